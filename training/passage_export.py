"""Writes the network of the second look: passages.onnx for vectors of words, passages.npz on top.

Run: python -m training.passage_export --run build/passages
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnx
from msgspec.structs import replace
from onnx import TensorProto
from torch import nn

from training.export import INPUTS, build_words
from training.graph import Graph, Ranges
from training.passage_network import PassageExample, PassageReading
from training.passages import load_passage_network, read_examples
from training.ranges import EVERY, measure_ranges
from twosource.read.card import HEADS, PASSAGES, hash_passages, load_card

__all__ = ["build_vectors", "write_heads", "write_passages"]

GIVEN = {name: one for name, one in INPUTS.items() if name != "wanted"}


def build_vectors(network: PassageReading, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return the part that makes vectors of words as a graph, in int8 when ranges are given."""
    graph = Graph(ranges)
    words = build_words(graph, network)
    return graph.finish(GIVEN, {"words": (words, TensorProto.FLOAT)})


def build_probe(network: PassageReading) -> onnx.ModelProto:
    """Return the same in floats, with what goes into each product as its results."""
    graph = Graph()
    build_words(graph, network)
    sources = {f"in.{name}": one for name, one in graph.sources.items()}
    return graph.finish(GIVEN, {name: (one, TensorProto.FLOAT) for name, one in sources.items()})


def write_heads(network: PassageReading, path: Path) -> None:
    """Write the weights of the heads, `[in, out]`, as numbers of sixteen bits.

    Whether it is an act at all is learned beside them, and left behind.
    """
    parts = {
        "cue": network.cue,
        "party": network.party,
        "middle": network.middle,
        "out": network.out,
        "pair": network.pair,
    }
    for name in ("unnamed", "status", "link"):
        layers: nn.Sequential = getattr(network, name)
        parts |= {f"{name}.1": layers[0], f"{name}.2": layers[3]}
    arrays = {
        "act": network.act.weight,
        "far": network.far.weight,
        "both": network.both.weight.T,
        **{name: part.weight.T for name, part in parts.items()},
        **{f"{name}.bias": part.bias for name, part in parts.items()},
    }
    packed = {name: one.detach().numpy().astype(np.float16) for name, one in arrays.items()}
    np.savez_compressed(path, **packed)


def write_passages(run: Path, examples: Sequence[PassageExample], out: Path) -> None:
    """Write the network of a run to a folder; ranges are those that examples of it have."""
    network = load_passage_network(run)
    probe = build_probe(network)
    ranges = measure_ranges(probe, [one.encoded for one in examples[::EVERY]])
    onnx.save(build_vectors(network, ranges), out / PASSAGES)
    write_heads(network, out / HEADS)
    card = replace(load_card(out), passages=hash_passages(out))
    text = msgspec.json.format(msgspec.json.encode(card), indent=1)
    (out / "card.json").write_bytes(text + b"\n")


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/passages"))
    parser.add_argument("--out", type=Path, default=Path("src/twosource/read/model"))
    given = parser.parse_args()
    write_passages(given.run, read_examples(held=False), given.out)


if __name__ == "__main__":
    main()
