"""Who may open the web pages: passwords, tokens, and the names that the server goes by."""

import hmac
import socket
from collections.abc import Callable, Sequence
from hashlib import scrypt
from ipaddress import ip_address
from secrets import token_bytes

from twosource.errors import UsageError

__all__ = ["is_loopback", "list_hosts", "make_check", "open_port"]

_COST = {"n": 2**14, "r": 8, "p": 1}


def make_check(*secrets: str) -> Callable[[str], bool]:
    """Return what tells whether some words are one of the secrets, in the same time for all.

    The secrets themselves are forgotten; each try costs what scrypt costs.
    """
    salt = token_bytes(16)
    held = [_hash(one, salt) for one in secrets if one]

    def check(words: str) -> bool:
        given = _hash(words, salt)
        return sum(hmac.compare_digest(given, one) for one in held) > 0

    return check


def _hash(words: str, salt: bytes) -> bytes:
    return scrypt(words.encode("utf-8", "surrogatepass"), salt=salt, **_COST)


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine and nobody else's."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def list_hosts(host: str, port: int, names: Sequence[str]) -> frozenset[str]:
    """Return what a request may ask for: names with the port, and without it where it is 80."""
    own = ["localhost", "127.0.0.1", "[::1]"] if is_loopback(host) else [_bracket(host)]
    own += [] if is_loopback(host) else [socket.gethostname()]
    found = {f"{one.lower()}:{port}" for one in (*own, *names)}
    if port == 80:
        found |= {one.lower() for one in (*own, *names)}
    return frozenset(found | {one.lower() for one in names})


def open_port(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises UsageError where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family, backlog=128)
    except OSError as error:
        raise UsageError(
            f"port {port} of {host} cannot be opened: {error.strerror or error}; "
            "--port 0 takes a free one"
        ) from error


def _bracket(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host
