"""A run in a process of its own, to be killed at a moment that is chosen beforehand.

The process is forked from one that has everything imported, so that killing many costs little.
It says each stage that begins and each step that is acknowledged, a line each.
"""

import mmap
import os
import signal
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import IO, ParamSpec, TypeVar

import msgspec
from msgspec import Struct
from tests.unit.store.older import find_raw

from twosource.model import Judgement
from twosource.run import judging, pipeline
from twosource.run.decision import Decision
from twosource.run.judging import decide, keep_judgements
from twosource.run.pipeline import ReadOptions, Step, read_sources
from twosource.run.sandbox import Bounds
from twosource.store.writer import Writer, open_writer

__all__ = ["STAGES", "Killed", "Moment", "Watch", "Work", "judge", "read", "run_killed"]

STAGES = ("reading", "parsing", "grouping", "claiming", "comparing", "judging")
_PASSES = {
    "parsing": "parse_reports",
    "grouping": "relate_reports",
    "claiming": "claim_reports",
    "comparing": "join_claims",
}
PATIENT = Bounds(seconds=600.0, megabytes=1024)
"""On a busy machine a record may take long, which would be told as a refusal."""
MOMENT = "2031-03-09T12:00:00+00:00"
Work = Callable[[Path, "Watch"], None]
P = ParamSpec("P")
R = TypeVar("R")


class Moment(Struct, frozen=True):
    """When a run is killed: so many seconds after a stage began, or at one of its statements.

    Only the statements of transactions that write are counted, from 1.
    """

    stage: str
    seconds: float = 0.0
    statement: int = 0


class Killed(Struct, frozen=True):
    """How a run ended: the lines that it said, the stage it was in, whether it was writing."""

    said: tuple[str, ...]
    stage: str
    is_writing: bool
    is_whole: bool

    @property
    def kept(self) -> list[Step]:
        """The steps that the run acknowledged."""
        lines = (line.partition(" ") for line in self.said)
        return [msgspec.json.decode(rest, type=Step) for first, _, rest in lines if first == "kept"]


class Watch:
    """Counts the statements of a writer by stage; kills its own process at the chosen one."""

    def __init__(self, shared: mmap.mmap, pipe: int, moment: Moment | None) -> None:
        self._shared, self._pipe, self._moment = shared, pipe, moment
        self._stage, self._count, self._began = "", 0, time.monotonic()

    def say(self, line: str) -> None:
        os.write(self._pipe, f"{line}\n".encode())

    def open(self, place: str | Path) -> Writer:
        writer = open_writer(place)
        find_raw(writer).set_trace_callback(self.meet)
        return writer

    def enter(self, stage: str) -> None:
        if self._stage:
            self.say(f"took {self._stage} {time.monotonic() - self._began} {self._count}")
        if self._is_chosen() and self._moment is not None and self._moment.statement:
            os.kill(os.getpid(), signal.SIGKILL)  # fewer statements than were thought
        self._stage, self._count, self._began = stage, 0, time.monotonic()
        self.say(f"stage {stage}")

    def meet(self, statement: str) -> None:
        if statement.startswith("BEGIN"):
            self._shared[0] = int("IMMEDIATE" in statement)
        if self._shared[0]:
            self._count += 1
        if self._is_chosen() and self._moment is not None and self._count == self._moment.statement:
            os.kill(os.getpid(), signal.SIGKILL)
        if statement.startswith(("COMMIT", "ROLLBACK")):
            self._shared[0] = 0

    def _is_chosen(self) -> bool:
        return self._moment is not None and self._moment.stage == self._stage


def run_killed(work: Work, place: Path, moment: Moment | None = None) -> Killed:
    """Run some work on the store at `place` in a process of its own, killed at a moment if any."""
    shared = mmap.mmap(-1, 1)
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _run(work, place, Watch(shared, theirs, moment))
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as pipe:
        said = _listen(pipe, child, moment)
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError("\n".join(said))
    stages = [line.split()[1] for line in said if line.startswith("stage")]
    writing, whole = bool(shared[0]), os.WIFEXITED(status)
    shared.close()
    return Killed(tuple(said), stages[-1] if stages else "", writing, whole)


def _listen(pipe: IO[str], child: int, moment: Moment | None) -> list[str]:
    """Read what a process says to its end; kill it when its moment has come."""
    said: list[str] = []
    for line in pipe:
        said.append(line.rstrip("\n"))
        if moment and not moment.statement and said[-1] == f"stage {moment.stage}":
            time.sleep(moment.seconds)
            os.kill(child, signal.SIGKILL)
    return said


def _run(work: Work, place: Path, watch: Watch) -> None:
    code = 1
    try:
        for stage, name in _PASSES.items():
            setattr(pipeline, name, _before(getattr(pipeline, name), watch, stage))
        judging.open_writer = watch.open  # type: ignore[assignment,attr-defined]
        work(place, watch)
        watch.enter("end")
        code = 0
    except BaseException as error:  # noqa: BLE001 (it is said, and fails the test)
        watch.say(f"failed {error!r}")
    finally:
        os._exit(code)


def _before(done: Callable[P, R], watch: Watch, stage: str) -> Callable[P, R]:
    @wraps(done)
    def begun(*given: P.args, **named: P.kwargs) -> R:
        watch.enter(stage)
        return done(*given, **named)

    return begun


def read(folder: Path) -> Work:
    """Return the work of reading a folder into a store."""

    def work(place: Path, watch: Watch) -> None:
        def acknowledge(step: Step) -> None:
            watch.say(f"kept {msgspec.json.encode(step).decode()}")

        watch.enter("reading")
        options = ReadOptions(
            workers=1,
            bounds=PATIENT,
            parse_bounds=PATIENT,
            claim_bounds=PATIENT,
            clock=lambda: MOMENT,
        )
        with watch.open(place) as writer:
            read_sources([str(folder)], writer=writer, options=options, watch=acknowledge)

    return work


def judge(place: Path, watch: Watch) -> None:
    """Split the largest event of a store, unless that was decided already; join what is left."""
    watch.enter("judging")
    with watch.open(place) as writer:
        record = writer.view().record()
    judgements: tuple[Judgement, ...] = ()
    if not record.judgements:
        event = max(record.collation.events, key=lambda one: (len(one.claims), one.id))
        judgements = decide(record, event, Decision(split=event.claims[-1], made=MOMENT))
    keep_judgements(str(place), judgements, made_by=record.made_by)
    watch.say("judged")
