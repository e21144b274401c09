"""Every law of the claims can be seen to break, in a record and in its export."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from twosource.model import Actor, Amount, Claim, Place, Record, Report, Span
from twosource.present.export_json import export_json
from twosource.present.verify import verify_export, verify_record
from twosource.text.hashing import hash_claim

Damage = Callable[[Claim], Claim]
NOWHERE = Span("none", 0, 1)


def make_claim(report: Report, *, start: int, earlier: int = 0) -> Claim:
    """A claim in the last sentence of a report, whose cue begins `start` signs into it."""
    at = report.sentences[-1].span
    cue = Span(report.id, at.start + start, at.start + start + 2)
    return Claim(
        id=hash_claim(report.id, cue.start, cue.end, "AID", earlier=earlier),
        report=report.id,
        at=at,
        cue=cue,
        act="AID",
        mode=None,
        status="happened",
        actors=(Actor(span=at),),
        recipients=(),
    )


@pytest.fixture
def sound(record: Record) -> Record:
    """The record with three claims: a denial, what it denies, and a second one at the same word."""
    first, second, *_ = record.reports
    denied = make_claim(first, start=0)
    denial = replace(make_claim(first, start=3), denies=(denied.id,), content_of=denied.id)
    claims = (denied, denial, make_claim(second, start=0), make_claim(second, start=0, earlier=1))
    return replace(record, claims=claims)


def test_sound_claims_have_nothing_unsupported(sound: Record) -> None:
    assert verify_record(sound) == ()
    assert verify_export(export_json(sound)) == ()


DAMAGES: dict[str, tuple[str, Damage]] = {
    "a claim of no report": ("every id", lambda old: replace(old, report="none")),
    "a claim of another report": (
        "all its places in its own report",
        lambda old: replace(old, report=old.report[::-1]),
    ),
    "another act under the id": (
        "a claim's id is the hash",
        lambda old: replace(old, act="COERCE"),
    ),
    "an id that is none": ("a claim's id is the hash", lambda old: replace(old, id="0" * 32)),
    "a sentence that is none": (
        "stands in a sentence",
        lambda old: replace(old, at=Span(old.report, old.at.start, old.at.end - 1)),
    ),
    "a cue outside its sentence": (
        "cue of a claim lies inside its sentence",
        lambda old: replace(old, cue=Span(old.report, 0, 2)),
    ),
    "a cue over the end of its sentence": (
        "cue of a claim lies inside its sentence",
        lambda old: replace(old, cue=Span(old.report, old.at.end - 1, old.at.end + 1)),
    ),
    "the content of nothing": ("every id", lambda old: replace(old, content_of="none")),
    "a denial of nothing": ("every id", lambda old: replace(old, denies=("none",))),
    "an actor of no report": (
        "inside its report",
        lambda old: replace(old, actors=(Actor(span=NOWHERE),)),
    ),
    "an actor past the end": (
        "inside its report",
        lambda old: replace(old, recipients=(Actor(span=Span(old.report, 0, 10_000)),)),
    ),
    "a root named elsewhere": (
        "all its places in its own report",
        lambda old: replace(old, roots=(Actor(span=old.at, named=NOWHERE),)),
    ),
    "an amount elsewhere": (
        "all its places in its own report",
        lambda old: replace(old, amounts=(Amount(span=NOWHERE, value=3),)),
    ),
    "a place elsewhere": (
        "all its places in its own report",
        lambda old: replace(old, where=Place(span=NOWHERE, name="", precision="site")),
    ),
    "a quote elsewhere": (
        "all its places in its own report",
        lambda old: replace(old, quote=NOWHERE),
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_a_claim_does_not_bear_out_is_found(sound: Record, name: str) -> None:
    law, damage = DAMAGES[name]
    first, *others = sound.claims
    broken = replace(sound, claims=(damage(first), *others))
    assert any(law in one.what for one in verify_record(broken))
    assert any(law in one.what for one in verify_export(export_json(broken)))


def test_a_claim_twice_is_found(sound: Record) -> None:
    broken = replace(sound, claims=(*sound.claims, sound.claims[0]))
    assert any("each claim stands once" in one.what for one in verify_record(broken))
