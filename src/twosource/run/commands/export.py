"""The record for other programs: the whole of it, its events, or a ledger."""

import sys
from pathlib import Path

import click
import msgspec

from twosource.errors import UsageError
from twosource.present.export_events import export_events
from twosource.present.export_json import export_json
from twosource.present.export_ledger import LedgerForm, export_ledger
from twosource.present.ftm import export_ftm
from twosource.present.schema import record_schema
from twosource.present.sureness import keep_sure
from twosource.present.table import TableForm
from twosource.run.exits import DONE
from twosource.run.flags import as_of_flag, find_settings, least_flag, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.narrowing import keep_independent
from twosource.run.options import Settings
from twosource.run.output import write_file

__all__ = ["export"]


_OUTPUT_HELP = "Where to write; stdout if left."
_ALL_HELP = "Also what is less sure; the JSON export has it with its surety."
_LEAST_HELP = "Only events of N independent voices at least."
_TSV_HELP = "Part the cells by tabs; so does an OUT that ends in .tsv."
_XLSX_HELP = "A workbook with what the columns mean; so is an OUT that ends in .xlsx."
# What a person means who names a file so, and would not get.
_OTHER_TABLES = {".parquet", ".xlsx", ".xls", ".json", ".jsonl"}


@click.group(epilog="Example:  twosource export json --db visit.db -o visit.json")
@shared_flags
def export() -> None:
    """Write the record for other programs: the whole of it, its events, a ledger, entities."""


@export.command(
    name="json", epilog="Example:  twosource export json one.txt two.html -o visit.json"
)
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("-o", "--output", default="-", metavar="OUT", help=_OUTPUT_HELP)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the export instead.")
@as_of_flag
@shared_flags
def as_json(places: tuple[str, ...], output: str, *, schema: bool) -> int:
    """Write everything as one JSON document: reports, lineages, stories, differences, spans."""
    settings = find_settings()
    if schema:
        content = msgspec.json.format(msgspec.json.encode(record_schema()), indent=2) + b"\n"
        code = DONE
    else:
        gathered = gather_record(places, settings=settings)
        content, code = export_json(gathered.record), gathered.code
    _write(content, output, settings)
    return code


@export.command(
    name="events", epilog="Example:  twosource export events --db visit.db -o visit.csv"
)
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("-o", "--output", default="-", metavar="OUT", help=_OUTPUT_HELP)
@click.option("--tsv", is_flag=True, help=_TSV_HELP)
@click.option("--strict", is_flag=True, help="Only what strict PLOVER knows, in its columns alone.")
@click.option("--all", "every", is_flag=True, help=_ALL_HELP)
@least_flag(_LEAST_HELP)
@as_of_flag
@shared_flags
def as_events(
    places: tuple[str, ...],
    output: str,
    *,
    tsv: bool,
    strict: bool,
    every: bool,
    independent: int | None,
) -> int:
    """Write the events as a table in the 40 columns of POLECAT, and who tells of each."""
    settings, form = find_settings(), _choose_form(output, tsv=tsv)
    gathered = gather_record(places, settings=settings)
    record = keep_independent(gathered.record, independent)
    record = record if every else keep_sure(record)
    _write(export_events(record, strict=strict, form=form), output, settings)
    return gathered.code


@export.command(
    name="ledger", epilog="Example:  twosource export ledger --db visit.db -o ledger.csv"
)
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("-o", "--output", default="-", metavar="OUT", help=_OUTPUT_HELP)
@click.option("--tsv", is_flag=True, help=_TSV_HELP)
@click.option("--xlsx", is_flag=True, help=_XLSX_HELP)
@click.option("--all", "every", is_flag=True, help=_ALL_HELP)
@least_flag(_LEAST_HELP)
@as_of_flag
@shared_flags
def as_ledger(
    places: tuple[str, ...],
    output: str,
    *,
    tsv: bool,
    xlsx: bool,
    every: bool,
    independent: int | None,
) -> int:
    """Write what is claimed of transfers, aid, trade and sanctions, and who denies it."""
    settings, form = find_settings(), _choose_ledger_form(output, tsv=tsv, xlsx=xlsx)
    gathered = gather_record(places, settings=settings)
    record = keep_independent(gathered.record, independent)
    record = record if every else keep_sure(record)
    _write(export_ledger(record, form=form), output, settings)
    return gathered.code


@export.command(name="ftm", epilog="Example:  twosource export ftm --db visit.db -o visit.ftm.json")
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("-o", "--output", default="-", metavar="OUT", help=_OUTPUT_HELP)
@click.option("--all", "every", is_flag=True, help=_ALL_HELP)
@least_flag(_LEAST_HELP)
@as_of_flag
@shared_flags
def as_ftm(places: tuple[str, ...], output: str, *, every: bool, independent: int | None) -> int:
    """Write reports, events and parties as entities of FollowTheMoney, one a line."""
    settings = find_settings()
    gathered = gather_record(places, settings=settings)
    record = keep_independent(gathered.record, independent)
    _write(export_ftm(record if every else keep_sure(record)), output, settings)
    return gathered.code


def _choose_ledger_form(output: str, *, tsv: bool, xlsx: bool) -> LedgerForm:
    """Return how the ledger is written; raises UsageError for a file of another format."""
    is_named = Path(output).suffix.lower() == ".xlsx"
    if not (xlsx or is_named):
        return _choose_form(output, tsv=tsv)
    if tsv or (xlsx and not is_named and output != "-"):
        raise UsageError("a workbook is one file of its own; name it .xlsx, without --tsv")
    if output == "-" and sys.stdout.isatty():
        raise UsageError("a workbook cannot be shown here; name a file with -o ledger.xlsx")
    return "xlsx"


def _choose_form(output: str, *, tsv: bool) -> TableForm:
    """Return how a table is written; raises UsageError for a file of another format."""
    suffix = Path(output).suffix.lower()
    if suffix in _OTHER_TABLES:
        raise UsageError(f"a table is written as CSV or TSV, not as {suffix}; name it .csv or .tsv")
    return "tsv" if tsv or suffix == ".tsv" else "csv"


def _write(content: bytes, output: str, settings: Settings) -> None:
    if output == "-":
        click.echo(content, nl=False)
    else:
        write_file(Path(output), content, settings=settings)
