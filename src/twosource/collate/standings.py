"""What stands behind each event: who says so, in how many lineages, and how many independently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.collate.flow import count_independent
from twosource.collate.sources import Source, find_sources
from twosource.collate.witnesses import was_seen
from twosource.lexicon.control_groups import (
    UNKNOWN,
    find_control_group,
    find_director,
    find_outlet_group,
)
from twosource.lexicon.issuers import find_issuer_group
from twosource.lexicon.media import find_medium
from twosource.lexicon.states import find_state
from twosource.model import (
    Actor,
    Claim,
    Event,
    Grouping,
    Independent,
    Lineage,
    Report,
    Standing,
    Voice,
)
from twosource.text.aligned import Place
from twosource.text.folding import fold
from twosource.text.lineages import map_lineages
from twosource.text.outlets import find_outlet
from twosource.text.voices import bears_out, find_denials, list_voices

__all__ = ["find_standings"]

_NOBODY = (UNKNOWN, "")

Root = tuple[str, str]
"""A control group and the name of a root, both "" where it is unknown."""


class _Backing(Struct, frozen=True):
    """Claims, reports and lineages by id, denials and sources by the ids of claims."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    lineages: Mapping[str, Lineage]
    homes: Mapping[str, str]
    denials: Mapping[str, tuple[Claim, ...]]
    sources: Mapping[str, Source]


class _Heard(Struct, frozen=True):
    """One claim that goes back to a root, through a lineage."""

    claim: str
    lineage: str
    root: Root


def find_standings(
    events: Iterable[Event],
    claims: Iterable[Claim],
    grouping: Grouping,
    reports: Mapping[str, Report],
    *,
    sources: Mapping[str, Source] | None = None,
) -> tuple[Standing, ...]:
    """Return what stands behind each event, in the order of the events.

    `reports` are by id and hold every report of a claim, `claims` hold every claim of an event. The
    order of claims, reports and lineages does not matter. `sources` are those of the claims, where
    they were found already.
    """
    known = {one.id: one for one in claims}
    backing = _Backing(
        claims=known,
        reports=reports,
        lineages={one.id: one for one in grouping.lineages},
        homes=map_lineages(grouping.lineages),
        denials=find_denials(known.values()),
        sources=sources or find_sources(known.values(), grouping, reports),
    )
    return tuple(_find_standing(one, backing) for one in events)


def _find_standing(event: Event, backing: _Backing) -> Standing:
    claims = [backing.claims[one] for one in event.claims]
    told = [one for one in claims if bears_out(one, backing.claims, backing.denials)]
    first = _find_first_versions(told, backing)
    lineages = _find_lineages(told, backing)
    says: list[_Heard] = []
    hears: list[_Heard] = []
    for one in told:
        for version in first[backing.sources[one.id].passage]:
            lineage = lineages[one.id]
            says.append(_Heard(one.id, lineage, _find_root(version, backing)))
            if (hearer := _find_hearer(version, backing)) is not None:
                hears.append(_Heard(one.id, lineage, hearer))
    documents = {one.report for one in told}
    outlets = {_name_outlet(backing.reports[one]) for one in documents}
    return Standing(
        event=event.id,
        documents=len(documents),
        publishers=len(outlets - {""}),
        lineages=len(set(lineages.values())),
        content=_count(says),
        utterance=_count(hears) if hears else None,
        voices=_list_voices(says),
        heard_by=_list_voices(hears),
    )


def _find_first_versions(
    claims: Iterable[Claim], backing: _Backing
) -> dict[Place, tuple[Claim, ...]]:
    """Return for each passage the claims of the one version of it that is nearest to its origin.

    Of equally near ones it is the least damaged. Others may have garbled who says so, and a copy
    never raises independence.
    """
    held: defaultdict[Place, list[Claim]] = defaultdict(list)
    for one in claims:
        held[backing.sources[one.id].passage].append(one)
    return {passage: tuple(_list_first(some, backing)) for passage, some in held.items()}


def _list_first(claims: Sequence[Claim], backing: _Backing) -> Iterator[Claim]:
    def rank(one: Claim) -> tuple[bool, int, float, str]:
        source = backing.sources[one.id]
        return source.taken, source.depth, one.damage, one.report

    report = min(claims, key=rank).report
    return (one for one in claims if one.report == report)


