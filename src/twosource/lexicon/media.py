"""News agencies and outlets: their names, and whether a government speaks through them."""

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from twosource.lexicon.phrases import PhraseBook, find_phrases

__all__ = [
    "MediaMention",
    "Medium",
    "find_media",
    "find_medium",
    "find_namesakes",
    "list_media_phrases",
    "load_media",
]

MediumKind = Literal["agency", "outlet"]

_KINDS: dict[str, MediumKind] = {"agency": "agency", "outlet": "outlet"}
_ONLY_WHOLE = "~"
_SOMETHING_ELSE = "!"
_ARTICLE = "the "
_SUFFIXES = (" news agency", " newspaper")
# "Diario de Pernambuco" is not Diario, nor "Corriere di Bologna" the Corriere.
_LONGER_NAME = re.compile(r"[^\S\n](?:de|del|della|di|da|do|du|des)(?: l[aeo]s?)?[^\S\n][A-ZÀ-Ý]")


class Medium(Struct, frozen=True):
    """One agency or outlet.

    `country` is where it is edited (ISO 3166-1 alpha-3). `aliases` begin with the name. `control`
    names the body that speaks through it, "state:PRK" for a government, "" when none does;
    `reason` says in one sentence why. The rule, one for all states, is in docs/policy-states.md.
    """

    name: str
    kind: MediumKind
    country: str
    aliases: tuple[str, ...]
    control: str
    reason: str


class MediaMention(Struct, frozen=True):
    """The name of a medium at the code points `[start, end)` of a text.

    `others` are further media of that name, as with "CNA"; with them, `medium` is only the first
    of the table and nothing is decided.
    """

    start: int
    end: int
    medium: Medium
    others: tuple[Medium, ...] = ()


class _Row(Struct, frozen=True):
    medium: Medium
    in_text: tuple[str, ...]
    something_else: tuple[str, ...]


def load_media() -> tuple[Medium, ...]:
    """Return all media, agencies first, in the order of the table."""
    return tuple(row.medium for row in _load_rows())


def find_medium(name: str) -> Medium | None:
    """Return the medium that the whole of `name` names; None when none or several bear it.

    Case, a leading "the" and a trailing "news agency" do not matter.
    """
    bearers = find_namesakes(name)
    return bearers[0] if len(bearers) == 1 else None


def find_namesakes(name: str) -> tuple[Medium, ...]:
    """Return all media that the whole of `name` may name, in the order of the table."""
    by_name = _index_names()
    folded = _fold(name)
    shorter = next((folded.removesuffix(end) for end in _SUFFIXES if folded.endswith(end)), folded)
    return by_name.get(folded) or by_name.get(shorter) or ()


def find_media(text: str) -> tuple[MediaMention, ...]:
    """Return the media named in `text`, in order and without overlaps, the longest name first.

    Names count as they are written in the table or in capitals; short ones in capitals ("AP") only
    so. Names that are ordinary words ("Time") are left to `find_medium`, and names that go on
    ("Diario de …") are those of other media.
    """
    book, bearers = _index_text()
    mentions: list[MediaMention] = []
    for found in find_phrases(text, book):
        media = bearers.get(_fold(found.words))
        if media and not _LONGER_NAME.match(text, found.end):
            mentions.append(MediaMention(found.start, found.end, media[0], media[1:]))
    return tuple(mentions)


def list_media_phrases() -> tuple[str, ...]:
    """Return every spelling of every name that `find_media` takes for a medium."""
    return tuple(form for row in _load_rows() for alias in row.in_text for form in _forms(alias))


@cache
def _load_rows() -> tuple[_Row, ...]:
    table = files("twosource.lexicon").joinpath("media.tsv").read_text("utf-8")
    return tuple(_read_row(line) for line in table.splitlines() if not line.startswith("#"))


def _read_row(line: str) -> _Row:
    name, kind, country, listed, control, reason = line.split("\t")
    marked = [alias for alias in listed.split("|") if alias]
    only_whole = {alias[1:] for alias in marked if alias.startswith(_ONLY_WHOLE)}
    something_else = tuple(alias[1:] for alias in marked if alias.startswith(_SOMETHING_ELSE))
    aliases = [alias.lstrip(_ONLY_WHOLE) for alias in marked if alias[0] != _SOMETHING_ELSE]
    names = tuple(dict.fromkeys([name, *aliases]))
    medium = Medium(name, _KINDS[kind], country, names, control, reason)
    in_text = tuple(alias for alias in names if alias not in only_whole)
    return _Row(medium, in_text, something_else)


@cache
def _index_names() -> dict[str, tuple[Medium, ...]]:
    return _index([(alias, row.medium) for row in _load_rows() for alias in row.medium.aliases])


@cache
def _index_text() -> tuple[PhraseBook, dict[str, tuple[Medium, ...]]]:
    rows = _load_rows()
    known = _index([(alias, row.medium) for row in rows for alias in row.in_text])
    blocked = [form for row in rows for phrase in row.something_else for form in _forms(phrase)]
    return PhraseBook([*list_media_phrases(), *blocked]), known


def _index(pairs: list[tuple[str, Medium]]) -> dict[str, tuple[Medium, ...]]:
    """Return the media under each folded name, each once, in the order of the table."""
    by_name: defaultdict[str, dict[str, Medium]] = defaultdict(dict)
    for name, medium in pairs:
        by_name[_fold(name)][medium.name] = medium
    return {name: tuple(media.values()) for name, media in by_name.items()}


def _forms(alias: str) -> tuple[str, ...]:
    """Return the ways in which a text may write `alias`: as it is, "the …", in capitals."""
    if alias.startswith("The "):
        return (alias, "the " + alias[4:], alias.upper())
    return (alias, alias.upper())


def _fold(name: str) -> str:
    plain = " ".join(name.replace("’", "'").replace("–", "-").casefold().split()).strip(" .,:;")
    return plain.removeprefix(_ARTICLE)
