"""How names of places are compared: without accents, apostrophes and hyphens, case and articles."""

import hashlib
import re
import unicodedata

__all__ = ["drop_article", "fold_place", "hash_place", "strip_kind"]

# What NFKD leaves as it is.
_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ħ": "h", "ß": "ss", "æ": "ae",
        "œ": "oe", "þ": "th", "ə": "a", "-": " ", "‐": " ", "‑": " ", "–": " ", "/": " ",
        ".": None, ",": None, "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "`": None,
        "´": None, "ʿ": None, "ʾ": None, "′": None, '"': None,
    }
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_KIND = re.compile(
    r"\b(?:autonomous|special|metropolitan|oblast|krai|kray|republic|region|province|governorate|"
    r"prefecture|county|district|department|division|state|territory|voivodeship|canton|raion|"
    r"rayon|parish|municipality|emirate|regency|city)\b"
)

_ARTICLE = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az|el) (?=\w{3})")


def fold_place(name: str) -> str:
    """Return a name as it is compared: "St. Pölten" and "Saint-Polten" are one."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in spread if not unicodedata.combining(char))
    words = plain.translate(_LETTERS).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT.get(word, word) if len(words) > 1 else word for word in words)


def strip_kind(folded: str) -> str:
    """Return a folded name without what kind of region it is; "" when nothing else is left."""
    plain = _KIND.sub(" ", folded)
    words = [word for word in plain.split() if word not in ("of", "the")]
    return " ".join(words) if plain != folded else folded


def drop_article(folded: str) -> str:
    """Return a folded name without an Arabic article before it: "al anbar" as "anbar"."""
    return _ARTICLE.sub("", folded)


def hash_place(folded: str, bits: int) -> int:
    """Return the first `bits` bits of the BLAKE2b hash of a folded name."""
    digest = hashlib.blake2b(folded.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - bits)
