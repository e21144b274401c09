"""All compared pairs, looked up in either direction."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from twosource.group.likeness import Likeness
from twosource.group.profile import Profile
from twosource.model import Alignment, Copy, Link

__all__ = ["Pair", "Pairs", "turn_alignment", "turn_likeness"]


class Pair(Struct, frozen=True):
    """Two reports, `first < second` by id, with what was measured and judged."""

    likeness: Likeness
    copy: Copy


class Pairs:
    """The profiles of all reports and the pairs compared among them."""

    def __init__(
        self, profiles: Mapping[str, Profile], pairs: Mapping[tuple[str, str], Pair]
    ) -> None:
        self.profiles = profiles
        self.pairs = pairs
        neighbours: dict[str, set[str]] = {}
        for first, second in pairs:
            neighbours.setdefault(first, set()).add(second)
            neighbours.setdefault(second, set()).add(first)
        self._neighbours = {one: tuple(sorted(others)) for one, others in neighbours.items()}

    def compared_with(self, report: str) -> tuple[str, ...]:
        """Return the reports that one was compared with, sorted."""
        return self._neighbours.get(report, ())

    def likeness(self, first: str, second: str) -> Likeness | None:
        """Return the figures of a pair as seen from `first`; None when it was not compared."""
        pair = self.pairs.get((min(first, second), max(first, second)))
        if pair is None:
            return None
        return pair.likeness if first < second else turn_likeness(pair.likeness)

    def derived_in(self, first: str, second: str) -> tuple[int, ...]:
        """Return the sentences of `first` too alike to some of `second` to be written apart; none
        when the two were not compared.
        """
        pair = self.pairs.get((min(first, second), max(first, second)))
        if pair is None:
            return ()
        likeness = pair.likeness
        return likeness.derived_in_first if first < second else likeness.derived_in_second

    def verdict(self, first: str, second: str) -> str | None:
        """Return the judgement on a pair; None when it was not compared."""
        pair = self.pairs.get((min(first, second), max(first, second)))
        return pair.copy.verdict if pair else None


def turn_alignment(alignment: Alignment) -> Alignment:
    """Return the same alignment seen from the other report."""
    links = tuple(Link(link.second, link.first, link.closeness) for link in alignment.links)
    return Alignment(first=alignment.second, second=alignment.first, links=links)


def turn_likeness(likeness: Likeness) -> Likeness:
    """Return the same figures seen from the other report."""
    return replace(
        likeness,
        derived_first=likeness.derived_second,
        derived_second=likeness.derived_first,
        derived_in_first=likeness.derived_in_second,
        derived_in_second=likeness.derived_in_first,
        runs_first=likeness.runs_second,
        runs_second=likeness.runs_first,
        held_first=likeness.held_second,
        held_second=likeness.held_first,
        hit_first=likeness.hit_second,
        hit_second=likeness.hit_first,
        linked_first=likeness.linked_second,
        linked_second=likeness.linked_first,
        alignment=turn_alignment(likeness.alignment),
    )
