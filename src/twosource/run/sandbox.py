"""Untrusted bytes are read in child processes that can be killed.

A child starts as a fresh interpreter (nothing is forked, and the caller's main module is not run
again), does many pieces of work, and is replaced when it dies, is too slow or runs out of memory.
"""

import json
import os
import pickle
import queue
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from math import ceil
from types import TracebackType
from typing import Generic, Self, TypeVar, get_type_hints

import msgspec

from twosource.run.child import FAILED, Failure, Setup
from twosource.run.seat import Bounds, Seat

__all__ = ["Bounds", "Failure", "Sandbox", "default_workers"]

Task = TypeVar("Task")
Result = TypeVar("Result")

# One thread for sums: each further one maps 40 MB, which count against the limit on memory.
_BOOT = (
    "import json, os, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "os.environ.setdefault('OPENBLAS_NUM_THREADS', '1'); "
    "from twosource.run.child import serve; serve(sys.argv[2].encode())"
)
_TASKS_AHEAD = 4  # per worker: enough to keep all busy while one record takes its ten seconds
_DEFAULT_BOUNDS = Bounds()


def default_workers() -> int:
    """Return how many children to run: one per processor, four at most."""
    return min(4, os.cpu_count() or 1)


class Sandbox(Generic[Task, Result]):
    """Children that do `work`; use it in a `with`, which kills them at the end.

    `work` is a function at the top of an importable module; its return annotation is a type that
    msgspec can send.
    """

    def __init__(
        self,
        work: Callable[[Task], Result],
        *,
        workers: int | None = None,
        bounds: Bounds = _DEFAULT_BOUNDS,
    ) -> None:
        count = workers or default_workers()
        self._decoder = msgspec.msgpack.Decoder(type=get_type_hints(work)["return"])
        self._seats = [Seat(_make_command(work, bounds), bounds) for _ in range(count)]
        self._idle: queue.SimpleQueue[Seat] = queue.SimpleQueue()
        for seat in self._seats:
            self._idle.put(seat)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="sandbox")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for seat in self._seats:
            seat.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for seat in self._seats:
            seat.clear()

    def run(self, tasks: Iterable[Task]) -> Iterator[Result | Failure]:
        """Yield one result or failure for each task, in the order of the tasks.

        Raises TwosourceError when a child does not even start.
        """
        pending: deque[Future[Result | Failure]] = deque()
        for task in tasks:
            message = pickle.dumps(task, protocol=pickle.HIGHEST_PROTOCOL)
            pending.append(self._threads.submit(self._do, message))
            if len(pending) >= _TASKS_AHEAD * len(self._seats):
                yield _await(pending.popleft())
        while pending:
            yield _await(pending.popleft())

    def is_memory_limited(self) -> bool:
        """Start a child and say whether this system keeps its memory limit."""
        return self._seats[0].start() == b"limited"

    def _do(self, message: bytes) -> Result | Failure:
        seat = self._idle.get()
        try:
            reply = seat.ask(message)
        finally:
            self._idle.put(seat)
        return self._decode(reply)

    def _decode(self, reply: bytes) -> Result | Failure:
        try:
            if reply.startswith(FAILED):
                return msgspec.msgpack.decode(reply[1:], type=Failure)
            result: Result = self._decoder.decode(reply[1:])
        except msgspec.MsgspecError as error:
            return Failure("crashed", "clean", f"the process that read it answered {error}")
        return result


def _make_command(work: Callable[[Task], Result], bounds: Bounds) -> list[str]:
    setup = Setup(
        work=f"{work.__module__}:{work.__qualname__}",
        megabytes=bounds.megabytes,
        alarm_seconds=ceil(bounds.seconds) + 5,
    )
    # -P: nothing is imported from the folder the user happens to stand in.
    start = [sys.executable, "-P", "-c", _BOOT, json.dumps(sys.path)]
    return [*start, msgspec.json.encode(setup).decode()]


def _await(future: Future[Result | Failure]) -> Result | Failure:
    """Wait in short steps: on Windows a wait without end would not notice Ctrl-C."""
    while not wait([future], timeout=1.0).done:
        pass
    return future.result()
