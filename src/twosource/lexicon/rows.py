"""The hand-kept tables of the lexicon: lines of fields parted by tabs, lists parted by "|"."""

from importlib.resources import files

__all__ = ["read_list", "read_rows"]


def read_rows(table: str, fields: int) -> list[list[str]]:
    """Return the rows of a table of this folder, each filled up to `fields` fields.

    Lines that begin with "#" say what the columns are. ValueError when a row has too many fields.
    """
    text = files("twosource.lexicon").joinpath(table).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [_fill(line.split("\t"), fields, table) for line in lines]


def read_list(listed: str) -> list[str]:
    """Return the members of a list, none for an empty field."""
    return [word for word in listed.split("|") if word]


def _fill(row: list[str], fields: int, table: str) -> list[str]:
    if len(row) > fields:
        raise ValueError(f"{table}: {row[0]!r} has {len(row)} fields, at most {fields} are read")
    return row + [""] * (fields - len(row))
