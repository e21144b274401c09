"""The view: reading a store, beside any writer."""

from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from twosource.errors import NotFoundError, StoreError, UsageError
from twosource.lexicon.own import Lexicon, wear
from twosource.model import (
    Change,
    Claim,
    EventChange,
    Judgement,
    Lineage,
    Parse,
    Reading,
    Record,
    Refusal,
    Report,
    Story,
    Unclaimed,
    Unread,
)
from twosource.store import door, schema
from twosource.store.about_rows import read_about, read_lexicon
from twosource.store.beside_rows import read_beside
from twosource.store.change_rows import read_changes, read_last_changes
from twosource.store.claim_rows import (
    Claiming,
    find_claim_faults,
    find_failed,
    read_claimings,
)
from twosource.store.collate_rows import read_collation
from twosource.store.counts import Counts, count_all
from twosource.store.day_rows import Dating, read_datings
from twosource.store.doubt_lines import Doubted, read_doubtful
from twosource.store.event_change_rows import read_event_changes, read_last_event_changes
from twosource.store.formats import read_format
from twosource.store.group_rows import read_grouping, read_stories
from twosource.store.homes import Home, Kind, find_homes, find_redirect
from twosource.store.judged_rows import read_judged_claims
from twosource.store.judgement_rows import read_judgements, read_redirects
from twosource.store.lineage_rows import read_lineages
from twosource.store.parse_rows import find_faults, find_unread, read_parses, read_reader
from twosource.store.publisher_lines import (
    LineageLine,
    PublisherLine,
    read_lineage_lines,
    read_publisher_lines,
)
from twosource.store.report_ids import find_id
from twosource.store.report_rows import read_readings, read_refusals, read_reports
from twosource.store.scope import scope_story
from twosource.store.search import Found, Sought, search_sentences
from twosource.store.seen_rows import read_seen
from twosource.store.story_lines import StoryLine, Totals, count_totals, read_story_lines
from twosource.store.told_events import Telling, ToldEvent, find_told, find_told_of

__all__ = ["Counts", "View", "open_view"]


