"""Reads one report: its names, times, numbers and negations, as spans of its text."""

from twosource.read.report import read_report

__all__ = ["read_report"]
