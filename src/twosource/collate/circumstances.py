"""When, where and by whom a sentence says that something was done."""

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from msgspec.structs import replace

from twosource.collate.fact import Fact, FactKind
from twosource.collate.frames import Frame
from twosource.collate.hours import DAY_HOURS, Moment, find_moments
from twosource.collate.polarity_clues import find_turners
from twosource.collate.sentence_words import (
    find_mood,
    find_names,
    find_phrase,
    list_parts,
    pick,
    verb_above,
)
from twosource.lexicon.reversals import LEVELLERS

__all__ = ["OPEN_SEA", "find_circumstances"]

OPEN_SEA = "open sea"
"""What stands for waters that are of no state."""

_GROUNDS = frozenset("water side soil territory airspace land sea ground shore bank".split())
_OPEN = frozenset("international open high".split())
_THINGS = frozenset({"NOUN", "PROPN"})
_AT = frozenset("in inside within at near off on over outside from".split())
_APART = frozenset({"outside"})


def find_circumstances(frame: Frame, told: str) -> Iterator[Fact]:
    """Yield the times, the places and the doers of a sentence that was told on a day."""
    yield from _find_times(frame, told)
    yield from _find_grounds(frame)
    yield from _find_doers(frame)


def _find_times(frame: Frame, told: str) -> Iterator[Fact]:
    """Yield one fact for each verb that times hang from: the day and the hours together."""
    by_verb: defaultdict[int, list[Moment]] = defaultdict(list)
    for one in find_moments(frame, told):
        verb = verb_above(frame, one.word)
        if verb is not None:
            by_verb[verb].append(one)
    for verb, moments in by_verb.items():
        days = [one.span for one in moments if one.span is not None]
        clocks = [one.clock for one in moments if one.clock is not None]
        if len(days) > 1 or len(clocks) > 1:
            continue  # "from Monday to Friday", "in the morning and at night"
        low, high = days[0] if days else (-inf, inf)
        clock = clocks[0] if clocks else None
        if days and clock is not None and high - low < DAY_HOURS:
            low, high = low + clock[0], low + clock[1]
        words = tuple(sorted({x for one in moments for x in one.words}))
        named = frozenset(one.value for one in moments if one.span is not None)
        made = _make(frame, "date", verb, words)
        yield replace(made, low=low, high=high, clock=clock, values=named)


def _find_grounds(frame: Frame) -> Iterator[Fact]:
    """Yield whose waters, soil or side it was on: "in Yemeni waters", "over open sea"."""
    for word, lemma in enumerate(frame.lemmas):
        if lemma not in _GROUNDS or frame.preposition(word) not in _AT:
            continue
        owners = find_names(frame, find_phrase(frame, word))
        if not owners and any(frame.lemmas[x] in _OPEN for x in frame.children[word]):
            owners = frozenset({OPEN_SEA})
        verb = verb_above(frame, word)
        if owners and verb is not None and frame.preposition(word) not in _APART:
            words = tuple(sorted({word, *frame.children[word]}))
            yield _set_values(_make(frame, "place", verb, words), owners)


def _find_doers(frame: Frame) -> Iterator[Fact]:
    """Yield who did what verbs tell, where it is somebody with a name."""
    for verb, lemma in enumerate(frame.lemmas):
        if frame.upos[verb] != "VERB" or lemma in LEVELLERS or find_turners(frame, verb):
            continue
        suffers = set(frame.fillers(verb, "patient"))  # "nine men drowned"
        doers = [x for x in frame.fillers(verb, "agent") if x not in suffers]
        names = find_names(frame, [y for x in doers for y in find_phrase(frame, x)])
        if names and len(doers) == 1:
            words = tuple(sorted({doers[0], verb}))
            yield _set_values(_make(frame, "actor", verb, words), names)


def _make(frame: Frame, kind: FactKind, verb: int, words: tuple[int, ...]) -> Fact:
    """Make a fact of a verb; what else hangs from that tells what it is of."""
    parts = [x for x in list_parts(frame, verb) if x not in words]
    names = find_names(frame, parts)
    return Fact(
        kind=kind,
        words=words,
        low=-inf,
        high=inf,
        things=frozenset(frame.lemmas[x] for x in parts if frame.upos[x] in _THINGS),
        names=names,
        cues=frozenset({frame.lemmas[verb]}),
        parties=names,
        days=frozenset() if kind == "date" else pick(frame, frame.children[verb], "date"),
        marks=frozenset(find_mood(frame, verb)),
    )


def _set_values(fact: Fact, values: frozenset[str]) -> Fact:
    """Return a fact with the names that it is about, which are none of those beside it."""
    names = fact.names - values
    return replace(fact, values=values, names=names, parties=names)
