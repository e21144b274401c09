"""Workbooks for spreadsheets (XLSX): one sheet of rows, and one that says what they mean.

The one door to xlsxwriter, opened when a workbook is asked for.
"""

import importlib
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from math import isfinite
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

from twosource.errors import UsageError
from twosource.present.ledger_columns import Column, ColumnKind
from twosource.present.policy import check_link, make_printable
from twosource.present.table import Cell, is_formula

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["XLSX_MEDIA", "Passage", "write_workbook"]

XLSX_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# What a sheet can hold.
MOST_ROWS, MOST_LETTERS, MOST_LINKS, LONGEST_LINK = 1_048_575, 32_767, 65_530, 2_000
_WIDTHS: dict[ColumnKind, int] = {"text": 18, "long": 80, "number": 12, "day": 12, "address": 40}
_WORDS = 5
# Spreadsheets count days from here; what was before is written as text.
_FIRST_DAY = date(1900, 3, 1)
_NO_MOMENT = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)

Kind = Literal["head", "plain", "formula", "wrapped", "day", "link"]


class Passage(NamedTuple):
    """The address of a page and the words on it that a link leads to."""

    url: str
    words: str


class _Book(NamedTuple):
    book: "Workbook"
    formats: "dict[Kind, Format]"


def write_workbook(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell | Passage]], *, name: str, made_by: str
) -> bytes:
    """Return a workbook: a sheet called `name` with a row each, and a sheet "Columns".

    Numbers are numbers, whole days are days, every other cell is text and never a formula, and an
    address is a link to the words of its passage. The head stays in sight. Equal rows give equal
    bytes. Raises UsageError when xlsxwriter is not installed, or when a sheet cannot hold so many
    rows.
    """
    paper = io.BytesIO()
    made = _open_book(paper, made_by)
    _fill_rows(made, made.book.add_worksheet(name), columns, rows)
    _tell_columns(made, made.book.add_worksheet("Columns"), columns, made_by)
    made.book.close()
    return paper.getvalue()


def _open_book(paper: io.BytesIO, made_by: str) -> _Book:
    try:
        library = importlib.import_module("xlsxwriter")
    except ImportError as error:
        raise UsageError(
            'xlsxwriter is not installed; pip install "twosource[xlsx]" brings it'
        ) from error
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "max_url_length": LONGEST_LINK + 79,
    }
    book: Workbook = library.Workbook(paper, options)
    book.set_properties({"comments": make_printable(made_by), "created": _NO_MOMENT})
    return _Book(
        book,
        {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "plain": book.add_format({"valign": "top"}),
            # A cell that would be run once somebody edits it keeps its apostrophe unseen.
            "formula": book.add_format({"valign": "top", "quote_prefix": True}),
            "wrapped": book.add_format({"valign": "top", "text_wrap": True}),
            "day": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
            "link": book.add_format({"valign": "top", "underline": 1, "font_color": "#0563C1"}),
        },
    )


def _fill_rows(
    made: _Book,
    sheet: "Worksheet",
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell | Passage]],
) -> None:
    number, links = 0, 0
    _write_head(made, sheet, [one.name for one in columns])
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise UsageError(f"a sheet holds {MOST_ROWS:,} rows at most; write CSV instead")
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            if isinstance(cell, Passage) and links < MOST_LINKS:
                links += _write_link(made, sheet, number, at, cell)
            else:
                text = cell.url if isinstance(cell, Passage) else cell
                _write_cell(made, sheet, number, at, text, column.kind)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS[column.kind])
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _tell_columns(made: _Book, sheet: "Worksheet", columns: Sequence[Column], made_by: str) -> None:
    _write_head(made, sheet, ["column", "what it says"])
    for number, one in enumerate(columns, 1):
        _write_cell(made, sheet, number, 0, one.name, "text")
        _write_cell(made, sheet, number, 1, one.says, "long")
    _write_cell(made, sheet, len(columns) + 2, 0, "made by", "text")
    _write_cell(made, sheet, len(columns) + 2, 1, made_by, "long")
    sheet.set_column(0, 0, _WIDTHS["text"])
    sheet.set_column(1, 1, _WIDTHS["long"])


def _write_head(made: _Book, sheet: "Worksheet", names: Sequence[str]) -> None:
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, made.formats["head"])
    sheet.freeze_panes(1, 0)


def _write_cell(
    made: _Book, sheet: "Worksheet", row: int, at: int, cell: Cell, kind: ColumnKind
) -> None:
    if cell is None or cell == "":
        return
    if not isinstance(cell, str):
        if isfinite(cell):
            sheet.write_number(row, at, cell, made.formats["plain"])
        return
    day = _read_day(cell) if kind == "day" else None
    if day is not None:
        sheet.write_datetime(row, at, day, made.formats["day"])
        return
    look: Kind = "formula" if is_formula(cell) else "wrapped" if kind == "long" else "plain"
    sheet.write_string(row, at, _fit(cell), made.formats[look])


def _write_link(made: _Book, sheet: "Worksheet", row: int, at: int, passage: Passage) -> int:
    """Write a link to the words on a page; return how many links were written, none or one."""
    address = _point(passage)
    if address is None:
        _write_cell(made, sheet, row, at, passage.url, "address")
        return 0
    sheet.write_url(row, at, address, made.formats["link"], string=_fit(passage.url))
    return 1


def _point(passage: Passage) -> str | None:
    """Return the address with the words to be shown there; None where it can be no link."""
    url = check_link(passage.url)
    if url is None or re.search(r"[\s\x00-\x20\"<>\\^`{|}]", url):
        return None
    words = passage.words.split()
    ends = [words] if len(words) <= 2 * _WORDS else [words[:_WORDS], words[-_WORDS:]]
    told = ",".join(quote(" ".join(one), safe="").replace("-", "%2D") for one in ends)
    mark = ":~:text=" if "#" in url else "#:~:text="
    whole = f"{url}{mark}{told}" if told else url
    chosen = whole if len(whole) <= LONGEST_LINK else url
    return chosen if len(chosen) <= LONGEST_LINK else None


def _read_day(text: str) -> datetime | None:
    """Return a whole day that spreadsheets know; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day) if day >= _FIRST_DAY else None


def _fit(text: str) -> str:
    """Return a text as a cell can hold it: without control characters, cut where it is too long."""
    printed = make_printable(text.replace("\r\n", "\n").replace("\r", "\n"))
    return printed if len(printed) <= MOST_LETTERS else f"{printed[: MOST_LETTERS - 1]}…"