class View:
    """What a store holds at the moment of each call; use it in a `with` statement."""

    def __init__(self, store: door.OpenStore) -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        door.close(self._store)

    def lexicon(self) -> Lexicon:
        """Return the user's lexicon that the store was read with."""
        with door.reading(self._store) as connection:
            return read_lexicon(connection)

    @property
    def is_lasting(self) -> bool:
        """Tell whether it sees what is written later; beside a log that a full disk lets nobody
        make it does not, and a call fails once something was.
        """
        return door.is_lasting(self._store)

    def record(self, *, made_by: str | None = None) -> Record:
        """Return all there is, as one moment saw it; `made_by` is the last writer unless given."""
        with door.reading(self._store) as connection:
            return Record(
                made_by=_read_made_by(connection) if made_by is None else made_by,
                reports=read_reports(connection),
                refusals=read_refusals(connection),
                readings=read_readings(connection),
                grouping=read_grouping(connection),
                collation=read_collation(connection),
                changes=read_changes(connection),
                event_changes=read_event_changes(connection),
                claims=read_judged_claims(connection),
                redirects=read_redirects(connection),
                judgements=read_judgements(connection),
            )

    def story_record(self, story: str) -> Record:
        """Return all there is of one story, and nothing else; an empty record where there is none.

        What leads outside of it, such as a passage from a report of another story, is named by id;
        but where a dispute has its other side in another story, that side is there.
        """
        only = scope_story(story)
        with door.reading(self._store) as connection:
            collation = read_collation(connection, only=only)
            reports, claims = read_beside(connection, collation.disputes, only=only.reports)
            return Record(
                made_by=_read_made_by(connection),
                reports=reports,
                readings=read_readings(connection, only=only.reports),
                grouping=read_grouping(connection, only=only),
                collation=collation,
                changes=read_changes(connection, only=only.reports),
                event_changes=read_event_changes(connection, only=only.events),
                claims=claims,
                redirects=read_redirects(connection, only=only.events),
                judgements=read_judgements(connection, only=(only.claims, only.reports)),
            )

    def story_lines(
        self, *, since: str = "", until: str = "", skip: int = 0, most: int = 50
    ) -> tuple[StoryLine, ...]:
        """Return a page of stories, the latest first, those without a date last.

        `since` and `until` are ISO days, "" for no bound.
        """
        with door.reading(self._store) as connection:
            return read_story_lines(connection, since=since, until=until, skip=skip, most=most)

    def made_by(self) -> str:
        """Return the name and the version of the program that wrote last."""
        with door.reading(self._store) as connection:
            return _read_made_by(connection)

    def totals(self) -> Totals:
        """Return how much there is, by what a page can count without waiting."""
        with door.reading(self._store) as connection:
            return count_totals(connection)

    def homes(self, kind: Kind, start: str) -> tuple[Home, ...]:
        """Return what has an id that begins so, with its story: sorted, ten at most."""
        with door.reading(self._store) as connection:
            return find_homes(connection, kind, start)

    def redirect(self, event: str) -> str | None:
        """Return the event that the id of an earlier one leads to, None where none does."""
        with door.reading(self._store) as connection:
            return find_redirect(connection, event)

    def told(
        self,
        sought: Sought,
        *,
        party: str | None = None,
        transfers: bool = False,
        placed: bool = False,
    ) -> Telling:
        """Return the events of which a claim has all that is sought; see `find_told`."""
        with door.reading(self._store) as connection:
            return find_told(connection, sought, party=party, transfers=transfers, placed=placed)

    def told_of(self, events: Collection[str]) -> dict[str, ToldEvent]:
        """Return events by ids, which they may have had before; see `find_told_of`."""
        with door.reading(self._store) as connection:
            return find_told_of(connection, events)

    def publisher_lines(self, *, skip: int = 0, most: int = 100) -> tuple[PublisherLine, ...]:
        """Return a page of publishers, those with most documents first."""
        with door.reading(self._store) as connection:
            return read_publisher_lines(connection, skip=skip, most=most)

    def lineage_lines(self, *, most: int = 50) -> tuple[LineageLine, ...]:
        """Return the lineages with most documents."""
        with door.reading(self._store) as connection:
            return read_lineage_lines(connection, most=most)

    def doubtful(
        self, *, story: str | None = None, every: bool = False, skip: int = 0, most: int = 50
    ) -> Doubted:
        """Return a page of the claims to check, those most in doubt first.

        Those of one story alone where one is named; also those judged already where `every` is
        set.
        """
        with door.reading(self._store) as connection:
            return read_doubtful(connection, story=story, every=every, skip=skip, most=most)

    def last_changes(self, most: int) -> tuple[Change, ...]:
        """Return up to so many changes, the latest run first."""
        with door.reading(self._store) as connection:
            return read_last_changes(connection, most)

    def event_changes(self) -> tuple[EventChange, ...]:
        """Return what the runs changed of events, the earliest run first."""
        with door.reading(self._store) as connection:
            return read_event_changes(connection)

    def last_event_changes(self, most: int) -> tuple[EventChange, ...]:
        """Return up to so many changes of events, the latest run first."""
        with door.reading(self._store) as connection:
            return read_last_event_changes(connection, most)

    def reports(self) -> tuple[Report, ...]:
        """Return the reports, sorted by id."""
        with door.reading(self._store) as connection:
            return read_reports(connection)

    def report(self, id_or_prefix: str) -> Report:
        """Return the one report whose id begins so.

        Raises NotFoundError, with the nearest ids, when there is none, and UsageError when there
        are several.
        """
        with door.reading(self._store) as connection:
            return read_reports(connection, only=[find_id(connection, id_or_prefix)])[0]

    def readings(self) -> tuple[Reading, ...]:
        """Return the readings, sorted by report id."""
        with door.reading(self._store) as connection:
            return read_readings(connection)

    def parses(self, report: Report) -> tuple[Parse | None, ...]:
        """Return what the network read in a report, in the order of its sentences.

        None stands where it has not read yet, or failed. Words and offsets are those of the
        sentences as `twosource.text.repaired.list_sentences` gives them.
        """
        with door.reading(self._store) as connection:
            return read_parses(connection, report)

    def unread(self) -> tuple[Unread, ...]:
        """Return the sentences that the network failed on, by report and place."""
        with door.reading(self._store) as connection:
            return find_unread(connection)

    def claims(self, report: Report) -> tuple[Claim, ...]:
        """Return the claims of a report as they stand, in the order of its text; none where none
        were made yet.
        """
        with door.reading(self._store) as connection:
            return read_judged_claims(connection, only=[report.id])

    def claims_of(self, reports: Collection[str]) -> tuple[Claim, ...]:
        """Return the claims of some reports by report id, in the order of their texts."""
        with door.reading(self._store) as connection:
            return read_judged_claims(connection, only=reports)

    def claimings(self) -> dict[str, Claiming]:
        """Return by report id what was made of each report, by which coder and from which day.

        These claims are as they were read, whatever was decided about them.
        """
        with door.reading(self._store) as connection:
            return read_claimings(connection)

    def reader(self) -> str | None:
        """Return the hash of the network whose parses are shown, None where there are none yet."""
        with door.reading(self._store) as connection:
            return read_reader(connection)

    def unclaimed(self) -> tuple[Unclaimed, ...]:
        """Return the reports of which no claims could be made, by id."""
        with door.reading(self._store) as connection:
            return find_failed(connection)

    def datings(self) -> tuple[Dating, ...]:
        """Return what is known of the day of each report, sorted by report id."""
        with door.reading(self._store) as connection:
            return read_datings(connection)

    def stories(self) -> tuple[Story, ...]:
        """Return the stories in the order that grouping gave them."""
        with door.reading(self._store) as connection:
            return read_stories(connection)

    def lineages(self) -> tuple[Lineage, ...]:
        """Return the lineages in the order that grouping gave them."""
        with door.reading(self._store) as connection:
            return read_lineages(connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return what people decided, the earliest first."""
        with door.reading(self._store) as connection:
            return read_judgements(connection)

    def changes(self) -> tuple[Change, ...]:
        """Return what the runs changed of what was told before, the earliest run first."""
        with door.reading(self._store) as connection:
            return read_changes(connection)

    def search(self, sought: Sought) -> Found:
        """Return the sentences that hold the words and claims sought, and facets of all that do.

        No text is an error; what cannot be found is not there.
        """
        with door.reading(self._store) as connection:
            return search_sentences(connection, sought)

    def first_seen(self) -> dict[str, str]:
        """Return when (ISO 8601, UTC) each report was first read, where that is known."""
        with door.reading(self._store) as connection:
            return read_seen(connection)

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the refusals by source and place in it."""
        with door.reading(self._store) as connection:
            return read_refusals(connection)

    def counts(self) -> Counts:
        """Return how much there is."""
        with door.reading(self._store) as connection:
            return count_all(connection)

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the file itself, nothing when it is sound."""
        faults = door.check_integrity(self._store)
        if faults:
            return faults
        with door.reading(self._store) as connection:
            return (*find_faults(connection), *find_claim_faults(connection))


def open_view(
    place: str | Path,
    *,
    busy_seconds: float = 30.0,
    limit_seconds: float | None = None,
    shared: bool = False,
) -> View:
    """Open the store at `place` for reading only, and put on the lexicon that it was read with.

    Where there is a limit, what takes longer is given up with a StoreError. A `shared` view may be
    used by several threads, by one at a time.
    Raises NotFoundError when there is no such file, StoreError when it is no store that this
    program can read.
    """
    where = str(place)
    if where == door.MEMORY:
        raise UsageError("a store in memory can only be seen through its writer: writer.view()")
    if not door.is_there(where):
        raise NotFoundError(f"there is no store at {where}; make one with: twosource read FILE…")
    store = door.open_for_reading(
        where, busy_seconds=busy_seconds, limit_seconds=limit_seconds, shared=shared
    )
    try:
        _check_format(store)
    except BaseException:
        door.close(store)
        raise
    view = View(store)
    wear(view.lexicon())
    return view


def _check_format(store: door.OpenStore) -> None:
    with door.reading(store) as connection:
        found = read_format(connection, place=store.place)
    if found is None:
        raise StoreError(f"{store.place} holds nothing yet; run twosource read on it first")
    if found != schema.FORMATS[-1]:
        raise StoreError(
            f"{store.place} was written by an older twosource (format {found}); run twosource read "
            "on it once to bring it up to date"
        )


def _read_made_by(connection: Connection) -> str:
    return str(read_about(connection, "made_by"))
