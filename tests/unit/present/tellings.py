"""Records with claims and events, built by hand: invented states, people and happenings."""

from msgspec import structs
from tests.unit.present.records import (
    MADE_BY,
    make_difference,
    make_report,
    make_span,
    poison_record,
)

from twosource.model import (
    Actor,
    Alignment,
    Amount,
    Claim,
    Collation,
    Event,
    EventChange,
    Grouping,
    Independent,
    Lineage,
    Link,
    Mention,
    Place,
    Reading,
    Record,
    Report,
    Span,
    Story,
    Tally,
    When,
)

POST = (
    "Minister Orla Venn will visit Tarsk on 4 March, the Varnian foreign office said.\n"
    "Tarsk accused Varnia of sending about 400 rifles to Amsel.\n"
    "Varnia denied it, Harbour Wire reported, citing the foreign office.\n"
    "The two states signed a treaty in 1994."
)
LEDGER = (
    "Minister Orla Venn has visited Tarsk, the Varnian foreign office said.\n"
    "Tarsk accused Varnia of sending about 900 rifles To the Amsel.\n"
    "Varnia denied it, Harbour Wire reported, citing the foreign office.\n"
    "Nothing else was told."
)
QUAY = "Dockers in the port of Tarsk might strike."


def find(report: Report, words: str, sentence: int = 1) -> Span:
    """Point at the words at or behind the start of a sentence, counted from 1."""
    start = report.text.index(words, report.sentences[sentence - 1].span.start)
    return Span(report.id, start, start + len(words))


def name(
    report: Report, words: str, sentence: int = 1, *, who: str | None = None, title: str = ""
) -> Actor:
    """Name an actor by the words of a report."""
    span = find(report, words, sentence)
    return Actor(span=span, name=words if who is None else who, title=title)


def make_claims(post: Report, ledger: Report, quay: Report) -> tuple[Claim, ...]:
    """Make the claims of three reports: a plan, an allegation, its denial, and the past."""
    return (
        *_make_visits(post, ledger),
        *(claim for report in (post, ledger) for claim in _make_quarrel(report)),
        _make(
            post, "signed", "treaty-post", 4, act="SUPPORT",
            actors=(name(post, "The two states"),),
            when=When("1994-01-01", "1994-12-31", "year", "text"), background=True,
        ),
        _make(
            quay, "strike", "strike-quay", 1, act="PROTEST", mode="strike", status="hypothetical",
            actors=(name(quay, "Dockers"),),
            where=Place(span=make_span(quay, "Tarsk"), name="Tarsk", precision="city"),
        ),
    )  # fmt: skip


def _make_visits(post: Report, ledger: Report) -> tuple[Claim, Claim]:
    return (
        _make(
            post, "visit", "visit-post", 1, act="CONSULT", mode="visit", status="planned",
            actors=(name(post, "Orla Venn", title="minister"),),
            recipients=(name(post, "Tarsk"),),
            when=When("2031-03-04", "2031-03-04", "day", "text"),
            roots=(name(post, "Varnian foreign office"),),
        ),
        _make(
            ledger, "visited", "visit-ledger", 1, act="CONSULT", mode="visit",
            actors=(name(ledger, "Orla Venn", title="minister"),),
            recipients=(name(ledger, "Tarsk"),),
            when=When("2031-03-04", "2031-03-05", "span", "story"),
            roots=(name(ledger, "Varnian foreign office"),),
        ),
    )  # fmt: skip


def _make_quarrel(report: Report) -> tuple[Claim, Claim, Claim]:
    """Make what one report says of an accusation: the speech, what it speaks of, the denial."""
    words = "about 400 rifles" if report.id == "post" else "about 900 rifles"
    accuser, varnia = name(report, "Tarsk", 2), name(report, "Varnia", 2)
    rifles = Amount(
        span=make_span(report, words), value=float(words.split()[1]), comparator="about",
        unit="rifle", object="rifles",
    )  # fmt: skip
    return (
        _make(
            report, "accused", f"accuse-{report.id}", 2, act="ACCUSE", mode="allege",
            actors=(accuser,), recipients=(varnia,), damage=_damage(report),
        ),
        _make(
            report, "sending", f"arms-{report.id}", 2, act="AID", status="alleged",
            actors=(structs.replace(varnia, named=make_span(report, "Varnian foreign office")),),
            recipients=(name(report, "Amsel"),), amounts=(rifles,), roots=(accuser,),
            content_of=f"accuse-{report.id}", damage=_damage(report),
        ),
        _make(
            report, "denied", f"denial-{report.id}", 3, act="DENIAL",
            actors=(name(report, "Varnia", 3),),
            roots=(name(report, "foreign office", 3, who="Varnian foreign office"),
                   name(report, "Harbour Wire")),
            denies=(f"arms-{report.id}",),
        ),
    )  # fmt: skip


