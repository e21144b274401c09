"""What stands behind a claim or an event: its reports, their lineages, outlets and days."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from twosource.errors import UsageError
from twosource.lexicon.media import find_medium
from twosource.lexicon.states import name_states
from twosource.model import Actor, Claim, Event, Record, Report, Standing, When
from twosource.present.denials import list_denials
from twosource.present.figures import Figures, find_figures, index_standings
from twosource.text.lineages import map_lineages
from twosource.text.voices import bears_out, list_voices

__all__ = [
    "Backing",
    "count_lineages",
    "find_backing",
    "find_claims",
    "find_event_figures",
    "find_outlet_side",
    "find_published",
    "find_side",
    "label_actor",
    "list_roots",
    "name_actor",
]

_STATE = "state:"


class Backing(Struct, frozen=True, kw_only=True):
    """The parts of a record by id.

    `claims`, `reports` and `events` are under their own ids, `event_of` under the ids of claims,
    `lineage_of` and `days` under those of reports. `days` are those on which they were really
    written, where that was worked out. `denials` are the claims that deny one, under its id.
    `standings` are under the ids of events, none where they were not worked out.
    """

    reports: dict[str, Report]
    claims: dict[str, Claim]
    event_of: dict[str, Event]
    lineage_of: dict[str, str]
    days: dict[str, When]
    denials: dict[str, tuple[Claim, ...]]
    standings: dict[str, Standing]


def find_backing(record: Record) -> Backing:
    """Lay out the parts of a record by id.

    Raises UsageError when a claim stands in no report of the record.
    """
    reports = {one.id: one for one in record.reports}
    lost = next((one for one in record.claims if one.report not in reports), None)
    if lost is not None:
        raise UsageError(f"claim {lost.id} is of no report of the record; read the reports again")
    days = (day for date in record.collation.story_dates for day in date.reports)
    return Backing(
        reports=reports,
        claims={one.id: one for one in record.claims},
        event_of={claim: one for one in record.collation.events for claim in one.claims},
        lineage_of=map_lineages(record.grouping.lineages),
        days={day.report: day.when for day in days if day.when is not None},
        denials=list_denials(record),
        standings=index_standings(record),
    )


def find_claims(event: Event, backing: Backing) -> tuple[Claim, ...]:
    """Return the claims of an event in its order; raises UsageError when one is not there."""
    lost = next((one for one in event.claims if one not in backing.claims), None)
    if lost is not None or not event.claims:
        raise UsageError(f"event {event.id} has claims that are not in the record; read it again")
    return tuple(backing.claims[one] for one in event.claims)


def count_lineages(reports: Iterable[str], backing: Backing) -> int:
    """Count the lineages of reports; one that is in none counts as its own."""
    return len({backing.lineage_of.get(one, one) for one in reports})


def find_published(report: Report, backing: Backing) -> str:
    """Return the day of a report: as worked out, else as it shows, else "".

    The last day of an interval that has no first one.
    """
    shown = report.dates[0].when if report.dates else None
    when = backing.days.get(report.id, shown)
    return "" if when is None else when.start or when.end


def find_event_figures(claims: Iterable[Claim], event: Event | None, backing: Backing) -> Figures:
    """Return the figures of an event by its claims, or of claims that stand in none.

    What is told only in order to be denied counts nowhere.
    """
    told = [one for one in claims if bears_out(one, backing.claims, backing.denials)]
    reports = {one.report for one in told}
    return find_figures(
        backing.standings.get(event.id) if event is not None else None,
        documents=len(reports),
        lineages=count_lineages(reports, backing),
    )


def list_roots(claims: Sequence[Claim], backing: Backing) -> tuple[str, ...]:
    """Return the names of those whom claims go back to, each once, in their order."""
    voices = [one for claim in claims for one in list_voices(claim, backing.denials)]
    names: dict[tuple[str | None, str], str] = {}
    for one in voices:
        names.setdefault(_find_key(one, backing), label_actor(one, backing))
    return tuple(names.values())


def name_actor(actor: Actor, backing: Backing) -> str:
    """Return an actor's name, or for one without a name the words that stand for it."""
    words = backing.reports[actor.span.report].text[actor.span.start : actor.span.end]
    return actor.name or words or actor.title


def label_actor(actor: Actor, backing: Backing) -> str:
    """Return an actor's name with its state, where the name is not the state's: "navy (KEN)".

    A medium stands without the state in which it is edited.
    """
    name = name_actor(actor, backing)
    if actor.state is None or name == name_states().get(actor.state) or find_medium(name):
        return name
    return f"{name} ({actor.state})"


def _find_key(actor: Actor, backing: Backing) -> tuple[str | None, str]:
    return actor.state, name_actor(actor, backing).casefold()


def find_side(actor: Actor) -> str:
    """Return whose side an actor is on: its state, for a medium that which directs it, or ""."""
    if find_medium(actor.name) is not None:
        return find_outlet_side(actor.name)
    return actor.state or ""


def find_outlet_side(name: str) -> str:
    """Return the state, party or movement that speaks through an outlet, "" where none does."""
    medium = find_medium(name)
    return "" if medium is None else medium.control.removeprefix(_STATE)
