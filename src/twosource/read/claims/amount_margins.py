"""The words around an amount that make it none of an act: "three weeks later", "one of two"."""

import re

from twosource.read.claims.amount_words import TIMES

__all__ = ["is_elsewhere", "is_other"]

_ELSEWHEN = re.compile(
    r"\s(?:ago|later|earlier|before|after|hence|since|old|from\snow|ahead|previously|prior"
    r"|into|beforehand|afterwards?|early|late|on(?=,))\b"
)
_WITHIN = re.compile(
    r"\b(?:within|in|last|past|next|every|before|until|first|previous|recent|coming|by|than"
    r"|early|late|once|each|per)\s(?:the\s|about\s|less\sthan\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\s(?:from|off|away|north|south|east|west|inside|outside|beyond|short|upstream|downstream"
    r"|north-?\w+|south-?\w+|inland|deep|of\s(?=[A-Z]))\b"
)
_ONE_OF = re.compile(
    r"\b(?:one|each|first|second|third|fourth|fifth|last)\sof\s(?:the\s)?$", re.IGNORECASE
)
# So many live there, whatever is done.
_SIZE_OF = re.compile(
    r"\b(?:country|nation|city|town|village|island|state|people)\sof\s(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_LONG = re.compile(r"\s(?:long|wide|high|tall|deep|thick|old|apart)\b")
_LENGTHS = frozenset({"km", "m", "mile", "nautical mile", "foot", "kilometre", "metre"})


def is_elsewhere(text: str, start: int, end: int, unit: str) -> bool:
    """Tell whether a time or a distance says when or where: "three weeks later", "5 km off"."""
    if unit in _LENGTHS:
        return _AWAY.match(text, end) is not None
    if unit not in TIMES:
        return False
    if _ELSEWHEN.match(text, end) is not None:
        return True
    return _WITHIN.search(text[max(0, start - 24) : start]) is not None


def is_other(text: str, start: int, end: int) -> bool:
    """Tell whether the words around make it no amount: "one of two", "a country of 800,000"."""
    before = text[:start]
    return bool(_ONE_OF.search(before) or _SIZE_OF.search(before) or _LONG.match(text, end))
