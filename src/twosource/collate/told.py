"""What was told of each report before a run and after it, and how a change is put together."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from twosource.lexicon.states import find_state
from twosource.model import Change, ChangeKind, Grouping, Lineage, Report, Story
from twosource.text.phrasing import join_words

__all__ = [
    "LOST",
    "Told",
    "Turn",
    "make_change",
    "name_all",
    "name_of_state",
    "name_reports",
    "say_since",
    "tell_all",
]

LOST = ""
"""Stands for every lost ancestor: their ids change with each report that joins."""

_MOST_NAMES = 3


class Told(Struct, frozen=True, kw_only=True):
    """A grouping by report: its lineage, its story, its parent, and what it took passages from."""

    lineages: dict[str, Lineage]
    stories: dict[str, Story]
    parents: dict[str, str]
    passages: dict[str, frozenset[str]]


class Turn(Struct, frozen=True, kw_only=True):
    """A run: what was told before it and after, the reports that it added, and its number."""

    was: Told
    now: Told
    new: frozenset[str]
    reports: Mapping[str, Report]
    run: int

    def older(self, reports: Iterable[str]) -> tuple[str, ...]:
        """Return those of the reports that were there before."""
        return tuple(one for one in reports if one in self.was.lineages)

    def sources(self, reports: Iterable[str]) -> tuple[Lineage, ...]:
        """Return the lineages in which older reports stood before, each once."""
        return tuple({(held := self.was.lineages[one]).id: held for one in reports}.values())

    def added(self, reports: Iterable[str]) -> tuple[str, ...]:
        """Return the new reports in the lineages of these, or else in their stories."""
        told = tuple(reports)
        near = {one for held in told for one in self.now.lineages[held].reports} & self.new
        if near:
            return tuple(sorted(near))
        stories = [self.now.stories[one] for one in told if one in self.now.stories]
        return tuple(sorted({one for held in stories for one in held.reports} & self.new))


def tell_all(grouping: Grouping) -> Told:
    """Return a grouping by report."""
    edges = [edge for lineage in grouping.lineages for edge in lineage.edges]
    lost = {ancestor.id for lineage in grouping.lineages for ancestor in lineage.ancestors}
    tree = {edge.child: edge.parent for edge in edges if edge.relation != "part"}
    parts: dict[str, set[str]] = {}
    for edge in edges:
        if edge.relation == "part":
            parts.setdefault(edge.child, set()).add(edge.parent)
    return Told(
        lineages={one: lineage for lineage in grouping.lineages for one in lineage.reports},
        stories={one: story for story in grouping.stories for one in story.reports},
        parents={child: LOST if parent in lost else parent for child, parent in tree.items()},
        passages={child: frozenset(parents) for child, parents in parts.items()},
    )


def make_change(
    turn: Turn,
    kind: ChangeKind,
    counts: tuple[int, int],
    *,
    reports: Iterable[str],
    brought_by: Iterable[str],
    sentence: str,
) -> Change:
    """Return a change with its reports in order; `counts` are before and after."""
    return Change(
        run=turn.run,
        kind=kind,
        before=counts[0],
        after=counts[1],
        reports=tuple(sorted(reports)),
        brought_by=tuple(sorted(brought_by)),
        sentence=sentence,
    )


def name_reports(turn: Turn, reports: Iterable[str]) -> str:
    """Name reports of a run as a sentence does."""
    return name_all(turn.reports, reports)


def say_since(reports: Mapping[str, Report], added: Iterable[str]) -> str:
    """Say which new reports it came with; they may stand in another story."""
    named = tuple(added)
    if not named:
        return " since other reports were read"
    return f" since {name_all(reports, named)} {'was' if len(named) == 1 else 'were'} read"


def name_all(reports: Mapping[str, Report], named: Iterable[str]) -> str:
    """Name reports as a sentence does, by name: "a.txt and b.txt", "a.txt, b.txt and 4 more"."""
    names = sorted(reports[one].name for one in named)
    if len(names) <= _MOST_NAMES + 1:
        return join_words(tuple(names))
    more = len(names) - _MOST_NAMES
    return join_words((*names[:_MOST_NAMES], f"{more} more"))


def name_of_state(name: str, code: str | None) -> str:
    """Name a party with its state: "ministry (Niger)"; the state alone where it is the party."""
    state = find_state(code) if code else None
    if state is None or name in state.aliases:
        return name
    return f"{name} ({state.name})" if name else state.name
