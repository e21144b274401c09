"""Events and claims in words: the list, one event with what bears it, one claim with its rules."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.model import Claim, EventChange
from twosource.present.claim_told import ClaimTold, ClaimValue, VersionPlace
from twosource.present.dates import say_when
from twosource.present.event_history import say_tallies
from twosource.present.events import (
    EventDigest,
    EventTold,
    MergeTold,
    NamedParty,
    QuotedClaim,
)
from twosource.present.figures import Figures, say_figures, say_interval
from twosource.present.judgements_told import (
    list_judgement,
    say_judged,
)
from twosource.present.terminal import Screen, draw, make_grid, make_safe, make_table
from twosource.present.terminal_against import Beside, tell_beside
from twosource.text.phrasing import count, join_words

__all__ = ["tell_claim", "tell_event", "tell_events"]

SHORT_ID = 8
MOST_PARTIES = 3
MOST_ROOTS = 2


def tell_events(events: Sequence[EventDigest], screen: Screen, *, left_out: int = 0) -> str:
    """Tell events as a table, in the order in which they are given, and how many were left out."""
    names = "when", "who did what to whom", "status", "says who", "behind it", "id"
    table = make_table(*names)
    for one in events:
        cells = (
            say_when(one.when) if one.when else "",
            say_act(one),
            f"{one.status}; denied" if one.denials else one.status,
            _shorten_list(one.roots, MOST_ROOTS) or _say_outlets(one),
            say_figures(_find_figures(one)),
            one.id[:SHORT_ID],
        )
        table.add_row(*(Text(make_safe(cell)) for cell in cells))
    parts: list[RenderableType] = [table]
    if left_out:
        parts += [Text(), Text(f"less sure and left out: {left_out}; --all lists them too")]
    return draw(parts, screen)


def tell_event(told: EventTold, screen: Screen, beside: Beside | None = None) -> str:
    """Tell one event: its sentence, slots and claims, what stands against it, how it was made."""
    parts: list[RenderableType] = [Text(make_safe(told.says), style="bold")]
    parts.append(make_grid(_list_slots(told)))
    parts += [Text(), Text("Claimed by", style="bold"), *_tell_claims(told.claims)]
    if told.denied_by:
        parts += [Text(), Text("Denied by", style="bold"), *_tell_claims(told.denied_by)]
    if beside is not None:
        parts += tell_beside(beside)
    if told.merges:
        parts += [Text(), Text("Put together because", style="bold")]
        parts.append(make_grid(map(_list_merge, told.merges)))
    if told.judgements:
        parts += [Text(), Text("Decided by hand", style="bold")]
        parts.append(make_grid(map(list_judgement, told.judgements)))
    if told.changes:
        parts += [Text(), Text("What changed", style="bold")]
        rows = ((f"run {one.run}", _say_change(one)) for one in told.changes)
        parts.append(make_grid(rows))
    return draw(parts, screen)


def tell_claim(told: ClaimTold, screen: Screen) -> str:
    """Tell one claim: its sentence, its place, how each value was derived, and its versions."""
    claim = told.quoted.claim
    parts: list[RenderableType] = [Text(make_safe(f"“{told.quoted.sentence}”"), style="bold")]
    parts.append(make_grid(_list_place(told)))
    table = make_table("slot", "value", "words", "decided by")
    for one in told.values:
        table.add_row(*(Text(make_safe(cell)) for cell in _list_cells(one)))
    parts += [Text(), Text("How each value was derived", style="bold")]
    parts.append(Padding(table, (0, 0, 0, 2)))
    others = [("content of", claim.content_of)] if claim.content_of else []
    others += [("denies", one) for one in claim.denies]
    if others:
        links = ((name, f"claim {one[:SHORT_ID]}") for name, one in others)
        parts += [Text(), Text("Linked to", style="bold"), make_grid(links)]
    parts += [Text(), *_tell_versions(told.versions)]
    if told.judgements:
        parts += [Text(), Text("Decided by hand", style="bold")]
        parts.append(make_grid(map(list_judgement, told.judgements)))
    return draw(parts, screen)


def say_act(event: EventDigest) -> str:
    """Say who did what to whom in one line: "North Korea → AID → Russia"; "?" is not named."""
    mode = f" ({event.mode})" if event.mode else ""
    ends = _name_few(event.actors) or "?", f"{event.act}{mode}", _name_few(event.recipients)
    return " → ".join(one for one in ends if one)


def _list_slots(told: EventTold) -> Iterator[tuple[str, str]]:
    event = told.event
    yield "id", event.id
    yield "act", f"{event.act} ({event.mode})" if event.mode else event.act
    yield "actor", _name_all(event.actors) or "not named"
    yield "recipient", _name_all(event.recipients) or "not named"
    yield "status", _say_statuses(event)
    if event.when is not None:
        yield "when", say_when(event.when)
    for name, values in (
        ("where", told.places),
        ("how much", told.amounts),
        ("object", told.objects),
    ):
        if values:
            yield name, "; ".join(values)
    yield "says who", "; ".join(event.roots) or _say_outlets(event)
    yield "behind it", f"{count(event.claims, 'claim')} in {say_figures(_find_figures(event))}"
    if event.utterance is not None:
        yield "heard by", f"independent: {say_interval(event.utterance)}"
    for one in told.denies:
        yield "denies", f"event {one[:SHORT_ID]}"


def _find_figures(event: EventDigest) -> Figures:
    return Figures(
        documents=event.reports,
        publishers=event.publishers,
        lineages=event.lineages,
        named_roots=event.named_roots,
        independent=event.independent,
        utterance=event.utterance,
    )


def _list_merge(told: MergeTold) -> tuple[str, str]:
    merge = told.merge
    ids = f"{merge.first[:SHORT_ID]} + {merge.second[:SHORT_ID]}"
    outlets = join_words(tuple(dict.fromkeys(one for one in (told.first, told.second) if one)))
    return ids, f"{outlets}: {merge.because} ({merge.rule}, {merge.weight})"


def _say_change(change: EventChange) -> str:
    return f"{change.sentence} ({say_tallies(change)})"


def _say_statuses(event: EventDigest) -> str:
    if len(event.statuses) == 1:
        return event.status
    told = ", ".join(f"{status} in {number}" for status, number in event.statuses.items())
    return f"{event.status} ({told})"


def _say_outlets(event: EventDigest) -> str:
    if not event.reports:
        return "nobody: named only to be denied"
    return "the outlet itself" if event.reports == 1 else "the outlets themselves"


def _tell_claims(claims: Iterable[QuotedClaim]) -> Iterator[RenderableType]:
    for one in claims:
        yield Padding(Text(make_safe(f"{one.outlet}: “{one.sentence}”")), (0, 0, 0, 2))
        rows = [
            ("status", one.claim.status),
            ("says who", one.says_who),
            ("claim", f"{one.claim.id[:SHORT_ID]} in {one.source}"),
            *_list_judged(one.claim),
        ]
        yield make_grid(rows, indent=4)


def _list_judged(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what a person found of a claim, with what was read where that was set right."""
    if judged := say_judged(claim):
        read = [f"{one.slot} read as {one.read or 'nothing'}" for one in claim.corrections]
        yield "by hand", "; ".join([judged.replace(" by hand", ""), *read])


