"""By whose word a claim is told: a claim that is made only in order to be denied has no voice."""

from collections.abc import Iterable, Mapping

from twosource.model import Actor, Claim
from twosource.text.folding import fold
from twosource.text.grouped import group_pairs
from twosource.text.judged_claims import list_counted

__all__ = ["bears_out", "find_denials", "is_named_to_deny", "list_voices"]

_FACT = frozenset({"happened", "ongoing"})
_NOBODY = (None, "")

Denials = Mapping[str, tuple[Claim, ...]]
"""The denials of each claim that is denied, under its id."""


def find_denials(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Return the denials that are linked to each claim, in the order of the claims.

    One that a person rejected denies nothing.
    """
    counted = list_counted(claims)
    return group_pairs((denied, claim) for claim in counted for denied in claim.denies)


def is_named_to_deny(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    """Tell whether a claim is only what a denial speaks of; `claims` are by id.

    Who rejects "an accusation made by Chad" does not deny that Chad accuses. A denial that a person
    rejected is none.
    """
    speech = claims.get(claim.content_of or "")
    if speech is None or speech.judged == "rejected":
        return False
    return speech.act == "DENIAL" and claim.status not in _FACT


def list_voices(claim: Claim, denials: Denials) -> tuple[Actor, ...]:
    """Return those who say what a claim says, the first-hand party first.

    Of a denial they are those who deny, if it goes back to nobody else. Who is quoted as denying a
    claim does not say it.
    """
    if claim.act == "DENIAL":
        return claim.roots or claim.actors
    denying = {_find_key(one) for denial in denials.get(claim.id, ()) for one in denial.actors}
    denying.discard(_NOBODY)  # whoever "he" is
    return tuple(one for one in claim.roots if _find_key(one) not in denying)


def bears_out(claim: Claim, claims: Mapping[str, Claim], denials: Denials) -> bool:
    """Tell whether a claim counts for its event: a denial never adds to what it denies.

    What only a denial speaks of does not count, nor what goes back to nobody but those who deny it.
    """
    if is_named_to_deny(claim, claims):
        return False
    return not claim.roots or bool(list_voices(claim, denials))


def _find_key(actor: Actor) -> tuple[str | None, str]:
    return actor.state, fold(actor.name or actor.title)
