"""Bodies that deal with states: organisations, alliances, courts, armed movements, parties.

How disputed names are told is said in docs/policy-states.md.
"""

from collections import defaultdict
from typing import Literal

from msgspec import Struct

from twosource.lexicon.own import OwnBody, per_lexicon, worn
from twosource.lexicon.phrases import PhraseBook, find_phrases
from twosource.lexicon.rows import read_list, read_rows
from twosource.lexicon.sectors import read_sectors
from twosource.lexicon.spellings import fold_name, list_forms
from twosource.lexicon.states import find_states
from twosource.model.actor import Sector

__all__ = ["Body", "BodyMention", "find_bodies", "find_body", "load_bodies"]

BodyKind = Literal[
    "organisation",
    "un",
    "eu",
    "alliance",
    "court",
    "grouping",
    "movement",
    "authority",
    "party",
    "ngo",
]

_KINDS: dict[str, BodyKind] = {
    "organisation": "organisation",
    "un": "un",
    "eu": "eu",
    "alliance": "alliance",
    "court": "court",
    "grouping": "grouping",
    "movement": "movement",
    "authority": "authority",
    "party": "party",
    "ngo": "ngo",
}
_ONLY_WHOLE = "~"
_NEEDS_STATE = "?"
_SOMETHING_ELSE = "!"
_MARKS = _ONLY_WHOLE + _NEEDS_STATE + _SOMETHING_ELSE


class Body(Struct, frozen=True):
    """One body.

    `sectors` are PLOVER's, the most telling first. `state` is the state that it is of (ISO 3166-1
    alpha-3), "" when of none or of several. `aliases` begin with the name. `note` says neutrally
    what is disputed or what the name may hide.
    """

    name: str
    kind: BodyKind
    sectors: tuple[Sector, ...]
    state: str
    aliases: tuple[str, ...]
    note: str


class BodyMention(Struct, frozen=True):
    """A body named at the code points `[start, end)` of a text."""

    start: int
    end: int
    body: Body


class _Bearer(Struct, frozen=True):
    """A body under one of its names, and whether its state must be named beside it."""

    body: Body
    needs_state: bool


class _Row(Struct, frozen=True):
    body: Body
    marked: tuple[str, ...]


class _Index(Struct, frozen=True):
    book: PhraseBook
    bearers: dict[str, list[_Bearer]]


def load_bodies() -> tuple[Body, ...]:
    """Return all bodies: those of the user, then those of the table in its order."""
    return tuple(row.body for row in _load_rows())


def find_body(name: str) -> Body | None:
    """Return the body that the whole of `name` names, None when there is none or several."""
    bearers = _index_whole().get(fold_name(name).removeprefix("the "), [])
    return bearers[0] if len(bearers) == 1 else None


def find_bodies(text: str) -> tuple[BodyMention, ...]:
    """Return the bodies named in `text`, in order and without overlaps, the longest name first.

    Names count as the table writes them or in capitals, so that "who" is not the WHO. A short form
    that several bear ("SDF") is the one's whose state the text names, and nobody's where that
    leaves a doubt. Linear in the text.
    """
    index = _index_text()
    found = [
        (one, index.bearers.get(fold_name(one.words), [])) for one in find_phrases(text, index.book)
    ]
    is_doubtful = any(len(all_) > 1 or all_[0].needs_state for _, all_ in found if all_)
    states = {at.state.iso3 for at in find_states(text)} if is_doubtful else set()
    chosen = ((one, _choose(bearers, states)) for one, bearers in found)
    return tuple(BodyMention(one.start, one.end, body) for one, body in chosen if body is not None)


def _choose(bearers: list[_Bearer], states: set[str]) -> Body | None:
    """Return the one body that a name means in a text that names `states`."""
    if len(bearers) == 1 and not bearers[0].needs_state:
        return bearers[0].body
    near = [one.body for one in bearers if one.body.state in states]
    if not near:
        near = [one.body for one in bearers if not one.body.state and not one.needs_state]
    return near[0] if len(near) == 1 else None


@per_lexicon
def _load_rows() -> tuple[_Row, ...]:
    own = [_make_own(one) for one in worn().bodies]
    taken = {fold_name(name) for row in own for name in row.marked}
    shipped = (_read_row(row) for row in read_rows("bodies.tsv", 6))
    return (*own, *(left for row in shipped if (left := _leave_out(row, taken)).marked))


def _make_own(own: OwnBody) -> _Row:
    names = (own.name, *own.aliases)
    return _Row(Body(own.name, "organisation", own.sectors, own.state, names, own.note), names)


def _leave_out(row: _Row, taken: set[str]) -> _Row:
    """Return a row without the names that the user gives to others."""
    kept = tuple(one for one in row.marked if fold_name(one.lstrip(_MARKS)) not in taken)
    return _Row(row.body, kept)


def _read_row(row: list[str]) -> _Row:
    name, kind, sectors, state, listed, note = row
    marked = read_list(listed)
    plain = [alias.lstrip(_MARKS) for alias in marked if alias[0] != _SOMETHING_ELSE]
    names = tuple(dict.fromkeys([name, *plain]))
    body = Body(name, _KINDS[kind], read_sectors(sectors), state, names, note)
    is_marked = name in {alias[1:] for alias in marked}
    return _Row(body, tuple(marked if is_marked else [name, *marked]))


@per_lexicon
def _index_whole() -> dict[str, list[Body]]:
    bearers: defaultdict[str, list[Body]] = defaultdict(list)
    for row in _load_rows():
        plain = (one.lstrip(_MARKS) for one in row.marked if one[0] != _SOMETHING_ELSE)
        for name in {fold_name(alias) for alias in plain}:
            bearers[name].append(row.body)
    return dict(bearers)


@per_lexicon
def _index_text() -> _Index:
    bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
    phrases: list[str] = []
    for row in _load_rows():
        for alias in row.marked:
            if alias[0] == _ONLY_WHOLE:
                continue
            phrases += list_forms(alias.lstrip(_MARKS))
            bearer = _Bearer(row.body, alias[0] == _NEEDS_STATE)
            known = bearers[fold_name(alias.lstrip(_MARKS))]
            if alias[0] != _SOMETHING_ELSE and all(one.body != row.body for one in known):
                known.append(bearer)
    return _Index(PhraseBook(phrases), dict(bearers))
