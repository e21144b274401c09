"""States: their names, codes, demonyms, capitals, and the places that stand for them.

How disputed places are shown is said in docs/policy-states.md.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from importlib.resources import files
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import OSA

from twosource.lexicon.media import list_media_phrases
from twosource.lexicon.own import OwnState, per_lexicon, worn
from twosource.lexicon.phrases import PhraseBook, find_phrases
from twosource.lexicon.words import STOPWORDS

__all__ = [
    "How",
    "State",
    "StateMention",
    "find_doubtful_states",
    "find_near_state",
    "find_state",
    "find_states",
    "load_states",
    "name_states",
]

How = Literal["name", "demonym", "capital", "metonym"]

# As the press has it: the other Congo is seldom called by the bare name, nor are Dominica's people.
_USUAL = {"congo": "COD", "congolese": "COD", "dominican": "DOM", "dominicans": "DOM"}
_ONLY_WHOLE = "~"
_MAY_BE_PERSON = "?"
_BY_TEXT = "*"
_WINDOW = 40
# Up to this length a name must be written as in the table: "US" is a state, "us" is not.
_SHORT = 3
# From this length on a name with one letter wrong is known.
_LONG = 6

_CAPITALISED_AFTER = re.compile(r"[^\S\n]{1,2}[A-Z][a-zà-ÿ]")
# What a state has and a people or a region has not.
_OF_STATE = re.compile(
    r"\s+(?:(?:vice |prime |foreign |defen[cs]e |interior |finance |justice )?"
    r"(?:president|presidency|minister|ministry|government|cabinet|parliament)|"
    r"ambassador|embassy|consulate|army|navy|air force|military|armed forces|troops|soldiers|"
    r"border guards?|police|customs|authorities|prison guards?|state)\b",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(
    r"((?<!\w)(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Col|Lt|Capt|Sgt|Prof|Rev)\.|(?<!\w)[^\W\d_][\w'’-]{0,24})"
    r"[^\S\n]{1,2}\Z"
)


class State(Struct, frozen=True, kw_only=True):
    """One state, or a place that is treated as one.

    `iso3` and `iso2` are ISO 3166-1 codes; `cow` and `cow_number` those of the Correlates of War
    project, "" and None where its list has none. `aliases` begin with the name. `seats` are other
    spellings of the capital and other seats of government. `metonyms` are places and houses that
    stand for its government. `note` says neutrally what is disputed.
    """

    iso3: str
    iso2: str
    cow: str
    cow_number: int | None
    is_un_member: bool
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    metonyms: tuple[str, ...]
    note: str


class StateMention(Struct, frozen=True):
    """A state named at the code points `[start, end)` of a text, and by what kind of name."""

    start: int
    end: int
    state: State
    how: How


class _Name(Struct, frozen=True):
    """One name of one state, with its mark."""

    words: str
    how: How
    state: State
    only_whole: bool
    may_be_person: bool
    by_text: bool = False


class _Index(Struct, frozen=True):
    """What `find_states` looks for; names that two states share are not in `names`."""

    book: PhraseBook
    names: dict[str, _Name]


class _Doubtful(Struct, frozen=True):
    """What `find_doubtful_states` looks for, with all states of a name."""

    book: PhraseBook
    bearers: dict[str, tuple[_Name, ...]]


@per_lexicon
def load_states() -> tuple[State, ...]:
    """Return all states, sorted by ISO code, then those of the user."""
    return tuple(dict.fromkeys(name.state for name in _load_names()))


@per_lexicon
def name_states() -> dict[str, str]:
    """Return the name of each state by its ISO 3166-1 alpha-3 code."""
    return {state.iso3: state.name for state in load_states()}


def find_state(name: str) -> State | None:
    """Return the state that the whole of `name` names, by name, demonym or ISO 3166-1 alpha-3 code.

    Case, dots at the end and a leading "the" do not matter, but codes and short forms such as "US"
    must be in capitals. None when no state or more than one is called so ("Korea", "Congo").
    """
    bearers = _index_whole().get(_fold_whole(name), ())
    return bearers[0] if len(bearers) == 1 else None


def find_near_state(name: str) -> State | None:
    """Return the state whose name is written with one letter wrong: "Ethopia", "Kazahkstan".

    A letter is left out, put in, exchanged or has changed places; the first one is right. None for
    short names, and where two states are as near.
    """
    if len(name) < _LONG or not name.isalpha() or find_state(name) is not None:
        return None
    near = {
        one.iso3: one
        for one in load_states()
        if one.name[:1] == name[:1] and OSA.distance(one.name, name, score_cutoff=1) == 1
    }
    return next(iter(near.values())) if len(near) == 1 else None


def find_states(text: str) -> tuple[StateMention, ...]:
    """Return the states named in `text`, in order and without overlaps, the longest name first.

    Names that several states share and names inside the name of a medium ("Times of India") or of
    something else ("New Mexico") are left out. Linear in the text.
    """
    index = _index_text()
    mentions: list[StateMention] = []
    for found in find_phrases(text, index.book):
        name = index.names.get(_fold(found.words))
        if name is None or (name.may_be_person and _is_person(text, found.start, found.end)):
            continue
        mentions.append(StateMention(found.start, found.end, name.state, name.how))
    return tuple(mentions)


def find_doubtful_states(text: str, named: Collection[str]) -> Iterator[StateMention]:
    """Yield the states that doubtful names of `text` mean: "Kingston", where Jamaica is named.

    `named` are the states (ISO 3166-1 alpha-3) that the text names without doubt. Of two states
    with one name the one that is named counts, where neither is the usual bearer, where both are
    none. "Central African" counts before "president" too. Linear in the text.
    """
    index = _index_doubtful()
    for found in find_phrases(text, index.book):
        bearers = index.bearers.get(_fold(found.words), ())
        there = [one for one in bearers if one.state.iso3 in named]
        usual = _USUAL.get(found.words.casefold()) if not there else None
        there += [one for one in bearers if one.state.iso3 == usual]
        if not there and len(bearers) == 1 and bearers[0].how == "demonym":
            there += bearers if _OF_STATE.match(text, found.end) else ()
        if len(there) != 1 or _is_part_of_name(text, found.start, found.end, there[0]):
            continue
        yield StateMention(found.start, found.end, there[0].state, there[0].how)


def _is_part_of_name(text: str, start: int, end: int, name: _Name) -> bool:
    return name.how == "capital" and _is_person(text, start, end)


@per_lexicon
def _load_names() -> tuple[_Name, ...]:
    table = files("twosource.lexicon").joinpath("states.tsv").read_text("utf-8")
    rows = [line for line in table.splitlines() if not line.startswith("#")]
    own = [name for one in worn().states for name in _make_own(one)]
    taken = {_fold(name.words) for name in own}
    shipped = (name for row in rows for name in _read_row(row))
    return (*(name for name in shipped if _fold(name.words) not in taken), *own)


def _make_own(own: OwnState) -> list[_Name]:
    """Return the names of a state of the user's own, which no other state shares then."""
    state = State(
        iso3=own.code,
        iso2="",
        cow="",
        cow_number=None,
        is_un_member=False,
        name=own.name,
        aliases=(own.name, *own.aliases),
        demonyms=own.demonyms,
        capital=own.capital,
        seats=(),
        metonyms=own.metonyms,
        note=own.note,
    )
    kinds: list[tuple[How, tuple[str, ...]]] = [
        ("name", state.aliases),
        ("demonym", own.demonyms),
        ("capital", (own.capital,) if own.capital else ()),
        ("metonym", own.metonyms),
    ]
    return [_read_name(word, how, state) for how, words in kinds for word in words]


