"""How much a shared word tells: rare words much, common words little.

The figures do not depend on what else was read, so a judgement on two reports never changes
because a third one arrives.
"""

from functools import cache
from importlib.resources import files
from math import log

__all__ = ["is_common", "rarity_of"]

# A word that the table lacks counts as if it had been seen this often.
_UNSEEN = 2.0


@cache
def _load_counts() -> dict[str, int]:
    """Return the counts, commonest word first."""
    table = files("twosource.lexicon").joinpath("word_counts.tsv").read_text("utf-8")
    pairs = (row.split("\t") for row in table.splitlines() if not row.startswith("#"))
    return {word: int(count) for word, count in pairs}


def is_common(folded: str) -> bool:
    """Tell whether the treebanks have a word often enough to be in the table."""
    return folded in _load_counts()


@cache
def rarity_of(folded: str) -> float:
    """Return 0 for "the" up to 1 for a word that the treebanks do not have.

    The figure is log(most / count) / log(most / unseen), with the count of the commonest word as
    `most`: inverse frequency as in TF-IDF, scaled to 0..1.
    """
    counts = _load_counts()
    most = next(iter(counts.values()))
    count = max(float(counts.get(folded, 0)), _UNSEEN)
    return log(most / count) / log(most / _UNSEEN)
