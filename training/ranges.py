"""Sees between which numbers the inputs of every product lie, in training sentences."""

from collections.abc import Sequence

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

from training.graph import Ranges
from twosource.read.batches import Encoded, make_batch, plan_batches
from twosource.read.network import lay_out

__all__ = ["EVERY", "measure_ranges"]

# One in so many examples is seen.
EVERY = 16
BATCH_PIECES = 384


def measure_ranges(probe: onnx.ModelProto, encoded: Sequence[Encoded]) -> Ranges:
    """Return the least and the greatest number in each column that goes into a product, by name.

    Of every batch the extremes count, and of all batches their mean: a few numbers beyond are cut
    off, which costs less than coarse steps for all.
    """
    session = onnxruntime.InferenceSession(
        probe.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    names = [one.name for one in session.get_outputs()]
    wanted = {one.name for one in session.get_inputs()}
    lows: dict[str, list[NDArray[np.float32]]] = {name: [] for name in names}
    highs: dict[str, list[NDArray[np.float32]]] = {name: [] for name in names}
    for places in plan_batches([len(one.pieces) for one in encoded], most_pieces=BATCH_PIECES):
        given = lay_out(make_batch([encoded[place] for place in places]))
        made = session.run(names, {name: one for name, one in given.items() if name in wanted})
        for name, array in zip(names, made, strict=True):
            rows = array.reshape(-1, array.shape[-1])
            lows[name].append(rows.min(axis=0))
            highs[name].append(rows.max(axis=0))
    return {
        name.removeprefix("in."): (np.mean(lows[name], axis=0), np.mean(highs[name], axis=0))
        for name in names
    }
