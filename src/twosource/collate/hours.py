"""When something was done, as hours: the days that a sentence names, and the hours of the day."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from twosource.collate.dating_values import TimeValue, parse_value
from twosource.collate.frames import Frame

__all__ = ["DAY_HOURS", "Moment", "are_at_odds", "find_moments"]

DAY_HOURS = 24.0
_HALF_YEAR = 183
# Stretches, not moments: what was so since Friday was so on Saturday too.
_STRETCHING = frozenset("since until till by for between within during from through".split())
_ORDERING = frozenset({"before", "after"})
_TIMES = frozenset({"NOUN", "ADV", "PROPN"})
_BESIDE_VERBS = ("obl", "advmod", "nmod")
_CLOCKS: dict[str, tuple[float, float]] = {
    "midnight": (23.0, 25.0), "night": (20.0, 30.0), "overnight": (20.0, 30.0),
    "nightfall": (17.0, 22.0), "evening": (17.0, 24.0), "tonight": (18.0, 30.0),
    "dusk": (16.0, 21.0), "sunset": (16.0, 21.0), "dark": (18.0, 30.0), "darkness": (18.0, 30.0),
    "afternoon": (12.0, 18.0), "noon": (11.0, 13.0), "midday": (11.0, 13.0),
    "morning": (4.0, 12.0), "dawn": (4.0, 8.0), "daybreak": (4.0, 8.0), "sunrise": (4.0, 8.0),
    "daylight": (7.5, 17.5),
}  # fmt: skip
"""The hours of the day that a word stands for, with room for seasons; after midnight from 24 on."""
_BEFORE = {
    "dawn": (0.0, 7.0), "daybreak": (0.0, 7.0), "sunrise": (0.0, 7.0), "noon": (5.0, 12.0),
    "midday": (5.0, 12.0), "midnight": (19.0, 24.0), "dusk": (12.0, 20.0), "dark": (12.0, 20.0),
}  # fmt: skip
_AFTER = {
    "dawn": (5.0, 13.0), "daybreak": (5.0, 13.0), "sunrise": (5.0, 13.0), "noon": (12.0, 18.0),
    "midday": (12.0, 18.0), "midnight": (0.0, 6.0), "dark": (18.0, 30.0), "dusk": (18.0, 30.0),
    "sunset": (17.0, 30.0), "nightfall": (18.0, 30.0),
}  # fmt: skip


class Moment(Struct, frozen=True):
    """A time in some words: hours since the year 1 where its day is known, hours of the day where
    these are named.
    """

    word: int
    words: tuple[int, ...]
    value: str
    span: tuple[float, float] | None
    clock: tuple[float, float] | None


def find_moments(frame: Frame, told: str) -> Iterator[Moment]:
    """Yield the days and hours of a sentence that was told on a day (ISO, "" unknown), in order."""
    for word in range(len(frame.heads)):
        unit = frame.units[frame.by_word[word]] if word in frame.by_word else None
        if unit is not None and unit.kind == "date":
            clock = _read_clock(unit.key)
            days = _find_days(unit.key, told) if clock is None else None
            if (clock or days) and frame.preposition(word) not in (*_STRETCHING, *_ORDERING):
                yield Moment(word, _phrase(frame, word), unit.key, days, clock)
        elif frame.lemmas[word] in _CLOCKS:
            clock = _find_clock(frame, word)
            if clock is not None:
                yield Moment(word, _phrase(frame, word), "", None, clock)


def are_at_odds(
    one: tuple[float, float, tuple[float, float] | None],
    other: tuple[float, float, tuple[float, float] | None],
) -> bool:
    """Tell whether two times, each as least and most hour and hours of the day, share no hour."""
    if one[1] < other[0] or other[1] < one[0]:
        return True
    ours, theirs = one[2], other[2]
    if ours is None or theirs is None:
        return False
    turns = (-DAY_HOURS, 0.0, DAY_HOURS)
    return not any(ours[0] <= theirs[1] + x and theirs[0] + x <= ours[1] for x in turns)


def _phrase(frame: Frame, word: int) -> tuple[int, ...]:
    cases = [x for x in frame.children[word] if frame.relations[x] in ("case", "amod", "det")]
    return tuple(sorted({word, *cases}))


def _find_clock(frame: Frame, word: int) -> tuple[float, float] | None:
    """Return the hours of "at night", "before dawn"; None for a stretch, a dark colour, or a
    morning of which something is told.
    """
    lemma, case = frame.lemmas[word], frame.preposition(word)
    is_time = frame.relations[word].startswith(_BESIDE_VERBS)
    if not is_time or frame.upos[word] not in _TIMES or case in _STRETCHING:
        return None
    if case in _ORDERING:
        return (_BEFORE if case == "before" else _AFTER).get(lemma)
    if any(frame.lemmas[x] == "early" for x in frame.children[word]) and lemma == "morning":
        return 1.0, 9.0
    return _CLOCKS[lemma]


def _read_clock(value: str) -> tuple[float, float] | None:
    """Return the hour of a value such as "T14:50", with a quarter of an hour on either side."""
    if not value.startswith("T") or not value[1:3].isdigit():
        return None
    minutes = int(value[4:6]) if value[4:6].isdigit() else 0
    hour = int(value[1:3]) + minutes / 60
    return hour - 0.25, hour + 0.25


def _find_days(value: str, told: str) -> tuple[float, float] | None:
    """Return the days of a value, told on a day, as hours; what is told lies behind that."""
    parts = parse_value(value)
    if parts is None or not told:
        return None
    try:
        days = _resolve(parts, date.fromisoformat(told))
    except ValueError:
        return None
    if days is None:
        return None
    return days[0].toordinal() * DAY_HOURS, (days[1].toordinal() + 1) * DAY_HOURS - 0.01


def _resolve(parts: TimeValue, told: date) -> tuple[date, date] | None:
    if parts.which in ("today", "yesterday"):
        day = told - timedelta(days=parts.which == "yesterday")
        return day, day
    if parts.weekday is not None and parts.which in ("", "last"):
        back = (told.isoweekday() - parts.weekday) % 7
        day = told - timedelta(days=back or (7 if parts.which == "last" else 0))
        return day, day
    if parts.which or parts.month is None:
        return None
    return _resolve_month(parts.year, parts.month, parts.day, told)


def _resolve_month(
    year: int | None, month: int, day: int | None, told: date
) -> tuple[date, date] | None:
    """Return the days of a month or of one day in it; without a year the nearest to the telling."""
    years = [year] if year is not None else [told.year - 1, told.year, told.year + 1]
    starts = [date(one, month, day or 1) for one in years]
    start = min(starts, key=lambda one: abs((one - told).days))
    if year is None and abs((start - told).days) > _HALF_YEAR:
        return None
    if day is not None:
        return start, start
    following = start.replace(day=28) + timedelta(days=4)
    return start, following - timedelta(days=following.day)
