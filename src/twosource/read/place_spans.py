"""Which words of a sentence name places, and what the words beside them say of each.

The network and the lexicon propose; compounds ("Kyiv-backed"), treaties, diseases and the like that
are only named after a place are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.gazetteer import find_candidates
from twosource.lexicon.sites import SiteMention, find_sites, iter_sites_in
from twosource.lexicon.states import How, StateMention
from twosource.model.actor import ActorMention
from twosource.model.reading import ReadSentence
from twosource.read.place_words import (
    AFTER,
    BEFORE,
    CAPITAL_DIRECTION,
    COMPOUND_AFTER,
    COMPOUND_BEFORE,
    DIRECTION,
    EVENT_AFTER,
    INSIDE,
    INSIDE_NAME,
    LEAST_KNOWN,
    LISTED,
    LOCATIVE,
    LONGEST_CODE,
    NAMED_AFTER,
    NAMED_BEFORE,
    NO_NAMES,
    NO_PLACES,
    OPENING,
    OWNED,
    PART_OF_STATE,
    PLACE_LABELS,
    REGION,
    RUN,
    WINDOW,
    Hint,
)

__all__ = ["Proposal", "propose_places"]


class Proposal(Struct, frozen=True, kw_only=True):
    """A name of a place at the code points `[start, end)` of its sentence.

    `name` is how it is looked up, without article and direction. `hint` is what kind it is by the
    words beside it. `states` (ISO 3166-1 alpha-3) and `inside` (a name) say where it lies by them.
    `listed` are the names beside it in a list. `state` is set where the name is that of a state.
    """

    start: int
    end: int
    name: str
    hint: Hint = ""
    states: tuple[str, ...] = ()
    inside: str = ""
    listed: tuple[str, ...] = ()
    state: str | None = None


def propose_places(sentence: ReadSentence, named: Sequence[StateMention]) -> list[Proposal]:
    """Return the names of places in a sentence, in order and without overlaps.

    `named` are the states that it names.
    """
    text = sentence.text
    taken = [(one.start, one.end) for one in sentence.actors if _holds_names(one)]
    taken += [(one.start, one.end) for one in named if one.how in ("demonym", "metonym")]
    stretches = _without_overlap(_list_stretches(sentence, named), taken)
    kept = [one for one in stretches if not _is_named_after(text, *one)]
    lists = _find_lists(text, kept)
    return [_describe(text, one, kept, named, lists.get(one, ())) for one in kept]


def _holds_names(actor: ActorMention) -> bool:
    """Tell whether a table says that an actor is no place, whatever its name holds."""
    steps = actor.rule.split(" + ")
    is_listed = not all(step.startswith("network") for step in steps)
    return actor.kind in NO_PLACES and is_listed


def _find_lists(text: str, kept: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
    """Return what stands beside each name in a list: "in Iowa, New York and Ohio".

    Two names with a comma between are a place and where it is, not a list.
    """
    lists: list[list[tuple[int, int]]] = []
    for one in kept:
        between = text[lists[-1][-1][1] : one[0]] if lists else ""
        if lists and LISTED.match(between):
            lists[-1].append(one)
        else:
            lists.append([one])
    found = {}
    for some in lists:
        has_and = re.search(r"\b(?:and|or)\b", text[some[0][0] : some[-1][1]])
        if len(some) > 3 or (len(some) > 1 and has_and):
            for at, one in enumerate(some):
                beside = some[max(0, at - 2) : at] + some[at + 1 : at + 3]
                found[one] = [_name_plainly(text[low:high]) for low, high in beside]
    return found


def _list_stretches(
    sentence: ReadSentence, named: Sequence[StateMention]
) -> Iterator[tuple[int, int]]:
    """Yield stretches, those first that are surest."""
    text = sentence.text
    seen = _sort_names(sentence)
    whole = [one for one in seen.others if " " in text[slice(*one)]]
    yield from _list_states(named, "name", whole)
    for site in iter_sites_in(text):
        if _is_sure(text, site, seen) and not _is_part(site.start, site.end, whole):
            yield site.start, site.end
    yield from _list_states(named, "capital", whole)
    for stretch in seen.places:
        yield from _cut(text, *stretch)
    for stretch in [*seen.maybe, *seen.others]:
        for start, end in _cut(text, *stretch):
            if _is_listed(text[start:end]) and (
                stretch in seen.maybe or _is_placed(text, start, end, named)
            ):
                yield start, end


def _list_states(
    named: Sequence[StateMention], how: How, whole: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for state in named:
        if state.how == how and not _is_part(state.start, state.end, whole):
            yield state.start, state.end


class _Seen(Struct, frozen=True):
    """What the network holds to be places, may hold to be, and holds to be something else."""

    places: tuple[tuple[int, int], ...]
    maybe: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, int], ...]


def _sort_names(sentence: ReadSentence) -> _Seen:
    """Sort the names of a sentence; the scheme "uner" tells best, the two others may outvote it."""
    parse = sentence.parse
    found: tuple[list[tuple[int, int]], ...] = ([], [], [])
    agreed = Counter(
        word
        for name in parse.names
        if name.label in PLACE_LABELS
        for word in range(name.start, name.end)
    )
    for name in parse.names:
        stretch = parse.starts[name.start], parse.ends[name.end - 1]
        is_agreed = all(agreed[word] > 1 for word in range(name.start, name.end))
        if name.label == "LOC" or (name.label in PLACE_LABELS and is_agreed):
            found[0].append(stretch)
        elif name.scheme == "uner":
            found[2].append(stretch)
        elif name.label in PLACE_LABELS or EVENT_AFTER.match(sentence.text, stretch[1]):
            found[1].append(stretch)
    return _Seen(*(tuple(some) for some in found))


def _is_part(start: int, end: int, longer: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a stretch is a part of a longer name: "Beijing" of "Beijing Health Bureau"."""
    return any(low <= start and end <= high and high - low > end - start for low, high in longer)


