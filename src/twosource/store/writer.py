"""The writer: one transaction for each report, acknowledged once it is on the disk."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import exists, select

from twosource.errors import StoreError, UsageError
from twosource.lexicon.own import Lexicon, wear
from twosource.model import (
    Change,
    Claim,
    Collation,
    EventState,
    Grouping,
    Judgement,
    Parse,
    Reading,
    Redirect,
    Refusal,
    Report,
)
from twosource.store import door, postgresql, schema
from twosource.store.about_rows import keep_lexicon, read_lexicon
from twosource.store.change_rows import change_batches, count_run, count_runs
from twosource.store.claim_rows import find_unclaimed, keep_claims
from twosource.store.collate_rows import collation_batches
from twosource.store.event_change_rows import (
    EventNotes,
    clear_states,
    has_states,
    keep_notes,
    read_states,
)
from twosource.store.formats import read_format
from twosource.store.group_rows import grouping_batches
from twosource.store.joined_rows import (
    clear_joined,
    count_turns,
    has_joined,
    keep_joined,
    read_past_events,
)
from twosource.store.judged_rows import put_judgements
from twosource.store.keeping import (
    Earlier,
    Offered,
    clear_results,
    find_due,
    keep_report,
    sign,
)
from twosource.store.migrate import migrate
from twosource.store.options import StoreOptions
from twosource.store.parse_rows import (
    choose_reader,
    find_lacking,
    find_unparsed,
    keep_parses,
    settle_reports,
)
from twosource.store.report_rows import (
    mark_batches,
    read_readings,
    read_reports,
    refusal_row,
    report_row,
)
from twosource.store.rows import Failed, write_batches
from twosource.store.searchable import SEARCHED_SINCE, fill_search
from twosource.store.sentence_words import list_words
from twosource.store.view import View
from twosource.text.hashing import hash_bytes

__all__ = ["StoreOptions", "Writer", "open_writer"]


class Writer:
    """Writes to a store; use it in a `with` statement.

    When a method returns, what it wrote stays; when it raises, nothing of it does. `earlier` is set
    when another version of the program wrote the store before: its reports are due.
    """

    def __init__(self, store: door.OpenStore, *, earlier: Earlier | None = None) -> None:
        self._store = store
        self.earlier = earlier
        with door.reading(store) as connection:
            self._due = find_due(connection)

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

    def put_lexicon(self, lexicon: Lexicon) -> None:
        """Let the store be read with the user's lexicon from now on, and put it on.

        With another lexicon other things are found: what was told with the one before is no change.
        """
        with door.writing(self._store) as connection:
            if read_lexicon(connection) != lexicon:
                clear_joined(connection)
                clear_states(connection)
            keep_lexicon(connection, lexicon)
        wear(lexicon)

    def put_report(self, report: Report, reading: Reading, *, seen: str | None = None) -> None:
        """Keep a report and its reading in one transaction; `seen` is the moment, in UTC and ISO.

        The same content again changes nothing. Of two sources of one report the one whose name
        sorts first is kept, whichever came first; from the same source the later reading is.
        A report whose marks changed takes the results of grouping with it: their places may not
        hold any more. A report that is due is replaced, and goes when its content now makes another
        report.
        """
        with door.explained(self._store):
            digest = _digest(report, reading)
        offered = Offered(
            row=report_row(report, digest),
            batches=mark_batches(report, reading),
            words=list_words(report),
            seen=seen,
        )
        with door.writing(self._store) as connection:
            due = self._due.get((report.name, report.content_hash), ())
            keep_report(connection, offered, due=due)
        door.tend_log(self._store)

    def put_refusal(self, refusal: Refusal) -> None:
        """Keep a refusal; the same one again changes nothing."""
        row = refusal_row(refusal)
        table = schema.refusals
        with door.writing(self._store) as connection:
            if not connection.execute(select(exists().where(table.c.id == row["id"]))).scalar():
                connection.execute(table.insert(), row)

    def clear_refusals(self, *sources: str, but: Iterable[Refusal] = ()) -> None:
        """Forget the refusals of some sources, which were read again, but for these."""
        read, kept = frozenset(sources), {refusal_row(one)["id"] for one in but}
        table = schema.refusals
        with door.writing(self._store) as connection:
            held = connection.execute(select(table.c.id, table.c.source)).all()
            gone = [one.id for one in held if one.source in read and one.id not in kept]
            for refusal in gone:
                connection.execute(table.delete().where(table.c.id == refusal))

    def put_results(
        self, grouping: Grouping, collation: Collation, changes: tuple[Change, ...] = ()
    ) -> None:
        """Replace all that grouping and collating found before, and add what that changed.

        All of it is one transaction, and counts as one run. Raises StoreError when it names a
        report that the store does not hold.
        """
        batches = [*grouping_batches(grouping), *collation_batches(collation)]
        with door.writing(self._store) as connection:
            clear_results(connection)
            write_batches(connection, [*batches, *change_batches(changes)])
            count_run(connection)
        door.tend_log(self._store)

    def put_parses(self, reader: str, outcomes: Mapping[str, Parse | Failed]) -> None:
        """Keep what the network with the hash `reader` made of some sentences, in one transaction.

        Sentences are given as `twosource.text.repaired.list_sentences` has them. One that failed
        is kept with its code and why, and is not tried again.
        """
        with door.writing(self._store) as connection:
            keep_parses(connection, reader, outcomes)
        door.tend_log(self._store)

    def settle_parses(self, reader: str, reports: Sequence[str]) -> None:
        """Note that every sentence of these reports has been put."""
        with door.writing(self._store) as connection:
            settle_reports(connection, reader, reports)

    def choose_reader(self, reader: str) -> None:
        """Show the parses of this network from now on, and drop those of any other."""
        with door.writing(self._store) as connection:
            choose_reader(connection, reader)

    def unparsed(self, reader: str) -> tuple[str, ...]:
        """Return the ids of the reports that hold sentences which this network may not know."""
        with door.reading(self._store) as connection:
            return tuple(find_unparsed(connection, reader))

    def lacking(self, reader: str, sentences: Sequence[str]) -> tuple[str, ...]:
        """Return those of the sentences that this network was never given, each once, in order."""
        with door.reading(self._store) as connection:
            return tuple(find_lacking(connection, reader, sentences))

    def put_claims(
        self,
        coder: str,
        outcomes: Mapping[str, Sequence[Claim] | Failed],
        *,
        days: Mapping[str, str],
    ) -> None:
        """Keep what the coder with the hash `coder` made of some reports, in one transaction.

        `outcomes` and `days` are by report id; a day (ISO, "" for none) is the one from which the
        times of the report were reckoned. A report that failed is kept with its code and why.
        What was worked out goes: it was from other claims. Raises StoreError when a claim is of
        another report.
        """
        with door.writing(self._store) as connection:
            clear_joined(connection)
            keep_claims(connection, coder, outcomes, days=days)
        door.tend_log(self._store)

    def unclaimed(self, coder: str, days: Mapping[str, str]) -> tuple[str, ...]:
        """Return those of these reports that this coder was not given with this day, sorted."""
        with door.reading(self._store) as connection:
            return tuple(find_unclaimed(connection, coder, days))

    def put_joined(
        self,
        collation: Collation,
        redirects: Sequence[Redirect] = (),
        *,
        turn: int | None = None,
        notes: EventNotes | None = None,
    ) -> bool:
        """Replace what is worked out from the claims, and the redirects, in one transaction.

        That is all of a collation but the dates of stories, which stay as they are. The events hold
        every claim of the store that is in a story. `notes` are what is told of them now, which the
        next run is held to, and what that changed, which is added. Where another writer changed
        since `turn` what they were worked out from, nothing is put, and False is returned. Raises
        StoreError when the store does not hold what they name.
        """
        with door.writing(self._store) as connection:
            if turn is not None and count_turns(connection) != turn:
                return False
            keep_joined(connection, collation, redirects, notes)
        door.tend_log(self._store)
        return True

    def turn(self) -> int:
        """Return a number that grows whenever claims, what belongs together or judgements change,
        whoever writes.
        """
        with door.reading(self._store) as connection:
            return count_turns(connection)

    def event_states(self) -> dict[str, EventState]:
        """Return what was told of each event last, by its id; none where nobody noted it yet."""
        with door.reading(self._store) as connection:
            return read_states(connection)

    def has_event_states(self) -> bool:
        """Tell whether it was noted what is told of the events."""
        with door.reading(self._store) as connection:
            return has_states(connection)

    def put_event_states(self, states: Mapping[str, EventState]) -> None:
        """Note what is told of each event, for the next run to be held to."""
        with door.writing(self._store) as connection:
            keep_notes(connection, EventNotes(states=states))

    def lacks_joined(self) -> bool:
        """Tell whether claims, what belongs together, or judgements changed since that was put."""
        with door.reading(self._store) as connection:
            return not has_joined(connection)

    def past_events(self) -> Mapping[str, tuple[str, ...]]:
        """Return the claims of the events that there were last, and of any before them that
        nothing leads on from yet, by the id of the event.
        """
        with door.reading(self._store) as connection:
            return read_past_events(connection)

    def put_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Add what somebody decided.

        What was worked out goes with the same transaction where the judgements may change it.
        """
        with door.writing(self._store) as connection:
            put_judgements(connection, judgements)

    def reports(self) -> tuple[Report, ...]:
        """Return the reports, sorted by id."""
        with door.reading(self._store) as connection:
            return read_reports(connection)

    def readings(self) -> tuple[Reading, ...]:
        """Return the readings, sorted by report id."""
        with door.reading(self._store) as connection:
            return read_readings(connection)

    def due(self) -> frozenset[str]:
        """Return the ids of the reports that another version read: to be read when offered."""
        with door.reading(self._store) as connection:
            return frozenset(chain.from_iterable(find_due(connection).values()))

    def last_run(self) -> int:
        """Return the number of the run that last read something new, 1 where none has yet."""
        with door.reading(self._store) as connection:
            return max(1, count_runs(connection))

    def next_run(self) -> int:
        """Return the number, from 1, that the next run has whose results are put here."""
        with door.reading(self._store) as connection:
            return count_runs(connection) + 1

    def has_ungrouped(self) -> bool:
        """Tell whether a report stands in no lineage yet, so that grouping is due."""
        grouped = schema.lineage_reports.c.report_id
        joined = schema.reports.outerjoin(schema.lineage_reports)
        loose = select(schema.reports.c.id).select_from(joined).where(grouped.is_(None)).limit(1)
        with door.reading(self._store) as connection:
            return connection.execute(loose).scalar() is not None

    def view(self) -> View:
        """Return a view through this writer's own connection; it closes with the writer."""
        return View(self._store)


