"""What stands behind a word of denial. All of it is invented."""

import pytest

from twosource.lexicon.denials import names_nothing


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
