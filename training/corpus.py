"""Brings all data sets together: one list of sentences to learn from, or to measure on."""

from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from training import claims, names, relations
from training.example import Example
from training.relations import LAYERS
from training.treebanks import read_treebank

__all__ = ["Half", "load_corpus", "load_ewt", "load_gum", "load_others"]

Half = Literal["train", "dev"]


def load_corpus(folder: Path, half: Half) -> list[Example]:
    """Return every sentence of one half, in a fixed order."""
    return [*load_ewt(folder, half), *load_gum(folder, half), *load_others(folder, half)]


def load_ewt(folder: Path, half: Half) -> list[Example]:
    """Return EWT with names, frames, attributions and factuality where its words agree."""
    tagged = names.read_uner(folder / f"02_ner/uner-ewt-{half}.iob2.gz")
    frames = relations.read_frames(folder / f"05_srl/propbank-ewt-{half}.jsonl.gz")
    said = relations.read_propbank_attributions(
        folder / f"03_attribution/propbank-ewt-attribution-{half}.jsonl.gz"
    )
    judged = relations.read_factuality(folder / f"04_factuality/uds-ih2-{half}.jsonl.gz")
    examples = []
    for example in read_treebank(folder / f"01_syntax/ewt-{half}.conllu.gz"):
        tags = tagged.get(example.id, ())
        layers = {"names.uner": tags} if len(tags) == len(example.words) else {}
        examples.append(replace(example, layers=layers))
    framed = [_add_frames(one, frames.get(one.id), said.get(one.id)) for one in examples]
    return [_add_factuality(one, judged) for one in framed]


def _add_frames(
    example: Example, frames: relations.Frames | None, said: relations.Attributions | None
) -> Example:
    if frames is None or frames.tokens != example.words:
        return example
    predicates = relations.add_frames(example, frames)
    places = {one.word for one in predicates}
    column = tuple("yes" if place in places else "no" for place in range(len(example.words)))
    none = {name: ("O",) * len(column) for name in LAYERS}
    layers = said.layers if said else none
    return replace(
        example,
        predicates=predicates,
        columns=example.columns | {"predicate": column},
        layers=example.layers | {f"propbank.{name}": layers[name] for name in LAYERS},
    )


def _add_factuality(
    example: Example, judged: dict[str, tuple[tuple[str, ...], dict[int, float]]]
) -> Example:
    words, scores = judged.get(example.id, ((), {}))
    return replace(example, factuality=scores) if words == example.words else example


def load_gum(folder: Path, half: Half) -> list[Example]:
    """Return GUM with its names, mentions and attributions."""
    named = names.read_gum(folder / f"02_ner/gum-entities-{half}.jsonl.gz")
    said = relations.read_gum_attributions(
        folder / f"03_attribution/gum-rst-attribution-{half}.jsonl.gz"
    )
    examples = []
    for example in read_treebank(folder / f"01_syntax/gum-open-{half}.conllu.gz"):
        document, _, number = example.id.rpartition("-")
        key = (document, int(number))
        found, sayings = named.get(key), said.get(key)
        columns, layers = dict(example.columns), {}
        if found and found.words == example.words:
            columns["mention"], layers["names.gum"] = found.mentions, found.names
        if sayings and sayings.words == example.words:
            layers |= {f"gum.{name}": sayings.layers[name] for name in LAYERS}
        examples.append(replace(example, columns=columns, layers=layers))
    return examples


def load_others(folder: Path, half: Half) -> list[Example]:
    """Return the sentences that have names or nominal predicates alone."""
    ner = folder / "02_ner"
    return [
        *names.read_re3d(ner / f"re3d-open-{half}.jsonl.gz"),
        *names.read_wikigold(ner / f"wikigold-{half}.jsonl.gz"),
        *names.read_crossner(ner / f"crossner-politics-{half}.bio.gz"),
        *names.read_meantime(ner / f"meantime-entities-{half}.jsonl.gz"),
        *relations.read_nominals(folder / f"05_srl/qanom-{half}.jsonl.gz"),
        *claims.read_passages(half),
    ]
