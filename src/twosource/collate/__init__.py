"""Versions laid side by side: differences, the date of the story, and what a run changed."""

from twosource.collate.changes import find_changes
from twosource.collate.collation import collate_stories, compare_versions
from twosource.collate.events import put_together

__all__ = ["collate_stories", "compare_versions", "find_changes", "put_together"]
