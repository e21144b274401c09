"""Kill runs at random moments of every stage, and compare what they end with: a program of its own.

`python -m tests.contract.store.kills 200` kills two hundred runs and prints how many fell where.
"""

import os
import signal
import sqlite3
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec
from msgspec import Struct
from tests.contract.store.affair import write_rounds
from tests.contract.store.killed import STAGES, Killed, Moment, Work, judge, read, run_killed
from tests.contract.store.sound import check_store, check_view

from twosource.errors import NotFoundError, StoreError, TwosourceError
from twosource.model import Record
from twosource.present.export_events import export_events
from twosource.present.export_json import export_json
from twosource.present.export_ledger import export_ledger
from twosource.store.view import open_view

__all__ = ["Tally", "kill_runs"]

FEW = 20
"""Fewer kills than these do without the last round."""


class Tally(Struct, kw_only=True):
    """How many runs were killed, in which stage, how many while they wrote, how many ended.

    `endings` counts the stores that were brought to their end and compared; `looks` how often
    somebody looked at a store while it was written.
    """

    kills: int = 0
    stages: Counter[str] = msgspec.field(default_factory=Counter)
    writing: int = 0
    endings: int = 0
    looks: int = 0


class _Step(Struct, frozen=True):
    """One step of the undisturbed run: its work, the record after it, and what each stage took."""

    work: Work
    record: Record
    seconds: Mapping[str, float]
    statements: Mapping[str, int]


def kill_runs(folder: Path, *, number: int, seed: int) -> Tally:
    """Kill so many runs, check the store behind each, and let each store come to its end."""
    first, *rest = write_rounds(folder / "rounds")
    works = [read(first), judge, *map(read, rest)]
    if number < FEW:
        works.pop()
    steps = list(_run_undisturbed(folder / "whole.db", works))
    random, tally = Random(seed), Tally()
    while tally.kills < number:
        place = folder / f"{tally.endings}.db"
        with _looking(place, steps) as looks:
            for at, step in enumerate(steps):
                share = -(-(number - tally.kills) // (len(steps) - at))
                for moment in _choose_moments(step, random, tally, most=share):
                    _kill(step, place, moment, known=steps[: at + 1], tally=tally)
                run_killed(step.work, place)
                ended = check_store(place, _records(steps[: at + 1]))
                assert write_exports(ended) == write_exports(step.record)
        tally.looks += looks[0]
        tally.endings += 1
    return tally


def write_exports(record: Record) -> tuple[bytes, ...]:
    """Return the exports of a record."""
    return export_json(record), export_events(record), export_ledger(record)


def _records(steps: Sequence[_Step]) -> list[Record]:
    return [one.record for one in steps]


def _run_undisturbed(place: Path, works: Sequence[Work]) -> Iterator[_Step]:
    for work in works:
        took = [line.split() for line in run_killed(work, place).said if line.startswith("took")]
        with open_view(place) as view:
            record = view.record()
        yield _Step(
            work,
            record,
            {stage: float(seconds) for _, stage, seconds, _ in took},
            {stage: int(count) for _, stage, _, count in took},
        )


def _choose_moments(step: _Step, random: Random, tally: Tally, *, most: int) -> list[Moment]:
    """Choose up to so many moments: of each stage one by the clock and one at a write.

    Stages in which few were killed go first; then they come in their order, so that nothing is done
    yet of the one in which the next kill falls.
    """
    moments = []
    for stage, seconds in step.seconds.items():
        moments.append(Moment(stage, seconds=random.uniform(0, seconds)))
        if step.statements[stage]:
            moments.append(Moment(stage, statement=random.randint(1, step.statements[stage])))
    kept = sorted(moments, key=lambda one: (tally.stages[one.stage], one.seconds, random.random()))
    return sorted(kept[:most], key=lambda one: STAGES.index(one.stage))


def _kill(
    step: _Step, place: Path, moment: Moment, *, known: Sequence[_Step], tally: Tally
) -> None:
    before = _count_kept(place)
    killed = run_killed(step.work, place, moment)
    if killed.is_whole:
        return  # nothing was left to do in that stage
    tally.kills += 1
    tally.stages[killed.stage] += 1
    tally.writing += killed.is_writing
    if tally.kills % 10 == 0:
        sys.stderr.write(f"{tally.kills} killed, {tally.endings} stores ended\n")
    after = _count_kept(place)
    if after is None:
        assert before is None
        assert not killed.kept
        return
    record = check_store(place, _records(known))
    _check_acknowledged(killed, record, _Kept() if before is None else before, after)


class _Kept(Struct, frozen=True):
    """How many sentences are parsed, how many reports have claims, how much was refused."""

    parsed: int = 0
    claimed: int = 0
    refused: int = 0


def _count_kept(place: Path) -> _Kept | None:
    """Count what a store holds; None while there is none."""
    try:
        open_view(place).close()
    except TwosourceError:
        return None
    with closing(sqlite3.connect(place)) as raw:
        return _Kept(
            *(
                raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("parses", "report_claims", "refusals")
            )
        )


def _check_acknowledged(killed: Killed, record: Record, before: _Kept, after: _Kept) -> None:
    """Check that all is there that the killed run, or one before it, said it had kept."""
    names = {one.name for one in record.reports}
    names |= {Path(one.source).name for one in record.refusals}
    assert {Path(one.source).name for one in killed.kept if one.source} <= names
    assert after.parsed >= before.parsed + max((one.parsed for one in killed.kept), default=0)
    assert after.claimed >= max(before.claimed, *(one.claimed for one in killed.kept), 0)
    assert after.refused >= max(before.refused, *(one.refused for one in killed.kept), 0)
    if "judged" in killed.said:
        assert record.judgements


@contextmanager
def _looking(place: Path, steps: Sequence[_Step]) -> Iterator[list[int]]:
    """Have somebody look at a store again and again from another process; count how often."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _look(place, _records(steps), theirs)
    os.close(theirs)
    looks: list[int] = []
    try:
        yield looks
    finally:
        os.kill(child, signal.SIGTERM)
        with os.fdopen(ours, encoding="utf-8") as pipe:
            said = pipe.read().splitlines()
        os.waitpid(child, 0)
    looks.append(said.count("looked"))
    faults = [one for one in said if one != "looked"]
    assert faults == []


def _look(place: Path, expected: Sequence[Record], pipe: int) -> None:
    while True:
        try:
            with open_view(place) as view:
                check_view(view, expected)
            os.write(pipe, b"looked\n")
        except (NotFoundError, StoreError) as error:
            if "there is no store" not in str(error) and "holds nothing yet" not in str(error):
                os.write(pipe, f"{error}\n".encode())
        except BaseException:  # noqa: BLE001 (it is said, and fails the test)
            os.write(pipe, traceback.format_exc().encode())
            os._exit(1)
        time.sleep(0.05)


def main(number: int, seed: int) -> None:
    """Kill so many runs and print what came of it."""
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        tally = kill_runs(Path(folder), number=number, seed=seed)
    spread = ", ".join(f"{stage} {tally.stages[stage]}" for stage in STAGES)
    sys.stdout.write(
        f"{tally.kills} runs killed in {time.monotonic() - began:.0f} s: {spread}; "
        f"{tally.writing} of them in the middle of a write\n"
        f"{tally.endings} stores ended as the undisturbed one; "
        f"looked at {tally.looks} times while they were written\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
