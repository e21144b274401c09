"""Small reports in our own words, one for each number."""

from collections.abc import Callable

import pytest

from twosource.model import Mention, Reading, Report, Sentence, Span
from twosource.text.hashing import hash_bytes, hash_report

Read = tuple[Report, Reading]


def read_one(number: int, *, source: str | None = None, paragraph: int = 0) -> Read:
    text = f"Envoy {number} reached Port Senn on Tuesday. Talks on grain begin at noon."
    name = f"{number}.txt"
    report = hash_report(name, None, text)
    first = text.index(" Talks")
    sentences = (
        Sentence(Span(report, 0, first), paragraph),
        Sentence(Span(report, first + 1, len(text)), paragraph),
    )
    mention = Mention(Span(report, 6, 6 + len(str(number))), "number", str(number))
    made = Report(
        id=report,
        source=source or f"desk/{name}",
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        publisher=f"Senn Post {number % 2}",
        sentences=sentences,
    )
    return made, Reading(report, (mention,))


@pytest.fixture
def make() -> Callable[..., Read]:
    return read_one
