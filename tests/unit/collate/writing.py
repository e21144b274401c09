"""Reports of a few full sentences, and the claims that these make. All that is told is invented."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace
from tests.unit.collate.claiming import claim, group, name_report

from twosource.collate import put_together
from twosource.model import (
    Act,
    Amount,
    Claim,
    Event,
    Grouping,
    Place,
    Report,
    Sentence,
    Span,
    Status,
    StoryDate,
    When,
)
from twosource.text.hashing import hash_claim


def write(letter: str, *sentences: str) -> Report:
    """A report of sentences, one a paragraph."""
    at, start, spans = name_report(letter), 0, []
    for number, sentence in enumerate(sentences):
        spans.append(Sentence(Span(at, start, start + len(sentence)), number))
        start += len(sentence) + 1
    return Report(
        id=at,
        source=f"{letter}.txt",
        name=f"{letter}.txt",
        content_hash="",
        text="\n".join(sentences),
        sentences=tuple(spans),
    )


def tell(
    report: Report,
    cue: str,
    actors: str = "",
    recipients: str = "",
    *,
    act: Act = "AID",
    mode: str | None = None,
    status: Status = "happened",
    when: When | None = None,
    where: str = "",
    amount: str = "",
    denies: Sequence[Claim] = (),
) -> Claim:
    """The claim of a cue such as "1 sent", in sentence 1; an amount is "40 tent"."""
    number, word = cue.split(maxsplit=1)
    at = report.sentences[int(number)].span
    start = report.text.index(word, at.start, at.end)
    made = claim("a0", actors, recipients, act=act, mode=mode, status=status, when=when)
    return replace(
        made,
        id=hash_claim(report.id, start, start + len(word), act),
        report=report.id,
        at=at,
        cue=Span(report.id, start, start + len(word)),
        where=Place(span=at, name=where, precision="city") if where else None,
        amounts=(count(amount, at),) if amount else (),
        denies=tuple(one.id for one in denies),
    )


def count(amount: str, at: Span) -> Amount:
    """An amount such as "40 tent" or "> 40 tent"."""
    *sign, value, unit = amount.split()
    made = Amount(span=at, value=float(value), unit=unit)
    return replace(made, comparator=">") if sign else made


def list_reports(reports: Iterable[Report]) -> dict[str, Report]:
    return {one.id: one for one in reports}


def join(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    grouping: Grouping | None = None,
    dates: Sequence[StoryDate] = (),
) -> tuple[Event, ...]:
    """The events of one story of these reports; without a grouping each is a lineage."""
    letters = "".join(one.name[0] for one in reports)
    return put_together(claims, grouping or group(letters), list_reports(reports), dates=dates)


def share(
    reports: Sequence[Report], claims: Sequence[Claim], grouping: Grouping | None = None
) -> list[list[int]]:
    """Return which claims are together, as their numbers, in the order of the first of each."""
    return list_shares(claims, join(reports, claims, grouping))


def list_shares(claims: Sequence[Claim], events: Iterable[Event]) -> list[list[int]]:
    numbers: Mapping[str, int] = {one.id: at for at, one in enumerate(claims)}
    return sorted(sorted(numbers[one] for one in event.claims) for event in events)
