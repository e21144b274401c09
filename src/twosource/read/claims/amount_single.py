"""Amounts that an article or "one" tells: "for an hour", "one soldier was killed"."""

import re
from collections.abc import Iterator

from twosource.model.parse import Parse
from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_alone import Noun
from twosource.read.claims.amount_margins import is_elsewhere
from twosource.read.claims.amount_phrases import find_of, is_person, name_unit
from twosource.read.claims.amount_words import HARM, TIMES
from twosource.read.number_words import COMPARATORS

__all__ = ["find_a_time", "find_one_harmed"]

_FOR_A_TIME = frozenset({"for", "last", "spend", "take", "by"})
_ARTICLES = frozenset({"a", "an", "one", "another", "half"})
_WHOLE = frozenset({"whole", "full", "entire", "further", "good"})
# What stands between "half" and its unit: "half an hour", "a half-hour talk".
_INNER = frozenset({"a", "an", "-"})
_PART_AFTER = re.compile(r"\sand\sa\s(half|quarter)\b")
_PARTS = {"half": 0.5, "quarter": 0.25}
_COMPARED = re.compile(
    r"\b(more\sthan|less\sthan|at\sleast|at\smost|up\sto|about|nearly|almost|over|under)\s$"
)
_HARMED = frozenset("dead missing killed wounded injured hurt".split())
_ENDS = frozenset({"die", "drown", "perish"})
_STEPS_UP = 2


def find_a_time(sentence: ReadSentence) -> Iterator[Noun]:
    """Yield "an hour" in "for an hour", "lasted an hour"; "one week", "half an hour"."""
    parse = sentence.parse
    for word in range(1, len(parse.words)):
        unit = parse.lemmas[word].lower()
        if unit not in TIMES - {"second"}:
            continue
        article = _find_article(sentence, word)
        if article is None:
            continue
        start, end = parse.starts[article], parse.ends[word]
        compared = _find_comparator(sentence.text[:start])
        size = _PARTS.get(parse.words[article].lower(), 1)
        part = _PART_AFTER.match(sentence.text, end)
        if part is not None:
            size, end = size + _PARTS[part[1]], part.end()
        begin = start if compared is None else compared.start()
        yield Noun(
            start=begin,
            end=end,
            word=word,
            unit=unit,
            is_time=True,
            is_aside=is_elsewhere(sentence.text, begin, end, unit),
            size=size,
            sign="" if compared is None else COMPARATORS[compared[1].lower()],
        )


def _find_article(sentence: ReadSentence, word: int) -> int | None:
    """Return the word that tells that there is one of a time, or half of one."""
    parse = sentence.parse
    article = word - 1
    while article and parse.words[article].lower() in _INNER | _WHOLE:
        if parse.words[article].lower() in ("a", "an"):
            article -= parse.words[article - 1].lower() == "half"
            break
        article -= 1
    opening = parse.words[article].lower()
    if opening not in _ARTICLES:
        return None
    before = parse.lemmas[article - 1].lower() if article else ""
    is_for = before in _FOR_A_TIME or opening in ("one", "another", "half")
    is_for = is_for or _find_comparator(sentence.text[: parse.starts[article]]) is not None
    is_parted = parse.words[word + 1 : word + 4] in (("and", "a", "half"), ("and", "a", "quarter"))
    is_of = parse.words[word + 1 : word + 2] == ("of",)
    return article if is_for or is_of or is_parted else None


def _find_comparator(before: str) -> re.Match[str] | None:
    """Return the comparator that a text ends with: "for more than" in front of "an hour"."""
    return _COMPARED.search(before)


def find_one_harmed(sentence: ReadSentence) -> Iterator[Noun]:
    """Yield "one soldier" where somebody is hurt: "one soldier was killed", "one of them died"."""
    parse = sentence.parse
    for one in range(len(parse.words) - 1):
        if parse.words[one].lower() != "one":
            continue
        noun = _find_counted(parse, one)
        if noun is None or not is_person(sentence, noun) or not _is_harmed(parse, one, noun):
            continue
        of = parse.words[one + 1].lower() == "of"
        begin = parse.starts[noun if of else one + 1]
        yield Noun(
            start=parse.starts[one],
            end=parse.ends[noun],
            word=one if of else noun,
            noun=noun,
            unit=name_unit(sentence, noun),
            object=" ".join(sentence.text[begin : parse.ends[noun]].split()),
        )


def _find_counted(parse: Parse, one: int) -> int | None:
    """Return the noun of "one Kenyan soldier", "one of its soldiers"."""
    of = find_of(parse, one)
    if of is not None:
        return of if parse.upos[of] == "NOUN" else None
    head = parse.heads[one]
    is_single = head > one and "Number=Plur" not in parse.features[head]
    return head if is_single and parse.upos[head] == "NOUN" else None


def _is_harmed(parse: Parse, one: int, noun: int) -> bool:
    if parse.words[noun + 1 : noun + 2] and parse.words[noun + 1].lower() in _HARMED:
        return True
    word = one if parse.words[one + 1].lower() == "of" else noun
    for _ in range(_STEPS_UP):
        relation = parse.relations[word].split(":")[0]
        word = parse.heads[word]
        if word < 0:
            return False
        if parse.lemmas[word].lower() in HARM:
            is_passive = any(
                parse.heads[x] == word and parse.relations[x] == "nsubj:pass"
                for x in range(len(parse.words))
            )
            is_done = is_passive or parse.lemmas[word].lower() in _ENDS
            return is_done or relation in ("obj", "conj")
        if relation != "conj":
            return False
    return False
