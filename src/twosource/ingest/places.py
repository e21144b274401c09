"""From what the user named to the files that will be read."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from twosource.ingest.address import is_address
from twosource.ingest.folders import (
    Closed,
    expand_pattern,
    is_pattern,
    split_pattern,
    walk_folder,
)
from twosource.ingest.formats import is_offered, is_store
from twosource.ingest.nearby import find_nearby
from twosource.ingest.refusing import fault, refuse
from twosource.ingest.source import PassedOver, Source
from twosource.model import Refusal, RefusalCode

__all__ = ["find_sources"]

Finding = Source | PassedOver | Refusal

_RANK: tuple[type[Finding], ...] = (Source, PassedOver, Refusal)


def find_sources(places: Iterable[str]) -> Iterator[Finding]:
    """Yield every source that `places` lead to, sorted, whatever the order they are named in.

    A place is a file, a folder (read with all folders below it), a pattern (`*`, `?`, `[…]`, and
    `**` for any number of folders) or "-" for standard input. A file that is named, or matched by
    a pattern, is always a source; in a folder only the files whose suffix says text, HTML or JSON
    Lines, packed with gzip, bzip2 or xz or not. Other files there come as `PassedOver`; hidden
    files and the program's own stores do not come at all. One file comes once, however often and
    by whichever links it is reached. A place that is missing or cannot be read, and a folder
    without anything to read, is a `Refusal`.
    """
    found = [finding for place in sorted(set(places)) for finding in _look_up(place)]
    refusals = {one for one in found if isinstance(one, Refusal)}
    files = _drop_repeats(one for one in found if not isinstance(one, Refusal))
    yield from sorted([*files, *refusals], key=_order)


def _look_up(place: str) -> Iterator[Finding]:
    if place == "-":
        yield Source(source="-", name="-", path=None)
        return
    if is_address(place):
        yield _refuse(
            place,
            "unsupported",
            "this is an address, and nothing is fetched unless asked for; add --online, "
            "or save the page and name that",
        )
        return
    path = Path(place)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except PermissionError as error:
        yield _refuse(place, "unreadable", f"it cannot be read: {error.strerror}")
    except (OSError, ValueError):  # ValueError: a NUL in the name
        yield from _look_up_missing(place)
    else:
        if is_folder and place:
            yield from _look_into(path, place=place, root=path)
        else:
            yield _named_file(place, path)


def _look_up_missing(place: str) -> Iterator[Finding]:
    if not is_pattern(place):
        yield _refuse_missing(place)
        return
    root, parts = split_pattern(place)
    matched = sorted(expand_pattern(root, parts))
    if not matched:
        yield _refuse(place, "not-found", "no file matches this pattern")
    for path in matched:
        if path.is_dir():
            yield from _look_into(path, place=_printable(path), root=root)
        elif not is_store(path.name):
            yield _found_file(path, root=root)


def _look_into(folder: Path, *, place: str, root: Path) -> Iterator[Finding]:
    """Yield what lies below one folder; names are relative to `root`."""
    offered = other = False
    for path in walk_folder(folder):
        if isinstance(path, Closed):
            other = True
            yield _refuse(_printable(path.path), "unreadable", f"it cannot be read: {path.why}")
        elif is_offered(path.name) and not _is_special(path):
            offered = True
            yield _found_file(path, root=root)
        elif not is_store(path.name):
            other = True
            yield PassedOver(source=_printable(path))
    if not offered and not other:
        yield _refuse(place, "empty", "this folder holds no file to read")
    elif not offered:
        yield _refuse(
            place,
            "unsupported",
            "this folder holds no file that twosource reads "
            "(.txt, .html, .htm, .xhtml, .jsonl, .ndjson); name a file itself to have it tried",
        )


def _named_file(place: str, path: Path) -> Finding:
    if not place:
        return _refuse(place, "not-found", "the name of a place to read is empty")
    return Source(source=_printable(place), name=_printable(path.name), path=path)


def _found_file(path: Path, *, root: Path) -> Source:
    name = path.relative_to(root).as_posix()
    return Source(source=_printable(path), name=_printable(name), path=path)


def _refuse_missing(place: str) -> Refusal:
    nearby = find_nearby(Path(place)) if "\0" not in place else None
    meant = f"; did you mean {_printable(nearby)}?" if nearby else ""
    return _refuse(place, "not-found", f"there is no such file or folder{meant}")


def _refuse(place: str, code: RefusalCode, sentence: str) -> Refusal:
    return refuse(fault(code, sentence), source=_printable(place))


def _drop_repeats(files: Iterable[Source | PassedOver]) -> Iterator[Source | PassedOver]:
    """Yield one finding for each file: a source if there is one, the one whose name tells most."""
    folders: dict[Path, str] = {}
    best: dict[str, Source | PassedOver] = {}
    for file in sorted(files, key=_telling):
        best.setdefault(_real_path(file, folders), file)
    yield from best.values()


def _telling(file: Source | PassedOver) -> tuple[bool, bool, int, str, str]:
    """Sort a source first, a file before the links to it, and the longest name first."""
    if isinstance(file, PassedOver):
        return True, False, 0, "", file.source
    is_link = file.path is not None and file.path.is_symlink()
    return False, is_link, -file.name.count("/"), file.name, file.source


def _real_path(file: Source | PassedOver, folders: dict[Path, str]) -> str:
    """Return where a file really lies; `folders` remembers it for each folder, as it is slow."""
    path = Path(file.source) if isinstance(file, PassedOver) else file.path
    if path is None:
        return "-"
    if path.is_symlink() or path.name in ("", ".."):
        return os.path.realpath(path)
    if path.parent not in folders:
        folders[path.parent] = os.path.realpath(path.parent)
    return f"{folders[path.parent]}{os.sep}{path.name}"


def _order(finding: Finding) -> tuple[str, int, str]:
    words = finding.sentence if isinstance(finding, Refusal) else ""
    return finding.source, _RANK.index(type(finding)), words


def _is_special(path: Path) -> bool:
    """Tell whether this is a pipe, a socket or a device, which a walk must not open."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:  # a broken link is offered, and then refused
        return False


def _printable(place: str | Path) -> str:
    """Return a path as text; bytes of a name that are not UTF-8 show as escapes."""
    return str(place).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
