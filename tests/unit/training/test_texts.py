"""Reports that nobody labelled: which sentences are read of them."""

from pathlib import Path

from training.texts import TEXTS, read_texts

REPORTS = """Corvia recalls its envoy
2031-03-03
PORT SENN - Corvia recalled its envoy. No reason was given.
###
2031-03-04
Valdoria signed.
Yes.
"""


def test_headlines_and_sentences_are_read_and_dates_are_not(tmp_path: Path) -> None:
    (tmp_path / "reports-01.txt").write_text(REPORTS, "utf-8")
    read = read_texts(tmp_path)
    assert [one.words[0] for one in read] == ["Corvia", "PORT", "No", "Valdoria", "Yes"]
    assert read[2].words == ("No", "reason", "was", "given", ".")
    assert [one.id for one in read][:2] == ["text-reports-01-0", "text-reports-01-1"]


def test_there_are_reports_of_many_hands() -> None:
    names = {one.id.rpartition("-")[0] for one in read_texts()}
    assert len(names) == len(list(TEXTS.glob("reports-*.txt"))) >= 16
