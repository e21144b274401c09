"""Versions laid side by side: differences, and the date of the story."""

from twosource.collate.collation import collate_stories

__all__ = ["collate_stories"]
