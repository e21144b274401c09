"""Versions laid side by side, claims put together, and what a run changed."""

from twosource.collate.changes import find_changes
from twosource.collate.collation import (
    FindParses,
    collate_claims,
    collate_stories,
    compare_versions,
    date_stories,
)
from twosource.collate.event_changes import find_event_changes
from twosource.collate.event_states import Marks, find_marks, list_states
from twosource.collate.events import put_together
from twosource.collate.parting import list_apart, list_copies
from twosource.collate.redirects import find_redirects

__all__ = [
    "FindParses",
    "Marks",
    "collate_claims",
    "collate_stories",
    "compare_versions",
    "date_stories",
    "find_changes",
    "find_event_changes",
    "find_marks",
    "find_redirects",
    "list_apart",
    "list_copies",
    "list_states",
    "put_together",
]
