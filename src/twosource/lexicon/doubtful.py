"""Names that several places share, told apart by the rest of the text, or left open."""

import re
from collections.abc import Collection, Iterator

__all__ = ["SHARED_STATES", "find_koreas", "is_american_georgia"]

SHARED_STATES = frozenset({"Korea"})
"""What several states are called alike."""

_CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Ossetia|Abkhazia|Georgians|Caucasus|Batumi|Sukhumi|Tskhinvali|Armenia|"
    r"Azerbaijan|Black Sea|Saakashvili|Russia|Moscow|Ukraine|Moldova)\b"
)
_AMERICAN = re.compile(
    r"\b(?:Atlanta|Savannah|Alabama|Florida|Carolina|Carolinas|Tennessee|Mississippi|Louisiana|"
    r"Texas|Virginia|Arizona|Michigan|Nevada|Pennsylvania|Wisconsin|Fulton County|Fort Benning|"
    r"Republicans?|Democrats?|Democratic Party|U\.S\. state|US state)\b"
)


def is_american_georgia(text: str) -> bool:
    """Tell whether "Georgia" in `text` is the American state: its neighbours speak for it alone.

    Where nothing speaks for either, or something for both, it stays the state of the Caucasus.
    Linear in the text.
    """
    return _CAUCASUS.search(text) is None and _AMERICAN.search(text) is not None


_HALVES = re.compile(
    r"(?<![\w-])[Tt]he[^\S\n](?P<half>North|South)(?![\w-])(?![^\S\n]+(?:[A-Z]|of\b))"
)
_KOREAS = {"North": "PRK", "South": "KOR"}


def find_koreas(text: str, named: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where "the North" and "the South" stand for a Korea, and which (ISO 3166-1 alpha-3).

    That is where the text names one of the two by its whole name. Linear in the text.
    """
    if named and not {"PRK", "KOR"}.isdisjoint(named):
        for found in _HALVES.finditer(text):
            yield found.start("half"), found.end("half"), _KOREAS[found["half"]]
