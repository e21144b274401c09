"""How the first root of a claim is compared with that of its label."""

import pytest
from tools.hand_affairs.roots import judge_roots


@pytest.mark.parametrize(
    ("label", "found", "verdict"),
    [
        ("NIC/MIL", "NIC/GOV", "same"),
        ("KCNA", "PRK", "same"),
        ("Red Delta Front/REB", "Red Delta Front", "same"),
        ("NIC/MIL", "HND/MIL", "other"),
        ("NIC/MIL", "", "missed"),
        ("", "NIC/MIL", "added"),
        ("", "", "both nobody"),
    ],
)
def test_first_roots_are_the_same_where_state_or_name_are(
    label: str, found: str, verdict: str
) -> None:
    assert judge_roots(label, found) == verdict
