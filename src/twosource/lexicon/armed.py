"""What armed groups of no state are called."""

from collections.abc import Iterable

from twosource.lexicon.actor_parts import Part
from twosource.model.actor import Sector

__all__ = [
    "is_armed",
    "is_called_armed",
    "is_named_group",
    "is_own_force",
    "names_group",
]

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
_NAMED_SO: tuple[tuple[Sector, ...], ...] = (("REB",), ("PRM",))


def is_called_armed(name: str) -> bool:
    """Tell whether a name by itself is that of an armed group: "the Azawad Brigade"."""
    return _take_last(name) in _FIGHTING


def names_group(role: Part, name: str) -> bool:
    """Tell whether what is called rebel or paramilitary is a group: "the rebel Azawad Council"."""
    is_rebels = role.sectors == ("REB",) and _take_last(name) in _FIGHTING | _OF_MANY
    return " " in name and (is_rebels or _is_paramilitary(role))


def is_armed(kind: Part, named: Part) -> bool:
    """Tell whether the words before a name say that it is an armed group's.

    A role says so of what looks like a state's organ ("rebel", "paramilitary"), an organ of no name
    ("guerrilla group") of any organisation.
    """
    is_known = bool(named.state) or not named.name[:1].isupper()
    if is_known or kind.name[:1].isupper() or kind.is_plural:
        return False
    if named.kind not in ("organ", "organisation"):
        return False
    if kind.kind == "organ":
        return kind.sectors in _NAMED_SO
    says_so = kind.kind == "role" and (kind.sectors == ("REB",) or _is_paramilitary(kind))
    return says_so and " " in named.name


def is_named_group(sectors: tuple[Sector, ...], body: str, rules: Iterable[str]) -> bool:
    """Tell whether somebody fights for a group that no table knows: "Mali's Dune Front rebels"."""
    is_unknown = any(one.startswith("network") for one in rules)
    return bool(body) and is_unknown and sectors == ("REB",)


def is_own_force(name: str, sectors: tuple[Sector, ...]) -> bool:
    """Tell whether a force with a name of its own is no state's: "the Falcon Militia"."""
    return sectors == ("PRM",) and " " in name


def _is_paramilitary(role: Part) -> bool:
    """Tell whether a role only says of what kind a force is: "paramilitary"."""
    return role.title == "paramilitary"


def _take_last(name: str) -> str:
    return name.rpartition(" ")[2].casefold()
