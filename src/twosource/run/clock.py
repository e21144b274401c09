"""The one place where the time of day is asked for; everything else is told it."""

from collections.abc import Callable
from datetime import UTC, datetime

__all__ = ["Clock", "tell_time"]

Clock = Callable[[], str]
"""Gives the moment in ISO 8601, UTC, to the second."""


def tell_time() -> str:
    """Return the moment."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")
