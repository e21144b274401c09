"""What a number counts or measures, and by which word it hangs in the tree."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.model.parse import Parse
from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_words import (
    GROUPS,
    HARM,
    MEASURES,
    MONEY,
    MONEY_SINGULARS,
    OFFICES,
    PEOPLE,
    REACHING,
    TIMES,
    UNIT_NAMES,
)
from twosource.read.quantities import NumberPhrase

__all__ = ["Noun", "find_a_time", "find_noun"]

Known = Sequence[tuple[str, str]]
"""Units and objects of the amounts that stand before in the sentence."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})
_PRONOUNS = frozenset({"they", "them", "these", "those", "whom", "which", "who"})
_CURRENCIES = frozenset(code for code in UNIT_NAMES if code.isupper() and len(code) == 3)
_ELSEWHEN = re.compile(
    r"\s(?:ago|later|earlier|before|after|hence|since|old|from\snow|ahead|previously|prior"
    r"|into|beforehand|afterwards?|early|late|on(?=,))\b"
)
_WITHIN = re.compile(
    r"\b(?:within|in|last|past|next|every|before|until|first|previous|recent|coming|by|than"
    r"|early|late|once|each|per)\s(?:the\s|about\s|less\sthan\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\s(?:from|off|away|north|south|east|west|inside|outside|beyond|short|upstream|downstream"
    r"|north-?\w+|south-?\w+|inland|deep|of\s(?=[A-Z]))\b"
)
_ONE_OF = re.compile(r"\b(?:one|each|first|last)\sof\s(?:the\s)?$", re.IGNORECASE)
_LONG = re.compile(r"\s(?:long|wide|high|tall|deep|thick|old|apart)\b")
_ALONE = frozenset("nsubj obj conj obl nmod appos dep orphan list".split())
_NUMBERING = frozenset({"number", "total"})
_LENGTHS = frozenset({"km", "m", "mile", "nautical mile", "foot", "kilometre", "metre"})
# "The two countries" are those spoken of before, and no amount.
_SIDES = frozenset(
    """
    country side state nation leader neighbour neighbor government party president minister capital
    delegation rival ally foe power army republic people envoy commissioner negotiator
    ambassador premier spokesman spokeswoman general chief
    """.split()
)
_NOT_COUNTED = frozenset({"strong", "past", "half"})
_MORE = frozenset({"more", "further", "additional", "other"})
_IN_ALL = frozenset({"all", "number", "total"})
_FOR_A_TIME = frozenset({"for", "last", "spend", "take", "whole", "full"})


class Noun(Struct, frozen=True, kw_only=True):
    """What is counted, at code points `[start, end)`; `is_bare` where the number stands alone."""

    start: int
    end: int
    word: int
    unit: str = ""
    object: str = ""
    is_time: bool = False
    is_aside: bool = False
    is_bare: bool = False
    noun: int | None = None


def find_noun(sentence: ReadSentence, phrase: NumberPhrase, before: Known) -> Noun | None:
    """Return what a number counts or measures; None where it is no amount of anything."""
    parse = sentence.parse
    first = bisect_right(parse.ends, phrase.number)
    last = bisect_left(parse.starts, phrase.stop) - 1
    if first >= len(parse.words) or last < first:
        return None
    if phrase.unit:
        return _read_measure(sentence, phrase, first, last)
    last = max(last, bisect_left(parse.starts, phrase.end) - 1)
    head = _find_head(parse, first, last)
    if head is not None and parse.lemmas[head].lower() not in _NOT_COUNTED:
        return _read_counted(sentence, first, last, head)
    of = _find_of(parse, last)
    if of is not None:
        return _read_part(sentence, first, last, of, before)
    return _read_bare(sentence, first, last, before)


