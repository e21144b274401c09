"""Folds labelled claims into strict PLOVER: what is printed there, and as what."""

from collections.abc import Iterable

from msgspec.structs import replace

from twosource.lexicon.plover import fold_act
from twosource.run.scoring.gold import LabelledClaim

__all__ = ["fold_claims"]


def fold_claims(claims: Iterable[LabelledClaim]) -> list[LabelledClaim]:
    """Return the claims that strict PLOVER knows, each with its act there."""
    folded = []
    for one in claims:
        is_content = one.content_of is not None
        act = fold_act(one.act, one.mode, one.status or "happened", is_content=is_content)
        if act is not None:
            folded.append(replace(one, act=act[0], mode=act[1]))
    return folded
