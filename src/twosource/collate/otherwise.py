"""What two aligned passages tell otherwise: who did what to whom, whether, when, on whose word."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.collate.broken import Verdict, judge_damage
from twosource.collate.clues import Clue, find_clues
from twosource.collate.frames import make_frame
from twosource.collate.matching import Matching
from twosource.collate.meaning import LEAST_CHANCE, weigh_clue
from twosource.collate.passages import Passages
from twosource.collate.surface import make_difference
from twosource.collate.versions import Version, Versions
from twosource.model import Claim, Difference, DifferenceKind, Link, Span

__all__ = ["find_told_otherwise"]

_ENOUGH_SISTERS = 5
# What tells most comes first; a clue that lies on the words of an earlier one is not told again.
_RANKS = ("turned", "replaced", "opposite", "reversed", "other-part", "case", "moved", "status",
          "requoted")  # fmt: skip
_TURNED = frozenset({"turned", "moved", "other-part"})
_UNDECIDED = Verdict("cannot-tell", "nothing in the versions decides it", "undecided")
_CAME_ABOUT = Verdict("neither", "planned in the one, come about in the other", "came about")

Numbers = Sequence[int]


class _Place(Struct, frozen=True):
    """The passages that are compared, by their sentences."""

    link: Link
    passages: Passages
    versions: Versions


def find_told_otherwise(
    link: Link, passages: Passages, versions: Versions, claims: Mapping[str, Sequence[Claim]]
) -> list[Difference]:
    """Return the differences in meaning between two passages; none where one was not parsed."""
    place = _Place(link, passages, versions)
    found = _list_real(passages.first, link.first, passages.second, link.second)
    return [_tell(clue, place, claims) for clue in _choose(found)]


def _list_real(first: Version, ours: Numbers, second: Version, theirs: Numbers) -> list[Clue]:
    """Return the clues between sentences of two versions that are more likely real than not."""
    frames = make_frame(first, ours), make_frame(second, theirs)
    if frames[0] is None or frames[1] is None:
        return []
    matching = Matching(frames[0], frames[1])
    return [one for one in find_clues(matching) if weigh_clue(one, matching) >= LEAST_CHANCE]


def _choose(clues: Sequence[Clue]) -> Iterator[Clue]:
    kept: list[Clue] = []
    for one in sorted(clues, key=lambda one: (_RANKS.index(one.clue), one.at_first, one.at_second)):
        if not any(_is_same_place(one, other) for other in kept):
            kept.append(one)
            yield one


def _is_same_place(one: Clue, other: Clue) -> bool:
    sides = [
        _overlap(one.at_first, other.at_first),
        _overlap(one.at_second, other.at_second),
    ]
    both_turned = one.clue in _TURNED and other.clue in _TURNED
    return any(sides) if both_turned else all(sides)


def _tell(clue: Clue, place: _Place, claims: Mapping[str, Sequence[Claim]]) -> Difference:
    kind = _kind_of(clue, place)
    verdict = _judge(clue, kind, place)
    because = f"{clue.because}; {verdict.because}" if verdict.because else clue.because
    return make_difference(
        place.passages,
        clue.slot,
        kind,
        sides=(clue.at_first, clue.at_second),
        verdict=Verdict(verdict.side, because, verdict.rule),
        claims=tuple(
            claim.id
            for at in (clue.at_first, clue.at_second)
            for claim in claims.get(at.report, ())
            if _overlap(claim.cue, at)
        ),
    )


def _kind_of(clue: Clue, place: _Place) -> DifferenceKind:
    """Return "update" for a plan that came about between two editions, else "corruption"."""
    first, second = place.passages.first.report.id, place.passages.second.report.id
    if "done-planned" in clue.signs and not place.versions.is_same_edition(first, second):
        return "update"
    return "corruption"


def _judge(clue: Clue, kind: DifferenceKind, place: _Place) -> Verdict:
    if kind == "update":
        return _CAME_ABOUT
    opinions = (
        *_ask_parent(place),
        *_ask_sisters(clue, place),
    )
    return next(iter(opinions), None) or judge_damage(place.passages) or _UNDECIDED


def _ask_parent(place: _Place) -> Iterator[Verdict]:
    """A copy that differs from the very text it was taken from is the broken one."""
    first, second = place.passages.first.report.id, place.passages.second.report.id
    note = "the other is the text it was taken from"
    if place.versions.is_parent(second, first):
        yield Verdict("first", note, "against its parent")
    elif place.versions.is_parent(first, second):
        yield Verdict("second", note, "against its parent")


def _ask_sisters(clue: Clue, place: _Place) -> Iterator[Verdict]:
    """Of two versions the one that the others do not bear out is the broken one."""
    first, second = place.passages.first, place.passages.second
    votes = [0, 0]
    for report, numbers in _list_sisters(place):
        sister = place.versions.by_id[report]
        like_first = not _differs(clue.at_first, first, place.link.first, sister, numbers)
        like_second = not _differs(clue.at_second, second, place.link.second, sister, numbers)
        if like_first != like_second:
            votes[like_second] += 1
    if votes[0] > votes[1]:
        yield Verdict("second", _count(votes[0], "first"), "outvoted")
    elif votes[1] > votes[0]:
        yield Verdict("first", _count(votes[1], "second"), "outvoted")


def _count(votes: int, side: str) -> str:
    return f"{votes} further version{'s' * (votes > 1)} tell{'s' * (votes == 1)} it as the {side}"


def _list_sisters(place: _Place) -> list[tuple[str, tuple[int, ...]]]:
    """Return further versions of the passage, but none that was taken from one of the two."""
    first, second = place.passages.first.report.id, place.passages.second.report.id
    found = place.versions.sisters(first, place.link.first)
    apart = [
        (report, numbers)
        for report, numbers in found.items()
        if report not in (first, second)
        and not place.versions.descends(report, first)
        and not place.versions.descends(report, second)
    ]
    return apart[:_ENOUGH_SISTERS]


def _differs(at: Span, version: Version, ours: Numbers, sister: Version, theirs: Numbers) -> bool:
    """Tell whether a sister tells otherwise what stands at a place of a version."""
    return any(_overlap(one.at_first, at) for one in _list_real(version, ours, sister, theirs))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
