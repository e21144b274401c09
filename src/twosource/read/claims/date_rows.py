"""The days that an act of a sentence may have, each with the signs that speak for it.

A row is a time of the sentence, as it stands, as a beginning and as an end; what the rules of
`binding` make of several; or no time at all. The layers of `choice_layers` choose among them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.claim import Act, Status
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.date_limits import end_by, is_misread
from twosource.read.claims.owners import find_owner
from twosource.read.claims.stretches import Interval
from twosource.read.claims.tense import find_tense
from twosource.read.claims.times import Timed, heads_clause

__all__ = ["DateRow", "Dating", "TimedAct", "list_rows"]

_UNSEEN = -9.0
_SURETIES = (-9, -6, -4, -2, -1, 0, 1, 2, 3, 4, 6)
_BEST = (-5, -2, 0, 2, 4)
_DAYS_OFF = (-366, -60, -14, -7, -2, 0, 1, 7, 30, 400)
_WORDS_APART = (1, 2, 3, 5, 8, 12, 20)
_MOST_TIMES, _MOST_BETWEEN, _MOST_STEPS = 3, 2, 7


class TimedAct(Struct, frozen=True, kw_only=True):
    """An act whose days are asked for.

    `speech` is the act of speech that tells of it, `times` are the network's sureties that a word
    is its time, `ruled` are the days that the rules give it.
    """

    word: int
    act: Act
    status: Status
    speech: Act | None
    times: Mapping[int, float]
    ruled: Interval | None


class Dating(Struct, frozen=True):
    """A sentence with its times and its acts, and the day of writing."""

    clauses: Clauses
    timed: Sequence[Timed]
    acts: Sequence[TimedAct]
    written: date | None
    is_first: bool


class DateRow(Struct, frozen=True):
    """Days that an act may have, None for no time, and their signs.

    `row` are these and the other days of a row of three or more times, where they stand in one.
    """

    days: Interval | None
    signs: tuple[str, ...]
    row: tuple[Interval, ...] = ()


def list_rows(dating: Dating, act: TimedAct) -> list[DateRow]:
    """Return the rows of an act, that of no time first; each stretch of days is in one row."""
    ruled = end_by(act.ruled, act.status, dating.written)
    if is_misread(ruled, act.status, dating.written):
        ruled = None
    act = replace(act, ruled=ruled)
    found: dict[tuple[date | None, date | None], tuple[Interval, list[str]]] = {}
    for days, signs in _list_timed(dating, act):
        if not is_misread(days, act.status, dating.written):
            found.setdefault((days.start, days.end), (days, []))[1].extend(signs)
    if ruled is not None and (ruled.start, ruled.end) not in found:
        found[ruled.start, ruled.end] = (ruled, list(_name_made(ruled, act)))
    several = {(x.days.start, x.days.end): x.row for x in dating.timed if x.days and x.row}
    rows = [
        DateRow(days, tuple(dict.fromkeys(signs)), several.get(at, ()))
        for at, (days, signs) in found.items()
    ]
    return [DateRow(None, tuple(_name_none(dating, act))), *rows]


def _list_timed(dating: Dating, act: TimedAct) -> Iterator[tuple[Interval, list[str]]]:
    """Yield each time of the sentence in its forms: as it stands, from it on, until it."""
    best = _find_best(dating, act)
    for one in dating.timed:
        if one.days is None:
            continue
        signs = [*_name_time(dating, act, one, best), *_name_owner(dating, act, one)]
        for form, days in _list_forms(one.days, act.status, dating.written):
            yield days, [*signs, *_name_form(dating, act, (form, one, days))]


def _list_forms(
    days: Interval, status: Status, written: date | None
) -> Iterator[tuple[str, Interval]]:
    yield "is", end_by(days, status, written) or days
    if days.start is not None and days.end is not None:
        yield "from", replace(days, end=None)
        yield "by", replace(days, start=None)


def _name_act(dating: Dating, act: TimedAct) -> Iterator[str]:
    tense, where = find_tense(dating.clauses, act.word), _name_place(dating.clauses, act.word)
    yield f"act {act.act}"
    yield f"status {act.status}"
    yield f"{act.act} {act.status}"
    yield f"tense {tense}"
    yield where
    yield f"{where} {tense}"
    yield f"speech {act.speech or 'none'}"
    yield f"{dating.clauses.parse.upos[act.word]} {act.status}"


def _name_place(clauses: Clauses, word: int) -> str:
    """Return what a word is, and how it hangs in the tree."""
    return f"{clauses.parse.upos[word]} {clauses.parse.relations[word].split(':')[0]}"


def _name_none(dating: Dating, act: TimedAct) -> Iterator[str]:
    """Yield what tells that a sentence gives an act no time."""
    rule = _name_rule(act)
    best = _name_step(_find_best(dating, act), _BEST)
    signs = [
        *_name_act(dating, act),
        f"times {min(len(dating.timed), _MOST_TIMES)}",
        rule,
        f"{rule} {act.status}",
        f"{rule} {_name_place(dating.clauses, act.word)}",
        f"best {best}",
        f"{rule} best {best}",
        "first" if dating.is_first else "later",
    ]
    yield from (f"none {one}" for one in signs)


def _name_rule(act: TimedAct) -> str:
    return "unruled" if act.ruled is None else "ruled"


def _find_best(dating: Dating, act: TimedAct) -> float:
    return max((_find_surety(act, one) for one in dating.timed), default=_UNSEEN)


def _find_surety(act: TimedAct, one: Timed) -> float:
    """Return how sure the network is that one of the words of a time is the act's."""
    return max(act.times.get(x, _UNSEEN) for x in (one.head, *range(one.first, one.end)))


