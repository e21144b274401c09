"""What the shipped network is: version, hash, licence and scores."""

from pathlib import Path

import msgspec
from msgspec import Struct

__all__ = ["Card", "load_card"]


class Card(Struct, frozen=True):
    """`hash` is of the file `reader.onnx`; `scores` were measured on the dev files, in per cent."""

    version: str
    hash: str
    licence: str
    trained: str
    scores: dict[str, float]


def load_card(folder: Path) -> Card:
    """Return the card that lies beside a network."""
    return msgspec.json.decode((folder / "card.json").read_bytes(), type=Card)
