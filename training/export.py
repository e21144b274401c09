"""Writes the files that ship: python -m training.export --run build/train."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto
from torch import nn

from training.corpus import load_ewt, load_gum
from training.encoders import ATTENTION_HEADS, WIDTH, Layer
from training.example import Example
from training.graph import CONTRIB, Graph, Ranges
from training.habits import learn_habits
from training.inventory import GROUPS, Inventory
from training.lemmas import learn_lemmas
from training.network import Labels, Marks, Network
from training.passage_network import PassageReading
from training.ranges import EVERY, measure_ranges
from training.records import DATA
from training.train import load_network
from training.weights import find_encoder, load_vocabulary
from twosource.read import labels
from twosource.read.batches import encode
from twosource.read.pieces import Pieces

__all__ = ["INPUTS", "build_model", "build_words", "write_model"]

# What is learned beside these helps the encoder and is left behind.
SHIPPED = {
    "syntax": ("upos", "features"),
    "names": ("names.uner", "names.re3d", "names.gum", "mention"),
    "said": (
        *("gum.source", "gum.cue", "gum.content"),
        *("propbank.source", "propbank.cue", "propbank.content"),
        *("predicate", "nominal", "factuality"),
    ),
    "acts": GROUPS["acts"],
}
Weights = NDArray[np.float32]
INPUTS: dict[str, Sequence[str]] = {
    "pieces": ("sentences", "pieces"),
    "cases": ("sentences", "pieces"),
    "first": ("sentences", "words"),
    "last": ("sentences", "words"),
    "lengths": ("sentences",),
    "wanted": ("sentences", "words"),
}


def build_model(network: Network, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return the network as a graph, in int8 when ranges are given.

    `first` and `last` are places in all pieces of the batch.
    Results, for word 0 (the root) and the words: `arcs` scores `[child, parent]`, `relations` the
    best label `[child, parent]`, `predicates` where predicates are, `roles` scores
    `[predicate, role, word]`, and the scores of the marks by group.
    """
    graph = Graph(ranges)
    outputs = _build_heads(graph, network, build_words(graph, network))
    return graph.finish(INPUTS, outputs)


def build_probe(network: Network) -> onnx.ModelProto:
    """Return the network in floats, with what goes into each product as its results."""
    graph = Graph()
    _build_heads(graph, network, build_words(graph, network))
    sources = {f"in.{name}": one for name, one in graph.sources.items()}
    return graph.finish(INPUTS, {name: (one, TensorProto.FLOAT) for name, one in sources.items()})


def _numbers(part: nn.Linear) -> tuple[Weights, Weights]:
    """Return weights `[in, out]` and the bias of a layer."""
    return part.weight.detach().numpy().T.copy(), part.bias.detach().numpy().copy()


def _shipped_numbers(part: Marks, group: str) -> tuple[Weights, Weights]:
    """Return the weights of a group's output without the marks that do not ship."""
    ends = np.cumsum([0, *part.inventories.values()])
    kept = [
        np.arange(ends[place], ends[place + 1])
        for name in SHIPPED[group]
        for place in [list(part.inventories).index(name)]
    ]
    weights, bias = _numbers(part.out)
    columns = np.concatenate(kept)
    return weights[:, columns], bias[columns]


def build_words(graph: Graph, network: Network | PassageReading) -> str:
    """Return the vectors of words; what comes in is named as in INPUTS."""
    encoder = network.encoder
    known = graph.look_up("pieces.table", encoder.pieces.weight.detach().numpy(), "pieces")
    size = graph.node("Shape", ["pieces"], start=1, end=2)
    table = graph.constant("places.table", encoder.places.weight.detach().numpy())
    places = graph.node("Slice", [table, graph.shape(0), size, graph.shape(0)])
    cases = graph.constant("cases.table", encoder.cases.weight.detach().numpy())
    marked = graph.node("Add", [graph.node("Gather", [cases, "cases"]), places])
    states = _norm(graph, "encoder.norm", encoder.norm, [known, marked])
    for number, layer in enumerate(encoder.layers):
        states = _build_layer(graph, f"layer.{number}", layer, states)
    flat = graph.node("Reshape", [states, graph.shape(-1, WIDTH)])
    ends = [graph.node("Gather", [flat, name]) for name in ("first", "last")]
    return _norm(graph, "norm", network.norm, ends)


def _norm(graph: Graph, name: str, part: nn.LayerNorm, inputs: list[str]) -> str:
    """Return the norm of a sum of two."""
    scale = graph.constant(f"{name}.scale", part.weight.detach().numpy())
    shift = graph.constant(f"{name}.shift", part.bias.detach().numpy())
    return graph.norm(inputs, scale, shift, epsilon=part.eps)


