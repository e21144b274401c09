"""A text that is nothing but dates must not cost more than its length."""

import time
from datetime import date, timedelta

import pytest

from twosource.collate.dating import date_story
from twosource.model import Report, Sentence, Span, Story
from twosource.read import read_report

_SECONDS = 20.0  # quadratic time would take minutes


def _dates(count: int) -> list[str]:
    first = date(1950, 1, 1)
    return [(first + timedelta(days=9 * day)).isoformat() for day in range(count)]


def _report(text: str, *, ends: str) -> Report:
    sentences, start = [], 0
    for part in text.split(ends):
        if part:
            sentences.append(Sentence(Span("r", start, start + len(part)), 0))
        start += len(part) + len(ends)
    return Report(
        id="r", source="", name="", content_hash="", text=text, sentences=tuple(sentences)
    )


@pytest.mark.parametrize("ends", ["\n", "\0"])
def test_thousands_of_dates_are_dated_in_seconds(ends: str) -> None:
    """With "\\0" the whole text is one sentence."""
    report = _report("\n".join(f"It came on {day}." for day in _dates(4000)), ends=ends)
    story = Story(id="s", title="", reports=("r",), lineages=())
    start = time.perf_counter()
    date_story(story, {"r": report}, {"r": read_report(report)})
    assert time.perf_counter() - start < _SECONDS
