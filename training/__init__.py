"""Trains the reader's network on open data and writes the files that ship with twosource."""
