"""The noun phrase around a number: its head, what is "of" it, what joins it, its name as a unit."""

from twosource.model.parse import Parse
from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_words import (
    COUNTED_AS,
    NAMED,
    PAIRS,
    PEOPLE,
    PEOPLE_ENDINGS,
    VAGUE_SIZES,
)

__all__ = [
    "describe",
    "find_bare_of",
    "find_calibre",
    "find_head",
    "find_joined",
    "find_of",
    "find_own_calibre",
    "find_top",
    "is_person",
    "is_tied",
    "name_unit",
    "read_of",
    "skip_article",
]

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})
_CALIBRES = frozenset(
    {"mm", "millimetre", "millimeter", "millimetres", "millimeters", "calibre", "caliber"}
)
_INNER = frozenset("- – , / \" “ ” ' ’ 's ’s and or more fewer less".split())
_MORE = frozenset({"more", "further", "additional", "other"})


def find_top(parse: Parse, first: int, last: int) -> int:
    """Return the word of a stretch that hangs from outside it."""
    inside = range(first, last + 1)
    return next((x for x in inside if parse.heads[x] not in inside), last)


def find_head(parse: Parse, first: int, last: int) -> int | None:
    """Return the noun behind a number that it counts, by the tree or else by what stands there."""
    head = _find_owned(parse, parse.heads[find_top(parse, first, last)])
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


def _find_owned(parse: Parse, owner: int) -> int:
    """Return what an owner in the plural has, which is what is counted: "40 patients' files"."""
    is_owner = owner >= 0 and parse.relations[owner] == "nmod:poss"
    mark = parse.words[owner + 1 : owner + 2]
    is_plural = is_owner and "Number=Plur" in parse.features[owner]
    return parse.heads[owner] if is_plural and mark and mark[0] in ("'", "’") else owner


def _is_inner(parse: Parse, word: int) -> bool:
    return parse.words[word].lower() in _INNER


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


def find_of(parse: Parse, last: int) -> int | None:
    """Return the word behind "of": "300 of the families", "three of them"."""
    of = last + 1
    if of + 1 >= len(parse.words) or parse.words[of].lower() != "of":
        return None
    word = of + 1
    while word < len(parse.words) and (
        parse.upos[word] in ("DET", "ADJ", "NUM", "PART")
        or (parse.upos[word] == "VERB" and "VerbForm=Part" in parse.features[word])
        or (parse.upos[word] == "PRON" and "Poss=Yes" in parse.features[word])
        or (
            parse.upos[word] in _NOUNS
            and parse.heads[word] > word
            and parse.relations[word] in ("compound", "nmod:poss", "amod")
        )
    ):
        word += 1
    return word if word < len(parse.words) else None


def is_tied(parse: Parse, last: int) -> bool:
    """Tell whether a number is tied to its noun by a hyphen: "a five-point plan"."""
    following = last + 1
    return (
        following < len(parse.words)
        and parse.words[following] == "-"
        and parse.starts[following] == parse.ends[last]
    )


def skip_article(parse: Parse, word: int, head: int) -> int:
    """Return the first word from `word` on that tells what the head is, and not which or whose."""
    while word < head and (
        parse.upos[word] in ("DET", "PUNCT", "ADP")
        or (parse.upos[word] == "NUM" and find_calibre(parse, word) is None)
        or (parse.upos[word] == "PRON" and "Poss=Yes" in parse.features[word])
        or parse.words[word].lower() in ("of", "such", "or", "fewer", "less", *_MORE)
    ):
        word += 1
    return word


def name_unit(sentence: ReadSentence, head: int) -> str:
    """Return the singular of a noun; "police officer" and the like are units of two words."""
    parse = sentence.parse
    word, lemma = parse.words[head], parse.lemmas[head].lower()
    if lemma in PEOPLE - NAMED:
        return "person"
    if word[:1].isupper() and not word.isupper() and head:
        return _name_people(word)
    lemma = COUNTED_AS.get(word.lower(), lemma)
    if head and (parse.words[head - 1].lower(), lemma) in PAIRS:
        return f"{parse.words[head - 1].lower()} {lemma}"
    if head >= 2 and parse.words[head - 1] == "-" and parse.starts[head] == parse.ends[head - 1]:
        return f"{parse.words[head - 2].lower()}-{lemma}"
    return lemma


