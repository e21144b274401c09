"""Versions laid side by side: differences, and the date of the story."""
