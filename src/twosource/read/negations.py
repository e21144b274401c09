"""Words that turn a statement round."""

import re
from collections.abc import Iterator

from msgspec import Struct

__all__ = ["Negation", "find_negations"]


class Negation(Struct, frozen=True, order=True):
    """A negating word: where it stands (code points) and its lemma."""

    start: int
    end: int
    value: str


_WORDS = {
    "not": "not",
    "cannot": "not",
    "no": "no",
    "never": "never",
    "without": "without",
    "nobody": "nobody",
    "none": "none",
    "nothing": "nothing",
    "nowhere": "nowhere",
    "neither": "neither",
    "nor": "nor",
    **dict.fromkeys("deny denies denied denying denial denials".split(), "deny"),
    **dict.fromkeys("refuse refuses refused refusing refusal refusals".split(), "refuse"),
    **dict.fromkeys("reject rejects rejected rejecting rejection rejections".split(), "reject"),
    **dict.fromkeys("fail fails failed failing failure failures".split(), "fail"),
    **dict.fromkeys("lack lacks lacked lacking".split(), "lack"),
}
_NEGATION = re.compile(
    r"\b(?:(?P<word>" + "|".join(sorted(_WORDS, key=lambda word: (-len(word), word))) + r")"
    r"|(?P<short>(?:ca|wo|do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)"
    r"n['’]t))\b",
    re.IGNORECASE,
)
# "No. 5" is a number, "no longer" a negation; "not only" adds and negates nothing.
_NO_NEGATION = re.compile(r"(?<=no)\.\s?\d|(?<=not)\sonly\b", re.IGNORECASE)


def find_negations(text: str) -> tuple[Negation, ...]:
    """Return the negating words of `text`, sorted by place.

    Grammatical negation, and the lemmas deny, refuse, reject, fail and lack. "not only" and
    "No. 5" negate nothing.
    """
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Negation]:
    for match in _NEGATION.finditer(text):
        if _NO_NEGATION.match(text, match.end()):
            continue
        value = _WORDS[match["word"].lower()] if match["word"] else "not"
        yield Negation(match.start(), match.end(), value)
