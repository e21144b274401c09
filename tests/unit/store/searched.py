"""A small store to search: invented reports, and claims that are put by hand."""

from twosource.model import (
    Act,
    Actor,
    Claim,
    Collation,
    Event,
    Grouping,
    Independent,
    Lineage,
    Place,
    Reading,
    Repair,
    Report,
    Sentence,
    Span,
    Standing,
    Status,
    Story,
    When,
)
from twosource.store.writer import Writer
from twosource.text.hashing import hash_bytes, hash_claim, hash_report

TEXTS = {
    "wire.txt": (
        "Niger sent grain to Chad.",
        "Mali thanked Niger for the grain.",
        "A café in N’Djamena served Malian tea.",
    ),
    "copy.txt": ("Niger sent grain toChad.", "Nobody asked for the grain dealer."),
    "own.txt": ("Chad accused Mali of theft in Lune.", "Trucks with grain stood at the border."),
}
PUBLISHERS = {"wire.txt": "Lune Wire", "copy.txt": "Lune Wire", "own.txt": "The Border Post"}


def make_report(name: str) -> Report:
    text = " ".join(TEXTS[name])
    report = hash_report(name, None, text)
    starts = [text.index(one) for one in TEXTS[name]]
    glued = text.find("toChad")
    at = Span(report, glued, glued + len("toChad"))
    return Report(
        id=report,
        source=name,
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        publisher=PUBLISHERS[name],
        repairs=(Repair(at, "to Chad", "glued"),) if glued >= 0 else (),
        sentences=tuple(
            Sentence(Span(report, start, start + len(one)), 0)
            for start, one in zip(starts, TEXTS[name], strict=True)
        ),
    )


def make_claim(
    report: Report,
    sentence: int,
    actor: str,
    act: Act,
    recipient: str,
    *,
    status: Status = "happened",
    when: When | None = None,
    where: str | None = None,
    root: str | None = None,
) -> Claim:
    at = report.sentences[sentence].span
    cue = Span(report.id, at.start, at.start + 4)
    return Claim(
        id=hash_claim(report.id, cue.start, cue.end, act),
        report=report.id,
        at=at,
        cue=cue,
        act=act,
        mode=None,
        status=status,
        actors=(make_party(cue, actor),),
        recipients=(make_party(cue, recipient),),
        roots=() if root is None else (make_party(cue, root),),
        when=when,
        where=None if where is None else Place(span=cue, name=where, precision="city"),
    )


def make_party(span: Span, name: str) -> Actor:
    state = {"Niger": "NER", "Chad": "TCD", "Mali": "MLI"}.get(name)
    return Actor(span=span, state=state, name=name)


def fill(writer: Writer) -> dict[str, Report]:
    """Write the reports, five claims and their events; return the reports by name."""
    reports = {name: make_report(name) for name in TEXTS}
    for one in reports.values():
        writer.put_report(one, Reading(one.id, ()))
    ids = tuple(sorted(one.id for one in reports.values()))
    lineage = Lineage(id="l", reports=ids, editions=(), ancestors=(), edges=(), origin=None)
    story = Story(id="s", title="Grain", reports=ids, lineages=("l",))
    writer.put_results(Grouping(lineages=(lineage,), stories=(story,)), Collation())
    claims = make_claims(reports)
    own = {one.id: [some for some in claims if some.report == one.id] for one in reports.values()}
    writer.put_claims("coder", own, days=dict.fromkeys(own, "2024-06-20"))
    put_events(writer, claims)
    return reports


def make_claims(reports: dict[str, Report]) -> list[Claim]:
    day = When("2024-06-18", "2024-06-18", "day", "text")
    wire, copy, own = (reports[name] for name in TEXTS)
    return [
        make_claim(wire, 0, "Niger", "AID", "Chad", when=day),
        make_claim(wire, 1, "Mali", "SUPPORT", "Niger", root="Mali"),
        make_claim(copy, 0, "Niger", "AID", "Chad", when=day),
        make_claim(own, 0, "Chad", "ACCUSE", "Mali", status="alleged", where="Lune"),
        make_claim(own, 1, "Lune Council", "AID", "Mali", status="planned"),
    ]


def put_events(writer: Writer, claims: list[Claim]) -> None:
    """Put the first and the third claim into one event, the others into one each."""
    groups = [(claims[0], claims[2]), (claims[1],), (claims[3],), (claims[4],)]
    events = tuple(
        Event(
            id=some[0].id,
            story="s",
            claims=tuple(one.id for one in some),
            act=some[0].act,
            mode=None,
            status=some[0].status,
        )
        for some in groups
    )
    standings = tuple(
        Standing(
            event=event.id,
            documents=len(event.claims),
            publishers=1,
            lineages=1,
            content=Independent(low=len(event.claims), high=2),
        )
        for event in events
    )
    writer.put_joined(Collation(events=events, standings=standings))
