"""Finds how much of what: the amounts of things in one sentence.

A number counts what its noun names ("6,700 containers"), measures it ("60 tonnes of flour") or
stands alone ("two were freed"). Years, ordinals, clock times, ages, calibres and the numbers in
names are no amounts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.claim import Comparator
from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_alone import Known, Noun
from twosource.read.claims.amount_nouns import find_noun
from twosource.read.claims.amount_phrases import is_person
from twosource.read.claims.amount_single import find_a_time, find_one_harmed
from twosource.read.claims.amount_words import CHANGES, LABELLED, UNIT_NAMES, VAGUE_SIZES
from twosource.read.quantities import NumberPhrase, find_number_phrases
from twosource.read.times import find_times

__all__ = ["FoundAmount", "find_amounts", "list_known"]

_SIGNS: dict[str, Comparator] = {
    "": "=", "~": "about", ">": ">", "<": "<", ">=": ">=", "<=": "<=",
}  # fmt: skip
_BEHIND = re.compile(r"\s(?:(or\smore(?!\sthan))|(or\s(?:fewer|less))|(or\sso|or\sthereabouts))\b")
_BEHIND_SIGNS: tuple[Comparator, ...] = (">=", "<=", "about")
_EITHER = re.compile(r",?\s(?:and|or|but|perhaps|maybe)\s(?:perhaps\s|maybe\s)?")
_SEVERAL = re.compile(r"\b(?:few|several|many)\s$", re.IGNORECASE)
_FEWEST_SEVERAL = 2
_SHARE = re.compile(
    r"\b(half|a\sthird|a\squarter|two[\s-]thirds|three[\s-]quarters)\s(?:of\s)?(?:the|its|their)\s$",
    re.IGNORECASE,
)
_SHARES = {
    "half": Decimal(1) / 2,
    "a third": Decimal(1) / 3,
    "a quarter": Decimal(1) / 4,
    "two thirds": Decimal(2) / 3,
    "two-thirds": Decimal(2) / 3,
    "three quarters": Decimal(3) / 4,
    "three-quarters": Decimal(3) / 4,
}
_FROM = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_AGE = re.compile(r"[\s-]?(?:years?|months?)[\s-]olds?\b|(?:-|\s)year-olds?\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\s?(?:o['’]clock\b|[ap]\.?m\b|(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b)"
)
_AGED = re.compile(
    r"\baged\s(?:about\s|around\s|between\s)?(?:\w+(?:,\s|\s(?:and|or|to)\s)){0,2}\Z", re.IGNORECASE
)
_OF_AGE = re.compile(r"\bof\s(?:about\s|around\s|only\s|just\s)?(?:\w+\s(?:and|or)\s)?\Z")
_OLDEST = 110
_NO_NOUN = frozenset(
    {"PUNCT", "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "ADV", "PART", "DET"}
)
# Who is counted after "of": "a crew of 15".
_COUNTED = frozenset(
    """
    crew team group party family staff delegation force unit squad crowd band gang platoon cast
    panel jury class convoy thousand hundred dozen score majority minority
    """.split()
)
_NAMES_A_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|of|for|to|during|after|before|year|and|or|late|early"
    r"|mid|spring|summer|autumn|winter|about)\s$|[(/,-]\s?$|^$",
    re.IGNORECASE,
)
_OVER = frozenset({"hand", "turn", "give", "make", "sign"})
_NEAR = 9
_FIRST_YEAR, _LAST_YEAR = 1800, 2100


class FoundAmount(Struct, frozen=True, kw_only=True):
    """An amount at code points `[start, end)` of a sentence; it hangs in the tree by `word`.

    `noun` is the word that is counted: with "40 of the men" it is "men", and `word` is "40".
    `unit` is in the singular; `object` is what there are so many of, "" for money and time.
    `is_aside` tells that the words around make it no measure of an act: "ago", "the two countries".
    """

    start: int
    end: int
    word: int
    noun: int
    value: float
    upto: float | None = None
    comparator: Comparator = "="
    unit: str = ""
    object: str = ""
    is_time: bool = False
    is_aside: bool = False


def find_amounts(sentence: ReadSentence, earlier: Known = ()) -> tuple[FoundAmount, ...]:
    """Return the amounts of a sentence in order, without overlap.

    `earlier` are units and objects that the sentences before counted, the last one last.
    """
    text = sentence.text
    times = [(time.start, time.end) for time in find_times(text)]
    found: list[FoundAmount] = []
    waiting: NumberPhrase | None = None
    for phrase in _join_ranges(sentence, find_number_phrases(text)):
        if any(phrase.number < end and start < phrase.stop for start, end in times):
            continue
        one = _read(sentence, phrase, found, earlier)
        if one is not None and (not found or one.start >= found[-1].end):
            if waiting is not None and _EITHER.fullmatch(text, waiting.end, one.start):
                found.append(_make_first(waiting, one))
            found.append(one)
        is_open = one is None and phrase.kind == "count" and not phrase.unit
        is_open = is_open and not _is_age(sentence, phrase)
        waiting = phrase if is_open else None
    counted = [(one.start, one.end) for one in found]
    found += [
        _dress_single(noun)
        for noun in [*find_a_time(sentence), *find_one_harmed(sentence)]
        if not any(noun.start < end and start < noun.end for start, end in [*counted, *times])
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _make_first(phrase: NumberPhrase, second: FoundAmount) -> FoundAmount:
    """Return the first of two amounts of one noun: "at least 12 and as many as 20 people"."""
    low, upto = float(phrase.low or 0), phrase.upto
    return replace(
        second,
        start=phrase.start,
        end=phrase.end,
        value=low,
        upto=None if upto is None else float(upto),
        comparator=_SIGNS[phrase.sign],
    )


def _dress_single(noun: Noun) -> FoundAmount:
    return FoundAmount(
        start=noun.start,
        end=noun.end,
        word=noun.word,
        noun=noun.word if noun.noun is None else noun.noun,
        value=noun.size,
        comparator=_SIGNS[noun.sign],
        unit=noun.unit,
        object=noun.object,
        is_time=noun.is_time,
        is_aside=noun.is_aside,
    )


def _read(
    sentence: ReadSentence, phrase: NumberPhrase, before: Sequence[FoundAmount], earlier: Known
) -> FoundAmount | None:
    phrase = _read_million(sentence, phrase)
    size = _find_size(sentence.text, phrase)
    is_time = _is_clock(sentence.text, phrase) or _is_age(sentence, phrase)
    if size is None or is_time or _is_label(sentence, phrase):
        return None
    is_vague = phrase.kind == "vague" or _is_several(sentence.text, phrase)
    noun = find_noun(sentence, phrase, list_known(before), earlier)
    if noun is None or _is_year(sentence, phrase, noun):
        return None
    value, upto = size
    sign = "" if _is_particle(sentence, phrase) else phrase.sign
    comparator: Comparator = ">=" if is_vague else _SIGNS[sign]
    end = max(noun.end, phrase.stop)
    for at in {phrase.stop, end}:
        behind = _BEHIND.match(sentence.text, at)
        if behind is not None and behind.lastindex:
            comparator = _BEHIND_SIGNS[behind.lastindex - 1]
            end = max(end, behind.end())
    return FoundAmount(
        start=min(_find_start(sentence.text, phrase), noun.start),
        end=end,
        word=noun.word,
        noun=noun.word if noun.noun is None else noun.noun,
        value=value,
        upto=upto,
        comparator=comparator,
        unit=UNIT_NAMES.get(noun.unit, noun.unit),
        object=noun.object,
        is_time=noun.is_time,
        is_aside=noun.is_aside,
    )


def _is_particle(sentence: ReadSentence, phrase: NumberPhrase) -> bool:
    """Tell whether "over" goes with a verb: "they handed over two men"."""
    parse = sentence.parse
    word = bisect_right(parse.starts, phrase.start) - 1
    if word < 1 or parse.words[word].lower() != "over":
        return False
    return parse.relations[word] == "compound:prt" or parse.lemmas[word - 1].lower() in _OVER


def _read_million(sentence: ReadSentence, phrase: NumberPhrase) -> NumberPhrase:
    """Return "3m rounds" as three million, not as metres: a noun in the plural follows."""
    if phrase.unit != "m" or phrase.low is None or sentence.text[phrase.stop : phrase.end] != "m":
        return phrase
    after = bisect_left(sentence.parse.starts, phrase.end)
    if after >= len(sentence.parse.words) or not _is_plural(sentence, after):
        return phrase
    upto = None if phrase.upto is None else phrase.upto * 10**6
    return replace(phrase, stop=phrase.end, low=phrase.low * 10**6, upto=upto, unit="")


def list_known(before: Sequence[FoundAmount]) -> list[tuple[str, str]]:
    """Return units and objects of what a bare number may count again."""
    kept = (one for one in before if not one.is_time and one.unit not in ("", "time"))
    return [(one.unit, one.object) for one in kept]


def _find_start(text: str, phrase: NumberPhrase) -> int:
    """Return where an amount begins: a range at its "between" or "from", "several hundred"."""
    before = text[: phrase.start]
    opening = _FROM.search(before) if phrase.upto is not None else _SEVERAL.search(before)
    opening = opening or _find_share(text, phrase)
    return phrase.start if opening is None else opening.start()


def _is_several(text: str, phrase: NumberPhrase) -> bool:
    """Tell whether "a few dozen" or "several hundred" is meant."""
    return _SEVERAL.search(text[max(0, phrase.number - 10) : phrase.number]) is not None


def _find_size(text: str, phrase: NumberPhrase) -> tuple[float, float | None] | None:
    if phrase.kind == "vague":
        return float(VAGUE_SIZES[phrase.word]), None
    if phrase.kind != "count" or phrase.low is None:
        return None
    if _is_several(text, phrase):
        return float(_FEWEST_SEVERAL * phrase.low), None
    share = _find_share(text, phrase)
    if share is not None:
        return float(phrase.low * _SHARES[share[1].lower()]), None
    return float(phrase.low), None if phrase.upto is None else float(phrase.upto)


def _find_share(text: str, phrase: NumberPhrase) -> re.Match[str] | None:
    """Return what takes a part of a number of things: "half of the 800 Afghans"."""
    is_range = phrase.upto is not None or phrase.low is None
    return None if is_range else _SHARE.search(text[: phrase.start])


def _join_ranges(sentence: ReadSentence, phrases: Sequence[NumberPhrase]) -> Iterator[NumberPhrase]:
    """Join "from 300 to 400" and "between 44 km and 50 km", unless something rose from there."""
    waiting = list(phrases)
    while waiting:
        one = waiting.pop(0)
        joined = _join(sentence, one, waiting[0]) if waiting else None
        if joined is not None:
            waiting.pop(0)
        yield joined or one


def _join(sentence: ReadSentence, one: NumberPhrase, other: NumberPhrase) -> NumberPhrase | None:
    text = sentence.text
    opening = _FROM.search(text, max(0, one.number - 9), one.number)
    is_close = text[one.end : other.number].strip(" $€£") in ("to", "and")
    if opening is None or not is_close or one.low is None or other.low is None:
        return None
    same = one.kind == other.kind == "count" and one.unit in ("", other.unit)
    if not same or one.upto is not None or other.upto is not None or one.low >= other.low:
        return None
    first = bisect_left(sentence.parse.starts, opening.start())
    lemmas = {x.lower() for x in sentence.parse.lemmas[max(0, first - _NEAR) : first]}
    if lemmas & CHANGES:
        return None
    low = one.low
    if other.low >= 1000 * low and low < 1000:
        low *= max(Decimal(10**x) for x in (0, 3, 6, 9, 12) if 10**x <= other.low)
    return replace(other, start=opening.start(), number=one.number, low=low, upto=other.low)


def _is_label(sentence: ReadSentence, phrase: NumberPhrase) -> bool:
    """Tell whether a number says which one: "Article 5", "Resolution 2231", "day two"."""
    parse = sentence.parse
    first = bisect_right(parse.starts, phrase.number) - 1
    if first < 1 or phrase.unit or phrase.sign:
        return False
    before = first - 1
    if parse.words[before] in ("#", "№") or parse.words[before].lower() in ("no.", "nos."):
        return True
    if parse.ends[before] == parse.starts[first] and parse.words[before] in ("-", "/"):
        return parse.words[before - 1 : before] != ("",)
    is_listed = parse.lemmas[before].lower() in LABELLED
    follows = parse.heads[first] == before or parse.heads[first] > first
    is_single = "Number=Plur" not in parse.features[before]
    is_noun = parse.upos[before] in ("NOUN", "PROPN")
    if is_listed and is_noun and is_single:
        return not (parse.heads[first] > first and _is_plural(sentence, parse.heads[first]))
    hangs = parse.relations[first].split(":")[0] in ("nummod", "flat", "compound", "appos", "nmod")
    return is_noun and is_single and follows and parse.heads[first] == before and hangs


def _is_plural(sentence: ReadSentence, word: int) -> bool:
    return "Number=Plur" in sentence.parse.features[word]


def _is_clock(text: str, phrase: NumberPhrase) -> bool:
    return not phrase.unit and _CLOCK.match(text, phrase.stop) is not None


def _is_age(sentence: ReadSentence, phrase: NumberPhrase) -> bool:
    """Tell whether a number is somebody's age: "aged 14 and 15", "a boy of 15"."""
    text, parse = sentence.text, sentence.parse
    if _AGE.match(text, phrase.stop) or _AGED.search(
        text, max(0, phrase.number - 30), phrase.number
    ):
        return True
    if phrase.unit or phrase.low is None or not 0 < phrase.low <= _OLDEST:
        return False
    of = _OF_AGE.search(text, max(0, phrase.number - 30), phrase.number)
    after = bisect_left(parse.starts, phrase.stop)
    is_alone = after >= len(parse.words) or parse.upos[after] in _NO_NOUN
    if of is None or not is_alone:
        return False
    who = bisect_left(parse.starts, of.start()) - 1
    return who >= 0 and is_person(sentence, who) and parse.lemmas[who].lower() not in _COUNTED


def _is_year(sentence: ReadSentence, phrase: NumberPhrase, noun: Noun) -> bool:
    """Tell whether four digits are a year: "since 2032", "the 2031 elections"."""
    digits = sentence.text[phrase.number : phrase.stop]
    if len(digits) != 4 or not digits.isdecimal() or phrase.unit:
        return False
    if not _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return False
    if noun.is_bare or not _is_plural(sentence, noun.word):
        return True
    before = sentence.text[max(0, phrase.number - 9) : phrase.number]
    return int(digits) % 100 != 0 and _NAMES_A_YEAR.search(before) is not None
