"""The parts that actors are made of, as the tables find them: states, organs, roles, people."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from twosource.lexicon.adjectives import has_article, is_adjective
from twosource.lexicon.blocs import BLOC, find_blocs
from twosource.lexicon.bodies import find_bodies
from twosource.lexicon.doubtful import find_koreas, is_american_georgia
from twosource.lexicon.media import MediaMention, find_media
from twosource.lexicon.officeholders import (
    OfficeholderMention,
    Term,
    find_officeholders,
    term_on,
)
from twosource.lexicon.organs import find_organs
from twosource.lexicon.roles import RoleNeeds, find_roles
from twosource.lexicon.sectors import join_sectors
from twosource.lexicon.states import (
    How,
    StateMention,
    find_doubtful_states,
    find_state,
    find_states,
)
from twosource.model.actor import ActorKind, Sector

__all__ = ["Part", "find_parts"]

_STATE_KINDS: dict[How, ActorKind] = {
    "name": "state",
    "demonym": "demonym",
    "capital": "capital",
    "metonym": "metonym",
}

# Short forms that are English words too.
_WORDS = frozenset("WHO PACE MOD LET DIA ANA SCO EAC HUR SAC".split())
_WINDOW = 40
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]{2,24})[^\S\n]{1,2}\Z")
_WORD_AFTER = re.compile(r"[^\S\n]{1,2}([^\W\d_]{2,24})(?![^\W_])")


class Part(Struct, frozen=True, kw_only=True):
    """One part at the code points `[start, end)`, or several that were joined.

    `rules` say how it was found, in order. `is_default` and `needs` are those of `Organ` and
    `Role`. `name_start` and `name_end` hold a person's name where there is one, else the whole.
    """

    start: int
    end: int
    kind: ActorKind
    name: str
    rules: tuple[str, ...]
    state: str = ""
    sectors: tuple[Sector, ...] = ()
    title: str = ""
    is_default: bool = False
    is_plural: bool = False
    needs: RoleNeeds = "nothing"
    body: str = ""


def find_parts(text: str, *, day: str) -> list[Part]:
    """Return the parts in `text` in order, none inside another.

    The longest wins; of two equally long ones a medium goes before a body, then organs, people,
    roles and states. `day` (ISO, "" when not known) chooses among the offices of a person.
    """
    found = [
        *_find_media(text),
        *_find_bodies(text),
        *_find_blocs(text),
        *_find_organs(text),
        *_find_people(text, day),
        *_find_roles(text),
        *_find_states(text),
    ]
    return _keep_longest([part for part in found if not _is_shouted(text, part)], len(text))


def _is_shouted(text: str, part: Part) -> bool:
    """Tell whether a short form is an English word among others in capitals: "THE MAN WHO"."""
    if text[part.start : part.end] not in _WORDS:
        return False
    near = (
        _WORD_BEFORE.search(text, max(0, part.start - _WINDOW), part.start),
        _WORD_AFTER.match(text, part.end),
    )
    return any(one is not None and one[1].isupper() for one in near)


def _keep_longest(found: Iterable[Part], length: int) -> list[Part]:
    """Take parts by falling length wherever no longer one stands; linear in the text."""
    taken = bytearray(length)
    kept: list[Part] = []
    for part in sorted(found, key=lambda part: part.start - part.end):
        if taken.find(1, part.start, part.end) == -1:
            taken[part.start : part.end] = b"\x01" * (part.end - part.start)
            kept.append(part)
    return sorted(kept, key=lambda part: part.start)


def _find_states(text: str) -> Iterator[Part]:
    mentions = find_states(text)
    names = {at.state.iso3 for at in mentions}
    is_american = any(_is_georgia(at) for at in mentions) and is_american_georgia(text)
    for at in mentions:
        if (is_american and _is_georgia(at)) or _is_people(text, at.start):
            continue
        yield _make_state(at, (at.how,))
    for at in find_doubtful_states(text, names):
        yield _make_state(at, (at.how, "by the text"))
    for start, end, code in find_koreas(text, names):
        state = find_state(code)
        if state is not None:
            yield _make_state(StateMention(start, end, state, "name"), ("name", "by the text"))


def _make_state(at: StateMention, rules: tuple[str, ...]) -> Part:
    return Part(
        start=at.start,
        end=at.end,
        kind=_STATE_KINDS[at.how],
        name=at.state.name,
        rules=rules,
        state=at.state.iso3,
        sectors=("GOV",) if at.how == "metonym" else (),
    )


def _is_people(text: str, start: int) -> bool:
    """Tell whether a demonym names a people and no state: "ethnic Albanians"."""
    return text[max(0, start - 7) : start].casefold() == "ethnic "


def _is_georgia(at: StateMention) -> bool:
    return at.state.iso3 == "GEO" and at.how == "name"


def _find_media(text: str) -> Iterator[Part]:
    for at in find_media(text):
        yield Part(
            start=at.start,
            end=at.end,
            kind="medium",
            name=at.medium.name,
            rules=("medium",),
            state=_country_of(at),
            sectors=("JRN",),
        )


def _country_of(at: MediaMention) -> str:
    """Return where a medium is edited, "" when several of that name are edited elsewhere."""
    countries = {medium.country for medium in (at.medium, *at.others)}
    return at.medium.country if len(countries) == 1 else ""


def _find_bodies(text: str) -> Iterator[Part]:
    for at in find_bodies(text):
        yield Part(
            start=at.start,
            end=at.end,
            kind="body",
            name=at.body.name,
            rules=("body",),
            state=at.body.state,
            sectors=at.body.sectors,
        )


def _find_blocs(text: str) -> Iterator[Part]:
    for at in find_blocs(text):
        yield Part(
            start=at.start,
            end=at.end,
            kind="role" if at.is_one else "body",
            name="" if at.is_one else at.name,
            rules=(BLOC,),
            sectors=at.sectors,
            title=at.name if at.is_one else "",
            # Nobody of a bloc is of the state that a report is at home in.
            body=at.name if at.is_one else "",
        )


def _find_organs(text: str) -> Iterator[Part]:
    for at in find_organs(text):
        if is_adjective(text, at.start, at.end):
            continue
        yield Part(
            start=at.start,
            end=at.end,
            kind="organ",
            name=at.organ.name,
            rules=("organ" if at.organ.state else "organ word",),
            state=at.organ.state,
            sectors=at.organ.sectors,
            is_default=at.organ.is_default,
            needs="owner" if at.organ.needs_owner else "nothing",
        )


def _find_roles(text: str) -> Iterator[Part]:
    for at in find_roles(text):
        if is_adjective(text, at.start, at.end) or _is_hour(text, at.start, at.end):
            continue
        yield Part(
            start=at.start,
            end=at.end,
            kind="role",
            name="",
            rules=("role",),
            state=at.role.state,
            sectors=at.role.sectors,
            title=at.role.name,
            is_default=bool(at.role.state),
            is_plural=at.role.is_plural,
            needs="nothing" if has_article(text, at.start, at.end) else at.role.needs,
        )


def _is_hour(text: str, start: int, end: int) -> bool:
    """Tell whether "PM" stands after an hour and is no prime minister."""
    return text[start:end] == "PM" and text[max(0, start - 2) : start].strip()[-1:].isdigit()


def _find_people(text: str, day: str) -> Iterator[Part]:
    for at in find_officeholders(text):
        term, is_known = _choose_term(at, day)
        yield Part(
            start=at.start,
            end=at.end,
            kind="person",
            name=at.person.name,
            rules=("office-holder",),
            state=term.state,
            sectors=term.sectors if is_known else join_sectors(("ELI",), term.sectors),
            title=term.title if is_known else "",
        )


def _choose_term(at: OfficeholderMention, day: str) -> tuple[Term, bool]:
    """Return the office to tell of, and whether the person held it on the day.

    Without a day the last office is told. Outside all terms the person is one of the elite, as
    PLOVER has it, and the title is left open.
    """
    if not day:
        return at.person.terms[-1], True
    held = term_on(at.person, day)
    if held is not None:
        return held, True
    before = [term for term in at.person.terms if term.start <= day]
    return (before or list(at.person.terms))[-1], False
