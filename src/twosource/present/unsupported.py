"""What a check of a record finds wanting."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

__all__ = ["Unsupported", "find_repeated", "find_unknown"]


class Unsupported(Struct, frozen=True):
    """One thing that a record says and does not bear out.

    `what` is the law that is broken, `where` the place in the record or file, as in
    `reports[3].sentences[2].span`; `expected` and `found` are shortened for reading.
    """

    what: str
    where: str
    expected: str
    found: str


def find_unknown(
    ids: Iterable[str], known: Iterable[str], *, kind: str, where: str
) -> Iterator[Unsupported]:
    """Yield one for each id that is not known."""
    held = frozenset(known)
    for one in ids:
        if one not in held:
            yield Unsupported(
                "every id is that of something in the record", where, f"the id of a {kind}", one
            )


def find_repeated(ids: Iterable[str], *, kind: str, where: str) -> Iterator[Unsupported]:
    """Yield one for each id that stands more than once."""
    for one, times in Counter(ids).items():
        if times > 1:
            yield Unsupported(f"each {kind} stands once", where, f"{one} once", f"{times} times")
