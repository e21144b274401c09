"""What stands behind a word of denial. All of it is invented."""

import pytest

from twosource.lexicon.denials import names_nothing, points_back


@pytest.mark.parametrize(
    "after",
    [" it.", " the charges, and closed the port.", " this as a lie", " both accusations", "."],
)
def test_what_only_points_at_what_was_said_names_nothing(after: str) -> None:
    assert names_nothing(after)


@pytest.mark.parametrize(
    "after",
    [" the raid.", " that its planes had crossed the border.", " reports of shots at the mill."],
)
def test_what_is_named_is_named(after: str) -> None:
    assert not names_nothing(after)


@pytest.mark.parametrize("behind", ["such transfers of arms .", "any such sale", "these raids"])
def test_such_and_these_point_back_where_they_open_what_is_denied(behind: str) -> None:
    assert points_back(behind.split())


@pytest.mark.parametrize("behind", ["that such a raid had been flown", "it", "the raid", ""])
def test_what_opens_otherwise_points_to_nothing_told_before(behind: str) -> None:
    assert not points_back(behind.split())
