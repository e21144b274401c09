"""What the tree says of two words: whose argument each is, and whether they can be the same."""

from collections.abc import Iterator
from typing import Literal

from twosource.model.parse import Parse

__all__ = [
    "Rank",
    "are_rivals",
    "comes_first",
    "find_behind",
    "find_head",
    "find_rank",
    "find_subject",
    "is_below",
    "list_joined",
]

Rank = Literal["subject", "object", "oblique", "owner", "other"]

_RANKS: dict[str, Rank] = {
    "nsubj": "subject",
    "csubj": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "nmod": "oblique",
    "root": "subject",
}
_CORE = ("nsubj", "obj", "iobj", "obl")
_SAME_PLACE = ("conj", "appos", "flat", "compound")
_FRONTED = ("advcl", "obl", "ccomp", "parataxis")
_BELOW = ("ccomp", "advcl", "acl", "csubj")
_MOST_STEPS = 40


def find_head(parse: Parse, start: int, end: int) -> int:
    """Return the word of the code points `[start, end)` that hangs from outside; -1 for none."""
    inside = [
        word
        for word, low in enumerate(parse.starts)
        if low < end and parse.ends[word] > start and parse.upos[word] != "PUNCT"
    ]
    outer = [word for word in inside if parse.heads[word] not in inside]
    return outer[0] if outer else (inside[-1] if inside else -1)


def find_rank(parse: Parse, word: int) -> Rank:
    """Return what a word is in its clause; what is joined by "and" is what its first is."""
    place = _climb(parse, word)
    relation = parse.relations[place]
    if relation == "nmod:poss":
        return "owner"
    return _RANKS.get(relation.split(":")[0], "other")


def is_below(parse: Parse, word: int) -> bool:
    """Tell whether a word stands in a clause that hangs from another."""
    for _ in range(_MOST_STEPS):
        if word < 0:
            break
        if parse.relations[word].split(":")[0] in _BELOW:
            return True
        word = parse.heads[word]
    return False


def find_subject(parse: Parse, verb: int) -> int:
    """Return the subject of a verb, or that of the verb it is joined to; -1 for none."""
    for _ in range(_MOST_STEPS):
        for word, head in enumerate(parse.heads):
            if head == verb and parse.relations[word].startswith("nsubj"):
                return word
        if verb < 0 or parse.relations[verb] not in ("conj", "xcomp"):
            return -1
        verb = parse.heads[verb]
    return -1


def find_behind(parse: Parse, word: int, name: str) -> int:
    """Return the word that heads a name in "a spokesman for the Front", -1 in "Front fighters"."""
    inside = name.split(" ")
    return next(
        (
            other
            for other, head in enumerate(parse.heads)
            if head == word < other and parse.relations[other] == "nmod"
            if parse.words[other] in inside
        ),
        -1,
    )


def list_joined(parse: Parse, word: int) -> list[int]:
    """Return a word and those joined to it by "and"; it alone when it is itself joined."""
    if parse.relations[word] == "conj":
        return [word]
    members = [
        other
        for other, head in enumerate(parse.heads)
        if head == word and parse.relations[other] == "conj"
    ]
    is_or = any(
        parse.heads[other] in members and parse.relations[other] == "cc" and low.lower() != "and"
        for other, low in enumerate(parse.words)
    )
    return [word] if is_or else [word, *members]


def are_rivals(parse: Parse, pronoun: int, other: int) -> bool:
    """Tell whether a pronoun that is not reflexive cannot stand for the other word.

    "Ilves met her": not Ilves. "Ilves and her deputy", "her deputy, Ana": not Ana. "asked Ilves to
    help him": not Ilves.
    """
    owned = parse.heads[pronoun]
    if parse.relations[pronoun] == "nmod:poss" and _climb(parse, other) == _climb(parse, owned):
        return parse.relations[other] != "conj" and other >= owned
    if parse.relations[pronoun] == "nmod:poss":
        return False
    if _climb(parse, pronoun) == _climb(parse, other):
        return True
    return _climb(parse, other) in set(_list_rivals(parse, _climb(parse, pronoun)))


def comes_first(parse: Parse, pronoun: int, other: int) -> bool:
    """Tell whether a pronoun may stand for a subject after it: "Before he left, Ilves spoke"."""
    governor = parse.heads[other]
    if not parse.relations[other].startswith("nsubj") or governor < 0:
        return False
    place = pronoun
    for _ in range(_MOST_STEPS):
        if parse.heads[place] == governor:
            return parse.relations[place].split(":")[0] in _FRONTED
        place = parse.heads[place]
        if place < 0:
            return False
    return False


def _climb(parse: Parse, word: int) -> int:
    for _ in range(_MOST_STEPS):
        if word < 0 or parse.relations[word].split(":")[0] not in _SAME_PLACE:
            break
        word = parse.heads[word]
    return word


def _list_rivals(parse: Parse, word: int) -> Iterator[int]:
    """Yield the other arguments of the verb that a word is an argument of."""
    governor = parse.heads[word] if word >= 0 else -1
    if governor < 0 or parse.relations[word].split(":")[0] not in _CORE:
        return
    is_subject = parse.relations[word].startswith("nsubj")
    yield from _list_arguments(parse, governor, but=word)
    if parse.relations[governor] == "xcomp" and not is_subject:
        above = parse.heads[governor]
        objects = [
            other
            for other in _list_arguments(parse, above, but=word)
            if parse.relations[other] in ("obj", "iobj")
        ]
        yield from objects or [find_subject(parse, governor)]
    elif parse.relations[governor] == "conj" and not is_subject:
        yield find_subject(parse, governor)


def _list_arguments(parse: Parse, governor: int, *, but: int) -> Iterator[int]:
    for other, head in enumerate(parse.heads):
        if head == governor and other != but and parse.relations[other].split(":")[0] in _CORE:
            yield other
