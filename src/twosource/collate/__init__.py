"""Versions laid side by side, claims put together, and what a run changed."""

from twosource.collate.changes import find_changes
from twosource.collate.collation import (
    FindParses,
    collate_claims,
    collate_stories,
    compare_versions,
    date_stories,
)
from twosource.collate.events import put_together
from twosource.collate.parting import list_apart, list_copies
from twosource.collate.redirects import find_redirects

__all__ = [
    "FindParses",
    "collate_claims",
    "collate_stories",
    "compare_versions",
    "date_stories",
    "find_changes",
    "find_redirects",
    "list_apart",
    "list_copies",
    "put_together",
]
