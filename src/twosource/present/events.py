"""Events for lists and pages, in words and in JSON alike: what was done, and by whose word."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from twosource.model import (
    Act,
    Actor,
    Claim,
    Event,
    EventChange,
    Independent,
    Merge,
    Record,
    Report,
    Standing,
    Status,
    When,
)
from twosource.present.chosen_claim import choose_claim, find_party_key
from twosource.present.claim_words import (
    UNNAMED,
    name_actor,
    name_state,
    say_amount,
    say_chain,
    say_place,
)
from twosource.present.dates import parse_day
from twosource.present.denials import list_denials
from twosource.present.event_history import group_by_event
from twosource.present.event_words import Slots, say_event
from twosource.present.figures import find_figures, index_standings
from twosource.present.judgements_told import JudgementTold, find_judgements, tell_judgements
from twosource.text.lineages import map_lineages
from twosource.text.voices import bears_out, is_named_to_deny

__all__ = [
    "EventDigest",
    "EventShelf",
    "EventTold",
    "MergeTold",
    "NamedParty",
    "QuotedClaim",
    "digest_events",
    "name_outlet",
    "quote_claim",
    "shelve_events",
    "tell_event_in_full",
]


class NamedParty(Struct, frozen=True, kw_only=True):
    """A party of an event; `state` is ISO 3166-1 alpha-3, None where it has none."""

    state: str | None
    name: str


class EventDigest(Struct, frozen=True, kw_only=True):
    """An event in a few values.

    `when` is the most exact date that a claim gives. The parties are those of the claim that is
    chosen for it (`choose_claim`); what others say stands with those claims. `statuses` counts the
    claims by status, `roots` are the first-hand parties by whose word it is told. `reports` are
    documents, copies among them; `lineages` counts each whole derivation once. A claim that is made
    only in order to be denied adds to none of these. `denials` counts the claims that deny this
    event. `publishers` are those that are named, `named_roots` the roots whose control group is
    known. `independent` is by how many independent voices it is told at least and at most,
    `utterance` how many report having it from those who say so, None where every report tells it by
    itself. These four are None where they were not worked out.
    """

    id: str
    story: str
    when: When | None
    actors: tuple[NamedParty, ...]
    act: Act
    mode: str | None
    recipients: tuple[NamedParty, ...]
    status: Status
    statuses: dict[Status, int]
    roots: tuple[str, ...]
    claims: int
    reports: int
    lineages: int
    denials: int
    publishers: int | None = None
    named_roots: int | None = None
    independent: Independent | None = None
    utterance: Independent | None = None


class QuotedClaim(Struct, frozen=True, kw_only=True):
    """A claim with the words of its sentence, where it was published, and by whose word."""

    claim: Claim
    event: str | None
    source: str
    outlet: str
    sentence: str
    says_who: str


class MergeTold(Struct, frozen=True, kw_only=True):
    """A join of two claims with the names of those who published them."""

    merge: Merge
    first: str
    second: str


class EventTold(Struct, frozen=True, kw_only=True):
    """One event in full: a sentence made from its slots, the slots, what bears it and denies it.

    `denied_by` are the claims that are linked to a claim of this event as their denials; `denies`
    are the ids of the events that this event, a denial, is linked to. `merges` tell how it was put
    together, `judgements` what was decided about its claims, the earliest first, `changes` what the
    runs changed of it, the latest first.
    """

    event: EventDigest
    says: str
    places: tuple[str, ...]
    amounts: tuple[str, ...]
    objects: tuple[str, ...]
    claims: tuple[QuotedClaim, ...]
    denied_by: tuple[QuotedClaim, ...]
    denies: tuple[str, ...]
    merges: tuple[MergeTold, ...]
    judgements: tuple[JudgementTold, ...]
    changes: tuple[EventChange, ...] = ()


class EventShelf(Struct, frozen=True, kw_only=True):
    """What is asked of a record for its events.

    `homes` are events by claim, `denials` by claim, `standings` and `changes` by event.
    """

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    lineages: Mapping[str, str]
    homes: Mapping[str, Event]
    denials: Mapping[str, tuple[Claim, ...]]
    standings: Mapping[str, Standing]
    judgements: tuple[JudgementTold, ...] = ()
    changes: Mapping[str, tuple[EventChange, ...]] = {}


def shelve_events(record: Record) -> EventShelf:
    """Index a record by what events are told from."""
    return EventShelf(
        reports={one.id: one for one in record.reports},
        claims={one.id: one for one in record.claims},
        lineages=map_lineages(record.grouping.lineages),
        homes={claim: one for one in record.collation.events for claim in one.claims},
        denials=list_denials(record),
        standings=index_standings(record),
        judgements=tell_judgements(record.judgements),
        changes=group_by_event(record.event_changes, {x.old: x.event for x in record.redirects}),
    )


def digest_events(shelf: EventShelf, events: Iterable[Event]) -> tuple[EventDigest, ...]:
    """Return events in order of date, those without one last."""
    digests = (_digest(shelf, one) for one in events)
    return tuple(sorted(digests, key=_rank))


def tell_event_in_full(shelf: EventShelf, event: Event) -> EventTold:
    """Return one event with all that bears it, and what denies it."""
    digest, claims = _digest(shelf, event), _claims_of(shelf, event)
    denied = (shelf.homes[one] for claim in claims for one in claim.denies if one in shelf.homes)
    told = EventTold(
        event=digest,
        says="",
        places=_collect(claims, lambda one: [say_place(one.where)] if one.where else []),
        amounts=_collect(claims, lambda one: [say_amount(some) for some in one.amounts]),
        objects=_collect(claims, lambda one: [one.object] if one.object else []),
        claims=tuple(quote_claim(shelf, one) for one in claims),
        denied_by=tuple(quote_claim(shelf, one) for one in _find_denials(shelf, claims)),
        denies=tuple(dict.fromkeys(one.id for one in denied)),
        merges=tuple(_tell_merge(shelf, one) for one in event.merges),
        judgements=tuple(find_judgements(shelf.judgements, frozenset(event.claims))),
        changes=shelf.changes.get(event.id, ()),
    )
    return _with_sentence(told)


def quote_claim(shelf: EventShelf, claim: Claim) -> QuotedClaim:
    """Return a claim with its sentence."""
    report = shelf.reports[claim.report]
    home = shelf.homes.get(claim.id)
    outlet = name_outlet(report)
    return QuotedClaim(
        claim=claim,
        event=home.id if home is not None else None,
        source=report.source,
        outlet=outlet,
        sentence=" ".join(report.text[claim.at.start : claim.at.end].split()),
        says_who=say_chain(claim, outlet, is_denied=is_named_to_deny(claim, shelf.claims)),
    )


def name_outlet(report: Report) -> str:
    """Name who published a report, or else the report."""
    return report.publisher or report.name


def _tell_merge(shelf: EventShelf, merge: Merge) -> MergeTold:
    first, second = (
        name_outlet(shelf.reports[shelf.claims[one].report]) if one in shelf.claims else ""
        for one in (merge.first, merge.second)
    )
    return MergeTold(merge=merge, first=first, second=second)


def _with_sentence(told: EventTold) -> EventTold:
    """Add the sentence; of several amounts or places it tells none, since claims differ."""
    event = told.event
    slots = Slots(
        act=event.act,
        mode=event.mode,
        status=event.status,
        actors=tuple(one.name for one in event.actors),
        recipients=tuple(one.name for one in event.recipients),
        when=event.when,
        places=told.places if len(told.places) == 1 else (),
        amounts=told.amounts if len(told.amounts) == 1 else (),
        roots=event.roots,
    )
    return replace(told, says=say_event(slots))


def _digest(shelf: EventShelf, event: Event) -> EventDigest:
    claims = _claims_of(shelf, event)
    chosen = choose_claim(claims, shelf.lineages) if claims else None
    bearing = [one for one in claims if bears_out(one, shelf.claims, shelf.denials)]
    reports = {one.report for one in bearing}
    figures = find_figures(
        shelf.standings.get(event.id),
        documents=len(reports),
        lineages=len({shelf.lineages.get(one, one) for one in reports}),
    )
    return EventDigest(
        id=event.id,
        story=event.story,
        when=_choose_when(claims),
        actors=_name_parties(chosen.actors if chosen is not None else ()),
        act=event.act,
        mode=event.mode,
        recipients=_name_parties(chosen.recipients if chosen is not None else ()),
        status=event.status,
        statuses=dict(Counter(one.status for one in claims).most_common()),
        roots=_collect(bearing, lambda one: [name_actor(one.roots[0])] if one.roots else []),
        claims=len(claims),
        reports=figures.documents,
        lineages=figures.lineages,
        denials=len(_find_denials(shelf, claims)),
        publishers=figures.publishers,
        named_roots=figures.named_roots,
        independent=figures.independent,
        utterance=figures.utterance,
    )


def _find_denials(shelf: EventShelf, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    denials = {one.id: one for claim in claims for one in shelf.denials.get(claim.id, ())}
    return tuple(denials.values())


def _claims_of(shelf: EventShelf, event: Event) -> list[Claim]:
    return [shelf.claims[one] for one in event.claims if one in shelf.claims]


def _choose_when(claims: Sequence[Claim]) -> When | None:
    """Return the shortest interval; of equally short ones the one that most claims give."""
    given = Counter(one.when for one in claims if one.when is not None)
    return min(given, key=lambda one: (_count_days(one), -given[one], one), default=None)


def _count_days(when: When) -> int:
    start, end = parse_day(when.start), parse_day(when.end)
    return date.max.toordinal() if start is None or end is None else (end - start).days


def _name_parties(actors: Iterable[Actor]) -> tuple[NamedParty, ...]:
    """Name each party once; a state stands for its organs."""
    parties = {find_party_key(one): _name_party(one) for one in actors}
    return tuple(party for (state, name), party in parties.items() if state or name)


def _name_party(actor: Actor) -> NamedParty:
    if actor.state:
        return NamedParty(state=actor.state, name=name_state(actor.state))
    return NamedParty(state=None, name=actor.name or actor.title or UNNAMED)


def _collect(claims: Iterable[Claim], pick: Callable[[Claim], Sequence[str]]) -> tuple[str, ...]:
    """Return what claims give, each once, what most of them give first."""
    return tuple(one for one, _ in Counter(_pick_all(claims, pick)).most_common())


def _pick_all(claims: Iterable[Claim], pick: Callable[[Claim], Sequence[str]]) -> Iterator[str]:
    for claim in claims:
        yield from dict.fromkeys(pick(claim))


def _rank(one: EventDigest) -> tuple[bool, str, str, str]:
    when = one.when
    if when is None:
        return True, "", "", one.id
    return False, when.start or when.end, when.end, one.id
