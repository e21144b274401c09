"""Copies, lineages, editions, stories and alignments, from the text alone."""
