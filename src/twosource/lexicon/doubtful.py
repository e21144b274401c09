"""Names that several places share, told apart by the rest of the text, or left open."""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

__all__ = ["SHARED_STATES", "Shared", "find_shared", "is_american_georgia"]

SHARED_STATES = frozenset({"Congo", "Korea"})
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
# Korea and Korean are not here: what the two share is seldom one's alone.
_BEARERS: dict[str, tuple[str, ...]] = {
    "Congo": ("COD", "COG"),
    "Congolese": ("COD", "COG"),
    "Dominican": ("DMA", "DOM"),
    "Dominicans": ("DMA", "DOM"),
}
_SHARED = re.compile(
    r"(?<![\w-])(?:Congo|Congolese|Dominicans?)(?![\w-])(?! (?:River|Basin|friar))"
)


class Shared(Struct, frozen=True):
    """A shared name at the code points `[start, end)`, and the one state (ISO) that it means."""

    start: int
    end: int
    iso3: str
    is_demonym: bool


def find_shared(text: str, named: Collection[str]) -> Iterator[Shared]:
    """Yield the shared names of `text` that mean one state, as only that one is among `named`.

    `named` are the states (ISO 3166-1 alpha-3) that the text names without doubt. Linear.
    """
    for match in _SHARED.finditer(text):
        bearers = [iso3 for iso3 in _BEARERS[match.group()] if iso3 in named]
        if len(bearers) == 1:
            yield Shared(match.start(), match.end(), bearers[0], match.group() != "Congo")


def is_american_georgia(text: str) -> bool:
    """Tell whether "Georgia" in `text` is the American state: its neighbours speak for it alone.

    Where nothing speaks for either, or something for both, it stays the state of the Caucasus.
    Linear in the text.
    """
    return _CAUCASUS.search(text) is None and _AMERICAN.search(text) is not None
