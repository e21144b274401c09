"""The words that stand for somebody named elsewhere: pronouns, "the pair", "the ministry"."""

from typing import Literal

from msgspec import Struct

from twosource.lexicon.given_names import Gender
from twosource.model.parse import Parse

__all__ = [
    "OFFICES",
    "PRONOUNS",
    "SIDES",
    "VOICES",
    "Asked",
    "Number",
    "Sort",
    "Way",
    "find_antecedent",
    "find_asked",
    "find_owner",
    "has_agent_verb",
    "is_copular",
    "is_definite",
]

Sort = Literal["person", "state", "body", "medium", "organ", "group", "thing"]
Number = Literal["one", "many", ""]
Way = Literal["third", "speaker", "reflexive", "relative", "noun", "called", "owned", "pair"]


class Asked(Struct, frozen=True, kw_only=True):
    """A word that asks whom it stands for.

    `start` and `end` are code points, `word` is its place. `sorts` are those that fit, `noun` is
    the word itself: "it", "ministry", "leaders". `is_vague` tells that it may as well be a thing,
    `is_copular` that it only is something.
    """

    start: int
    end: int
    word: int
    way: Way
    sorts: tuple[Sort, ...]
    number: Number = "one"
    gender: Gender = ""
    noun: str = ""
    is_vague: bool = False
    is_copular: bool = False


_PERSON: tuple[Sort, ...] = ("person",)
_NOT_PERSON: tuple[Sort, ...] = ("state", "body", "medium", "organ", "thing")
_MANY: tuple[Sort, ...] = ("person", "group", "state", "body", "medium", "organ", "thing")
_ANY: tuple[Sort, ...] = ("person", "group", "state", "body", "medium", "organ")


def _pronoun(
    way: Way, sorts: tuple[Sort, ...], number: Number = "one", gender: Gender = ""
) -> Asked:
    return Asked(start=0, end=0, word=0, way=way, sorts=sorts, number=number, gender=gender)


PRONOUNS: dict[str, Asked] = {
    **dict.fromkeys(("he", "him", "his"), _pronoun("third", _PERSON, gender="m")),
    **dict.fromkeys(("she", "her", "hers"), _pronoun("third", _PERSON, gender="f")),
    **dict.fromkeys(("it", "its"), _pronoun("third", _NOT_PERSON)),
    **dict.fromkeys(("they", "them", "their", "theirs"), _pronoun("third", _MANY, "many")),
    "himself": _pronoun("reflexive", _PERSON, gender="m"),
    "herself": _pronoun("reflexive", _PERSON, gender="f"),
    "itself": _pronoun("reflexive", _NOT_PERSON),
    "themselves": _pronoun("reflexive", _MANY, "many"),
    **dict.fromkeys(
        ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"),
        _pronoun("speaker", _ANY, ""),
    ),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), _pronoun("relative", _ANY, "")),
}

_NOUNS: dict[str, tuple[Sort, ...]] = {
    **dict.fromkeys(
        "country kingdom nation republic emirate sultanate archipelago".split(), ("state",)
    ),
    **dict.fromkeys("alliance bloc union organisation organization".split(), ("body",)),
    **dict.fromkeys("group movement body grouping militia watchdog".split(), ("body",)),
    "agency": ("medium", "body", "organ"),
    **dict.fromkeys("broadcaster newspaper channel outlet daily".split(), ("medium",)),
    **dict.fromkeys(
        "ministry army military government parliament navy court police embassy junta "
        "administration cabinet assembly senate".split(),
        ("organ",),
    ),
    **dict.fromkeys(
        "president minister leader premier chancellor king queen emir general colonel admiral "
        "ambassador envoy diplomat commander spokesman spokeswoman".split(),
        ("person",),
    ),
}
# These stand for what has the word in its name: "the council" for the Security Council.
_CALLED = frozenset(
    """
    bank brigade coalition column commission committee council court forum front fund league mission
    panel secretariat tribunal
    """.split()
)
# Written small these are no names: "troops moved to the front".
_LINES = frozenset("column front".split())
# Who stands for a state.
OFFICES = frozenset("leader president minister premier monarch".split())
_PAIRS: dict[str, tuple[Sort, ...]] = {
    **dict.fromkeys("pair duo".split(), ("person",)),
    **dict.fromkeys(
        "leader president minister counterpart premier monarch man woman diplomat official "
        "general commander envoy ambassador".split(),
        ("person",),
    ),
    **dict.fromkeys("country state nation neighbour neighbor kingdom".split(), ("state",)),
    **dict.fromkeys("capital government power ally rival".split(), ("state",)),
    "side": ("state", "person", "body", "organ"),
    "party": ("state", "body", "person"),
    "army": ("organ",),
    "military": ("organ",),
    "ministry": ("organ",),
}
SIDES = frozenset(
    "side party country state nation neighbour neighbor capital government rival".split()
)
"""Of these a whole report may have two."""

