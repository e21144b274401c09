"""One reading in words: acts with whom they take, who says what, what is named, how surely."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from twosource.model.actor import ActorKind, ActorMention
from twosource.model.parse import Attribution, Name, Parse, Predicate, Stretch
from twosource.model.reading import ReadSentence

__all__ = [
    "Act",
    "Fact",
    "FactKind",
    "Named",
    "NamedKind",
    "Said",
    "Taken",
    "find_named",
    "join_words",
    "list_labels",
    "list_places",
    "say_fact",
    "tell_acts",
    "tell_said",
]

FactKind = Literal["happened", "likely", "open", "unlikely", "not"]
NamedKind = Literal["state", "person", "organisation", "place", "thing"]


class Fact(Struct, frozen=True):
    """How surely an act happened, as the writer has it."""

    kind: FactKind
    says: str


class Taken(Struct, frozen=True):
    """An argument: its role, the word that heads it, and all its words."""

    role: str
    word: int
    says: str


class Act(Struct, frozen=True):
    """A predicate with its arguments, in the order of the sentence."""

    word: int
    says: str
    fact: Fact
    takes: tuple[Taken, ...]


class Said(Struct, frozen=True):
    """What somebody says; `schemes` are those under which it was found."""

    cue: Stretch | None
    source: Stretch | None
    content: tuple[Stretch, ...]
    schemes: tuple[str, ...]


class Named(Struct, frozen=True):
    """Words `[start, end)` that name somebody or something.

    `by_tables` tells a name of the lexicon from one that the network proposes.
    """

    start: int
    end: int
    kind: NamedKind
    says: str
    by_tables: bool


_FACTS: tuple[tuple[float, FactKind, str], ...] = (
    (2.0, "happened", "happened"),
    (0.5, "likely", "likely"),
    (-0.5, "open", "open"),
    (-2.0, "unlikely", "unlikely"),
)
_OF_ACTORS: dict[ActorKind, NamedKind] = {
    "state": "state",
    "demonym": "state",
    "capital": "state",
    "metonym": "state",
    "medium": "organisation",
    "body": "organisation",
    "organ": "organisation",
    "organisation": "organisation",
    "role": "person",
    "person": "person",
    "pronoun": "person",
    "place": "place",
    "thing": "thing",
}
# What the network proposes, the first scheme before the second. Times and quantities are left out:
# other rules read them.
_OF_NAMES: dict[str, dict[str, tuple[NamedKind, str]]] = {
    "uner": {
        "PER": ("person", "person"),
        "ORG": ("organisation", "organisation"),
        "LOC": ("place", "place"),
        "OTH": ("thing", "other name"),
    },
    "re3d": {
        "Weapon": ("thing", "weapon"),
        "MilitaryPlatform": ("thing", "platform"),
        "Vehicle": ("thing", "vehicle"),
        "Location": ("place", "place"),
    },
}


def say_fact(factuality: float) -> Fact:
    """Return a factuality from -3 to 3 as one of five words."""
    for least, kind, says in _FACTS:
        if factuality >= least:
            return Fact(kind, says)
    return Fact("not", "no fact")


def tell_acts(parse: Parse) -> tuple[Act, ...]:
    """Return the predicates in the order of the sentence, each argument with all its words."""
    frames = sorted(parse.predicates, key=lambda one: one.word)
    return tuple(_tell_act(parse, one) for one in frames)


def tell_said(parse: Parse) -> tuple[Said, ...]:
    """Return each attribution once, though both schemes have it.

    Where they disagree about one cue, "gum" goes first when it has a content.
    """
    by_cue: defaultdict[Stretch | None, list[Attribution]] = defaultdict(list)
    for one in parse.attributions:
        by_cue[one.cue].append(one)
    told = (_join_said(held) for held in by_cue.values())
    return tuple(sorted(told, key=lambda one: (one.cue or one.content[0], one.schemes)))


def find_named(read: ReadSentence) -> tuple[Named, ...]:
    """Return what is named, without overlaps; the lexicon has authority over the network."""
    kept: list[Named] = []
    for one in (*_name_actors(read), *_name_proposals(read.parse)):
        if all(one.end <= held.start or held.end <= one.start for held in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def list_labels(names: Sequence[Name]) -> tuple[tuple[Stretch, str], ...]:
    """Return every named stretch with the labels of all schemes: "PER (uner), person (gum)"."""
    labels: defaultdict[Stretch, list[str]] = defaultdict(list)
    for one in sorted(names, key=lambda one: (one.start, -one.end)):
        labels[one.start, one.end].append(f"{one.label} ({one.scheme})")
    return tuple((place, ", ".join(held)) for place, held in labels.items())


def list_places(said: Said) -> tuple[tuple[str, Stretch], ...]:
    """Return the parts of a quote that are there: "source", "cue", "content"."""
    parts = [
        ("source", said.source),
        ("cue", said.cue),
        *(("content", one) for one in said.content),
    ]
    return tuple((label, place) for label, place in parts if place is not None)


def join_words(read: ReadSentence, stretch: Stretch) -> str:
    """Return the words `[start, end)` as the sentence has them."""
    start, end = stretch
    return read.text[read.parse.starts[start] : read.parse.ends[end - 1]]


def _tell_act(parse: Parse, frame: Predicate) -> Act:
    taken = sorted(frame.arguments, key=lambda one: one.word)
    return Act(
        word=frame.word,
        says=parse.words[frame.word],
        fact=say_fact(frame.factuality),
        takes=tuple(
            Taken(one.role, one.word, _say_phrase(parse, one.word, without=frame.word))
            for one in taken
            if one.word != frame.word
        ),
    )


def _say_phrase(parse: Parse, head: int, *, without: int) -> str:
    """Return the words under `head`, without the clause of the predicate and marks at the ends."""
    inside = [at for at in range(len(parse.words)) if _hangs_from(parse, at, head)]
    if _hangs_from(parse, without, head):
        inside = [at for at in inside if at == head or not _hangs_from(parse, at, without)]
    while inside and parse.upos[inside[0]] == "PUNCT":
        inside = inside[1:]
    while inside and parse.upos[inside[-1]] == "PUNCT":
        inside = inside[:-1]
    return _set_words(parse, inside or [head])


def _set_words(parse: Parse, places: Sequence[int]) -> str:
    """Set words side by side, with blanks where the sentence has them, "…" where it has more."""
    said = parse.words[places[0]]
    for before, at in pairwise(places):
        touch = parse.starts and parse.ends[before] == parse.starts[at]
        said += ("" if touch else " ") if at == before + 1 else " … "
        said += parse.words[at]
    return said


def _hangs_from(parse: Parse, word: int, head: int) -> bool:
    while word not in (head, -1):
        word = parse.heads[word]
    return word == head


def _join_said(held: Sequence[Attribution]) -> Said:
    best = min(held, key=lambda one: (not one.content, one.scheme != "gum"))
    sources = [one.source for one in (best, *held) if one.source]
    return Said(
        cue=best.cue,
        source=sources[0] if sources else None,
        content=best.content,
        schemes=tuple(sorted({one.scheme for one in held})),
    )


def _name_actors(read: ReadSentence) -> Iterator[Named]:
    for one in read.actors:
        place = _find_words(read.parse, one.start, one.end)
        if place is not None:
            yield Named(*place, _OF_ACTORS[one.kind], _label_actor(one), by_tables=True)


def _label_actor(one: ActorMention) -> str:
    kind = "place" if one.is_place and one.kind != "place" else one.kind
    return " ".join([kind, *filter(None, [one.state]), *one.sectors])


def _name_proposals(parse: Parse) -> Iterator[Named]:
    for scheme, labels in _OF_NAMES.items():
        for one in parse.names:
            if one.scheme == scheme and one.label in labels:
                yield Named(one.start, one.end, *labels[one.label], by_tables=False)


def _find_words(parse: Parse, start: int, end: int) -> Stretch | None:
    """Return the words that code points `[start, end)` touch."""
    touched = [
        at
        for at, (first, last) in enumerate(zip(parse.starts, parse.ends, strict=True))
        if first < end and start < last
    ]
    return (touched[0], touched[-1] + 1) if touched else None
