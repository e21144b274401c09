"""Versions laid side by side, claims put together, and what a run changed."""

from twosource.collate.changes import find_changes
from twosource.collate.collation import collate_claims, collate_stories, date_stories
from twosource.collate.events import put_together
from twosource.collate.parting import list_apart
from twosource.collate.redirects import find_redirects

__all__ = [
    "collate_claims",
    "collate_stories",
    "date_stories",
    "find_changes",
    "find_redirects",
    "list_apart",
    "put_together",
]