def find_a_time(sentence: ReadSentence) -> Iterator[Noun]:
    """Yield "an hour" in "for an hour", "lasted an hour"."""
    parse = sentence.parse
    for word in range(2, len(parse.words)):
        if parse.words[word - 1].lower() not in ("a", "an"):
            continue
        unit = parse.lemmas[word].lower()
        is_for = parse.lemmas[word - 2].lower() in _FOR_A_TIME
        is_of = parse.words[word + 1 : word + 2] == ("of",)
        if unit in TIMES - {"second"} and (is_for or is_of):
            yield Noun(
                start=parse.starts[word - 1],
                end=parse.ends[word],
                word=word,
                unit=unit,
                is_time=True,
            )


def _read_measure(
    sentence: ReadSentence, phrase: NumberPhrase, first: int, last: int
) -> Noun | None:
    """Read "60 tonnes of flour", "$50 billion", "a three-day visit"; a calibre is no amount."""
    parse, text = sentence.parse, sentence.text
    end = max(last, bisect_left(parse.starts, phrase.end) - 1)
    if phrase.unit in ("mm", "cm"):
        return None
    is_time = phrase.unit in TIMES
    top = _find_top(parse, first, end)
    thing, stop = "", parse.ends[end]
    if phrase.unit not in _CURRENCIES and not is_time:
        thing, stop = _read_of(sentence, end)
        thing, stop = thing or _read_measured(sentence, top), stop or parse.ends[end]
    return Noun(
        start=parse.starts[first],
        end=stop,
        word=top,
        unit=phrase.unit,
        object=thing,
        is_time=is_time,
        is_aside=_is_elsewhere(text, phrase.start, parse.ends[end], phrase.unit),
    )


def _read_measured(sentence: ReadSentence, top: int) -> str:
    """Return what the subject is of: "exports of bauxite reached 400 tonnes"."""
    parse = sentence.parse
    verb = parse.heads[top]
    if verb < 0 or parse.lemmas[verb].lower() not in REACHING:
        return ""
    subjects = (
        x for x in range(verb) if parse.heads[x] == verb and parse.relations[x] == "nsubj"
    )
    return next((thing for x in subjects if (thing := _read_of(sentence, x)[0])), "")


def _is_elsewhere(text: str, start: int, end: int, unit: str) -> bool:
    """Tell whether a time or a distance says when or where: "three weeks later", "5 km off"."""
    if unit in _LENGTHS:
        return _AWAY.match(text, end) is not None
    if unit not in TIMES:
        return False
    if _ELSEWHEN.match(text, end) is not None:
        return True
    return _WITHIN.search(text[max(0, start - 24) : start]) is not None


def _find_top(parse: Parse, first: int, last: int) -> int:
    """Return the word of a stretch that hangs from outside it."""
    inside = range(first, last + 1)
    return next((x for x in inside if parse.heads[x] not in inside), last)


def _find_head(parse: Parse, first: int, last: int) -> int | None:
    """Return the noun behind a number that it counts, by the tree or else by what stands there."""
    head = parse.heads[_find_top(parse, first, last)]
    if last < head and parse.words[head].lower() in _MORE:
        last, head = head, parse.heads[head]
    if last < head and parse.upos[head] in (*_NOUNS, "ADJ", "SYM"):
        between = range(last + 1, head)
        if all(parse.upos[x] in _INSIDE or _is_inner(parse, x) for x in between):
            return _skip_on(parse, head)
    word, noun = last + 1, None
    while word < len(parse.words) and (
        parse.upos[word] in ("NOUN", "PROPN", "ADJ")
        or (parse.upos[word] == "VERB" and "VerbForm=Part" in parse.features[word] and not noun)
    ):
        if parse.upos[word] in _NOUNS:
            noun = word
        word += 1
    is_plural = noun is not None and "Number=Plur" in parse.features[noun]
    return noun if is_plural else None


def _is_inner(parse: Parse, word: int) -> bool:
    return parse.words[word] in ("-", "–", ",", '"', "“", "”", "and", "'s", "’s", "/")


