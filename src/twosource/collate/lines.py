"""Sentences of a story, as one lineage says them, with what they say and the claims in them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from twosource.collate.fact import Fact
from twosource.collate.facts import find_facts
from twosource.collate.frames import Frame, make_frame
from twosource.collate.sentence_words import find_names, find_speakers
from twosource.collate.stems import find_stems, find_words_of
from twosource.collate.versions import Version
from twosource.lexicon.control_groups import find_control_group
from twosource.model import Claim, Span

__all__ = ["Context", "Line", "find_bearer", "find_group", "read_lines"]

_BEFORE = 2
"""So many sentences before it tell what a sentence goes on with."""


class Context(Struct, frozen=True, kw_only=True):
    """What sentences are read in: versions and lineages by report, events by the ids of claims,
    days by report (ISO).
    """

    versions: Mapping[str, Version]
    lineages: Mapping[str, str]
    homes: Mapping[str, str]
    days: Mapping[str, str]


class Line(Struct, frozen=True, kw_only=True):
    """One sentence: whose words they are, what it says, and what it is compared by.

    `speakers` are the stems and the names of those who say so in it. `facts` are with their places
    in the text. `stems`, `names` and `days` are of the sentence, `before` are the stems of the one
    before it; `claims` stand in it, in order, and `events` are the ids of theirs. `around` are the
    ids of those events and of the ones told just before.
    """

    at: Span
    text: str
    lineage: str
    told: str
    speakers: frozenset[str]
    facts: tuple[tuple[Fact, Span], ...]
    stems: frozenset[str]
    before: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]
    events: frozenset[str]
    around: frozenset[str]
    claims: tuple[Claim, ...]


def read_lines(
    sentences: Iterable[Span],
    claims: Iterable[Claim],
    context: Context,
) -> Iterator[Line]:
    """Yield those of some sentences that were parsed, by report and place, with their claims."""
    by_sentence: defaultdict[Span, list[Claim]] = defaultdict(list)
    for one in claims:
        by_sentence[one.at].append(one)
    numbers: dict[str, Mapping[Span, int]] = {}
    for at in sorted(set(sentences), key=lambda at: (at.report, at.start)):
        version = context.versions[at.report]
        if at.report not in numbers:
            found = enumerate(version.report.sentences)
            numbers[at.report] = {one.span: place for place, one in found}
        number = numbers[at.report].get(at)
        frame = make_frame(version, (number,)) if number is not None else None
        if frame is not None and number is not None:
            yield _read_line(version, number, frame, by_sentence, context)


def _read_line(
    version: Version,
    number: int,
    frame: Frame,
    by_sentence: Mapping[Span, Sequence[Claim]],
    context: Context,
) -> Line:
    sentences = version.report.sentences
    at = sentences[number].span
    claims = by_sentence.get(at, ())
    before = sentences[number - 1].span if number else at
    near = (by_sentence.get(one.span, ()) for one in sentences[max(number - _BEFORE, 0) : number])
    told = context.days.get(at.report, "")
    facts = find_facts(frame, told=told)
    return Line(
        at=at,
        text=version.report.text,
        lineage=context.lineages[at.report],
        told=told,
        speakers=_list_speakers(frame),
        facts=tuple((one, _place(frame.spans, one.words, at.report)) for one in facts),
        stems=find_words_of(version.report, at).stems,
        before=find_words_of(version.report, before).stems,
        names=frozenset(one.key for one in frame.units if one.kind == "name"),
        days=frozenset(one.key for one in frame.units if one.kind == "date"),
        events=_list_events(claims, context),
        around=_list_events(chain(claims, *near), context),
        claims=tuple(sorted(claims, key=lambda one: one.cue.start)),
    )


def _list_speakers(frame: Frame) -> frozenset[str]:
    words = find_speakers(frame)
    return find_names(frame, words) | find_stems(" ".join(frame.lemmas[x] for x in words))


def _list_events(claims: Iterable[Claim], context: Context) -> frozenset[str]:
    return frozenset(context.homes[one.id] for one in claims if one.id in context.homes)


def _place(spans: Sequence[Span], words: Sequence[int], report: str) -> Span:
    return Span(report, spans[words[0]].start, spans[words[-1]].end)


def find_bearer(line: Line, at: Span) -> Claim | None:
    """Return the claim of a sentence that a fact is of: it counts it, or its cue is nearest."""
    counted = (one for one in line.claims if any(_overlap(x.span, at) for x in one.amounts))
    nearest = sorted(line.claims, key=lambda one: (abs(one.cue.start - at.start), one.id))
    return next(counted, next(iter(nearest), None))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def find_group(claim: Claim | None) -> str:
    """Return the control group whose word a claim is, "" where that is unknown."""
    return find_control_group(claim.roots[0]) if claim is not None and claim.roots else ""
