"""Whether a record, or a file of one, bears itself out."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from twosource.model import Record
from twosource.present.export_json import load_json
from twosource.present.quotes import Json, Path, is_span, spell_path, walk_objects
from twosource.present.unsupported import Unsupported
from twosource.present.verify_claims import check_claims
from twosource.present.verify_events import check_events
from twosource.present.verify_reports import check_reports
from twosource.present.verify_results import check_results
from twosource.present.verify_standing import check_standings

__all__ = ["Unsupported", "verify_export", "verify_record"]

_SHOWN = 60

Texts = Mapping[str, str]
Object = Mapping[str, Json]
Check = Callable[[Path, Object, Texts], Unsupported | None]


def verify_record(record: Record) -> tuple[Unsupported, ...]:
    """Return all that the record says and does not bear out, nothing when it is sound.

    Every span lies inside its report; every dated quote is what stands there; report ids re-hash;
    sentences and furniture keep apart; every id refers to something; lineages partition the
    reports; links run in order, without a crossing, inside the sentences; claims have their places
    in their own report, their cues in their sentences, and ids that re-hash; events share out the
    claims of their stories, each of one act; what is worked out from them names what there is.
    """
    shaped: Json = msgspec.to_builtins(record)
    return (
        *_check_objects(shaped, record, (_check_place, _check_dated)),
        *check_reports(record),
        *check_results(record),
        *check_claims(record),
        *check_events(record),
        *check_standings(record),
    )


def verify_export(data: bytes) -> tuple[Unsupported, ...]:
    """Return the same for a file that `export_json` wrote, its quotes read again as well.

    Raises UsageError when the file is no such export.
    """
    record = load_json(data)
    shaped: Json = msgspec.json.decode(data)
    return (
        *_check_objects(shaped, record, (_check_place, _check_dated, _check_quote)),
        *check_reports(record),
        *check_results(record),
        *check_claims(record),
        *check_events(record),
        *check_standings(record),
    )


def _check_objects(
    shaped: Json, record: Record, checks: tuple[Check, ...]
) -> Iterator[Unsupported]:
    texts = {report.id: report.text for report in record.reports}
    for path, found in walk_objects(shaped):
        for check in checks:
            fault = check(path, found, texts)
            if fault is not None:
                yield fault


def _check_place(path: Path, found: Object, texts: Texts) -> Unsupported | None:
    if not is_span(found) or _words_at(found, texts) is not None:
        return None
    length = len(texts.get(str(found["report"]), ""))
    return Unsupported(
        "every span lies inside its report",
        spell_path(path),
        f"0 ≤ start ≤ end ≤ {length} in a report of the record",
        f"[{found['start']}, {found['end']}) of {found['report']}",
    )


def _check_dated(path: Path, found: Object, texts: Texts) -> Unsupported | None:
    if "quote" not in found or not isinstance(at := found.get("span"), dict):
        return None
    words = _words_at(at, texts)
    if words is None or found["quote"] == words:
        return None
    return _misquoted(spell_path((path, "quote")), words, found["quote"])


def _check_quote(path: Path, found: Object, texts: Texts) -> Unsupported | None:
    words = _words_at(found, texts) if is_span(found) else None
    if words is None or found.get("text") == words:
        return None
    return _misquoted(spell_path(path), words, found.get("text"))


def _words_at(span: Object, texts: Texts) -> str | None:
    """Return the words at a span, None when it lies outside or its report is unknown."""
    text = texts.get(str(span["report"]))
    start, end = span["start"], span["end"]
    if text is None or not isinstance(start, int) or not isinstance(end, int):
        return None
    return text[start:end] if 0 <= start <= end <= len(text) else None


def _misquoted(where: str, expected: str, found: Json) -> Unsupported:
    said = _shorten(found) if isinstance(found, str) else "no quote"
    return Unsupported("every quote is what stands at its span", where, _shorten(expected), said)


def _shorten(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
