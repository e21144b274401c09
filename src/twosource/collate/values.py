"""When two values of mentions say the same."""

import re
from collections.abc import Sequence

from twosource.model import MentionKind

__all__ = ["is_same_amount", "is_same_value", "plain_name"]

_SPLIT = re.compile(r"[\s-]+")
_LEAST_STEM = 4
_ADJECTIVE_ENDS = frozenset({"n", "an", "ian", "ns", "ans", "ians", "i", "is", "ish", "ese", "s"})
_BOUNDS = "<>=~"
_RELATIVE = re.compile(r"^(?:last|next|this|past)-(?=XXXX|\d{4})")


def is_same_value(kind: MentionKind, one: str, other: str) -> bool:
    """Tell whether two values say the same: "putin" and "vladimir putin", "Moscow" and "Russia"."""
    if one == other:
        return True
    if kind == "name":
        return _is_same_name(one, other)
    if kind == "date":
        return _are_dates_compatible(one, other)
    return False


def is_same_amount(one: str, other: str) -> bool:
    """Tell whether two numbers differ only in "about" or "at least", and not in both directions."""
    marks = [value[: len(value) - len(value.lstrip(_BOUNDS))] for value in (one, other)]
    if {mark[:1] for mark in marks} == {"<", ">"}:
        return False
    return one.lstrip(_BOUNDS) == other.lstrip(_BOUNDS)


def plain_name(value: str) -> str:
    """Return a name without the mark that says of what kind it is: "state:PRK" is "prk"."""
    return value.rpartition(":")[2].casefold()


def _is_same_name(one: str, other: str) -> bool:
    plain, other_plain = plain_name(one), plain_name(other)
    if _is_adjective_of(plain, other_plain) or _is_adjective_of(other_plain, plain):
        return True
    shorter, longer = sorted((_SPLIT.split(plain), _SPLIT.split(other_plain)), key=len)
    if set(shorter) <= set(longer):
        return bool(shorter)
    return len(shorter) < len(longer) and _is_short_form(shorter, longer)


def _is_adjective_of(adjective: str, name: str) -> bool:
    """Tell "kestovian" for "kestovia": the lexicon has no states that it has never heard of."""
    is_longer = len(name) >= _LEAST_STEM and adjective.startswith(name)
    return is_longer and adjective[len(name) :] in _ADJECTIVE_ENDS


def _is_short_form(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Tell "un-backed" for "united nations-backed": one word is the initials of those it lacks."""
    left = [word for word in shorter if word not in longer]
    spelt = [word for word in longer if word not in shorter]
    return len(left) == 1 and left[0] == "".join(word[:1] for word in spelt)


def _are_dates_compatible(one: str, other: str) -> bool:
    """Tell whether one date is the other with less said: "XXXX-06-12" and "2024-06-12", "October"
    and "last October".
    """
    first, second = (_RELATIVE.sub("", value).split("-") for value in (one, other))
    if len(first) != len(second):
        return False
    return all(a == b or "XXXX" in (a, b) for a, b in zip(first, second, strict=True))
