"""Tables for spreadsheets and statistics: rows of cells as CSV or TSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import isfinite
from typing import Literal

from twosource.present.policy import make_printable

__all__ = ["Cell", "TableForm", "is_formula", "join_cells", "write_table"]

Cell = str | int | float | None
TableForm = Literal["csv", "tsv"]

# A spreadsheet runs a cell that begins so, the full-width forms among them.
_FORMULA = frozenset("=+-@＝＋－＠")
_BLANKS = " \t\n\v\f\u00a0\u200b\u200e\u200f\u2060\ufeff\ufffd"


def write_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], form: TableForm) -> bytes:
    """Return a table in UTF-8 with its head, quoted as in RFC 4180.

    CSV ends its lines in CRLF and keeps line ends inside of cells. TSV ends them in LF, and tabs
    and line ends inside of cells are spaces there: a line is a row.
    Numbers are written without an exponent, None as nothing. A text that a spreadsheet would run as
    a formula gets a "'" before it.
    """
    paper = io.StringIO(newline="")
    delimiter, end = (",", "\r\n") if form == "csv" else ("\t", "\n")
    writer = csv.writer(paper, delimiter=delimiter, lineterminator=end, strict=True)
    writer.writerow(columns)
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"a row has {len(row)} cells for {len(columns)} columns")
        writer.writerow([_write_cell(cell, form) for cell in row])
    return paper.getvalue().encode("utf-8")


def join_cells(words: Iterable[str]) -> str:
    """Return several texts as one cell, each once, parted by "; "; theirs become commas."""
    return "; ".join(dict.fromkeys(word.replace(";", ",") for word in words if word))


def _write_cell(cell: Cell, form: TableForm) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = make_printable(cell.replace("\r\n", "\n").replace("\r", "\n"))
        return _disarm(" ".join(text.split()) if form == "tsv" else text)
    return _write_number(cell)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run a text, also behind blanks."""
    return text.lstrip(_BLANKS)[:1] in _FORMULA


def _disarm(text: str) -> str:
    """Put an apostrophe before a formula, also where one is there: taking one away undoes it."""
    return f"'{text}" if is_formula(text.lstrip("'")) else text


def _write_number(number: float) -> str:
    if not isfinite(number):
        return ""
    written = f"{Decimal(str(number)):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
