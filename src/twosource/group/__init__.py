"""Copies, lineages, editions, stories and alignments, from the text alone."""

from twosource.group.grouping import GroupOptions, group_reports
from twosource.group.judged import settle_groups

__all__ = ["GroupOptions", "group_reports", "settle_groups"]
