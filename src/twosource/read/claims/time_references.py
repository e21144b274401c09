"""Times that point: to now, to what lies behind or ahead, to the time told before, to a clock."""

import re
from collections.abc import Callable, Iterator

from twosource.read.times import Time

__all__ = ["find_references"]

_S = r"\s{1,3}"
# Here a sentence or a part of it ends, also where the text was cut into words.
_STOPS = r"(?=\s?[.,;:)]|\s?['’”\"]|\s?\Z|\s(?:and|or|but|as|when|while|than)\b)"

_NOW = re.compile(
    rf"(?<!\w)(?:current(?={_S}(?!of\b|that\b|is\b|was\b|and\b)\w)|the{_S}present{_STOPS})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?<!\w)(?:the{_S}past{_STOPS}|recent{_S}history)(?!\w)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"(?<!\w)(?:very{_S}soon|the{_S}future{_STOPS}"
    rf"|the{_S}(?:long|longer|medium|short|shorter|near|nearer){_S}term"
    r"|(?:long|medium|short|near)-term)(?!\w)",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"(?<=\b(?:by|at)\s)(?:that{_S}time|(?<=at\s)the{_S}time(?=\s?[.,;]|\s?\Z))(?!\w)",
    re.IGNORECASE,
)
_SAME = re.compile(rf"(?<!\w)the{_S}same{_S}(?P<unit>quarter|period)(?!\w)", re.IGNORECASE)
_SAME_HALF = re.compile(
    rf"(?<!\w)the{_S}same{_S}(?P<half>morning|afternoon|evening|night)(?!\w)", re.IGNORECASE
)
_WHOLE = re.compile(
    rf"(?<!\w)the{_S}(?:entire|whole|full){_S}(?P<unit>day|week|month|quarter|year)(?![\w-])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?<!\w)the{_S}(?P<unit>day|night|week|month|quarter|year){_S}"
    rf"(?:(?P<before>previous|prior(?!{_S}to\b)|before{_STOPS})|(?P<after>after{_STOPS}))"
    rf"|(?<!\w)the{_S}(?:(?P<next>following|next)|(?P<last>previous|preceding)){_S}"
    r"(?P<beside>quarter|decade)(?!\w)",
    re.IGNORECASE,
)
# "A profit for the last year of $3 million": what was earned in it, no last year of anything.
_LAST_OF_MONEY = re.compile(
    rf"(?<!\w)the{_S}last{_S}(?P<unit>week|month|quarter|year)(?={_S}of{_S}(?:[A-Z]{{1,3}}\s?)?[$€£¥])",
    re.IGNORECASE,
)
_THE_DAY = re.compile(
    rf"(?<!\w)(?:(?P<late>late|early){_S}in{_S}the{_S}day|(?<=in\s)the{_S}day(?={_S}?[.,;]|\s?\Z))",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(
    rf"(?<=in\s)(?:(?:early|late){_S})?(?P<half>morning|afternoon|evening)"
    rf"(?={_S}(?:trading|trade|dealings|deals|prayers|traffic)\b)",
    re.IGNORECASE,
)
_DECADE_AFTER = re.compile(
    r"(?<=0s\s)(?:and|or|to)\s(?P<and>['’‘]?[2-9]0s)(?!\w)"
    r"|(?<=0s),\s(?P<comma>['’‘]?[2-9]0s)(?!\w)"
    r"|(?<=\bthe\s)(?:early|late|mid)(?:\s|-)(?P<part>['’‘]?[2-9]0s)(?!\w)",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    r"\b(?:in|since|until|from|of|by)\s(?P<year>['’‘]\d\d)(?![\w'’])", re.IGNORECASE
)
_LATEST_SHORT_YEAR = 40
_SEASON_OF = re.compile(
    r"(?<!\w)(?:the|a|its|their|this|her|his)\s(?P<season>spring|summer|autumn|winter)"
    r"(?=\s(?:meeting|session|offensive|campaign|conference|summit|budget|term|holiday|break"
    r"|recess|harvest|sowing|festival)s?\b)",
    re.IGNORECASE,
)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "AU", "winter": "WI"}
_LONG = re.compile(
    r"(?<![\w-])(?P<unit>hour|day|week|month|year|decade)s-(?:long|old)(?![\w-])"
    r"|(?<![\w-])(?P<making>week|month|year|decade)s(?=\s(?:in\sthe\smaking|later|earlier)\b)"
    r"|(?<=\bjust\s|\bonly\s)(?P<only>minute|hour|day|week)s(?![\w-])",
    re.IGNORECASE,
)
_LETTERS = {
    "minute": "TXM", "hour": "TXH", "day": "XD", "week": "XW", "month": "XM", "year": "XY",
    "decade": "XY",
}  # fmt: skip
_COUNTS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_COUNT = r"(?:\d{1,3}|" + "|".join(_COUNTS) + ")"
# "Between 60 and 90 days": its second end is a duration of its own.
_FIRST_END = re.compile(
    rf"\b(?:between|from){_S}(?P<count>{_COUNT})"
    rf"(?={_S}(?:and|to){_S}{_COUNT}(?:\s|-)(?P<unit>minute|hour|day|week|month|year|decade)s?\b)",
    re.IGNORECASE,
)
_ZONES = r"BST|CES?T|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|IST|JST|MSK|WAT|CAT|EAT|SAST"
_ZONED = re.compile(
    r"(?<![\w.:,])(?P<hour>[01]?\d|2[0-3])(?:[:.]?(?P<minute>[0-5]\d))?"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s(?:(?P<world>UTC|GMT)|{_ZONES})|\s[Ll]ocal\stime)(?!\w)"
)


