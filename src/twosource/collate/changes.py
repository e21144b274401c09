"""What changed: older reports that stand otherwise since a run added others.

A late original may turn two lineages into one, so that a count falls. Nothing here says which
grouping is right: each is what the texts at hand bear out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from twosource.collate.descent_changes import find_descent_changes
from twosource.collate.told import Turn, make_change, name_reports, say_since, tell_all
from twosource.model import CHANGE_KINDS, Change, Grouping, Lineage, Report, Story
from twosource.text.phrasing import count, spell_number

__all__ = ["find_changes"]


def find_changes(
    before: Grouping, after: Grouping, *, reports: Mapping[str, Report], run: int
) -> tuple[Change, ...]:
    """Return what is told otherwise of the reports of `before` since others joined them.

    `reports` holds every report of `after`, by id; reports of `before` that are gone are left out.
    The weightiest kinds come first. Where nothing was there, or nothing is new, nothing changed:
    another version of the program may well group the same reports otherwise.
    """
    was, now = tell_all(before), tell_all(after)
    new = now.lineages.keys() - was.lineages.keys()
    if not new or not was.lineages:
        return ()
    turn = Turn(was=was, now=now, new=frozenset(new), reports=reports, run=run)
    found = [
        *_find_splits(turn, before),
        *(change for one in after.lineages for change in _compare_lineage(turn, one)),
        *(change for one in after.stories for change in _compare_story(turn, one)),
    ]
    return tuple(sorted(found, key=_rank))


def _rank(change: Change) -> tuple[int, tuple[str, ...], tuple[str, ...], str]:
    kind = CHANGE_KINDS.index(change.kind)
    return kind, change.reports, change.brought_by, change.sentence


def _compare_lineage(turn: Turn, lineage: Lineage) -> Iterator[Change]:
    older = turn.older(lineage.reports)
    if not older or turn.was.lineages[older[0]] == lineage:
        return
    told = [*_tell_joined(turn, lineage, older), *find_descent_changes(turn, lineage, older)]
    if not told and len(older) < len(lineage.reports):
        told = [_tell_growth(turn, lineage, older)]
    yield from told


def _tell_joined(turn: Turn, lineage: Lineage, older: tuple[str, ...]) -> Iterator[Change]:
    lineages = len(turn.sources(older))
    if lineages < 2:
        return
    added = turn.added(older)
    yield make_change(
        turn,
        "lineages-joined",
        (lineages, 1),
        reports=older,
        brought_by=added,
        sentence=f"{spell_number(lineages).capitalize()} lineages became one"
        f"{_say_what_joins(turn, lineage, lineages, added)}.",
    )


def _say_what_joins(turn: Turn, lineage: Lineage, lineages: int, added: tuple[str, ...]) -> str:
    which = "both" if lineages == 2 else f"all {spell_number(lineages)}"
    inside = [one for one in added if one in lineage.reports]
    firsts = [one for one in inside if one not in turn.now.parents]
    if firsts:
        return f": {name_reports(turn, firsts)} is the text that {which} were taken from"
    if inside:
        have = "has" if len(inside) == 1 else "have"
        return f": {name_reports(turn, inside)} {have} text in common with {which}"
    return say_since(turn.reports, added)


def _find_splits(turn: Turn, before: Grouping) -> Iterator[Change]:
    """Yield the lineages and stories that stand in several now."""
    for lineage in before.lineages:
        held = [one for one in lineage.reports if one in turn.now.lineages]
        parts = {turn.now.lineages[one].id: one for one in reversed(held)}
        if len(parts) > 1:
            yield _tell_split(turn, "lineage-split", held, tuple(parts.values()))
    for story in before.stories:
        held = [one for one in story.reports if one in turn.now.stories]
        parts = {turn.now.stories[one].id: one for one in reversed(held)}
        if len(parts) > 1:
            yield _tell_split(turn, "story-split", held, tuple(parts.values()))


def _tell_split(
    turn: Turn,
    kind: Literal["lineage-split", "story-split"],
    held: Iterable[str],
    parts: tuple[str, ...],
) -> Change:
    """Tell a split; `parts` names one report of each part."""
    older = tuple(held)
    added = turn.added(older)
    return make_change(
        turn,
        kind,
        (1, len(parts)),
        reports=older,
        brought_by=added,
        sentence=f"One {kind.removesuffix('-split')} became {spell_number(len(parts))}"
        f"{say_since(turn.reports, added)}: "
        f"{name_reports(turn, parts)} stand apart.",
    )


def _compare_story(turn: Turn, story: Story) -> Iterator[Change]:
    older = turn.older(story.reports)
    if not older:
        return
    stories = {turn.was.stories[one].id for one in older if one in turn.was.stories}
    if len(stories) > 1:
        added = turn.added(older)
        yield make_change(
            turn,
            "stories-joined",
            (len(stories), 1),
            reports=older,
            brought_by=added,
            sentence=f"{spell_number(len(stories)).capitalize()} stories became one"
            f"{say_since(turn.reports, added)}.",
        )
    yield from _tell_added_lineages(turn, story, older)


def _tell_added_lineages(turn: Turn, story: Story, older: tuple[str, ...]) -> Iterator[Change]:
    new = {
        turn.now.lineages[one].id: turn.now.lineages[one]
        for one in story.reports
        if turn.new.issuperset(turn.now.lineages[one].reports)
    }
    if not new:
        return
    added = tuple(one for lineage in new.values() for one in lineage.reports)
    yield make_change(
        turn,
        "lineages-added",
        (len(story.lineages) - len(new), len(story.lineages)),
        reports=older,
        brought_by=added,
        sentence=f"+{count(len(new), 'lineage')} in the story “{story.title}”: "
        f"{name_reports(turn, added)}.",
    )


def _tell_growth(turn: Turn, lineage: Lineage, older: tuple[str, ...]) -> Change:
    more = len(lineage.reports) - len(older)
    of = lineage.origin.name if lineage.origin is not None else name_reports(turn, older[:1])
    added = turn.new.intersection(lineage.reports)
    return make_change(
        turn,
        "documents-added",
        (len(older), len(lineage.reports)),
        reports=older,
        brought_by=added,
        sentence=f"+{count(more, 'document')} in the lineage of {of}: {name_reports(turn, added)}.",
    )
