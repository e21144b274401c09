"""Measures the reading of times on the dev files: python -m training.times.

MEANTIME gives TIMEX3 extents and values. An expression is right when both fit; "strict" wants the
same words, "relaxed" one word in common. GUM gives days.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from training.records import DATA, read_records
from twosource.model.parse import Parse
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.stretches import Interval
from twosource.read.claims.time_phrases import TimePhrase
from twosource.read.claims.times import Background, Timed, find_timed, move_before
from twosource.read.reader import Reader, load_reader
from twosource.text.dates import parse_date

__all__ = ["Figures", "measure_gum", "measure_meantime"]

Figures = dict[str, float]
Found = tuple[int, int, str]
"""First word, the word behind the last, and the value."""

_SEASONS = {"SP": "SP", "SU": "SU", "AU": "FA", "WI": "WI"}
_REFERENCES = {"now": "PRESENT_REF", "recent": "PAST_REF", "soon": "FUTURE_REF"}
_HOURS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}


class _Timex(Struct):
    tokens: list[int]
    value: str
    fid: str


class _Meantime(Struct):
    tokens: list[str]
    sent: list[int]
    dct: str
    timex: list[_Timex]


class _Gum(Struct):
    tokens: list[str]
    sents: list[tuple[int, int]]
    dct: str
    times: list["_GumTime"]


class _GumTime(Struct):
    s: int
    e: int
    when: str = ""


def measure_meantime(reader: Reader, folder: Path, half: str = "dev") -> Figures:
    """Return F of extent and value, in per cent, with and without the printed date of the item."""
    documents = read_records(folder / "06_time" / f"meantime-timex-{half}.jsonl.gz", _Meantime)
    figures: Figures = {}
    pairs = [
        (_read_gold(one), _read_meantime(reader, one), _find_printed(one)) for one in documents
    ]
    for name, printed in (("all", True), ("told", False)):
        kept = [
            (
                _leave_out(gold, [] if printed else dates),
                _leave_out(found, [] if printed else dates),
            )
            for gold, found, dates in pairs
        ]
        for way in ("strict", "relaxed"):
            days = [(_keep_days(gold), _keep_days(found)) for gold, found in kept]
            figures[f"{name}-days-{way}"] = _score(days, way, valued=True)
            figures[f"{name}-extent-{way}"] = _score(kept, way, valued=False)
            figures[f"{name}-value-{way}"] = _score(kept, way, valued=True)
    return figures


def _read_day(one: _Meantime) -> date:
    """Return the day of the item; where it has another form, the one printed in its text."""
    if one.dct[4] == "-":
        return date.fromisoformat(one.dct)
    start, end, _ = _find_printed(one)[0]
    printed = parse_date(" ".join(one.tokens[start:end]))
    if printed is None or not (printed.year and printed.month and printed.day):
        raise ValueError(f"no day in {one.dct}")
    return date(printed.year, printed.month, printed.day)


def _read_gold(one: _Meantime) -> list[Found]:
    return [
        (timex.tokens[0], timex.tokens[-1] + 1, timex.value) for timex in one.timex if timex.tokens
    ]


def _keep_days(found: list[Found]) -> list[Found]:
    """Return the times of the calendar: no durations, no "now" and "recently"."""
    return [one for one in found if one[2][:1] in ("1", "2")]


def _find_printed(one: _Meantime) -> list[Found]:
    return [
        (timex.tokens[0], timex.tokens[-1] + 1, timex.value)
        for timex in one.timex
        if timex.fid == "CREATION_TIME" and timex.tokens
    ]


def _leave_out(found: list[Found], printed: list[Found]) -> list[Found]:
    return [
        one
        for one in found
        if not any(one[0] < end and start < one[1] for start, end, _ in printed)
    ]


def _read_meantime(reader: Reader, one: _Meantime) -> list[Found]:
    written = _read_day(one)
    groups = [list(group) for _, group in groupby(range(len(one.tokens)), key=one.sent.__getitem__)]
    sentences = [[one.tokens[word] for word in group] for group in groups]
    found, background = [], Background(written=written)
    for group, parse in zip(groups, reader.read_words(sentences), strict=True):
        placed, text = _place_words(parse)
        timed = find_timed(Clauses(placed), text, background)
        background = move_before(background, timed)
        for end in _list_ends(timed):
            value = _say_timex(end, written)
            if value is not None:
                found.append((group[0] + end.first, group[0] + end.end, value))
    return found


def _place_words(parse: Parse) -> tuple[Parse, str]:
    """Return the parse of split words with offsets, and the text that they are of."""
    starts, at = [], 0
    for word in parse.words:
        starts.append(at)
        at += len(word) + 1
    ends = [start + len(word) for start, word in zip(starts, parse.words, strict=True)]
    return replace(parse, starts=tuple(starts), ends=tuple(ends)), " ".join(parse.words)


def _list_ends(timed: Sequence[Timed]) -> Iterator[Timed]:
    """Yield every time, and both halves of a pair apart, as TIMEX3 has them."""
    for one in timed:
        yield from one.ends or (one,)


def _say_timex(one: Timed, written: date) -> str | None:
    """Return the value as TIMEX3 has it; None for what TIMEX3 does not count as a time."""
    phrase = one.phrase
    value = phrase.value
    if value in _REFERENCES:
        return _REFERENCES[value]
    if value.startswith("P"):
        return value
    if value.startswith(("past:", "coming:")):
        return value.partition(":")[2]
    if value.startswith("nth:"):
        return written.isoformat()
    if value.startswith("T"):
        return f"{written.isoformat()}{value}"
    if one.named is None or one.named.start is None:
        return "XXXX-XX-XX"
    return _say_days(phrase, one.named)


def _say_days(phrase: TimePhrase, days: Interval) -> str:
    start = days.start or date.min
    value = phrase.value
    if days.grain == "day":
        return start.isoformat() + _HOURS.get(phrase.part, "")
    if value[-2:] in _SEASONS:
        return f"{start.year}-{_SEASONS[value[-2:]]}"
    if "-Q" in value or value.endswith("quarter"):
        return f"{start.year}-Q{(start.month + 2) // 3}"
    if days.grain == "week" or "weekend" in value:
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if "weekend" in value else "")
    if days.grain == "year":
        return {10: f"{start.year // 10}", 100: f"{start.year // 100}"}.get(
            (days.end or start).year - start.year + 1, f"{start.year:04}"
        )
    return f"{start.year}-{start.month:02}" if days.grain == "month" else start.isoformat()


def _score(pairs: Sequence[tuple[list[Found], list[Found]]], way: str, *, valued: bool) -> float:
    """Return F1 in per cent; each expression counts for one of the other side at most."""
    right = wanted = given = 0
    for gold, found in pairs:
        left = list(gold)
        for one in found:
            match = next((x for x in left if _fits(x, one, way, valued=valued)), None)
            if match is not None:
                left.remove(match)
                right += 1
        wanted, given = wanted + len(gold), given + len(found)
    return 200 * right / (wanted + given) if wanted + given else 0.0


def _fits(gold: Found, found: Found, way: str, *, valued: bool) -> bool:
    touches = gold[0] < found[1] and found[0] < gold[1]
    placed = gold[:2] == found[:2] if way == "strict" else touches
    return placed and (not valued or gold[2] == found[2])


def measure_gum(reader: Reader, folder: Path, half: str = "dev") -> Figures:
    """Return how many of the dates with one value are found, and how many of them rightly."""
    documents = read_records(folder / "06_time" / f"gum-dates-{half}.jsonl.gz", _Gum)
    wanted = touched = right = 0
    for one in documents:
        found = _read_gum(reader, one)
        for gold in (time for time in one.times if time.when and not time.when.startswith("-")):
            wanted += 1
            values = [value for start, end, value in found if gold.s < end and start < gold.e]
            touched += bool(values)
            right += gold.when in values
    return {"gum-found": 100 * touched / wanted, "gum-right": 100 * right / wanted}


def _read_gum(reader: Reader, one: _Gum) -> list[Found]:
    """Return the times of the sentences in which GUM has one."""
    found, background = [], Background(written=date.fromisoformat(one.dct[:10]))
    chosen = [
        (start, end) for start, end in one.sents if any(start <= time.s < end for time in one.times)
    ]
    parses = reader.read_words([one.tokens[start:end] for start, end in chosen])
    for (start, _), parse in zip(chosen, parses, strict=True):
        placed, text = _place_words(parse)
        timed = find_timed(Clauses(placed), text, background)
        background = move_before(background, timed)
        for end in _list_ends(timed):
            if end.named is not None:
                value = _say_days(replace(end.phrase, part=""), end.named)
                found.append((start + end.first, start + end.end, value))
    return found


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", default="dev", choices=("dev", "train"))
    half = options.parse_args().half
    reader = load_reader()
    figures = measure_meantime(reader, DATA, half) | measure_gum(reader, DATA, half)
    print(json.dumps({name: round(figure, 1) for name, figure in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
