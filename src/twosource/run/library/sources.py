"""What can be read into a library: places, or records that a program has at hand."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from twosource.errors import UsageError

__all__ = ["Given", "open_places"]

RECORDS = "records.jsonl"

Given = str | PathLike[str] | Iterable[str | PathLike[str] | Mapping[str, object]]
"""A path or pattern, several of them, or records with `text` or `html` and what else is known."""


@contextmanager
def open_places(given: Given) -> Iterator[list[str]]:
    """Give the places to read; records are written to a file of their own, which goes again.

    A record goes by its `id`, or else by its number among those of one call. Raises UsageError.
    """
    if isinstance(given, str | PathLike):
        yield [str(Path(given)) if isinstance(given, PathLike) else given]
        return
    places: list[str] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / RECORDS
        with file.open("wb") as lines:
            for one in given:
                if isinstance(one, Mapping):
                    lines.write(_encode(one) + b"\n")
                else:
                    places.append(str(one))
            written = lines.tell()
        yield [*places, *([str(file)] if written else [])]


def _encode(record: Mapping[str, object]) -> bytes:
    try:
        # Half surrogates, which only this writes, are mended when the record is read.
        return json.dumps(dict(record), default=msgspec.to_builtins).encode()
    except (TypeError, ValueError) as error:
        raise UsageError(f"a record cannot be written as JSON: {error}") from error
