"""The whole record for other programs."""

from pathlib import Path

import click
import msgspec

from twosource.present.export_json import export_json
from twosource.present.schema import record_schema
from twosource.run.exits import DONE
from twosource.run.flags import find_settings, shared_flags
from twosource.run.gathering import gather_record
from twosource.run.output import write_file

__all__ = ["export"]


@click.group(epilog="Example:  twosource export json --db visit.db -o visit.json")
@shared_flags
def export() -> None:
    """Write the whole record for other programs, in the format of your choice."""


@export.command(
    name="json", epilog="Example:  twosource export json one.txt two.html -o visit.json"
)
@click.argument("places", nargs=-1, metavar="[FILE…]")
@click.option("-o", "--output", default="-", metavar="OUT", help="Where to write; stdout if left.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the export instead.")
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
    if output == "-":
        click.echo(content, nl=False)
    else:
        write_file(Path(output), content, settings=settings)
    return code
