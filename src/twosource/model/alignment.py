"""Which sentence of one version stands for which of another."""

from msgspec import Struct


class Link(Struct, frozen=True):
    """Sentence numbers (from 0, into `Report.sentences`) that say the same: 1-1, 1-2, 2-1 or 2-2.

    `closeness` is 0 to 1.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    closeness: float


class Alignment(Struct, frozen=True, kw_only=True):
    """The links between two versions, in order and without a crossing.

    Sentences that no link names stand in one version only.
    """

    first: str
    second: str
    links: tuple[Link, ...]
