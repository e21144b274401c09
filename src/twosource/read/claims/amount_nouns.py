"""What a number counts or measures, and by which word it hangs in the tree."""

from bisect import bisect_left, bisect_right

from twosource.lexicon.units import EXTENTS, MEASURES, MONEY, MONEY_SINGULARS
from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_alone import Known, Noun, find_antecedent, read_bare
from twosource.read.claims.amount_margins import is_elsewhere, is_other
from twosource.read.claims.amount_phrases import (
    describe,
    find_bare_of,
    find_head,
    find_joined,
    find_of,
    find_own_calibre,
    find_top,
    is_person,
    is_tied,
    name_unit,
    read_of,
    skip_article,
)
from twosource.read.claims.amount_words import (
    COUNTED_AS,
    OFFICES,
    REACHING,
    TIMES,
    UNIT_NAMES,
)
from twosource.read.quantities import NumberPhrase

__all__ = ["find_noun"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_PRONOUNS = frozenset({"they", "them", "these", "those", "whom", "which", "who"})
_CURRENCIES = frozenset(code for code in UNIT_NAMES if code.isupper() and len(code) == 3)
_LENGTHS = frozenset({"km", "m", "mile", "nautical mile", "foot"})
# "The two countries" are those spoken of before, and no amount.
_SIDES = frozenset(
    """
    country side state nation leader neighbour neighbor government party president minister capital
    delegation rival ally foe power army republic people envoy commissioner negotiator
    ambassador premier spokesman spokeswoman general chief
    """.split()
)
_NOT_COUNTED = frozenset({"strong", "past", "half", "other", "others"})


def find_noun(
    sentence: ReadSentence, phrase: NumberPhrase, before: Known, earlier: Known = ()
) -> Noun | None:
    """Return what a number counts or measures; None where it is no amount of anything.

    `before` was counted in the sentence, `earlier` in those before it.
    """
    parse = sentence.parse
    first = bisect_right(parse.ends, phrase.number)
    last = bisect_left(parse.starts, phrase.stop) - 1
    if first >= len(parse.words) or last < first:
        return None
    if phrase.unit:
        return _read_measure(sentence, phrase, first, last)
    last = max(last, bisect_left(parse.starts, phrase.end) - 1)
    head = find_head(parse, first, last)
    if head is not None and parse.lemmas[head].lower() not in _NOT_COUNTED:
        return _read_counted(sentence, first, last, head)
    calibre = find_own_calibre(parse, last)
    if calibre is not None and before:
        return _read_calibre(sentence, first, last, calibre, before[-1])
    of = find_of(parse, last)
    if of is not None:
        return _read_part(sentence, first, last, of, before, earlier)
    return read_bare(sentence, first, last, before, earlier)


def _read_measure(
    sentence: ReadSentence, phrase: NumberPhrase, first: int, last: int
) -> Noun | None:
    """Read "60 tonnes of flour", "$50 billion", "a three-day visit"; a calibre is no amount."""
    parse, text = sentence.parse, sentence.text
    end = max(last, bisect_left(parse.starts, phrase.end) - 1)
    if phrase.unit in ("mm", "cm"):
        return None
    is_time = phrase.unit in TIMES
    top = find_top(parse, first, end)
    thing, stop = "", parse.ends[end]
    if phrase.unit not in _CURRENCIES and not is_time:
        is_near = phrase.unit in _LENGTHS and _is_definite(sentence, end + 2)
        thing, stop = ("", 0) if is_near else read_of(sentence, end)
        thing, stop = thing or _read_measured(sentence, top), stop or parse.ends[end]
    return Noun(
        start=parse.starts[first],
        end=stop,
        word=top,
        unit=phrase.unit,
        object=thing,
        is_time=is_time,
        is_aside=is_elsewhere(text, phrase.start, parse.ends[end], phrase.unit),
    )


def _is_definite(sentence: ReadSentence, word: int) -> bool:
    """Tell whether a known thing or a name is meant, from which a way is measured."""
    parse = sentence.parse
    return word < len(parse.words) and parse.upos[word] in ("DET", "PROPN", "PRON")


def _read_measured(sentence: ReadSentence, top: int) -> str:
    """Return what the subject is of: "exports of bauxite reached 400 tonnes"."""
    parse = sentence.parse
    verb = parse.heads[top]
    if parse.relations[top] == "appos" and parse.upos[verb] == "NOUN":
        return read_of(sentence, verb)[0] or describe(sentence, verb)[1]
    if verb < 0 or parse.lemmas[verb].lower() not in REACHING:
        return ""
    subjects = (x for x in range(verb) if parse.heads[x] == verb and parse.relations[x] == "nsubj")
    return next((thing for x in subjects if (thing := read_of(sentence, x)[0])), "")


def _read_counted(sentence: ReadSentence, first: int, last: int, head: int) -> Noun | None:
    """Read "two Indian destroyers", "900 crates of mortar bombs", "75 million birr"."""
    parse, text = sentence.parse, sentence.text
    word, lemma = parse.words[head].lower(), parse.lemmas[head].lower()
    start = parse.starts[first]
    if is_tied(parse, last):
        return None
    lemma = word if word in MONEY else lemma
    if lemma in MONEY:
        names = [parse.words[x] for x in range(last + 1, head) if parse.upos[x] in ("ADJ", "PROPN")]
        unit = " ".join([*names, MONEY_SINGULARS.get(lemma, lemma)])
        return Noun(start=start, end=parse.ends[head], word=head, unit=unit)
    if lemma in TIMES:
        aside = is_elsewhere(text, start, parse.ends[head], lemma)
        return Noun(
            start=start, end=parse.ends[head], word=head, unit=lemma, is_time=True, is_aside=aside
        )
    lemma = COUNTED_AS.get(word, lemma)
    thing, end = read_of(sentence, head) if lemma in MEASURES else ("", 0)
    if lemma in EXTENTS and parse.words[head - 1].lower() == "cubic":
        lemma, end = f"cubic {lemma}", end or parse.ends[head]
        return Noun(start=start, end=end, word=head, unit=lemma, object=thing)
    if thing:
        return Noun(start=start, end=end, word=head, unit=lemma, object=thing)
    return _read_things(sentence, first, last, head)


def _read_things(sentence: ReadSentence, first: int, last: int, head: int) -> Noun:
    parse, text = sentence.parse, sentence.text
    end = parse.ends[head]
    joined, calibre = find_joined(parse, head), find_own_calibre(parse, head)
    unit = name_unit(sentence, head)
    if calibre is not None:
        end = parse.ends[calibre]
    elif joined is not None:
        end = parse.ends[joined]
        unit = "person" if is_person(sentence, head) else unit
    else:
        tail = find_bare_of(parse, head)
        if tail is not None:
            end = parse.ends[tail]
            if parse.lemmas[head].lower() in OFFICES:
                unit = f"{unit} of {parse.lemmas[tail]}"
    begin = parse.starts[skip_article(parse, last + 1, head)]
    is_definite = first > 0 and parse.words[first - 1].lower() in ("the", "both", "all", "these")
    aside = is_definite and parse.lemmas[head].lower() in _SIDES
    aside = aside or is_other(text, parse.starts[first], end)
    thing = "" if unit in ("time", "dead") else " ".join(text[begin:end].split())
    return Noun(
        start=parse.starts[first], end=end, word=head, unit=unit, object=thing, is_aside=aside
    )


def _read_calibre(
    sentence: ReadSentence, first: int, last: int, calibre: int, before: tuple[str, str]
) -> Noun:
    """Read "500,000 of 122 mm" behind "3 million rounds of 152 mm"."""
    parse = sentence.parse
    end = parse.ends[calibre]
    own = sentence.text[parse.starts[last + 1] : end]
    thing = f"{before[1].split(' of ')[0]} {own}"
    top = find_top(parse, first, calibre)
    return Noun(start=parse.starts[first], end=end, word=top, unit=before[0], object=thing)


def _read_part(
    sentence: ReadSentence, first: int, last: int, of: int, before: Known, earlier: Known
) -> Noun | None:
    """Read "300 of the families", "dozens of tanks", "three of them"."""
    parse = sentence.parse
    if parse.upos[of] in _NOUNS:
        noun = _read_counted(sentence, first, last, of)
        return noun and Noun(
            start=noun.start, end=noun.end, word=find_top(parse, first, of), unit=noun.unit,
            object=noun.object, is_time=noun.is_time, noun=of,
        )  # fmt: skip
    if parse.lemmas[of].lower() not in _PRONOUNS:
        return None
    unit, thing = find_antecedent(sentence, first, before, earlier)
    if not unit:
        return None
    return Noun(
        start=parse.starts[first],
        end=parse.ends[of],
        word=find_top(parse, first, of),
        unit=unit,
        object=thing,
        is_bare=True,
    )
