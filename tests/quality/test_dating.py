"""How often the day of writing is found, on invented reports in the manner of the press.

The cases of the one kind were seen while the costs were set; those kept aside were written before
that, and measured for the first time when it was done.
"""

import re
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from tests.quality.floors import check_floor

from twosource.collate.dating import date_story
from twosource.model import (
    DateBasis,
    DateProposal,
    Furniture,
    FurnitureKind,
    Report,
    Sentence,
    Span,
    Story,
    StoryDate,
    When,
)
from twosource.read import read_report

_CASES = Path(__file__).with_name("dating.jsonl")
_SENTENCE = re.compile(r"\S.*?(?:[.!?][”\"]?(?=\s+[A-Z“])|$)")


class _Case(msgspec.Struct, frozen=True):
    id: str
    aside: bool
    written: date | None
    blocks: list[tuple[Literal["body"] | FurnitureKind, str]]
    shown: list[tuple[DateBasis, str, str]]
    warns: bool
    tests: str


def _load(*, aside: bool) -> list[_Case]:
    cases = [msgspec.json.decode(line, type=_Case) for line in _CASES.read_bytes().splitlines()]
    return [case for case in cases if case.aside is aside]


def _make_report(case: _Case) -> Report:
    text, sentences, furniture = "", [], []
    for number, (kind, words) in enumerate(case.blocks):
        start = len(text)
        if kind == "body":
            sentences += [
                Sentence(Span(case.id, start + match.start(), start + match.end()), number)
                for match in _SENTENCE.finditer(words)
            ]
        else:
            furniture.append(Furniture(Span(case.id, start, start + len(words)), kind, "case"))
        text += words + "\n"
    return Report(
        id=case.id,
        source=case.id,
        name=case.id,
        content_hash="",
        text=text,
        furniture=tuple(furniture),
        sentences=tuple(sentences),
        dates=tuple(
            DateProposal(When(day, day, "day", basis), quote) for basis, day, quote in case.shown
        ),
    )


def _date(case: _Case) -> StoryDate:
    report = _make_report(case)
    story = Story(id="s", title="", reports=(report.id,), lineages=())
    return date_story(story, {report.id: report}, {report.id: read_report(report)})


def _days_off(case: _Case) -> int:
    """Return the days from the farther end of what was found to the truth; 99 for a wrong None."""
    when = _date(case).reports[0].when
    if when is None or case.written is None:
        return 0 if when is None and case.written is None else 99
    ends = (date.fromisoformat(when.start), date.fromisoformat(when.end))
    return max(abs((end - case.written).days) for end in ends)


def _rates(cases: list[_Case]) -> tuple[float, float]:
    """Return the shares found to the day, and to within one."""
    off = [_days_off(case) for case in cases]
    return sum(days == 0 for days in off) / len(off), sum(days <= 1 for days in off) / len(off)


@pytest.mark.parametrize("kind", ["seen", "aside"])
def test_the_day_of_writing_is_found_as_often_as_before(kind: str) -> None:
    exact, near = _rates(_load(aside=kind == "aside"))
    check_floor(f"dating-{kind}-to-the-day", exact)
    check_floor(f"dating-{kind}-to-within-a-day", near)


def test_every_contradicted_date_is_warned_of_and_no_other() -> None:
    cases = [*_load(aside=False), *_load(aside=True)]
    wrong = [case.id for case in cases if bool(_date(case).warnings) is not case.warns]
    assert wrong == []
