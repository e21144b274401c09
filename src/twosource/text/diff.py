"""Where two lists of words differ."""

from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.distance import Indel

__all__ = ["Change", "find_changes"]


class Change(Struct, frozen=True):
    """Words `[first, first_end)` of the one list stand where `[second, second_end)` stand in the
    other; one of the two may be empty.
    """

    first: int
    first_end: int
    second: int
    second_end: int


def find_changes(first: Sequence[str], second: Sequence[str]) -> tuple[Change, ...]:
    """Return the changed stretches between two lists of words, in order (longest common part).

    Neighbouring deletions and insertions are one change.
    """
    changes: list[Change] = []
    for step in Indel.opcodes(first, second):
        if step.tag == "equal":
            continue
        last = changes[-1] if changes else None
        if last and last.first_end == step.src_start and last.second_end == step.dest_start:
            changes[-1] = Change(last.first, step.src_end, last.second, step.dest_end)
        else:
            changes.append(Change(step.src_start, step.src_end, step.dest_start, step.dest_end))
    return tuple(changes)
