"""What a difference or a dispute is about, in words."""

from collections.abc import Mapping

from twosource.model import Slot

__all__ = ["say_slot"]

_WORDS: Mapping[Slot, str] = {
    "sentence": "whole sentence",
    "actor": "who did it",
    "act": "what was done",
    "recipient": "to whom",
    "direction": "who did it to whom",
    "polarity": "whether it is so",
    "status": "how it is told",
    "amount": "how much",
    "place": "where",
    "speaker": "who says so",
    "quotation": "what was said",
}
"""The slots whose name on a page is not their own."""


def say_slot(slot: Slot) -> str:
    """Say in what two sides differ; a slot that nobody knows is said as itself."""
    return _WORDS.get(slot, slot)
