"""Splits a sentence into words as the treebanks do: "don't" is two, "15-year" is three."""

import re
from functools import lru_cache

__all__ = ["split_words"]

Place = tuple[int, int]

# Cut at 200 signs, so that no word takes longer than a sentence.
_CHUNK = re.compile(r"\S{1,200}")
# Written with a full stop and read as one word. Months and titles, ranks, kinds of firm.
_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Hon Sr Jr St Mt Ft Gen Lt Col Maj Capt Cmdr Sgt Cpl Adm Brig Gov Sen "
    "Rep Pres Amb Insp Supt Corp Inc Ltd Co Bros Plc Dept Univ Assn Assoc Ave Blvd Rd Hwy Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri vs al approx "
    "est cf ca Fig No Nos Vol pp eds Ed No. Ph"
)
_STOPPED = "|".join(sorted(set(_ABBREVIATIONS.replace(".", "").split()), key=len, reverse=True))
# Joined to what follows by a hyphen and not a word by itself.
_PREFIXES = (
    "anti|co|counter|cross|e|inter|mid|mini|multi|non|pan|post|pre|pro|re|semi|sub|trans|ultra|un"
)
# Before "nt" without an apostrophe.
_VERBS = "do|did|does|is|was|would|could|should|have|has|had|are|wo|ca|were"
_APOSTROPHE = "['’`´]"
_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"""
    (?:https?://|www\.)\S*[\w/=&#-]                        # an address of a page
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                           # of a person
  | \w+(?:\.\w+)*\.(?:com|org|net|gov|edu|info|co\.uk|ru)(?:/\S*[\w/])?(?!\w)
  | (?:{_LETTER}\.){{2,}}(?!\w)                            # U.S.
  | (?:{_STOPPED})\.(?!\w)
  | {_LETTER}\.(?=$)(?<=^..)                               # an initial by itself: "M."
  | [:;=8][-o^']?[()DPp\]\[](?!\w)                         # :-)
  | \d{{3}}-\d{{3}}-\d{{4}}(?!\w)
  | (?i:{_PREFIXES})-{_LETTER}+(?![\w-])                   # anti-aircraft
  | [+]?\d++(?:[.,:/]\d++)*+(?:st|nd|rd|th|s)?(?![^\W_])
  | \d++(?:[.,:/]\d++)*+(?=(?i:am|pm|k|m|b|bn|mm|km|kg|lb|ft)(?![^\W_]))
  | [.,]\d+(?![\w.])
  | (?i:can)(?=not(?!\w)) | (?i:gon|wan|got)(?=(?:na|ta)(?!\w)) | (?i:lem|gim)(?=me(?!\w))
  | (?i:{_VERBS})(?=nt(?!\w))
  | [^\W_]+?(?=n{_APOSTROPHE}t(?!\w))
  | (?i:n{_APOSTROPHE}t)(?!\w)
  | {_APOSTROPHE}(?i:s|m|d|re|ve|ll)(?!\w)
  | (?i:[OD]{_APOSTROPHE}|Qu?r?{_APOSTROPHE})(?-i:[A-Z])[^\W_]+     # O'Brien, Qur'An
  | {_LETTER}+{_APOSTROPHE}(?!(?i:s|m|d|re|ve|ll)(?!\w)){_LETTER}+  # Ma'ariv
  | [^\W_]+(?:&[^\W_]+)+                                   # AT&T
  | <{{2,}} | >{{2,}} | \.{{2,}} | -{{2,}} | '{{2}} | ’{{2}}
  | [!?]+ | \*+ | _+ | =+ | ~+ | \#(?=\W|$)
  | [^\W_]+
  | .
    """,
    re.VERBOSE,
)


def split_words(sentence: str) -> list[Place]:
    """Return the words and marks of a sentence as half-open places, in code points, in order.

    White space is outside every word, and everything else is inside one.
    """
    return [
        (chunk.start() + start, chunk.start() + end)
        for chunk in _CHUNK.finditer(sentence)
        for start, end in _cut(chunk.group())
    ]


@lru_cache(maxsize=50_000)
def _cut(chunk: str) -> tuple[Place, ...]:
    return tuple(match.span() for match in _WORD.finditer(chunk))
