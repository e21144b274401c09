"""Workbooks: no formula, numbers and days as such, links to sentences, the same bytes twice."""

import io
import re
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from tests.unit.present.export.affair import (
    DAY,
    FLOUR,
    GHANA,
    KENYA,
    WIRE,
    WIRE_REPORT,
    make_claim,
    make_record,
    make_report,
)
from tests.unit.present.test_table import HOSTILE

from twosource.errors import UsageError
from twosource.present import workbook
from twosource.present.export_ledger import export_ledger
from twosource.present.ledger_columns import COLUMNS, LEDGER_COLUMNS, Column
from twosource.present.table import Cell
from twosource.present.workbook import Passage, write_workbook

PAPER = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Read = dict[str, tuple[str, str]]
TWO = (Column("a", "text", "the first"), Column("b", "text", "the second"))


def open_part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return etree.fromstring(book.read(name))


def read_sheet(content: bytes, number: int = 1) -> Read:
    """Return each cell by its place: its type ("s" for text, "n" for a number) and its value."""
    texts = [
        "".join(one.itertext()) for one in open_part(content, "xl/sharedStrings.xml").findall("*")
    ]
    cells: Read = {}
    for cell in open_part(content, f"xl/worksheets/sheet{number}.xml").iter(f"{PAPER}c"):
        assert cell.find(f"{PAPER}f") is None
        value = cell.find(f"{PAPER}v")
        if value is not None and value.text is not None:
            kind = cell.get("t", "n")
            cells[cell.get("r", "")] = (kind, texts[int(value.text)] if kind == "s" else value.text)
    return cells


def read_links(content: bytes) -> list[str]:
    """Return where the links of the first sheet lead, in the order of their rows."""
    part = "xl/worksheets/_rels/sheet1.xml.rels"
    targets = {one.get("Id"): one.get("Target", "") for one in open_part(content, part)}
    sheet = open_part(content, "xl/worksheets/sheet1.xml")
    spot = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return [
        targets[one.get(spot)] + (f"#{one.get('location')}" if one.get("location") else "")
        for one in sheet.iter(f"{PAPER}hyperlink")
    ]


def write_one(cell: Cell | Passage, column: Column) -> bytes:
    return write_workbook([column], [(cell,)], name="Sheet", made_by="twosource 0")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_and_none_breaks_the_sheet(text: str) -> None:
    content = write_workbook(TWO, [(text, "end")], name="Sheet", made_by="=1+1")
    cells = read_sheet(content)
    assert cells["B2"] == ("s", "end")
    assert all(kind in {"s", "n"} for kind, _ in cells.values())
    assert ("s", "=1+1") in read_sheet(content, 2).values()


def test_what_would_be_run_when_it_is_edited_is_marked_as_text() -> None:
    content = write_workbook(TWO, [("=1+1", "Senn")], name="Sheet", made_by="")
    assert read_sheet(content)["A2"] == ("s", "=1+1")
    styles = open_part(content, "xl/styles.xml").find(f"{PAPER}cellXfs")
    assert styles is not None
    marked = [at for at, one in enumerate(styles) if one.get("quotePrefix") == "1"]
    sheet = open_part(content, "xl/worksheets/sheet1.xml")
    looks = {one.get("r"): int(one.get("s", "0")) for one in sheet.iter(f"{PAPER}c")}
    assert [looks["A2"]] == marked
    assert looks["B2"] not in marked


def test_numbers_are_numbers_and_what_is_no_number_is_left_empty() -> None:
    columns = [Column(name, "number", "") for name in "abcd"]
    rows = [(6700, -0.5, None, float("nan"))]
    cells = read_sheet(write_workbook(columns, rows, name="Sheet", made_by=""))
    assert (cells["A2"], cells["B2"]) == (("n", "6700"), ("n", "-0.5"))
    assert not {"C2", "D2"} & cells.keys()


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("2031-03-03", "n", "47910"),
        ("1900-03-01", "n", "61"),
        ("1871-05-10", "s", "1871-05-10"),
        ("2031-03", "s", "2031-03"),
        ("soon", "s", "soon"),
    ],
)
def test_days_are_days_where_spreadsheets_know_them(said: str, kind: str, value: str) -> None:
    assert read_sheet(write_one(said, Column("day", "day", "")))["A2"] == (kind, value)


