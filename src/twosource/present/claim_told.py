"""One claim in full: each value with what decided it, and the same place in other versions."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.model import Actor, Claim, ClaimSlot, Record, Report, Span
from twosource.present.claim_words import name_actor, say_amount, say_place
from twosource.present.dates import say_basis, say_when
from twosource.present.events import EventShelf, QuotedClaim, name_outlet, quote_claim
from twosource.present.judgements_told import JudgementTold, find_judgements, say_correction
from twosource.text.aligned import Place, join_sentences
from twosource.text.presumed import is_presumed
from twosource.text.slots import write_act

__all__ = ["ClaimTold", "ClaimValue", "VersionPlace", "tell_claim_in_full"]


class ClaimValue(Struct, frozen=True, kw_only=True):
    """One value of a claim: its slot, the value in words, the words it rests on, the rule.

    `words` are "" where the value rests on none of its own, `rule` where nothing is noted.
    """

    slot: str
    value: str
    words: str = ""
    rule: str = ""


class VersionPlace(Struct, frozen=True, kw_only=True):
    """The sentences of another version that stand for that of the claim; `claims` are made there.

    `claims` are those of the same act.
    """

    report: str
    source: str
    outlet: str
    sentences: tuple[Span, ...]
    words: str
    claims: tuple[str, ...]


class ClaimTold(Struct, frozen=True, kw_only=True):
    """A claim with its sentence, its values and its versions; `cue` is the word of the act.

    `judgements` are what was decided about it, the earliest first.
    """

    quoted: QuotedClaim
    cue: str
    values: tuple[ClaimValue, ...]
    versions: tuple[VersionPlace, ...]
    judgements: tuple[JudgementTold, ...]


def tell_claim_in_full(record: Record, shelf: EventShelf, claim: Claim) -> ClaimTold:
    """Return one claim with how each of its values was derived."""
    report = shelf.reports[claim.report]
    return ClaimTold(
        quoted=quote_claim(shelf, claim),
        cue=_cut(report, claim.cue),
        values=tuple(_list_values(report, claim)),
        versions=tuple(_find_versions(record, shelf, claim)),
        judgements=tuple(find_judgements(_list_own(shelf), frozenset({claim.id}))),
    )


def _list_own(shelf: EventShelf) -> Iterator[JudgementTold]:
    return (one for one in shelf.judgements if one.judgement.about == "claim")


def _list_values(report: Report, claim: Claim) -> Iterator[ClaimValue]:
    """Yield the values of a claim; a slot that a person set right says what was read there."""
    act = write_act(claim.act, claim.mode)
    rule = say_correction(claim, "act") or claim.rule
    yield ClaimValue(slot="act", value=act, words=_cut(report, claim.cue), rule=rule)
    yield ClaimValue(slot="status", value=claim.status, rule=say_correction(claim, "status"))
    yield from _list_parties(report, claim, "actor", claim.actors)
    yield from _list_parties(report, claim, "recipient", claim.recipients)
    rule = say_correction(claim, "when")
    if claim.when is not None:
        value = say_when(claim.when)
        yield ClaimValue(slot="when", value=value, rule=rule or say_basis(claim.when))
    elif rule:
        yield ClaimValue(slot="when", value="not known", rule=rule)
    if claim.where is not None:
        where = claim.where
        rule = f"gazetteer, as a {where.precision}"
        words = _cut(report, where.span)
        yield ClaimValue(slot="where", value=say_place(where), words=words, rule=rule)
    for one in claim.amounts:
        words = _cut(report, one.span)
        yield ClaimValue(slot="amount", value=say_amount(one), words=words)
    if claim.object:
        yield ClaimValue(slot="object", value=claim.object)
    yield from _list_actors(report, "said by", claim.roots)
    if claim.quote is not None:
        yield ClaimValue(slot="quote", value=_cut(report, claim.quote))
    if claim.background:
        yield ClaimValue(slot="background", value="told as something that was before the story")
    if claim.damage:
        yield ClaimValue(slot="damage", value=f"{claim.damage:.0%} of the sentence")


def _list_parties(
    report: Report, claim: Claim, slot: ClaimSlot, parties: Sequence[Actor]
) -> Iterator[ClaimValue]:
    corrected = say_correction(claim, slot)
    if corrected and not parties:
        yield ClaimValue(slot=slot, value="nobody", rule=corrected)
    for one, actor in zip(_list_actors(report, slot, parties), parties, strict=True):
        if corrected:
            yield replace(one, rule=corrected)
        elif is_presumed(actor):
            yield replace(one, value=f"perhaps {one.value}")
        else:
            yield one


def _list_actors(report: Report, slot: str, actors: Iterable[Actor]) -> Iterator[ClaimValue]:
    for one in actors:
        words = _cut(report, one.span)
        if one.named is not None:
            words = f"{words}, named as {_cut(report, one.named)}"
        yield ClaimValue(slot=slot, value=name_actor(one), words=words, rule=one.rule)


def _find_versions(record: Record, shelf: EventShelf, claim: Claim) -> Iterator[VersionPlace]:
    """Yield the same place in every other version that is aligned with it, by source."""
    sentences = [one.span for one in shelf.reports[claim.report].sentences]
    if claim.at not in sentences:
        return
    place = claim.report, sentences.index(claim.at)
    held: dict[str, list[Place]] = {}
    for other in join_sentences(record.grouping.alignments).get(place, ()):
        if other[0] != claim.report and other[0] in shelf.reports:
            held.setdefault(other[0], []).append(other)
    for report in sorted(held, key=lambda one: (shelf.reports[one].source, one)):
        yield _show_version(record, shelf.reports[report], held[report], claim)


def _show_version(
    record: Record, report: Report, places: Iterable[Place], claim: Claim
) -> VersionPlace:
    spans = tuple(report.sentences[number].span for _, number in places)
    return VersionPlace(
        report=report.id,
        source=report.source,
        outlet=name_outlet(report),
        sentences=spans,
        words=" ".join(_cut(report, span) for span in spans),
        claims=tuple(one.id for one in record.claims if one.at in spans and one.act == claim.act),
    )


def _cut(report: Report, span: Span) -> str:
    return " ".join(report.text[span.start : span.end].split())