def _name_people(word: str) -> str:
    """Return the singular of a people's name, which the network does not know: "Tutsi", "Copts"."""
    ending = next((x for x in PEOPLE_ENDINGS if word.endswith(x)), None)
    if ending is not None:
        return word.removesuffix(ending) + PEOPLE_ENDINGS[ending]
    return word.removesuffix("s") if not word.endswith("ss") else word


def is_person(sentence: ReadSentence, head: int) -> bool:
    """Tell whether a noun names a human being."""
    lemma = sentence.parse.lemmas[head].lower()
    return lemma in PEOPLE or sentence.parse.mentions[head] == "person"


def find_joined(parse: Parse, head: int) -> int | None:
    """Return the noun that "and" joins to this one under the same number: "men and women"."""
    for word in range(head + 1, min(len(parse.words), head + 5)):
        if parse.heads[word] == head and parse.relations[word] == "conj":
            between = [x for x in range(head + 1, word) if parse.words[x].lower() != "and"]
            is_plain = all(parse.upos[x] in ("NOUN", "ADJ") for x in between)
            own = any(
                parse.heads[x] == word and parse.relations[x] in ("det", "nummod", "nmod:poss")
                for x in range(len(parse.words))
            )
            own = own or parse.words[word].lower() in VAGUE_SIZES
            is_like = parse.features[word] == parse.features[head]
            has_and = parse.words[head + 1].lower() == "and"
            is_plain = is_plain and is_like and parse.upos[word] == "NOUN"
            return word if is_plain and has_and and not own else None
    return None


def find_bare_of(parse: Parse, head: int) -> int | None:
    """Return the noun of "heads of government": "of" and a noun with no article and no name."""
    of = head + 1
    if of + 1 >= len(parse.words) or parse.words[of].lower() != "of":
        return None
    word = of + 1
    while word < len(parse.words) and parse.upos[word] == "ADJ":
        word += 1
    if word >= len(parse.words) or parse.upos[word] != "NOUN":
        return None
    while _goes_on(parse, word):
        word += 1 if parse.upos[word + 1] == "NOUN" else 2
    return word


def _goes_on(parse: Parse, word: int) -> bool:
    """Tell whether a noun is the first part of a longer one: "air-defence missiles"."""
    following = parse.upos[word + 1 : word + 3]
    is_tied = parse.words[word + 1 : word + 2] == ("-",) and following[1:] == ("NOUN",)
    return is_tied or (following[:1] == ("NOUN",) and word < parse.heads[word] <= word + 3)


def read_of(sentence: ReadSentence, measure: int) -> tuple[str, int]:
    """Return the thing behind "of" and where it ends: "drinking water and tarpaulins"."""
    parse, text = sentence.parse, sentence.text
    of = measure + 1
    if of + 1 >= len(parse.words) or parse.words[of].lower() != "of":
        return "", 0
    word, noun = of + 1, None
    while word < len(parse.words):
        if parse.upos[word] in _NOUNS:
            noun = word
        elif (
            parse.upos[word] not in ("ADJ", "DET", "VERB", "ADV")
            and parse.words[word] != "-"
            and "Poss=Yes" not in parse.features[word]
        ) or (noun is not None and parse.words[word] != "-"):
            break
        word += 1
    if noun is None:
        return "", 0
    joined = find_joined(parse, noun)
    end = parse.ends[noun if joined is None else joined]
    begin = parse.starts[skip_article(parse, of + 1, noun)]
    return " ".join(text[begin:end].split()), end


def find_calibre(parse: Parse, number: int) -> int | None:
    """Return the last word of "152 mm" where a number begins a calibre."""
    for word in range(number + 1, min(len(parse.words), number + 3)):
        if parse.words[word].lower() in _CALIBRES:
            return word
    return None


def find_own_calibre(parse: Parse, before: int) -> int | None:
    """Return the last word of "of 152 mm" behind a word."""
    of = before + 1
    if of + 1 >= len(parse.words) or parse.words[of].lower() not in ("of", "in"):
        return None
    return find_calibre(parse, of + 1) if parse.words[of + 1][:1].isdigit() else None


def describe(sentence: ReadSentence, noun: int) -> tuple[str, str]:
    """Return the unit of a noun, and the noun with what stands before it."""
    parse = sentence.parse
    begin = noun
    while begin and parse.heads[begin - 1] == noun and parse.upos[begin - 1] in _BEFORE_NOUN:
        begin -= 1
    thing = " ".join(sentence.text[parse.starts[begin] : parse.ends[noun]].split())
    return name_unit(sentence, noun), thing
