"""The part of a record that belongs to some of its stories."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from msgspec.structs import replace

from twosource.errors import NotFoundError, UsageError
from twosource.model import (
    Change,
    Collation,
    Grouping,
    Independent,
    Judgement,
    Record,
    Refusal,
    Report,
    Story,
)
from twosource.text.beside import cut_beside, list_beside

__all__ = [
    "demand_voices",
    "find_report",
    "find_story",
    "has_voices",
    "keep_independent",
    "keep_stories",
    "narrow_record",
]


class _Pair(Protocol):
    @property
    def first(self) -> str: ...
    @property
    def second(self) -> str: ...


Pair = TypeVar("Pair", bound=_Pair)


def narrow_record(
    record: Record, *, reports: frozenset[str], refusals: tuple[Refusal, ...]
) -> Record:
    """Return the stories that hold any of these reports, and these refusals."""
    held = tuple(one for one in record.grouping.stories if not reports.isdisjoint(one.reports))
    narrowed = record if held == record.grouping.stories else keep_stories(record, held)
    return replace(narrowed, refusals=refusals)


def keep_stories(record: Record, stories: tuple[Story, ...]) -> Record:
    """Return a record of these stories alone; refusals belong to no story and stay out.

    Where a dispute has its other side in a story that is not kept, that side stays.
    """
    ids = {one.id for one in stories}
    reports = {report for one in stories for report in one.reports}
    lineages = {lineage for one in stories for lineage in one.lineages}
    grouping, collation = record.grouping, record.collation
    disputes = tuple(x for x in collation.disputes if not ids.isdisjoint((x.story, x.other_story)))
    beside = list_beside(disputes, reports)
    claims = cut_beside(record.claims, disputes, reports)
    held = {one.id for one in claims if one.report in reports}
    events = tuple(one for one in collation.events if held.issuperset(one.claims))
    told = {one.id for one in events}
    redirects = tuple(one for one in record.redirects if one.event in told)
    named = told.union(one.old for one in redirects)
    return Record(
        made_by=record.made_by,
        reports=tuple(one for one in record.reports if one.id in reports | beside),
        readings=tuple(one for one in record.readings if one.report in reports),
        grouping=Grouping(
            copies=_keep_pairs(grouping.copies, reports),
            lineages=tuple(one for one in grouping.lineages if one.id in lineages),
            stories=stories,
            alignments=_keep_pairs(grouping.alignments, reports),
        ),
        collation=Collation(
            differences=_keep_pairs(collation.differences, reports),
            story_dates=tuple(one for one in collation.story_dates if one.story in ids),
            checks=tuple(one for one in collation.checks if one.claim in held),
            events=events,
            standings=tuple(one for one in collation.standings if one.event in told),
            disputes=disputes,
            series=tuple(one for one in collation.series if one.story in ids),
        ),
        changes=tuple(_keep_changes(record.changes, reports)),
        event_changes=tuple(
            replace(one, brought_by=_keep(one.brought_by, reports))
            for one in record.event_changes
            if one.event in named
        ),
        claims=claims,
        redirects=redirects,
        judgements=tuple(_keep_judgements(record.judgements, held | reports)),
    )


def keep_independent(record: Record, least: int | None) -> Record:
    """Return the record with those events alone that so many independent voices tell at least.

    Claims of other events, and of none, stay out; None keeps everything. Raises UsageError as
    `demand_voices` does.
    """
    if least is None:
        return record
    collation = record.collation
    behind = {one.event: one.content for one in collation.standings}
    demand_voices((behind.get(one.id) for one in collation.events), least)
    events = tuple(one for one in collation.events if has_voices(behind.get(one.id), least))
    enough = {one.id for one in events}
    standings = tuple(one for one in collation.standings if one.event in enough)
    kept = {claim for event in events for claim in event.claims}
    return replace(
        record,
        claims=tuple(one for one in record.claims if one.id in kept),
        collation=replace(collation, events=events, standings=standings),
    )


def has_voices(independent: Independent | None, least: int | None) -> bool:
    """Tell whether so many independent voices say so at least; None asks for none.

    The low end counts, since more is not known; where it was not worked out there is no voice.
    """
    return least is None or (independent is not None and independent.low >= least)


def demand_voices(independent: Iterable[Independent | None], least: int | None) -> None:
    """Raise UsageError when so many voices are asked for, and of no event they were worked out."""
    counted = list(independent) if least is not None else []
    if counted and all(one is None for one in counted):
        raise UsageError(
            "how many voices are independent was not worked out for these events; read them again"
        )


def find_story(record: Record, wanted: str) -> Story:
    """Find a story by the start of its id; raises NotFoundError, UsageError when several fit."""
    found = [one for one in record.grouping.stories if one.id.startswith(wanted)]
    if not found:
        raise NotFoundError(f"no story has the id {wanted}; twosource stories lists them")
    if len(found) > 1:
        raise UsageError(f"{len(found)} stories have ids that start with {wanted}; give more of it")
    return found[0]


def find_report(record: Record, wanted: str) -> Report:
    """Find a report by its source, its name (also without folder and suffix), or its id's start.

    Raises NotFoundError, and UsageError when several fit.
    """
    for fits in (
        [one for one in record.reports if wanted in {one.source, one.name, one.id}],
        [one for one in record.reports if _is_last_part(one.name, wanted)],
        [one for one in record.reports if len(wanted) >= 4 and one.id.startswith(wanted)],
    ):
        if len(fits) > 1:
            listed = ", ".join(one.id[:12] for one in fits[:5])
            raise UsageError(f"{wanted} names {len(fits)} reports; give an id: {listed}")
        if fits:
            return fits[0]
    raise NotFoundError(f"no report is called {wanted}; twosource stories --json lists them")


def _is_last_part(name: str, wanted: str) -> bool:
    last = name.rpartition("/")[2]
    return wanted in {last, last.partition(".")[0]}


def _keep_changes(changes: Iterable[Change], reports: set[str]) -> Iterator[Change]:
    """Yield what changed of these reports; others, which a story split off, are not named."""
    for one in changes:
        kept = _keep(one.reports, reports)
        if kept:
            yield replace(one, reports=kept, brought_by=_keep(one.brought_by, reports))


def _keep(ids: Iterable[str], wanted: set[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one in wanted)


def _keep_judgements(judgements: Iterable[Judgement], held: set[str]) -> Iterator[Judgement]:
    """Yield what was decided about these claims and reports alone."""
    return (one for one in judgements if held.issuperset({one.first, one.second or one.first}))


def _keep_pairs(pairs: Iterable[Pair], ends: set[str]) -> tuple[Pair, ...]:
    return tuple(one for one in pairs if one.first in ends and one.second in ends)
