"""Where whole sentences of two lineages cannot both be so, as disputes; one side may lack a claim.

What claims oppose already is left to them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.collate.facing import load_facing_weights
from twosource.collate.gainsaying import Gainsaid, Say, find_gainsaid
from twosource.collate.lines import Context, Line, read_lines
from twosource.collate.originals import Originals
from twosource.collate.versions import MakeVersion
from twosource.model import Claim, Dispute, Report, Slot, Span
from twosource.text.hashing import hash_parts

__all__ = ["Sentences", "find_disputes_between", "find_sentence_disputes", "read_sentences"]

# Two stories are less likely of one thing than two reports of one, so that more is asked.
_ASKED_BETWEEN = 0.3


class Sentences(Struct, frozen=True, kw_only=True):
    """What the sentences of one story are read in.

    `reports` are those of the story, `claims` what is asserted in them; `homes` are the ids of
    events by claim, `days` those of the reports (ISO).
    """

    story: str
    reports: Sequence[Report]
    claims: Sequence[Claim]
    homes: Mapping[str, str]
    days: Mapping[str, str]
    originals: Originals
    make_version: MakeVersion


class _Side(Struct, frozen=True, order=True):
    """What one side says in its own words, and of which event it is, "" where no claim stands."""

    words: str
    event: str
    claim: str
    at: Span
    story: str


def find_sentence_disputes(sentences: Sentences) -> Iterator[Dispute]:
    """Yield the disputes of sentences, those of one lineage and of copies left out."""
    homes = {sentences.originals.find_home(one.id) for one in sentences.reports}
    if len(homes) > 1 and sentences.claims:
        lines = read_sentences(sentences)
        yield from _gather(find_gainsaid(lines, load_facing_weights()), (sentences,))


def find_disputes_between(
    stories: tuple[Sentences, Sentences], lines: tuple[Sequence[Line], Sequence[Line]]
) -> Iterator[Dispute]:
    """Yield the disputes between sentences of two stories; `lines` are what is read in each."""
    weights = load_facing_weights()
    asked = {kind: least + _ASKED_BETWEEN for kind, least in weights.least.items()}
    parts = {report.id: one.story for one in stories for report in one.reports}
    both = (*lines[0], *lines[1])
    yield from _gather(find_gainsaid(both, replace(weights, least=asked), parts=parts), stories)


def _gather(found: Iterable[Gainsaid], stories: Sequence[Sentences]) -> Iterator[Dispute]:
    """Put together the pairs that say the same words of the same events."""
    gathered: defaultdict[tuple[Slot, tuple[str, ...]], list[tuple[_Side, _Side]]]
    gathered = defaultdict(list)
    parts = {report.id: one for one in stories for report in one.reports}
    for one in found:
        if _has_two_sources(one, stories[0].originals):
            sides = sorted(_make_side(x, parts[x.at.report]) for x in (one.first, one.second))
            first, second = sides
            question = (
                *(first.words, second.words, first.event, second.event),
                *(first.story, second.story),
            )
            gathered[one.first.fact.kind, question].append((first, second))
    for (slot, _), pairs in gathered.items():
        yield _make(slot, pairs)


def read_sentences(sentences: Sentences) -> tuple[Line, ...]:
    """Return the sentences of a story that stand for themselves, each once for all its copies."""
    originals, claims = sentences.originals, sentences.claims
    homes = {one.id: originals.find_home(one.id) for one in sentences.reports}
    context = Context(
        versions={report: sentences.make_version(report) for report in homes},
        lineages=homes,
        homes=sentences.homes,
        days=sentences.days,
    )
    told = originals.list_sentences(claims)
    others = originals.list_unclaimed(sentences.reports, claims)
    return tuple(read_lines(told | others, claims, context))


def _has_two_sources(pair: Gainsaid, originals: Originals) -> bool:
    """Tell whether the words of both sides are not taken from one lineage."""
    one, other = (
        originals.find_lineage(x.claim) if x.claim is not None else x.line.lineage
        for x in (pair.first, pair.second)
    )
    return one != other


def _make_side(say: Say, story: Sentences) -> _Side:
    claim = say.claim.id if say.claim is not None else ""
    return _Side(f"“{say.words}”", story.homes.get(claim, ""), claim, say.at, story.story)


def _make(slot: Slot, pairs: Sequence[tuple[_Side, _Side]]) -> Dispute:
    first, second = (tuple(side[at] for side in pairs) for at in (0, 1))
    claims = _list_claims(first), _list_claims(second)
    places = _list_places(first), _list_places(second)
    story, other = first[0].story, second[0].story
    # Two claims may differ in two amounts, which are two disputes.
    named = (*claims[0], first[0].words, "|", *claims[1], second[0].words)
    if not all(claims):
        named = (*named, *(f"{x.report} {x.start} {x.end}" for some in places for x in some))
    stories = (story,) if story == other else (story, other)
    return Dispute(
        id=hash_parts("dispute", *stories, "contradiction", slot, *named),
        story=story,
        kind="contradiction",
        slot=slot,
        first=claims[0],
        second=claims[1],
        because=f"{first[0].words} beside {second[0].words}",
        rule=f"two sentences, one {slot}",
        first_at=places[0],
        second_at=places[1],
        other_story="" if story == other else other,
    )


def _list_claims(sides: Sequence[_Side]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim for one in sides if one.claim))


def _list_places(sides: Sequence[_Side]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(one.at for one in sides))
