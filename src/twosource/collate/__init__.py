"""Versions laid side by side: differences, dates, events and what backs them, and changes."""

from twosource.collate.changes import find_changes
from twosource.collate.collation import collate_stories
from twosource.collate.events import put_together
from twosource.collate.standings import find_standings

__all__ = ["collate_stories", "find_changes", "find_standings", "put_together"]
