"""Which of two passages that tell a thing otherwise is likely the broken one, and why."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.collate.broken import Verdict, judge_damage
from twosource.collate.clue import Clue, overlap
from twosource.collate.passages import Passages
from twosource.collate.reals import Numbers, list_real
from twosource.collate.versions import Version, Versions
from twosource.lexicon.meanings import are_of_one_pole
from twosource.model import Claim, Link, Side, Span

__all__ = ["Place", "judge_clue"]

_ENOUGH_SISTERS = 5
_UNDECIDED = Verdict("cannot-tell", "nothing in the versions decides it", "undecided")
_PARENT = "the other is the text it was taken from"
_LEFTOVER = "its sentence still holds a word of what the other says"
_HEDGE = "a hedge is lost more easily than put in"

Claims = Mapping[str, Sequence[Claim]]


class Place(Struct, frozen=True):
    """The passages that are compared, by their sentences."""

    link: Link
    passages: Passages
    versions: Versions

    @property
    def names(self) -> tuple[str, str]:
        """The ids of the two reports."""
        return self.passages.first.report.id, self.passages.second.report.id


def judge_clue(clue: Clue, place: Place, claims: Claims) -> Verdict:
    """Return the broken side by the first rule that decides, or cannot-tell."""
    opinions = (
        *_ask_parent(place),
        *_ask_sisters(clue, place),
        *_ask_rest(clue, place, claims),
        *_ask_leftovers(clue),
    )
    found = next(iter(opinions), None) or judge_damage(place.passages)
    return found or next(_ask_hedge(clue), _UNDECIDED)


def _ask_parent(place: Place) -> Iterator[Verdict]:
    """A copy that differs from the very text it was taken from is the broken one."""
    first, second = place.names
    if not place.versions.is_same_edition(first, second):
        return
    if place.versions.is_parent(second, first):
        yield Verdict("first", _PARENT, "against its parent")
    elif place.versions.is_parent(first, second):
        yield Verdict("second", _PARENT, "against its parent")


def _ask_sisters(clue: Clue, place: Place) -> Iterator[Verdict]:
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


def _list_sisters(place: Place) -> list[tuple[str, tuple[int, ...]]]:
    """Return further versions of the passage, but none that was taken from one of the two."""
    first, second = place.names
    apart = [
        (report, numbers)
        for report, numbers in place.versions.sisters(first, place.link.first).items()
        if report not in (first, second)
        and not place.versions.descends(report, first)
        and not place.versions.descends(report, second)
    ]
    return apart[:_ENOUGH_SISTERS]


def _differs(at: Span, version: Version, ours: Numbers, sister: Version, theirs: Numbers) -> bool:
    """Tell whether a sister tells otherwise what stands at a place of a version."""
    return any(overlap(one.at_first, at) for one in list_real(version, ours, sister, theirs))


def _ask_rest(clue: Clue, place: Place, claims: Claims) -> Iterator[Verdict]:
    """The side whose giver is a taker in all that both texts claim elsewhere is the broken one."""
    gives_first = clue.gives
    if gives_first is None or not clue.party:
        return
    elsewhere = [
        claim
        for report in place.names
        for claim in claims.get(report, ())
        if claim.act == "AID"
        if not any(
            overlap(claim.at, at)
            for at in (place.passages.at_first, place.passages.at_second)
            if at.report == report
        )
    ]
    gives = sum(any(one.state == clue.party for one in claim.actors) for claim in elsewhere)
    takes = sum(any(one.state == clue.party for one in claim.recipients) for claim in elsewhere)
    if gives == takes:
        return
    side: Side = "second" if gives_first == (gives > takes) else "first"
    word = "gives" if gives > takes else "takes"
    note = f"in what both texts claim elsewhere it {word}, {max(gives, takes)} times"
    yield Verdict(side, note, "against the rest")


def _ask_leftovers(clue: Clue) -> Iterator[Verdict]:
    """Where a side says the opposite, and a word of what the other says is left over, it broke."""
    if clue.clue != "opposite":
        return
    (mine, theirs), (left, right) = clue.words, clue.left_over
    in_first = any(are_of_one_pole(theirs, one) for one in left)
    in_second = any(are_of_one_pole(mine, one) for one in right)
    if in_first and not in_second:
        yield Verdict("first", _LEFTOVER, "left over")
    elif in_second and not in_first:
        yield Verdict("second", _LEFTOVER, "left over")


def _ask_hedge(clue: Clue) -> Iterator[Verdict]:
    """Of "can hold" and "holds" the plain one is more likely broken."""
    if "possible-present" in clue.signs:
        side: Side = "first" if "first hedged" not in clue.signs else "second"
        yield Verdict(side, _HEDGE, "lost hedge")
