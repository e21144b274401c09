"""The ledger: what is claimed of transfers and sanctions, with the tables of the whole record."""

from collections.abc import Iterable
from functools import reduce

from msgspec.structs import replace

from twosource.errors import NotFoundError, UsageError
from twosource.model import Collation, Grouping, Record
from twosource.present.export_events import export_events
from twosource.present.export_json import export_json
from twosource.present.export_ledger import LedgerForm, export_ledger
from twosource.present.ftm import export_ftm
from twosource.present.sureness import keep_sure
from twosource.present.table import TableForm
from twosource.present.web.answer import Answer, Download
from twosource.present.web.asked import Asked
from twosource.present.web.event_lines import tell_line
from twosource.present.web.sought import ACTS, STATUSES, read_sought
from twosource.present.workbook import XLSX_MEDIA
from twosource.store.told_events import Telling, ToldEvent
from twosource.store.view import View

__all__ = ["MOST_EXPORTED", "export_table", "show_ledger"]

MOST_LINES = 100
MOST_STORIES = 200
MOST_EXPORTED = 2_000
"""Documents up to which a page gives the whole record; the command line knows no such limit."""

_FORMS: tuple[LedgerForm, ...] = ("csv", "tsv", "xlsx")
_TABLES = {"events.csv", "events.tsv", "ledger.csv", "ledger.tsv", "ledger.xlsx"}
_MEDIA: dict[LedgerForm, str] = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "xlsx": XLSX_MEDIA,
}
_FACETS = ("act", "status", "actor", "recipient", "since", "until", "independent")


def show_ledger(view: View, asked: Asked) -> Answer | Download:
    """Show the claims of transfers, aid, trade and sanctions; `as=csv` gives them as a table."""
    form = asked.get_choice("as", _FORMS)
    found = view.told(read_sought(asked, limit=MOST_LINES), transfers=True)
    if form:
        return _export(view, found, next(one for one in _FORMS if one == form))
    number = asked.get_number("page")
    shown = found.claims[(number - 1) * MOST_LINES : number * MOST_LINES]
    more = len(found.claims) > number * MOST_LINES
    return Answer(
        template="ledger",
        title="Ledger",
        value=lambda: found.claims,
        parts={
            "rows": tuple(tell_line(ToldEvent(lead=x, when=x.when, claims=1)) for x in shown),
            "found": found,
            "number": len(found.claims),
            "acts": ACTS,
            "statuses": STATUSES,
            "set": {name: asked.get(name) for name in _FACETS},
            "csv": asked.turn(**{"as": "csv", "page": None}),
            "tsv": asked.turn(**{"as": "tsv", "page": None}),
            "xlsx": asked.turn(**{"as": "xlsx", "page": None}),
            "before": asked.turn(page=number - 1 if number > 2 else None) if number > 1 else None,
            "after": asked.turn(page=number + 1) if more else None,
        },
    )


def export_table(view: View, asked: Asked) -> Download:
    """Give the whole record, its events, its ledger or entities, as the command does."""
    name = asked.named
    if name not in {*_TABLES, "record.json", "record.ftm.json"}:
        raise NotFoundError(f"there is no export called {name[:40]}")
    if view.totals().documents > MOST_EXPORTED:
        raise UsageError(
            f"the record is too large for a page to give; run twosource export "
            f"{'ftm' if '.ftm.' in name else name.partition('.')[0].replace('record', 'json')}"
        )
    record = view.record()
    if name == "record.json":
        return Download(content=export_json(record), name=name, media="application/json")
    table, _, form = name.partition(".")
    sure = keep_sure(record)
    if form == "ftm.json":
        return Download(content=export_ftm(sure), name=name, media="application/x-ndjson")
    if table == "events":
        plain: TableForm = "csv" if form == "csv" else "tsv"
        return Download(content=export_events(sure, form=plain), name=name, media=_MEDIA[plain])
    chosen = next(one for one in _FORMS if one == form)
    return Download(content=export_ledger(sure, form=chosen), name=name, media=_MEDIA[chosen])


def _export(view: View, found: Telling, form: LedgerForm) -> Download:
    stories = list(dict.fromkeys(one.story for one in found.claims))
    if len(stories) > MOST_STORIES:
        raise UsageError(
            f"this is of {len(stories)} stories, and {MOST_STORIES} are the limit of one table; "
            "narrow it down, or run twosource export ledger"
        )
    record = _join((view.story_record(one) for one in stories), made_by=view.made_by())
    only = frozenset(one.id for one in found.claims)
    content = export_ledger(record, form=form, only=only)
    return Download(content=content, name=f"ledger.{form}", media=_MEDIA[form])


def _join(records: Iterable[Record], *, made_by: str) -> Record:
    """Join the records of some stories, as far as a ledger asks for them."""
    return reduce(_add, records, Record(made_by=made_by))


def _add(one: Record, other: Record) -> Record:
    grouping, collation = one.grouping, one.collation
    return replace(
        one,
        reports=one.reports + other.reports,
        claims=one.claims + other.claims,
        grouping=Grouping(lineages=grouping.lineages + other.grouping.lineages),
        collation=Collation(
            story_dates=collation.story_dates + other.collation.story_dates,
            events=collation.events + other.collation.events,
            standings=collation.standings + other.collation.standings,
        ),
    )
