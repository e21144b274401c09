"""Addresses of pages: what may be asked for, taken apart."""

import re
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from twosource.ingest.refusing import fault

__all__ = ["Address", "follow", "is_address", "read_address"]

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://")
_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_LONGEST, _LONGEST_NAME = 2_000, 300
# What may stand in a path or a query as it is; everything else is written with "%".
_SAFE = "/%:@!$&'()*+,;=-._~?[]"


class Address(Struct, frozen=True, kw_only=True):
    """An address taken apart: `target` is path and query as they are asked for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def written(self) -> str:
        """The whole of it, without what stands behind "#"."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """The host as a request names it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def name(self) -> str:
        """A name for the page, which depends on nothing but the address."""
        return f"{self.authority}{self.target}"[:_LONGEST_NAME]


def is_address(place: str) -> bool:
    """Tell whether a place to read is an address and not a file."""
    return _ADDRESS.match(place) is not None


def read_address(written: str) -> Address:
    """Take an address apart; raises InputError (forbidden) for one that is not asked.

    That is every scheme but http and https, a name and password before the host, and what is no
    address at all.
    """
    if len(written) > _LONGEST or _ODD.search(written):
        raise fault("forbidden", "this is no address: it has spaces in it, or is far too long")
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise fault("forbidden", f"this is no address: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise fault("forbidden", f"only http and https are asked, not {scheme[:20]}")
    if not host or parts.username is not None or parts.password is not None:
        raise fault("forbidden", "write the address with a host, and no name or password before it")
    target = quote(parts.path or "/", safe=_SAFE)
    target += f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    asked = _PORTS[scheme] if port is None else port
    return Address(scheme=scheme, host=_write_host(host), port=asked, target=target)


def follow(address: Address, location: str) -> Address:
    """Return where a redirect leads from an address; raises InputError (forbidden)."""
    try:
        led = urljoin(address.written, location.strip())
    except ValueError as error:
        raise fault("forbidden", f"it leads to what is no address: {error}") from error
    return read_address(led)


def _write_host(host: str) -> str:
    """Return a host in ASCII, as name servers are asked."""
    if ":" in host:
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise fault("forbidden", f"{host[:60]!r} is no name of a host") from error
