"""Events in the 40 columns of POLECAT, one row an actor and a recipient, and what stands behind."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.own import per_lexicon
from twosource.lexicon.plover import find_intensity, find_quad, fold_act
from twosource.lexicon.states import load_states
from twosource.model import Act, Actor, Claim, Event, Grain, Place, Record, When
from twosource.present.backing import (
    Backing,
    find_backing,
    find_claims,
    find_event_figures,
    find_published,
    list_roots,
    name_actor,
)
from twosource.present.event_pairs import Pair, find_pairs
from twosource.present.table import Cell, TableForm, join_cells, write_table
from twosource.text.judged_claims import list_counted
from twosource.text.outlets import find_outlet

__all__ = ["APPENDED_COLUMNS", "POLECAT_COLUMNS", "export_events"]

POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
APPENDED_COLUMNS = (
    "status", "event_id", "claim_ids", "documents", "lineages", "roots", "date_start", "date_end",
    "date_grain", "publishers", "named_roots", "independent_low", "independent_high",
)  # fmt: skip

_GRAINS: tuple[Grain, ...] = ("day", "week", "month", "year", "span")
_NO_ACTOR: tuple[Cell, ...] = (None,) * 8


class _Coded(Struct, frozen=True):
    """An event as it is printed: its act and mode, folded or not, its claims and its day."""

    event: Event
    act: Act
    mode: str | None
    claims: tuple[Claim, ...]
    when: When | None

    @property
    def day(self) -> str:
        """The first day, the last where there is no first one, "" where there is neither."""
        return "" if self.when is None else self.when.start or self.when.end


def export_events(record: Record, *, strict: bool = False, form: TableForm = "csv") -> bytes:
    """Return the events as a table in UTF-8, by date, those without one last.

    Strict, events are folded into PLOVER, those that it does not know are left out, and the columns
    are the 40 alone. Otherwise all events are there, with what stands behind each to the right.
    Equal records give equal bytes. Raises UsageError when an event has claims that are not there.
    """
    backing = find_backing(record)
    coded = sorted(_code_events(record.collation.events, backing, strict=strict), key=_sort_key)
    places = _find_story_places(list_counted(record.claims))
    columns = POLECAT_COLUMNS if strict else POLECAT_COLUMNS + APPENDED_COLUMNS
    rows: list[tuple[Cell, ...]] = []
    for one in coded:
        for number, pair in enumerate(find_pairs(one.claims, backing.lineage_of), 1):
            row = (
                *_tell_event(one, number),
                *_tell_actor(pair.actor, backing),
                *_tell_actor(pair.recipient, backing),
                *_tell_place(one, backing),
                *_tell_report(pair, backing, places),
                record.made_by,
            )
            rows.append(row if strict else (*row, *_tell_backing(one, backing)))
    return write_table(columns, rows, form)


def _code_events(events: Sequence[Event], backing: Backing, *, strict: bool) -> Iterator[_Coded]:
    for event in events:
        claims = find_claims(event, backing)
        is_content = all(claim.content_of is not None for claim in claims)
        folded = fold_act(event.act, event.mode, event.status, is_content=is_content)
        act = folded if strict else (event.act, event.mode)
        if act is not None:
            yield _Coded(event, *act, claims, _find_when(claims))


def _sort_key(one: _Coded) -> tuple[bool, str, str]:
    return not one.day, one.day, one.event.id


def _find_when(claims: Sequence[Claim]) -> When | None:
    """Return the most exact date among claims, of equal ones the first."""
    dated = [claim.when for claim in claims if claim.when is not None]
    return min(dated, key=lambda one: _GRAINS.index(one.grain), default=None)


def _find_story_places(claims: Sequence[Claim]) -> dict[str, str]:
    """Return the names of the places of each report's claims as one cell."""
    names: dict[str, list[str]] = {}
    for claim in claims:
        if claim.where is not None:
            names.setdefault(claim.report, []).append(claim.where.name)
    return {report: join_cells(some) for report, some in names.items()}


def _tell_event(one: _Coded, number: int) -> tuple[Cell, ...]:
    return (
        f"{one.event.id}-{number}",
        one.day,
        one.act,
        one.mode,
        find_intensity(one.act, one.mode),
        find_quad(one.act),
        None,  # contexts are not coded
    )


def _tell_actor(actor: Actor | None, backing: Backing) -> tuple[Cell, ...]:
    if actor is None:
        return _NO_ACTOR
    text = backing.reports[actor.span.report].text
    return (
        name_actor(actor, backing),
        actor.state,
        _number_states().get(actor.state or ""),
        actor.sectors[0] if actor.sectors else None,
        join_cells(actor.sectors),
        actor.title,
        text[actor.span.start : actor.span.end],
        None,  # Wikipedia ids cannot be looked up offline
    )


@per_lexicon
def _number_states() -> dict[str, int | None]:
    return {state.iso3: state.cow_number for state in load_states()}


def _tell_place(one: _Coded, backing: Backing) -> tuple[Cell, ...]:
    """Tell the place of an event, that of the first claim with coordinates or else with a place."""
    places = [claim.where for claim in one.claims if claim.where is not None]
    if not places:
        return (None,) * 10
    place: Place = next((x for x in places if x.latitude is not None), places[0])
    text = backing.reports[place.span.report].text
    return (
        place.name,
        place.name if place.precision == "city" else None,
        None,  # district, province and GeoNames id are not kept with a place
        None,
        place.state,
        place.latitude,
        place.longitude,
        None,
        text[place.span.start : place.span.end],
        place.precision,
    )


def _tell_report(pair: Pair, backing: Backing, places: dict[str, str]) -> tuple[Cell, ...]:
    report = backing.reports[pair.claim.report]
    return (
        find_outlet(report),
        find_published(report, backing),
        None,  # names are not kept as those of people or of organisations
        None,
        places.get(report.id),
        report.language,
    )


def _tell_backing(one: _Coded, backing: Backing) -> tuple[Cell, ...]:
    figures = find_event_figures(one.claims, one.event, backing)
    independent = figures.independent
    return (
        one.event.status,
        one.event.id,
        join_cells(one.event.claims),
        figures.documents,
        figures.lineages,
        join_cells(list_roots(one.claims, backing)),
        *((None, None, None) if one.when is None else _tell_days(one.when)),
        figures.publishers,
        figures.named_roots,
        *((None, None) if independent is None else (independent.low, independent.high)),
    )


def _tell_days(when: When) -> tuple[Cell, ...]:
    return when.start, when.end, when.grain