def find_references(text: str) -> Iterator[Time]:
    """Yield times that point to others, beside those of `find_times` and `find_atoms`.

    Values: "now", "recent", "soon", "same-time" (by that time), "same-quarter", "same-period",
    "whole-year" (the entire year), "earlier:P1Y" (the year previous), "last-year", "same-day",
    "same-day-morning" (in morning trading, the same morning), "197X", "1982" ('82), "XXXX-AU" (the
    autumn session), "PXY" (years-long), "P60D" (between 60 and 90 days), "T08:00Z", "T15:00"
    (3 p.m. local time). They may overlap.
    """
    for form, read in _READERS:
        for match in form.finditer(text):
            name = next((one for one in _SHOWN if match.groupdict().get(one)), 0)
            value = read(match)
            if value:
                yield Time(match.start(name), match.end(name), value)


_SHOWN = ("and", "comma", "part", "year", "season", "count")
"""The groups that are the time alone, where the form holds a word beside it."""


def _read_beside(match: re.Match[str]) -> str:
    units = {"day": "1D", "night": "1D", "week": "1W", "month": "1M", "quarter": "1Q", "year": "1Y"}
    unit = (match["unit"] or match["beside"]).lower()
    way = "later" if match["after"] or match["next"] else "earlier"
    return f"{way}:P{units.get(unit, '10Y')}"


def _read_half_day(match: re.Match[str]) -> str:
    return f"same-day-{match['half'].lower()}"


def _read_decade(match: re.Match[str]) -> str:
    short = match["and"] or match["comma"] or match["part"]
    return f"19{short[-3]}X"


def _read_short_year(match: re.Match[str]) -> str:
    year = int(match["year"][1:])
    return f"{(1900 if year >= _LATEST_SHORT_YEAR else 2000) + year}"


def _read_long(match: re.Match[str]) -> str:
    return f"P{_LETTERS[(match['unit'] or match['making'] or match['only']).lower()]}"


def _read_first_end(match: re.Match[str]) -> str:
    count = match["count"].lower()
    number = _COUNTS.get(count) or int(count)
    unit = match["unit"].lower()
    if unit == "decade":
        return f"P{number * 10}Y"
    return "P" + _LETTERS[unit].replace("X", str(number))


def _read_zoned(match: re.Match[str]) -> str:
    half, hour = (match["half"] or "").lower(), int(match["hour"])
    if not (half or match["minute"]) or (half and not 1 <= hour <= 12):
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{match['minute'] or '00'}" + ("Z" if match["world"] else "")


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_NOW, lambda _: "now"),
    (_BEHIND, lambda _: "recent"),
    (_AHEAD, lambda _: "soon"),
    (_THEN, lambda _: "same-time"),
    (_SAME, lambda match: f"same-{match['unit'].lower()}"),
    (_WHOLE, lambda match: f"whole-{match['unit'].lower()}"),
    (_BESIDE, _read_beside),
    (_LAST_OF_MONEY, lambda match: f"last-{match['unit'].lower()}"),
    (_THE_DAY, lambda _: "same-day"),
    (_HALF_DAY, _read_half_day),
    (_SAME_HALF, _read_half_day),
    (_DECADE_AFTER, _read_decade),
    (_SHORT_YEAR, _read_short_year),
    (_SEASON_OF, lambda match: f"XXXX-{_SEASONS[match['season'].lower()]}"),
    (_LONG, _read_long),
    (_FIRST_END, _read_first_end),
    (_ZONED, _read_zoned),
)
