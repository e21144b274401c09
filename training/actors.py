"""Measures the names of the network with the lexicon's authority over them; nothing is learned.

Typed overlap with re3d: mentions as its makers mark them, named or not. The lexicon decides what it
knows; re3d's scheme of the network the rest.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from tools.measure_lexicon import PRONOUNS, TYPES, iter_gold_states
from training.names import read_re3d_texts
from training.scores import Tally
from twosource.model.actor import ActorMention
from twosource.model.parse import Name, Parse, Stretch
from twosource.read.actors import find_report_actors
from twosource.read.reader import Reader
from twosource.text.sentences import find_sentences

__all__ = ["add_overlaps", "join_tags", "join_types", "measure_actors"]

Typed = tuple[int, int, str]
Figures = dict[str, float]

# What each kind of actor is in re3d, as the train half has it; states are the network's to say.
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


def measure_actors(reader: Reader, folder: Path, half: str = "dev") -> Figures:
    """Return F of typed overlap with re3d, and the share of the states in MEANTIME found.

    "four" counts persons, organisations, locations and nationalities and leaves pronouns out, as
    tools/measure_lexicon.py does; "all" counts all types of re3d and its pronouns. "alone" is the
    network without the lexicon.
    """
    ner = folder / "02_ner"
    tallies = {
        f"{name}-{which}": Tally() for name in ("joined", "alone") for which in ("four", "all")
    }
    for words, gold, alone, joined in _iter_typed(reader, ner / f"re3d-open-{half}.jsonl.gz"):
        for name, found in (("joined", joined), ("alone", alone)):
            add_overlaps(tallies[f"{name}-all"], found, gold)
            add_overlaps(
                tallies[f"{name}-four"], _keep_four(words, found), _keep_four(words, gold)
            )
    figures = {f"names-re3d-{name}-f": tally.f_score() for name, tally in tallies.items()}
    path = ner / f"meantime-entities-{half}.jsonl.gz"
    return figures | {"actors-meantime-states": _measure_states(reader, path)}


def _keep_four(words: Sequence[str], some: Sequence[Typed]) -> list[Typed]:
    return [
        one
        for one in some
        if one[2] in TYPES and " ".join(words[one[0] : one[1]]).casefold() not in PRONOUNS
    ]


def _iter_typed(
    reader: Reader, path: Path
) -> Iterator[tuple[tuple[str, ...], list[Typed], list[Typed], list[Typed]]]:
    """Yield the words of each sentence, what is labelled, what the network has, what both have."""
    for text in read_re3d_texts(path):
        parses = reader.read([text.text[low:high] for low, high in text.bounds])
        actors = find_report_actors(text.text, text.bounds, parses)
        for example, parse, some in zip(text.examples, parses, actors, strict=True):
            gold = join_tags(example.layers["names.re3d"])
            alone = [(one.start, one.end, one.label) for one in _names_of(parse)]
            yield example.words, gold, alone, join_types(parse, some)


def _names_of(parse: Parse) -> list[Name]:
    return [one for one in parse.names if one.scheme == "re3d"]


def join_types(parse: Parse, actors: Sequence[ActorMention]) -> list[Typed]:
    """Return the mentions of a sentence with types of re3d, as the lexicon and the network say.

    An actor of the lexicon gives its type to the mention whose head it has, and is one by itself
    where the network has none. It says nothing of a mention in which it stands aside: "Iraqi" in
    "Iraqi Turkmens".
    """
    placed = [(*_words_of(parse, one), one) for one in actors if _is_decided(one)]
    names = _names_of(parse)
    typed = []
    for name in names:
        head = _head_of(parse, name)
        label = next((_type_of(one, name.label) for low, high, one in placed if low <= head < high), name.label)
        typed.append((name.start, name.end, label))
    for low, high, one in placed:
        if not any(low < name.end and name.start < high for name in names):
            typed.append((low, high, _type_of(one, "")))
    return sorted(typed)


def _is_decided(one: ActorMention) -> bool:
    """Tell whether the lexicon has a say: something in the rule is not the network's."""
    return not all(step.startswith("network") for step in one.rule.split(" + "))


def _type_of(one: ActorMention, label: str) -> str:
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


def _head_of(parse: Parse, name: Name) -> int:
    heads = (
        place
        for place in range(name.start, name.end)
        if not name.start <= parse.heads[place] < name.end
    )
    return next(heads, name.start)


def _measure_states(reader: Reader, path: Path) -> float:
    """Return the share of the states and demonyms in MEANTIME that an actor with its code meets."""
    labelled = found = 0
    for text, gold in iter_gold_states(path):
        bounds = list(chain.from_iterable(_cut_lines(text)))
        parses = reader.read([text[low:high] for low, high in bounds])
        actors = [
            (low + one.start, low + one.end, one.state)
            for (low, _), some in zip(bounds, find_report_actors(text, bounds, parses), strict=True)
            for one in some
        ]
        labelled += len(gold)
        found += sum(
            any(low < one.end and one.start < high and iso == one.label for low, high, iso in actors)
            for one in gold
        )
    return 100 * found / labelled


def _cut_lines(text: str) -> Iterator[list[Stretch]]:
    place = 0
    for line in text.split("\n"):
        if line.strip():
            yield find_sentences(text, place, place + len(line))
        place += len(line) + 1


def add_overlaps(tally: Tally, found: Sequence[Typed], gold: Sequence[Typed]) -> None:
    """Count gold stretches that a found one of the same label touches, and those found in vain."""
    met = {one for one in gold for x in found if _touch(one, x)}
    vain = [one for one in found if not any(_touch(one, x) for x in gold)]
    tally.right += len(met)
    tally.found += len(met) + len(vain)
    tally.gold += len(gold)


def _touch(one: Typed, other: Typed) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def join_tags(tags: Sequence[str]) -> list[Typed]:
    """Return the stretches of BIO tags as places of words, with their labels."""
    stretches: list[Typed] = []
    for word, tag in enumerate(tags):
        if tag.startswith("B-"):
            stretches.append((word, word + 1, tag[2:]))
        elif tag.startswith("I-") and stretches:
            stretches[-1] = (stretches[-1][0], word + 1, stretches[-1][2])
    return stretches
