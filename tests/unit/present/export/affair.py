"""An invented affair as claims and events: flour that is sent, denied and talked about."""

from collections.abc import Sequence

from twosource.model import (
    Act,
    Actor,
    Amount,
    Claim,
    Collation,
    Event,
    Grouping,
    Independent,
    Lineage,
    Place,
    Record,
    Report,
    ReportDate,
    Sentence,
    Span,
    Standing,
    Status,
    Story,
    StoryDate,
    Voice,
    When,
)

MADE_BY = "twosource 0.0"

WIRE = (
    "Kenya sent Ghana more than 40 tonnes of flour to Kumasi, harbour master Ama Dolo said.\n"
    "Ghana's trade ministry denied it.\n"
    "Officials of Kenya, Ghana and Togo met in March.\n"
    "Kenya promised Togo 12 tractors."
)
COURIER = "Nairobi shipped about 45 tonnes of flour to Ghana."

DAY = When("2031-03-03", "2031-03-03", "day", "text")
MONTH = When("2031-03-01", "2031-03-31", "month", "text")
PRINTED = When("2031-03-05", "2031-03-05", "day", "meta")


def make_report(name: str, text: str, **said: str | None) -> Report:
    """Make a report of which each line is a sentence."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans.append(Span(name, start, start + len(line)))
        start += len(line) + 1
    return Report(
        id=name,
        source=f"desk/{name}",
        name=name,
        content_hash=f"hash-of-{name}",
        text=text,
        publisher=said.get("publisher"),
        url=said.get("url"),
        language=said.get("language"),
        sentences=tuple(Sentence(span, at) for at, span in enumerate(spans)),
    )


WIRE_REPORT = make_report("wire", WIRE, publisher="Harbour Wire", language="en")
COURIER_REPORT = make_report("courier", COURIER, url="https://courier.example/flour")


def point(report: Report, words: str) -> Span:
    """Point at the first place where the words stand."""
    start = report.text.index(words)
    return Span(report.id, start, start + len(words))


def make_actor(report: Report, words: str, state: str | None = None, **said: str) -> Actor:
    """Make an actor without a sector, called `name` and titled `title` if these are given."""
    return Actor(
        span=point(report, words),
        state=state,
        name=said.get("name", ""),
        title=said.get("title", ""),
    )


def make_claim(
    name: str,
    report: Report,
    line: int,
    act: Act,
    status: Status = "happened",
    *,
    actors: Sequence[Actor] = (),
    recipients: Sequence[Actor] = (),
) -> Claim:
    """Make a claim of one line of a report; its cue is the whole of the line."""
    at = report.sentences[line].span
    return Claim(
        id=name,
        report=report.id,
        at=at,
        cue=at,
        act=act,
        mode=None,
        status=status,
        actors=tuple(actors),
        recipients=tuple(recipients),
    )


def make_event(claims: Sequence[Claim], **said: str) -> Event:
    """Make an event of claims, with the act, mode and status of the first."""
    first = claims[0]
    return Event(
        id=said.get("id", f"event-{first.id}"),
        story="flour",
        claims=tuple(one.id for one in claims),
        act=first.act,
        mode=first.mode,
        status=first.status,
    )


def make_record(
    claims: Sequence[Claim],
    events: Sequence[Event] = (),
    *,
    reports: Sequence[Report] = (COURIER_REPORT, WIRE_REPORT),
    lineages: Sequence[Sequence[str]] = (),
) -> Record:
    """Make a record; of the wire's report it is worked out that it is of 5 March."""
    held = tuple(
        Lineage(
            id="+".join(some), reports=tuple(some), editions=(), ancestors=(), edges=(), origin=None
        )
        for some in (lineages or [(one.id,) for one in reports])
    )
    ids = tuple(one.id for one in reports)
    written = ReportDate(report="wire", when=PRINTED, because=())
    date = StoryDate(story="flour", when=None, reports=(written,), warnings=())
    return Record(
        made_by=MADE_BY,
        reports=tuple(reports),
        claims=tuple(claims),
        grouping=Grouping(
            lineages=held,
            stories=(Story(id="flour", title="", reports=ids, lineages=tuple(x.id for x in held)),),
        ),
        collation=Collation(events=tuple(events), story_dates=(date,)),
    )


KENYA = Actor(span=point(WIRE_REPORT, "Kenya"), state="KEN", sectors=("GOV", "AGR"), name="Kenya")
GHANA = make_actor(WIRE_REPORT, "Ghana", "GHA", name="Ghana")
DOLO = make_actor(WIRE_REPORT, "Ama Dolo", None, name="Ama Dolo", title="harbour master")
MINISTRY = make_actor(WIRE_REPORT, "Ghana's trade ministry", "GHA", name="Ghana trade ministry")
KUMASI = Place(
    span=point(WIRE_REPORT, "Kumasi"),
    name="Kumasi",
    precision="city",
    state="GHA",
    latitude=6.69,
    longitude=-1.62,
)
FLOUR = Amount(
    span=point(WIRE_REPORT, "more than 40 tonnes of flour"),
    value=40.0,
    comparator=">",
    unit="tonne",
    object="flour",
)


def make_standing(event: Event) -> Standing:
    """Make figures of which no two are the same; of two roots one is known."""
    known = Voice(group="state:GHA", root="trade ministry", claims=event.claims, lineages=("one",))
    unknown = Voice(group="", root="", claims=event.claims, lineages=("two",))
    return Standing(
        event=event.id,
        documents=5,
        publishers=4,
        lineages=3,
        content=Independent(low=1, high=2),
        voices=(known, unknown),
    )
