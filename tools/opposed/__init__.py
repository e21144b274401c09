"""Pairs of reports written apart, with what contradicts and what only looks like it."""