def _name_time(dating: Dating, act: TimedAct, one: Timed, best: float) -> Iterator[str]:
    """Yield what a time is, how far it stands, and what the network sees in it."""
    clauses, kind = dating.clauses, one.phrase.relation
    yield f"kind {kind}"
    yield f"kind {kind} {act.status}"
    yield f"kind {kind} {act.act}"
    yield f"by {clauses.preposition(one.head) or 'nothing'}"
    if one.days is not None:
        off = _name_off(one.days, dating.written)
        yield f"grain {one.days.grain}"
        yield f"off {off}"
        yield f"off {off} {act.status}"
        yield f"off {off} {act.act}"
    surety = _find_surety(act, one)
    yield f"seen {_name_step(surety, _SURETIES)}"
    yield f"best {surety == best > _UNSEEN} {surety > 0}"
    yield f"times {min(len(dating.timed), _MOST_TIMES + 1)}"
    side = _find_side(act, one)
    nearest = min(dating.acts, key=lambda x: abs(x.word - one.head)).word == act.word
    yield f"nearest {nearest} {side}"
    yield f"apart {_name_step(abs(one.head - act.word), _WORDS_APART)} {side}"
    yield f"steps {min(len(_find_way(clauses, act.word, one.head)), _MOST_STEPS)}"


def _name_owner(dating: Dating, act: TimedAct, one: Timed) -> Iterator[str]:
    """Yield what the word is that a time is said of, and how the act hangs from it."""
    clauses = dating.clauses
    owner = find_owner(clauses, one, [x.word for x in dating.acts])
    other = next((x for x in dating.acts if x.word == owner), None)
    tense, way = find_tense(clauses, act.word), " ".join(_find_way(clauses, act.word, owner))
    if owner == act.word:
        kind = "own"
    elif other is not None:
        kind = "another act's"
    else:
        kind = "a verb's" if heads_clause(clauses, owner) else "a noun's"
    low, high = sorted((act.word, one.head))
    between = sum(low < x.word < high for x in dating.acts)
    yield kind
    yield f"way {way}"
    yield f"{kind} {_find_side(act, one)} {min(between, _MOST_BETWEEN)}"
    yield f"{kind} {_name_place(clauses, act.word)}"
    yield f"{kind} {act.status}"
    yield f"{kind} {act.act}"
    yield f"{kind} {tense}"
    is_ruled = act.ruled is not None and act.ruled == one.days
    yield f"{kind} ruled {is_ruled}"
    if other is not None:
        yield f"of {other.act}"
        yield f"of {other.act} {act.act}"
        yield f"of {other.status} {act.status}"
        yield f"of {other.status} {act.status} {way}"
        yield f"of {find_tense(clauses, owner)} {tense}"


def _name_form(dating: Dating, act: TimedAct, formed: tuple[str, Timed, Interval]) -> Iterator[str]:
    """Yield what tells whether a time is the day, the beginning or the end of an act."""
    form, one, days = formed
    kind, ruled = one.phrase.relation, act.ruled
    yield form
    about = [
        f"kind {kind}",
        f"grain {days.grain}",
        f"kind {kind} {days.grain}",
        f"kind {kind} {act.status}",
        act.status,
        f"{act.act} {act.status}",
        f"{find_tense(dating.clauses, act.word)} {act.status}",
        f"by {dating.clauses.preposition(one.head) or 'nothing'}",
        f"off {_name_off(days, dating.written)} {act.status}",
        f"open {days.start is None} {days.end is None}",
    ]
    yield from (f"{form} {x}" for x in about)
    if ruled is not None and (ruled.start, ruled.end) == (days.start, days.end):
        yield "ruled"
        yield f"ruled {form}"
    else:
        yield f"not ruled {form} {_name_rule(act)}"


def _name_made(ruled: Interval, act: TimedAct) -> Iterator[str]:
    """Yield what tells of days that the rules make of several times, or count."""
    yield "ruled"
    yield "made"
    yield f"made {act.status}"
    yield f"made {act.act}"
    yield f"made open {ruled.start is None} {ruled.end is None}"


def _name_off(days: Interval, written: date | None) -> str:
    """Return how far days lie from the day of writing."""
    day = days.start or days.end
    if written is None or day is None:
        return "unknown"
    return _name_step((day - written).days, _DAYS_OFF)


def _name_step(size: float, steps: Sequence[float]) -> str:
    return next((f"to {step}" for step in steps if size <= step), "beyond")


def _find_side(act: TimedAct, one: Timed) -> str:
    return "behind" if one.head > act.word else "before"


def _find_way(clauses: Clauses, word: int, other: int) -> list[str]:
    """Return the relations from a word up the tree and down to another."""
    up, down = [word, *clauses.above(word)], [other, *clauses.above(other)]
    meet = next((x for x in up if x in down), up[-1])
    relations = [one.split(":")[0] for one in clauses.parse.relations]
    above = [f"up {relations[x]}" for x in up[: up.index(meet)]]
    below = down[: down.index(meet)] if meet in down else down
    return [*above, *(f"down {relations[x]}" for x in reversed(below))]
