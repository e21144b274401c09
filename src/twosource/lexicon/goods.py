"""What is money, what are arms and goods, as against people, hours and miles."""

from functools import cache

from twosource.lexicon.acts import load_classes
from twosource.lexicon.units import EXTENTS, MEASURES, MONEY

__all__ = ["is_goods"]

_LISTS = ("@weapon", "@aid", "@ship")
_MORE = frozenset("barrel dose goods mask medicine ration spare syringe tyre wagon".split())
# Its last word is a coin's.
_SHARE = "per cent"
# In those lists for the company that they keep: people, numerals, and words of two meanings that
# more often count men or talks.
_NOT_GOODS = frozenset(
    """
    asylum refuge help team instructor doctor engineer medic rescuer million billion fighter round
    mine carrier convoy
    """.split()
)


def is_goods(unit: str, thing: str) -> bool:
    """Tell whether an amount in this unit, of this thing, is one of arms, goods or money.

    `unit` is in the singular, as in `Amount`; `thing` is what is counted as the text has it, "" if
    the unit says it all.
    """
    if unit != _SHARE and _last_word(unit) in MONEY:
        return True
    if unit in MEASURES and unit not in EXTENTS:
        return True
    head = thing.partition(" of ")[0] or unit
    return not _forms(_last_word(head)).isdisjoint(_load_goods())


@cache
def _load_goods() -> frozenset[str]:
    classes = load_classes()
    return (_MORE | frozenset(word for one in _LISTS for word in classes[one])) - _NOT_GOODS


def _last_word(words: str) -> str:
    return words.rpartition(" ")[2].casefold()


def _forms(word: str) -> set[str]:
    """Return a word and what it may be in the singular."""
    return {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