def _read_row(row: str) -> list[_Name]:
    iso3, iso2, cow, cow_number, member, name, *lists, note = row.split("\t")
    aliases, demonyms, capitals, metonyms = (
        [word for word in listed.split("|") if word] for listed in lists
    )
    if _unmark(aliases[0] if aliases else "") != name:
        aliases = [name, *aliases]
    state = State(
        iso3=iso3,
        iso2=iso2,
        cow=cow,
        cow_number=int(cow_number) if cow_number else None,
        is_un_member=member == "y",
        name=name,
        aliases=tuple(map(_unmark, aliases)),
        demonyms=tuple(map(_unmark, demonyms)),
        capital=_unmark(capitals[0]),
        seats=tuple(map(_unmark, capitals[1:])),
        metonyms=tuple(map(_unmark, metonyms)),
        note=note,
    )
    kinds: list[tuple[How, list[str]]] = [
        ("name", aliases),
        ("demonym", demonyms),
        ("capital", capitals),
        ("metonym", metonyms),
    ]
    return [_read_name(word, how, state) for how, words in kinds for word in words]


def _read_name(word: str, how: How, state: State) -> _Name:
    marks = (word.startswith(one) for one in (_ONLY_WHOLE, _MAY_BE_PERSON, _BY_TEXT))
    return _Name(_unmark(word), how, state, *marks)


