"""Numbers of a text with comparator and unit, each in the one form in which versions compare.

"about 6,700" is "~6700", "more than 3 million" is ">3000000", "$50 billion" is "50000000000 USD",
"152mm" and "152 mm" are "152 mm", "20 per cent" is "20 %", "2,000-3,000" is "2000..3000",
"third" is "#3", "two-thirds" is "2/3", "tens of thousands" is itself.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from twosource.read.number_words import (
    COMPARATORS,
    CURRENCY_SIGNS,
    FRACTIONS,
    ORDINALS,
    SCALES,
    SMALL,
    UNITS,
    VAGUE,
)

__all__ = ["NumberPhrase", "Quantity", "find_number_phrases", "find_quantities"]


class Quantity(Struct, frozen=True, order=True):
    """A number in the text: where it stands (code points) and its value."""

    start: int
    end: int
    value: str


class NumberPhrase(Struct, frozen=True, kw_only=True):
    """A number with what belongs to it; half-open code points.

    `[number, stop)` is the number or the range by itself, `[start, end)` adds comparator and unit.
    `low` is None for words that give no number ("dozens"); `upto` is the end of a range. `sign` is
    one of "", "~", ">", "<", ">=", "<="; `unit` is as in `UNITS`; `word` is how it is written.
    """

    start: int
    end: int
    number: int
    stop: int
    low: Decimal | None
    upto: Decimal | None = None
    sign: str = ""
    unit: str = ""
    kind: Literal["count", "vague", "fraction", "ordinal"] = "count"
    word: str = ""


class _Number(Struct, frozen=True):
    """A bare number before its comparator and unit are known."""

    start: int
    end: int
    size: Decimal
    money: str = ""


def _any_of(words: Iterable[str]) -> str:
    """Return an alternation of `words`, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,6})?"
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,6}(?!\d|\s?mm)"
    r"|\d{1,18}(?:\.\d{1,6})?"
)
_WORD = _any_of([*SMALL, *SCALES])
_NUMBER = re.compile(
    rf"""(?<!\w)(?:
      (?P<digits>(?<![.,/:])(?<![^\W\d_]-)
        (?:(?P<sign>[A-Z]{{0,3}}[$€£¥₩₽₹]|(?-i:USD|EUR|GBP|CNY|RMB|JPY))\s?)?(?P<plain>{_DIGITS})(?![,.]?\d))
    | (?P<vague>(?:tens\sof\s|hundreds\sof\s)?(?:{_any_of(VAGUE)}))\b(?!-)
    | (?P<fraction>{_any_of(FRACTIONS)})\b
    | (?P<ordinal>{_any_of(ORDINALS)})\b
    | (?P<words>(?:(?:half\s)?an?\s(?:{_any_of(SCALES)})|half\s(?:{_any_of(SCALES)})|{_WORD})
        (?:(?:\sand\s|[\s-])(?:{_WORD})){{0,7}})\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_SCALE_AFTER = re.compile(rf"[\s-]?({_any_of(SCALES)})\b", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"\s?(bn|bln|tn|mn|mln|m|b|k)\b", re.IGNORECASE)
_SHORT = {
    "bn": 10**9, "bln": 10**9, "b": 10**9, "tn": 10**12, "m": 10**6, "mn": 10**6, "mln": 10**6,
    "k": 10**3,
}  # fmt: skip
_PLAIN_SHORT = frozenset({"bn", "bln", "tn", "mn", "mln"})
# "Two and a half million": what is added before the scale.
_PART_AFTER = re.compile(r"\sand\s(?:an?|one|three)[\s-](half|quarters?)\b", re.IGNORECASE)
_WORD_GAP = re.compile(r"(\sand\s|[\s-])", re.IGNORECASE)
_UNIT_AFTER = re.compile(rf"[\s-]?({_any_of(UNITS)})(?![\w²])", re.IGNORECASE)
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s?[-–—]\s?(?=[\d$€£])|\s(?:to|and|or)\s")
_BEHIND = re.compile(r"(?P<more>\+|-plus\b)|(?P<odd>-odd\b)", re.IGNORECASE)
_BEHIND_SIGNS = {"more": ">", "odd": "~"}
# "Under a ten-year contract" says where, "about a 20 km stretch" how much.
_COMPARATOR_BEFORE = re.compile(
    rf"\b({_any_of(COMPARATORS)})\s(?:(?<!under\s)(?<!over\s)(?<!around\s)an?\s)?$", re.IGNORECASE
)
_BEFORE_RANGE = re.compile(r"\b(between|from)\s$", re.IGNORECASE)
_NOT_ORDINAL = re.compile(r"\b(?:at|per|split|every)\s$", re.IGNORECASE)
# "Two or three boats" is a range, "in 2031 or 2032" is none.
_MOST_EITHER = 1000
_TIME_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of `text`, sorted by place, without overlap.

    Digits inside a name ("G7", "Su-57"), scores, fractions of a date ("9/11") and the pronoun
    "one" are none. Times are found too where they look like numbers: the caller drops them.
    """
    return tuple(Quantity(one.start, one.end, _write(one)) for one in _scan(text))


def find_number_phrases(text: str) -> tuple[NumberPhrase, ...]:
    """Return what `find_quantities` finds, in parts."""
    return tuple(_scan(text))


def _write(one: NumberPhrase) -> str:
    """Return the form in which two versions are compared."""
    if one.low is None:
        return one.word
    if one.kind == "ordinal":
        return f"#{_plain(one.low)}"
    size = _plain(one.low) if one.upto is None else f"{_plain(one.low)}..{_plain(one.upto)}"
    return f"{one.sign}{size} {one.unit}".rstrip()


def _scan(text: str) -> Iterator[NumberPhrase]:
    place = 0
    while (match := _NUMBER.search(text, place)) is not None:
        found = _read_match(text, match)
        if found is not None:
            yield found
        is_cut = found is not None and match["words"] is not None
        place = max(0 if is_cut else match.end(), found.end if found is not None else 0)


def _read_match(text: str, match: re.Match[str]) -> NumberPhrase | None:
    kind = match.lastgroup if match.lastgroup not in ("plain", "sign") else "digits"
    word = " ".join(match.group().lower().split())
    if kind == "vague":
        return _make_word(match.start(), match.end(), word, kind="vague")
    if kind == "fraction":
        return _make_word(match.start(), match.end(), FRACTIONS[word], kind="fraction")
    if kind == "ordinal":
        return _read_ordinal(text, match, ORDINALS[word])
    number = _read_digits(text, match) if match["plain"] else _read_words(text, match)
    return _dress(text, number) if isinstance(number, _Number) else number


def _make_word(
    start: int, end: int, word: str, *, kind: Literal["vague", "fraction"]
) -> NumberPhrase:
    return NumberPhrase(
        start=start, end=end, number=start, stop=end, low=None, kind=kind, word=word
    )


def _make_ordinal(start: int, end: int, size: Decimal) -> NumberPhrase:
    return NumberPhrase(start=start, end=end, number=start, stop=end, low=size, kind="ordinal")


def _read_ordinal(text: str, match: re.Match[str], size: int) -> NumberPhrase | None:
    if _NOT_ORDINAL.search(text[max(0, match.start() - 8) : match.start()]):
        return None
    return _make_ordinal(match.start(), match.end(), Decimal(size))


def _read_digits(text: str, match: re.Match[str]) -> _Number | NumberPhrase | None:
    size = Decimal(re.sub(r"[,\s]", "", match["plain"]))
    money = CURRENCY_SIGNS.get((match["sign"] or "").upper(), "")
    end = match.end()
    ordinal = _ORDINAL_AFTER.match(text, end)
    if ordinal is not None:
        return _make_ordinal(match.start(), ordinal.end(), size)
    short = _SHORT_SCALE.match(text, end)
    if short is not None and (money or short[1].lower() in _PLAIN_SHORT):
        return _Number(match.start(), short.end(), size * _SHORT[short[1].lower()], money)
    scale = _SCALE_AFTER.match(text, end)
    if scale is not None:
        return _Number(match.start(), scale.end(), size * SCALES[scale[1].lower()], money)
    if _is_code(text, end):
        return None
    return _Number(match.start(), end, size, money)


def _is_code(text: str, end: int) -> bool:
    """Tell whether the digits run on into something that is no unit: "5G", "24/7", "3-2"."""
    after = text[end : end + 1]
    if after.isalpha():
        return _UNIT_AFTER.match(text, end) is None
    return after == "/" and text[end + 1 : end + 2].isdigit()


def _read_words(text: str, match: re.Match[str]) -> _Number | None:
    written = _cut_words(match["words"])
    words, end = re.split(r"[\s-]+", written.lower()), match.start() + len(written)
    size = _add_up(words)
    part = _PART_AFTER.match(text, end)
    if part is not None:
        size, end = size + _read_part(part), part.end()
        scale = _SCALE_AFTER.match(text, end)
        if scale is not None:
            size, end = size * SCALES[scale[1].lower()], scale.end()
    elif words == ["one"] and not _has_unit_of_one(text, end):
        return None
    return _Number(match.start(), end, size)


def _cut_words(written: str) -> str:
    """Return the number words that make one number: "three" of "three and seven"."""
    pieces = _WORD_GAP.split(written)
    kept = pieces[0]
    for gap, before, word in zip(pieces[1::2], pieces[:-1:2], pieces[2::2], strict=True):
        if not _goes_on(before.lower(), gap.strip().lower(), word.lower()):
            break
        kept += gap + word
    return kept


def _goes_on(before: str, gap: str, word: str) -> bool:
    """Tell whether a word adds to the number word before it: "twenty-five", "hundred and two"."""
    if before not in SMALL:
        return gap != "and" or before in SCALES
    if word not in SMALL:
        return gap != "and"
    return gap != "and" and SMALL[before] >= 20 and 0 < SMALL[word] < 10


def _read_part(part: re.Match[str]) -> Decimal:
    size = Decimal("0.5") if part[1].lower() == "half" else Decimal("0.25")
    return size * (3 if "three" in part.group().lower() else 1)


def _has_unit_of_one(text: str, end: int) -> bool:
    return text[end : end + 1] == "-" and _UNIT_AFTER.match(text, end) is not None


def _add_up(words: list[str]) -> Decimal:
    """Return what number words come to: "two hundred and fifty thousand" is 250000."""
    total, group = Decimal(0), Decimal(0)
    half = words[0] == "half"
    for word in words:
        if word in SMALL:
            group += SMALL[word]
        elif word in SCALES:
            scale = SCALES[word]
            group = (group or Decimal(1)) * scale
            if scale >= 1000:
                total, group = total + group, Decimal(0)
    return (total + group) / (2 if half else 1)


def _dress(text: str, number: _Number) -> NumberPhrase:
    """Add what stands around a bare number: a comparator, a second bound, a unit."""
    before = text[max(0, number.start - 24) : number.start]
    low, upto, stop = number.size, None, number.end
    second = _second_bound(text, number, before)
    if second is not None:
        upto, stop = second.size, second.end
        if second.size >= 1000 * low and low < 1000:  # "3-5 million"
            low *= _scale_of(second.size)
    unit, unit_end = _unit_after(text, stop)
    unit = number.money or (second.money if second else "") or unit
    comparator = _COMPARATOR_BEFORE.search(before)
    sign = COMPARATORS[" ".join(comparator[1].lower().split())] if comparator else ""
    if sign == ">" and comparator and comparator[1].lower() == "over" and unit in _TIME_UNITS:
        sign = ""
    start = number.start - len(before) + comparator.start() if sign and comparator else number.start
    behind = _BEHIND.match(text, stop)
    if behind is not None:
        sign = _BEHIND_SIGNS[behind.lastgroup or ""]
        unit_end = max(unit_end, behind.end())
    return NumberPhrase(
        start=start,
        end=max(stop, unit_end),
        number=number.start,
        stop=stop,
        low=low,
        upto=upto,
        sign=sign,
        unit=unit,
    )


def _second_bound(text: str, number: _Number, before: str) -> _Number | None:
    joint = _RANGE_AFTER.match(text, number.end)
    if joint is None:
        return None
    opening = _BEFORE_RANGE.search(before)
    word, wanted = joint.group().strip(), opening[1].lower() if opening else ""
    if (word == "and") != (wanted == "between") or (word == "to" and wanted == "from"):
        return None
    match = _NUMBER.match(text, joint.end())
    if match is None or not (match["plain"] or match["words"]):
        return None
    second = _read_digits(text, match) if match["plain"] else _read_words(text, match)
    if not isinstance(second, _Number) or second.size <= number.size:
        return None
    return second if word != "or" or second.size < _MOST_EITHER else None


def _scale_of(size: Decimal) -> int:
    return max(scale for scale in (1, 10**3, 10**6, 10**9, 10**12) if scale <= size)


def _unit_after(text: str, end: int) -> tuple[str, int]:
    match = _UNIT_AFTER.match(text, end)
    if match is None:
        return "", end
    return UNITS[" ".join(match[1].lower().split())], match.end()


def _plain(size: Decimal) -> str:
    """Return a decimal without exponent or trailing zeros: "6700", "3.5"."""
    plain = format(size, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
