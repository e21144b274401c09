"""Names that several places share, told apart by the rest of the text, or left open."""

import re

__all__ = ["SHARED_STATES", "is_american_georgia"]

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
