"""The named thing that an act is about: a weapon, a ship, a resolution, an agreement.

A thing is known by its form ("Su-57", "Resolution 1718"), by its kind beside a name ("the frigate
Amatola", "the Treaty of Harper") or because the reader takes it for a weapon with a name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.model.reading import ReadSentence
from twosource.read.claims.clauses import Clauses, Slots
from twosource.read.times import find_times

__all__ = ["NamedThing", "choose_objects", "find_named_things"]

_NAME = r"[A-Z][\w'’-]*"
_PAPERS = (
    r"Treaty|Agreement|Accords?|Convention|Protocol|Pact|Charter|Memorandum|Declaration|Statute"
    r"|Covenant|Compact|Armistice|Act"
)
_SHIPS = (
    r"ship|vessel|tanker|frigate|destroyer|submarine|carrier|trawler|corvette|cutter|freighter"
    r"|ferry|tug|patrol\sboat|icebreaker|warship|barge|dhow|yacht|cruiser|minesweeper|bulker"
)
_WEAPONS = (
    r"missiles?|rockets?|drones?|tanks?|jets?|fighters?|bombers?|helicopters?|howitzers?"
    r"|launchers?|torpedo(?:es)?|satellites?|radars?|systems?|batter(?:y|ies)"
)
_ILLS = r"(?:Covid|COVID|SARS|MERS)-"  # signs of an illness and of no thing
_THINGS = re.compile(
    rf"""
      (?P<paper>(?:{_NAME}\s){{0,5}}(?:{_PAPERS})(?:\s(?:of|on|for|between)\s(?:the\s)?
        {_NAME}(?:\s(?:and\s|of\s(?:the\s)?)?{_NAME}){{0,4}})?(?!\w))
    | (?P<number>(?:{_NAME}\s){{0,4}}(?:Resolution|Article|Decree|Directive|Regulation|Order|Law
        |Bill)\s(?:No\.\s?)?\d[\d/-]*)
    | (?P<sign>(?<![\w-])(?!{_ILLS})[A-Z][A-Za-z]{{0,9}}-\d{{1,4}}[A-Za-z]{{0,3}}(?![\w-]))
    | (?:{_SHIPS})s?\s[\"“']?(?P<ship>{_NAME}(?:\s(?:(?:de|del|la|of|the)\s)*{_NAME}){{0,3}})
    | (?P<prefix>(?:USS|HMS|INS|HMAS|HMCS|HNLMS|MV|MT|SS|RV)\s{_NAME}(?:\s{_NAME}){{0,2}})
    | (?P<weapon>{_NAME}(?:\s{_NAME})?)\s(?:[a-z-]+\s){{0,2}}(?:{_WEAPONS})(?!\w)
    """,
    re.VERBOSE,
)
_GROUPS = ("paper", "number", "sign", "ship", "prefix")
_ARTICLES = re.compile(r"^(?:The|A|An|Its|Their|His|Her|This|That)\s")


class NamedThing(Struct, frozen=True):
    """A named thing at code points `[start, end)` of a sentence; in the tree it is `word`."""

    start: int
    end: int
    word: int


def find_named_things(sentence: ReadSentence) -> tuple[NamedThing, ...]:
    """Return the named things of a sentence in order, without overlap."""
    found = sorted({*_find_by_form(sentence), *_find_by_reader(sentence)}, key=_by_place)
    kept: list[NamedThing] = []
    for start, end in found:
        word = _find_word(sentence, start, end)
        if word is not None and (not kept or start >= kept[-1].end):
            kept.append(NamedThing(start, end, word))
    return tuple(kept)


def _by_place(stretch: tuple[int, int]) -> tuple[int, int]:
    return stretch[0], -stretch[1]


def _find_by_form(sentence: ReadSentence) -> Iterator[tuple[int, int]]:
    for match in _THINGS.finditer(sentence.text):
        name = next((x for x in _GROUPS if match[x] is not None), None)
        if name is None:
            if not _is_actor(sentence, match.start("weapon"), match.end("weapon")):
                yield match.span("weapon")
            continue
        article = _ARTICLES.match(match[name])
        start = match.start(name) + (article.end() if article else 0)
        if name != "paper" or " " in sentence.text[start : match.end(name)]:
            yield start, match.end(name)


def _is_actor(sentence: ReadSentence, start: int, end: int) -> bool:
    """Tell whether a state or a person is named there: "Kenyan jets" are not jets called Kenyan."""
    times = [(one.start, one.end) for one in find_times(sentence.text)]
    actors = [(one.start, one.end) for one in sentence.actors if one.kind != "thing"]
    return start == 0 or any(first < end and start < last for first, last in [*times, *actors])


def _find_by_reader(sentence: ReadSentence) -> Iterator[tuple[int, int]]:
    parse = sentence.parse
    for name in parse.names:
        if name.label == "Weapon" and parse.upos[name.end - 1] == "PROPN":
            yield parse.starts[name.start], parse.ends[name.end - 1]


def _find_word(sentence: ReadSentence, start: int, end: int) -> int | None:
    """Return the word of a stretch that hangs from outside it."""
    parse = sentence.parse
    places = range(len(parse.words))
    inside = [x for x in places if parse.starts[x] < end and start < parse.ends[x]]
    return next((x for x in inside if parse.heads[x] not in inside), None)


def choose_objects(
    clauses: Clauses, things: Sequence[NamedThing], acts: Mapping[int, Slots]
) -> dict[int, NamedThing]:
    """Return the named thing of each act that has one, by the word of the act.

    A thing is of the nearest act above it, or of one in whose slots it stands; of several things
    the first counts.
    """
    chosen: dict[int, NamedThing] = {}
    for thing in things:
        act = _find_act(clauses, thing, acts)
        if act is not None:
            chosen.setdefault(act, thing)
    return chosen


def _find_act(clauses: Clauses, thing: NamedThing, acts: Mapping[int, Slots]) -> int | None:
    above = next((x for x in clauses.above(thing.word) if x in acts), None)
    if above is not None:
        return above
    return next((act for act, slots in acts.items() if _has(clauses, thing, slots)), None)


def _has(clauses: Clauses, thing: NamedThing, slots: Slots) -> bool:
    held = {x for words in slots.values() for one in words for x in clauses.spread(one)}
    return thing.word in held or clauses.parse.heads[thing.word] in held
