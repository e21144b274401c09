"""The place of one child process; when the child is gone, the next one takes it."""

import contextlib
import signal
import subprocess
import sys
import threading

import msgspec
from msgspec import Struct

from twosource.errors import TwosourceError
from twosource.run.child import FAILED, Failure, read_frame, write_frame

__all__ = ["Bounds", "Seat"]


class Bounds(Struct, frozen=True, kw_only=True):
    """What one piece of work may take: wall time, and address space of its process.

    An idle child has mapped about 50 MB.
    """

    seconds: float = 10.0
    megabytes: int = 512
    starting_seconds: float = 60.0


class Seat:
    """Keeps one child alive; used by one thread at a time, closed from any."""

    def __init__(self, command: list[str], bounds: Bounds) -> None:
        self._command = command
        self._bounds = bounds
        self._lock = threading.Lock()
        self._closed = False
        self._child: _Child | None = None

    def ask(self, message: bytes) -> bytes:
        """Have one piece of work done; a used child that fails by itself is given one more try.

        Otherwise what earlier records left behind in a child could decide the fate of this one.
        Raises TwosourceError when a child does not start.
        """
        is_used = self._child is not None
        reply = self._ask_once(message)
        # A child that is still there failed in an orderly way, and would do so again.
        if is_used and self._child is None and _read_code(reply) != "too-slow":
            reply = self._ask_once(message)
        return reply

    def start(self) -> bytes:
        """Make sure that a child sits here; return what it said when it was ready."""
        return (self._child or self._seat_child()).greeting

    def close(self) -> None:
        """End the child; no other will take its place."""
        with self._lock:
            self._closed = True
            if self._child is not None:
                self._child.end()

    def clear(self) -> None:
        """Close the pipes of the child; only when no thread is asking any more."""
        if self._child is not None:
            self._child.discard()
            self._child = None

    def _ask_once(self, message: bytes) -> bytes:
        child = self._child or self._seat_child()
        reply = child.exchange(message, self._bounds.seconds)
        if reply is None or child.is_expired() or _is_out_of_memory(reply):
            self.clear()
        return reply if reply is not None else _fail(child.explain_end(self._bounds))

    def _seat_child(self) -> "_Child":
        with self._lock:
            if self._closed:
                raise TwosourceError("the sandbox is closed; open another")
            self._child = child = _Child(self._command)
        child.greeting = child.exchange(None, self._bounds.starting_seconds) or b""
        if not child.greeting:
            complaint = child.explain_start()
            self.clear()
            raise TwosourceError(f"the reading process does not start: {complaint}")
        return child


class _Child:
    """One process with its pipes."""

    def __init__(self, command: list[str]) -> None:
        # Away from the terminal's group: Ctrl-C is for the parent, which then ends its children.
        if sys.platform == "win32":
            flags, group = subprocess.CREATE_NEW_PROCESS_GROUP, None
        else:
            flags, group = 0, 0
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter, our own code)
            command, stdin=pipe, stdout=pipe, stderr=pipe, creationflags=flags, process_group=group
        )
        self._expired = threading.Event()
        self.greeting = b""

    def exchange(self, message: bytes | None, seconds: float) -> bytes | None:
        """Send a message and return the reply; None when the child ended or had to be ended."""
        clock = threading.Timer(seconds, self._expire)
        clock.start()
        try:
            return self._talk(message)
        except OSError:
            return None
        finally:
            clock.cancel()
            clock.join()

    def is_expired(self) -> bool:
        """Say whether the child was ended because its time was over."""
        return self._expired.is_set()

    def explain_end(self, bounds: Bounds) -> Failure:
        """Say why there was no reply."""
        self.end()
        if self.is_expired():
            sentence = f"reading it took longer than {bounds.seconds:g} seconds and was stopped"
            return Failure("too-slow", "clean", sentence)
        ending = _name_ending(self._process.returncode)
        return Failure("crashed", "clean", f"the process that was reading it ended with {ending}")

    def explain_start(self) -> str:
        """Return the last line of what a child said that did not get ready."""
        self.end()
        stderr = self._process.stderr
        said = stderr.read().decode("utf-8", "replace").strip() if stderr is not None else ""
        return said.splitlines()[-1] if said else _name_ending(self._process.returncode)

    def end(self) -> None:
        """Kill the process and wait until it has ended."""
        self._process.kill()
        self._process.wait()

    def discard(self) -> None:
        """Kill the process and close its pipes."""
        self.end()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(OSError):  # unsent bytes to a dead process
                if pipe is not None:
                    pipe.close()

    def _talk(self, message: bytes | None) -> bytes | None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        if message is not None:
            write_frame(stdin, message)
        return read_frame(stdout)

    def _expire(self) -> None:
        self._expired.set()
        self._process.kill()


def _fail(failure: Failure) -> bytes:
    return FAILED + msgspec.msgpack.encode(failure)


def _read_code(reply: bytes) -> str | None:
    if not reply.startswith(FAILED):
        return None
    with contextlib.suppress(msgspec.MsgspecError):
        return msgspec.msgpack.decode(reply[1:], type=Failure).code
    return None


def _is_out_of_memory(reply: bytes) -> bool:
    return _read_code(reply) == "out-of-memory"


def _name_ending(status: int) -> str:
    if status >= 0:
        return f"status {status}"
    try:
        return f"signal {signal.Signals(-status).name}"
    except ValueError:
        return f"signal {-status}"
