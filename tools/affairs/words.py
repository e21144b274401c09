"""Words of a sentence as the operations see them."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

__all__ = [
    "MONTHS",
    "NEGATIONS",
    "NUMBER",
    "WEEKDAYS",
    "WORD",
    "changed_share",
    "find_names",
    "find_quoted",
    "is_inside",
    "match_case",
    "split_words",
]

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
NEGATIONS = frozenset(["not", "never", "no", "neither", "nor", "without", "nobody", "none"])
_QUOTED = re.compile(r"[\"“][^\"“”]{1,600}[\"”]?")
_TITLES = frozenset(
    "President Prime Minister Foreign Defence Defense Finance General Colonel Captain Admiral "
    "Major Mr Mrs Ms Dr King Queen Council The A An In On At It He She They We "
    "I Republic Day Ministry State Secretary Deputy Ambassador Governor Mayor Chancellor "
    "Parliament Government".split()
)


def split_words(text: str) -> list[str]:
    """Return the words of a text, case folded."""
    return [word.casefold() for word in WORD.findall(text)]


def changed_share(before: str, after: str) -> float:
    """Return which share of the words of two texts is not in their longest common sequence."""
    old, new = split_words(before), split_words(after)
    return float(LCSseq.normalized_distance(old, new)) if old or new else 0.0


def find_names(text: str) -> Iterator[re.Match[str]]:
    """Yield the words that are part of a name: capitals away from the sentence's beginning."""
    for found in WORD.finditer(text):
        word = found[0]
        if not word[0].isupper() or len(word) < 4 or _opens(text, found.start()):
            continue
        if word not in _TITLES and word not in WEEKDAYS and word not in MONTHS:
            yield found


def find_quoted(text: str) -> Sequence[tuple[int, int]]:
    """Return the stretches between quotation marks, marks included."""
    return [found.span() for found in _QUOTED.finditer(text)]


def is_inside(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether `[start, end)` touches any of the stretches."""
    return any(start < high and low < end for low, high in stretches)


def match_case(new: str, old: str) -> str:
    """Return `new` with a first letter as large as that of `old`."""
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _opens(text: str, place: int) -> bool:
    before = text[:place].rstrip()
    return not before.strip("\"“'‘(") or before[-1] in '.!?:"“'