@pytest.mark.parametrize(
    ("url", "words", "leads"),
    [
        ("https://senn.example/1", "No grain left.", "https://senn.example/1#:~:text=No%20grain%20left."),
        ("http://senn.example/a#b", "A-b, c", "http://senn.example/a#b:~:text=A%2Db%2C%20c"),
        ("https://senn.example/2", "", "https://senn.example/2"),
        (
            "https://senn.example/3",
            " ".join("abcdefghijklm"),
            "https://senn.example/3#:~:text=a%20b%20c%20d%20e,i%20j%20k%20l%20m",
        ),
        ("https://senn.example/4", "x" * 3000, "https://senn.example/4"),
    ],
)  # fmt: skip
def test_an_address_leads_to_the_words_on_the_page(url: str, words: str, leads: str) -> None:
    content = write_one(Passage(url, words), Column("url", "address", ""))
    assert read_sheet(content)["A2"] == ("s", url)
    assert read_links(content) == [leads]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "internal:Sheet!A1", "desk/1.txt",
     "https://senn.example/a b", 'https://senn.example/"', "https://senn.example/" + "a" * 3000],
)  # fmt: skip
def test_nothing_else_is_a_link(url: str) -> None:
    content = write_one(Passage(url, "words"), Column("url", "address", ""))
    assert read_sheet(content)["A2"] == ("s", url)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in book.namelist()


def test_more_links_than_a_sheet_holds_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 1)
    rows = [(Passage(f"https://senn.example/{at}", ""),) for at in range(3)]
    content = write_workbook([Column("url", "address", "")], rows, name="Sheet", made_by="")
    assert read_links(content) == ["https://senn.example/0"]
    assert read_sheet(content)["A4"] == ("s", "https://senn.example/2")


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    kind, text = read_sheet(write_one("a" * 40_000, Column("sentence", "long", "")))["A2"]
    assert (kind, len(text), text[-2:]) == ("s", 32_767, "a…")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    with pytest.raises(UsageError, match="CSV"):
        write_workbook(TWO, [("a", "b")] * 3, name="Sheet", made_by="")


def test_the_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=re.escape('pip install "twosource[xlsx]"')):
        export_ledger(make_record([]), form="xlsx")


def make_ledger() -> bytes:
    """An invented shipment."""
    report = make_report("wire", WIRE, url="https://wire.example/1")
    sent = make_claim("sent", WIRE_REPORT, 0, "AID", actors=[KENYA], recipients=[GHANA])
    sent = replace(sent, when=DAY, amounts=(FLOUR,))
    return export_ledger(make_record([sent], reports=[report]), form="xlsx")


def test_the_ledger_tells_a_row_and_links_to_its_sentence() -> None:
    content = make_ledger()
    cells, names = read_sheet(content), list(LEDGER_COLUMNS)
    row = {name: cells.get(f"{letter(names.index(name))}2") for name in names}
    assert row["claim_id"] == ("s", "sent")
    assert row["quantity_low"] == ("n", "40")
    assert row["window_start"] == ("n", "47910")
    assert row["from"] == ("s", "Kenya")
    assert read_links(content)[0].startswith("https://wire.example/1#:~:text=")
    assert [cells[f"{letter(at)}1"][1] for at in range(len(names))] == names


def test_the_second_sheet_says_what_every_column_means() -> None:
    cells = read_sheet(make_ledger(), 2)
    told = [(cells[f"A{at}"][1], cells[f"B{at}"][1]) for at in range(2, len(COLUMNS) + 2)]
    assert told == [(one.name, one.says) for one in COLUMNS]
    assert all(one.says.endswith(".") for one in COLUMNS)


def test_the_page_on_exports_knows_the_same_columns() -> None:
    page = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    ledger = page.partition("## The ledger")[2].partition("\n## ")[0]
    told = re.findall(r"^\| ([a-z_, ]+) \|", ledger, re.MULTILINE)
    names = {name for cell in told for name in cell.split(", ")} - {"column"}
    assert names == set(LEDGER_COLUMNS)


def test_the_head_stays_and_the_bytes_repeat() -> None:
    content = make_ledger()
    pane = next(open_part(content, "xl/worksheets/sheet1.xml").iter(f"{PAPER}pane"))
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    assert content == make_ledger()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {one.date_time[0] for one in book.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")


def letter(at: int) -> str:
    """Return the letters of a column, from A on."""
    return chr(65 + at) if at < 26 else "A" + chr(65 + at - 26)
