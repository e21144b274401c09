"""An affair read as a person's reports would be, and its labels found again in the record."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from tools.hand_affairs.model import HandAffair

from twosource.model import Parse, Record, Report
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.writer import open_writer

__all__ = ["ReadAffair", "Stretch", "read_affair", "read_parsed"]

Stretch = tuple[int, int]


class ReadAffair(Struct, frozen=True):
    """An affair with its record; `reports` are those of the record by the names of the affair."""

    affair: HandAffair
    record: Record
    reports: Mapping[str, Report]

    def find(self, report: str, words: str) -> Stretch | None:
        """Return where words of the affair stand in the text that the program made."""
        text = self.reports[report].text
        start = text.find(words)
        if start < 0:
            start = text.find(" ".join(words.split()))
        return (start, start + len(words)) if start >= 0 else None


def read_affair(affair: HandAffair, folder: Path, *, workers: int = 1) -> ReadAffair:
    """Read the reports of an affair as records of a feed, into memory."""
    return read_parsed(affair, folder, workers=workers)[0]


def read_parsed(
    affair: HandAffair, folder: Path, *, workers: int = 1
) -> tuple[ReadAffair, Mapping[str, Sequence[Parse | None]]]:
    """Read an affair, and return with it what the network read in each report, by its id."""
    path = folder / f"{affair.id}.jsonl"
    path.write_bytes(b"\n".join(_make_record(affair, name) for name in affair.reports))
    with open_writer(":memory:") as writer:
        read_sources([str(path)], writer=writer, options=ReadOptions(workers=workers))
        view = writer.view()
        record = view.record()
        parses = {one.id: tuple(view.parses(one)) for one in record.reports}
    names = {_make_url(affair, name): name for name in affair.reports}
    reports = {names[one.url]: one for one in record.reports if one.url in names}
    return ReadAffair(affair, record, reports), parses


def _make_record(affair: HandAffair, name: str) -> bytes:
    report = affair.reports[name]
    title, _, body = report.text.partition("\n")
    told = {
        "url": _make_url(affair, name),
        "title": title,
        "text": f"{title}\n\n{body.strip()}",
        "publisher": report.publisher,
        "published": report.shown,
    }
    return msgspec.json.encode({field: value for field, value in told.items() if value})


def _make_url(affair: HandAffair, name: str) -> str:
    return f"https://{name}.{affair.id}.example/report"
