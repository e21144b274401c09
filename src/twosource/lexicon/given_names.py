"""The gender that a person's name or title tells, for "he" and "she"."""

import re
from functools import cache
from typing import Literal

from twosource.lexicon.rows import read_rows

__all__ = ["Gender", "find_gender", "guess_gender"]

Gender = Literal["m", "f", ""]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TITLES: dict[str, Gender] = {
    **dict.fromkeys(
        "mr sir lord king prince emir sultan sheikh pope cardinal archbishop bishop chairman "
        "spokesman congressman businessman policeman salesman mullah ayatollah imam duke "
        "count baron father brother husband son uncle nephew actor".split(),
        "m",
    ),
    **dict.fromkeys(
        "mrs ms miss lady dame queen princess sheikha chairwoman spokeswoman congresswoman "
        "businesswoman policewoman duchess countess baroness mother sister wife daughter aunt "
        "niece actress widow".split(),
        "f",
    ),
}
# What a given name in -a or -o mostly tells where no list has it.
_FEMALE_END = re.compile(r"[^\W\d_]{2,}(?:a|ya|ette|elle|ine)\Z")
_MALE_END = re.compile(r"[^\W\d_]{2,}(?:o|os|us|ov|av|an|ek|el)\Z")


def find_gender(words: str) -> Gender:
    """Return the gender that titles, else the first given name in `words` tell; "" for neither."""
    parts = _WORD.findall(words)
    titled: list[Gender] = [_TITLES[one.casefold()] for one in parts if one.casefold() in _TITLES]
    if titled:
        return titled[0]
    # A name by itself is a surname more often than not.
    names = [one for one in parts if one[0].isupper()]
    known = _load_names()
    return next((known[one] for one in names[: max(1, len(names) - 1)] if one in known), "")


def guess_gender(name: str) -> Gender:
    """Return what the end of the given name makes likely; "" for a name of one word."""
    parts = _WORD.findall(name)
    if len(parts) < 2:
        return ""
    if _FEMALE_END.match(parts[0]):
        return "f"
    return "m" if _MALE_END.match(parts[0]) else ""


@cache
def _load_names() -> dict[str, Gender]:
    listed: dict[str, Gender] = {}
    for gender, names in read_rows("given_names.tsv", 2):
        for name in names.split(" "):
            told: Gender = "f" if gender == "f" else "m"
            # A name that both lists have tells nothing.
            listed[name] = "" if listed.get(name, told) != told else told
    return listed
