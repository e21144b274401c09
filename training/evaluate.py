"""Measures every head of the shipped network on the dev files: python -m training.evaluate.

It needs no torch: what is measured is the int8 file, through the reader that twosource uses.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import numpy as np

from training.actors import measure_actors
from training.claims import read_passages
from training.corpus import load_ewt, load_gum, load_others
from training.damage import DAMAGES, join_sentences
from training.example import UNKNOWN, Example
from training.measure_acts import measure_acts
from training.records import DATA
from training.rule_arguments import read_arguments
from training.scores import Tally, add_overlaps, join_tags
from training.treebanks import read_raw
from twosource.model.parse import Parse
from twosource.read.reader import Reader, load_reader
from twosource.read.tokens import split_words

__all__ = ["DAMAGE_SEED", "Figures", "damage_one", "measure", "measure_damage", "measure_syntax"]

Figures = dict[str, float]
CORE_RELATIONS = frozenset({"nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "nsubj:pass"})
CORE_ROLES = frozenset(f"ARG{number}" for number in range(6))
DAMAGE_SEED = 91


def measure(reader: Reader, folder: Path) -> Figures:
    """Return all figures, in per cent, by name."""
    ewt, gum, others = (load(folder, "dev") for load in (load_ewt, load_gum, load_others))
    figures: Figures = {}
    read = {name: _read(reader, some) for name, some in (("ewt", ewt), ("gum", gum))}
    for name, some in (("ewt", ewt), ("gum", gum)):
        figures |= _prefix(name, measure_syntax(some, read[name]))
        figures[f"{name}-words-f"] = measure_words(folder / "01_syntax" / _treebank(name))
    figures |= measure_names(reader, ewt, gum, others)
    figures |= measure_actors(reader, folder)
    figures |= measure_frames(reader, ewt)
    figures |= measure_attributions(ewt, read["ewt"], "propbank")
    figures |= measure_attributions(gum, read["gum"], "gum")
    figures |= measure_factuality(reader, ewt)
    figures |= measure_acts(reader, read_passages("dev"))
    return figures | measure_damage(reader, ewt)


def _treebank(name: str) -> str:
    return {"ewt": "ewt-dev.conllu.gz", "gum": "gum-open-dev.conllu.gz"}[name]


def _prefix(name: str, figures: Figures) -> Figures:
    return {f"{name}-{key}": figure for key, figure in figures.items()}


def _read(reader: Reader, examples: Sequence[Example]) -> list[Parse]:
    return reader.read_words([one.words for one in examples])


def measure_syntax(examples: Sequence[Example], parses: Sequence[Parse]) -> Figures:
    """Return heads, labels, tags, features, lemmas and core arguments of parsed sentences."""
    rows = [
        row
        for example, parse in zip(examples, parses, strict=True)
        for row in _compare_words(example, parse)
    ]
    shares = np.array(rows, float)
    known = shares[:, 0] >= 0
    verbs = np.array([x == "VERB" for one in examples for x in one.columns["upos"]])
    names = ("uas", "las", "upos", "features", "lemmas")
    figures = {name: 100 * float(shares[known, column].mean()) for column, name in enumerate(names)}
    figures["verb-lemmas"] = 100 * float(shares[verbs, 4].mean())
    return figures | {"core-f": _measure_core(examples, parses)}


def _compare_words(example: Example, parse: Parse) -> list[tuple[float, ...]]:
    """Return for each word what is right: head, head and label, tag, features, lemma."""
    assert example.heads is not None
    gold = example.columns
    rows: list[tuple[float, ...]] = []
    for word, head in enumerate(example.heads):
        same_head = parse.heads[word] == head
        rows.append(
            (
                -1.0 if head == UNKNOWN else float(same_head),
                float(same_head and parse.relations[word] == gold["relation"][word]),
                float(parse.upos[word] == gold["upos"][word]),
                float(parse.features[word] == gold["features"][word]),
                float(parse.lemmas[word] == gold["lemma"][word]),
            )
        )
    return rows


def _measure_core(examples: Sequence[Example], parses: Sequence[Parse]) -> float:
    tally = Tally()
    for example, parse in zip(examples, parses, strict=True):
        gold = zip(example.heads or (), example.columns["relation"], strict=True)
        found = zip(parse.heads, parse.relations, strict=True)
        tally.add(*(_pick_core(some) for some in (found, gold)))
    return tally.f_score()


def _pick_core(arcs: "zip[tuple[int, str]]") -> set[tuple[int, int, str]]:
    return {
        (word, head, label) for word, (head, label) in enumerate(arcs) if label in CORE_RELATIONS
    }


def measure_words(path: Path) -> float:
    """Return how well printed sentences are split into words, as F of their places."""
    tally = Tally()
    for number, sentence in enumerate(read_raw(path)):
        gold, place = [], 0
        for word in sentence.words:
            place = sentence.text.find(word, place)
            gold.append((number, place, place + len(word)))
            place += len(word)
        tally.add([(number, *one) for one in split_words(sentence.text)], gold)
    return tally.f_score()


def measure_names(
    reader: Reader, ewt: Sequence[Example], gum: Sequence[Example], others: Sequence[Example]
) -> Figures:
    """Return F of names by the network alone, exact places and labels, for each scheme.

    UNER counts PER, ORG and LOC: its dev file has no OTH. "re3d-overlap" counts a name as found
    when one of the same label shares a word with it.
    """
    figures = {}
    kept: dict[str, tuple[str, ...]] = {"uner": ("PER", "ORG", "LOC")}
    for scheme, examples in (("uner", ewt), ("gum", gum), ("re3d", others)):
        layer = f"names.{scheme}"
        chosen = [one for one in examples if layer in one.layers]
        exact, overlap = Tally(), Tally()
        for example, parse in zip(chosen, _read(reader, chosen), strict=True):
            gold = [one for one in join_tags(example.layers[layer]) if _keep(one, scheme, kept)]
            named = [(x.start, x.end, x.label) for x in parse.names if x.scheme == scheme]
            found = [one for one in named if _keep(one, scheme, kept)]
            exact.add(found, gold)
            add_overlaps(overlap, found, gold)
        figures[f"names-{scheme}-f"] = exact.f_score()
        figures[f"names-{scheme}-overlap-f"] = overlap.f_score()
    return figures


def _keep(one: tuple[int, int, str], scheme: str, kept: dict[str, tuple[str, ...]]) -> bool:
    return scheme not in kept or one[2] in kept[scheme]


def measure_frames(reader: Reader, ewt: Sequence[Example]) -> Figures:
    """Return F of labelled heads of arguments in PropBank, and of predicates found.

    "given" names the predicates; "found" leaves them to the network; "rules" reads arguments off
    the network's own tree.
    """
    chosen = [one for one in ewt if one.predicates is not None]
    places = [[one.word for one in example.predicates or ()] for example in chosen]
    words = [one.words for one in chosen]
    given, found = reader.read_words(words, places), reader.read_words(words)
    figures: Figures = {}
    for name, parses in (("given", given), ("found", found), ("rules", given)):
        tallies = {
            f"{kind}-{part}": Tally() for kind in ("verbs", "nouns") for part in ("all", "core")
        }
        for example, parse in zip(chosen, parses, strict=True):
            _add_frames(tallies, example, parse, rules=name == "rules")
        figures |= {f"frames-{name}-{key}-f": one.f_score() for key, one in tallies.items()}
    predicates = Tally()
    for number, (example, parse) in enumerate(zip(chosen, found, strict=True)):
        gold = {(number, one.word) for one in example.predicates or ()}
        predicates.add({(number, one.word) for one in parse.predicates}, gold)
    return figures | {"predicates-f": predicates.f_score()}


def _add_frames(tallies: dict[str, Tally], example: Example, parse: Parse, *, rules: bool) -> None:
    gold = {
        (one.word, argument.word, argument.role)
        for one in example.predicates or ()
        for argument in one.arguments
    }
    if rules:
        found = {x for one in parse.predicates for x in read_arguments(parse, one.word)}
    else:
        found = {(one.word, x.word, x.role) for one in parse.predicates for x in one.arguments}
    upos = example.columns["upos"]
    for kind, tag in (("verbs", ("VERB", "AUX")), ("nouns", ("NOUN", "PROPN"))):
        pairs = [{x for x in some if upos[x[0]] in tag} for some in (found, gold)]
        tallies[f"{kind}-all"].add(*pairs)
        tallies[f"{kind}-core"].add(*({x for x in some if x[2] in CORE_ROLES} for some in pairs))


def measure_attributions(
    examples: Sequence[Example], parses: Sequence[Parse], scheme: str
) -> Figures:
    """Return F of the words of sources, cues and contents, by the head of the same scheme."""
    tallies = {name: Tally() for name in ("source", "cue", "content")}
    for example, parse in zip(examples, parses, strict=True):
        if f"{scheme}.cue" not in example.layers:
            continue
        for name, tally in tallies.items():
            tags = example.layers[f"{scheme}.{name}"]
            gold = [word for word, tag in enumerate(tags) if tag != "O"]
            tally.add(_said_words(parse, scheme, name), gold)
    return {f"said-{scheme}-{name}-f": tally.f_score() for name, tally in tallies.items()}


def _said_words(parse: Parse, scheme: str, name: str) -> set[int]:
    stretches = []
    for one in (one for one in parse.attributions if one.scheme == scheme):
        if name == "content":
            stretches += list(one.content)
        else:
            place = one.source if name == "source" else one.cue
            stretches += [place] if place else []
    return {word for start, end in stretches for word in range(start, end)}


def measure_factuality(reader: Reader, ewt: Sequence[Example]) -> Figures:
    """Return Pearson's r (times 100) and the mean error of factuality, on a scale of -3 to 3."""
    chosen = [one for one in ewt if one.factuality]
    given = reader.read_words(
        [one.words for one in chosen], [list(one.factuality) for one in chosen]
    )
    pairs = [
        (one.factuality, example.factuality[one.word])
        for example, parse in zip(chosen, given, strict=True)
        for one in parse.predicates
    ]
    found, gold = np.array(pairs).T
    return {
        "factuality-r": 100 * float(np.corrcoef(found, gold)[0, 1]),
        "factuality-error": float(np.abs(found - gold).mean()),
    }


