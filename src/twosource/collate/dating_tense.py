"""Whether a time expression speaks of what was, or of what is to come."""

import re
from typing import Literal

__all__ = ["Tense", "find_tense"]

Tense = Literal["past", "future", "unknown"]

_FUTURE = (
    r"will|shall|would|to\sbe|going\sto|gonna"
    r"|(?:is|are|was|were|be|been|being)\s(?:scheduled|set|due|expected|slated|planned|poised|likely"
    r"|supposed|meant|about|to)"
    r"|(?:scheduled|slated|planned|expected|due)\s(?:for|on|to|by)"
    r"|plans?\sto|planning\sto|intends?\sto|hopes?\sto|wants?\sto|aims?\sto|vows?\sto|vowed\sto"
    r"|promised\sto|agreed\sto|threatened\sto|ready\sto|prepares?\sto|preparing\sto"
    r"|starting|beginning|ahead\sof|upcoming|deadline|eve\sof|should"
    r"|may|might|could|can|begins|starts|opens|arrives?|travels|meets?|leaves?|departs?|fly|flies"
    r"|heads\sto|convenes|resumes|expires|takes?\splace|goes|comes|go|put\soff\suntil"
)
_PAST = (
    r"was|were|had|(?:has|have)(?!\s(?:an?|the|no|to|until)\b)|did|said|told|met|held|began|came|went|gave|took|made|sent|spoke|left"
    r"|won|lost|struck|hit|shot|flew|sank|broke|fell|rose|grew|ran|saw|found|brought|bought|built"
    r"|caught|drew|drove|fought|froze|kept|knew|led|paid|put\soff|quit|read|rang|sat|shook|shut|sold"
    r"|spent|stood|stole|swore|threw|understood|withdrew|wrote|became|chose|cut|set\sup|laid|fled"
    r"|since|ago|after|following|freed|[a-z]{3,20}ed"
)
_MARKER = re.compile(
    rf"(?<![\w'’-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![\w-])", re.IGNORECASE
)
# "agreed to", "is due" and the like hold a past form: the longer reading comes first above.
_WINDOW = 400  # characters: a verb farther away belongs to something else
_CLAUSE = re.compile(
    r"[;:—–]\s|,\s|\s(?:that|and|but|when|while|which|who|whose|where|as|because|though)\s",
    re.IGNORECASE,
)
# "by Friday" and "until Friday" look ahead whatever the verb; "by telephone" does not.
_RIGHT_BEFORE = re.compile(
    r"\b(?:(?P<future>by|until|till|before|no\slater\sthan)|(?P<past>since))\s(?:late\s|early\s)?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"(?:['’]s)?\sdeadline\b", re.IGNORECASE)
# "would be freed" is no past.
_PASSIVE = re.compile(r"\bbe\s(?:\w{2,12}ly\s)?$", re.IGNORECASE)
_PERFECT = re.compile(r"\s(?:have|not\shave)\b", re.IGNORECASE)


def find_tense(sentence: str, start: int, end: int) -> Tense:
    """Return the tense that the expression `[start, end)` of `sentence` stands in.

    The nearest marker before it in its own clause decides, then one after it there, then the
    clause before. No parse is used: "met on Monday", "starting Tuesday", "On Friday she will fly".
    """
    cut = max(0, start - _WINDOW)
    sentence, start, end = sentence[cut : end + _WINDOW], start - cut, end - cut
    left, right = _clause_around(sentence, start, end)
    close = _RIGHT_BEFORE.search(sentence, max(0, start - 24), start)
    if _DEADLINE.match(sentence, end):
        return "future"
    if close is not None:
        return "future" if close["future"] else "past"
    return (
        _last_tense(sentence[left:start])
        or _first_tense(sentence[end:right])
        or _last_tense(sentence[:left])
        or _first_tense(sentence[right:])
        or "unknown"
    )


def _clause_around(sentence: str, start: int, end: int) -> tuple[int, int]:
    left, right = 0, len(sentence)
    for match in _CLAUSE.finditer(sentence):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end:
            right = match.start()
            break
    return left, right


def _last_tense(words: str) -> Tense | None:
    last: Tense | None = None
    for match in _MARKER.finditer(words):
        if not _PASSIVE.search(words, max(0, match.start() - 17), match.start()):
            last = _tense_of(words, match)
    return last


def _first_tense(words: str) -> Tense | None:
    match = _MARKER.search(words)
    return None if match is None else _tense_of(words, match)


def _tense_of(words: str, match: re.Match[str]) -> Tense:
    if match["future"] is None or _PERFECT.match(words, match.end()):
        return "past"
    return "future"
