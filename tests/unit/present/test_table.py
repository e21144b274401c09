"""Tables: what a spreadsheet would run, what RFC 4180 asks for, and numbers as they are."""

import csv
import io

import pytest

from twosource.present.table import Cell, join_cells, write_table

HOSTILE = (
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("https://evil.example";"x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    'he said "=1+1", twice',
    "a,b\n=c;d\te",
    "\ud800 lone",
    "\u202ereversed",
    "",
)


def read_back(content: bytes, delimiter: str = ",") -> list[list[str]]:
    """Read a table as a plain reader does, strictly."""
    text = content.decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def write_one(cell: Cell) -> str:
    return read_back(write_table(("a", "b"), [(cell, "end")], "csv"))[1][0]


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_begins_as_a_formula_and_none_breaks_the_table(text: str, form: str) -> None:
    content = write_table(("a", "b"), [(text, text)], "tsv" if form == "tsv" else "csv")
    head, row = read_back(content, "," if form == "csv" else "\t")
    assert (head, len(row)) == (["a", "b"], 2)
    for cell in row:
        first = cell.lstrip("\t\n\r \u200b\ufeff\ufffd")[:1]
        assert not first or first not in "=+-@＝＋－＠"


def test_a_formula_is_kept_as_text_behind_an_apostrophe() -> None:
    assert write_one("=1+1") == "'=1+1"
    assert write_one("North-South = peace") == "North-South = peace"


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''  =1+1", "' plain", "'", " '=1", "-2"])
def test_taking_one_apostrophe_away_gives_a_text_back(text: str) -> None:
    """As the page on exports says: of a cell that is a formula behind its apostrophes."""
    cell = write_one(text)
    behind = cell.lstrip("'").lstrip()
    is_kept = cell.startswith("'") and behind[:1] in set("=+-@")
    assert (cell[1:] if is_kept else cell) == text


def test_numbers_stay_numbers() -> None:
    cells: tuple[Cell, ...] = (-6.5, -7, 0, 2.0, 3_000_000.0, 1e21, 1e-7, 40, -1.62)
    written = [write_one(cell) for cell in cells]
    assert written == [
        "-6.5", "-7", "0", "2", "3000000", "1000000000000000000000", "0.0000001", "40", "-1.62",
    ]  # fmt: skip


def test_what_is_no_number_and_what_is_not_there_is_empty() -> None:
    assert [write_one(cell) for cell in (None, float("nan"), float("inf"))] == ["", "", ""]


def test_csv_is_quoted_as_in_rfc_4180() -> None:
    content = write_table(("a", "b"), [('say "no"', "x,y"), ("one\r\ntwo\rthree", "z")], "csv")
    assert content == (b'a,b\r\n"say ""no""","x,y"\r\n"one\ntwo\nthree",z\r\n')


def test_a_line_of_a_tsv_is_a_row() -> None:
    content = write_table(("a", "b"), [("one\ttwo\nthree", "x,y")], "tsv")
    assert content == b"a\tb\none two three\tx,y\n"


def test_an_empty_table_has_its_head() -> None:
    assert write_table(("a", "b"), [], "csv") == b"a,b\r\n"


def test_a_row_of_the_wrong_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="3 cells for 2 columns"):
        write_table(("a", "b"), [("x", "y", "z")], "csv")


def test_names_in_one_cell_can_be_parted_again() -> None:
    assert join_cells(["Kenya", "a;b", "", "Kenya", "Togo"]).split("; ") == [
        "Kenya",
        "a,b",
        "Togo",
    ]