_HOMES = frozenset("country nation homeland kingdom republic".split())
_KNOWN = frozenset({*_NOUNS, *_PAIRS, *_HOMES, *_CALLED})
_DEFINITE = frozenset("the this both these those".split())
_TWO = frozenset("two both".split())

_ANNOUNCED = ("csubj", "ccomp", "xcomp", "advcl")
_WEATHER = frozenset("rain snow hail freeze thunder".split())
# What "it" stands for behind these was said or done: "he denied it".
_TOLD = frozenset("deny confirm admit do explain repeat mean".split())

VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespeople chairman chairwoman chair envoy "
    "representative official officials statement".split()
)
"""Who speaks for another and has no name of its own."""

_AGENT_VERBS = frozenset(
    "say tell add announce report state declare deny confirm claim accuse blame warn urge call "
    "ask demand request invite thank praise welcome condemn reject refuse denounce vow pledge "
    "promise threaten expect hope want plan intend agree decide believe think consider regret "
    "apologise apologize answer reply respond insist propose offer expel summon recall send buy "
    "sell sign accept appeal protest lodge publish describe cite quote note name examine wait "
    "try seek support oppose criticise criticize withdraw deploy launch impose suspend host".split()
)
"""Lemmas of verbs whose subject is somebody, not a thing."""


def find_asked(parse: Parse) -> list[Asked]:
    """Return the words of a sentence that ask, in order."""
    found = (_ask(parse, word) for word in range(len(parse.words)))
    return [one for one in found if one is not None]


def is_definite(parse: Parse, word: int) -> bool:
    """Tell whether "the" or the like stands before a noun."""
    return any(
        parse.heads[other] == word
        and parse.relations[other].startswith("det")
        and parse.words[other].lower() in _DEFINITE
        for other in range(max(0, word - 6), word)
    )


def has_agent_verb(parse: Parse, word: int) -> bool:
    """Tell whether a word is the subject of a verb whose subject is somebody."""
    verb = parse.heads[word]
    return (
        verb >= 0
        and parse.relations[word].startswith("nsubj")
        and not parse.relations[word].endswith("pass")
        and parse.lemmas[verb].lower() in _AGENT_VERBS
    )


def _ask(parse: Parse, word: int) -> Asked | None:
    low = parse.words[word].lower()
    known = PRONOUNS.get(low)
    if known is not None and _is_pronoun(parse, word, low, known):
        return _place(parse, known, word, word, low)
    if parse.upos[word] in ("NOUN", "PROPN"):
        return _ask_noun(parse, word)
    if low == "both" and not parse.relations[word].startswith(("det", "cc", "advmod")):
        return _place(parse, _pronoun("pair", _ANY, "many"), word, word, low)
    if low == "two" and parse.relations[word].startswith(("nsubj", "obj", "obl")):
        return _place(parse, _pronoun("pair", _ANY, "many"), word, word, low)
    return None


