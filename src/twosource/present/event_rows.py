"""The events of a story in words, with all that its reports say of each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from twosource.model import Claim, When
from twosource.present.act_words import StatusWords, say_code, say_deed, say_status
from twosource.present.claim_parts import bears_out, name_actors, say_chain
from twosource.present.claim_texts import PassageText, reads_damaged, tell_passages
from twosource.present.claim_versions import Loom
from twosource.present.claim_words import UNNAMED, say_amount, say_place
from twosource.present.dates import say_when
from twosource.present.event_order import Placed, choose_lead, fold_rest, part_unsure, place_events
from twosource.present.figures import find_figures, list_figures
from twosource.present.shelf import Bundle
from twosource.text.grouped import group_once
from twosource.text.phrasing import join_words
from twosource.text.presumed import list_told

__all__ = ["EventLink", "EventPage", "EventText", "Told", "tell_events"]

MOST_TOLD = 3
"""Values of one kind that a row tells; the rest stand with the claims."""

_GRAINS: Mapping[str, str] = {
    "day": "to the day", "week": "to the week", "month": "to the month", "year": "to the year",
    "span": "from day to day",
}  # fmt: skip
_BASES: Mapping[str, str] = {
    "record": "by the record", "jsonld": "by the page's data", "meta": "by the page's head",
    "url": "by the address", "page": "by the page", "dateline": "by the dateline",
    "caption": "by a caption", "text": "by the text", "story": "by all versions",
}  # fmt: skip


class Told(Struct, frozen=True, kw_only=True):
    """A value that claims give; `by` names the documents where not all give the same."""

    says: str
    note: str = ""
    by: str = ""


class StatusTold(Struct, frozen=True, kw_only=True):
    """A status that claims give; `by` as in `Told`."""

    words: StatusWords
    by: str


class EventLink(Struct, frozen=True, kw_only=True):
    """Another event of the page, by its number, with a few words; `who` did it."""

    anchor: str
    number: int
    says: str
    who: str


class EventText(Struct, frozen=True, kw_only=True):
    """One event in words; `says` is the whole of it in one line.

    `documents` and `lineages` count those that say so, and not those that only deny it; `figures`
    are these and all others that were worked out, in words.
    `speech` is the event that it stands behind, `spoken_of` are the others that speak of it.
    `damaged` counts the claims whose sentence reads damaged.
    """

    anchor: str
    number: int
    id: str
    act: str
    depth: int
    says: str
    whens: tuple[Told, ...]
    who: tuple[Told, ...]
    deed: str
    code: str
    whom: tuple[Told, ...]
    where: tuple[Told, ...]
    amounts: tuple[Told, ...]
    things: tuple[Told, ...]
    statuses: tuple[StatusTold, ...]
    voices: tuple[Told, ...]
    more: int
    documents: int
    lineages: int
    figures: tuple[str, ...]
    claims: int
    damaged: int
    background: bool
    speech: EventLink | None
    speaks_of: tuple[EventLink, ...]
    spoken_of: tuple[EventLink, ...]
    denies: tuple[EventLink, ...]
    denied_by: tuple[EventLink, ...]
    passages: tuple[PassageText, ...]


class EventPage(Struct, frozen=True, kw_only=True):
    """The events of a story: those shown at once, those folded, and those that are less sure."""

    shown: tuple[EventText, ...]
    folded: tuple[EventText, ...]
    unsure: tuple[EventText, ...]
    denied: int

    @property
    def events(self) -> tuple[EventText, ...]:
        """All of them, in order."""
        return self.shown + self.folded + self.unsure


class _Links(Struct, frozen=True, kw_only=True):
    """How the events of a page speak of one another, by id."""

    links: Mapping[str, EventLink]
    speaks_of: Mapping[str, tuple[str, ...]]
    spoken_of: Mapping[str, tuple[str, ...]]
    denies: Mapping[str, tuple[str, ...]]
    denied_by: Mapping[str, tuple[str, ...]]


def tell_events(loom: Loom, *, in_full: frozenset[str] | None = None) -> EventPage:
    """Tell the events of a story by date; what a speech speaks of stands behind the speech.

    The claims of the events `in_full` are told with their sentences, of all where it is None.
    """
    sure, unsure = part_unsure(place_events(loom.bundle))
    placed = sure + unsure
    links = _link_events(loom.bundle, placed)
    told = tuple(
        _tell_event(loom, one, links, full=in_full is None or one.event.id in in_full)
        for one in placed
    )
    shown = fold_rest(sure)
    return EventPage(
        shown=told[:shown],
        folded=told[shown : len(sure)],
        unsure=told[len(sure) :],
        denied=sum(bool(one.denied_by) for one in told),
    )


def _link_events(bundle: Bundle, placed: tuple[Placed, ...]) -> _Links:
    homes = {claim.id: one.event for one in placed for claim in one.claims}
    spoken: list[tuple[str, str]] = []
    denied: list[tuple[str, str]] = []
    for one in placed:
        for claim in one.claims:
            speech = homes.get(claim.content_of or "", one.event)
            pairs = denied if speech.act == "DENIAL" else spoken
            pairs.append((speech.id, one.event.id))
            denied += [(one.event.id, homes[x].id) for x in claim.denies if x in homes]
    return _Links(
        links={one.event.id: _link_event(bundle, one, at) for at, one in enumerate(placed, 1)},
        speaks_of=_group(spoken),
        spoken_of=_group((content, speech) for speech, content in spoken),
        denies=_group(denied),
        denied_by=_group((other, denial) for denial, other in denied),
    )


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Group the second of each pair by the first; an event that speaks of itself is left out."""
    return group_once((one, other) for one, other in pairs if one != other)


