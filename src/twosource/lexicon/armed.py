"""What armed groups of no state are called."""

from twosource.lexicon.actor_parts import Part
from twosource.model.actor import Sector

__all__ = ["ends_like_armed", "is_armed", "is_called_armed", "is_own_force"]

# Only who fights is called so, but for an army or a guard of a state.
_FIGHTING = frozenset(
    """
    army battalion brigade brigades column front guard guards legion militia movement resistance
    shield
    """.split()
)
# So are others called too: behind "rebel" these are no person's name.
_OF_MANY = frozenset(
    """
    alliance bloc coalition command congress coordination council defence force forces gathering
    group league party union
    """.split()
)

_ARMED = (("REB",), ("PRM",))
_OWN = "paramilitary"


def is_called_armed(name: str) -> bool:
    """Tell whether a name by itself is that of an armed group: "the Azawad Brigade"."""
    return _take_last(name) in _FIGHTING


def ends_like_armed(name: str) -> bool:
    """Tell whether what is called rebel is a group by its name: "the rebel Azawad Council"."""
    return " " in name and _take_last(name) in _FIGHTING | _OF_MANY


def is_armed(kind: Part, named: Part) -> bool:
    """Tell whether the words before a name say that it is an armed group's.

    A role says so of what looks like a state's organ ("rebel", "paramilitary"), an organ of no name
    ("guerrilla group") of any organisation.
    """
    is_known = bool(named.state) or not named.name[:1].isupper()
    if is_known or kind.name[:1].isupper() or kind.is_plural:
        return False
    if kind.kind == "organ" and kind.sectors in _ARMED:
        return named.kind in ("organisation", "organ")
    is_kind = kind.sectors == ("REB",) or kind.title == _OWN
    is_many = " " in named.name and named.kind in ("organ", "organisation")
    return kind.kind == "role" and is_kind and is_many


def is_own_force(name: str, sectors: tuple[Sector, ...]) -> bool:
    """Tell whether a force with a name of its own is no state's: "the Falcon Militia"."""
    return sectors == ("PRM",) and " " in name


def _take_last(name: str) -> str:
    return name.rpartition(" ")[2].casefold()
