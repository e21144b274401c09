"""Making an older store searchable: its words and flat claims from what it holds."""

from sqlalchemy import Connection, select

from twosource.store import schema
from twosource.store.flat_rows import fill_flat
from twosource.store.joined_rows import keep_backed
from twosource.store.report_rows import read_reports
from twosource.store.sentence_words import clear_words, keep_words, list_words

__all__ = ["SEARCHED_SINCE", "fill_search"]

SEARCHED_SINCE = "0007"
"""The first format in which sentences can be searched."""


def fill_search(connection: Connection) -> None:
    """Make the index of words and the flat claims anew, in the transaction that is open."""
    clear_words(connection)
    ids = select(schema.reports.c.id).order_by(schema.reports.c.id)
    for report in list(connection.execute(ids).scalars()):
        for held in read_reports(connection, only=[report]):
            keep_words(connection, report, list_words(held))
    fill_flat(connection)
    keep_backed(connection)
