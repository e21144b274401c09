"""The name that somebody may have meant."""

from difflib import get_close_matches
from itertools import islice
from pathlib import Path

__all__ = ["find_nearby"]

_MOST_NAMES = 5_000  # looking further would make a wrong name slow to report


def find_nearby(path: Path) -> Path | None:
    """Return what exists and is spelt much like `path`, None when nothing does.

    The first part of the path that does not exist is the one taken to be misspelt.
    """
    standing = next((one for one in path.parents if _exists(one)), None)
    if standing is None:
        return None
    missing, *rest = path.relative_to(standing).parts
    meant = _closest(missing, standing)
    if meant is None:
        return None
    whole = (standing / meant).joinpath(*rest)
    return whole if _exists(whole) else standing / meant


def _closest(name: str, folder: Path) -> str | None:
    try:
        names = sorted(one.name for one in islice(folder.iterdir(), _MOST_NAMES))
    except OSError:
        return None
    by_folded = {one.casefold(): one for one in names}
    found = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[found[0]] if found else None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