def _damage(report: Report) -> float:
    return 0.83 if report.id == "ledger" else 0.0


def _make(report: Report, cue: str, claim: str, sentence: int, **parts: object) -> Claim:
    plain = Claim(
        id=claim,
        report=report.id,
        at=report.sentences[sentence - 1].span,
        cue=find(report, cue, sentence),
        act="AGREE",
        mode=None,
        status="happened",
        actors=(),
        recipients=(),
        rule=f"rule of {cue}",
    )
    return structs.replace(plain, **parts)


def make_event(
    claims: tuple[Claim, ...], *ids: str, status: str | None = None, story: str = "visit"
) -> Event:
    """Make the event of some claims; its act, mode and status are those of the first."""
    first = next(one for one in claims if one.id == ids[0])
    return structs.replace(
        Event(
            id=f"event-{ids[0]}", story=story, claims=ids, act=first.act, mode=first.mode,
            status=first.status,
        ),
        **({"status": status} if status is not None else {}),
    )  # fmt: skip


def make_told() -> Record:
    """Make a story of two versions and a report of its own, with six events."""
    post = make_report("post", POST, publisher="Lissa Post")
    ledger = make_report("ledger", LEDGER, publisher="Evening Ledger")
    quay = make_report("quay", QUAY)
    claims = make_claims(post, ledger, quay)
    versions = ("ledger", "post")
    return Record(
        made_by=MADE_BY,
        reports=(ledger, post, quay),
        readings=(
            Reading("post", (Mention(make_span(post, "4 March"), "date", "--03-04"),)),
            Reading("quay", ()),
        ),
        claims=tuple(sorted(claims, key=lambda one: (one.report, one.cue.start))),
        grouping=Grouping(
            lineages=(
                Lineage(
                    id="l1", reports=versions, editions=(), ancestors=(), edges=(), origin=None
                ),
                Lineage(
                    id="l2", reports=("quay",), editions=(), ancestors=(), edges=(), origin=None
                ),
            ),
            stories=(
                Story(
                    id="visit", title="Venn in Tarsk", reports=("ledger", "post", "quay"),
                    lineages=("l1", "l2"),
                ),
            ),
            alignments=(
                Alignment(
                    first="ledger",
                    second="post",
                    links=tuple(Link((one,), (one,), 0.9) for one in range(3)),
                ),
            ),
        ),
        collation=Collation(
            differences=(
                make_difference(
                    (ledger, post), ("900", "400"), "number", "corruption", broken="first"
                ),
            ),
            events=(
                make_event(claims, "visit-post", "visit-ledger", status="happened"),
                make_event(claims, "accuse-post", "accuse-ledger"),
                make_event(claims, "arms-post", "arms-ledger"),
                make_event(claims, "denial-post", "denial-ledger"),
                make_event(claims, "treaty-post"),
                make_event(claims, "strike-quay"),
            ),
        ),
    )  # fmt: skip


def make_event_changes() -> tuple[EventChange, ...]:
    """What two later runs changed of two events: copies, and then a denial of one of them."""
    was, now = (
        Tally(documents=number, lineages=1, independent=Independent(low=1, high=1))
        for number in (1, 2)
    )
    copied = EventChange(
        run=2, event="event-visit-post", kind="copies-added", before=was, after=now,
        brought_by=("ledger",), sentence="2 documents instead of 1: ledger copies what was told.",
    )  # fmt: skip
    denied = structs.replace(
        copied, run=3, kind="denial-found", before=now, sentence="Denied now by Varnia, in quay."
    )
    return (copied, structs.replace(copied, event="event-arms-post"), denied)


def make_told_hostile() -> Record:
    """Make the same with something that wants to run in every field that holds words."""
    return poison_record(structs.replace(make_told(), event_changes=make_event_changes()))


def make_told_often(number: int = 70) -> Record:
    """Make one report of many visits, each a day after the one before."""
    lines = [f"Envoy {at} visited Tarsk." for at in range(number)]
    report = make_report("log", "\n".join(lines))
    claims = tuple(
        _make(
            report, "visited", f"v{at}", at + 1, act="CONSULT", mode="visit",
            actors=(Actor(span=report.sentences[at].span, name=f"Envoy {at}"),),
            when=When(f"2031-{at // 28 + 1:02}-{at % 28 + 1:02}",
                      f"2031-{at // 28 + 1:02}-{at % 28 + 1:02}", "day", "text"),
        )
        for at in range(number)
    )  # fmt: skip
    return Record(
        made_by=MADE_BY,
        reports=(report,),
        claims=claims,
        grouping=Grouping(
            stories=(Story(id="log", title="Many visits", reports=("log",), lineages=()),)
        ),
        collation=Collation(
            events=tuple(make_event(claims, one.id, story="log") for one in claims)
        ),
    )
