"""Every law of what is worked out from claims, and of decisions, can be seen to break."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.unit.present.export.test_export_verify_events import make_claim, make_event

from twosource.model import (
    Amount,
    Check,
    Collation,
    Dispute,
    Event,
    Figure,
    Independent,
    Judgement,
    JudgementKind,
    Merge,
    Record,
    Redirect,
    Series,
    Span,
    Standing,
    Voice,
)
from twosource.present.export_json import export_json
from twosource.present.verify import verify_export, verify_record

GONE = "0" * 32
Damage = Callable[[Record], Record]


def judge(number: int, *, undoes: str | None = None) -> Judgement:
    """A judgement on claims of which nothing is left."""
    kind: JudgementKind = "apart" if undoes is None else "undone"
    return Judgement(
        id=str(number), kind=kind, first="a", second="b", made="2033-05-05", undoes=undoes
    )


@pytest.fixture
def sound(record: Record) -> Record:
    """The record with one of everything, about an event of two claims."""
    story = record.grouping.stories[0]
    report = next(one for one in record.reports if one.id in story.reports)
    lineage = next(one for one in record.grouping.lineages if report.id in one.reports)
    one, other = (make_claim(report, start) for start in range(2))
    merge = Merge(first=one.id, second=other.id, weight=4, because="b", rule="agreement")
    event = replace(make_event(story.id, one, other), merges=(merge,))
    voice = Voice(group="name:post", root="Post", claims=(one.id,), lineages=(lineage.id,))
    counted = Independent(low=1, high=1)
    amount = Amount(span=Span(report.id, 0, 2), value=3)
    figure = Figure(claim=one.id, amount=amount, told="", group="", turn="first")
    joined = Collation(
        differences=record.collation.differences,
        story_dates=record.collation.story_dates,
        checks=(Check(claim=one.id, outcome="alone", by=None, reads_as=None, because="b"),),
        events=(event,),
        standings=(
            Standing(
                event=event.id, documents=1, publishers=1, lineages=1, content=counted,
                voices=(voice,),
            ),
        ),
        disputes=(
            Dispute(
                id="d", story=story.id, kind="denial", slot="polarity", first=(one.id,),
                second=(other.id,), because="b", rule="r",
            ),
        ),
        series=(
            Series(id="s", story=story.id, of="crates", events=(event.id,), figures=(figure,)),
        ),
    )  # fmt: skip
    return replace(
        record,
        claims=(one, other),
        collation=joined,
        redirects=(Redirect(old=GONE, event=event.id, run=1),),
        judgements=(judge(1), judge(2, undoes="1")),
    )


def test_sound_standings_and_decisions_have_nothing_unsupported(sound: Record) -> None:
    """That the claims of the judgements are gone is no fault."""
    assert verify_record(sound) == ()
    assert verify_export(export_json(sound)) == ()


def damage_event(change: Callable[[Event], Event]) -> Damage:
    def damage(record: Record) -> Record:
        events = tuple(map(change, record.collation.events))
        return replace(record, collation=replace(record.collation, events=events))

    return damage


def damage_standing(change: Callable[[Standing], Standing]) -> Damage:
    def damage(record: Record) -> Record:
        standings = tuple(map(change, record.collation.standings))
        return replace(record, collation=replace(record.collation, standings=standings))

    return damage


def damage_voice(change: Callable[[Voice], Voice]) -> Damage:
    return damage_standing(lambda old: replace(old, voices=tuple(map(change, old.voices))))


def damage_dispute(change: Callable[[Dispute], Dispute]) -> Damage:
    def damage(record: Record) -> Record:
        disputes = tuple(map(change, record.collation.disputes))
        return replace(record, collation=replace(record.collation, disputes=disputes))

    return damage


def damage_series(change: Callable[[Series], Series]) -> Damage:
    def damage(record: Record) -> Record:
        series = tuple(map(change, record.collation.series))
        return replace(record, collation=replace(record.collation, series=series))

    return damage


def damage_check(change: Callable[[Check], Check]) -> Damage:
    def damage(record: Record) -> Record:
        checks = tuple(map(change, record.collation.checks))
        return replace(record, collation=replace(record.collation, checks=checks))

    return damage


def lead_from_an_event(record: Record) -> Record:
    (led,) = record.redirects
    return replace(record, redirects=(replace(led, old=led.event),))


def name_in_a_difference(record: Record) -> Record:
    first, *rest = record.collation.differences
    named = (replace(first, claims=(GONE,)), *rest)
    return replace(record, collation=replace(record.collation, differences=named))


DAMAGES: dict[str, tuple[str, str, Damage]] = {
    "a join of another claim": ("every id", "events[0].merges", damage_event(
        lambda old: replace(old, merges=(replace(old.merges[0], second=GONE),)))),
    "more joins than claims": ("fewer joins", "events[0].merges", damage_event(
        lambda old: replace(old, merges=old.merges * 2))),
    "a standing of no event": ("every id", "standings[0]", damage_standing(
        lambda old: replace(old, event=GONE, voices=()))),
    "more at least than at most": ("at least as many", "standings[0]", damage_standing(
        lambda old: replace(old, content=Independent(low=2, high=1)))),
    "a voice of no lineage": ("every id", "standings[0]", damage_voice(
        lambda old: replace(old, lineages=(GONE,)))),
    "a voice of another claim": ("every id", "standings[0]", damage_voice(
        lambda old: replace(old, claims=(GONE,)))),
    "a dispute about an unknown claim": ("every id", "disputes[0]", damage_dispute(
        lambda old: replace(old, first=(GONE,)))),
    "a dispute of one side": ("two sides", "disputes[0]", damage_dispute(
        lambda old: replace(old, second=()))),
    "a dispute in no story": ("every id", "disputes[0]", damage_dispute(
        lambda old: replace(old, story=GONE))),
    "a dispute with itself": ("two sides", "disputes[0]", damage_dispute(
        lambda old: replace(old, second=old.first))),
    "a series of no event": ("every id", "series[0]", damage_series(
        lambda old: replace(old, events=(GONE,)))),
    "a figure of no claim": ("every id", "series[0]", damage_series(
        lambda old: replace(old, figures=(replace(old.figures[0], claim=GONE),)))),
    "a check of no claim": ("every id", "checks[0]", damage_check(
        lambda old: replace(old, claim=GONE))),
    "a check by no claim": ("every id", "checks[0]", damage_check(
        lambda old: replace(old, by=GONE))),
    "a difference of no claim": ("every id", "differences[0].claims", name_in_a_difference),
    "an id that leads to nothing": ("every id", "redirects[0]", lambda old: replace(
        old, redirects=(replace(old.redirects[0], event=GONE),))),
    "an event that leads on": ("an id that is gone", "redirects[0]", lead_from_an_event),
    "an id that leads on twice": ("each id stands once", "redirects", lambda old: replace(
        old, redirects=old.redirects * 2)),
    "what was never decided taken back": ("every id", "judgements[0]", lambda old: replace(
        old, judgements=old.judgements[1:])),
    "a judgement twice": ("each judgement stands once", "judgements", lambda old: replace(
        old, judgements=(old.judgements[0],) * 2)),
    "a pair the other way round": ("smaller id", "judgements[0]", lambda old: replace(
        old, judgements=(replace(old.judgements[0], first="b", second="a"),))),
}  # fmt: skip


@pytest.mark.parametrize(("law", "where", "damage"), DAMAGES.values(), ids=list(DAMAGES))
def test_what_does_not_hold_is_found(sound: Record, law: str, where: str, damage: Damage) -> None:
    broken = damage(sound)
    for found in (verify_record(broken), verify_export(export_json(broken))):
        assert [(law in one.what, one.where) for one in found] == [(True, where)]
