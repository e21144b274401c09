"""Turns read sentences into claims: who did what to whom, and whether it happened."""
