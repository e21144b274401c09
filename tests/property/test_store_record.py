"""Laws of the store and of the export: order never shows, and what goes in comes out."""

from contextlib import suppress
from itertools import chain, combinations
from typing import TypeVar, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import UsageError
from twosource.model import (
    REFUSAL_CODES,
    Act,
    Actor,
    Alignment,
    Amount,
    Change,
    Claim,
    Collation,
    Copy,
    DateProposal,
    DateWarning,
    Difference,
    Edge,
    Edition,
    Event,
    Evidence,
    Furniture,
    Grouping,
    Lineage,
    Link,
    LostAncestor,
    Mention,
    Origin,
    Place,
    Reading,
    Reason,
    Record,
    Refusal,
    Repair,
    Report,
    ReportDate,
    Sentence,
    Span,
    Story,
    StoryDate,
    When,
)
from twosource.present.export_json import export_json, load_json
from twosource.present.verify import verify_export
from twosource.store.writer import StoreOptions, open_writer
from twosource.text.hashing import hash_bytes, hash_claim, hash_parts, hash_report

T = TypeVar("T")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SHARES = st.floats(0, 1)
DAYS = st.dates().map(lambda day: day.isoformat())
WHENS = st.builds(
    When, DAYS, DAYS, st.sampled_from(["day", "month", "span"]), st.sampled_from(["page", "url"])
)
REFUSALS = st.builds(
    Refusal,
    source=st.sampled_from(["a.txt", "b.jsonl"]),
    record=st.none() | st.integers(1, 5),
    offset=st.none() | st.integers(0, 5),
    content_hash=st.sampled_from(["", "0" * 32]),
    stage=st.just("clean"),
    code=st.sampled_from(REFUSAL_CODES),
    sentence=WORDS,
)


