"""Well-known holders of offices, with the dates between which they held them.

The table has gaps on purpose: what was not known for sure was left out.
"""

import re
from collections import defaultdict

from msgspec import Struct

from twosource.lexicon.own import per_lexicon, worn
from twosource.lexicon.phrases import Found, PhraseBook, find_phrases
from twosource.lexicon.rows import read_list, read_rows
from twosource.lexicon.sectors import read_sectors
from twosource.lexicon.spellings import fold_name, list_forms
from twosource.lexicon.words import STOPWORDS
from twosource.model.actor import Sector

__all__ = [
    "Officeholder",
    "OfficeholderMention",
    "Term",
    "find_officeholders",
    "load_officeholders",
    "term_on",
]

_WINDOW = 40
# "Trump Tower" is no person, and "Xi'an" is a city.
_NO_PERSON_AFTER = re.compile(
    r"['’]an\b|(?:[^\S\n]{1,2}|-)(?:Jr|Sr|II|III|Tower|Towers|Organization|Organisation|University|Foundation|"
    r"Library|School|Center|Centre|Square|Street|Avenue|Airport|Institute|Prize|Stadium|Hotel)\b"
)
_CAPITAL_AFTER = re.compile(r"[^\S\n]{1,2}[A-Z][a-z]")
_WORD_BEFORE = re.compile(r"(?<!\w)([A-Z][\w’'-]*\.?)[^\S\n]{1,2}\Z")


class Term(Struct, frozen=True):
    """One office held by one person.

    `state` is ISO 3166-1 alpha-3, "" for an office that is no state's. `start` and `end` are ISO
    dates, to the month or the year where more was not known for sure; `end` is "" while the table
    knows none.
    """

    title: str
    state: str
    sectors: tuple[Sector, ...]
    start: str
    end: str


class Officeholder(Struct, frozen=True):
    """One person. `aliases` begin with the name; `terms` are in order of their start."""

    name: str
    aliases: tuple[str, ...]
    terms: tuple[Term, ...]


class OfficeholderMention(Struct, frozen=True):
    """A person of the table named at the code points `[start, end)` of a text."""

    start: int
    end: int
    person: Officeholder


class _Index(Struct, frozen=True):
    book: PhraseBook
    people: dict[str, Officeholder]


def load_officeholders() -> tuple[Officeholder, ...]:
    """Return all persons of the table, in its order, then those of the user."""
    return _load_people()


def term_on(person: Officeholder, day: str) -> Term | None:
    """Return the office that a person held on `day` (ISO), None when none is known.

    Where two terms meet in a month that is known without its day, the later one counts.
    """
    held = [term for term in person.terms if _starts_by(term, day) and not _is_over(term, day)]
    return held[-1] if held else None


def find_officeholders(text: str) -> tuple[OfficeholderMention, ...]:
    """Return the persons of the table named in `text`, in order and without overlaps.

    A surname alone counts only where the table gives it, and not beside the given name of somebody
    else. Linear in the text.
    """
    index = _index()
    mentions: list[OfficeholderMention] = []
    for found in find_phrases(text, index.book):
        person = index.people.get(fold_name(found.words))
        if person is not None and not _is_other(text, found, person):
            mentions.append(OfficeholderMention(found.start, found.end, person))
    return tuple(mentions)


def _starts_by(term: Term, day: str) -> bool:
    return term.start <= day


def _is_over(term: Term, day: str) -> bool:
    """Tell whether a term ended before `day`; one that ended in its month may not have."""
    return bool(term.end) and term.end < day[: len(term.end)]


@per_lexicon
def _load_people() -> tuple[Officeholder, ...]:
    terms: defaultdict[str, list[Term]] = defaultdict(list)
    aliases: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, listed, state, sectors, title, start, end in read_rows("officeholders.tsv", 7):
        aliases[name] |= dict.fromkeys([name, *read_list(listed)])
        terms[name].append(Term(title, state, read_sectors(sectors), start, end))
    for own in worn().people:
        aliases[own.name] |= dict.fromkeys([own.name, *own.aliases])
        terms[own.name].append(Term(own.title, own.state, own.sectors, own.start, own.end))
    return tuple(
        Officeholder(name, tuple(aliases[name]), tuple(sorted(held, key=lambda term: term.start)))
        for name, held in terms.items()
    )


@per_lexicon
def _index() -> _Index:
    people = {fold_name(alias): one for one in _load_people() for alias in one.aliases}
    aliases = [alias for one in _load_people() for alias in one.aliases]
    return _Index(PhraseBook([form for alias in aliases for form in list_forms(alias)]), people)


def _is_other(text: str, found: Found, person: Officeholder) -> bool:
    """Tell whether the words beside a surname make it another person's or a thing's."""
    if _NO_PERSON_AFTER.match(text, found.end):
        return True
    if " " in found.words:
        return False
    if person.name.startswith(found.words + " ") and _CAPITAL_AFTER.match(text, found.end):
        return True
    before = _WORD_BEFORE.search(text, max(0, found.start - _WINDOW), found.start)
    return before is not None and _is_given_name(before[1], person)


def _is_given_name(word: str, person: Officeholder) -> bool:
    """Tell whether a word before a surname may be a given name that is not this person's."""
    return (
        not word.endswith(("'s", "’s"))
        and word.casefold() not in STOPWORDS
        and word.casefold() not in _NEVER_GIVEN
        and word not in person.name.split()
    )


_NEVER_GIVEN = frozenset(
    """
    president minister premier chancellor secretary king queen prince princess pope emir sultan
    chairman chief leader general senator governor ambassador envoy mr mr. mrs mrs. ms ms. dr dr.
    sir lord lady us u.s. uk against commander marshal comrade prime candidate
    deputy spokesman spokeswoman ayatollah sheikh crown imam former ex said says monday
    tuesday wednesday thursday friday saturday sunday
    """.split()
)
"""Words with a capital that stand before a surname and are no given name."""
