"""Whether a record, or a file of one, bears itself out."""

from collections.abc import Iterator, Mapping

import msgspec

from twosource.model import Record
from twosource.present.export_json import load_json
from twosource.present.quotes import Json, find_objects, spell_path
from twosource.present.unsupported import Unsupported
from twosource.present.verify_reports import check_reports
from twosource.present.verify_results import check_results

__all__ = ["Unsupported", "verify_export", "verify_record"]

_SPAN = frozenset({"report", "start", "end"})
_PROPOSAL = frozenset({"when", "quote", "span"})
_INSIDE = "every span lies inside its report"
_QUOTED = "every quote is what stands at its span"
_SHOWN = 60

Texts = Mapping[str, str]


def verify_record(record: Record) -> tuple[Unsupported, ...]:
    """Return all that the record says and does not bear out, nothing when it is sound.

    Every span lies inside its report; every dated quote is what stands there; report ids re-hash;
    sentences and furniture keep apart; every id refers to something; lineages partition the
    reports; links run in order, without a crossing, inside the sentences.
    """
    shaped: Json = msgspec.to_builtins(record)
    return (
        *_check_places(shaped, _texts(record)),
        *check_reports(record),
        *check_results(record),
    )


def verify_export(data: bytes) -> tuple[Unsupported, ...]:
    """Return the same for a file that `export_json` wrote, its quotes read again as well.

    Raises UsageError when the file is no such export.
    """
    record = load_json(data)
    shaped: Json = msgspec.json.decode(data)
    return (
        *_check_places(shaped, _texts(record)),
        *_check_quotes(shaped, _texts(record)),
        *check_reports(record),
        *check_results(record),
    )


def _texts(record: Record) -> Texts:
    return {report.id: report.text for report in record.reports}


def _check_places(shaped: Json, texts: Texts) -> Iterator[Unsupported]:
    for path, span in find_objects(shaped, _SPAN):
        length = len(texts.get(str(span["report"]), ""))
        if _words_at(span, texts) is None:
            yield Unsupported(
                _INSIDE,
                spell_path(path),
                f"0 ≤ start ≤ end ≤ {length} in a report of the record",
                f"[{span['start']}, {span['end']}) of {span['report']}",
            )
    for path, proposal in find_objects(shaped, _PROPOSAL):
        at = proposal["span"]
        words = _words_at(at, texts) if isinstance(at, dict) else None
        if words is not None and proposal["quote"] != words:
            yield _misquoted(spell_path((*path, "quote")), words, proposal["quote"])


def _check_quotes(shaped: Json, texts: Texts) -> Iterator[Unsupported]:
    for path, span in find_objects(shaped, _SPAN):
        words = _words_at(span, texts)
        if words is not None and span.get("text") != words:
            yield _misquoted(spell_path(path), words, span.get("text"))


def _words_at(span: Mapping[str, Json], texts: Texts) -> str | None:
    """Return the words at a span, None when it lies outside or its report is unknown."""
    text = texts.get(str(span["report"]))
    start, end = span["start"], span["end"]
    if text is None or not isinstance(start, int) or not isinstance(end, int):
        return None
    return text[start:end] if 0 <= start <= end <= len(text) else None


def _misquoted(where: str, expected: str, found: Json) -> Unsupported:
    said = _shorten(found) if isinstance(found, str) else "no quote"
    return Unsupported(_QUOTED, where, _shorten(expected), said)


def _shorten(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