def several(one: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(one, max_size=most).map(tuple)


@st.composite
def spans(draw: st.DrawFn, report: Report) -> Span:
    start = draw(st.integers(0, len(report.text)))
    return Span(report.id, start, draw(st.integers(start, len(report.text))))


def proposals(report: Report) -> st.SearchStrategy[DateProposal]:
    def quote(at: Span) -> st.SearchStrategy[DateProposal]:
        words = report.text[at.start : at.end]
        return st.builds(DateProposal, WHENS, st.just(words), st.just(at))

    return spans(report).flatmap(quote) | st.builds(DateProposal, WHENS, WORDS)


@st.composite
def read_reports(draw: st.DrawFn, name: str) -> tuple[Report, Reading]:
    url = draw(st.none() | WORDS)
    text = draw(WORDS)
    bare = Report(
        id=hash_report(name, url, text),
        source=f"news/{name}",
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        url=url,
        title=draw(st.none() | WORDS),
        publisher=draw(st.none() | WORDS),
        language=draw(st.sampled_from([None, "en"])),
    )
    at = spans(bare)
    report = msgspec.structs.replace(
        bare,
        furniture=draw(several(st.builds(Furniture, at, st.just("byline"), WORDS))),
        repairs=draw(several(st.builds(Repair, at, WORDS, WORDS))),
        sentences=draw(several(st.builds(Sentence, at, st.integers(0, 9)))),
        dates=draw(several(proposals(bare))),
    )
    mentions = several(st.builds(Mention, at, st.just("name"), WORDS))
    return report, Reading(report.id, draw(mentions))


@st.composite
def copies(draw: st.DrawFn, first: Report, second: Report) -> Copy:
    places = several(spans(first) | spans(second))
    return Copy(
        first=first.id,
        second=second.id,
        verdict=draw(st.sampled_from(["wholly-derived", "independent"])),
        score=draw(SHARES),
        evidence=draw(several(st.builds(Evidence, WORDS, SHARES, WORDS, places))),
        rule=draw(WORDS),
    )


@st.composite
def lineages(draw: st.DrawFn, key: str, reports: tuple[Report, ...]) -> Lineage:
    ids = tuple(report.id for report in reports)
    places = several(spans(reports[0]))
    why = several(st.builds(Reason, WORDS, WORDS, places))
    lost = LostAncestor(id=hash_parts("lost", key), edition=1, reasons=draw(why))
    edges = tuple(
        Edge(child=one, parent=lost.id, relation="copy", reasons=draw(why)) for one in ids
    )
    kinds = st.sampled_from(["agency", "outlet"])
    origins = st.builds(Origin, name=WORDS, kind=kinds, basis=WORDS, spans=places)
    return Lineage(
        id=key,
        reports=ids,
        editions=(Edition(number=1, reports=ids, reasons=draw(why)),),
        ancestors=(lost,),
        edges=edges,
        origin=draw(st.none() | origins),
    )


@st.composite
def groupings(draw: st.DrawFn, reports: tuple[Report, ...]) -> Grouping:
    keys = draw(st.lists(st.sampled_from(["l1", "l2"]), min_size=len(reports), max_size=9))
    parts = {key: tuple(r for r, k in zip(reports, keys, strict=False) if k == key) for key in keys}
    found = tuple(draw(lineages(key, part)) for key, part in sorted(parts.items()) if part)
    pairs = tuple(combinations(reports, 2))
    links = several(st.builds(Link, several(st.integers(0, 9)), several(st.integers(0, 9)), SHARES))
    ids = tuple(report.id for report in reports)
    known = tuple(lineage.id for lineage in found)
    title = draw(WORDS)
    return Grouping(
        copies=tuple(draw(copies(*pair)) for pair in pairs),
        lineages=found,
        stories=(Story(id="s", title=title, reports=ids, lineages=known),),
        alignments=tuple(Alignment(first=a.id, second=b.id, links=draw(links)) for a, b in pairs),
    )


@st.composite
def collations(draw: st.DrawFn, reports: tuple[Report, ...]) -> Collation:
    differences = tuple(
        Difference(
            id=hash_parts("difference", first.id, second.id),
            first=first.id,
            second=second.id,
            slot="number",
            kind=draw(st.sampled_from(["update", "corruption"])),
            at_first=draw(spans(first)),
            at_second=draw(st.none() | spans(second)),
            broken="cannot-tell",
            because=draw(WORDS),
            rule=draw(WORDS),
        )
        for first, second in combinations(reports, 2)
    )
    one = reports[0]
    because = several(proposals(one))
    report_dates = st.builds(
        ReportDate, report=st.just(one.id), when=st.none() | WHENS, because=because
    )
    warnings = st.builds(
        DateWarning, report=st.just(one.id), shown=proposals(one), fits=WHENS, sentence=WORDS
    )
    dates = st.builds(
        StoryDate,
        story=st.just("s"),
        when=st.none() | WHENS,
        reports=several(report_dates),
        warnings=several(warnings),
    )
    found = st.lists(events(), max_size=2, unique_by=lambda one: one.id).map(tuple)
    return Collation(
        differences=differences, story_dates=draw(several(dates, most=1)), events=draw(found)
    )


def parties(at: st.SearchStrategy[Span]) -> st.SearchStrategy[tuple[Actor, ...]]:
    states, sectors = st.sampled_from([None, "NER", "TCD"]), st.sampled_from(["GOV", "MIL", "UNO"])
    words = {"name": WORDS, "title": WORDS, "rule": WORDS}
    named = st.none() | at
    return several(
        st.builds(Actor, span=at, state=states, sectors=several(sectors), named=named, **words)
    )


@st.composite
def claims(draw: st.DrawFn, report: Report) -> Claim:
    at, sure = spans(report), st.floats(allow_nan=False)
    cue, act = draw(at), draw(st.sampled_from(get_args(Act)))
    ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
    precise = st.sampled_from(["site", "country"])
    where = st.builds(
        Place, span=at, name=WORDS, precision=precise, state=st.none() | WORDS,
        claimed_by=several(WORDS), latitude=st.none() | sure, longitude=st.none() | sure,
    )  # fmt: skip
    amounts = st.builds(
        Amount, span=at, value=sure, upto=st.none() | sure, unit=WORDS, object=WORDS,
        comparator=st.sampled_from(["=", "about", ">="]),
    )  # fmt: skip
    drawn = st.builds(
        Claim, id=st.just(hash_claim(report.id, cue.start, cue.end, act)),
        report=st.just(report.id), at=at, cue=st.just(cue), act=st.just(act),
        mode=st.none() | WORDS, status=st.sampled_from(["happened", "did-not-happen"]),
        actors=parties(at), recipients=parties(at), when=st.none() | WHENS,
        where=st.none() | where, amounts=several(amounts), object=WORDS, roots=parties(at),
        quote=st.none() | at, content_of=st.none() | ids, denies=several(ids),
        background=st.booleans(), damage=SHARES, rule=WORDS,
    )  # fmt: skip
    return draw(drawn)


@st.composite
def events(draw: st.DrawFn) -> Event:
    ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
    drawn = st.builds(
        Event, id=ids, story=st.just("s"), claims=several(ids), act=st.sampled_from(get_args(Act)),
        mode=st.none() | WORDS, status=st.sampled_from(["happened", "did-not-happen"]),
    )  # fmt: skip
    return draw(drawn)


@st.composite
def records(draw: st.DrawFn) -> Record:
    names = [f"{at}.txt" for at in range(draw(st.integers(1, 3)))]
    read = sorted((draw(read_reports(name)) for name in names), key=lambda pair: pair[0].id)
    reports = tuple(report for report, _ in read)
    return Record(
        made_by="twosource 0",
        reports=reports,
        refusals=draw(st.sets(REFUSALS, max_size=3).map(put_in_order)),
        readings=tuple(reading for _, reading in read),
        grouping=draw(groupings(reports)),
        collation=draw(collations(reports)),
        changes=tuple(draw(several(changes(reports)).map(put_runs_in_order))),
        claims=tuple(chain.from_iterable(draw(several(claims(report))) for report in reports)),
    )


@st.composite
def changes(draw: st.DrawFn, reports: tuple[Report, ...]) -> Change:
    ids = sorted(report.id for report in reports)
    older = draw(st.integers(1, len(ids)))
    return Change(
        run=draw(st.integers(1, 3)),
        kind=draw(st.sampled_from(["lineages-joined", "documents-added"])),
        before=draw(st.integers(0, 9)),
        after=draw(st.integers(0, 9)),
        reports=tuple(ids[:older]),
        brought_by=tuple(ids[older:]),
        sentence=draw(WORDS),
    )


def put_runs_in_order(found: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(sorted(found, key=lambda one: one.run))


def put_in_order(refusals: set[Refusal]) -> tuple[Refusal, ...]:
    """By source and place, those without a place first."""

    def key(refusal: Refusal) -> tuple[object, ...]:
        cells = msgspec.structs.astuple(refusal)
        return tuple((cell is not None, cell) for cell in cells)

    return tuple(sorted(refusals, key=key))


def write(record: Record, orders: st.DataObject) -> Record:
    """Return what a store holds after the record was written in an order that was drawn."""
    read = list(zip(record.reports, record.readings, strict=True))
    with open_writer(":memory:", options=StoreOptions(made_by=record.made_by)) as writer:
        for report, reading in orders.draw(st.permutations(read + read[:1])):
            later = msgspec.structs.replace(report, source=report.source + "x")
            for version in orders.draw(st.permutations([report, later])):
                writer.put_report(version, reading)
        for refusal in orders.draw(st.permutations(record.refusals + record.refusals[:1])):
            writer.put_refusal(refusal)
        results = msgspec.structs.replace(record.collation, events=())
        writer.put_results(record.grouping, results, record.changes)
        for report in orders.draw(st.permutations(record.reports + record.reports[:1])):
            own = [one for one in record.claims if one.report == report.id]
            writer.put_claims("coder", {report.id: own}, days={report.id: ""})
        writer.put_events(record.collation.events)
        return writer.view().record()


@settings(deadline=None, max_examples=40)
@given(records(), st.data())
def test_a_record_comes_back_equal_whatever_the_order_of_writes(
    record: Record, orders: st.DataObject
) -> None:
    assert write(record, orders) == record


@settings(deadline=None, max_examples=40)
@given(records())
def test_an_export_reads_back_equal(record: Record) -> None:
    assert load_json(export_json(record)) == record


@settings(deadline=None, max_examples=40)
@given(records())
def test_every_quote_in_an_export_is_what_stands_at_its_span(record: Record) -> None:
    broken = [one for one in verify_export(export_json(record)) if "quote" in one.what]
    assert broken == []


@settings(deadline=None, max_examples=200)
@given(st.binary() | st.text().map(str.encode))
def test_bytes_that_are_no_export_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UsageError, match="no record that twosource exported"):
        load_json(data)


@settings(deadline=None, max_examples=40)
@given(records(), st.data())
def test_a_damaged_export_is_refused_or_reads_but_never_crashes(
    record: Record, places: st.DataObject
) -> None:
    whole = export_json(record)
    cut = places.draw(st.integers(0, len(whole)))
    damaged = whole[:cut] + places.draw(st.binary(max_size=4)) + whole[cut + 1 :]
    with suppress(UsageError):
        assert isinstance(load_json(damaged), Record)
