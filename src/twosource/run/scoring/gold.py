"""Labelled passages: the format that we publish, and PLOVER's JSON Lines read into it.

docs/eval.md tells the format.
"""

import gzip
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from twosource.errors import InputError
from twosource.model.claim import Act, Comparator, Status

__all__ = ["Days", "LabelledAmount", "LabelledClaim", "LabelledPassage", "read_gold"]

Days = tuple[date | None, date | None]

# What PLOVER 0.5 calls otherwise.
_RENAMED: dict[str, Act] = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
_CODES = {"JAP": "JPN"}
_PACKED = b"\x1f\x8b"


class LabelledAmount(Struct, frozen=True, forbid_unknown_fields=True):
    """How much of what; `unit` and `object` are "" where the text names none."""

    text: str
    value: float
    upto: float | None
    comparator: Comparator
    unit: str
    object: str


class LabelledClaim(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One claim as somebody labelled it; None for a slot of which the labels say nothing.

    `again` lists what else in the passage tells the same act: words, and which time they stand.
    """

    id: str
    act: Act
    cue: str = ""
    nth: int = 1
    mode: str | None = None
    status: Status | None = None
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    when: Days | None = None
    where: str | None = None
    amounts: tuple[LabelledAmount, ...] = ()
    says: tuple[str, ...] = ()
    content_of: str | None = None
    denies: tuple[str, ...] = ()
    background: bool = False
    again: tuple[tuple[str, int], ...] = ()


class LabelledPassage(Struct, frozen=True, kw_only=True):
    """A passage with its claims; `is_full` tells that every claim in it was labelled."""

    id: str
    text: str = ""
    written: date | None = None
    outlet: str = ""
    kind: str = ""
    claims: tuple[LabelledClaim, ...] = ()
    is_full: bool = True


def read_gold(path: Path) -> list[LabelledPassage]:
    """Return the passages of a JSON Lines file, packed or not, in our format or in PLOVER's.

    Raises:
        InputError: naming the line, when a line has neither form.
    """
    return list(_read_lines(path))


def _read_lines(path: Path) -> Iterator[LabelledPassage]:
    for number, line in enumerate(_unpack(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
            is_plover = isinstance(row, dict) and "event" in row and "claims" not in row
            made = _read_plover(row) if is_plover else row
            yield msgspec.convert(made, LabelledPassage)
        except (msgspec.MsgspecError, KeyError, TypeError) as error:
            raise InputError(
                f"{path.name}, line {number}: neither a labelled passage nor a PLOVER record "
                f"({error})",
                stage="read",
                code="format",
            ) from error


def _unpack(path: Path) -> bytes:
    content = path.read_bytes()
    if not content.startswith(_PACKED):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"{path.name} is packed and cannot be unpacked ({error})", stage="read", code="format"
        ) from error


def _read_plover(row: dict[str, Any]) -> dict[str, Any]:
    """Return a PLOVER record, which holds one event, as a passage whose other events are open."""
    event = str(row["event"])
    actor, recipient = (_read_codes(row.get(name)) for name in ("source", "target"))
    if event == "CONSULT" and row.get("mode") == "host":
        actor, recipient = recipient, actor
    claim = {
        "id": "1",
        "act": _RENAMED.get(event, event),
        "actor": actor,
        "recipient": recipient,
    }
    return {"id": str(row["id"]), "text": str(row["text"]), "claims": [claim], "is_full": False}


def _read_codes(parties: object) -> list[str] | None:
    """Return the codes of the parties; None where the record has something else in their place."""
    if not isinstance(parties, list):
        return None
    codes = (str(one["code"]) for one in parties if isinstance(one, dict) and one.get("code"))
    return [_CODES.get(code, code) for code in codes]
