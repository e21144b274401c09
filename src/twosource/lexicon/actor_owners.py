"""What an actor takes over from whom it belongs to: the state, the body, the sectors."""

from msgspec.structs import replace

from twosource.lexicon.actor_parts import Part
from twosource.lexicon.armed import is_named_group
from twosource.lexicon.blocs import BLOC
from twosource.lexicon.sectors import join_sectors
from twosource.model.actor import Sector

__all__ = ["STATE_KINDS", "set_beside", "take_over"]

STATE_KINDS = frozenset({"state", "demonym", "capital", "metonym"})
_OTHERS = frozenset(
    """
    allies neighbours neighbors rivals enemies foes adversaries opponents backers supporters
    sponsors partners creditors lenders donors friends
    """.split()
)


def set_beside(owner: Part, part: Part) -> Part | None:
    """Return "allies of Ukraine" for those who stand beside a state, None for whom it has.

    They are parties of their own, like a bloc: least of all are they that state.
    """
    title = part.title.split(" ")[-1].casefold()
    if owner.kind not in STATE_KINDS or part.kind != "role" or title not in _OTHERS:
        return None
    return replace(
        part,
        start=min(owner.start, part.start),
        end=max(owner.end, part.end),
        kind="body",
        name=f"{part.title} of {owner.name}",
        title="",
        state="",
        sectors=(),
        rules=(BLOC, "owner"),
        needs="nothing",
    )


def take_over(owner: Part, part: Part, state: str, rules: tuple[str, ...]) -> Part:
    """Return a part with what its owner tells of it.

    Who fights for a group with a name is no state's, whatever state stands beside the name.
    """
    sectors, body = _sectors(owner, part), _find_body(owner, part)
    return replace(
        part,
        state="" if is_named_group(sectors, body, rules) else state,
        sectors=sectors,
        rules=rules,
        needs="nothing" if part.needs == "owner" else part.needs,
        is_default=False,
        body=body,
    )


def _find_body(owner: Part, part: Part) -> str:
    """Return the organisation that a role or an organ belongs to: "the African Union's envoy"."""
    is_named = owner.kind in ("body", "organisation") or (
        owner.kind == "organ" and not owner.state and owner.rules[0].startswith("network")
    )
    has_owner = part.kind == "role" or (part.kind == "organ" and owner.kind == "body")
    return owner.name if is_named and has_owner else owner.body or part.body


def _sectors(owner: Part, part: Part) -> tuple[Sector, ...]:
    """Return the sectors of a part with those of its owner, where these tell more.

    The officials of a body are no government's, those of a bloc are those of its states.
    """
    if owner.kind in STATE_KINDS:
        return part.sectors
    if owner.rules == (BLOC,):
        return part.sectors or owner.sectors
    if owner.kind == "body":
        return join_sectors(owner.sectors, tuple(one for one in part.sectors if one != "GOV"))
    if owner.kind in ("organ", "medium"):
        return join_sectors(owner.sectors, part.sectors)
    return part.sectors or owner.sectors
