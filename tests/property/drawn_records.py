"""Records drawn at random, in which all that the store checks refers to something."""

from itertools import chain, combinations
from typing import Protocol, TypeVar, get_args

import msgspec
from hypothesis import strategies as st

from twosource.model import (
    REFUSAL_CODES,
    Act,
    Actor,
    Alignment,
    Amount,
    Change,
    Check,
    Claim,
    Collation,
    Copy,
    DateProposal,
    DateWarning,
    Difference,
    Dispute,
    Edge,
    Edition,
    Event,
    EventChange,
    Evidence,
    Figure,
    Furniture,
    Grouping,
    Independent,
    Judgement,
    Lineage,
    Link,
    LostAncestor,
    Mention,
    Merge,
    Origin,
    Place,
    Reading,
    Reason,
    Record,
    Redirect,
    Refusal,
    Repair,
    Report,
    ReportDate,
    Sentence,
    Series,
    Span,
    Standing,
    Story,
    StoryDate,
    Tally,
    Voice,
    When,
)
from twosource.text.hashing import hash_bytes, hash_claim, hash_parts, hash_report


class Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T")
N = TypeVar("N", bound=Named)
R = TypeVar("R", Change, EventChange)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
IDS = st.binary(min_size=16, max_size=16).map(bytes.hex)
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
def collations(draw: st.DrawFn, reports: tuple[Report, ...], known: Grouping) -> Collation:
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
            claims=draw(several(IDS)),
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
    found = draw(st.lists(events(), max_size=2, unique_by=lambda one: one.id).map(tuple))
    checks = st.builds(
        Check, claim=IDS, by=st.none() | IDS, reads_as=st.none() | spans(one), because=WORDS,
        outcome=st.sampled_from(["confirmed", "alone"]),
    )  # fmt: skip
    return Collation(
        differences=differences,
        checks=draw(several(checks)),
        story_dates=draw(several(dates, most=1)),
        events=found,
        standings=tuple(draw(standings(event, known)) for event in found),
        disputes=draw(unlike(disputes(one))),
        series=draw(unlike(series(one, found))),
    )


def unlike(one: st.SearchStrategy[N]) -> st.SearchStrategy[tuple[N, ...]]:
    return st.lists(one, max_size=2, unique_by=lambda one: one.id).map(tuple)


def standings(event: Event, known: Grouping) -> st.SearchStrategy[Standing]:
    lineages = st.sampled_from([one.id for one in known.lineages])
    voices = several(
        st.builds(Voice, group=WORDS, root=WORDS, claims=several(IDS), lineages=several(lineages))
    )
    counts = st.integers(0, 9)
    figures = st.builds(Independent, low=counts, high=counts)
    return st.builds(
        Standing, event=st.just(event.id), documents=counts, publishers=counts, lineages=counts,
        content=figures, utterance=st.none() | figures, voices=voices, heard_by=voices,
    )  # fmt: skip


def disputes(report: Report) -> st.SearchStrategy[Dispute]:
    return st.builds(
        Dispute, id=IDS, story=st.just("s"), kind=st.sampled_from(["denial", "contradiction"]),
        slot=st.sampled_from(["polarity", "amount"]), first=several(IDS), second=several(IDS),
        because=WORDS, rule=WORDS,
        first_at=several(spans(report)), second_at=several(spans(report)),
    )  # fmt: skip


def series(report: Report, known: tuple[Event, ...]) -> st.SearchStrategy[Series]:
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    amounts = st.builds(
        Amount, span=spans(report), value=numbers, upto=st.none() | numbers, unit=WORDS,
        object=WORDS, comparator=st.sampled_from(["=", "<"]),
    )  # fmt: skip
    figures = st.builds(
        Figure, claim=IDS, amount=amounts, told=DAYS | st.just(""), group=WORDS,
        turn=st.sampled_from(["first", "raised"]),
    )  # fmt: skip
    ids = several(st.sampled_from([one.id for one in known])) if known else st.just(())
    return st.builds(
        Series, id=IDS, story=st.just("s"), of=WORDS, events=ids, figures=several(figures)
    )


def redirects() -> st.SearchStrategy[tuple[Redirect, ...]]:
    one = st.builds(Redirect, old=IDS, event=IDS, run=st.integers(1, 9))
    return st.lists(one, max_size=2, unique_by=lambda one: one.old).map(tuple)