def _link_event(bundle: Bundle, placed: Placed, number: int) -> EventLink:
    who = _choose_who(bundle, placed)
    return EventLink(
        anchor=f"{bundle.prefix}e{number}",
        number=number,
        says=_sum_up(bundle, placed),
        who=who or UNNAMED,
    )


def _sum_up(bundle: Bundle, placed: Placed) -> str:
    """Sum an event up in one line: "Orla Venn (minister, Varnia) is to visit: Tarsk"."""
    whom = name_actors(bundle, placed.chosen.recipients)
    who = _choose_who(bundle, placed) or UNNAMED
    return f"{who} {_say_deed(placed)}{f' → {whom}' if whom else ''}"


def _choose_who(bundle: Bundle, placed: Placed) -> str:
    return name_actors(bundle, placed.chosen.actors)


def _say_deed(placed: Placed) -> str:
    event = placed.event
    several = choose_lead([len(one.actors) > 1 for one in placed.claims if one.actors])
    return say_deed(event.act, event.mode, event.status, several=bool(several))


def _tell_event(loom: Loom, placed: Placed, links: _Links, *, full: bool) -> EventText:
    bundle, claims, event = loom.bundle, placed.claims, placed.event
    link = links.links[event.id]
    slots = _tell_slots(bundle, placed)
    reports = {one.report for one in claims if bears_out(bundle, one)}
    homes = {bundle.by_report[one].lineage for one in reports}
    figures = find_figures(
        bundle.findings.standings.get(event.id),
        documents=len(reports),
        lineages=len(homes - {None}),
    )
    denied_by = _get_links(links, links.denied_by.get(event.id, ()))
    speech = links.links[placed.speech] if placed.speech is not None else None
    if speech in denied_by:
        speech = None
    spoken_of = _get_links(links, links.spoken_of.get(event.id, ()))
    return EventText(
        anchor=link.anchor,
        number=link.number,
        id=event.id,
        act=event.act,
        depth=placed.depth,
        says=link.says,
        whens=_tell_whens(bundle, placed),
        who=slots["who"][:MOST_TOLD],
        deed=_say_deed(placed),
        code=say_code(event.act, event.mode),
        whom=slots["whom"][:MOST_TOLD],
        where=slots["where"][:MOST_TOLD],
        amounts=slots["amounts"][:MOST_TOLD],
        things=slots["things"][:MOST_TOLD],
        statuses=_tell_statuses(bundle, placed),
        voices=slots["voices"][:MOST_TOLD],
        more=sum(max(len(held) - MOST_TOLD, 0) for held in slots.values()),
        documents=figures.documents,
        lineages=figures.lineages,
        figures=list_figures(figures),
        claims=len(claims),
        damaged=sum(reads_damaged(one) for one in claims),
        background=2 * sum(one.background for one in claims) > len(claims),
        speech=speech,
        speaks_of=_get_links(links, links.speaks_of.get(event.id, ())),
        spoken_of=tuple(one for one in spoken_of if one != speech),
        denies=_get_links(links, links.denies.get(event.id, ())),
        denied_by=denied_by,
        passages=tell_passages(loom, claims) if full else (),
    )


