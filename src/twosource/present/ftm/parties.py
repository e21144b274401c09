"""Parties as entities: a state, its organs, an organisation, a person, or nobody knows which."""

from twosource.lexicon.media import find_medium
from twosource.lexicon.states import name_states
from twosource.model import Actor
from twosource.present.backing import Backing, label_actor, name_actor
from twosource.text.folding import fold
from twosource.text.hashing import hash_parts

__all__ = ["choose_schema", "name_party", "number_party"]

_OF_STATES = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "SPY"})
_OF_NO_STATE = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "REB"})
# How the rule begins of a name that no table has.
_PROPOSED = "network"


def choose_schema(actor: Actor) -> str:
    """Return the schema of a party.

    Only what the tables or an office tell is a PublicBody, an Organization or a Person; everybody
    else is a LegalEntity, which may be either.
    """
    if not actor.name:
        return "LegalEntity"
    if actor.state is not None and name_states().get(actor.state) == actor.name:
        return "PublicBody"
    if _OF_NO_STATE.intersection(actor.sectors) or find_medium(actor.name) is not None:
        return "Organization"
    if actor.title:
        return "Person"
    is_organ = bool(_OF_STATES.intersection(actor.sectors)) and actor.state is not None
    return "PublicBody" if is_organ and not actor.rule.startswith(_PROPOSED) else "LegalEntity"


def name_party(actor: Actor, backing: Backing) -> str:
    """Return the name of a party; of an organ with its state: "defence ministry (KOR)"."""
    is_person = choose_schema(actor) == "Person"
    return name_actor(actor, backing) if is_person else label_actor(actor, backing)


def number_party(actor: Actor, backing: Backing) -> str:
    """Return the id of a party: the same wherever its name is; of its report where it has none."""
    place = actor.state or ""
    if actor.name:
        return f"ts-party-{hash_parts('party', place, fold(actor.name))}"
    words = fold(name_actor(actor, backing))
    return f"ts-party-{hash_parts('nameless party', place, words, actor.span.report)}"
