"""How many voices are independent, from pairs of a control group and a lineage."""

import pytest

from twosource.collate.flow import count_independent
from twosource.model import Independent


def count(known: str, unknown: str = "") -> tuple[int, int]:
    """Pairs such as "K1 S2": group K through lineage 1; lineages with an unknown root as "12"."""
    found = count_independent(frozenset((one[0], one[1]) for one in known.split()), set(unknown))
    return found.low, found.high


@pytest.mark.parametrize(
    ("known", "unknown", "independent"),
    [
        ("", "", (0, 0)),
        ("K1 K2 K3", "", (1, 1)),  # one voice in many lineages
        ("K1 S1 T1", "", (1, 1)),  # many voices in one lineage
        ("K1 S2", "", (2, 2)),
        ("K1 S1 K2", "", (2, 2)),  # S through 1, K through 2
        ("", "1", (1, 1)),
        ("", "123", (1, 3)),
        ("K1", "2", (1, 2)),
        ("K1", "1", (1, 1)),
        ("K1 K2", "12", (1, 2)),
        ("K1 K2 S3", "24", (2, 4)),
        ("K1 S1", "2", (2, 2)),  # whoever it is, the other voice is heard through 1
        ("K1 S1 S2", "3", (2, 3)),
        ("K1 S1 T1 T2 S2", "3", (3, 3)),
        ("K1 S1 T2", "3", (2, 3)),
    ],
)
def test_independent_voices(known: str, unknown: str, independent: tuple[int, int]) -> None:
    assert count(known, unknown) == independent


def test_five_thousand_lineages_are_counted_at_once() -> None:
    """A thousand groups, each heard through five lineages and each lineage with two of them."""
    pairs = {(f"g{(at + step) % 1000}", f"l{at}") for at in range(5000) for step in (0, 1)}
    unknown = {f"l{at}" for at in range(0, 5000, 50)}
    assert count_independent(pairs, unknown) == Independent(low=1000, high=1100)
