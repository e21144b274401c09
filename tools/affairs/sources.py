"""The hand-written sources: base reports, rewordings and updates, from JSON Lines."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from tools.affairs.model import Base, Rewording, Split, Update

__all__ = ["Sources", "count_sentences", "load_sources"]

_HERE = Path(__file__).parent
_Row = TypeVar("_Row", Base, Rewording, Update)


class Sources(Struct, frozen=True, kw_only=True):
    """Everything written by hand, sorted by id."""

    bases: tuple[Base, ...]
    rewordings: tuple[Rewording, ...] = ()
    updates: tuple[Update, ...] = ()

    def of_split(self, split: Split) -> "Sources":
        """Return what belongs to one split: no base, hand or rewording stands in both."""
        bases = tuple(base for base in self.bases if base.split == split)
        known = {base.id for base in bases}
        return Sources(
            bases=bases,
            rewordings=tuple(one for one in self.rewordings if one.of in known),
            updates=tuple(one for one in self.updates if one.of in known),
        )


def load_sources(folder: Path = _HERE) -> Sources:
    """Read `bases/`, `rewordings/` and `updates/` under a folder.

    Raises ValueError naming the file, when a rewording or an update does not fit its base.
    """
    bases = tuple(sorted(_read(folder / "bases", Base), key=lambda base: base.id))
    rewordings = tuple(_read(folder / "rewordings", Rewording))
    updates = tuple(_read(folder / "updates", Update))
    _check(bases, rewordings, updates)
    return Sources(
        bases=bases,
        rewordings=tuple(sorted(rewordings, key=lambda one: (one.of, one.grade, one.hand))),
        updates=tuple(sorted(updates, key=lambda one: one.of)),
    )


def count_sentences(paragraphs: Sequence[Sequence[str]]) -> int:
    """Return how many sentences the paragraphs hold."""
    return sum(len(paragraph) for paragraph in paragraphs)


def _read(folder: Path, kind: type[_Row]) -> list[_Row]:
    rows: list[_Row] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line.strip():
                rows.append(_decode(line, kind, f"{path.name}, line {number}"))
    return rows


def _decode(line: str, kind: type[_Row], where: str) -> _Row:
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.DecodeError as fault:
        raise ValueError(f"{where}: {fault}") from fault


def _check(
    bases: Sequence[Base], rewordings: Iterable[Rewording], updates: Iterable[Update]
) -> None:
    sizes = {base.id: count_sentences(base.paragraphs) for base in bases}
    if len(sizes) != len(bases):
        raise ValueError("two base reports bear one id")
    for update in updates:
        if update.of not in sizes:
            raise ValueError(f"an update is of {update.of}, and no base bears that id")
    for one in rewordings:
        if one.of not in sizes:
            raise ValueError(f"a rewording is of {one.of}, and no base bears that id")
        old = [number for before, _ in one.alignment for number in before]
        new = [number for _, after in one.alignment for number in after]
        if max(old, default=0) >= sizes[one.of] or min(old, default=0) < 0:
            raise ValueError(f"the rewording of {one.of} aligns a sentence that the base lacks")
        if max(new, default=0) >= count_sentences(one.paragraphs):
            raise ValueError(f"the rewording of {one.of} aligns a sentence that it lacks itself")
