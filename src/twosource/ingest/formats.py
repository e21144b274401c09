"""Which suffixes name which format."""

from pathlib import PurePath

from twosource.ingest.source import RawMedia

__all__ = ["is_offered", "is_store", "media_of_suffix", "plain_suffix"]

_OFFERED: dict[str, RawMedia] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_NAMED: dict[str, RawMedia] = _OFFERED | {".text": "text", ".md": "text"}
_PACKED = (".gz", ".bz2", ".xz")
_STORE = (".db", ".db-wal", ".db-shm", ".db-journal")


def plain_suffix(name: str) -> str:
    """Return the suffix of `name` in lower case, that of the packed file for "a.html.gz"."""
    path = PurePath(name.lower())
    while path.suffix in _PACKED:
        path = path.with_suffix("")
    return path.suffix


def media_of_suffix(name: str) -> RawMedia | None:
    """Return the format that the suffix promises, None when it promises nothing."""
    return _NAMED.get(plain_suffix(name))


def is_offered(name: str) -> bool:
    """Tell whether a file of this name is read when it lies in a folder that is read."""
    return plain_suffix(name) in _OFFERED


def is_store(name: str) -> bool:
    """Tell whether the name is that of a store of our own, or of its journal."""
    return name.lower().endswith(_STORE)
