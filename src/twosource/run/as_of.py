"""The record as it stood: only the reports that were first read by then, put together anew.

What is kept of each report (its reading, its parses) is taken as it is. Everything that depends on
which reports there are is worked out again in memory: lineages and stories, the days on which
reports were written, claims where such a day is another one, events and what stands behind them.
That takes as long as grouping and joining the same reports took in a run, each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

from twosource.errors import NotFoundError, UsageError
from twosource.model import Grouping, Parse, Record
from twosource.run.claiming import ClaimOptions, claim_reports, find_lacking_claims
from twosource.run.relating import join_claims, relate_reports
from twosource.store.options import StoreOptions
from twosource.store.view import View, open_view
from twosource.store.writer import Writer, open_writer
from twosource.text.repaired import list_sentences

__all__ = ["find_moment", "open_as_of"]

_IN_MEMORY = ":memory:"


def find_moment(given: str) -> str:
    """Return the last moment (ISO 8601, UTC) that a day, or a moment, as a person gave it means.

    A day ends with its last second in UTC. Raises UsageError.
    """
    try:
        if len(given) <= len("2024-06-18"):
            moment = datetime.combine(date.fromisoformat(given), time(23, 59, 59), tzinfo=UTC)
        else:
            moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise UsageError(
            f"{given} is no date; write it as 2024-06-18, or as 2024-06-18T09:30+00:00"
        ) from error
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="seconds")


@contextmanager
def open_as_of(place: str, moment: str, *, workers: int | None = None) -> Iterator[View]:
    """Open a view of the store at `place` as it stood at a moment, made anew in memory.

    Reports whose first reading nobody noted, because an earlier format kept no times, count as
    there from the beginning. Raises NotFoundError when nothing had been read by then.
    """
    with open_view(place) as view:
        record, seen = view.record(), view.first_seen()
        late = {report for report, first in seen.items() if first > moment}
        if len(late) == len(record.reports):
            first = min(seen.values(), default="")
            raise NotFoundError(f"nothing had been read by {moment}; the first came at {first}")
        with open_writer(_IN_MEMORY, options=StoreOptions(made_by=record.made_by)) as writer:
            writer.put_lexicon(view.lexicon())
            _copy(view, record, writer, late=late)
            known = {one.id for one in record.reports if one.id not in late}
            _judge(record, writer, moment, known)
            _rebuild(view, writer, workers=workers)
            _judge(record, writer, moment, {one.id for one in writer.view().record().claims})
            join_claims(writer, tell=_ignore, find_parses=view.parses)
            yield writer.view()


def _copy(view: View, record: Record, writer: Writer, *, late: set[str]) -> None:
    readings = {one.report: one for one in record.readings}
    for report in record.reports:
        if report.id not in late:
            writer.put_report(report, readings[report.id])
    made = {report: one for report, one in view.claimings().items() if report not in late}
    for coder in {one.coder for one in made.values()}:
        own = {report: one for report, one in made.items() if one.coder == coder}
        outcomes = {report: one.outcome for report, one in own.items()}
        writer.put_claims(coder, outcomes, days={report: one.day for report, one in own.items()})


def _rebuild(view: View, writer: Writer, *, workers: int | None) -> None:
    relate_reports(writer, before=Grouping(), tell=_ignore)
    reader = view.reader()
    for report in map(view.report, find_lacking_claims(writer)):
        parses = dict(zip(list_sentences(report), view.parses(report), strict=True))
        known: dict[str, Parse] = {one: parse for one, parse in parses.items() if parse}
        if reader is not None:
            writer.put_parses(reader, known)
    for _ in claim_reports(writer, options=ClaimOptions(workers=workers)):
        pass


def _judge(record: Record, writer: Writer, moment: str, held: set[str]) -> None:
    """Let hold what people had decided by then about the reports or claims that are held."""
    made = tuple(
        one
        for one in record.judgements
        if one.made <= moment and held.issuperset({one.first, one.second or one.first})
    )
    if made:
        writer.put_judgements(made)


def _ignore(_: object) -> None:
    return
