"""What a number counts that stands without a noun: "140 strong", "two were freed"."""

from collections.abc import Sequence

from msgspec import Struct

from twosource.model.parse import Parse
from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_phrases import describe, find_of, find_top
from twosource.read.claims.amount_words import GROUPS, HARM, PEOPLE, PUTTING, TIMES

__all__ = ["Known", "Noun", "find_antecedent", "name_chief", "read_bare"]

Known = Sequence[tuple[str, str]]
"""Units and objects of the amounts that stand before in the sentence."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_ALONE = frozenset("nsubj obj conj obl nmod appos dep orphan list".split())
_NUMBERING = frozenset({"number", "total"})
_FORCES = frozenset("police officers soldiers troops guards authorities forces".split())
_MORE = frozenset({"more", "others"})
_STEPS_UP = 3
_IN_ALL = frozenset({"all", "number", "total"})


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
    size: float = 1
    sign: str = ""


def name_chief(sentence: ReadSentence) -> list[tuple[str, str]]:
    """Return unit and object of the first subject in the plural, or else of the first object."""
    parse = sentence.parse
    plurals = [
        word
        for word in range(len(parse.words))
        if parse.upos[word] == "NOUN"
        and "Number=Plur" in parse.features[word]
        and parse.lemmas[word].lower() not in TIMES
    ]
    for relation in ("nsubj", "obj"):
        for word in plurals:
            if parse.relations[word].split(":")[0] == relation:
                return [describe(sentence, word)]
    return []


def find_antecedent(
    sentence: ReadSentence, first: int, before: Known, earlier: Known = ()
) -> tuple[str, str]:
    """Return unit and object of what was counted before, or of the last noun in the plural.

    Where the sentence has neither, it is what was counted `earlier`.

    Where a verb of harm or arrest has the number, those who do it are not meant.
    """
    counted = [one for one in before if one[1]]
    if counted:
        return counted[-1]
    parse = sentence.parse
    is_harm = any(parse.lemmas[x].lower() in HARM for x in _list_above(parse, first))
    plurals = [
        word
        for word in range(first - 1, -1, -1)
        if parse.upos[word] == "NOUN"
        and "Number=Plur" in parse.features[word]
        and parse.lemmas[word].lower() not in TIMES
        and not (is_harm and parse.words[word].lower() in _FORCES)
    ]
    people = [x for x in plurals if parse.mentions[x] == "person"]
    chief = [x for x in plurals if parse.relations[x].split(":")[0] in ("nsubj", "obj")]
    best = (people if is_harm else chief) or chief or plurals
    if not best and earlier:
        return earlier[-1]
    return next((describe(sentence, word) for word in best), ("", ""))


def _list_above(parse: Parse, word: int) -> list[int]:
    """Return the next three words above a word."""
    found = [parse.heads[word]]
    while found[-1] >= 0 and len(found) < _STEPS_UP:
        found.append(parse.heads[found[-1]])
    return [x for x in found if x >= 0]


def read_bare(
    sentence: ReadSentence, first: int, last: int, before: Known, earlier: Known = ()
) -> Noun | None:
    """Read "a crew of nine", "140 strong", "two dead", "two were freed"."""
    parse = sentence.parse
    if parse.words[first][:1].isupper() and first and parse.upos[first] != "NOUN":
        return None
    start, end = parse.starts[first], parse.ends[last]
    following = [x.lower() for x in parse.words[last + 1 : last + 3]]
    top = find_top(parse, first, last)
    named: tuple[str, str] | None = None
    if following[:1] == ["strong"]:
        named, end = ("person", _name_host(sentence, last + 1)), parse.ends[last + 1]
    elif following and following[0] in _MORE and following[-1] != "than":
        named, end = find_antecedent(sentence, first, before, earlier), parse.ends[last + 1]
    elif following and following[0] in PEOPLE:
        thing = following[0] if following[0] != "dead" else ""
        named, end = ("person", thing), parse.ends[last + 1]
    elif following[:1] == ["in"] and following[-1] in _IN_ALL:
        named, end = find_antecedent(sentence, first, (), earlier), parse.ends[last + 2]
    elif _is_group(parse, first):
        named, start = ("person", parse.words[first - 2]), parse.starts[first - 2]
    elif first >= 2 and parse.words[first - 2 : first] == (",", "all"):
        named, start = find_antecedent(sentence, first, (), earlier), parse.starts[first - 1]
    elif first == 0 or parse.words[first - 1].lower() not in ("the", "all", "these", "those"):
        named = _read_alone(sentence, first, top, before, earlier)
    if named is None or not (named[0] or named[1]):
        return None
    return Noun(start=start, end=end, word=top, unit=named[0], object=named[1], is_bare=True)


def _is_group(parse: Parse, first: int) -> bool:
    """Tell whether "a crew of" or the like stands before a number."""
    of = parse.words[first - 1].lower() if first >= 2 else ""
    return of == "of" and parse.lemmas[first - 2].lower() in GROUPS


def _is_put_at(parse: Parse, first: int) -> bool:
    """Tell whether a figure is given: "put the number of dead at 14", "brought the toll to 14"."""
    if not first or parse.words[first - 1].lower() not in ("at", "to"):
        return False
    return any(parse.lemmas[x].lower() in PUTTING for x in _list_above(parse, first))


def _read_number_of(sentence: ReadSentence) -> tuple[str, str] | None:
    """Return unit and object of what "the number of" names."""
    parse = sentence.parse
    for word in range(len(parse.words) - 2):
        if parse.lemmas[word].lower() in _NUMBERING and parse.words[word + 1].lower() == "of":
            of = find_of(parse, word)
            if parse.lemmas[word + 2].lower() in PEOPLE:
                return "person", parse.words[word + 2].lower()
            return describe(sentence, of) if of is not None else None
    return None


def _read_alone(
    sentence: ReadSentence, first: int, top: int, before: Known, earlier: Known
) -> tuple[str, str] | None:
    """Return unit and object of a number without a noun: those of the amount before it."""
    parse = sentence.parse
    if _is_put_at(parse, first):
        return _read_number_of(sentence)
    base, verb = parse.relations[top].split(":")[0], parse.heads[top]
    if base not in _ALONE:
        return None
    if verb >= 0 and parse.lemmas[verb].lower() in _NUMBERING:
        subjects = (x for x in range(verb) if parse.heads[x] == verb)
        return next(
            (describe(sentence, x) for x in subjects if parse.relations[x] == "nsubj"), None
        )
    if before:
        return before[-1]
    is_harm = verb >= 0 and parse.lemmas[verb].lower() in HARM
    if base in ("nsubj", "obj") and (is_harm or parse.upos[first] == "NOUN"):
        return "person", ""
    if base in ("nsubj", "obj", "nmod") and earlier:
        return earlier[-1]
    return None


def _name_host(sentence: ReadSentence, strong: int) -> str:
    """Return the noun that "140 strong" tells of."""
    host = sentence.parse.heads[strong]
    is_noun = host >= 0 and sentence.parse.upos[host] in _NOUNS
    return describe(sentence, host)[1] if is_noun else ""