def _skip_on(parse: Parse, head: int) -> int:
    """Return the last of nouns that stand together, where the tree has the first as the head."""
    while (
        head + 1 < len(parse.words)
        and parse.upos[head + 1] in _NOUNS
        and parse.heads[head] == head + 1
        and parse.relations[head] == "compound"
    ):
        head += 1
    return head


def _find_of(parse: Parse, last: int) -> int | None:
    """Return the word behind "of": "300 of the families", "three of them"."""
    of = last + 1
    if of + 1 >= len(parse.words) or parse.words[of].lower() != "of":
        return None
    word = of + 1
    while word < len(parse.words) and (
        parse.upos[word] in ("DET", "ADJ", "NUM")
        or (parse.upos[word] == "PRON" and "Poss=Yes" in parse.features[word])
        or (parse.upos[word] in _NOUNS and parse.heads[word] > word
            and parse.relations[word] in ("compound", "nmod:poss", "amod"))
    ):
        word += 1
    return word if word < len(parse.words) else None


def _read_counted(sentence: ReadSentence, first: int, last: int, head: int) -> Noun | None:
    """Read "two Indian destroyers", "900 crates of mortar bombs", "75 million birr"."""
    parse, text = sentence.parse, sentence.text
    lemma = parse.lemmas[head].lower()
    start = parse.starts[first]
    if _is_compound(parse, last):
        return None
    if lemma in MONEY:
        names = [parse.words[x] for x in range(last + 1, head) if parse.upos[x] in ("ADJ", "PROPN")]
        unit = " ".join([*names, MONEY_SINGULARS.get(lemma, lemma)])
        return Noun(start=start, end=parse.ends[head], word=head, unit=unit)
    if lemma in TIMES:
        aside = _is_elsewhere(text, start, parse.ends[head], lemma)
        return Noun(
            start=start, end=parse.ends[head], word=head, unit=lemma, is_time=True, is_aside=aside
        )
    thing, end = _read_of(sentence, head) if lemma in MEASURES else ("", 0)
    if thing and parse.upos[head + 2] != "DET":
        return Noun(start=start, end=end, word=head, unit=lemma, object=thing)
    return _read_things(sentence, first, last, head)


def _is_compound(parse: Parse, last: int) -> bool:
    """Tell whether a number is tied to its noun by a hyphen: "a five-point plan"."""
    following = last + 1
    return (
        following < len(parse.words)
        and parse.words[following] == "-"
        and parse.starts[following] == parse.ends[last]
    )


def _read_things(sentence: ReadSentence, first: int, last: int, head: int) -> Noun:
    parse, text = sentence.parse, sentence.text
    end = parse.ends[head]
    joined = _find_joined(parse, head)
    unit = _name_unit(sentence, head)
    if joined is not None:
        end = parse.ends[joined]
        unit = "person" if _is_person(sentence, head) else unit
    else:
        tail = _find_bare_of(parse, head)
        if tail is not None:
            end = parse.ends[tail]
            if parse.lemmas[head].lower() in OFFICES:
                unit = f"{unit} of {parse.lemmas[tail]}"
    begin = parse.starts[_skip_article(parse, last + 1, head)]
    is_definite = first > 0 and parse.words[first - 1].lower() in ("the", "both", "all", "these")
    aside = is_definite and parse.lemmas[head].lower() in _SIDES
    aside = aside or _is_other(text, parse.starts[first], end)
    thing = "" if unit in ("time", "dead") else " ".join(text[begin:end].split())
    return Noun(
        start=parse.starts[first], end=end, word=head, unit=unit, object=thing, is_aside=aside
    )


def _is_other(text: str, start: int, end: int) -> bool:
    """Tell whether the words around make it no amount: "one of two", "212 names long"."""
    return bool(_ONE_OF.search(text[:start]) or _LONG.match(text, end))


def _skip_article(parse: Parse, word: int, head: int) -> int:
    while word < head and (
        parse.upos[word] in ("DET", "PUNCT", "ADP", "NUM")
        or (parse.upos[word] == "PRON" and "Poss=Yes" in parse.features[word])
        or parse.words[word].lower() in ("of", "such", *_MORE)
    ):
        word += 1
    return word


