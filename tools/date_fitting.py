"""Fits what tells when an act was: which of the times of its sentence, or none of them.

An example is a labelled claim that the reader finds, with its rows of `date_rows`; right are the
days of the label. A claim whose days are in no row is left out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from tools.choice_fitting import Choice, fit_choice

from twosource.read.claims.choice_layers import ChoiceLayers, ChoiceWeights, choose
from twosource.read.claims.date_rows import DateRow
from twosource.run.scoring.gold import LabelledClaim

__all__ = ["fit_dates", "label_dates", "measure_dates"]


class Timing(Struct, frozen=True):
    """The rows of a claim, no time first, and which of them are right."""

    rows: tuple[DateRow, ...]
    right: tuple[bool, ...]


def label_dates(pairs: Iterable[tuple[LabelledClaim, Sequence[DateRow]]]) -> list[Timing]:
    """Return the rows of each claim with those that are right."""
    return [
        Timing(tuple(rows), tuple(_is_right(claim, one) for one in rows)) for claim, rows in pairs
    ]


def _is_right(claim: LabelledClaim, row: DateRow) -> bool:
    days = (row.days.start, row.days.end) if row.days is not None else None
    return days == claim.when


def fit_dates(examples: Sequence[Timing]) -> ChoiceWeights:
    """Return the layers fitted on the claims whose days are among the rows."""
    return fit_choice([Choice(tuple(x.signs for x in one.rows), one.right) for one in examples])


def measure_dates(examples: Sequence[Timing], layers: ChoiceLayers) -> Counter[str]:
    """Count the claims, those that the rules date rightly, and those that are chosen rightly."""
    counts: Counter[str] = Counter()
    for one in examples:
        ruled = next((n for n, row in enumerate(one.rows) if "ruled" in row.signs), 0)
        best = choose([row.signs for row in one.rows], layers)
        counts.update(
            claims=1, by_rules=one.right[ruled], right=one.right[best], possible=any(one.right)
        )
    return counts
