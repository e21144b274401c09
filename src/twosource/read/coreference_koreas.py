"""The two states that share a name: "the two Koreas"."""

from msgspec.structs import replace

from twosource.lexicon.states import name_states
from twosource.model.actor import ActorMention
from twosource.read.coreference_focus import Entity, Focus

__all__ = ["KOREAS", "enter_koreas"]

KOREAS = "Koreas"
"""The name of both."""

_STATES = ("KOR", "PRK")


def enter_koreas(focus: Focus, mention: ActorMention) -> tuple[str, ...]:
    """Enter both states, and return their keys."""
    for state in _STATES:
        one = replace(
            mention,
            kind="state",
            state=state,
            name=name_states()[state],
            title="",
            is_group=False,
        )
        focus.learn(Entity(key=f"state {state}", sort="state", mention=one))
    return tuple(f"state {state}" for state in _STATES)