def _name_unit(sentence: ReadSentence, head: int) -> str:
    """Return the singular of a noun; people of a state are persons."""
    parse = sentence.parse
    lemma = parse.lemmas[head].lower()
    if lemma in PEOPLE or _is_demonym(sentence, head):
        return "person"
    if head >= 2 and parse.words[head - 1] == "-" and parse.starts[head] == parse.ends[head - 1]:
        return f"{parse.words[head - 2].lower()}-{lemma}"
    return lemma


def _is_demonym(sentence: ReadSentence, head: int) -> bool:
    parse = sentence.parse
    start, end = parse.starts[head], parse.ends[head]
    if not parse.words[head][:1].isupper():
        return False
    return any(
        one.state is not None and one.start <= start and end <= one.end for one in sentence.actors
    )


def _is_person(sentence: ReadSentence, head: int) -> bool:
    lemma = sentence.parse.lemmas[head].lower()
    return lemma in PEOPLE or sentence.parse.mentions[head] == "person"


def _find_joined(parse: Parse, head: int) -> int | None:
    """Return the noun that "and" joins to this one under the same number: "men and women"."""
    for word in range(head + 1, min(len(parse.words), head + 5)):
        if parse.heads[word] == head and parse.relations[word] == "conj":
            between = [x for x in range(head + 1, word) if parse.words[x].lower() != "and"]
            is_plain = all(parse.upos[x] in ("NOUN", "ADJ") for x in between)
            own = any(
                parse.heads[x] == word and parse.relations[x] in ("det", "nummod", "nmod:poss")
                for x in range(len(parse.words))
            )
            is_like = parse.features[word] == parse.features[head]
            has_and = parse.words[head + 1].lower() == "and"
            is_plain = is_plain and is_like and parse.upos[word] == "NOUN"
            return word if is_plain and has_and and not own else None
    return None


def _find_bare_of(parse: Parse, head: int) -> int | None:
    """Return the noun of "heads of government": "of" and a noun with no article and no name."""
    of = head + 1
    if of + 1 >= len(parse.words) or parse.words[of].lower() != "of":
        return None
    word = of + 1
    while word < len(parse.words) and parse.upos[word] == "ADJ":
        word += 1
    return word if word < len(parse.words) and parse.upos[word] == "NOUN" else None


def _read_of(sentence: ReadSentence, measure: int) -> tuple[str, int]:
    """Return the thing behind "of" and where it ends: "drinking water and tarpaulins"."""
    parse, text = sentence.parse, sentence.text
    of = measure + 1
    if of + 1 >= len(parse.words) or parse.words[of].lower() != "of":
        return "", 0
    word, noun = of + 1, None
    while word < len(parse.words):
        if parse.upos[word] in _NOUNS:
            noun = word
        elif parse.upos[word] not in ("ADJ", "DET", "VERB", "ADV") and parse.words[word] != "-":
            break
        elif noun is not None and parse.words[word] != "-":
            break
        word += 1
    if noun is None:
        return "", 0
    joined = _find_joined(parse, noun)
    end = parse.ends[noun if joined is None else joined]
    begin = parse.starts[_skip_article(parse, of + 1, noun)]
    return " ".join(text[begin:end].split()), end


def _read_part(
    sentence: ReadSentence, first: int, last: int, of: int, before: Known
) -> Noun | None:
    """Read "300 of the families", "dozens of tanks", "three of them"."""
    parse = sentence.parse
    if parse.upos[of] in _NOUNS:
        noun = _read_counted(sentence, first, last, of)
        return noun and Noun(
            start=noun.start, end=noun.end, word=_find_top(parse, first, of), unit=noun.unit,
            object=noun.object, is_time=noun.is_time, noun=of,
        )  # fmt: skip
    if parse.lemmas[of].lower() not in _PRONOUNS:
        return None
    unit, thing = _find_antecedent(sentence, first, before)
    return Noun(
        start=parse.starts[first],
        end=parse.ends[of],
        word=_find_top(parse, first, of),
        unit=unit,
        object=thing,
        is_bare=True,
    )


