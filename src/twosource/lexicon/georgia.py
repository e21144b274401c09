"""Which Georgia a text speaks of: the state in the Caucasus, or the one in the United States."""

import re

__all__ = ["is_american_georgia"]

_CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Ossetia|Abkhazia|Georgians|Caucasus|Batumi|Sukhumi|Tskhinvali|Armenia|Azerbaijan|"
    r"Black Sea|Saakashvili|Russia|Moscow|Ukraine|Moldova)\b"
)
_AMERICAN = re.compile(
    r"\b(?:Atlanta|Savannah|Alabama|Florida|Carolina|Carolinas|Tennessee|Mississippi|Louisiana|Texas|"
    r"Virginia|Arizona|Michigan|Nevada|Pennsylvania|Wisconsin|Fulton County|Fort Benning|"
    r"Republicans?|Democrats?|Democratic Party|U\.S\. state|US state)\b"
)


def is_american_georgia(text: str) -> bool:
    """Tell whether "Georgia" in `text` is the American state: its neighbours speak for it alone.

    Where nothing speaks for either, or something for both, it stays the state of the Caucasus.
    Linear in the text.
    """
    return _CAUCASUS.search(text) is None and _AMERICAN.search(text) is not None