def _build_layer(graph: Graph, name: str, layer: Layer, states: str) -> str:
    seen = graph.attention(
        states,
        f"{name}.attention",
        *_numbers(layer.attention_in),
        lengths="lengths",
        heads=ATTENTION_HEADS,
    )
    mixed = graph.product(seen, f"{name}.out", *_numbers(layer.attention_out))
    states = _norm(graph, f"{name}.attention.norm", layer.attention_norm, [mixed, states])
    wide, bias = _numbers(layer.wide)
    grown = graph.product(states, f"{name}.wide", wide, None)
    kept = graph.constant(f"{name}.wide.bias", bias)
    grown = graph.node("BiasGelu", [grown, kept], domain=CONTRIB)
    grown = graph.product_with_far_columns(grown, f"{name}.narrow", *_numbers(layer.narrow))
    return _norm(graph, f"{name}.norm", layer.norm, [grown, states])


def _build_heads(graph: Graph, network: Network, words: str) -> dict[str, tuple[str, int]]:
    """Return the outputs by name; the first layers of all heads are one product."""
    hidden = {
        "child": network.arcs.child,
        "parent": network.arcs.parent,
        "relation.left": network.relations.left,
        "relation.right": network.relations.right,
        "role.left": network.roles.left,
        "role.right": network.roles.right,
        "party.left": network.parties.left,
        "party.right": network.parties.right,
        **{name: one.hidden for name, one in network.marks.items()},
    }
    pairs = [_numbers(one[0]) for one in hidden.values()]
    joined = np.concatenate([weights for weights, _ in pairs], axis=1)
    made = graph.product(words, "hidden", joined, np.concatenate([bias for _, bias in pairs]))
    sizes = [one[0].out_features for one in hidden.values()]
    parts = graph.split(graph.node("Relu", [made]), sizes, axis=2)
    named = dict(zip(hidden, parts, strict=True))
    scores = {
        "arcs": _build_arcs(graph, network, named),
        **{
            name: graph.product(named[name], f"{name}.out", *_shipped_numbers(one, name))
            for name, one in network.marks.items()
        },
    }
    asked = graph.node(
        "Or",
        [
            _find_predicates(graph, scores["said"], network.marks["said"].inventories),
            _find_cues(graph, scores["acts"], network.marks["acts"].inventories),
        ],
    )
    places = _find_places(graph, asked)
    roles = _build_roles(graph, "role", network.roles, named, places)
    parties = _build_roles(graph, "party", network.parties, named, places)
    relations = _build_relations(graph, network.relations, named)
    return {
        **{name: (made, TensorProto.FLOAT) for name, made in scores.items()},
        "relations": (relations, TensorProto.UINT8),
        "predicates": (places, TensorProto.INT64),
        "roles": (roles, TensorProto.FLOAT),
        "parties": (parties, TensorProto.FLOAT),
    }


def _build_arcs(graph: Graph, network: Network, named: dict[str, str]) -> str:
    weights, bias = _numbers(network.arcs.pair)
    root = np.float32(weights.shape[1] ** 0.5)
    asked = graph.product(named["child"], "arcs.pair", weights / root, bias / root)
    return graph.node("FusedMatMul", [asked, named["parent"]], domain=CONTRIB, transB=1)


def _build_relations(graph: Graph, part: Labels, named: dict[str, str]) -> str:
    """Return the best label of every pair, `[sentence, child, parent]`."""
    labels = part.alone.out_features
    left, right = named["relation.left"], named["relation.right"]
    scores = _score_pairs(graph, "relation", part, left, right)
    width = graph.node("Shape", [right], start=1, end=2)
    parts = [graph.shape(0), graph.shape(-1), graph.shape(labels), width]
    shape = graph.node("Concat", parts, axis=0)
    best = graph.node("ArgMax", [graph.node("Reshape", [scores, shape])], axis=2, keepdims=0)
    return graph.node("Cast", [best], to=TensorProto.UINT8)


def _find_places(graph: Graph, asked: str) -> str:
    """Return the places of predicates and cues in all words of the batch.

    They are those that the network finds and those that were asked for.
    """
    wanted = graph.node("Cast", ["wanted"], to=TensorProto.BOOL)
    marked = graph.node("Reshape", [graph.node("Or", [asked, wanted]), graph.shape(-1)])
    return graph.node("Reshape", [graph.node("NonZero", [marked]), graph.shape(-1)])


