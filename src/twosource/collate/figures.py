"""How many, as a number in a sentence tells it: least and most, unit, what is counted."""

from collections.abc import Iterator
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from twosource.collate.frames import Frame, Unit

__all__ = ["Figure", "find_figures"]

_ABOUT = 0.1
_NOBODY = frozenset({"nobody", "none"})
_SINGLE = frozenset({"one", "single"})
_GOVERNING = frozenset({"nummod", "det", "amod", "compound"})
_NOT = frozenset({"not", "n't"})
# What measures the same: the unit that it is told in here, and how many of these it is at least and
# at most.
_MEASURES: dict[str, tuple[str, float, float]] = {
    "second": ("hour", 1 / 3600, 1 / 3600),
    "minute": ("hour", 1 / 60, 1 / 60),
    "day": ("hour", 24.0, 24.0),
    "week": ("hour", 168.0, 168.0),
    "month": ("hour", 28 * 24.0, 31 * 24.0),
    "year": ("hour", 365 * 24.0, 366 * 24.0),
    "kg": ("t", 0.001, 0.001),
    "cm": ("m", 0.01, 0.01),
    "km": ("m", 1000.0, 1000.0),
    "mile": ("m", 1500.0, 1900.0),
}
_MORE = frozenset("another further other second additional extra more".split())


class Figure(Struct, frozen=True):
    """A number in some words, with its bounds; `head` is the word that is counted, -1 for none.

    `is_not` tells that it is named as wrong: "three, not four". `is_more` tells "another",
    "further"; `is_known` that it is spoken of before: "the two states".
    `unit` is as in the value of a mention ("USD"), all that is long in hours, metres or tonnes, and
    "" where things are counted.
    """

    words: tuple[int, ...]
    word: int
    head: int
    low: float
    high: float
    unit: str
    is_more: bool
    is_known: bool
    is_not: bool = False


def find_figures(frame: Frame) -> Iterator[Figure]:
    """Yield the figures of a sentence in order, "nobody" and "no weapons" as nought."""
    for word in range(len(frame.heads)):
        unit = frame.by_word.get(word)
        if unit is not None and frame.units[unit].kind == "number":
            yield from _read_number(frame, frame.units[unit])
        elif _is_nought(frame, word):
            yield _make(frame, word, (0.0, 0.0), "")
        elif frame.lemmas[word] in _SINGLE and frame.relations[word] in ("nummod", "amod"):
            yield _make(frame, word, (1.0, 1.0), "")


def _is_nought(frame: Frame, word: int) -> bool:
    is_no = frame.lemmas[word] == "no" and frame.relations[word] == "det"
    return is_no or frame.lemmas[word] in _NOBODY


def _read_number(frame: Frame, number: Unit) -> Iterator[Figure]:
    value, _, unit = number.key.partition(" ")
    plain = value.lstrip("~<>=")
    if plain.startswith("#") or "/" in plain:
        return
    try:
        ends = [float(one) for one in plain.split("..")]
    except ValueError:
        return
    unit, least, most = _MEASURES.get(unit, (unit, 1.0, 1.0))
    low, high = _bound(value, ends[0], ends[-1])
    found = _make(frame, number.word, (low * least, high * most), unit)
    words = tuple(_list_inside(frame, number))
    yield replace(found, words=words, is_not=bool(words) and _is_wrong(frame, words[0]))


def _is_wrong(frame: Frame, first: int) -> bool:
    """Tell whether a figure stands behind a bare "not": "three men, not four"; not "not more"."""
    return first > 1 and frame.lemmas[first - 1] in _NOT and frame.upos[first - 2] != "AUX"


def _list_inside(frame: Frame, number: Unit) -> Iterator[int]:
    for word, span in enumerate(frame.spans):
        if span.start < number.at.end and number.at.start < span.end:
            yield word


def _bound(value: str, low: float, high: float) -> tuple[float, float]:
    if value.startswith("~"):
        return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    if value.startswith(">"):
        return low, inf
    if value.startswith("<"):
        return -inf, high
    return low, high


def _make(frame: Frame, word: int, bounds: tuple[float, float], unit: str) -> Figure:
    head = _find_head(frame, word)
    around = frame.children[word] if head < 0 else [*frame.children[head], *frame.children[word]]
    return Figure(
        words=(word,),
        word=word,
        head=head,
        low=bounds[0],
        high=bounds[1],
        unit=unit,
        is_more=any(frame.lemmas[one] in _MORE for one in around),
        is_known=any(_is_known(frame, one) for one in around),
    )


def _is_known(frame: Frame, word: int) -> bool:
    is_the = frame.relations[word] == "det" and frame.lemmas[word] in ("the", "these", "those")
    return is_the or frame.relations[word] in ("nmod:poss", "det:poss")


def _find_head(frame: Frame, word: int) -> int:
    """Return what is counted: "men" of "six men", "crew" of "nine of her crew", -1 of "eight"."""
    inside = next((x for x in frame.children[word] if frame.preposition(x) == "of"), None)
    if frame.upos[word] in ("NOUN", "PROPN"):
        return word
    head = frame.heads[word]
    base = frame.relations[word].split(":")[0]
    if base in _GOVERNING and head >= 0 and frame.upos[head] in ("NOUN", "PROPN", "ADJ"):
        return head
    if base in _GOVERNING and head >= 0 and frame.upos[head] == "NUM":
        return _find_head(frame, head)
    return inside if inside is not None else -1
