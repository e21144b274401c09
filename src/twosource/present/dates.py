"""Dates in words, and how each is known."""

from twosource.model import DateBasis, When
from twosource.text.date_phrases import parse_day, say_when

__all__ = ["BASIS_WORDS", "SHOWN_BASES", "parse_day", "say_basis", "say_when"]

SHOWN_BASES: frozenset[DateBasis] = frozenset({"record", "jsonld", "meta", "url", "page"})
"""The bases by which a publisher shows a date, as opposed to what the report's own words say."""

BASIS_WORDS: dict[str, str] = {
    "record": "given by the record or feed",
    "jsonld": "given in the page's structured data",
    "meta": "given in the page's head",
    "url": "read from the page's address",
    "page": "printed on the page",
    "dateline": "given in the dateline",
    "caption": "given in a caption",
    "text": "worked out from the words of the text",
    "story": "worked out from all versions of the story",
    "hand": "set right by hand",
}


def say_basis(when: When) -> str:
    """Say how a date is known."""
    return BASIS_WORDS.get(when.basis, when.basis)
