"""One sound record of an invented affair: two versions of one report, and a third on its own."""

from collections.abc import Callable

import pytest

from twosource.model import (
    Alignment,
    Change,
    Collation,
    Copy,
    DateProposal,
    DateWarning,
    Difference,
    Edge,
    Edition,
    Evidence,
    Furniture,
    Grouping,
    Lineage,
    Link,
    LostAncestor,
    Mention,
    Origin,
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
from twosource.text.hashing import hash_bytes, hash_parts, hash_report

PLANNED = ("Senn Post –", "Orvane's envoy is to reach Port Senn.", "He brings 300 crates.")
ARRIVED = ("Senn Post –", "Orvane's envoy has reached Port Senn.", "He brought 900 cra tes.")
APART = ("Tel Courier –", "No grain left the “Lower Quay” 🚢 on Friday.", "Nobody said why.")


def place(report: Report, words: str) -> Span:
    """Where some words stand in a report."""
    start = report.text.index(words)
    return Span(report.id, start, start + len(words))


def make_report(name: str, lines: tuple[str, str, str], repair: str = "") -> Report:
    text = "\n".join(lines)
    bare = Report(
        id=hash_report(name, None, text),
        source=f"desk/{name}",
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        publisher=lines[0].removesuffix(" –"),
    )
    fixes = (Repair(place(bare, repair), repair.replace(" ", ""), "glue"),) if repair else ()
    return Report(
        id=bare.id,
        source=bare.source,
        name=name,
        content_hash=bare.content_hash,
        text=text,
        publisher=bare.publisher,
        furniture=(Furniture(place(bare, lines[0]), "dateline", "dash"),),
        repairs=fixes,
        sentences=tuple(Sentence(place(bare, line), at) for at, line in enumerate(lines[1:], 1)),
        dates=(DateProposal(DAY, "2031-03-04"),),
    )


DAY = When("2031-03-04", "2031-03-04", "day", "meta")


def make_record() -> Record:
    reports = sorted(
        (make_report("1.txt", PLANNED), make_report("2.txt", ARRIVED, "cra tes")),
        key=lambda report: report.id,
    )
    first, second = reports
    third = make_report("3.txt", APART)
    everyone = tuple(sorted((*reports, third), key=lambda report: report.id))
    return Record(
        made_by="twosource 0.1.0",
        reports=everyone,
        refusals=(refuse(),),
        readings=tuple(read(report) for report in everyone),
        grouping=group(first, second, third),
        collation=collate(first, second),
        changes=(change(first, second),),
    )


def change(first: Report, second: Report) -> Change:
    return Change(
        run=2,
        kind="ancestor-inferred",
        before=0,
        after=1,
        reports=(first.id,),
        brought_by=(second.id,),
        sentence=f"{first.name} is now told to come from a text that was never seen.",
    )


def refuse() -> Refusal:
    return Refusal(
        source="desk/empty.txt",
        record=None,
        offset=None,
        content_hash=hash_bytes(b""),
        stage="clean",
        code="empty",
        sentence="there is nothing in it",
    )


def read(report: Report) -> Reading:
    word = "Senn" if "Senn" in report.text else "Tel"
    return Reading(report.id, (Mention(place(report, word), "name", word.lower()),))


def group(first: Report, second: Report, third: Report) -> Grouping:
    credit = place(first, "Senn Post")
    why = (Reason("credit", "both name the Senn Post", (credit, place(second, "Senn Post"))),)
    lost = LostAncestor(id=hash_parts("lost", first.id, second.id), edition=1, reasons=why)
    ids = (first.id, second.id)
    pair = Lineage(
        id=hash_parts("lineage", *ids),
        reports=ids,
        editions=(Edition(number=1, reports=ids, reasons=why),),
        ancestors=(lost,),
        edges=tuple(Edge(child=one, parent=lost.id, relation="copy", reasons=why) for one in ids),
        origin=Origin(name="Senn Post", kind="outlet", basis="dateline", spans=(credit,)),
    )
    lone = Lineage(
        id=hash_parts("lineage", third.id),
        reports=(third.id,),
        editions=(Edition(number=1, reports=(third.id,), reasons=()),),
        ancestors=(),
        edges=(),
        origin=None,
    )
    copy = Copy(
        first=first.id,
        second=second.id,
        verdict="wholly-derived",
        score=0.9,
        evidence=(Evidence("cover", 0.8, "four words in five", (credit,)),),
        rule="cover",
    )
    links = (Link((0,), (0,), 0.9), Link((1,), (1,), 0.6))
    return Grouping(
        copies=(copy,),
        lineages=(pair, lone),
        stories=(
            Story(id="5707", title="Envoy at Port Senn", reports=ids, lineages=(pair.id,)),
            Story(id="a10e", title="Quay", reports=(third.id,), lineages=(lone.id,)),
        ),
        alignments=(Alignment(first=first.id, second=second.id, links=links),),
    )


def collate(first: Report, second: Report) -> Collation:
    difference = Difference(
        id=hash_parts("difference", first.id, second.id),
        first=first.id,
        second=second.id,
        slot="number",
        kind="corruption",
        at_first=first.sentences[1].span,
        at_second=second.sentences[1].span,
        broken="cannot-tell",
        because="300 and 900 crates",
        rule="number",
    )
    quoted = DateProposal(DAY, "Port Senn", place(second, "Port Senn"))
    warning = DateWarning(report=first.id, shown=first.dates[0], fits=DAY, sentence="too late")
    date = StoryDate(
        story="5707",
        when=DAY,
        reports=(ReportDate(report=second.id, when=DAY, because=(quoted,)),),
        warnings=(warning,),
    )
    return Collation(differences=(difference,), story_dates=(date,))


@pytest.fixture
def record() -> Record:
    return make_record()


@pytest.fixture
def find_place() -> Callable[[Report, str], Span]:
    return place
