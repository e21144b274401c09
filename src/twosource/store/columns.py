"""The columns that tables are made of."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Text

__all__ = [
    "key",
    "metadata",
    "of_pair",
    "of_voice",
    "pair",
    "place",
    "position",
    "refers",
    "text",
    "when",
    "whole",
]

metadata = MetaData()
"""What every table of a store belongs to."""


def text(name: str, *, null: bool = False) -> Column[str]:
    """Return a column of text."""
    return Column(name, Text, nullable=null)


def whole(name: str, *, null: bool = False) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=null)


def key(name: str, target: str | None = None) -> Column[str]:
    """Return a column of text that is part of the key, and may name a row of another table."""
    if target is None:
        return Column(name, Text, primary_key=True)
    return Column(name, Text, ForeignKey(target), primary_key=True)


def position(name: str = "position") -> Column[int]:
    """Return a column that keeps the order that a noun had, part of the key."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def refers(name: str, target: str) -> Column[str]:
    """Return a column of text that names a row of another table."""
    return Column(name, Text, ForeignKey(target), nullable=False)


def place(prefix: str = "char", *, null: bool = False) -> tuple[Column[int], Column[int]]:
    """Return the two columns of a place, in code points, half-open."""
    return whole(f"{prefix}_start", null=null), whole(f"{prefix}_end", null=null)


def when(prefix: str = "", *, null: bool = False) -> tuple[Column[str], ...]:
    """Return the four columns of a date."""
    names = ("earliest", "latest", "grain", "basis")
    return tuple(text(prefix + name, null=null) for name in names)


def pair() -> tuple[Column[str], Column[str]]:
    """Return the two columns of a pair of reports, the key."""
    return key("first_id", "reports.id"), key("second_id", "reports.id")


def of_pair(table: str) -> tuple[Column[str], Column[str], ForeignKeyConstraint]:
    """Return the two columns by which a row belongs to a pair of another table."""
    names = ["first_id", "second_id"]
    targets = [f"{table}.{name}" for name in names]
    return key(names[0]), key(names[1]), ForeignKeyConstraint(names, targets)


def of_voice() -> tuple[Column[str], Column[str], Column[int], ForeignKeyConstraint]:
    """Return the three columns by which a row belongs to a voice."""
    names = ["event_id", "counted_for", "position"]
    own = [*names[:2], "voice_position"]
    targets = [f"voices.{name}" for name in names]
    return key(own[0]), key(own[1]), position(own[2]), ForeignKeyConstraint(own, targets)
