"""Measures the reading of times: python -m training.times [--corpus FILE].

MEANTIME gives TIMEX3 extents and values. An expression is right when both fit; "strict" wants the
same words, "relaxed" one word in common; "days" leaves out durations and "now", "told" the date
that is printed over each item. GUM gives days. Our passages give the days of acts.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from training.records import DATA, read_records
from twosource.model.parse import Parse
from twosource.read.claims.binding import Told, bind
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.stretches import Interval, make_year
from twosource.read.claims.time_parts import cut_part
from twosource.read.claims.time_phrases import TimePhrase
from twosource.read.claims.times import Background, Timed, find_timed, move_before
from twosource.read.reader import Reader, load_reader
from twosource.run.scoring.gold import LabelledClaim, read_gold
from twosource.text.dates import parse_date
from twosource.text.sentences import find_sentences

__all__ = ["Figures", "measure_corpus", "measure_gum", "measure_meantime"]

Figures = dict[str, float]
Found = tuple[int, int, str]
"""First word, the word behind the last, and the value."""

_SEASONS = {"SP": "SP", "SU": "SU", "AU": "FA", "WI": "WI"}
_REFERENCES = {"now": "PRESENT_REF", "recent": "PAST_REF", "soon": "FUTURE_REF"}
_WEEK = 7
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
    if value.startswith(("past:", "coming:", "every:")):
        return value.partition(":")[2]
    if value.startswith("nth:"):
        return written.isoformat()
    if value.startswith("T"):
        day = one.named.start if one.named and one.named.start else written
        return f"{day.isoformat()}{value}"
    if one.named is None or one.named.start is None:
        return "XXXX-XX-XX"
    return _say_part(phrase, one.named) or _say_days(phrase, one.named)


def _say_part(phrase: TimePhrase, days: Interval) -> str | None:
    """Return "the first half of 2031", "the last week of March" as TIMEX3 has them."""
    part, start = cut_part(days, phrase.part, None), days.start
    if part.start is None or part.end is None or start is None:
        return None
    if phrase.part.endswith("-day"):
        return part.start.isoformat()
    if phrase.part.endswith("-week") and (part.end - part.start).days == _WEEK - 1:
        # The week of the calendar that holds most of these days.
        year, week, _ = (part.start + timedelta(days=_WEEK // 2)).isocalendar()
        return f"{year}-W{week:02}"
    if phrase.part.endswith("-half") and days == make_year(start.year):
        return f"{start.year}-H{1 if phrase.part == 'first-half' else 2}"
    return None


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


def measure_corpus(reader: Reader, path: Path) -> Figures:
    """Return the share of labelled claims whose days are right, in per cent.

    The word that names each act and its status are given; "timed" are the claims with a time,
    "untimed" those without one, which must get none.
    """
    counts: Counter[tuple[bool, bool]] = Counter()
    for passage in read_gold(path):
        places = find_sentences(passage.text)
        background = Background(written=passage.written, half="north")
        parses = reader.read([passage.text[start:end] for start, end in places])
        for (start, end), parse in zip(places, parses, strict=True):
            clauses = Clauses(parse)
            timed = find_timed(clauses, passage.text[start:end], background)
            background = move_before(background, timed)
            claims = [
                (one, _find_word(parse, place - start, len(one.cue)))
                for one in passage.claims
                if start <= (place := _find_cue(passage.text, one)) < end
            ]
            told = [Told(word=x, act=one.act, status=one.status or "happened") for one, x in claims]
            days = bind(clauses, timed, told, written=passage.written)
            for (claim, _), found in zip(claims, days, strict=True):
                given = None if found is None else (found.start, found.end)
                counts[claim.when is not None, given == claim.when] += 1
    return {
        "corpus-all": _share(counts, [True, False]),
        "corpus-timed": _share(counts, [True]),
        "corpus-untimed": _share(counts, [False]),
    }


def _share(counts: Counter[tuple[bool, bool]], kinds: Sequence[bool]) -> float:
    right = sum(counts[kind, True] for kind in kinds)
    return 100 * right / (right + sum(counts[kind, False] for kind in kinds))


def _find_cue(text: str, claim: LabelledClaim) -> int:
    place = -1
    for _ in range(claim.nth):
        place = text.find(claim.cue, place + 1)
    return place


def _find_word(parse: Parse, start: int, size: int) -> int:
    """Return the word of the cue that hangs from outside it; of an auxiliary its verb."""
    words = [
        word
        for word, (low, high) in enumerate(zip(parse.starts, parse.ends, strict=True))
        if low < start + size and start < high
    ]
    heads = [x for x in words if parse.heads[x] not in words and parse.upos[x] != "PUNCT"]
    word = (heads or words)[0]
    is_auxiliary = parse.relations[word].split(":")[0] in ("aux", "cop")
    return parse.heads[word] if is_auxiliary else word


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", default="dev", choices=("dev", "train"))
    options.add_argument("--corpus", type=Path, help="a file of labelled passages instead")
    given = options.parse_args()
    reader = load_reader()
    if given.corpus:
        figures = measure_corpus(reader, given.corpus)
    else:
        figures = measure_meantime(reader, DATA, given.half)
        figures |= measure_gum(reader, DATA, given.half)
    print(json.dumps({name: round(figure, 1) for name, figure in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
