"""What stands against an event: denials and contradictions, both sides with their roots."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from twosource.model import Claim, Dispute, DisputeKind, Span
from twosource.present.cited import Cited, cite_all, cite_words
from twosource.present.claim_parts import bears_out, name_actors, say_chain
from twosource.present.control_words import say_group
from twosource.present.dispute_words import NOT_READ, say_sides
from twosource.present.event_rows import EventLink
from twosource.present.findings import find_voice
from twosource.present.shelf import Bundle
from twosource.present.slot_words import say_slot

__all__ = ["DisputeSide", "DisputeText", "SideRoot", "tell_against"]


class SideRoot(Struct, frozen=True, kw_only=True):
    """Who speaks for one side: the way of its word, and whose voice the first-hand party is."""

    says: str
    group: str | None


class DisputeSide(Struct, frozen=True, kw_only=True):
    """One side: what it is, what it gives, who speaks for it, and the sentences.

    Where no claim stands in its sentences, who speaks for it was not read. `event` is where else on
    the page its claims are told, None where it is this event's own.
    """

    head: str
    value: str
    roots: tuple[SideRoot, ...]
    cited: tuple[Cited, ...]
    event: EventLink | None


class DisputeText(Struct, frozen=True, kw_only=True):
    """One dispute in words; neither side is preferred, both are shown alike.

    `at_first` tells that the event has claims on the first side, which a denial is against.
    """

    id: str
    at_first: bool
    kind: DisputeKind
    slot: str
    first: DisputeSide
    second: DisputeSide
    because: str
    rule: str


def tell_against(
    bundle: Bundle, event: str, claims: tuple[str, ...], links: Mapping[str, EventLink]
) -> tuple[DisputeText, ...]:
    """Tell each dispute that claims of an event are in; `links` are the events of the page by id.

    Denials that are linked to a claim, and that no dispute names, are told as well.
    """
    held = bundle.findings.disputes
    disputes = tuple(dict.fromkeys(one for claim in claims for one in held.get(claim, ())))
    named = {claim for one in disputes for claim in (*one.first, *one.second)}
    return tuple(
        _tell_dispute(bundle, one, event, links)
        for one in (*disputes, *_find_bare_denials(bundle, claims, named))
    )


def _find_bare_denials(
    bundle: Bundle, claims: tuple[str, ...], named: set[str]
) -> Iterator[Dispute]:
    """Make one dispute of the denials that are linked to claims and stand in none."""
    linked = [one for claim in claims for one in bundle.findings.denials.get(claim, ())]
    denials = tuple(dict.fromkeys(one.id for one in linked if one.id not in named))
    if denials:
        said = (bundle.claims[one] for one in claims if one in bundle.claims)
        yield Dispute(
            id="",
            story=bundle.story.id,
            kind="denial",
            slot="polarity",
            first=tuple(one.id for one in said if bears_out(bundle, one)),
            second=denials,
            because="a party denies what another says",
            rule=linked[0].rule,
        )


def _tell_dispute(
    bundle: Bundle, dispute: Dispute, event: str, links: Mapping[str, EventLink]
) -> DisputeText:
    heads = ("Said", "Denied") if dispute.kind == "denial" else ("One side", "The other side")
    sides = tuple(_find_claims(bundle, side) for side in (dispute.first, dispute.second))
    values = say_sides(dispute, sides, partial(name_actors, bundle))
    places = (dispute.first_at, dispute.second_at)
    first, second = (
        _tell_side(bundle, side, head, value if dispute.kind != "denial" else "", (event, links))
        if side or not words
        else _tell_words(bundle, words, head, value)
        for side, words, head, value in zip(sides, places, heads, values, strict=True)
    )
    homes = bundle.findings.homes
    return DisputeText(
        id=dispute.id,
        at_first=any(homes.get(one) == event for one in dispute.first),
        kind=dispute.kind,
        slot=say_slot(dispute.slot),
        first=first,
        second=second,
        because=dispute.because,
        rule=dispute.rule,
    )


def _find_claims(bundle: Bundle, side: tuple[str, ...]) -> tuple[Claim, ...]:
    claims = (bundle.claims[one] for one in side if one in bundle.claims)
    return tuple(
        one for one in claims if one.report in bundle.by_report or one.report in bundle.elsewhere
    )


def _tell_side(
    bundle: Bundle,
    claims: tuple[Claim, ...],
    head: str,
    value: str,
    page: tuple[str, Mapping[str, EventLink]],
) -> DisputeSide:
    event, links = page
    home = next((bundle.findings.homes.get(one.id, "") for one in claims), event)
    return DisputeSide(
        head=head,
        value=value,
        roots=tuple(_list_roots(bundle, claims)),
        cited=cite_all(bundle, (one.id for one in claims)),
        event=links.get(home) if home != event else None,
    )


def _tell_words(bundle: Bundle, words: Iterable[Span], head: str, value: str) -> DisputeSide:
    """Tell a side in whose sentences no claim stands."""
    return DisputeSide(
        head=head,
        value=value,
        roots=(SideRoot(says=NOT_READ, group=None),),
        cited=cite_words(bundle, words),
        event=None,
    )


def _list_roots(bundle: Bundle, claims: Iterable[Claim]) -> Iterator[SideRoot]:
    """List who speaks for a side, each once."""
    roots: dict[SideRoot, None] = {}
    for claim in claims:
        is_here = claim.report in bundle.by_report
        voice = find_voice(bundle.findings, claim.id) if is_here else None
        group = say_group(voice.group, voice.root) if voice is not None else None
        roots[SideRoot(says=_say_who(bundle, claim), group=group)] = None
    yield from roots


def _say_who(bundle: Bundle, claim: Claim) -> str:
    """Say by whose word; of a denial they are those who deny, if it goes back to nobody else."""
    if claim.act == "DENIAL" and not claim.roots and claim.actors:
        return name_actors(bundle, claim.actors)
    return say_chain(bundle, claim)
