"""Make a report of an item: decode, extract, mark furniture, split sentences, propose dates."""

from twosource.clean.report import LONGEST_TEXT, make_report

__all__ = ["LONGEST_TEXT", "make_report"]
