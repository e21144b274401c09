"""The time expressions of a sentence with what stands around them: "since early May", "by Friday".

`twosource.read.times` finds the bare values; here they get their part ("mid-", "the end of"), their
relation ("since", "until") and the larger time they lie in ("Tuesday of last week"), and there are
more of them: seasons, quarters, durations, "overnight", "a day earlier", "that year".
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from twosource.read.claims.time_atoms import find_atoms
from twosource.read.claims.time_references import find_references
from twosource.read.times import Time, find_times

__all__ = ["Part", "Relation", "TimePhrase", "find_phrases"]

Relation = Literal[
    "at",  # "on Tuesday", "in May"
    "since",  # "since Tuesday", "from May"
    "until",  # "until Friday", "by Friday", "before Friday"
    "through",  # "through Friday": until then, or all that day
    "after",  # "after Friday"
    "between",  # the first half of a pair: "between May …", "from May …"
    "to",  # its second half: "… and June", "… to June"
    "within",  # a duration: "within two weeks"
    "for",  # "for two weeks"
    "in",  # "in two weeks"
]
Part = Literal[
    "", "early", "mid", "late", "first-half", "second-half", "first-week", "second-week",
    "third-week", "last-week", "first-day", "last-day", "rest", "eve", "night-to",
    "morning", "afternoon", "evening", "night",
]  # fmt: skip


class TimePhrase(Struct, frozen=True, order=True):
    """A time expression at the code points `[start, end)`, without its preposition.

    `value` is as in `find_times`, or one of those of `find_atoms`; `inside` is the value of the
    larger time it lies in: "last-year" for "in May last year", and the day of a clock.
    """

    start: int
    end: int
    value: str
    inside: str = ""
    part: Part = ""
    relation: Relation = "at"


_WINDOW = 60
_S = r"\s{1,3}"
_PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early", "early part": "early",
    "mid": "mid", "middle": "mid", "late": "late",
    "end": "late", "close": "late", "latter part": "late", "first half": "first-half",
    "second half": "second-half", "latter half": "second-half", "first week": "first-week",
    "second week": "second-week", "third week": "third-week", "last week": "last-week",
    "final week": "last-week", "first day": "first-day", "opening day": "first-day",
    "last day": "last-day", "final day": "last-day", "rest": "rest", "remainder": "rest",
    "eve": "eve", "night to": "night-to", "night into": "night-to", "overnight to": "night-to",
    "overnight into": "night-to", "overnight on": "night-to", "early hours": "morning",
    "small hours": "morning", "morning": "morning", "afternoon": "afternoon",
    "evening": "evening", "night": "night",
}  # fmt: skip
_EDGE = (
    r"beginning|start|early\spart|middle|end|close|latter\spart|(?:first|second|latter)\shalf"
    r"|(?:(?:first|opening|early)|(?:last|closing|final))\s(?:(?:few|two|three)\s)?(?:days|months)"
    r"|(?:first|second|third|last|final)\sweek|(?:first|opening|last|final)\sday|rest|remainder|eve|(?:early|small)\shours|morning|afternoon|evening|night"
)
_PART_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<third>early|mid|late)(?:{_S}(?:on|in))?(?:{_S}|[-–])"
    rf"|(?P<to>night{_S}(?:in)?to|overnight{_S}(?:in)?to|overnight{_S}on){_S}"
    rf"|(?:the{_S})?(?:very{_S})?(?P<edge>{_EDGE}){_S}of{_S}(?:the{_S})?)\Z",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(
    rf"{_S}(?:early{_S}|late{_S})?(morning|afternoon|evening|night)\b", re.IGNORECASE
)
_OWN_HALF = re.compile(
    rf"(?:this|last|following|previous){_S}(morning|afternoon|evening|night)\Z", re.IGNORECASE
)
_ARTICLE = re.compile(rf"(?<!\w)(?:the|an?){_S}\Z", re.IGNORECASE)
_LOOSE = (
    r"(?:(?:midnight|noon|dawn|dusk|sunrise|sunset|nightfall|early|late|at|least|about|around|some"
    rf"|roughly|the|on|in|as|long|far|back|ago|then){_S}){{0,4}}"
)
_RELATIONS: tuple[tuple[Relation, str], ...] = (
    ("between", r"between|betwixt"),
    ("since", rf"since|from|as{_S}from|starting|beginning|effective"),
    ("until", rf"until|till|up{_S}to|by|before|prior{_S}to|no{_S}later{_S}than"
     rf"|not{_S}later{_S}than|ahead{_S}of"),
    ("through", rf"through(?={_S}\Z)"),
    ("after", r"after"),
)  # fmt: skip
_RELATION_BEFORE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _RELATIONS) + rf"){_S}"
    rf"{_LOOSE}\Z",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    rf"(?<!\w)(?P<word>within|inside|for|in|over|during){_S}"
    rf"(?:(?:more|less|fewer){_S}than{_S}|at{_S}least{_S}|the{_S}|about{_S}|some{_S}){{0,2}}\Z",
    re.IGNORECASE,
)
_DURATION_RELATIONS: dict[str, Relation] = {
    "within": "within", "inside": "within", "for": "for", "over": "for", "during": "for",
    "in": "in",
}  # fmt: skip
_JOIN_TO = re.compile(rf",?{_S}(?:to|until|till|through){_S}(?:the{_S})?|\s?[-–—]\s?", re.I)
_JOIN_AND = re.compile(rf",?{_S}(?:and|to){_S}(?:the{_S})?(?:(?:early|mid|late){_S})?", re.I)
_JOIN_DAY = re.compile(rf"{_S}(?:(?:on|of){_S})?(?:the{_S})?", re.IGNORECASE)
_JOIN_COMMA = re.compile(rf"\s?,{_S}(?:on{_S})?", re.IGNORECASE)
_JOIN_CLOCK = re.compile(rf",?{_S}at{_S}(?:(?:about|around){_S})?|{_S}", re.IGNORECASE)
_JOIN_INSIDE = re.compile(rf"(?:{_S}(?:of|in)|,)?{_S}(?:the{_S})?", re.IGNORECASE)

_YEARLESS = re.compile(r"(?:(?:last|this|next)-)?XXXX-(?:\d\d(?:-\d\d)?|SP|SU|AU|WI|Q[1-4])")
_WEEKDAY = re.compile(r"(?:(?:last|this|next)-)?XXXX-WXX-\d")
_SAME = re.compile(r"same-(?:day|week|month|quarter|period)")
_YEAR = re.compile(r"(?:last|this|next|same)-year|\d{4}")
_YEAR_OFF = re.compile(r"(?:ago|earlier|later):P\d{1,2}Y")
_WEEK = re.compile(r"(?:last|this|next|same)-week")
_DAY = re.compile(r".*-\d\d-\d\d|.*WXX-\d|yesterday|today|tomorrow|same-day|(?:later|earlier):P\dD")
_OWN_ARTICLE = re.compile(r"(?:last|this|next)-(?!XXXX)|past:|coming:|weekend|XXXX-Q|\d{4}-Q")


def find_phrases(text: str) -> tuple[TimePhrase, ...]:
    """Return the time expressions of a sentence, sorted by place and without overlap.

    A pair of ends ("between August and February") is two phrases, "between" and "to".
    """
    atoms = [TimePhrase(one.start, one.end, _read_past(text, one)) for one in _find_bare(text)]
    nested = _date_clocks(text, list(_nest(text, atoms)))
    widened = _drop_inner([_widen(text, one) for one in nested])
    # "The year" and its like are times only where something is said of them: "the end of the year".
    kept = [one for one in widened if not one.value.startswith("of-") or one.part]
    # "The same period" says nothing without a year beside it.
    kept = [one for one in kept if one.value != "same-period" or one.inside]
    named = [replace(one, value=one.value.removeprefix("of-")) for one in kept]
    return tuple(_pair(text, [_relate(text, one) for one in named]))


def _find_bare(text: str) -> list[Time]:
    found = sorted(
        [*find_times(text), *find_atoms(text), *find_references(text)],
        key=lambda one: (one.start, -one.end, one.value),
    )
    kept: list[Time] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _drop_inner(phrases: list[TimePhrase]) -> list[TimePhrase]:
    """Leave out what a phrase behind it has taken in: "few days" in "the first few days of May"."""
    inner = {one for one, after in pairwise(phrases) if one.end > after.start}
    return [one for one in phrases if one not in inner]


def _read_past(text: str, one: Time) -> str:
    """Return "past:P1Y" for "the past year", which is no calendar year as "last year" is."""
    units = {"week": "P1W", "month": "P1M", "year": "P1Y", "decade": "P10Y", "century": "P100Y"}
    unit = units.get(one.value.removeprefix("last-"))
    if unit and text[one.start : one.end].lower().startswith("past"):
        return f"past:{unit}"
    return one.value


def _nest(text: str, atoms: Iterable[TimePhrase]) -> Iterator[TimePhrase]:
    """Put together "March" and "last year", "Tuesday" and "this week", "16:00 UTC" and "today"."""
    held: TimePhrase | None = None
    for one in atoms:
        if held is not None and (clock := _set_clock(text, held, one)):
            held = clock
            continue
        if held is not None and _lies_inside(text, held, one):
            held = replace(held, end=one.end, inside=one.value.removeprefix("of-"))
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _lies_inside(text: str, small: TimePhrase, large: TimePhrase) -> bool:
    if small.inside or not _JOIN_INSIDE.fullmatch(text, small.end, large.start):
        return False
    value = large.value.removeprefix("of-")
    if _SAME.fullmatch(small.value):
        return bool(_YEAR.fullmatch(value) or _YEAR_OFF.fullmatch(value))
    if _WEEKDAY.fullmatch(small.value):
        return _WEEK.fullmatch(value) is not None
    return bool(_YEARLESS.fullmatch(small.value) and _YEAR.fullmatch(value))


def _set_clock(text: str, first: TimePhrase, second: TimePhrase) -> TimePhrase | None:
    """Return "16:00 UTC today", "3 p.m. on Monday" or "June 1 at 16:15 UTC" as one clock."""
    clock, day = (first, second) if first.value.startswith("T") else (second, first)
    if clock.inside or day.inside or not clock.value.startswith("T"):
        return None
    if not _DAY.fullmatch(day.value):
        return None
    join = _JOIN_DAY if clock is first else _JOIN_CLOCK
    if not join.fullmatch(text, first.end, second.start):
        return None
    return TimePhrase(first.start, second.end, clock.value, inside=day.value)


def _date_clocks(text: str, phrases: list[TimePhrase]) -> list[TimePhrase]:
    """Give a clock the day behind its comma, which stays a time of its own: "16:15 UTC, June 1"."""
    dated = list(phrases)
    for place, (clock, day) in enumerate(pairwise(phrases)):
        is_bare = clock.value.startswith("T") and not clock.inside
        is_day = _DAY.fullmatch(day.value) and not day.inside
        if is_bare and is_day and _JOIN_COMMA.fullmatch(text, clock.end, day.start):
            dated[place] = replace(clock, inside=day.value)
    return dated


def _widen(text: str, one: TimePhrase) -> TimePhrase:
    """Take in "early", "the end of" before it and "morning" behind it."""
    if one.value.startswith("same-day-"):
        return replace(one, value="same-day", part=_PARTS[one.value.removeprefix("same-day-")])
    own = _OWN_HALF.search(text, one.start, one.end)
    if own is not None:
        one = replace(one, part=_PARTS[own[1].lower()])
    after = _HALF_DAY.match(text, one.end) if _DAY.fullmatch(one.value) else None
    if after is not None:
        one = replace(one, end=after.end(), part=_PARTS[after[1].lower()])
    before = _PART_BEFORE.search(text, max(0, one.start - _WINDOW), one.start)
    if before is not None:
        name = before["third"] or before["to"] or before["edge"]
        part = _name_part(" ".join(name.lower().split()))
        one = replace(one, start=before.start(), part=one.part or part)
    return _take_article(text, one)


def _name_part(words: str) -> Part:
    """Return the part that some words name; "the first few days" and their like are no more."""
    return _PARTS.get(words) or (
        "early" if words.startswith(("first", "open", "early")) else "late"
    )


def _take_article(text: str, one: TimePhrase) -> TimePhrase:
    if not _OWN_ARTICLE.match(one.value):
        return one
    article = _ARTICLE.search(text, max(0, one.start - _WINDOW), one.start)
    return replace(one, start=article.start()) if article else one


def _relate(text: str, one: TimePhrase) -> TimePhrase:
    opening = max(0, one.start - _WINDOW)
    if one.value.startswith(("P", "nth:")):
        found = _DURATION_BEFORE.search(text, opening, one.start)
        word = found["word"].lower() if found else ""
        return replace(one, relation=_DURATION_RELATIONS.get(word, "at"))
    found = _RELATION_BEFORE.search(text, opening, one.start)
    if found is None:
        return one
    named = next(name for name, _ in _RELATIONS if found[name])
    return replace(one, relation=named)


def _pair(text: str, phrases: list[TimePhrase]) -> list[TimePhrase]:
    """Mark both halves of "between August and February", "from May to June", "2029–2031"."""
    paired = list(phrases)
    for place, (first, second) in enumerate(pairwise(phrases)):
        if first.relation not in ("between", "since", "at") or not _are_alike(first, second):
            continue
        join = _JOIN_AND if first.relation == "between" else _JOIN_TO
        if join.fullmatch(text, first.end, second.start):
            paired[place] = replace(paired[place], relation="between")
            paired[place + 1] = replace(second, relation="to")
    lone = {
        place
        for place, one in enumerate(paired)
        if one.relation == "between"
        and (place + 1 == len(paired) or paired[place + 1].relation != "to")
    }
    return [replace(one, relation="at") if at in lone else one for at, one in enumerate(paired)]


def _are_alike(first: TimePhrase, second: TimePhrase) -> bool:
    """Tell whether two values can be the ends of one stretch."""
    return not any(
        one.value.startswith(("P", "now", "recent", "soon"))
        or (one.value.startswith("T") and not one.inside)
        for one in (first, second)
    )
