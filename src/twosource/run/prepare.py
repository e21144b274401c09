"""What happens to one record inside the sandbox: bytes in, a report and its reading out."""

from msgspec import Struct

from twosource.clean import make_report
from twosource.ingest import FieldMap, RawRecord, unpack_record
from twosource.model import Reading, Report
from twosource.read import read_report

__all__ = ["Prepared", "Task", "prepare"]


class Task(Struct, frozen=True):
    """One record, and which of its fields mean what."""

    raw: RawRecord
    field_map: FieldMap


class Prepared(Struct, frozen=True):
    """One report with what the reader found in it."""

    report: Report
    reading: Reading


def prepare(task: Task) -> Prepared:
    """Unpack, clean and read one record; raises InputError when it cannot be read."""
    report = make_report(unpack_record(task.raw, field_map=task.field_map))
    return Prepared(report, read_report(report))
