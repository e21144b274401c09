"""Compares claims with labels that somebody gave: precision, recall and F1, slot by slot."""
