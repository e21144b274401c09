"""Reports of `tools.affairs`, cleaned once and kept in a folder, for benches that need many.

500 reports a day, one in twenty without a date, every tenth a copy of an earlier one with 5 to 40 %
of its words changed, sentences dropped, merged and moved, a headline and furniture of its own; and
one wire report with thousands of copies within a week.
"""

import os
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import msgspec
from tools.affairs import load_sources, plant_copies, plant_story

from twosource.clean import make_report
from twosource.model import Item, Report

PART = 2_500
A_DAY = 500
UNDATED = 20
STORY_DAYS = 7
FIRST_DAY = date(2024, 1, 1)
FOLDER = Path(tempfile.gettempdir()) / "twosource-bench"


def prepare(folder: Path, count: int, copies: int, workers: int) -> None:
    """Make and clean what the folder does not hold yet."""
    folder.mkdir(parents=True, exist_ok=True)
    if copies and not _story(folder, copies).exists():
        _write(_story(folder, copies), _make_story(copies))
    numbers = [one for one in range(-(-count // PART)) if not _part(folder, one).exists()]
    with get_context("spawn").Pool(workers) as pool:
        for _ in pool.imap_unordered(partial(make_part, folder), numbers):
            pass


def make_part(folder: Path, number: int) -> None:
    """Make, clean and keep the reports of one part; equal in every run."""
    corpus = plant_copies(load_sources().bases, PART * (number + 1))
    reports = []
    for place in range(PART * number, PART * (number + 1)):
        day = FIRST_DAY + timedelta(days=place // A_DAY)
        dated = None if place % UNDATED == 0 else day
        reports.append(_clean(corpus.name(place), corpus.text(place), dated))
    _write(_part(folder, number), reports)


def _make_story(copies: int) -> list[Report]:
    chance = Random(copies)
    return [
        _clean(name, text, FIRST_DAY + timedelta(days=chance.randrange(STORY_DAYS)))
        for name, text in plant_story(load_sources().bases, copies)
    ]


def _clean(name: str, text: str, day: date | None) -> Report:
    return make_report(
        Item(
            source=name,
            name=name,
            media="text",
            content=text.encode(),
            charset="utf-8",
            published=day.isoformat() if day else None,
            publisher=text.partition("\n")[0],
        )
    )


def _part(folder: Path, number: int) -> Path:
    return folder / f"part-{number:04}.msgpack"


def _write(path: Path, reports: list[Report]) -> None:
    """Write at once or not at all: a run that was cut short leaves no half part."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(msgspec.msgpack.encode(reports))
    unfinished.replace(path)


def read_reports(folder: Path, count: int, copies: int) -> Iterator[Report]:
    """Yield `count` reports, the wire report and its copies first; with no copies, no story."""
    story = _read(_story(folder, copies))[:count] if copies else []
    yield from story
    wanted = count - len(story)
    for number in range(-(-wanted // PART)):
        yield from _read(_part(folder, number))[: wanted - number * PART]


def _read(path: Path) -> list[Report]:
    return msgspec.msgpack.decode(path.read_bytes(), type=list[Report])


def _story(folder: Path, copies: int) -> Path:
    return folder / f"story-{copies}.msgpack"
