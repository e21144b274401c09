"""The gate of the labelled cases: what was measured once may not fall unasked.

`floors.json` pins every evaluation file by its hash, so that no case is changed in silence, and
for every figure its floor, what was last measured, and the command that measures it.
"""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from twosource.text.hashing import hash_bytes

__all__ = ["FLOORS", "Floor", "Floors", "check_floor", "find_changed", "load_floors"]

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.json"
CORPUS = FOLDER.parents[1] / "training/corpus"


class Floor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure: the least it may be, what it was when the floor was set, how to measure it."""

    floor: float
    measured: float
    command: str


class Floors(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of `floors.json`; `files` gives the hash of each evaluation file, by its name."""

    files: dict[str, str]
    floors: dict[str, Floor]


@cache
def load_floors() -> Floors:
    """Return the pinned files and figures."""
    return msgspec.json.decode(FLOORS.read_bytes(), type=Floors)


def check_floor(name: str, measured: float) -> None:
    """Fail when a figure lies below its floor, or has none."""
    floor = load_floors().floors.get(name)
    assert floor is not None, f"{name} has no floor; add it to {FLOORS.name}"
    assert measured >= floor.floor, (
        f"{name} fell to {measured:.4f}; its floor is {floor.floor:.4f}, and it was "
        f"{floor.measured:.4f} when that was set. Look with: {floor.command}"
    )


def find_changed() -> list[str]:
    """Return the evaluation files that are gone, new, or not as they were pinned."""
    pinned = load_floors().files
    paths = [*FOLDER.glob("*.jsonl"), *CORPUS.glob("test-*.jsonl")]
    there = {path.name: hash_bytes(path.read_bytes()) for path in paths}
    return sorted(name for name in pinned | there if pinned.get(name) != there.get(name))
