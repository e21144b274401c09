"""What sister versions say of a claim from a damaged sentence.

Such a claim stays low in trust until a sound sister confirms it.
"""

from collections.abc import Iterator, Mapping, Sequence

from twosource.collate.agreement import agree_in_dates, agree_in_parties, make_parties
from twosource.collate.versions import Version, Versions
from twosource.model import Check, Claim, Difference, Span

__all__ = ["DAMAGED", "find_checks"]

DAMAGED = 0.5
"""From which damage on, of 0 (sound) to 1 (garbled), a claim has to be checked."""

_TOLD_AS_DONE = frozenset({"happened", "ongoing", "alleged", "denied"})

Claims = Mapping[str, Sequence[Claim]]


def find_checks(
    versions: Versions, claims: Claims, differences: Sequence[Difference] = ()
) -> tuple[Check, ...]:
    """Return one check for each claim of a damaged sentence, in the order of reports and text.

    `claims` are by report, `differences` those that were found between the versions.
    """
    accused = _list_accused(differences)
    return tuple(
        _check(claim, version, versions, claims, accused)
        for report, version in versions.by_id.items()
        for claim in claims.get(report, ())
        if claim.damage >= DAMAGED
    )


def _list_accused(differences: Sequence[Difference]) -> list[tuple[Span, Span, str]]:
    """Return what is held for broken: its place, the sound place across, and why."""
    found = []
    for one in differences:
        if one.kind != "corruption" or one.at_first is None or one.at_second is None:
            continue
        if one.slot in ("wording", "sentence"):
            continue  # that a passage is garbled was known
        if one.broken in ("first", "both"):
            found.append((one.at_first, one.at_second, one.because))
        if one.broken in ("second", "both"):
            found.append((one.at_second, one.at_first, one.because))
    return found


def _check(
    claim: Claim,
    version: Version,
    versions: Versions,
    claims: Claims,
    accused: Sequence[tuple[Span, Span, str]],
) -> Check:
    against = next(_find_accusations(claim, accused), None)
    sisters = list(_find_sisters(claim, version, versions, claims))
    same = [(one, at) for one, at in sisters if _says_the_same(claim, one)]
    alike = [(one, at) for one, at in sisters if one.act == claim.act]
    ours = [one for one in claims[claim.report] if one.at == claim.at and one.act == claim.act]
    other = alike if len(ours) == 1 and len({one.id for one, _ in alike}) == 1 else []
    if against:
        at, why = against
        by = next((one.id for one, _ in alike if one.report == at.report), None)
        return _make(claim, "corrected", by, at, f"a sister version has it otherwise: {why}")
    if same:
        one, at = same[0]
        return _make(claim, "confirmed", one.id, at, "a sister version says the same, undamaged")
    if other:
        one, at = other[0]
        why = f"an undamaged sister version has another {_tell_slot(claim, one)}"
        return _make(claim, "corrected", one.id, at, why)
    return _make(claim, "alone", None, None, "no undamaged sister version tells of it")


def _make(claim: Claim, outcome: str, by: str | None, at: Span | None, because: str) -> Check:
    return Check(claim=claim.id, outcome=outcome, by=by, reads_as=at, because=because)  # type: ignore[arg-type]


def _find_accusations(
    claim: Claim, accused: Sequence[tuple[Span, Span, str]]
) -> Iterator[tuple[Span, str]]:
    """Yield the sound passages across from broken words that the claim rests on."""
    for broken, sound, because in accused:
        if broken.report == claim.report and _touches(claim, broken):
            yield sound, because


def _touches(claim: Claim, at: Span) -> bool:
    spans = [claim.cue, *(one.span for one in (*claim.actors, *claim.recipients))]
    spans += [one.span for one in claim.amounts]
    return any(one.start < at.end and at.start < one.end for one in spans)


def _find_sisters(
    claim: Claim, version: Version, versions: Versions, claims: Claims
) -> Iterator[tuple[Claim, Span]]:
    """Yield the claims of sound sentences that stand for the claim's own, each with its passage."""
    here = [
        number
        for number, one in enumerate(version.report.sentences)
        if one.span.start == claim.at.start
    ]
    for report, numbers in versions.sisters(claim.report, here).items():
        sister = versions.by_id.get(report)
        if sister is None:
            continue
        passage = sister.passage(numbers)
        for one in claims.get(report, ()):
            if passage.start <= one.at.start < passage.end and one.damage < DAMAGED:
                yield one, passage


def _says_the_same(claim: Claim, other: Claim) -> bool:
    return claim.act == other.act and not _tell_slot(claim, other)


def _tell_slot(claim: Claim, other: Claim) -> str:
    """Return the first slot in which two claims contradict each other, "" where none does."""
    if agree_in_parties(make_parties(claim.actors), make_parties(other.actors)) is False:
        return "actor"
    if agree_in_parties(make_parties(claim.recipients), make_parties(other.recipients)) is False:
        return "recipient"
    if (claim.status in _TOLD_AS_DONE) != (other.status in _TOLD_AS_DONE):
        return "status"
    if agree_in_dates(claim.when, other.when) is False:
        return "date"
    values = [{one.value for one in x.amounts} for x in (claim, other)]
    if values[0] and values[1] and not values[0] & values[1]:
        return "amount"
    return ""
