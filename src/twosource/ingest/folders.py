"""Walk a folder, or the folders below a pattern, without falling into a loop of links."""

import os
import re
from collections import deque
from collections.abc import Iterator, Sequence
from fnmatch import translate
from pathlib import Path

from msgspec import Struct

__all__ = ["Closed", "expand_pattern", "is_pattern", "split_pattern", "walk_folder"]

_MAGIC = re.compile(r"[*?\[]")


class Closed(Struct, frozen=True):
    """A folder that the system does not let us read, and why."""

    path: Path
    why: str


def walk_folder(folder: Path) -> Iterator[Path | Closed]:
    """Yield everything below `folder` that is no folder, each once, the hidden left out.

    Links to folders are followed last, and only to where the walk has not been: a file is found
    by its real path when it has one inside, and a loop of links ends.
    """
    seen: set[str] = set()
    links = deque([folder])
    while links:
        found = deque([links.popleft()])
        while found:
            here = found.popleft()
            if not _is_new(here, seen):
                continue
            entries = _list_folder(here)
            if isinstance(entries, Closed):
                yield entries
                continue
            for entry in entries:
                if not _is_folder(entry):
                    yield Path(entry.path)
                elif entry.is_symlink():
                    links.append(Path(entry.path))
                else:
                    found.append(Path(entry.path))


def is_pattern(place: str) -> bool:
    """Tell whether `place` holds one of the signs `*`, `?` and `[`."""
    return _MAGIC.search(place) is not None


def split_pattern(place: str) -> tuple[Path, tuple[str, ...]]:
    """Return the fixed folder that a pattern starts from, and the parts that vary."""
    parts = Path(place).parts
    fixed = next((i for i, part in enumerate(parts) if is_pattern(part)), len(parts))
    return Path(*parts[:fixed]), parts[fixed:]


def expand_pattern(folder: Path, parts: Sequence[str]) -> set[Path]:
    """Return what matches the parts of a pattern below `folder`: files, and folders too.

    `**` stands for any number of folders; at the end it stands for every file below. As in a
    shell, a part matches a hidden name only when it starts with a full stop itself.
    """
    here = {folder}
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        if part != "**":
            here = {path for one in here for path in _match_part(one, part)}
        elif last:
            here = {path for one in here for path in walk_folder(one) if isinstance(path, Path)}
        else:
            here = {path for one in here for path in _all_folders(one)}
    return here


def _match_part(folder: Path, part: str) -> Iterator[Path]:
    pattern = re.compile(translate(os.path.normcase(part)))
    entries = _list_folder(folder, hidden=part.startswith("."))
    if isinstance(entries, Closed):
        return
    for entry in entries:
        if pattern.match(os.path.normcase(entry.name)):
            yield Path(entry.path)


def _all_folders(folder: Path) -> Iterator[Path]:
    """Yield `folder` and every folder below it, links to folders left out as in a shell."""
    waiting = deque([folder])
    while waiting:
        here = waiting.popleft()
        yield here
        entries = _list_folder(here)
        if not isinstance(entries, Closed):
            inner = (one for one in entries if _is_folder(one) and not one.is_symlink())
            waiting.extend(Path(one.path) for one in inner)


def _list_folder(folder: Path, *, hidden: bool = False) -> list[os.DirEntry[str]] | Closed:
    try:
        with os.scandir(folder) as entries:
            kept = [one for one in entries if hidden or not one.name.startswith(".")]
    except OSError as error:
        return Closed(folder, error.strerror or str(error))
    return sorted(kept, key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself, or to where we may not look
        return False


def _is_new(folder: Path, seen: set[str]) -> bool:
    real = os.path.realpath(folder)
    if real in seen:
        return False
    seen.add(real)
    return True