def measure_damage(reader: Reader, ewt: Sequence[Example]) -> Figures:
    """Return LAS on damaged dev sentences and how far it lies below the same words undamaged.

    Every sentence is damaged once, each kind as often, with a fixed seed. Words whose head was lost
    with the damage are not counted.
    """
    chance = Random(DAMAGE_SEED)
    damaged = [damage_one(place, ewt, chance) for place in range(len(ewt))]
    before, after = (measure_syntax(some, _read(reader, some))["las"] for some in (ewt, damaged))
    return {"damage-las": after, "damage-fall": before - after}


def damage_one(place: int, ewt: Sequence[Example], chance: Random) -> Example:
    """Return the sentence at a place with one damage, or run together with the next."""
    kinds: list[Callable[[Example, Random], Example]] = [*dict.fromkeys(DAMAGES)]
    number = chance.randrange(len(kinds) + 1)
    if number == len(kinds):
        return join_sentences(ewt[place], ewt[(place + 1) % len(ewt)])
    return kinds[number](ewt[place], chance)


def main() -> None:
    """Print all figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", type=Path, help="a folder; by default the one that ships")
    given = parser.parse_args()
    figures = measure(load_reader(given.model), given.data)
    print(json.dumps({name: round(figure, 2) for name, figure in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
