"""The verbs, one file for each group; `run/cli.py` loads them by name."""
