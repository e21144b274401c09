"""How many days an act lasts: "arrived on Tuesday for a two-day visit" is Tuesday and Wednesday.

A report gives such an act one day, on which it began or ended, and says how long it lasts.
"""

from datetime import date, timedelta

from twosource.read.claims.clauses import Clauses
from twosource.read.claims.stretches import Interval, make_days
from twosource.read.number_words import ORDINALS, SMALL

__all__ = ["lengthen"]

_UNITS = {"day": 1, "week": 7}
# What is told to go on for longer than this is not told by its days.
_MOST_DAYS = 60
_BEGINNING = frozenset(
    """
    begin start open launch commence arrive land travel depart embark fly head leave pay set kick
    come go gather convene assemble
    """.split()
)
_BEGUN = frozenset("start beginning outset".split())
_ENDING = frozenset(
    "end conclude complete finish wind wrap close cap leave return depart fly".split()
)
_ENDED = frozenset("end close conclusion".split())
_LAST = frozenset("last final closing".split())
_FIRST = frozenset("first opening".split())


def lengthen(clauses: Clauses, word: int, days: Interval | None) -> Interval | None:
    """Return the days that an act took by how long it is said to last, else those it has.

    `word` names the act. Only one day, or what begins on a day, is lengthened, and only where the
    sentence tells which day of the act it is.
    """
    lasting = _count_days(clauses, word)
    if days is None or days.start is None or lasting is None:
        return days
    before = _count_before(clauses, word, lasting)
    if before is None or days.grain != "day" or days.end not in (days.start, None):
        return days
    first: date = days.start - timedelta(days=before)
    return make_days(first, first + timedelta(days=lasting - 1))


def _count_days(clauses: Clauses, word: int) -> int | None:
    """Return how many days a noun is said to last: "a four-day state visit"."""
    parse = clauses.parse
    for child in clauses.children[word]:
        unit = _UNITS.get(parse.lemmas[child].lower())
        is_joined = child >= 2 and parse.words[child - 1] == "-"
        if unit is None or not is_joined or child > word:
            continue
        told = parse.words[child - 2].lower()
        count = int(told) if told.isdecimal() else SMALL.get(told)
        if count and 1 < count * unit <= _MOST_DAYS:
            return int(count) * unit
    return None


def _count_before(clauses: Clauses, word: int, lasting: int) -> int | None:
    """Return how many days of an act lie before the one that is told, None where that is open."""
    parse = clauses.parse
    head = parse.heads[word]
    if head < 0:
        return None
    lemma = parse.lemmas[head].lower()
    if lemma == "day":
        return _count_to(clauses, head, lasting)
    if lemma in _ENDED | _BEGUN and parse.upos[head] == "NOUN":
        return lasting - 1 if lemma in _ENDED else 0
    if _is_told_to_end(clauses, word) or (
        lemma in _ENDING and clauses.preposition(word) in ("", "after", "from")
    ):
        return lasting - 1
    return 0 if lemma in _BEGINNING and clauses.preposition(word) in ("", "for", "on") else None


def _is_told_to_end(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause about it, or about the place behind it, says that it ended."""
    parse = clauses.parse
    below = (x for one in (word, *clauses.children[word]) for x in clauses.children[one])
    verbs = {parse.lemmas[x].lower() for x in below if parse.relations[x].startswith("acl")}
    return not verbs.isdisjoint(_ENDING)


def _count_to(clauses: Clauses, day: int, lasting: int) -> int | None:
    """Return how many days lie before "the second day" or "the last day" of an act."""
    for child in clauses.children[day]:
        told = clauses.parse.words[child].lower()
        if told in _LAST:
            return lasting - 1
        if told in _FIRST:
            return 0
        if told in ORDINALS and ORDINALS[told] <= lasting:
            return int(ORDINALS[told]) - 1
    return None
