"""Time expressions that only the resolving of times needs, beside those of `read.times`."""

import re
from calendar import month_name
from collections.abc import Callable, Iterator

from twosource.read.times import Time
from twosource.text.date_words import counts_something

__all__ = ["find_atoms"]

_S = r"\s{1,3}"
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "a": "1",
    "an": "1", "single": "1", "few": "X", "several": "X", "many": "X", "some": "X",
}  # fmt: skip
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_UNITS = {
    "minute": "T1M", "hour": "T1H", "day": "1D", "night": "1D", "week": "1W", "weekend": "1W",
    "fortnight": "2W", "month": "1M", "quarter": "1Q", "year": "1Y", "decade": "10Y",
    "century": "100Y", "morning": "1D", "afternoon": "1D", "evening": "1D",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "AU", "fall": "AU", "winter": "WI"}

_MONTHS = [name.lower() for name in month_name if name]
_FEASTS = {
    "easter": "XXXX-EA", "friday": "XXXX-GF", "whitsun": "XXXX-WS", "saints": "XXXX-11-01",
    "may": "XXXX-05-01", "epiphany": "XXXX-01-06", "first": "XXXX-01-01",
}  # fmt: skip

_COUNT = r"(?:\d{1,4}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade)"
_YEAR = r"(?:19|20)\d\d"