def _unmark(word: str) -> str:
    return word.lstrip(_ONLY_WHOLE + _MAY_BE_PERSON + _BY_TEXT)


@per_lexicon
def _index_whole() -> dict[str, tuple[State, ...]]:
    """Return the states under each whole name, demonym and code."""
    bearers: defaultdict[str, dict[str, State]] = defaultdict(dict)
    for name in _load_names():
        bearers[name.state.iso3][name.state.iso3] = name.state
        if name.how in ("name", "demonym"):
            bearers[_fold_whole(name.words)][name.state.iso3] = name.state
    return {name: tuple(states.values()) for name, states in bearers.items()}


@per_lexicon
def _index_text() -> _Index:
    shared = _find_shared()
    names: dict[str, _Name] = {}
    for name in _load_names():
        folded = _fold(name.words)
        if not name.only_whole and not name.by_text and folded not in shared:
            names.setdefault(folded, name)
    phrases = [form for name in names.values() for form in _forms(name)]
    return _Index(PhraseBook([*phrases, *_list_others()]), names)


@per_lexicon
def _index_doubtful() -> _Doubtful:
    bearers: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in _load_names():
        if name.by_text:
            bearers[_fold(name.words)].append(name)
    phrases = [form for some in bearers.values() for name in some for form in _forms(name)]
    book = PhraseBook([*dict.fromkeys(phrases), *_list_others()])
    return _Doubtful(book, {words: tuple(some) for words, some in bearers.items()})


def _find_shared() -> frozenset[str]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in _load_names():
        bearers[_fold(name.words)].add(name.state.iso3)
    return frozenset(folded for folded, states in bearers.items() if len(states) > 1)


def _list_others() -> list[str]:
    """Return the longer phrases that contain a state's name and do not mean the state."""
    table = files("twosource.lexicon").joinpath("not_states.txt").read_text("utf-8")
    others = [line for line in table.splitlines() if not line.startswith("#")]
    return [*others, *(phrase for phrase in list_media_phrases() if not phrase.isalnum())]


def _forms(name: _Name) -> tuple[str, ...]:
    """Return the ways in which a text may write a name: as it is, in capitals, and so on.

    Names of two words or more are taken in lower case too, as badly scraped reports write them.
    """
    words = name.words
    if words.startswith("The "):
        return (words, "the " + words[4:], words.upper())
    if name.how in ("name", "demonym") and " " in words and "." not in words:
        return (words, words.upper(), words.lower())
    return (words, words.upper())


def _is_person(text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word beside the name makes it a person's: "Jordan Lee"."""
    before = _WORD_BEFORE.search(text, max(0, start - _WINDOW), start)
    if before is not None and before[1].lower() in STOPWORDS:
        return False
    if _CAPITALISED_AFTER.match(text, end):
        return True
    return before is not None and before[1][0].isupper() and not before[1].isupper()


def _fold(words: str) -> str:
    return " ".join(words.replace("’", "'").replace("ʼ", "'").casefold().split())


def _fold_whole(name: str) -> str:
    plain = " ".join(name.replace("’", "'").split())
    if len(plain) <= _SHORT:
        return plain
    return plain.casefold().removeprefix("the ")