def _is_sure(text: str, site: SiteMention, seen: _Seen) -> bool:
    """Tell whether a name of our tables names the place: some are words or names of people too."""
    if " " in site.name or "-" in site.name:
        return True
    if any(low <= site.start and site.end <= high for low, high in seen.places):
        return True
    return LOCATIVE.search(text, max(0, site.start - WINDOW), site.start) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words with capitals in a stretch.

    "Pandi, Bulacan" names two places, "the small town of Garissa" one.
    """
    for run in RUN.finditer(text, start, end):
        skipped = OPENING.match(text, run.start(), run.end())
        begin = skipped.end() if skipped else run.start()
        name = text[begin : run.end()]
        if name and name not in NO_NAMES and not _is_code(name):
            yield begin, run.end()
            yield from _part(text, begin, run.end())


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands before and after "of", for where the whole holds another place."""
    of = text.find(" of ", start, end)
    if of > 0:
        yield start, of
        yield of + len(" of "), end


def _is_code(name: str) -> bool:
    """Tell whether a name is written like "UNHCR" and in no table of ours."""
    plain = name.replace(".", "")
    return plain.isupper() and len(plain) <= LONGEST_CODE and not find_sites(name)


def _is_listed(name: str) -> bool:
    """Tell whether a site or a town of some size bears a name."""
    towns = (one for one in find_candidates(name) if one.is_first)
    return bool(find_sites(name)) or any(one.population >= LEAST_KNOWN for one in towns)


def _is_placed(text: str, start: int, end: int, named: Sequence[StateMention]) -> bool:
    """Tell whether a name that the network takes for something else is that of a place after all.

    "In" must stand before it, "city" or "talks" behind it, or where it is: "Krasnodar, Russia".
    """
    if LOCATIVE.search(text, max(0, start - WINDOW), start) or EVENT_AFTER.match(text, end):
        return True
    if _find_hint(text, start, end)[0]:
        return True
    inside = INSIDE_NAME.match(text, end)
    if inside is None:
        return False
    states = [one.state.iso2 for one in named if one.start == inside.start(1)]
    return any(
        one.country in states or one.admin == inside[1]
        for one in find_candidates(text[start:end])
        if one.is_first
    )


def _without_overlap(
    stretches: Iterator[tuple[int, int]], taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in stretches:
        if start < end and not any(low < end and start < high for low, high in [*taken, *kept]):
            kept.append((start, end))
    return sorted(kept)


def _is_named_after(text: str, start: int, end: int) -> bool:
    return bool(
        COMPOUND_AFTER.match(text, end)
        or NAMED_AFTER.match(text, end)
        or COMPOUND_BEFORE.search(text, max(0, start - 2), start)
        or NAMED_BEFORE.search(text, max(0, start - WINDOW), start)
    )


def _describe(
    text: str,
    stretch: tuple[int, int],
    others: Sequence[tuple[int, int]],
    named: Sequence[StateMention],
    listed: Sequence[str],
) -> Proposal:
    start, end = stretch
    own = next((x for x in named if (x.start, x.end) == stretch), None)
    if own is not None and own.how == "name":
        return _describe_state(text, own)
    hint, longer = _find_hint(text, start, end)
    states = [own.state.iso3] if own is not None else _find_owners(text, start, end, named)
    following = next((x for x in others if x[0] >= end and INSIDE.match(text[end : x[0]])), None)
    return Proposal(
        start=start,
        end=longer,
        name=_name_plainly(text[start:end]),
        hint=hint,
        states=tuple(states),
        inside=_name_plainly(text[slice(*following)]) if following and not listed else "",
        listed=tuple(listed),
    )


def _describe_state(text: str, own: StateMention) -> Proposal:
    """Return a state, or a part of it: "southern Chad", "the west of Suriname"."""
    part = PART_OF_STATE.search(text, max(0, own.start - WINDOW), own.start)
    return Proposal(
        start=part.start() if part else own.start,
        end=own.end,
        name=text[part.start() : own.end] if part else own.state.name,
        hint="region" if part else "",
        states=(own.state.iso3,),
        state=own.state.iso3,
    )


def _name_plainly(words: str) -> str:
    if find_sites(words) or find_candidates(words):
        return words
    plain = DIRECTION.sub("", words)
    listed = CAPITAL_DIRECTION.sub("", plain)
    return listed if find_sites(listed) else plain


def _find_hint(text: str, start: int, end: int) -> tuple[Hint, int]:
    """Return what kind of place it is, and where its name ends with the word that says so."""
    for hint, look in AFTER.items():
        match = look.match(text, end)
        if match is not None:
            return hint, match.end()
    for hint, look in BEFORE.items():
        if look.search(text, max(0, start - WINDOW), start):
            return hint, end
    inner = re.search(rf" ({REGION})\Z", text[start:end], re.IGNORECASE)
    return ("region" if inner else ""), end


def _find_owners(text: str, start: int, end: int, named: Sequence[StateMention]) -> list[str]:
    """Return the states that the words beside a name put it in, the surest first."""
    after = [
        one.state.iso3
        for one in named
        if one.start >= end and one.how == "name" and INSIDE.match(text[end : one.start])
    ]
    before = [
        one.state.iso3
        for one in named
        if one.end <= start
        and one.how in ("name", "demonym")
        and OWNED.match(text[one.end : start])
    ]
    return [*after[:1], *before[-1:]]
