"""Which machines may be asked for a page: those of the open internet, and no others."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread

from twosource.ingest.refusing import fault

__all__ = ["Resolve", "find_hosts", "is_public", "resolve_host"]

Resolve = Callable[[str, int], tuple[str, ...]]
"""Gives the addresses of a host and a port; raises OSError where there are none."""

# `is_global` lets some of these through, and not the same ones in every version of Python.
_CLOSED_4 = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        ),
    )
)  # fmt: skip
_CLOSED_6 = tuple(
    map(
        ip_network,
        (
            "::/8",  # loopback, unspecified, mapped, compatible and translated addresses of IPv4
            "64:ff9b::/96", "64:ff9b:1::/48",  # NAT64
            "100::/64", "2001::/23",  # Teredo among them
            "2001:db8::/32", "2002::/16",  # 6to4
            "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        ),
    )
)  # fmt: skip
# What was given out for the open internet.
_OPEN_6 = ip_network("2000::/3")


def is_public(address: str) -> bool:
    """Tell whether an address, as a resolver gives it, is one of the open internet.

    Not so are those that are private, shared, reserved, site-local, link-local or multicast, those
    for documentation, and those of IPv6 that stand for one of IPv4: mapped, compatible, 6to4,
    Teredo, NAT64. An address with a zone, and what is no address, are not public.
    """
    try:
        one = ip_address(address)
    except ValueError:
        return False
    if isinstance(one, IPv6Address):
        is_closed = one not in _OPEN_6 or one.scope_id is not None
        return not is_closed and not any(one in net for net in _CLOSED_6) and _is_global(one)
    return not any(one in net for net in _CLOSED_4) and _is_global(one)


def find_hosts(
    host: str, port: int, *, resolve: Resolve, permit: Callable[[str], bool], seconds: float
) -> tuple[str, ...]:
    """Return the addresses of a host, all of which `permit` allows.

    Raises InputError: unreachable, too-slow, forbidden. One address that is not allowed forbids
    them all, since it is chance which of them would be asked.
    """
    found = _resolve_in_time(host, port, resolve=resolve, seconds=seconds)
    closed = [one for one in found if not permit(one)]
    if closed:
        raise fault(
            "forbidden",
            f"{host} is {closed[0][:60]}, which is not on the open internet; "
            "save the page and name that",
        )
    if not found:
        raise fault("unreachable", f"no machine is called {host}; check the address")
    return found


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host as the system finds them, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def _is_global(one: IPv4Address | IPv6Address) -> bool:
    return one.is_global and not (one.is_multicast or one.is_reserved or one.is_link_local)


def _resolve_in_time(host: str, port: int, *, resolve: Resolve, seconds: float) -> tuple[str, ...]:
    """Ask the resolver in a thread of its own: the system's cannot be told to hurry."""
    answers: SimpleQueue[tuple[str, ...] | OSError | ValueError] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, ValueError) as error:  # ValueError: a name that no name server takes
            answers.put(error)

    Thread(target=ask, name="resolving", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise fault("too-slow", f"nobody said in time which machine {host} is") from None
    if isinstance(answer, (OSError, ValueError)):
        raise fault("unreachable", f"no machine is called {host}; check the address") from answer
    return answer