def _get_links(links: _Links, events: tuple[str, ...]) -> tuple[EventLink, ...]:
    return tuple(sorted((links.links[one] for one in events), key=lambda one: one.number))


def _tell_slots(bundle: Bundle, placed: Placed) -> dict[str, tuple[Told, ...]]:
    """Tell each part with all values that claims give, those of the most claims first.

    The parties that are chosen for the event come before all others.
    """
    claims, chosen = placed.claims, placed.chosen
    return {
        "who": _tell_values(
            bundle,
            ((one, name_actors(bundle, list_told(one.actors))) for one in claims),
            first=name_actors(bundle, chosen.actors),
        ),
        "whom": _tell_values(
            bundle,
            ((one, name_actors(bundle, list_told(one.recipients))) for one in claims),
            first=name_actors(bundle, chosen.recipients),
        ),
        "where": _tell_values(
            bundle, ((one, say_place(one.where)) for one in claims if one.where is not None)
        ),
        "amounts": _tell_values(
            bundle,
            ((one, "; ".join(say_amount(amount) for amount in one.amounts)) for one in claims),
        ),
        "things": _tell_values(bundle, ((one, one.object) for one in claims)),
        "voices": _tell_values(bundle, ((one, say_chain(bundle, one)) for one in claims)),
    }


def _tell_values(
    bundle: Bundle, values: Iterable[tuple[Claim, str]], *, first: str = ""
) -> tuple[Told, ...]:
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim, says in values:
        if says:
            grouped[says].append(claim)
    ordered = sorted(grouped.items(), key=lambda one: (one[0] != first, -len(one[1])))
    return tuple(
        Told(says=says, by=_name_letters(bundle, held) if len(ordered) > 1 else "")
        for says, held in ordered
    )


def _tell_whens(bundle: Bundle, placed: Placed) -> tuple[Told, ...]:
    grouped: defaultdict[When, list[Claim]] = defaultdict(list)
    for one in placed.claims:
        if one.when is not None:
            grouped[one.when].append(one)
    ordered = sorted(grouped.items(), key=lambda one: (one[0] != placed.when, one[0]))
    return tuple(
        Told(
            says=say_when(when),
            note=f"{_GRAINS.get(when.grain, when.grain)}, {_BASES.get(when.basis, when.basis)}",
            by=_name_letters(bundle, held) if len(ordered) > 1 else "",
        )
        for when, held in ordered[:MOST_TOLD]
    )


def _tell_statuses(bundle: Bundle, placed: Placed) -> tuple[StatusTold, ...]:
    """Tell the status of the event, and behind it those that other claims give."""
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in placed.claims:
        grouped[one.status].append(one)
    first = placed.event.status
    ordered = sorted(grouped.values(), key=lambda one: (one[0].status != first, -len(one)))
    return tuple(
        StatusTold(
            words=say_status(held[0].status),
            by=_name_letters(bundle, held) if len(ordered) > 1 else "",
        )
        for held in ordered
    )


def _name_letters(bundle: Bundle, claims: list[Claim]) -> str:
    """Name the documents of some claims: "A, B and 3 more"."""
    letters = tuple(dict.fromkeys(bundle.by_report[one.report].letter for one in claims))
    if len(letters) > MOST_TOLD + 1:
        return join_words((*letters[:MOST_TOLD], f"{len(letters) - MOST_TOLD} more"))
    return join_words(letters)
