"""Reads roles from questions and answers about a noun that names an act (QANom).

"Who might be oriented?" asks for what the act is done to, "Who visited something?" for who does it.
"""

import re
from collections.abc import Sequence

from training.example import Argument, Stretch

__all__ = ["UNSURE", "ask", "find_role"]

# The role of words that may or may not be an argument: nothing is learned from them.
UNSURE = ""

_ASIDE = {
    "when": "ARGM-TMP",
    "where": "ARGM-LOC",
    "how": "ARGM-MNR",
    "how long": "ARGM-TMP",
    "how much": "ARGM-EXT",
}
_PASSIVE = re.compile(
    r"(?:who|what) (?:is|are|was|were|isn't|aren't|wasn't|weren't"
    r"|(?:has|have|had|might|may|will|would|can|could|should)(?:n't)? (?:have )?(?:be|been|not be))"
    r"(?: not)?(?: being)? \w+(?: by (?:someone|something))?\?"
)
_ASKS_FOR_OBJECT = re.compile(
    r"(?:who|what) (?:did|does|do|might|may|will|would|can|could|should|has|have|had"
    r"|didn't|doesn't|won't) (?:someone|something) (?:not )?(?:have )?\w+\?"
)
_HAS_OBJECT = re.compile(
    r"(?:who|what)(?: (?:might|may|will|would|can|could|should|has|have|had|didn't))?"
    r"(?: (?:have|be))? \w+ (?:someone|something)\b.*"
)
_ENDS = frozenset(
    "of in on at for from to with by that who which whose where , ; : -- – — ( than as".split()
)


def find_role(question: str) -> str:
    """Return the PropBank role that a question asks for, or `UNSURE`."""
    asked = question.lower()
    first, second = (*asked.split(), "")[:2]
    if first not in ("who", "what"):
        return _ASIDE.get(f"{first} {second}", _ASIDE.get(first, UNSURE))
    if _PASSIVE.fullmatch(asked) or _ASKS_FOR_OBJECT.fullmatch(asked):
        return "ARG1"
    return "ARG0" if _HAS_OBJECT.fullmatch(asked) else UNSURE


def ask(
    words: Sequence[str], questions: Sequence[tuple[str, Sequence[Stretch]]]
) -> tuple[Argument, ...]:
    """Return the arguments that the answers name; the rest of each answer is unsure.

    An answer is named by the last word before its first preposition, comma or relative pronoun: the
    sets have no tree.
    """
    found: dict[int, str] = {}
    for question, answers in questions:
        role = find_role(question)
        for start, end in answers:
            for word in range(start, end):
                found.setdefault(word, UNSURE)
            found[_find_head(words, start, end)] = role
    return tuple(Argument(word, role) for word, role in sorted(found.items()))


def _find_head(words: Sequence[str], start: int, end: int) -> int:
    begun = start
    while begun < end - 1 and words[begun].lower() in _ENDS:
        begun += 1
    ends = (at for at in range(begun + 1, end) if words[at].lower() in _ENDS)
    return next(ends, end) - 1