def _find_antecedent(sentence: ReadSentence, first: int, before: Known) -> tuple[str, str]:
    """Return unit and object of what was counted before, or of the last noun in the plural."""
    counted = [one for one in before if one[1]]
    if counted:
        return counted[-1]
    parse = sentence.parse
    words = (
        word
        for word in range(first - 1, -1, -1)
        if parse.upos[word] == "NOUN" and "Number=Plur" in parse.features[word]
    )
    return next((_describe(sentence, word) for word in words), ("", ""))


def _describe(sentence: ReadSentence, noun: int) -> tuple[str, str]:
    """Return the unit of a noun, and the noun with what stands before it."""
    parse = sentence.parse
    begin = noun
    while begin and parse.heads[begin - 1] == noun and parse.upos[begin - 1] in _BEFORE_NOUN:
        begin -= 1
    thing = " ".join(sentence.text[parse.starts[begin] : parse.ends[noun]].split())
    return _name_unit(sentence, noun), thing


def _read_bare(sentence: ReadSentence, first: int, last: int, before: Known) -> Noun | None:
    """Read "a crew of nine", "140 strong", "two dead", "two were freed"."""
    parse = sentence.parse
    if parse.words[first][:1].isupper() and first and parse.upos[first] != "NOUN":
        return None
    start, end = parse.starts[first], parse.ends[last]
    following = [x.lower() for x in parse.words[last + 1 : last + 3]]
    top = _find_top(parse, first, last)
    named: tuple[str, str] | None = None
    if following[:1] == ["strong"]:
        named, end = ("person", _name_host(sentence, last + 1)), parse.ends[last + 1]
    elif following and following[0] in PEOPLE:
        thing = following[0] if following[0] != "dead" else ""
        named, end = ("person", thing), parse.ends[last + 1]
    elif following[:1] == ["in"] and following[-1] in _IN_ALL:
        named, end = _find_antecedent(sentence, first, ()), parse.ends[last + 2]
    elif _is_group(parse, first):
        named, start = ("person", parse.words[first - 2]), parse.starts[first - 2]
    elif first == 0 or parse.words[first - 1].lower() not in ("the", "all", "these", "those"):
        named = _read_alone(sentence, first, top, before)
    if named is None or not (named[0] or named[1]):
        return None
    return Noun(start=start, end=end, word=top, unit=named[0], object=named[1], is_bare=True)


def _is_group(parse: Parse, first: int) -> bool:
    """Tell whether "a crew of" or the like stands before a number."""
    of = parse.words[first - 1].lower() if first >= 2 else ""
    return of == "of" and parse.lemmas[first - 2].lower() in GROUPS


def _read_alone(
    sentence: ReadSentence, first: int, top: int, before: Known
) -> tuple[str, str] | None:
    """Return unit and object of a number without a noun: those of the amount before it."""
    parse = sentence.parse
    base, verb = parse.relations[top].split(":")[0], parse.heads[top]
    if base not in _ALONE:
        return None
    if verb >= 0 and parse.lemmas[verb].lower() in _NUMBERING:
        subject = next((x for x in range(verb) if parse.heads[x] == verb
                        and parse.relations[x] == "nsubj"), None)  # fmt: skip
        return None if subject is None else _describe(sentence, subject)
    if before:
        return before[-1]
    is_harm = verb >= 0 and parse.lemmas[verb].lower() in HARM
    if base in ("nsubj", "obj") and (is_harm or parse.upos[first] == "NOUN"):
        return "person", ""
    return None


def _name_host(sentence: ReadSentence, strong: int) -> str:
    """Return the noun that "140 strong" tells of."""
    host = sentence.parse.heads[strong]
    is_noun = host >= 0 and sentence.parse.upos[host] in _NOUNS
    return _describe(sentence, host)[1] if is_noun else ""