def _list_place(told: ClaimTold) -> Iterator[tuple[str, str]]:
    quoted, claim = told.quoted, told.quoted.claim
    yield "id", claim.id
    yield "published by", quoted.outlet
    yield "in", f"{quoted.source}, characters {claim.at.start} to {claim.at.end}"
    yield "says who", quoted.says_who
    yield "event", quoted.event[:SHORT_ID] if quoted.event else "none"
    yield from _list_judged(claim)


def _list_cells(one: ClaimValue) -> tuple[str, str, str, str]:
    return one.slot, one.value, f"“{one.words}”" if one.words else "", one.rule


def _tell_versions(versions: Sequence[VersionPlace]) -> Iterator[RenderableType]:
    if not versions:
        yield Text("No other version has a sentence that stands for this one.")
        return
    yield Text("The same place in other versions", style="bold")
    for one in versions:
        yield Padding(Text(make_safe(f"{one.outlet}: “{one.words}”")), (0, 0, 0, 2))
        ids = tuple(claim[:SHORT_ID] for claim in one.claims)
        made = f"claim {join_words(ids)}" if ids else "no claim of this act"
        yield make_grid([("in", one.source), ("made of it", made)], indent=4)


def _name_few(parties: Sequence[NamedParty]) -> str:
    return _shorten_list(tuple(one.name for one in parties), MOST_PARTIES)


def _name_all(parties: Sequence[NamedParty]) -> str:
    return ", ".join(f"{one.name} ({one.state})" if one.state else one.name for one in parties)


def _shorten_list(names: Sequence[str], most: int) -> str:
    left = len(names) - most
    return f"{', '.join(names[:most])} and {left} more" if left > 0 else ", ".join(names)
