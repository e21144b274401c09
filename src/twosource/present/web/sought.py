"""From the facets of an address to what is sought in the store."""

from typing import get_args

from twosource.errors import UsageError
from twosource.model.claim import Act, Status
from twosource.present.web.asked import Asked
from twosource.store.claim_terms import Sought

__all__ = ["ACTS", "STATUSES", "read_sought", "split_pair"]

ACTS: tuple[str, ...] = get_args(Act)
STATUSES: tuple[str, ...] = get_args(Status)
_MOST_VOICES = 99


def read_sought(asked: Asked, *, limit: int) -> Sought:
    """Return what an address seeks, with its page; raises UsageError for a facet that is none."""
    pair = asked.get("pair")
    return Sought(
        words=asked.get("q"),
        actor=asked.get("actor") or None,
        recipient=asked.get("recipient") or None,
        pair=split_pair(pair) if pair else None,
        act=asked.get_choice("act", ACTS) or None,  # type: ignore[arg-type]
        status=asked.get_choice("status", STATUSES) or None,  # type: ignore[arg-type]
        place=asked.get("place") or None,
        since=asked.get_day("since") or None,
        until=asked.get_day("until") or None,
        independent=_read_voices(asked),
        publisher=asked.get("publisher") or None,
        limit=limit,
        skip=(asked.get_number("page") - 1) * limit,
    )


def split_pair(words: str) -> tuple[str, str]:
    """Split "RUS-PRK", or names joined by ">"; raises UsageError where it is no pair."""
    mark = ">" if ">" in words else "-"
    one, _, other = (part.strip() for part in words.partition(mark))
    if not one or not other:
        raise UsageError("a pair is two parties, as in RUS-PRK")
    return one, other


def _read_voices(asked: Asked) -> int | None:
    number = asked.get_number("independent", least=0, most=_MOST_VOICES)
    return number or None
