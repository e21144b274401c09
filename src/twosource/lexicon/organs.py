"""Organs of states: those with a name of their own, and the words for the others.

"The Pentagon" is one state's; "the defence ministry" is whose the words beside it say.
"""

from msgspec import Struct

from twosource.lexicon.own import per_lexicon, worn
from twosource.lexicon.phrases import PhraseBook, find_phrases
from twosource.lexicon.portfolios import load_portfolios
from twosource.lexicon.rows import read_list, read_rows
from twosource.lexicon.sectors import read_sectors
from twosource.lexicon.spellings import add_plural, fold_name, list_cases, list_forms
from twosource.model.actor import Sector

__all__ = ["Organ", "OrganMention", "find_organs", "load_organs"]

_DEFAULT = "?"
_NEEDS_OWNER = "~"
_SOMETHING_ELSE = "!"


class Organ(Struct, frozen=True):
    """One organ, or one kind of organ.

    `state` is ISO 3166-1 alpha-3, "" for a kind that every state may have. `is_default` tells that
    other states have one of this name too, and that a state named before it goes first: Pakistan's
    Foreign Office. `needs_owner` tells that the word alone is too common: "forces".
    """

    name: str
    state: str
    sectors: tuple[Sector, ...]
    is_default: bool = False
    needs_owner: bool = False


class OrganMention(Struct, frozen=True):
    """An organ at the code points `[start, end)` of a text, without the words that say whose."""

    start: int
    end: int
    organ: Organ


class _Index(Struct, frozen=True):
    book: PhraseBook
    organs: dict[str, Organ]


def load_organs() -> tuple[Organ, ...]:
    """Return the organs with a name of their own, then the kinds."""
    return tuple(dict.fromkeys(_index().organs.values()))


def find_organs(text: str) -> tuple[OrganMention, ...]:
    """Return the organs in `text`, in order and without overlaps, the longest first. Linear."""
    index = _index()
    found = (
        (one, index.organs.get(fold_name(one.words))) for one in find_phrases(text, index.book)
    )
    return tuple(OrganMention(one.start, one.end, organ) for one, organ in found if organ)


@per_lexicon
def _index() -> _Index:
    organs: dict[str, Organ] = {}
    phrases: list[str] = []
    for forms, organ in [*_list_own(), *_list_named(), *_list_kinds(), *_list_ministries()]:
        for form in forms:
            organs.setdefault(fold_name(form), organ)
        phrases += forms
    blocked = [form for other in _list_others() for form in list_forms(other)]
    return _Index(PhraseBook([*phrases, *blocked]), organs)


def _list_own() -> list[tuple[list[str], Organ]]:
    """Return the organs of the user, which go before others of their name."""
    return [
        (
            [form for name in (one.name, *one.aliases) for form in list_forms(name)],
            Organ(one.name, one.state, one.sectors),
        )
        for one in worn().organs
    ]


def _list_named() -> list[tuple[list[str], Organ]]:
    """Return the organs of `organs.tsv` with all their spellings."""
    listed: list[tuple[list[str], Organ]] = []
    for name, state, sectors, aliases in read_rows("organs.tsv", 4):
        organ = Organ(
            name, state.rstrip(_DEFAULT), read_sectors(sectors), is_default=state.endswith(_DEFAULT)
        )
        names = [alias for alias in read_list(aliases) if alias[0] != _SOMETHING_ELSE]
        listed.append(([form for one in (name, *names) for form in list_forms(one)], organ))
    return listed


def _list_kinds() -> list[tuple[list[str], Organ]]:
    listed: list[tuple[list[str], Organ]] = []
    for sectors, words in read_rows("organ_words.tsv", 2):
        for word in read_list(words):
            if word[0] == _SOMETHING_ELSE:
                continue
            plain = word.lstrip(_NEEDS_OWNER)
            organ = Organ(
                plain, "", read_sectors(sectors), needs_owner=word.startswith(_NEEDS_OWNER)
            )
            both = [plain, add_plural(plain)]
            listed.append(([case for one in both if one for case in list_cases(one)], organ))
    return listed


def _list_ministries() -> list[tuple[list[str], Organ]]:
    """Return "foreign ministry", "ministry of foreign affairs" and so on, for each portfolio."""
    listed: list[tuple[list[str], Organ]] = []
    for portfolio in load_portfolios():
        for words in portfolio.words:
            forms = [f"{words} ministry", f"{words} ministries", f"{words} department"]
            forms += [f"{head} of {words}" for head in ("ministry", "department")]
            forms += [f"ministry of the {words}", f"ministry for {words}"]
            organ = Organ(f"{portfolio.words[0]} ministry", "", portfolio.sectors)
            listed.append(([case for form in forms for case in list_cases(form)], organ))
    return listed


def _list_others() -> list[str]:
    lists = [row[3] for row in read_rows("organs.tsv", 4)]
    lists += [row[1] for row in read_rows("organ_words.tsv", 2)]
    marked = [alias for listed in lists for alias in read_list(listed)]
    return [alias[1:] for alias in marked if alias.startswith(_SOMETHING_ELSE)]
