"""Fetching, where it was asked for: pages are kept beside the store, with where and when."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec import Struct

from twosource import __version__
from twosource.errors import InputError, TwosourceError
from twosource.ingest import Fetched, FetchOptions, Source, fetch_page, refuse
from twosource.model import Refusal
from twosource.run.clock import Clock, tell_time
from twosource.text.hashing import hash_bytes

__all__ = ["IN_MEMORY", "LOG", "Fetch", "Fetching", "make_fetch", "opening_fetch"]

IN_MEMORY = ":memory:"
LOG = "fetches.jsonl"

Fetch = Callable[[str], Source | Refusal]
"""Fetches the page at an address, and gives the file it is kept in or says why not."""

OPTIONS = FetchOptions(agent=f"twosource/{__version__}")


class Fetching(Struct, frozen=True, kw_only=True):
    """One line of the log: which page came from where, and when.

    `file` is beside the log and holds the bytes as they were sent; `content_hash` is their hash.
    `hops` are the addresses that led from the one asked to the one that answered.
    """

    moment: str
    asked: str
    answered: str
    hops: tuple[str, ...]
    content_type: str
    content_hash: str
    file: str


@contextmanager
def opening_fetch(store: str, *, asked: bool) -> Iterator[Fetch | None]:
    """Give what fetches pages into a folder beside a store; None where nobody asked for that.

    Beside a store in memory there is no room: the pages go when it goes.
    """
    if not asked:
        yield None
    elif store == IN_MEMORY:
        with TemporaryDirectory() as folder:
            yield make_fetch(str(Path(folder) / "none"))
    else:
        yield make_fetch(store)


def make_fetch(
    store: str, *, options: FetchOptions | None = None, clock: Clock = tell_time
) -> Fetch:
    """Return what fetches pages into the folder of a store, called as it with `.fetched` behind.

    Without `options` the open internet is asked, as `OPTIONS` says.
    """
    folder = _name_folder(store)

    def fetch(asked: str) -> Source | Refusal:
        try:
            fetched = fetch_page(asked, options=options or OPTIONS)
        except InputError as error:
            return refuse(error, source=asked)
        path = _keep(fetched, folder, moment=clock())
        return Source(
            source=asked,
            name=fetched.name,
            path=path,
            url=fetched.answered,
            charset=fetched.charset,
        )

    return fetch


def _name_folder(store: str) -> Path:
    """Return where the pages of a store are kept; of one that is no file, in this folder."""
    return Path("twosource.fetched") if "://" in store else Path(f"{store}.fetched")


def _keep(fetched: Fetched, folder: Path, *, moment: str) -> Path:
    """Keep the bytes of a page and a line on it; raises TwosourceError where that fails."""
    content_hash = hash_bytes(fetched.content)
    path = folder / f"{content_hash}.page"
    line = Fetching(
        moment=moment,
        asked=fetched.asked,
        answered=fetched.answered,
        hops=fetched.hops,
        content_type=fetched.content_type,
        content_hash=content_hash,
        file=path.name,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fetched.content)
        with (folder / LOG).open("ab") as log:
            log.write(msgspec.json.encode(line) + b"\n")
    except OSError as error:
        raise TwosourceError(f"{path} cannot be written: {error.strerror}") from error
    return path
