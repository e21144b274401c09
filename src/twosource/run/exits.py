"""How a run ends, as the number that the shell sees."""

__all__ = ["DONE", "FAILED", "FELL_SHORT", "INTERRUPTED", "NOT_FOUND", "REFUSED", "USAGE"]

DONE = 0
FAILED = 1
USAGE = 2
REFUSED = 3  # some inputs were refused, each listed with its reason
NOT_FOUND = 4
FELL_SHORT = 5  # a check that was asked for did not pass
INTERRUPTED = 130
