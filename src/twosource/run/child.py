"""The inside of the sandbox: a process that does one piece of work after another.

Tasks come pickled from the parent, which is trusted. Replies go back as msgpack, because whatever
took over this process must not be able to make the parent build objects of its choice.
"""

import importlib
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from typing import IO

import msgspec
from msgspec import Struct

from twosource.errors import InputError

__all__ = ["FAILED", "Failure", "Setup", "read_frame", "serve", "write_frame"]

DONE, FAILED = b"+", b"-"
_LENGTH = struct.Struct("<Q")
_LARGEST_FRAME_BYTES = 1 << 30


class Failure(Struct, frozen=True):
    """Why a piece of work came to nothing; `code` is one of the refusal codes."""

    code: str
    stage: str
    sentence: str


class Setup(Struct, frozen=True):
    """What a child has to know: the work as "module:function", and its limits."""

    work: str
    megabytes: int
    alarm_seconds: int


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the next frame, or None when the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LARGEST_FRAME_BYTES:
        return None
    body = stream.read(length)
    return body if len(body) == length else None


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Send one frame; raises OSError when the other side has gone."""
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def serve(setup: bytes) -> None:
    """Do work until the parent closes the pipe; this is the child's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wanted = msgspec.json.decode(setup, type=Setup)
    requests, replies = _take_pipes()
    module, _, name = wanted.work.partition(":")
    work = getattr(importlib.import_module(module), name)
    write_frame(replies, b"limited" if _limit_memory(wanted.megabytes) else b"unlimited")
    _silence(sys.stderr.fileno())
    while (message := read_frame(requests)) is not None:
        _set_alarm(wanted.alarm_seconds)
        reply = _answer(work, message)
        _set_alarm(0)
        write_frame(replies, reply)


def _answer(work: Callable[[object], object], message: bytes) -> bytes:
    try:
        return DONE + msgspec.msgpack.encode(work(pickle.loads(message)))  # noqa: S301 (our parent)
    except MemoryError:
        failure = Failure("out-of-memory", "clean", "it needs more memory than one report may have")
    except InputError as error:
        failure = Failure(error.code, error.stage, str(error))
    except Exception as error:  # noqa: BLE001 (one bad record must not cost its neighbours)
        failure = Failure("crashed", "clean", _describe(error))
    return FAILED + msgspec.msgpack.encode(failure)


def _describe(error: Exception) -> str:
    said = ascii(str(error)[:200])[1:-1]
    reason = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"reading it failed inside twosource ({reason}); please report this with the file"


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the two pipes for ourselves, so that a chatty library cannot write into a reply."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    _silence(0)
    _silence(1)
    return requests, replies


def _silence(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _limit_memory(megabytes: int) -> bool:
    """Cap the address space where the system can; say whether it could."""
    try:
        import resource  # noqa: PLC0415 (not there on Windows)

        limit = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, ValueError, OSError):
        return False
    return sys.platform != "darwin"  # macOS accepts the limit and does not keep it


def _set_alarm(seconds: int) -> None:
    """Have the system end this process should the parent be gone and unable to."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
