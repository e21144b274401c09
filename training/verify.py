"""Holds the graph against torch, and the int8 file against the exact one, head by head.

Run: python -m training.verify --run build/train
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.corpus import load_ewt
from training.evaluate import measure
from training.export import SHIPPED, build_model, write_model
from training.network import Network
from training.records import DATA
from training.train import load_network
from training.weights import find_encoder, load_vocabulary
from twosource.read.batches import Batch, encode, make_batch
from twosource.read.network import open_network
from twosource.read.pieces import Pieces
from twosource.read.reader import load_reader

__all__ = ["compare_with_torch"]

SENTENCES = 24


def compare_with_torch(network: Network, graph: Path, words: Sequence[Sequence[str]]) -> float:
    """Return the largest difference of any score between torch and an exact graph."""
    pieces = Pieces(load_vocabulary(find_encoder()))
    batch = make_batch([encode(one, pieces) for one in words])
    scores = open_network(graph)(batch)
    there = np.arange(batch.first.shape[1])[None, :] <= (batch.first > 0).sum(1)[:, None]
    with torch.no_grad():
        states = network(_make_inputs(batch))
        arcs = network.arcs(states).numpy()
        marks = {name: _join(part(states), name) for name, part in network.marks.items()}
    differences = [np.abs(scores.arcs[:, 1:] - arcs)[there[:, 1:]].max()]
    for name, expected in marks.items():
        differences.append(np.abs(getattr(scores, name) - expected)[there].max())
    return float(max(differences))


def _make_inputs(batch: Batch) -> dict[str, Tensor]:
    names = ("pieces", "cases", "first", "last", "lengths")
    return {name: torch.from_numpy(getattr(batch, name).astype(np.int64)) for name in names}


def _join(scores: dict[str, Tensor], group: str) -> NDArray[np.float32]:
    return torch.cat([scores[name] for name in SHIPPED[group]], dim=-1).numpy()


def main() -> None:
    """Print the difference from torch, and every figure of the exact graph and of the int8 file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/train"))
    parser.add_argument("--data", type=Path, default=DATA)
    given = parser.parse_args()
    network, _ = load_network(given.run)
    with TemporaryDirectory() as folder:
        exact, packed = Path(folder) / "exact", Path(folder) / "packed"
        write_model(given.run, given.data, packed)
        write_model(given.run, given.data, exact)
        onnx.save(build_model(network), exact / "reader.onnx")
        words = [one.words for one in load_ewt(given.data, "dev")[:SENTENCES]]
        difference = compare_with_torch(network, exact / "reader.onnx", words)
        print(f"largest difference from torch: {difference:.2g}")
        figures = [measure(load_reader(one), given.data) for one in (exact, packed)]
    print(f"{'':32} {'exact':>7} {'int8':>7}")
    for name, figure in figures[0].items():
        print(f"{name:32} {figure:7.2f} {figures[1][name]:7.2f}")


if __name__ == "__main__":
    main()
