"""Copies, lineages, editions, stories and alignments, from the text alone."""

from twosource.group.grouping import GroupOptions, group_reports

__all__ = ["GroupOptions", "group_reports"]
