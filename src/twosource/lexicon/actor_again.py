"""Persons named again by their surname alone: "Davila said" after "General Rosa Davila"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from twosource.lexicon.actor_names import is_surname
from twosource.lexicon.actor_parts import Part
from twosource.lexicon.phrases import PhraseBook, find_phrases
from twosource.lexicon.words import STOPWORDS

__all__ = ["find_again"]

_SUFFIX = re.compile(r"(?:,?[^\S\n](?:Jr|Sr|II|III|IV|V)\.?)+\Z")
_CAPITAL_BEFORE = re.compile(r"(?<!\w)([A-Z][\w’'-]*\.?)[^\S\n]{1,2}\Z")
_CAPITAL_AFTER = re.compile(r"[^\S\n]{1,2}[A-Z][a-z]")
_WINDOW = 40


def find_again(text: str, parts: Sequence[Part]) -> list[Part]:
    """Return the parts with the surnames that name a person of theirs again.

    A surname counts after its bearer was named in full, when nobody else in the text has it, and
    not beside another name. It takes over state, sectors and title. Linear in the text.
    """
    bearers = _index_surnames(parts)
    if not bearers:
        return list(parts)
    filled = [_fill(part, bearers) for part in parts]
    again = _find_bare(text, parts, bearers)
    return sorted([*filled, *again], key=lambda part: part.start)


def _index_surnames(parts: Sequence[Part]) -> dict[str, Part]:
    """Return the first full naming under each surname that only one person of the text has."""
    by_surname: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        surname = _surname_of(part)
        if surname:
            by_surname[surname].append(part)
    return {
        surname: named[0]
        for surname, named in by_surname.items()
        if len({one.name for one in named}) == 1
    }


def _surname_of(part: Part) -> str:
    if part.kind != "person":
        return ""
    words = _SUFFIX.sub("", part.name).split()
    return words[-1] if len(words) > 1 and is_surname(words[-1]) else ""


def _fill(part: Part, bearers: dict[str, Part]) -> Part:
    """Give "Mr Davila" what is known of the one Davila of the text."""
    bearer = bearers.get(part.name)
    if bearer is None or part.kind != "person" or bearer.start > part.start:
        return part
    return replace(
        part,
        name=bearer.name,
        state=part.state or bearer.state,
        sectors=part.sectors or bearer.sectors,
        rules=(*part.rules, "surname"),
    )


def _find_bare(text: str, parts: Sequence[Part], bearers: dict[str, Part]) -> Iterator[Part]:
    taken = bytearray(len(text))
    for part in parts:
        taken[part.start : part.end] = b"\x01" * (part.end - part.start)
    for found in find_phrases(text, PhraseBook(bearers)):
        bearer = bearers[found.words]
        if found.start < bearer.end or taken.find(1, found.start, found.end) != -1:
            continue
        if not _is_beside_name(text, found.start, found.end):
            yield replace(
                bearer,
                start=found.start,
                end=found.end,
                rules=("surname",),
            )


def _is_beside_name(text: str, start: int, end: int) -> bool:
    if _CAPITAL_AFTER.match(text, end):
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, start - _WINDOW), start)
    return before is not None and before[1].casefold() not in STOPWORDS
