"""How much of what two reports share is quotation: then both may have it from the speaker."""

import re

import numpy as np
from numpy.typing import NDArray

from twosource.group.likeness import Likeness
from twosource.group.profile import Profile

__all__ = ["quoted_share"]

_QUOTED = re.compile(r"“[^“”]{1,1500}”|\"[^\"\n]{1,1500}\"|«[^«»]{1,1500}»")


def quoted_share(first: Profile, second: Profile, likeness: Likeness) -> float:
    """Return the share of the shared runs that stand inside quotation marks in both reports."""
    if not likeness.shared:
        return 0.0
    inside = _is_quoted(first, likeness.runs_first) & _is_quoted(second, likeness.runs_second)
    return round(float(inside.mean()), 4)


def _is_quoted(profile: Profile, runs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell for each run (the number of a shingle) whether its first word stands in a quotation."""
    starts = profile.words.starts[profile.shingles.at[runs]]
    quotes = [match.span() for match in _QUOTED.finditer(profile.report.text)]
    if not quotes:
        return np.zeros(len(starts), dtype=np.bool_)
    opened = np.array([start for start, _ in quotes])
    closed = np.array([end for _, end in quotes])
    place = np.searchsorted(opened, starts, side="right") - 1
    return (place >= 0) & (starts < closed[np.maximum(place, 0)])
