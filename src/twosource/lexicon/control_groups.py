"""Whose voice a root is: a government with all its organs and media, a body, or somebody by name.

docs/independence.md tells the rule, which is one for all states; the tables carry the reasons.
"""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from twosource.lexicon.blocs import BLOC
from twosource.lexicon.bodies import Body, find_bodies, find_body
from twosource.lexicon.media import Medium, find_medium, find_namesakes
from twosource.lexicon.rows import read_list, read_rows
from twosource.lexicon.spellings import add_plural, fold_name
from twosource.lexicon.states import find_state
from twosource.model.claim import Actor

__all__ = [
    "UNKNOWN",
    "ControlRow",
    "find_control_group",
    "find_director",
    "find_outlet_group",
    "load_control_rows",
]

UNKNOWN = ""
"""The group of a root of whom it is not known whose voice it is."""

_STATE, _BODY, _NAME = "state:", "body:", "name:"
_GUESSED = "home"
"""The step that takes the state of a role from the place where all this happens."""
_NAMED = frozenset({"name", "demonym", "capital", "metonym"})
_ORGANS = frozenset({"organ", "organ word"})
"""Steps that say whose somebody is: by the name of a state, or by an office of one."""


class ControlRow(Struct, frozen=True):
    """One line of the table; the head of control_groups.tsv tells what the kinds are."""

    kind: str
    names: tuple[str, ...]
    group: str
    reason: str


def find_control_group(actor: Actor) -> str:
    """Return the key of the control group whose voice an actor is, "" where that is not known.

    "state:PRK" is a government with its ministries, forces, police, courts, parliament, officials
    and the media that it directs; "body:UN" a body with its branches; "name:…" anybody else who is
    known by name, in small letters. Who has no name and is no state's ("residents", "a source") is
    unknown, and so is an office of which the state is not known.
    """
    if (media := _find_media(actor)) is not None:
        return _find_group_of_media(media, actor)
    if (body := _find_body(actor)) is not None:
        return _find_group_of_body(body)
    if actor.state and _is_voice_of_state(actor):
        return UNKNOWN if _is_guessed(actor) else _STATE + actor.state
    return _NAME + fold_name(actor.name) if _is_named(actor) else UNKNOWN


def find_director(name: str) -> str:
    """Return the control group that speaks through the medium of that name, "" where none does."""
    medium = find_medium(name)
    return _find_group_of_control(medium.control) if medium is not None else UNKNOWN


def find_outlet_group(name: str) -> str:
    """Return the control group of an outlet itself: of who directs it, else its own by its name."""
    medium = find_medium(name)
    own = medium.name if medium is not None else name
    return find_director(name) or (_NAME + fold_name(own) if own else UNKNOWN)


@cache
def load_control_rows() -> tuple[ControlRow, ...]:
    """Return the lines of the table in their order."""
    rows = read_rows("control_groups.tsv", 4)
    return tuple(ControlRow(kind, tuple(read_list(names)), *rest) for kind, names, *rest in rows)


def _find_media(actor: Actor) -> tuple[Medium, ...] | None:
    """Return the media that an actor may be; None where it is none, or a person with a title."""
    if actor.title or (actor.sectors and "JRN" not in actor.sectors):
        return None
    return find_namesakes(actor.name) or None


def _find_group_of_media(media: tuple[Medium, ...], actor: Actor) -> str:
    """Return the group of a medium, "" where several bear the name and nothing decides.

    A name that several bear is read without a state.
    """
    if len(media) > 1 or ("medium" in _list_steps(actor) and actor.state is None):
        return UNKNOWN
    return _find_group_of_control(media[0].control) or _NAME + fold_name(media[0].name)


def _find_group_of_control(control: str) -> str:
    """Return the group that "state:PRK" or the name of a movement stands for, "" for none."""
    if not control or control.startswith(_STATE):
        return control
    body = find_body(control)
    return _NAME + fold_name(control) if body is None else _find_group_of_body(body)


def _find_body(actor: Actor) -> Body | None:
    """Return the body that an actor is, or by its office speaks for: the chief of NATO."""
    if (body := find_body(actor.name)) is not None:
        return body
    named = [] if actor.state else [one.body for one in find_bodies(actor.title)]
    return named[0] if named else _find_head_of_kind(actor)


def _find_head_of_kind(actor: Actor) -> Body | None:
    """Return the United Nations or the European Union for one whose sector tells that much."""
    if "UNO" in actor.sectors:
        return find_body("United Nations")
    return find_body("European Union") if "EUR" in actor.sectors else None


def _find_group_of_body(body: Body) -> str:
    branches = _index("body")
    if body.name in branches:
        return branches[body.name].group
    if body.kind in (kinds := _index("kind")):
        return kinds[body.kind].group
    if body.state and _has_state_sector(body.sectors):
        return _STATE + body.state
    if body.kind in ("movement", "party", "ngo") or "BUS" in body.sectors[:1]:
        return _NAME + fold_name(body.name)
    return _BODY + body.name


def _is_voice_of_state(actor: Actor) -> bool:
    """Tell whether an actor that belongs to a state speaks for it."""
    if _has_state_sector(actor.sectors) or _has_state_word(actor):
        return True
    if "PTY" in actor.sectors and actor.state in _index("party"):
        return not _is_named(actor) or bool(actor.title)
    if actor.sectors:
        return False
    state = find_state(actor.name) if actor.name else None
    if state is not None:
        return state.iso3 == actor.state
    if _is_named(actor) or not actor.title:
        return not _is_named(actor)
    return _last_word(actor).startswith("spokes") and not _NAMED.isdisjoint(_list_steps(actor))


def _has_state_sector(sectors: tuple[str, ...]) -> bool:
    """Tell whether sectors are those of organs of states, and of nobody who stands apart."""
    groups = {rows[one].group for one in sectors if one in (rows := _index("sector"))}
    return "state" in groups and "apart" not in groups


def _has_state_word(actor: Actor) -> bool:
    """Tell whether the words for an actor say that the state speaks: "state media"."""
    words = f" {fold_name(actor.name or actor.title)} "
    is_common = not _is_named(actor)
    return is_common and any(f" {fold_name(word)} " in words for word in _index("word"))


def _is_guessed(actor: Actor) -> bool:
    """Tell whether a nameless role has its state only from the place where all this happens."""
    steps = _list_steps(actor)
    if actor.name or _GUESSED not in steps or not _ORGANS.isdisjoint(steps):
        return False
    last = _last_word(actor)
    return any(last in (word, add_plural(word)) for word in _index("vague"))


def _is_named(actor: Actor) -> bool:
    """Tell whether an actor has a name of its own.

    "Foreign ministry" is a common noun, and "Western diplomats" may be anybody's.
    """
    return bool(actor.name) and not actor.name[0].islower() and BLOC not in _list_steps(actor)


def _last_word(actor: Actor) -> str:
    return (actor.title.casefold().split() or [""])[-1]


def _list_steps(actor: Actor) -> list[str]:
    return actor.rule.split(" + ")


@cache
def _index(kind: str) -> dict[str, ControlRow]:
    """Return the lines of one kind under each of their names."""
    return {name: row for row in load_control_rows() for name in _list_names(row, kind)}


def _list_names(row: ControlRow, kind: str) -> Iterator[str]:
    if row.kind == kind:
        yield from row.names
