"""Measures the names of the network with the lexicon's authority over them; nothing is learned.

Typed overlap with re3d: mentions as its makers mark them, named or not. What
`twosource.read.actors` finds comes first; the network's scheme of re3d tells the rest.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct
from tools.measure_lexicon import PRONOUNS, TYPES, iter_gold_states

from training.names import read_re3d_texts
from training.scores import Tally, Typed, add_overlaps, join_tags
from twosource.model.actor import ActorMention
from twosource.model.parse import Name, Parse, Stretch
from twosource.read.actors import find_report_actors
from twosource.read.reader import Reader
from twosource.text.sentences import find_sentences

__all__ = ["join_types", "measure_actors"]

Figures = dict[str, float]

# What each kind of actor is in re3d, as the train half has it.
_BY_KIND = {
    "person": "Person",
    "role": "Person",
    "medium": "Organisation",
    "body": "Organisation",
    "organ": "Organisation",
    "metonym": "Organisation",
    "organisation": "Organisation",
    "place": "Location",
    "capital": "Location",
}


class _Sentence(Struct, frozen=True):
    """The words, what is labelled, what the network has alone, and what it has with the lexicon."""

    words: tuple[str, ...]
    gold: list[Typed]
    alone: list[Typed]
    joined: list[Typed]


def measure_actors(reader: Reader, folder: Path, half: str = "dev") -> Figures:
    """Return F of typed overlap with re3d, and the share of the states in MEANTIME found.

    Overlaps count as in "names-re3d-overlap-f". "four" counts persons, organisations, locations and
    nationalities without pronouns, as tools/measure_lexicon.py does; "all" counts all types of re3d
    and pronouns too. "alone" is the network without the lexicon, "joined" both.
    """
    ner = folder / "02_ner"
    tallies = {(way, types): Tally() for way in ("alone", "joined") for types in ("four", "all")}
    for one in _iter_sentences(reader, ner / f"re3d-open-{half}.jsonl.gz"):
        for way, found in (("alone", one.alone), ("joined", one.joined)):
            four = [_keep_four(one.words, some) for some in (found, one.gold)]
            add_overlaps(tallies[way, "all"], found, one.gold)
            add_overlaps(tallies[way, "four"], *four)
    figures = {f"names-re3d-{way}-{types}-f": x.f_score() for (way, types), x in tallies.items()}
    path = ner / f"meantime-entities-{half}.jsonl.gz"
    return figures | {"actors-meantime-states": _measure_states(reader, path)}


def _keep_four(words: Sequence[str], some: Sequence[Typed]) -> list[Typed]:
    return [
        (start, end, label)
        for start, end, label in some
        if label in TYPES and " ".join(words[start:end]).casefold() not in PRONOUNS
    ]


def _iter_sentences(reader: Reader, path: Path) -> Iterator[_Sentence]:
    for text in read_re3d_texts(path):
        parses = reader.read([text.text[low:high] for low, high in text.bounds])
        actors = find_report_actors(text.text, text.bounds, parses)
        for example, parse, some in zip(text.examples, parses, actors, strict=True):
            gold = join_tags(example.layers["names.re3d"])
            alone = [(one.start, one.end, one.label) for one in _names_of(parse)]
            yield _Sentence(example.words, gold, alone, join_types(parse, some))


def _names_of(parse: Parse) -> list[Name]:
    return [one for one in parse.names if one.scheme == "re3d"]


def join_types(parse: Parse, actors: Sequence[ActorMention]) -> list[Typed]:
    """Return the mentions of a sentence with types of re3d, as the actors and the network say.

    An actor gives its type to the network's mention with which it shares the head, and is one by
    itself where the network has none at its head. Three rules come from the train half: an article
    by itself is no mention; a place inside "people of Mosul" is of those people; whether a role
    without a name is marked is for the network to say.
    """
    names = [one for one in _names_of(parse) if not _is_article(parse, one)]
    labels = [name.label for name in names]
    heads = [_head_of(parse, name.start, name.end) for name in names]
    alone = []
    for one in actors:
        low, high = _words_of(parse, one)
        head = _head_of(parse, low, high)
        own = {place for place, name in enumerate(names) if name.start <= head < name.end}
        for place, name in enumerate(names):
            if (place in own and low <= heads[place] < high) or _is_whose(one, low, high, name):
                labels[place] = _type_of(one, labels[place])
                own.add(place)
        if not own and one.kind not in ("role", "thing"):
            alone.append((low, high, _type_of(one, "")))
    named = [(one.start, one.end, label) for one, label in zip(names, labels, strict=True)]
    return sorted([*named, *alone])


def _is_article(parse: Parse, name: Name) -> bool:
    """Tell whether a mention is an article cut off from what it belongs to."""
    return name.end - name.start == 1 and parse.words[name.start].casefold() in ("the", "a", "an")


def _is_whose(one: ActorMention, low: int, high: int, name: Name) -> bool:
    is_inside = low <= name.start and name.end <= high
    return is_inside and one.kind in ("role", "organ") and name.label == "Location"


def _type_of(one: ActorMention, label: str) -> str:
    """Return the type of an actor; whether a state acts or is a place, the network says."""
    if one.kind == "demonym":
        return label if label == "Organisation" else "Nationality"
    if one.kind in ("state", "capital") and label in ("Organisation", "Location"):
        return label
    if one.kind == "state":
        return "Location" if one.is_place else "Organisation"
    return "Organisation" if one.is_group else _BY_KIND.get(one.kind, label)


def _words_of(parse: Parse, one: ActorMention) -> Stretch:
    inside = [
        place
        for place, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True))
        if start < one.end and one.start < end
    ]
    return inside[0], inside[-1] + 1


def _head_of(parse: Parse, start: int, end: int) -> int:
    """Return the first word of a stretch that hangs from a word outside it."""
    return next(place for place in range(start, end) if not start <= parse.heads[place] < end)


def _measure_states(reader: Reader, path: Path) -> float:
    """Return the share of the states and demonyms in MEANTIME that an actor with its code meets."""
    labelled = found = 0
    for text, gold in iter_gold_states(path):
        bounds = list(chain.from_iterable(_cut_lines(text)))
        parses = reader.read([text[low:high] for low, high in bounds])
        by_sentence = find_report_actors(text, bounds, parses)
        actors = [
            (low + one.start, low + one.end, one.state)
            for (low, _), some in zip(bounds, by_sentence, strict=True)
            for one in some
        ]
        labelled += len(gold)
        found += sum(
            any(
                low < one.end and one.start < high and iso3 == one.label
                for low, high, iso3 in actors
            )
            for one in gold
        )
    return 100 * found / labelled


def _cut_lines(text: str) -> Iterator[list[Stretch]]:
    place = 0
    for line in text.split("\n"):
        if line.strip():
            yield find_sentences(text, place, place + len(line))
        place += len(line) + 1
