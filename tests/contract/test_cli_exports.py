"""The tables that `twosource export` writes: where they go, in which form, and that they repeat."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from twosource.present.export_events import APPENDED_COLUMNS, POLECAT_COLUMNS
from twosource.present.export_ledger import LEDGER_COLUMNS
from twosource.run.cli import twosource

TABLES = [
    (("events",), (*POLECAT_COLUMNS, *APPENDED_COLUMNS)),
    (("events", "--strict"), POLECAT_COLUMNS),
    (("ledger",), LEDGER_COLUMNS),
]


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(twosource, [str(one) for one in arguments])


@pytest.fixture
def store(reports: Path) -> Path:
    path = reports.parent / "visit.db"
    assert call("read", reports, "--db", path).exit_code == 0
    return path


def read_table(content: bytes, delimiter: str = ",") -> list[list[str]]:
    text = io.StringIO(content.decode("utf-8"), newline="")
    return list(csv.reader(text, delimiter=delimiter, strict=True))


@pytest.mark.parametrize(("words", "columns"), TABLES)
def test_a_table_goes_to_stdout_or_to_a_file(
    store: Path, words: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    printed = call("export", *words, "--db", store)
    assert printed.exit_code == 0
    assert read_table(printed.stdout_bytes)[0] == list(columns)
    filed = call("export", *words, "--db", store, "-o", "out.csv")
    assert (filed.exit_code, filed.stdout) == (0, "")
    assert Path("out.csv").read_bytes() == printed.stdout_bytes


@pytest.mark.parametrize(("words", "columns"), TABLES)
def test_tabs_part_the_cells_when_asked_or_when_the_file_is_named_so(
    store: Path, words: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    flagged = call("export", *words, "--db", store, "--tsv").stdout_bytes
    assert read_table(flagged, "\t")[0] == list(columns)
    call("export", *words, "--db", store, "-o", "out.TSV")
    assert Path("out.TSV").read_bytes() == flagged


def test_a_row_of_the_ledger_leads_back_to_its_claim_and_its_sentence(tmp_path: Path) -> None:
    """An invented shipment and an invented sanction, in the plainest words."""
    path = tmp_path / "flour.txt"
    path.write_text(
        "Harbour Wire\n\nKenya sent more than 40 tonnes of flour to Ghana on Sunday.\n\n"
        "The United States imposed sanctions on Kenya.\n"
    )
    call("export", "ledger", path, "-o", tmp_path / "out.csv")
    call("export", "json", path, "-o", tmp_path / "out.json")
    record = json.loads((tmp_path / "out.json").read_bytes())
    text = record["reports"][0]["text"]
    claims = {claim["id"]: claim for claim in record["claims"]}
    head, *rows = read_table((tmp_path / "out.csv").read_bytes())
    assert len(rows) == 2
    for cells in rows:
        row = dict(zip(head, cells, strict=True))
        assert claims[row["claim_id"]]["at"]["text"] == row["sentence"]
        assert text[int(row["char_start"]) : int(row["char_end"])] == row["sentence"]
    assert (rows[0][head.index("quantity_low")], rows[0][head.index("quantity_high")]) == ("40", "")


@pytest.mark.parametrize("words", [*(words for words, _ in TABLES), ("ledger", "--xlsx"), ("ftm",)])
def test_a_table_is_the_same_in_any_order_with_any_number_of_workers(
    reports: Path, words: tuple[str, ...]
) -> None:
    files = sorted(reports.iterdir())
    tables = {
        call("export", *words, *order, "--workers", workers).stdout_bytes
        for order, workers in ((files, "1"), (files[::-1], "2"))
    }
    assert len(tables) == 1


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("events", "out.parquet"),
        ("events", "out.xlsx"),
        ("events", "out.json"),
        ("ledger", "out.parquet"),
        ("ledger", "out.json"),
    ],
)
def test_a_file_of_another_format_is_not_filled_with_a_table(
    store: Path, table: str, name: str
) -> None:
    result = call("export", table, "--db", store, "-o", name)
    assert (result.exit_code, "CSV or TSV" in result.stderr) == (2, True)
    assert not Path(name).exists()


def test_the_ledger_is_a_workbook_when_asked_or_when_the_file_is_named_so(store: Path) -> None:
    flagged = call("export", "ledger", "--db", store, "--xlsx").stdout_bytes
    assert flagged.startswith(b"PK")
    assert call("export", "ledger", "--db", store, "-o", "out.XLSX").exit_code == 0
    assert Path("out.XLSX").read_bytes() == flagged


def test_entities_are_lines_that_lead_to_their_sentences(store: Path) -> None:
    printed = call("export", "ftm", "--db", store, "--all")
    assert printed.exit_code == 0
    entities = [json.loads(line) for line in printed.stdout_bytes.splitlines()]
    texts = {x["id"]: x["properties"]["bodyText"][0] for x in entities if x["schema"] == "Article"}
    leading = [one["properties"] for one in entities if one["schema"] == "Documentation"]
    assert leading
    assert all(one["summary"][0] in texts[one["document"][0]] for one in leading)


@pytest.mark.parametrize("words", [("--tsv", "-o", "a.xlsx"), ("--xlsx", "-o", "a.csv")])
def test_a_workbook_is_not_put_into_a_file_of_another_name(
    store: Path, words: tuple[str, ...]
) -> None:
    result = call("export", "ledger", "--db", store, *words)
    assert (result.exit_code, "name it .xlsx" in result.stderr) == (2, True)
    assert not Path(words[-1]).exists()


@pytest.mark.parametrize("table", ["events", "ledger", "ftm"])
def test_a_missing_store_is_told(reports: Path, table: str) -> None:
    del reports
    assert call("export", table, "--db", "gone.db").exit_code == 4
