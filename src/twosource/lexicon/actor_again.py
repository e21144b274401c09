"""Persons named again by their surname alone: "Davila said" after "General Rosa Davila"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from twosource.lexicon.actor_names import is_surname
from twosource.lexicon.actor_parts import Part
from twosource.lexicon.words import STOPWORDS

__all__ = ["find_again"]

_SUFFIX = re.compile(r"(?:,?[^\S\n](?:Jr|Sr|II|III|IV|V)\.?)+\Z")
_CAPITAL_BEFORE = re.compile(r"(?<!\w)([A-Z][\w’'-]*\.?)[^\S\n]{1,2}\Z")
_CAPITAL_AFTER = re.compile(r"[^\S\n]{1,2}[A-Z][a-z]")
_WORD = re.compile(r"(?<![_@#])[^\W_]+")
_WINDOW = 40


def find_again(text: str, parts: Sequence[Part], known: Sequence[Part] = ()) -> list[Part]:
    """Return the parts with those that name a person of theirs, or a known one, again.

    A surname ("Davila", "Mahran Talu") counts after its bearer was named in full, as long as nobody
    else named so far has it, and not beside another name. It takes over state, sectors and title.
    Linear in the text.
    """
    bearers = _index_bearers([*known, *parts])
    if not bearers:
        return list(parts)
    filled = [_fill(part, bearers) for part in parts]
    again = _find_bare(text, parts, bearers)
    return sorted([*filled, *again], key=lambda part: part.start)


def _index_bearers(parts: Sequence[Part]) -> dict[str, list[Part]]:
    """Return the persons under each form that may name them again, in the order of naming."""
    named: dict[str, Part] = {}
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for part in parts:
        before = named.get(part.name)
        if before is not None:
            named[part.name] = _add_missing(before, part)
        elif len(owners[part.name]) != 1 and _tails_of(part):
            named[part.name] = part
            for tail in _tails_of(part):
                owners[tail].add(part.name)
    bearers: defaultdict[str, list[Part]] = defaultdict(list)
    for part in named.values():
        for tail in _tails_of(part):
            # From the second on nobody is meant by the surname, so the rest need not be kept.
            if len(bearers[tail]) < 2 or tail == part.name:
                bearers[tail].append(part)
    return dict(bearers)


def _tails_of(part: Part) -> list[str]:
    """Return the full name and the ends of it that may stand for it: "Rosa Davila", "Davila"."""
    if part.kind != "person":
        return []
    words = _SUFFIX.sub("", part.name).split()
    if len(words) < 2 or not is_surname(words[-1]) or not words[0][0].isalpha():
        return []
    tails = [" ".join(words[place:]) for place in range(1, len(words))]
    return [part.name, *(tail for tail in tails if tail[0].isupper())]


def _add_missing(part: Part, other: Part) -> Part:
    """Return a part with what another naming of the same person knows and it does not."""
    return replace(
        part,
        state=part.state or other.state,
        sectors=part.sectors or other.sectors,
        title=part.title or other.title,
    )


def _who(name: str, start: int, bearers: dict[str, list[Part]]) -> Part | None:
    """Return the one person named so far whom a name at `start` may mean."""
    so_far = [part for part in bearers.get(name, ()) if part.end <= start]
    exact = [part for part in so_far if part.name == name]
    chosen = exact or so_far
    return chosen[0] if len(chosen) == 1 else None


def _fill(part: Part, bearers: dict[str, list[Part]]) -> Part:
    """Give "Mr Davila" what is known of the one Davila named so far, and a full name likewise."""
    if part.kind != "person" or part.name not in bearers:
        return part
    own = [one for one in bearers[part.name] if one.name == part.name]
    bearer = own[0] if own else _who(part.name, part.start, bearers)
    if bearer is None:
        return part
    is_new = bearer.name != part.name
    rules = (*part.rules, "surname") if is_new else part.rules
    return replace(_add_missing(part, bearer), name=bearer.name, rules=rules)


def _find_bare(text: str, parts: Sequence[Part], bearers: dict[str, list[Part]]) -> Iterator[Part]:
    taken = bytearray(len(text))
    for part in parts:
        taken[part.start : part.end] = b"\x01" * (part.end - part.start)
    for start, words in _find_forms(text, bearers):
        end = start + len(words)
        bearer = _who(words, start, bearers)
        if bearer is None or taken.find(1, start, end) != -1 or _is_beside_name(text, start, end):
            continue
        rule = "surname" if words != bearer.name else "named again"
        yield replace(bearer, start=start, end=end, rules=(rule,))


def _find_forms(text: str, forms: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield where a form stands as whole words, and the form, the longest at each place.

    Not by a `PhraseBook`: its patterns are made for tables that many texts share, and to compile
    some for the few persons of one report took longer than all the rest.
    """
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        first = _WORD.match(form)
        if first is not None:
            by_word[first.group()].append(form)
    last = 0
    for word in _WORD.finditer(text):
        for form in by_word.get(word.group(), ()):
            start, end = word.start(), word.start() + len(form)
            is_whole = text.startswith(form, start) and not (text[end : end + 1] or " ").isalnum()
            if start >= last and is_whole:
                last = end
                yield start, form
                break


def _is_beside_name(text: str, start: int, end: int) -> bool:
    if _CAPITAL_AFTER.match(text, end):
        return True
    before = _CAPITAL_BEFORE.search(text, max(0, start - _WINDOW), start)
    return before is not None and before[1].casefold() not in STOPWORDS
