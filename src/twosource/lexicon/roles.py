"""Titles and roles that make a person, or a group of persons, an actor."""

from functools import cache
from typing import Literal

from msgspec import Struct

from twosource.lexicon.phrases import PhraseBook, find_phrases
from twosource.lexicon.portfolios import load_portfolios
from twosource.lexicon.rows import read_list, read_rows
from twosource.lexicon.sectors import read_sectors
from twosource.lexicon.spellings import add_plural, fold_name, list_cases, list_forms
from twosource.model.actor import Sector

__all__ = ["Role", "RoleMention", "RoleNeeds", "find_roles", "load_roles"]

RoleNeeds = Literal["nothing", "owner", "name"]

_MARKS: dict[str, RoleNeeds] = {"~": "owner", "^": "name"}
_ALL_MARKS = "~^!"
# Groups without an "s": "Iraqi people".
_GROUPS = frozenset(
    """
    people children women men personnel staff team crew family convoy spokespeople group police
    """.split()
)


class Role(Struct, frozen=True):
    """One role.

    `sectors` are empty where they come from whom it is with: a spokesman. `needs` says what must
    stand beside the word: "owner" whose it is, or a name; "name" a name only ("Gen.", "King").
    """

    name: str
    sectors: tuple[Sector, ...]
    state: str = ""
    needs: RoleNeeds = "nothing"
    is_plural: bool = False


class RoleMention(Struct, frozen=True):
    """A role at the code points `[start, end)` of a text, without owner and name."""

    start: int
    end: int
    role: Role


class _Index(Struct, frozen=True):
    book: PhraseBook
    roles: dict[str, Role]


def load_roles() -> tuple[Role, ...]:
    """Return all roles, those of `roles.tsv` before ministers."""
    return tuple(dict.fromkeys(_index().roles.values()))


def find_roles(text: str) -> tuple[RoleMention, ...]:
    """Return the roles in `text`, in order and without overlaps, the longest first. Linear."""
    index = _index()
    found = ((one, index.roles.get(fold_name(one.words))) for one in find_phrases(text, index.book))
    return tuple(RoleMention(one.start, one.end, role) for one, role in found if role)


@cache
def _index() -> _Index:
    roles: dict[str, Role] = {}
    phrases: list[str] = []
    for role in [*_list_roles(), *_list_ministers()]:
        forms = list_cases(role.name)
        roles.setdefault(fold_name(role.name), role)
        # "King" before a name is a title; "king" before one is not.
        phrases += forms[1:] if role.needs == "name" and role.name.islower() else forms
    return _Index(PhraseBook([*phrases, *_list_others()]), roles)


def _list_roles() -> list[Role]:
    rows = read_rows("roles.tsv", 3)
    return [
        role
        for sectors, state, words in rows
        for word in read_list(words)
        if word[0] != "!"
        for role in _read_role(word, read_sectors(sectors), state)
    ]


def _read_role(word: str, sectors: tuple[Sector, ...], state: str) -> list[Role]:
    needs = _MARKS.get(word[0], "nothing")
    plain = word.lstrip(_ALL_MARKS)
    plural = add_plural(plain)
    # What ends in "s" and has no regular plural is one already: "officials", "heads of state".
    is_group = plain.split(" ")[-1] in _GROUPS or plain.split(" of ")[0].endswith("s")
    is_plural = is_group and needs != "name"
    single = Role(plain, sectors, state, needs, is_plural=is_plural)
    if needs == "name" or is_plural or not plural:
        return [single]
    return [single, Role(plural, sectors, state, needs, is_plural=True)]


def _list_ministers() -> list[Role]:
    """Return "foreign minister", "minister of foreign affairs", "defence secretary" and so on."""
    roles: list[Role] = []
    for portfolio in load_portfolios():
        for words in portfolio.words:
            heads = [f"{words} minister", f"{words} secretary", f"{words} chief"]
            heads += [f"minister of {words}", f"minister for {words}", f"secretary of {words}"]
            plurals = [f"{words} ministers", f"ministers of {words}", f"{words} secretaries"]
            sectors: tuple[Sector, ...] = ("GOV", "MIL") if "MIL" in portfolio.sectors else ("GOV",)
            roles += [Role(head, sectors) for head in heads]
            roles += [Role(head, sectors, is_plural=True) for head in plurals]
    return roles


def _list_others() -> list[str]:
    """Return the longer phrases that contain a title and mean something else."""
    marked = [word for row in read_rows("roles.tsv", 3) for word in read_list(row[2])]
    return [form for word in marked if word[0] == "!" for form in list_forms(word[1:])]
