"""Whether a sentence tells of a plan or of what has happened: what tells two editions apart."""

import re

__all__ = ["is_planned", "is_settled"]

_PLANNED = re.compile(
    r"\b(?:will|shall|is to|are to|upcoming|ahead of|later this week"
    r"|(?:is|are|was|were) (?:scheduled|expected|due|set|planning|about)"
    r"|(?:plan|plans|intend|intends|hopes?|aims?|prepares?) to)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:has|have) (?!yet|not|been expected)(?:\w{2,12}ly )?(?:been )?"
    r"\w{2,14}(?:ed|en|un|ne|id|et|ut|ld|nt|pt|rn)\b"
    r"|\b(?:arrived|landed|signed|met|opened|began|ended|concluded|adopted|approved|announced"
    r"|launched|took place|took off|left|won|agreed|voted|vetoed|released|handed over|inked"
    r"|wrapped up|crossed|delivered|reached|struck|sealed)\b",
    re.IGNORECASE,
)


def is_planned(sentence: str) -> bool:
    """Tell whether the sentence speaks of something still to come."""
    return _PLANNED.search(sentence) is not None


def is_settled(sentence: str) -> bool:
    """Tell whether the sentence speaks of something done, and of nothing still to come."""
    return _SETTLED.search(sentence) is not None and not is_planned(sentence)
