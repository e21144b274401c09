"""What sister versions say of a claim from a damaged sentence; the acts told here are invented."""

from msgspec.structs import replace
from tests.unit.group.making import make_report

from twosource.collate.checks import find_checks
from twosource.collate.versions import Version, Versions
from twosource.model import (
    Act,
    Actor,
    Alignment,
    Check,
    Claim,
    Difference,
    Edition,
    Lineage,
    Link,
    Report,
    Span,
    Status,
)
from twosource.read import read_report

TEXT = "Kenya sent 400 shells to Chad in May."
DAMAGED = replace(
    Claim(
        id="damaged",
        report="",
        at=Span("", 0, 1),
        cue=Span("", 0, 1),
        act="AID",
        mode=None,
        status="happened",
        actors=(),
        recipients=(),
    ),
    damage=0.9,
)


def make_claim(
    report: Report,
    name: str,
    actor: str,
    *,
    act: Act = "AID",
    status: Status = "happened",
    damage: float = 0.0,
) -> Claim:
    at = report.sentences[0].span
    cue = Span(report.id, at.start + 6, at.start + 10)
    who = Actor(span=Span(report.id, at.start, at.start + 5), state=actor)
    return replace(
        DAMAGED,
        id=name,
        report=report.id,
        at=at,
        cue=cue,
        act=act,
        status=status,
        actors=(who,),
        damage=damage,
    )


def check(*sisters: str, act: Act = "AID", damage: float = 0.0, accused: bool = False) -> Check:
    """Return the check of a damaged claim of Kenya's beside a claim of each sister's actor."""
    reports = [make_report(f"r{at}", TEXT) for at in range(1 + len(sisters))]
    first = reports[0]
    claims = {first.id: [make_claim(first, "damaged", "KEN", damage=0.9)]}
    for report, actor in zip(reports[1:], sisters, strict=True):
        claims[report.id] = [make_claim(report, f"of {actor}", actor, act=act, damage=damage)]
    ids = tuple(sorted(one.id for one in reports))
    lineage = Lineage(
        id="lineage",
        reports=ids,
        editions=(Edition(number=1, reports=ids, reasons=()),),
        ancestors=(),
        edges=(),
        origin=None,
    )
    alignments = [
        Alignment(first=first.id, second=one.id, links=(Link((0,), (0,), 0.9),))
        for one in reports[1:]
    ]
    made = {one.id: Version(one, read_report(one)) for one in reports}
    versions = Versions(lineage, made, alignments)
    differences = [_accuse(first, reports[1])] if accused else []
    found = {one.claim: one for one in find_checks(versions, claims, differences)}
    return found["damaged"]


def _accuse(first: Report, second: Report) -> Difference:
    return Difference(
        id="d",
        first=first.id,
        second=second.id,
        slot="polarity",
        kind="corruption",
        at_first=Span(first.id, 6, 10),
        at_second=Span(second.id, 6, 10),
        broken="first",
        because="it is turned round",
        rule="outvoted",
    )


def test_a_sound_sister_that_says_the_same_confirms_it() -> None:
    found = check("KEN")
    assert (found.outcome, found.by) == ("confirmed", "of KEN")
    assert found.reads_as is not None


def test_a_sound_sister_with_another_actor_corrects_it() -> None:
    found = check("NER")
    assert (found.outcome, found.by) == ("corrected", "of NER")
    assert "another actor" in found.because


def test_one_sister_that_confirms_outweighs_one_that_does_not() -> None:
    assert check("NER", "KEN").outcome == "confirmed"


def test_a_damaged_sister_says_nothing() -> None:
    assert check("KEN", damage=0.8).outcome == "alone"


def test_a_claim_of_another_act_says_nothing() -> None:
    assert check("KEN", act="CONSULT").outcome == "alone"


def test_without_a_sister_it_stands_alone() -> None:
    found = check()
    assert (found.outcome, found.by, found.reads_as) == ("alone", None, None)


def test_broken_words_correct_it_though_the_parties_agree() -> None:
    found = check("KEN", accused=True)
    assert found.outcome == "corrected"
    assert "turned round" in found.because
