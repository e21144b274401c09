"""Bare years, where the words around them make them years: "in 2022", "in 1961, 2000 and 2001"."""

import re
from collections.abc import Iterator

from twosource.text.date_words import GAP, CalendarDate, counts_something

__all__ = ["find_years"]

_WINDOW = 32

_FOUR = re.compile(r"(?<![\w$€£¥#])(?<![0-9][.,:/])((?:19|20)[0-9]{2})(?!\w|[.,:/][0-9]|-[^\W\d_])")

# After these a number from 1900 to 2099 is a year, unless it is round and counts something.
_STRONG = re.compile(
    r"(?<!\w)(?:(?:in|since|during|until|till|throughout|early|late|mid|year)"
    rf"(?:{GAP}(?:early|late|mid|about|around))?{GAP}"
    r"|(?:mid|early|late|pre|post)[-–])\Z",
    re.IGNORECASE,
)
# After these it may be a count: "a force of 2000".
_WEAK = re.compile(
    rf"(?<!\w)(?:of|by|from|before|after|between|around|circa|through|for|back to){GAP}\Z",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"(?<!\w)(?:spring|summer|autumn|fall|winter|start|beginning|middle|end|half|quarter|year"
    rf"|elections?|war|crisis|treaty|agreement|accord|summit){GAP}of{GAP}\Z",
    re.IGNORECASE,
)
_HAPPENING = re.compile(
    GAP + r"(?:invasion|annexation|war|crisis|summit|talks|elections?|referendum|coup|revolution"
    r"|uprising|protests|agreement|deal|treaty|accords?|pact|convention|constitution|armistice"
    r"|ceasefire|truce|attacks?|bombings?|earthquake|floods|budget|census|law|report"
    r"|Olympics|World Cup)(?!\w)"
)
_THE = re.compile(rf"(?<!\w)(?:the|a|its|his|her|their|this|that){GAP}\Z", re.IGNORECASE)
_JOIN = re.compile(
    rf"(?:,{GAP})?(?:(?:and|or|to|until|till|through){GAP})?|,|[-–—/]", re.IGNORECASE
)
_DASH = re.compile(r"[^\S\n]?[-–—][^\S\n]?")


def find_years(text: str) -> Iterator[CalendarDate]:
    """Yield the bare years from 1900 to 2099 that their surroundings show to be years."""
    fours = list(_FOUR.finditer(text))
    last_year_end: int | None = None
    for number, match in enumerate(fours):
        after = fours[number + 1] if number + 1 < len(fours) else None
        joined = last_year_end is not None and _is_joined(text, last_year_end, match)
        if joined or _stands_as_year(text, match) or _opens_range(text, match, after):
            last_year_end = match.end()
            yield CalendarDate(match.start(), match.end(), int(match[1]), None, None)


def _stands_as_year(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    opening = max(0, start - _WINDOW)
    is_round = int(match[1]) % 100 == 0
    if _STRONG.search(text, opening, start):
        return not (is_round and counts_something(text, end, over_a_word=True))
    if _WEAK.search(text, opening, start):
        if is_round and not _PART_OF.search(text, opening, start):
            return False
        return not counts_something(text, end)
    return bool(_THE.search(text, opening, start) and _HAPPENING.match(text, end))


def _is_joined(text: str, last_end: int, match: re.Match[str]) -> bool:
    """Tell whether the number goes on with a list or range of years that ended at `last_end`."""
    between = text[last_end : min(match.start(), last_end + 16)]
    if match.start() - last_end > 16 or not between.strip():
        return False
    return _JOIN.fullmatch(between.lstrip()) is not None and not counts_something(
        text, match.end(), over_a_word=True
    )


def _opens_range(text: str, match: re.Match[str], after: re.Match[str] | None) -> bool:
    """Tell whether this is the first half of "1950–1953"."""
    if after is None or not int(match[1]) < int(after[1]):
        return False
    dash = _DASH.fullmatch(text, match.end(), after.start())
    return dash is not None and not counts_something(text, after.end(), over_a_word=True)
