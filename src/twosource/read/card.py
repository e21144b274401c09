"""What the shipped network is: version, hash, licence and scores."""

from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from twosource.errors import ModelError
from twosource.text.hashing import hash_bytes, hash_parts

__all__ = ["Card", "check_network", "find_model", "hash_passages", "identify_reader", "load_card"]

NETWORK = "reader.onnx"
PASSAGES = "passages.onnx"
HEADS = "passages.npz"
PIECES = "pieces.txt"
# To be raised where parses are made otherwise of the same scores: older parses lack what is new.
DECODER_VERSION = "3"
_TABLES = ("labels.json", PIECES, "lemmas.tsv", "habits.tsv")


class Card(Struct, frozen=True, kw_only=True):
    """`hash` is of the file `reader.onnx`; `scores` were measured on the dev files, in per cent.

    `passages` is the hash of the two files of the second look.
    """

    version: str
    hash: str
    passages: str = ""
    licence: str
    trained: str
    scores: dict[str, float]


def find_model() -> Path:
    """Return the folder of the network that ships with twosource."""
    return Path(str(files("twosource.read").joinpath("model")))


def identify_reader(folder: Path) -> str:
    """Return the hash of all that decides what is read.

    That is the network, by its card, its tables, and the version of what makes parses of scores.

    Raises:
        ModelError: when a file is not there.
    """
    absent = [name for name in (NETWORK, "card.json", *_TABLES) if not (folder / name).is_file()]
    if absent:
        raise ModelError(f"the reader lacks {folder / absent[0]}; install twosource again")
    tables = (hash_bytes((folder / name).read_bytes()) for name in _TABLES)
    return hash_parts(load_card(folder).hash, DECODER_VERSION, *tables)


def hash_passages(folder: Path) -> str:
    """Return the hash of the two files of the second look."""
    return hash_parts(*(hash_bytes((folder / name).read_bytes()) for name in (PASSAGES, HEADS)))


def check_network(folder: Path) -> None:
    """Make sure that the network is the one that its card names: half a file reads nonsense.

    Raises:
        ModelError: when it is not.
    """
    network = folder / NETWORK
    if hash_bytes(network.read_bytes()) != load_card(folder).hash:
        raise ModelError(f"{network} is not the one that its card names; install twosource again")


def load_card(folder: Path) -> Card:
    """Return the card that lies beside a network."""
    return msgspec.json.decode((folder / "card.json").read_bytes(), type=Card)
