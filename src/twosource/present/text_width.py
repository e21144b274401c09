"""How wide a text will be, without a browser: an upper estimate for the fonts a page asks for."""

import unicodedata

__all__ = ["fit_text", "is_measured", "measure_text"]

# In hundredths of the font's size: as in DejaVu Sans, the widest that a page may meet.
_CLASSES = {
    30: "ijlI'", 33: ",. ’‘", 36: "f/:;\\|", 39: "-", 42: "rt!()[]", 48: '"', 51: "J*`",
    54: "sz“”", 57: "cL?_–", 60: "kvxy", 63: "aeoFT", 66: "bdghnpqu0123456789${}",
    69: "ABEKPSVXYZ", 75: "CNRU", 78: "DGH&", 81: "OQ", 84: "w#+<=>^~↑↓", 87: "M", 96: "%",
    99: "mW", 102: "@—…",
}  # fmt: skip
_WIDTHS = {one: width for width, letters in _CLASSES.items() for one in letters}
_LETTER, _WIDE = 75, 125
_BOLD = 1.1


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how many pixels wide `text` is at most, set sans-serif at `size` pixels."""
    hundredths = sum(_WIDTHS.get(one) or _guess(one) for one in text)
    return hundredths * size / 100 * (_BOLD if bold else 1)


def is_measured(text: str) -> bool:
    """Tell whether all of `text` is in the table; other scripts need to be held to a width."""
    return all(one in _WIDTHS for one in text)


def fit_text(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Return `text`, cut and ended with "…" where it would be wider than `width` pixels."""
    if measure_text(text, size, bold=bold) <= width:
        return text
    kept = text
    while kept and measure_text(f"{kept}…", size, bold=bold) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…" if kept else ""


def _guess(one: str) -> int:
    if unicodedata.combining(one):
        return 0
    return _WIDE if unicodedata.east_asian_width(one) in "WF" else _LETTER
