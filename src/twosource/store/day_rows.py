"""What is known of the day of each report: cheap to ask for, whatever the size of the store."""

from msgspec import Struct
from sqlalchemy import Connection, select

from twosource.model import DateProposal, When
from twosource.store import schema
from twosource.store.report_rows import read_proposal
from twosource.store.rows import gather, read_when

__all__ = ["Dating", "read_datings"]


class Dating(Struct, frozen=True, kw_only=True):
    """The dates that a report shows, and those that were worked out from its story, if any."""

    report: str
    shown: tuple[DateProposal, ...]
    worked_out: When | None


def read_datings(connection: Connection) -> tuple[Dating, ...]:
    """Return one for each report, sorted by report id."""
    shown = gather(connection, schema.date_proposals, read_proposal)
    table = schema.report_dates
    rows = connection.execute(select(table).order_by(table.c.story_id, table.c.position))
    worked_out = {row.report_id: read_when(row) for row in rows}
    ids = connection.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars()
    return tuple(
        Dating(report=one, shown=shown.get((one,), ()), worked_out=worked_out.get(one))
        for one in ids
    )
