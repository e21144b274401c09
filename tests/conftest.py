"""How the laws are tried, the same cases in every run, others in a soak; and steady weights."""

import pytest
from hypothesis import settings
from tests.steady_ties import STEADY

from twosource.collate import events

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture
def steady_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    """Join claims by weights that stay as they are, whatever is fitted anew."""
    monkeypatch.setattr(events, "load_tie_weights", lambda: STEADY)
