"""A line to another machine that ends when its time is up, however slowly that machine talks."""

import io
import socket
import ssl
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Self

from twosource.ingest.address import Address
from twosource.ingest.refusing import fault

__all__ = ["Deadline", "Line", "connect"]


class Deadline:
    """The end of the time that one page may take, from its first look-up to its last byte."""

    def __init__(self, seconds: float, *, clock: Callable[[], float] = monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raises InputError (too-slow) when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise self.fault()
        return left

    def fault(self) -> Exception:
        """Return the error that says that the time is up."""
        return fault(
            "too-slow", f"it did not come whole within {self._seconds:g} seconds; try again later"
        )


class Line:
    """An open line; what `makefile` gives reads from it until the deadline."""

    def __init__(self, opened: socket.socket, deadline: Deadline) -> None:
        self._socket, self._deadline = opened, deadline

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def sendall(self, content: bytes) -> None:
        """Send bytes; raises InputError, OSError."""
        self._socket.settimeout(self._deadline.left())
        try:
            self._socket.sendall(content)
        except TimeoutError:
            raise self._deadline.fault() from None

    def receive(self, buffer: memoryview) -> int:
        """Read what comes next into a buffer; raises InputError, OSError."""
        self._socket.settimeout(self._deadline.left())
        try:
            return self._socket.recv_into(buffer)
        except TimeoutError:
            raise self._deadline.fault() from None

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002 (as a socket has it)
        """Return a stream of what comes, for `http.client`."""
        return io.BufferedReader(_Incoming(self))


class _Incoming(io.RawIOBase):
    def __init__(self, line: Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._line.receive(buffer)


def connect(
    address: Address, hosts: Sequence[str], *, deadline: Deadline, tls: ssl.SSLContext
) -> Line:
    """Open a line to the first of some addresses of the host that answers.

    Only these are asked: the name of the host is not looked up again. Raises InputError:
    unreachable, too-slow, bad-answer (a certificate that does not fit).
    """
    last: OSError | None = None
    for host in hosts:
        try:
            opened = socket.create_connection((host, address.port), timeout=deadline.left())
        except OSError as error:
            last = error
            continue
        return Line(_secure(opened, address, deadline=deadline, tls=tls), deadline)
    deadline.left()
    said = last.strerror if last is not None and last.strerror else "no answer"
    raise fault("unreachable", f"{address.authority} cannot be reached: {said}") from last


def _secure(
    opened: socket.socket, address: Address, *, deadline: Deadline, tls: ssl.SSLContext
) -> socket.socket:
    if address.scheme == "http":
        return opened
    try:
        opened.settimeout(deadline.left())
        return tls.wrap_socket(opened, server_hostname=address.host)
    except TimeoutError:
        opened.close()
        raise deadline.fault() from None
    except (OSError, ValueError) as error:
        opened.close()
        said = getattr(error, "verify_message", "") or getattr(error, "reason", "") or str(error)
        raise fault("bad-answer", f"no safe line to {address.authority}: {said}") from error