def open_writer(place: str | Path, *, options: StoreOptions = StoreOptions()) -> Writer:
    """Open the store at `place`, make it when there is none, bring it up to date when it is older.

    It puts on the lexicon that the store was read with.
    Where another version of the program wrote it, the results are dropped and every report is due
    to be read again. ":memory:" keeps it in memory; postgresql://… is a database
    of PostgreSQL, which must be there. Raises StoreError when the file is something
    else, of a newer format, or cannot be written.
    """
    where = str(place)
    _check_place(where)
    store = door.open_for_writing(where, options)
    try:
        earlier = _prepare(store, options.made_by)
        door.keep_log(store)
        writer = Writer(store, earlier=earlier)
        wear(writer.view().lexicon())
        return writer
    except BaseException:
        door.close(store)
        raise


def _check_place(where: str) -> None:
    if where == door.MEMORY or postgresql.is_address(where):
        return
    if "://" in where:
        raise UsageError("a store is a file, or a database by an address that begins postgresql://")
    if Path(where).is_dir():
        raise StoreError(f"{where} is a folder; name a file in it, such as {where}/visit.db")
    if not Path(where).parent.is_dir():
        raise StoreError(f"there is no folder {Path(where).parent}; make it first")


def _prepare(store: door.OpenStore, made_by: str) -> Earlier | None:
    with door.writing(store) as connection:
        found = read_format(connection, place=store.place)
        if found != schema.FORMATS[-1]:
            migrate(connection)
        if found is not None and found < SEARCHED_SINCE:
            fill_search(connection)
        return sign(connection, made_by)


def _digest(report: Report, reading: Reading) -> str:
    unplaced = msgspec.structs.replace(report, source="")
    return hash_bytes(msgspec.json.encode((unplaced, reading)))
