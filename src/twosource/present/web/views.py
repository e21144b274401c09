"""The open views: each is lent to one thread at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from msgspec import Struct

from twosource.errors import StoreError
from twosource.lexicon.own import wear
from twosource.store.view import View, open_view

__all__ = ["Views"]

_SECONDS = 10.0
"""How long a page may look for what it shows."""

_Seen = tuple[int, int]


class _Held(Struct, frozen=True):
    view: View
    file: _Seen


class Views:
    """Views of one store, opened when they are needed and closed together."""

    def __init__(self, store: str) -> None:
        self._store = store
        self._idle: LifoQueue[_Held] = LifoQueue()

    @contextmanager
    def lend(self) -> Iterator[View]:
        """Lend a view, and put on its lexicon; one whose file was replaced since is closed and
        another opened. So is one that would not see what is written later.
        """
        held = self._take()
        try:
            wear(held.view.lexicon())
            yield held.view
        except StoreError:
            # A server that was started anew has forgotten the connection.
            held.view.close()
            raise
        except BaseException:
            self._give_back(held)
            raise
        self._give_back(held)

    def _give_back(self, held: _Held) -> None:
        if held.view.is_lasting:
            self._idle.put(held)
        else:
            held.view.close()

    def close(self) -> None:
        """Close those that nobody uses."""
        while (held := self._pop()) is not None:
            held.view.close()

    def _take(self) -> _Held:
        now = self._look()
        while (held := self._pop()) is not None:
            if held.file == now:
                return held
            held.view.close()
        return _Held(open_view(self._store, limit_seconds=_SECONDS, shared=True), now)

    def _pop(self) -> _Held | None:
        try:
            return self._idle.get_nowait()
        except Empty:
            return None

    def _look(self) -> _Seen:
        try:
            found = Path(self._store).stat()
        except OSError:  # no file, as where the store is a database
            return (0, 0)
        return found.st_dev, found.st_ino
