"""Claims about invented dealings, laid out by hand; each report has a few sentences of ten signs.

The acts between states that are told here never took place.
"""

from collections.abc import Sequence

from twosource.collate import put_together
from twosource.model import (
    Act,
    Actor,
    Alignment,
    Claim,
    Event,
    Grouping,
    Lineage,
    Link,
    Report,
    Sentence,
    Span,
    Status,
    Story,
    When,
)
from twosource.text.hashing import hash_claim, hash_parts

LENGTH, SENTENCES = 10, 6


def name_report(letter: str) -> str:
    return hash_parts("invented", letter)


def make_report(letter: str) -> Report:
    at = name_report(letter)
    return Report(
        id=at,
        source=f"{letter}.txt",
        name=f"{letter}.txt",
        content_hash="",
        text="said here " * SENTENCES,
        sentences=tuple(
            Sentence(Span(at, start * LENGTH, (start + 1) * LENGTH - 1), 0)
            for start in range(SENTENCES)
        ),
    )


def day(start: str, end: str | None = None) -> When:
    return When(start, start if end is None else end, "day", "text")


def party(words: str, at: Span) -> Actor:
    """A party: "KOR" is a state, "Lune" a name, "the envoy" a title, "they" nobody yet."""
    if words.isupper():
        return Actor(span=at, state=words)
    if words.startswith("the "):
        return Actor(span=at, title=words.removeprefix("the "))
    return Actor(span=at) if words == "they" else Actor(span=at, name=words)


def claim(
    place: str,
    actors: str = "",
    recipients: str = "",
    *,
    when: When | None = None,
    act: Act = "AID",
    mode: str | None = None,
    status: Status = "happened",
    denies: Sequence[Claim] = (),
    cue: int = 0,
) -> Claim:
    """A claim at a place such as "a2", the third sentence of report a; parties by commas."""
    report, number = name_report(place[0]), int(place[1:])
    start = number * LENGTH + cue
    at = Span(report, number * LENGTH, (number + 1) * LENGTH - 1)
    return Claim(
        id=hash_claim(report, start, start + 1, act),
        report=report,
        at=at,
        cue=Span(report, start, start + 1),
        act=act,
        mode=mode,
        status=status,
        actors=tuple(party(one, at) for one in actors.split(", ") if one),
        recipients=tuple(party(one, at) for one in recipients.split(", ") if one),
        when=when,
        denies=tuple(one.id for one in denies),
    )


def group(letters: str, *links: str, lineages: str = "") -> Grouping:
    """One story of reports; a link such as "a0 b1" or "a0 b1 b2"; lineages such as "ab c".

    Without `lineages` each report is one of its own.
    """
    parts = lineages.split() or list(letters)
    made = tuple(
        Lineage(
            id=f"lineage {part}",
            reports=tuple(sorted(map(name_report, part))),
            editions=(),
            ancestors=(),
            edges=(),
            origin=None,
        )
        for part in parts
    )
    reports = tuple(sorted(map(name_report, letters)))
    story = Story(id="story", title="", reports=reports, lineages=tuple(one.id for one in made))
    return Grouping(lineages=made, stories=(story,), alignments=tuple(map(_align, links)))


def join(claims: Sequence[Claim], grouping: Grouping) -> tuple[Event, ...]:
    letters = "abcdefgh"
    return put_together(claims, grouping, {name_report(one): make_report(one) for one in letters})


def share(claims: Sequence[Claim], grouping: Grouping) -> list[list[int]]:
    """Return which claims are together, as their numbers, in the order of the first of each."""
    numbers = {one.id: at for at, one in enumerate(claims)}
    found = (sorted(numbers[claim] for claim in one.claims) for one in join(claims, grouping))
    return sorted(found)


def _align(link: str) -> Alignment:
    places = link.split()
    first, second = places[0][0], next(one[0] for one in places if one[0] != places[0][0])
    numbers = {
        letter: tuple(int(one[1:]) for one in places if one[0] == letter)
        for letter in (first, second)
    }
    return Alignment(
        first=name_report(first),
        second=name_report(second),
        links=(Link(numbers[first], numbers[second], 1.0),),
    )
