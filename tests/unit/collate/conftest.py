"""What claims come to is shown under weights that stay as they are."""

import pytest


@pytest.fixture(autouse=True)
def _steady(steady_ties: None) -> None:
    del steady_ties