def _find_lineages(claims: Iterable[Claim], backing: _Backing) -> dict[str, str]:
    """Return for each claim the lineage whose words it tells.

    That is where its passage was taken from, if that lineage tells of the event itself. Otherwise
    it is the first of those that took it: they are one, and the event has only what they tell.
    """
    takers: defaultdict[Place, set[str]] = defaultdict(set)
    own = {one.id: backing.homes.get(one.report, one.report) for one in claims}
    for claim, lineage in own.items():
        takers[backing.sources[claim].passage].add(lineage)
    telling = set(own.values())
    sources = {claim: backing.sources[claim] for claim in own}
    return {
        claim: one.lineage if one.lineage in telling else min(takers[one.passage])
        for claim, one in sources.items()
    }


def _find_root(claim: Claim, backing: _Backing) -> Root:
    """Return whom a claim goes back to. That somebody denies is told by whoever reports it."""
    if was_seen(claim, backing.reports[claim.report]):
        return _find_witness(claim, backing)
    voices = _list_voices_of(claim, backing)
    return _make_root(voices[0]) if voices else _find_own(claim, backing)


def _find_hearer(claim: Claim, backing: _Backing) -> Root | None:
    """Return who reports having it from the first-hand party; nobody where none is named."""
    voices = _list_voices_of(claim, backing)
    if not voices or was_seen(claim, backing.reports[claim.report]):
        return None
    return _make_root(voices[1]) if len(voices) > 1 else _find_own(claim, backing)


def _list_voices_of(claim: Claim, backing: _Backing) -> tuple[Actor, ...]:
    return claim.roots if claim.act == "DENIAL" else list_voices(claim, backing.denials)


def _make_root(actor: Actor) -> Root:
    group = find_control_group(actor)
    state = find_state(actor.state) if actor.state else None
    name = actor.name or actor.title or (state.name if state is not None else "")
    return (group, name) if group else _NOBODY


def _find_own(claim: Claim, backing: _Backing) -> Root:
    """Return whose voice it is where a report names nobody: that of the state or the movement that
    directs the agency or the outlet that wrote it, or of the office that issued it. Whom another
    outlet has it from is not known.
    """
    name = _find_writer(claim, backing)
    group = find_director(name) or find_issuer_group(name)
    return (group, _name_medium(name)) if group else _NOBODY


def _find_witness(claim: Claim, backing: _Backing) -> Root:
    """Return the outlet whose reporter saw what a claim tells; nobody where it has no name."""
    name = _find_writer(claim, backing)
    return (find_outlet_group(name), _name_medium(name)) if name else _NOBODY


def _find_writer(claim: Claim, backing: _Backing) -> str:
    """Return the name of the agency or the outlet that wrote a claim's sentence first."""
    lineage = backing.lineages.get(backing.sources[claim.id].lineage)
    origin = lineage.origin if lineage is not None else None
    return origin.name if origin is not None else find_outlet(backing.reports[claim.report])


def _count(heard: Iterable[_Heard]) -> Independent:
    pairs = {(one.root[0], one.lineage) for one in heard}
    return count_independent(
        frozenset(pair for pair in pairs if pair[0] != UNKNOWN),
        frozenset(lineage for group, lineage in pairs if group == UNKNOWN),
    )


def _list_voices(heard: Iterable[_Heard]) -> tuple[Voice, ...]:
    """Return each root once, under the name that is met first."""
    grouped: defaultdict[tuple[str, str], list[_Heard]] = defaultdict(list)
    for one in heard:
        grouped[one.root[0], fold(one.root[1])].append(one)
    return tuple(
        Voice(
            group=group,
            root=some[0].root[1],
            claims=tuple(dict.fromkeys(one.claim for one in some)),
            lineages=tuple(dict.fromkeys(one.lineage for one in some)),
        )
        for (group, _), some in grouped.items()
    )


def _name_outlet(report: Report) -> str:
    return fold(_name_medium(find_outlet(report)))


def _name_medium(name: str) -> str:
    medium = find_medium(name)
    return medium.name if medium is not None else name