@st.composite
def judgements(draw: st.DrawFn) -> tuple[Judgement, ...]:
    """On claims and reports that are not there, the earliest first."""
    words = {"made": WORDS, "by": WORDS, "note": WORDS}
    on_two = st.builds(
        Judgement, id=IDS, kind=st.sampled_from(["apart", "together"]), first=IDS, second=IDS,
        about=st.sampled_from(["events", "lineages", "stories"]), **words,
    )  # fmt: skip
    on_one = st.builds(
        Judgement, id=IDS, kind=st.sampled_from(["accepted", "rejected"]), first=IDS,
        about=st.just("claim"), **words,
    )  # fmt: skip
    corrected = st.builds(
        Judgement, id=IDS, kind=st.just("corrected"), first=IDS, about=st.just("claim"),
        slot=st.sampled_from(["status", "actor"]), value=WORDS, **words,
    )  # fmt: skip
    found = draw(unlike(on_two | on_one | corrected))
    taken_back = tuple(
        msgspec.structs.replace(one, id=hash_parts("undone", one.id), kind="undone", undoes=one.id)
        for one in found[:1]
    )
    return tuple(sorted(found + taken_back, key=lambda one: one.made))


def parties(at: st.SearchStrategy[Span]) -> st.SearchStrategy[tuple[Actor, ...]]:
    states, sectors = st.sampled_from([None, "NER", "TCD"]), st.sampled_from(["GOV", "MIL", "UNO"])
    words = {"name": WORDS, "title": WORDS, "rule": WORDS}
    named = st.none() | at
    return several(
        st.builds(Actor, span=at, state=states, sectors=several(sectors), named=named, **words)
    )


@st.composite
def claims(draw: st.DrawFn, report: Report) -> Claim:
    at, sure = spans(report), st.floats(allow_nan=False, allow_infinity=False)
    cue, act = draw(at), draw(st.sampled_from(get_args(Act)))
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
        quote=st.none() | at, content_of=st.none() | IDS, denies=several(IDS),
        background=st.booleans(), damage=SHARES, rule=WORDS,
    )  # fmt: skip
    return draw(drawn)


@st.composite
def events(draw: st.DrawFn) -> Event:
    merges = st.builds(
        Merge, first=IDS, second=IDS, weight=st.integers(0, 40), because=WORDS, rule=WORDS
    )
    drawn = st.builds(
        Event, id=IDS, story=st.just("s"), claims=several(IDS), act=st.sampled_from(get_args(Act)),
        mode=st.none() | WORDS, status=st.sampled_from(["happened", "did-not-happen"]),
        merges=several(merges),
    )  # fmt: skip
    return draw(drawn)


@st.composite
def records(draw: st.DrawFn) -> Record:
    names = [f"{at}.txt" for at in range(draw(st.integers(1, 3)))]
    read = sorted((draw(read_reports(name)) for name in names), key=lambda pair: pair[0].id)
    reports = tuple(report for report, _ in read)
    known = draw(groupings(reports))
    return Record(
        made_by="twosource 0",
        reports=reports,
        refusals=draw(st.sets(REFUSALS, max_size=3).map(put_in_order)),
        readings=tuple(reading for _, reading in read),
        grouping=known,
        collation=draw(collations(reports, known)),
        changes=tuple(draw(several(changes(reports)).map(put_runs_in_order))),
        event_changes=tuple(draw(several(event_changes(reports)).map(put_runs_in_order))),
        claims=tuple(chain.from_iterable(draw(several(claims(report))) for report in reports)),
        redirects=draw(redirects()),
        judgements=draw(judgements()),
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


@st.composite
def event_changes(draw: st.DrawFn, reports: tuple[Report, ...]) -> EventChange:
    number = st.integers(0, 9)
    voices = st.builds(Independent, low=number, high=number)
    tallies = st.builds(Tally, documents=number, lineages=number, independent=voices)
    drawn = st.builds(
        EventChange, run=st.integers(1, 3), event=IDS, before=st.none() | tallies, after=tallies,
        kind=st.sampled_from(["voices-changed", "denial-found", "event-found"]), sentence=WORDS,
        brought_by=st.sets(st.sampled_from([x.id for x in reports])).map(sorted).map(tuple),
    )  # fmt: skip
    return draw(drawn)


def put_runs_in_order(found: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(sorted(found, key=lambda one: one.run))


def put_in_order(refusals: set[Refusal]) -> tuple[Refusal, ...]:
    """By source and place, those without a place first."""

    def key(refusal: Refusal) -> tuple[object, ...]:
        cells = msgspec.structs.astuple(refusal)
        return tuple((cell is not None, cell) for cell in cells)

    return tuple(sorted(refusals, key=key))