def _build_roles(graph: Graph, name: str, part: Labels, named: dict[str, str], places: str) -> str:
    """Return the scores of all words for the roles of some, `[number, role, word]`."""
    width = graph.node("Shape", ["wanted"], start=1, end=2)
    size = part.left[0].out_features
    flat = graph.node("Reshape", [named[f"{name}.left"], graph.shape(-1, size)])
    left = graph.node("Unsqueeze", [graph.node("Gather", [flat, places]), graph.shape(1)])
    right = graph.node("Gather", [named[f"{name}.right"], graph.node("Div", [places, width])])
    return _score_pairs(graph, name, part, left, right)


def _score_pairs(graph: Graph, name: str, part: Labels, left: str, right: str) -> str:
    """Return scores `[sentence, left · label, right]`: the labels of one left word together."""
    size = part.left[0].out_features
    asked = graph.product(left, f"{name}.pair", *_numbers(part.pair))
    tall = graph.node("Reshape", [asked, graph.shape(0, -1, size)])
    scores = graph.node("FusedMatMul", [tall, right], domain=CONTRIB, transB=1)
    alone = graph.product(left, f"{name}.alone", *_numbers(part.alone))
    return graph.node("Add", [scores, graph.node("Reshape", [alone, graph.shape(0, -1, 1)])])


def _find_predicates(graph: Graph, said: str, inventory: dict[str, int]) -> str:
    """Return which words the network takes for predicates, `[sentence, word]`."""
    ends = np.cumsum([0, *(inventory[name] for name in SHIPPED["said"])])
    start = int(ends[SHIPPED["said"].index("predicate")])
    no, yes = (
        graph.node("Gather", [said, graph.constant(f"column.{at}", np.array(at, np.int64))], axis=2)
        for at in (start, start + 1)
    )
    return graph.node("Greater", [yes, no])


def _find_cues(graph: Graph, acts: str, inventory: dict[str, int]) -> str:
    """Return which words the network takes for cues of acts; label 0 says that there is none."""
    ends = np.cumsum([0, *(inventory[name] for name in SHIPPED["acts"])])
    place = SHIPPED["acts"].index("acts.cue")
    start, end = int(ends[place]), int(ends[place + 1])
    none, some = (
        graph.node("Gather", [acts, graph.constant(name, columns)], axis=2)
        for name, columns in (
            ("column.no.cue", np.array([start], np.int64)),
            ("columns.cue", np.arange(start + 1, end, dtype=np.int64)),
        )
    )
    best = graph.node("ReduceMax", [some, graph.shape(2)], keepdims=1)
    return graph.node("Squeeze", [graph.node("Greater", [best, none]), graph.shape(2)])


def write_model(run: Path, data: Path, out: Path) -> None:
    """Write the network of a run, its labels, word pieces and lemmas to a folder."""
    network, inventory = load_network(run)
    vocabulary = load_vocabulary(find_encoder())
    out.mkdir(parents=True, exist_ok=True)
    (out / "pieces.txt").write_text("\n".join(vocabulary), "utf-8")
    treebanks = [*load_ewt(data, "train"), *load_gum(data, "train")]
    pieces = Pieces(vocabulary)
    encoded = [encode(one.words, pieces) for one in treebanks[::EVERY]]
    ranges = measure_ranges(build_probe(network), encoded)
    onnx.save(build_model(network, ranges), out / "reader.onnx")
    shipped = msgspec.json.encode(_choose_labels(inventory, treebanks))
    (out / "labels.json").write_bytes(msgspec.json.format(shipped, indent=1) + b"\n")
    lines = learn_lemmas(treebanks, frozenset(vocabulary))
    (out / "lemmas.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    lines = learn_habits(treebanks, inventory.roles)
    (out / "habits.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def _choose_labels(inventory: Inventory, treebanks: Sequence[Example]) -> labels.Labels:
    names = [name for group in SHIPPED.values() for name in group]
    fitting: dict[str, set[str]] = {tag: set() for tag in inventory.marks["upos"]}
    for one in treebanks:
        pairs = zip(one.columns["upos"], one.columns["features"], strict=True)
        for upos, features in pairs:
            fitting.setdefault(upos, set()).add(features)
    known = set(inventory.marks["features"])
    return labels.Labels(
        relations=inventory.relations,
        roles=inventory.roles,
        parties=inventory.parties,
        marks={name: inventory.marks[name] for name in names},
        groups={group: list(some) for group, some in SHIPPED.items()},
        inflections={upos: sorted(some & known) for upos, some in fitting.items()},
    )


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/train"))
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=Path("src/twosource/read/model"))
    given = parser.parse_args()
    write_model(given.run, given.data, given.out)


if __name__ == "__main__":
    main()
