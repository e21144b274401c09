"""What people decided, and whether it holds, in words and in JSON alike."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from twosource.model import Claim, Judgement
from twosource.text.decided import find_in_force

__all__ = [
    "JudgementTold",
    "find_judgements",
    "list_judgement",
    "say_correction",
    "say_judged",
    "say_judgement",
    "tell_judgements",
]

_SHORT_ID = 8
_NOUNS = {"events": "claims", "lineages": "reports", "stories": "reports", "claim": "claim"}
_KINDS = {"lineages": "one text", "stories": "one happening"}


class JudgementTold(Struct, frozen=True, kw_only=True):
    """What somebody decided, and whether it holds: it may have been replaced or taken back."""

    judgement: Judgement
    holds: bool


def tell_judgements(judgements: tuple[Judgement, ...]) -> tuple[JudgementTold, ...]:
    """Tell decisions and whether they hold; that one was taken back is told with it."""
    held = {one.id for one in find_in_force(judgements)}
    return tuple(
        JudgementTold(judgement=one, holds=one.id in held)
        for one in judgements
        if one.kind != "undone"
    )


def find_judgements(
    told: Iterable[JudgementTold], named: frozenset[str]
) -> Iterator[JudgementTold]:
    """Yield the judgements on some claims or reports, by id."""
    for one in told:
        if one.judgement.first in named or one.judgement.second in named:
            yield one


def say_judgement(one: Judgement) -> str:
    """Say what was decided about what: "claims 5e0c1f77 and 9a41b7c2 apart"."""
    ids = " and ".join(x[:_SHORT_ID] for x in (one.first, one.second) if x)
    if one.slot is not None:
        return f"claim {ids}: {one.slot} set to {one.value or 'nothing'}"
    of = f" as {_KINDS[one.about]}" if one.about in _KINDS else ""
    return f"{_NOUNS[one.about]} {ids} {one.kind}{of}"


def list_judgement(told: JudgementTold) -> tuple[str, str]:
    """Return the short id of a judgement, and all of it in one line."""
    one = told.judgement
    parts = [f"{say_judgement(one)}, {one.made}", *([f"by {one.by}"] if one.by else [])]
    said = ", ".join(parts) + (f": {one.note}" if one.note else "")
    return one.id[:_SHORT_ID], said if told.holds else f"{said} (no longer holds)"


def say_judged(claim: Claim) -> str:
    """Say what a person found of a claim: "rejected by hand"; "" where nobody found anything."""
    parts = [f"{claim.judged} by hand"] if claim.judged else []
    if claim.corrections:
        parts.append("corrected by hand")
    return ", ".join(parts)


def say_correction(claim: Claim, slot: str) -> str:
    """Say what was read in a slot that a person set right; "" where nobody did."""
    read = next((one.read or "nothing" for one in claim.corrections if one.slot == slot), None)
    return "" if read is None else f"set right by hand; read as {read}"