def _is_pronoun(parse: Parse, word: int, low: str, known: Asked) -> bool:
    if known.way == "relative":
        return low in ("who", "whom", "which", "whose", "that") and _has_clause(parse, word)
    is_weather = low == "it" and _is_below(parse, word, _WEATHER)
    is_empty = low == "it" and is_copular(parse, word) and _has_clause_after(parse, word)
    is_told = low == "it" and parse.relations[word] == "obj" and _is_below(parse, word, _TOLD)
    is_real = not (is_weather or is_empty or is_told) and parse.relations[word] != "expl"
    return is_real and parse.upos[word] in ("PRON", "DET")


def _is_below(parse: Parse, word: int, lemmas: frozenset[str]) -> bool:
    return parse.lemmas[parse.heads[word]].lower() in lemmas


def is_copular(parse: Parse, word: int) -> bool:
    """Tell whether a word is the subject of "is", "was" and the like."""
    verb = parse.heads[word]
    return verb >= 0 and any(
        parse.heads[other] == verb and parse.relations[other] == "cop"
        for other in range(len(parse.heads))
    )


def _has_clause_after(parse: Parse, word: int) -> bool:
    """Tell whether a clause says what "it" only announces: "It is too early to say"."""
    verb = parse.heads[word]
    return parse.upos[verb] == "ADJ" and any(
        head == verb and parse.relations[other].split(":")[0] in _ANNOUNCED
        for other, head in enumerate(parse.heads)
    )


def _has_clause(parse: Parse, word: int) -> bool:
    return parse.upos[word] == "PRON" and find_antecedent(parse, word) >= 0


def find_antecedent(parse: Parse, word: int) -> int:
    """Return the word that the clause of a relative pronoun hangs from; -1 for none."""
    place = word
    for _ in range(6):
        if place < 0:
            return -1
        if parse.relations[place] == "acl:relcl":
            head = parse.heads[place]
            return head if head < word else -1
        place = parse.heads[place]
    return -1


def _ask_noun(parse: Parse, word: int) -> Asked | None:
    lemma = parse.lemmas[word].lower()
    if lemma not in _KNOWN:
        return None
    before = [
        other
        for other in range(max(0, word - 4), word)
        if parse.heads[other] == word and parse.relations[other].startswith(("det", "nummod"))
    ]
    first = before[0] if before else word
    words = {parse.words[other].lower() for other in before}
    is_whole = not any(
        parse.heads[other] == word
        and (
            parse.relations[other] in ("nmod:poss", "nmod") or "Degree=Sup" in parse.features[other]
        )
        for other in range(len(parse.words))
    )
    owner = find_owner(parse, word)
    if lemma in _HOMES and owner >= 0:
        return _place(parse, _pronoun("owned", ("state",)), owner, word, lemma)
    if not words & _DEFINITE or not is_whole:
        return None
    is_plural = "Number=Plur" in parse.features[word]
    is_pair = (
        bool(words & _TWO) or lemma in ("pair", "duo") or lemma in ("neighbour", "neighbor", "side")
    )
    if lemma in _PAIRS and is_pair and (is_plural or lemma in ("pair", "duo")):
        return _place(parse, _pronoun("pair", _PAIRS[lemma], "many"), first, word, lemma)
    is_line = lemma in _LINES and parse.words[word].islower()
    if lemma in _CALLED and not is_plural and not is_line:
        return _place(parse, _pronoun("called", ("body", "organ")), first, word, lemma)
    if lemma in _NOUNS and not is_plural:
        return _place(parse, _pronoun("noun", _NOUNS[lemma]), first, word, lemma)
    return None


def find_owner(parse: Parse, word: int) -> int:
    """Return the "his" of "his country"; -1 for none."""
    for other in range(max(0, word - 6), word):
        is_owner = parse.heads[other] == word and parse.relations[other] == "nmod:poss"
        if is_owner and parse.upos[other] == "PRON":
            return other
    return -1


def _place(parse: Parse, asked: Asked, first: int, word: int, noun: str) -> Asked:
    return Asked(
        start=parse.starts[first],
        end=parse.ends[word],
        word=word,
        way=asked.way,
        sorts=asked.sorts,
        number=asked.number,
        gender=asked.gender,
        noun=noun,
    )
