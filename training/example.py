"""One sentence with whatever is known of it: the same noun for every data set."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

__all__ = [
    "NO_TAG",
    "UNKNOWN",
    "Argument",
    "Example",
    "PredicateLabel",
    "Stretch",
    "mark_stretches",
]

UNKNOWN = -100
NO_TAG = "O"
Stretch = tuple[int, int]


class Argument(Struct, frozen=True):
    """A word that heads an argument, and its role: 4, "ARG0"."""

    word: int
    role: str


class PredicateLabel(Struct, frozen=True):
    """A word that is a predicate, with its arguments; `is_act` where it is a cue of our own set."""

    word: int
    arguments: tuple[Argument, ...]
    is_act: bool = False


class Example(Struct, frozen=True, kw_only=True):
    """The words of one sentence and their labels; what a data set does not say is left out.

    `heads` are places of words, -1 for the root and `UNKNOWN` where nothing is to be learned.
    `columns` hold a label a word ("" = unknown): "relation", "upos", "features", "lemma",
    "mention", "predicate", "nominal". `layers` hold BIO tags: "names.uner", "gum.content".
    """

    id: str
    words: tuple[str, ...]
    heads: tuple[int, ...] | None = None
    columns: dict[str, tuple[str, ...]] = {}
    layers: dict[str, tuple[str, ...]] = {}
    predicates: tuple[PredicateLabel, ...] | None = None
    factuality: dict[int, float] = {}


def mark_stretches(size: int, stretches: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """Return BIO tags of `size` words; where stretches overlap, the longer one counts."""
    tags = [NO_TAG] * size
    for start, end, label in sorted(stretches, key=lambda one: (one[0] - one[1], one)):
        if start < end and all(tag == NO_TAG for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tuple(tags)


def mend_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Return tags in which every stretch begins with a B, as after words were taken out."""
    mended: list[str] = []
    for tag in tags:
        opens = tag.startswith("I-") and (not mended or mended[-1][2:] != tag[2:])
        mended.append(f"B-{tag[2:]}" if opens else tag)
    return tuple(mended)
