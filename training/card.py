"""Writes what the shipped network is and how well it does, and its page: python -m training.card.

The card stands beside the network, and a test compares the hash.
"""

import argparse
from pathlib import Path

import msgspec

from training.evaluate import measure
from training.model_page import fill_page
from training.records import DATA
from twosource.read.card import Card, hash_passages, load_card
from twosource.read.reader import load_reader
from twosource.text.hashing import hash_bytes

__all__ = ["write_card"]

LICENCE = "CC BY-SA 4.0"
PAGE = Path("docs/model-card.md")


def write_card(model: Path, data: Path, *, version: str, trained: str) -> Card:
    """Measure the network in a folder on the dev files and write its card."""
    figures = measure(load_reader(model), data)
    card = Card(
        version=version,
        hash=hash_bytes((model / "reader.onnx").read_bytes()),
        passages=hash_passages(model),
        licence=LICENCE,
        trained=trained,
        scores={name: round(figure, 2) for name, figure in figures.items()},
    )
    text = msgspec.json.format(msgspec.json.encode(card), indent=1)
    (model / "card.json").write_bytes(text + b"\n")
    return card


def main() -> None:
    """Read the command line and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", type=Path, default=Path("src/twosource/read/model"))
    parser.add_argument("--version", default="", help="else one more than that of the card there")
    parser.add_argument("--trained", default="", help="how: minutes, machine, commit")
    given = parser.parse_args()
    version = given.version or str(int(load_card(given.model).version) + 1)
    card = write_card(given.model, given.data, version=version, trained=given.trained)
    fill_page(PAGE, card.scores)
    for name, figure in card.scores.items():
        print(f"{name:32} {figure:7.2f}")


if __name__ == "__main__":
    main()
