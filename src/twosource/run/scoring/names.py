"""Whether two ways to write an actor mean the same: "KEN/GOV", "UN", "two officials"."""

from collections.abc import Iterable

from twosource.lexicon.actors import find_actors
from twosource.lexicon.bodies import find_body
from twosource.lexicon.own import per_lexicon
from twosource.lexicon.states import name_states

__all__ = ["find_key", "is_state", "same_parties"]

_CODE = 3
_UNION = "european union"


def find_key(code: str) -> str:
    """Return by what an actor is compared: its state, else the lexicon's name, else its words."""
    keys = _list_keys()
    if code not in keys:
        keys[code] = _find_key(code)
    return keys[code]


@per_lexicon
def _list_keys() -> dict[str, str]:
    return {}


def _find_key(code: str) -> str:
    name = code.split("/")[0].strip()
    if is_state(name):
        return name
    known = next((one for one in find_actors(name) if one.state or one.name), None)
    if known is None:
        return name.casefold()
    body = find_body(known.name) if known.kind == "body" else None
    if body is not None and body.kind == "eu":
        # Hands write "EU" for its commission, as the control groups have it.
        return _UNION
    return known.state or known.name.casefold()


def is_state(code: str) -> bool:
    """Tell whether a code is that of a state."""
    return len(code) == _CODE and code in name_states()


def same_parties(gold: Iterable[str], found: Iterable[str]) -> bool:
    """Tell whether two lists name the same actors, sectors aside; names may be cut short."""
    left = sorted({find_key(one) for one in found})
    for one in sorted({find_key(one) for one in gold}):
        met = next((x for x in left if _same(one, x)), None)
        if met is None:
            return False
        left.remove(met)
    return not left


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    return len(one) > _CODE and len(other) > _CODE and (one in other or other in one)