_DURATION = re.compile(
    rf"(?<![\w.,])(?:(?:over|nearly|almost|about|around){_S})?(?:a{_S}(?=few|couple))?"
    rf"(?P<count>{_COUNT}|couple{_S}of)(?:\s?[-–]\s?|{_S}(?:(?P<straight>straight|consecutive"
    rf"|full|whole|more|working|trading){_S})?){_UNIT}s?['’]?(?![\w-])"
    rf"(?:{_S}(?P<way>earlier|later)(?!\w|{_S}(?:than|on|in)\b))?",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(
    rf"(?:(?<=\ba\sday)|(?<=\ba\sweek)|(?<=\ba\syear)){_S}"
    r"(?:when|that|which|(?:any|some|every|no)(?:one|body))\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    rf"(?<!\w)(?P<way>last|past|next|coming){_S}(?P<count>{_COUNT}){_S}"
    rf"(?:straight|consecutive|full|working|trading){_S}{_UNIT}s?(?!\w)",
    re.IGNORECASE,
)
_NTH_DAY = re.compile(
    rf"(?<!\w)(?:an?|the){_S}(?P<nth>{'|'.join(_ORDINALS)}){_S}"
    rf"(?:(?:straight|consecutive|successive){_S})?(?P<unit>day|night|week|month|year)(?!\w)"
    rf"(?!{_S}of\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    rf"(?<!\w)(?<=in\s|or\s|er\s|of\s)(?<!hundreds\sof\s)(?<!thousands\sof\s)"
    rf"(?P<unit>minute|hour|day|week|month|year|decade)s(?![\w-])(?!{_S}ago\b)"
    rf"|(?<=within\s)(?P<within>hour|day|week|month)s(?!\w)",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"(?<!\w)(?:(?P<which>last|this|next){_S})?(?P<season>spring|summer|autumn|winter|fall)"
    rf"(?:{_S}(?:of{_S})?(?P<year>{_YEAR})(?!\w))?(?!\w)",
    re.IGNORECASE,
)
_SEASON_BEFORE = re.compile(
    rf"(?<!\w)(?:in|during|since|until|till|by|from|before|after|through|over|for){_S}"
    rf"(?:(?:the|early|mid|late)(?:{_S}|-)){{0,2}}\Z",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"(?<!\w)(?P<fiscal>fiscal{_S})?(?:(?P<nth>first|second|third|fourth|final)(?:{_S}|\s?-\s?)quarter"
    rf"|Q(?P<number>[1-4]))(?:{_S}(?:of{_S})?(?P<year>{_YEAR})(?!\w))?(?!\w)",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"(?<!\w)(?:fiscal|financial)(?:{_S}year)?(?:{_S}(?P<year>{_YEAR}))?(?!\w)", re.IGNORECASE
)
# "1990's", "the '90s", "the nineties": without a century the twentieth is meant.
_DECADE = re.compile(
    r"(?<![\w.,])(?P<full>1[6-9]\d|20[0-4])0\s?['’]s(?!\w)"
    r"|(?<=\bthe\s)['’‘]?(?P<short>[2-9])0s(?!\w)"
    r"|(?<=\bthe\s)(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties"
    r"|nineties)(?!\w)",
    re.IGNORECASE,
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_CENTURY = re.compile(r"(?<!\w)(?P<number>1[0-9]|2[01])(?:th|st)[\s-]century(?!\w)", re.IGNORECASE)
_SAME = re.compile(
    rf"(?<!\w)(?:(?:that|the){_S}same|that){_S}(?P<unit>day|week|month|year)(?![\w-])"
    rf"|(?<!\w)the{_S}(?P<only>day)(?={_S}(?:at|with|down|up|on\sa)\b|[,.])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?<!\w)the{_S}(?:(?P<next>following|next)|(?P<last>previous|preceding)){_S}"
    r"(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)(?!\w)"
    rf"|(?<!\w)the{_S}(?P<before>day|night|week|month|year){_S}(?P<side>before|after)(?=[,.;])",
    re.IGNORECASE,
)
_OF_THE = re.compile(rf"(?<=of\s)(?:the{_S})?(?P<unit>week|month|year|decade)(?!\w)", re.IGNORECASE)
_MONTH_OUT = re.compile(
    rf"(?<!\w)(?:the{_S}(?P<unit>week|month|year))(?={_S}(?:is|was){_S}(?:out|over)\b)",
    re.IGNORECASE,
)
# "The boarding last week of a trawler", and no "last week of the harvest".
# "Helsinki 2031", "the Summit for Peace 2031".
_YEAR_NAMED = re.compile(
    r"(?<=[A-Za-z]\s)(?<=\w\w\s)(?P<year>(?:19|20)(?!00)\d\d)(?=\s?[.,;:)]|\s?\Z)"
)
# "(2031)", "(1922 – 2013)", "the London 2031 Games", "in 1787".
_YEAR_APART = re.compile(
    rf"(?<=\()\s?(?P<alone>1[5-9]\d\d|20\d\d)(?=\s?[)–-])"
    rf"|(?<=\d\d\d\d)\s?[-–]\s?(?P<last>1[5-9]\d\d|20\d\d)(?=\s?\))"
    rf"|(?<=[a-z]\s)(?P<game>(?:19|20)(?!00)\d\d)(?=\s[A-Z][a-z])"
    rf"|\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring){_S}(?P<old>1[0-8]\d\d)(?![\w%]|[.,:]\d|-[a-z])"
)
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][A-Za-z]+\s\Z")
_LAST_OF = re.compile(
    rf"(?<!the\s)(?<!his\s)(?<!its\s)(?<!her\s)(?<!our\s)(?<!heir\s)\b(?P<which>last|next){_S}"
    rf"(?P<unit>week|weekend|month|year)(?={_S}of{_S}(?:an?|the|its|their|his|her|some|more|two"
    r"|three|four|five|[A-Z0-9]))",
)
_YEAR_AS = re.compile(
    rf"(?<=\bas\s)(?:long{_S}ago|early|late|far{_S}back|recently){_S}as{_S}(?P<year>{_YEAR})(?!\w)"
)
_FIXED = re.compile(
    rf"(?<!\w)(?:(?P<overnight>overnight(?!{_S}(?:to|into|on)\b))|(?P<new>the{_S}new{_S}year"
    rf"(?!['’]))|(?P<now>now|currently|presently|nowadays|at{_S}present|at{_S}the{_S}moment"
    rf"|the{_S}time{_S}being)|(?P<recent>(?:more{_S})?recently|lately"
    rf"|recent{_S}(?:days|weeks|months|years|times)|recent|in{_S}the{_S}past(?=\s?[.,;]))"
    rf"|(?P<soon>soon|shortly|the{_S}near{_S}term|the{_S}(?:(?:near|foreseeable){_S})?future"
    rf"(?=\s?[.,;])|the{_S}coming{_S}(?:days|weeks|months|years)))(?!\w)",
    re.IGNORECASE,
)


_OFTEN = re.compile(
    rf"(?<!\w)(?:(?:per|each|every){_S}(?P<unit>day|week|month|year)"
    r"|(?P<often>annual|yearly|weekly|monthly|quarterly))(?!\w)",
    re.IGNORECASE,
)
_ORDINAL_DAY = re.compile(
    rf"(?<!\w)(?:the{_S})?(?P<day>{'|'.join(_ORDINALS)}){_S}of{_S}(?P<month>{'|'.join(_MONTHS)})"
    rf"(?:,?{_S}(?P<year>{_YEAR}))?(?!\w)",
    re.IGNORECASE,
)
_FEAST = re.compile(
    r"(?<!\w)(?:(?P<easter>Easter(?:\sSunday)?)|(?P<whitsun>Whitsun|Pentecost)|(?P<saints>All"
    rf"{_S}Saints['’]?(?:{_S}Day)?)|(?P<may>May{_S}Day)|(?P<epiphany>Epiphany)"
    r"|(?P<first>(?<!the\s)New\sYear(?!['’]))|(?P<friday>Good\sFriday))(?!\w)"
)


def _find_years_apart(text: str) -> Iterator[Time]:
    for match in _YEAR_APART.finditer(text):
        name = match.lastgroup or ""
        if not counts_something(text, match.end(name), over_a_word=True):
            yield Time(match.start(name), match.end(name), match[name])


def find_atoms(text: str) -> Iterator[Time]:
    """Yield durations, seasons, quarters, and times that hang on the time told before.

    Values beside those of `find_times`: "P9D" (nine days), "PXD" (some days), "nth:P9D" (a ninth
    day), "2031-SP", "XXXX-AU", "2031-Q3", "XXXX-Q1", "XXXX-EA" (Easter), "XXXX-GF" (Good Friday),
    "XXXX-WS" (Whitsun), "FY2031", "19XX" (the 20th century), "same-day", "later:P1D",
    "earlier:P3W", "every:P1Y" (annual), "overnight", "new-year", "now", "recent", "soon",
    "of-this-year" (the year, in "the end of the year"). They may overlap.
    """
    yield from _find_years_apart(text)
    for form, read in _READERS:
        for match in form.finditer(text):
            value = read(text, match)
            if value:
                yield Time(match.start(), match.end(), value)


def _read_duration(text: str, match: re.Match[str]) -> str:
    count = match["count"].lower()
    number = "2" if count.startswith("couple") else _NUMBERS.get(count, count)
    value = _make_duration(number, match["unit"])
    if match["way"]:
        return f"{match['way'].lower()}:{value}"
    # "About a quarter of its ships", "a day when nobody fired": a share, and a day of a kind.
    is_share = count in ("a", "an") and match["unit"].lower() == "quarter"
    return "" if is_share or _OF_A_KIND.match(text, match.end()) else value


def _read_stretch(_text: str, match: re.Match[str]) -> str:
    way = "past" if match["way"].lower() in ("last", "past") else "coming"
    number = _NUMBERS.get(match["count"].lower(), match["count"])
    return f"{way}:{_make_duration(number, match['unit'])}"


def _make_duration(number: str, unit: str) -> str:
    each = _UNITS[unit.lower()]
    prefix, size, letter = "T" * each.startswith("T"), each.strip("T")[:-1], each[-1]
    return f"P{prefix}{'X' if number == 'X' else int(number) * int(size)}{letter}"


def _read_nth(_text: str, match: re.Match[str]) -> str:
    return f"nth:{_make_duration(str(_ORDINALS[match['nth'].lower()]), match['unit'])}"


def _read_plural(_text: str, match: re.Match[str]) -> str:
    return _make_duration("X", match["unit"] or match["within"])


def _read_season(text: str, match: re.Match[str]) -> str:
    season = _SEASONS[match["season"].lower()]
    if match["year"]:
        return f"{match['year']}-{season}"
    if match["which"]:
        return f"{match['which'].lower()}-XXXX-{season}"
    before = _SEASON_BEFORE.search(text, max(0, match.start() - 30), match.start())
    falls = match["season"].lower() == "fall" and not (before and "the" in before[0].lower())
    return f"XXXX-{season}" if before and not falls else ""


def _read_quarter(_text: str, match: re.Match[str]) -> str:
    if match["fiscal"]:
        return ""
    nth = (match["nth"] or "").lower()
    number = match["number"] or {"final": 4}.get(nth) or _ORDINALS[nth]
    return f"{match['year'] or 'XXXX'}-Q{number}"


def _read_decade(_text: str, match: re.Match[str]) -> str:
    if match["full"]:
        return f"{match['full']}X"
    return f"19{match['short'] or _DECADES.index(match['word'].lower()) + 2}X"


def _read_same(_text: str, match: re.Match[str]) -> str:
    return f"same-{(match['unit'] or match['only']).lower()}"


def _read_beside(_text: str, match: re.Match[str]) -> str:
    if match["before"]:
        way = "earlier" if match["side"].lower() == "before" else "later"
        return f"{way}:{_make_duration('1', match['before'])}"
    return f"{'later' if match['next'] else 'earlier'}:{_make_duration('1', match['unit'])}"


def _read_of_the(_text: str, match: re.Match[str]) -> str:
    return f"of-this-{match['unit'].lower()}"


def _read_ordinal_day(_text: str, match: re.Match[str]) -> str:
    month = _MONTHS.index(match["month"].lower()) + 1
    return f"{match['year'] or 'XXXX'}-{month:02}-{_ORDINALS[match['day'].lower()]:02}"


def _read_feast(_text: str, match: re.Match[str]) -> str:
    return next(_FEASTS[name] for name, found in match.groupdict().items() if found)


def _read_often(_text: str, match: re.Match[str]) -> str:
    units = {"annual": "year", "yearly": "year", "weekly": "week", "monthly": "month"}
    unit = match["unit"] or units.get(match["often"].lower(), "quarter")
    return f"every:{_make_duration('1', unit)}"


def _read_named(text: str, match: re.Match[str]) -> str:
    before = _CAPITAL_BEFORE.search(text, max(0, match.start() - 30), match.start())
    return match["year"] if before else ""


def _read_fixed(_text: str, match: re.Match[str]) -> str:
    name = next(name for name, found in match.groupdict().items() if found)
    return "new-year" if name == "new" else name


_READERS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], str]], ...] = (
    (_DURATION, _read_duration),
    (_STRETCH, _read_stretch),
    (_NTH_DAY, _read_nth),
    (_PLURAL, _read_plural),
    (_SEASON, _read_season),
    (_QUARTER, _read_quarter),
    (_FISCAL, lambda _, match: f"FY{match['year']}" if match["year"] else ""),
    (_DECADE, _read_decade),
    (_CENTURY, lambda _, match: f"{int(match['number']) - 1}XX"),
    (_SAME, _read_same),
    (_BESIDE, _read_beside),
    (_OF_THE, _read_of_the),
    (_MONTH_OUT, lambda _, match: f"this-{match['unit'].lower()}"),
    (_LAST_OF, lambda _, match: f"{match['which']}-{match['unit']}"),
    (_OFTEN, _read_often),
    (_ORDINAL_DAY, _read_ordinal_day),
    (_FEAST, _read_feast),
    (_YEAR_NAMED, _read_named),
    (_YEAR_AS, lambda _, match: match["year"]),
    (_FIXED, _read_fixed),
)
