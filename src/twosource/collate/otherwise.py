"""What two aligned passages tell otherwise: who did what to whom, whether, when, on whose word."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.collate.blame import Place, judge_clue
from twosource.collate.broken import Verdict
from twosource.collate.clue import Clue, overlap
from twosource.collate.kinds import kind_of_reversal
from twosource.collate.passages import Passages
from twosource.collate.reals import list_real
from twosource.collate.surface import make_difference
from twosource.collate.versions import Versions
from twosource.model import Claim, Difference, DifferenceKind, Link

__all__ = ["find_told_otherwise"]

# What tells most comes first; a clue that lies on the words of an earlier one is not told again.
_RANKS = ("turned", "swapped", "replaced", "opposite", "reversed", "misquoted", "another",
          "recounted", "other-part", "case", "moved", "status", "requoted")  # fmt: skip
_TURNED = frozenset({"turned", "swapped", "moved", "other-part"})
_LATER = Verdict("neither", "another edition, and neither passage is damaged", "update")
_CAME_ABOUT = Verdict("neither", "planned in the one, come about in the other", "came about")


def find_told_otherwise(
    link: Link, passages: Passages, versions: Versions, claims: Mapping[str, Sequence[Claim]]
) -> list[Difference]:
    """Return the differences in meaning between two passages; none where one was not parsed."""
    place = Place(link, passages, versions)
    found = list_real(passages.first, link.first, passages.second, link.second)
    return [_tell(clue, place, claims) for clue in _choose(found)]


def _choose(clues: Sequence[Clue]) -> Iterator[Clue]:
    kept: list[Clue] = []
    for one in sorted(clues, key=lambda one: (_RANKS.index(one.clue), one.at_first, one.at_second)):
        if not any(_is_same_place(one, other) for other in kept):
            kept.append(one)
            yield one


def _is_same_place(one: Clue, other: Clue) -> bool:
    sides = [
        overlap(one.at_first, other.at_first),
        overlap(one.at_second, other.at_second),
    ]
    both_turned = one.clue in _TURNED and other.clue in _TURNED
    return any(sides) if both_turned else all(sides)


def _tell(clue: Clue, place: Place, claims: Mapping[str, Sequence[Claim]]) -> Difference:
    kind = _kind_of(clue, place)
    came_about = "done-planned" in clue.signs
    if kind == "update":
        verdict = _CAME_ABOUT if came_about else _LATER
    else:
        verdict = judge_clue(clue, place, claims)
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
            if overlap(claim.cue, at)
        ),
    )


def _kind_of(clue: Clue, place: Place) -> DifferenceKind:
    """Return "update" for a plan that came about between two editions, and for an opposite, another
    count or another deed in two sound sentences of theirs; else "corruption".
    """
    first, second = place.names
    if "done-planned" in clue.signs and not place.versions.is_same_edition(first, second):
        return "update"
    if clue.clue == "opposite" or (clue.clue == "another" and clue.slot in ("amount", "act")):
        return kind_of_reversal(place.passages, place.versions)
    return "corruption"
