"""What armed groups of no state are called."""

from twosource.lexicon.actor_parts import Part

__all__ = ["ends_like_armed", "is_armed", "is_called_armed"]

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


def is_called_armed(name: str) -> bool:
    """Tell whether a name by itself is that of an armed group: "the Azawad Brigade"."""
    return _take_last(name) in _FIGHTING


def ends_like_armed(name: str) -> bool:
    """Tell whether what is called rebel is a group by its name: "the rebel Azawad Council"."""
    return " " in name and _take_last(name) in _FIGHTING | _OF_MANY


def is_armed(role: Part, organ: Part) -> bool:
    """Tell whether a role says that what looks like a state's organ is an armed group: "rebel"."""
    is_rebel = role.kind == "role" and role.sectors == ("REB",)
    is_bare = not (role.is_plural or role.name or organ.state)
    is_named = organ.name[:1].isupper() and " " in organ.name
    return is_rebel and is_bare and is_named and organ.kind in ("organ", "organisation")


def _take_last(name: str) -> str:
    return name.rpartition(" ")[2].casefold()
