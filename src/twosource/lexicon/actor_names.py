"""Persons' names beside a role: "President Ana Lee", "Ana Lee, the defence minister"."""

import re

from twosource.lexicon.words import STOPWORDS

__all__ = ["HONOUR", "is_surname", "match_name", "name_after_comma", "name_before_comma"]

_INITIAL = r"[A-Z]\."
_WORD = (
    r"(?:al-|el-|Al-|El-|O['’]|d['’]|ad-|as-|an-|ar-)?"
    r"[A-ZÀ-ÖØ-ÞŁŠŽČĞİŞ][^\W\d_]*(?:['’-][^\W\d_]+)*"
)
_NICKNAME = r"['‘“\"][A-Z][\w.]{0,14}['’”\"]"
_PARTICLE = (
    r"(?:al|el|bin|ibn|bint|ben|abu|van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|zu|y)"
)
_GAP = r"[^\S\n]{1,2}"
_NEXT = rf"{_GAP}(?:(?:{_PARTICLE}{_GAP}){{0,2}}(?:{_INITIAL}|{_WORD})|{_NICKNAME})"
_FIRST = rf"(?:{_INITIAL}|{_WORD}|{_PARTICLE}{_GAP}(?:{_PARTICLE}{_GAP})?{_WORD})"
_NAME = re.compile(rf"{_FIRST}(?:{_NEXT}){{0,4}}")
_BEFORE_COMMA = re.compile(
    rf"(?<![\w.’'-])({_FIRST}(?:{_NEXT}){{1,3}}),{_GAP}(?:(?:the|a|an|its|his|her|their){_GAP})?\Z"
)
HONOUR = rf"(?:(?:H\.E\.|Mr|Mrs|Ms|Miss|Dr|Smt|Shri|Sri|Sir|Prof|Hon|Sheikh)\.?{_GAP})"
_AFTER_COMMA = re.compile(rf",{_GAP}{HONOUR}{{0,2}}({_FIRST}(?:{_NEXT}){{1,3}})(?=[,.;:)])")
_PLACE_BEFORE = re.compile(r"(?:in|at|near|from|to|outside|of|across|around)[^\S\n]{1,2}\Z", re.I)
_POSSESSIVE = re.compile(r"['’]s\Z")
_WINDOW = 90

_NO_NAME = STOPWORDS | frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december says said visits meets calls warns vows denies
    accuses urges tells arrives arrested killed dies wins loses quits resigns visit meeting talks
    today yesterday reuters ap afp photo image file sunni shia shiite shi'ite muslim islamic
    christian jewish islamist islamists
    jihadist jihadists arab kurdish western european african asian american catholic orthodox
    """.split()
)


def match_name(text: str, start: int, limit: int) -> int:
    """Return where the name that begins at `start` ends, `start` itself when there is none.

    It ends before `limit`, before a day or month and before a verb of a headline.
    """
    match = _NAME.match(text, start, limit)
    return start if match is None else start + len(_cut(match.group()))


def name_before_comma(text: str, end: int, lowest: int) -> tuple[int, int] | None:
    """Return the name in "Ana Lee, the " that stops at `end`, not reaching below `lowest`.

    Two words at least, so that a town is seldom taken for a person; none after "in" or "from".
    """
    match = _BEFORE_COMMA.search(text, max(lowest, end - _WINDOW), end)
    if match is None or len(_cut(match[1])) < len(match[1]):
        return None
    if _PLACE_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None
    return match.start(1), match.end(1)


def name_after_comma(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the name in ", Ana Lee," that begins at `start` and ends before `limit`."""
    match = _AFTER_COMMA.match(text, start, limit)
    if match is None or len(_cut(match[1])) < len(match[1]):
        return None
    return match.start(1), match.end(1)


def is_surname(word: str) -> bool:
    """Tell whether the last word of a name can stand for its bearer: no initial, no "May"."""
    return len(word) > 2 and word[0].isupper() and word.casefold() not in _NO_NAME


def _cut(name: str) -> str:
    """Return a name up to the first word that is no part of one."""
    end = 0
    for word in re.finditer(r"\S+", name):
        if word.group().casefold() in _NO_NAME and word.group() not in _PARTICLES:
            break
        end = word.end()
    return _POSSESSIVE.sub("", _without_particles(name[:end]))


def _without_particles(name: str) -> str:
    words = name.split(" ")
    while words and words[-1] in _PARTICLES:
        words.pop()
    return " ".join(words)


_PARTICLES = frozenset(_PARTICLE[3:-1].split("|"))
