"""The columns of the ledger: their names, what stands in them, and what they mean."""

from typing import Literal

from msgspec import Struct

__all__ = ["COLUMNS", "LEDGER_COLUMNS", "Column", "ColumnKind"]

ColumnKind = Literal["text", "long", "number", "day", "address"]


class Column(Struct, frozen=True):
    """A column: its name, how its cells are to be read, and one sentence on what they say."""

    name: str
    kind: ColumnKind
    says: str


COLUMNS = (
    Column("claim_id", "text", "The id of the claim. Count claims by it, never by rows."),
    Column("event_id", "text", "The event that the claim belongs to; empty where there is none."),
    Column("item", "text", "What is counted, and the named object."),
    Column("quantity_low", "number", "At least so many."),
    Column("quantity_best", "number", "So many at best guess."),
    Column("quantity_high", "number", "At most so many."),
    Column("unit", "text", "What the quantities count, in the singular."),
    Column("comparator", "text", "exact, about, >, >=, < or <=; empty where there is no amount."),
    Column("from", "text", "The actors, with the state of those who are not one."),
    Column("to", "text", "The recipients, with the state of those who are not one."),
    Column("carrier_or_route", "text", "Never filled: not told apart from parties and places."),
    Column("window_start", "day", "The first day on which it may have been; empty if open."),
    Column("window_end", "day", "The last day on which it may have been; empty if open."),
    Column("as_of", "day", "The day of the report."),
    Column("claimant", "text", "Who says so at first hand; of a denial who denies; or the outlet."),
    Column("claimant_side", "text", "The state of the claimant, ISO 3166-1 alpha-3."),
    Column("status", "text", "Whether it happened: happened, planned, alleged, denied and others."),
    Column("denied_by", "text", "Who denies this claim or another of its event."),
    Column("documents", "number", "How many reports tell of the event, copies among them."),
    Column("lineages", "number", "How many lineages these are: copies of one text are one."),
    Column("named_roots", "number", "How many first-hand parties are named."),
    Column("independent_low", "number", "By so many independent voices it is told at least."),
    Column("independent_high", "number", "By so many independent voices it is told at most."),
    Column("report_url", "address", "The address of the report; it leads to the sentence there."),
    Column("content_hash", "text", "The hash of the bytes that were read."),
    Column("captured_at", "text", "Never filled: nothing that is handed in says it."),
    Column("sentence", "long", "The sentence that claims it."),
    Column("char_start", "number", "Where the sentence begins in the report's text, from 0."),
    Column("char_end", "number", "Where it ends, in code points; the end is not included."),
    Column("publishers", "number", "How many named outlets tell of the event."),
)
LEDGER_COLUMNS = tuple(one.name for one in COLUMNS)
