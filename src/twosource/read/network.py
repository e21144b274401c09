"""Runs the shipped network: the one door for onnxruntime, which is loaded on first use."""

import os
from collections.abc import Callable, Mapping, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from twosource.errors import ModelError
from twosource.read.batches import Batch
from twosource.read.mapped import leave_weights

__all__ = ["Runner", "Scores", "lay_out", "open_network", "open_vectors"]

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]


class Scores(Struct, frozen=True):
    """What the network says of a batch: rows are sentences, then words; word 0 is the root.

    `arcs[s, child, parent]`; `relations[s, child, parent]` are numbers of labels;
    `predicates[k]` is the place of the k-th predicate in all words of the batch, and
    `roles[k, role, word]` its scores, role 0 is none, and so `parties`; the rest are scores of
    marks, `[s, word, label]`. A network without heads for acts gives no `parties` and no `acts`.
    """

    arcs: Floats
    relations: Bytes
    predicates: Numbers
    roles: Floats
    syntax: Floats
    names: Floats
    said: Floats
    parties: Floats | None = None
    acts: Floats | None = None


class Runner(Protocol):
    """Anything that turns a batch into scores."""

    def __call__(self, batch: Batch) -> Scores:
        """Return the scores of a batch."""


class _Output(Protocol):
    name: str


class _Session(Protocol):
    def get_outputs(self) -> Sequence[_Output]: ...
    def run(self, names: list[str], given: Mapping[str, object]) -> list[NDArray[np.generic]]: ...


def open_network(path: Path) -> Runner:
    """Load a network; it runs in one thread, since many processes beat many threads.

    Raises:
        ModelError: when the file is not there.
    """
    session = _open_session(path)
    given = {one.name for one in session.get_outputs()}
    names = [name for name in Scores.__struct_fields__ if name in given]

    def run(batch: Batch) -> Scores:
        made = session.run(names, lay_out(batch))
        return Scores(**dict(zip(names, made, strict=True)))  # type: ignore[arg-type]

    return run


def open_vectors(path: Path) -> Callable[[Batch], Floats]:
    """Load a network that makes vectors of words, `[sentences, words, width]`, and no more of them.

    Raises:
        ModelError: when the file is not there.
    """
    session = _open_session(path)

    def run(batch: Batch) -> Floats:
        given = {name: one for name, one in lay_out(batch).items() if name != "wanted"}
        made: Floats = session.run(["words"], given)[0]  # type: ignore[assignment]
        return made

    return run


def _open_session(path: Path) -> _Session:
    if not path.exists():
        raise ModelError(f"the reader's network is missing: {path}; install twosource again")
    path = path.resolve()
    # Left to itself it keeps an id of the machine in the home folder and reports to its makers.
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime  # noqa: PLC0415 - a heavy library, loaded at its door

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A plan of memory for every shape of batch took 15 MB and saved no time.
    options.enable_mem_pattern = False
    # What should be fused is; the optimizer would fuse norms, which is slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", str(path.parent)
    )
    session: _Session = onnxruntime.InferenceSession(
        _map_model(path), options, providers=["CPUExecutionProvider"]
    )
    return session


def _map_model(path: Path) -> bytes:
    """Return the model without its large weights, which processes share by mapping the file."""
    with (
        path.open("rb") as file,
        mmap(file.fileno(), 0, access=ACCESS_READ) as held,
        memoryview(held) as model,
    ):
        return leave_weights(model, path)


def lay_out(batch: Batch) -> dict[str, NDArray[np.int32]]:
    """Return the inputs; the network wants places of words counted through the whole batch."""
    rows, width = batch.pieces.shape
    offsets = (np.arange(rows, dtype=np.int32) * width)[:, None]
    return {
        "pieces": batch.pieces,
        "cases": batch.cases,
        "first": batch.first + offsets,
        "last": batch.last + offsets,
        "lengths": batch.lengths,
        "wanted": batch.wanted,
    }
