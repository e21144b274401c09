"""What the reporter of an outlet saw: that goes back to the outlet itself, and to no other voice.

"Two lorries crossed the bridge, a correspondent of this paper saw."
"""

import re

from twosource.model import Claim, Report

__all__ = ["was_seen"]

# "A Reuters reporter saw" is no reporter of one's own, nor is "a reporter of the Ledger".
_SEEN = re.compile(
    r"\b(?:an?|our|two|three|several|one of our)\s"
    r"(?:reporter|correspondent|photographer|journalist|cameraman|camerawoman)s?\s"
    r"(?:(?:of|for|from|with)\s(?:this|our)\s(?:\w+\s){1,2})?"
    r"(?:saw|watched|witnessed|counted|observed|(?:has|have|had)\s(?:seen|watched|counted))\b",
    re.IGNORECASE,
)
# A sentence that the program did not part from the next.
_END = re.compile(r"[.!?][\"”’]?\s+(?=[\"“‘]?[A-Z])")


def was_seen(claim: Claim, report: Report) -> bool:
    """Tell whether the sentence of a claim says that a reporter of the outlet saw it."""
    text = report.text[claim.at.start : claim.at.end]
    cue = claim.cue.start - claim.at.start
    ends = [one.end() for one in _END.finditer(text)]
    start = max((one for one in ends if one <= cue), default=0)
    end = min((one for one in ends if one > cue), default=len(text))
    return _SEEN.search(text, start, end) is not None
