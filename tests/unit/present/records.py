"""Records built by hand: invented states, people and outlets, and every difference there is."""

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

from msgspec import Struct, structs

from twosource.model import (
    Alignment,
    Change,
    Collation,
    Copy,
    DateProposal,
    DateWarning,
    Difference,
    DifferenceKind,
    Edge,
    Edition,
    Evidence,
    Furniture,
    FurnitureKind,
    Grouping,
    Lineage,
    Link,
    LostAncestor,
    Origin,
    Reason,
    Record,
    Refusal,
    Repair,
    Report,
    ReportDate,
    Sentence,
    Side,
    Slot,
    Span,
    Story,
    StoryDate,
    When,
)

MADE_BY = "twosource 0.0"

EARLY = (
    "Harbour Wire, 3 March\n"
    "Minister Orla Venn will fly to Tarsk on Tuesday, the Varnian foreign office said.\n"
    "She is to sign a grain accord with President Ilo Maas.\n"
    "Varnia denied Tarskan arms sales.\n"
    "Tarsk sent about 400 wagons between August and February.\n"
    "The two states have traded since 1994.\n"
    "Officials called the talks frank and useful.\n"
    "A grey harbour crane worked through the night."
)

LATE = (
    "Evening Ledger\n"
    "July 9, 2031\n"
    "Minister Orla Venn has arrived in Tarsk, the Varnian foreign office said.\n"
    "She is to sign a grain accord with President Illo Mass.\n"
    "Varnia denied arms sales to Tarsk.\n"
    "Tarsk sent about 900 wagons between August and February.\n"
    "The two states have traded since 1994.\n"
    "The talks were described by officials as frank and of use.\n"
    "Crowds met her at the easternrailway station."
)

OTHER = (
    "A reporter on the quay in Tarsk saw the Varnian minister step from the night train.\n"
    "Dockers struck for higher pay while the flags were hung."
)

HOSTILE = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked=2">',
    "javascript:window.hacked=3",
    "</style><script>window.hacked=4</script>",
    "{{ 7 * 7 }} ${7*7} <svg onload=window.hacked=5>",
    "' onmouseover='window.hacked=6",
    "</title><script>window.hacked=7</script>",
    "<!--",
    "]]>",
    "\ud800 a lone surrogate",
    "\u202ereversed\u2066 and \x00\x1b[31m control",
)


def make_span(report: Report, words: str) -> Span:
    """Point at the first place where the words stand."""
    start = report.text.index(words)
    return Span(report.id, start, start + len(words))


def make_report(
    name: str,
    text: str,
    *,
    furniture: Sequence[tuple[str, FurnitureKind]] = (),
    publisher: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Report:
    """Make a report: a line is a sentence unless it is furniture."""
    kinds = dict(furniture)
    marks: list[Furniture] = []
    sentences: list[Sentence] = []
    start = 0
    for paragraph, line in enumerate(text.split("\n")):
        span = Span(name, start, start + len(line))
        start += len(line) + 1
        if line in kinds:
            marks.append(Furniture(span, kinds[line], "test"))
        elif line:
            sentences.append(Sentence(span, paragraph))
    return Report(
        id=name,
        source=f"reports/{name}.txt",
        name=f"{name}.txt",
        content_hash=f"hash-of-{name}",
        text=text,
        url=url,
        title=title,
        publisher=publisher,
        furniture=tuple(marks),
        sentences=tuple(sentences),
    )


def make_difference(
    pair: tuple[Report, Report],
    words: tuple[str | None, str | None],
    slot: Slot,
    kind: DifferenceKind,
    *,
    broken: Side = "neither",
    because: str = "the two versions say different things here",
) -> Difference:
    """Make a difference between the first places where the words stand."""
    first, second = pair
    return Difference(
        id=f"{slot}-{kind}-{words[0]}-{words[1]}",
        first=first.id,
        second=second.id,
        slot=slot,
        kind=kind,
        at_first=make_span(first, words[0]) if words[0] is not None else None,
        at_second=make_span(second, words[1]) if words[1] is not None else None,
        broken=broken,
        because=because,
        rule=f"{slot}-rule",
    )


def make_reports() -> tuple[Report, Report, Report]:
    """Make two editions of one lost report, and a report of its own."""
    early = make_report(
        "early",
        EARLY,
        furniture=(("Harbour Wire, 3 March", "dateline"),),
        publisher="The Morning Post of Lissa",
        url="https://example.org/news/early?a=1&b=2",
        title="Venn to visit Tarsk",
    )
    late = make_report(
        "late",
        LATE,
        furniture=(("Evening Ledger", "masthead"), ("July 9, 2031", "page-date")),
        publisher="Evening Ledger",
        url="javascript:alert(1)",
    )
    shown = DateProposal(
        When("2031-07-09", "2031-07-09", "day", "page"),
        "July 9, 2031",
        make_span(late, "July 9, 2031"),
    )
    repair = Repair(make_span(late, "easternrailway"), "eastern railway", "two words run together")
    late = structs.replace(late, dates=(shown,), repairs=(repair,))
    return early, late, make_report("other", OTHER)


def make_story_date(early: Report, late: Report) -> StoryDate:
    """Make the date of the story, with a warning for the later document's page date."""
    when = When("2031-03-04", "2031-03-05", "span", "story")
    tuesday = DateProposal(
        When("2031-03-04", "2031-03-04", "day", "text"),
        "on Tuesday",
        make_span(early, "on Tuesday"),
    )
    arrived = DateProposal(when, "has arrived in Tarsk", make_span(late, "has arrived in Tarsk"))
    warning = DateWarning(
        report=late.id,
        shown=late.dates[0],
        fits=when,
        sentence="The page shows 9 July 2031, but the text was written in March.",
    )
    return StoryDate(
        story="story-1",
        when=when,
        reports=(
            ReportDate(
                report=early.id,
                when=When("2031-03-03", "2031-03-03", "day", "text"),
                because=(tuesday,),
            ),
            ReportDate(report=late.id, when=when, because=(arrived,)),
            ReportDate(report="other", when=None, because=()),
        ),
        warnings=(warning,),
    )


def make_differences(early: Report, late: Report) -> tuple[Difference, ...]:
    """Make a difference of every slot, and of every kind."""
    pair = early, late
    return (
        make_difference(
            pair, ("will fly to Tarsk on Tuesday", "has arrived in Tarsk"), "wording", "update"
        ),
        make_difference(pair, ("on Tuesday", None), "date", "omission"),
        make_difference(
            pair,
            ("Ilo Maas", "Illo Mass"),
            "name",
            "corruption",
            broken="second",
            because="the first spelling stands in both versions elsewhere",
        ),
        make_difference(
            pair,
            ("denied Tarskan arms sales", "denied arms sales to Tarsk"),
            "negation",
            "corruption",
            broken="cannot-tell",
        ),
        make_difference(pair, ("400", "900"), "number", "contradiction", broken="both"),
        make_difference(pair, ("1994", "1994"), "date", "equal"),
        make_difference(
            pair,
            ("frank and useful", "as frank and of use"),
            "wording",
            "paraphrase",
        ),
        make_difference(
            pair,
            ("A grey harbour crane worked through the night.", None),
            "sentence",
            "omission",
        ),
        make_difference(
            pair,
            (None, "Crowds met her at the easternrailway station."),
            "sentence",
            "addition",
        ),
    )


def make_lineages(early: Report, late: Report) -> tuple[Lineage, ...]:
    """Make a lineage of two lost editions of one wire report, and a lineage of one."""
    dateline = make_span(early, "Harbour Wire")
    credit = Reason("credit", "the dateline names Harbour Wire", (dateline,))
    own = Reason("private errors", "each has mistakes that the other has not", (dateline,))
    return (
        Lineage(
            id="lineage-1",
            reports=(early.id, late.id),
            editions=(
                Edition(number=1, reports=(early.id,), reasons=(Reason("tense", "it says will"),)),
                Edition(number=2, reports=(late.id,), reasons=(Reason("tense", "it says has"),)),
            ),
            ancestors=(
                LostAncestor(id="lost-1", edition=1, reasons=(own,)),
                LostAncestor(id="lost-2", edition=2, reasons=(own,)),
            ),
            edges=(
                Edge(child=early.id, parent="lost-1", relation="copy", reasons=(credit,)),
                Edge(child="lost-2", parent="lost-1", relation="edition", reasons=(own,)),
                Edge(child=late.id, parent="lost-2", relation="copy", reasons=(own,)),
            ),
            origin=Origin(name="Harbour Wire", kind="agency", basis="dateline", spans=(dateline,)),
        ),
        Lineage(
            id="lineage-2",
            reports=("other",),
            editions=(Edition(number=1, reports=("other",), reasons=()),),
            ancestors=(),
            edges=(),
            origin=None,
        ),
    )


def make_copies(early: Report) -> tuple[Copy, ...]:
    """Make the judgement on every pair of the three documents."""
    seen = (make_span(early, "grain accord"), make_span(early, "between August and February"))
    order = Evidence("order", 0.85, "share of shared phrases that stand in one order", seen)
    few = Evidence("rare phrases", 0.0, "no rare phrase is shared")
    return (
        Copy(
            first="early",
            second="late",
            verdict="wholly-derived",
            score=0.974,
            evidence=(order,),
            rule="logistic",
        ),
        Copy(
            first="early",
            second="other",
            verdict="independent",
            score=0.02,
            evidence=(few,),
            rule="logistic",
        ),
        Copy(
            first="late",
            second="other",
            verdict="cannot-tell",
            score=0.4,
            evidence=(few,),
            rule="logistic",
        ),
    )


def make_record() -> Record:
    """Make one story: two garbled editions of a lost wire report, and an independent report."""
    early, late, other = make_reports()
    links = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5))
    return Record(
        made_by=MADE_BY,
        reports=(early, late, other),
        refusals=(
            Refusal(
                source="reports/empty.txt",
                record=None,
                offset=None,
                content_hash="",
                stage="ingest",
                code="empty",
                sentence="The file holds nothing; leave it out.",
            ),
        ),
        grouping=Grouping(
            copies=make_copies(early),
            lineages=make_lineages(early, late),
            stories=(
                Story(
                    id="story-1",
                    title="Minister Venn in Tarsk",
                    reports=("early", "late", "other"),
                    lineages=("lineage-1", "lineage-2"),
                ),
            ),
            alignments=(
                Alignment(
                    first="early",
                    second="late",
                    links=tuple(Link((one,), (two,), 0.9) for one, two in links),
                ),
            ),
        ),
        collation=Collation(
            differences=make_differences(early, late),
            story_dates=(make_story_date(early, late),),
        ),
        changes=make_changes(),
    )


def make_changes() -> tuple[Change, ...]:
    """Make what two later runs changed: one lineage that grew, and then two that became one."""
    grew = Change(
        run=2,
        kind="documents-added",
        before=1,
        after=2,
        reports=("early",),
        brought_by=("late",),
        sentence="+1 document in the lineage of Harbour Wire: late.",
    )
    joined = Change(
        run=3,
        kind="lineages-joined",
        before=2,
        after=1,
        reports=("early", "other"),
        brought_by=(),
        sentence="Two lineages became one since other reports were read.",
    )
    return (grew, joined)


def make_many(count: int = 12) -> Record:
    """Make one lineage of many copies of one seen report, each a copy of the first."""
    text = "The envoy of Varnia crossed the bridge at noon.\nNobody spoke of the ferry."
    names = [f"copy-{number:02}" for number in range(count)]
    reports = tuple(
        make_report(name, f"{text}\nSeen by {name}.", publisher=f"Outlet {name}") for name in names
    )
    edges = tuple(
        Edge(child=name, parent=names[0], relation="copy", reasons=(Reason("text", "same text"),))
        for name in names[1:]
    )
    lineage = Lineage(
        id="many",
        reports=tuple(names),
        editions=(Edition(number=1, reports=tuple(names), reasons=()),),
        ancestors=(),
        edges=edges,
        origin=None,
    )
    story = Story(id="bridge", title="The bridge", reports=tuple(names), lineages=("many",))
    return Record(
        made_by=MADE_BY,
        reports=reports,
        grouping=Grouping(
            lineages=(lineage,),
            stories=(story,),
            alignments=tuple(
                Alignment(
                    first=names[0],
                    second=name,
                    links=(Link((0,), (0,), 1.0), Link((1,), (1,), 1.0), Link((2,), (2,), 0.5)),
                )
                for name in names[1:]
            ),
        ),
    )


def make_two_stories() -> Record:
    """Make a record of two stories, and a report that no story holds."""
    one, many = make_record(), make_many(3)
    lone = make_report("lone", "Nobody tells this twice.")
    return Record(
        made_by=MADE_BY,
        reports=(*one.reports, *many.reports, lone),
        refusals=one.refusals,
        grouping=Grouping(
            copies=one.grouping.copies,
            lineages=(*one.grouping.lineages, *many.grouping.lineages),
            stories=(*one.grouping.stories, *many.grouping.stories),
            alignments=(*one.grouping.alignments, *many.grouping.alignments),
        ),
        collation=one.collation,
        changes=one.changes,
    )


def make_right_to_left() -> Record:
    """Make a story in a script that runs from right to left, with words that never break."""
    long = "Veryverylongword" * 40
    first = make_report("rtl", f"وصل الوزير إلى ترسك يوم الثلاثاء.\n{long} ends.", publisher=long)
    second = make_report("ltr", f"The minister has arrived.\n{long} ends.", title=long, url=long)
    story = Story(id="rtl", title=f"زيارة {long}", reports=("ltr", "rtl"), lineages=())
    return Record(
        made_by=MADE_BY,
        reports=(first, second),
        grouping=Grouping(
            stories=(story,),
            alignments=(
                Alignment(
                    first="ltr", second="rtl", links=(Link((0,), (0,), 0.5), Link((1,), (1,), 1.0))
                ),
            ),
        ),
    )


Noun = TypeVar("Noun", bound=Struct)

_CLOSED_LISTS = frozenset(
    {
        "text",
        "kind",
        "slot",
        "broken",
        "verdict",
        "relation",
        "grain",
        "comparator",
        "turn",
        "outcome",
    }
)


def make_hostile() -> Record:
    """Make a record with something that wants to run in every field that holds free words."""
    return poison_record(make_record())


def poison_record(record: Record) -> Record:
    """Put something that wants to run into every field of a record that holds free words."""
    reports = tuple(_poison_text(report) for report in record.reports)
    return _poison(structs.replace(record, reports=reports))


def _poison_text(report: Report) -> Report:
    """Add hostile sentences and a hostile line that is in no sentence after the report's own."""
    text, sentences = report.text, list(report.sentences)
    for words in HOSTILE:
        span = Span(report.id, len(text) + 1, len(text) + 1 + len(words))
        sentences.append(Sentence(span, 99))
        text += "\n" + words
    text += "\n" + HOSTILE[0]
    return structs.replace(
        report,
        text=text,
        sentences=tuple(sentences),
        url=report.url or "javascript:window.hacked=8",
        title=report.title or "Title",
        publisher=report.publisher or "Publisher",
        language='en" onclick="window.hacked=9',
    )


def _poison(noun: Noun) -> Noun:
    """Put a hostile string before every string; the same string always gets the same one."""
    changed: dict[str, object] = {}
    for name in noun.__struct_fields__:
        value: object = getattr(noun, name)
        if isinstance(value, Struct):
            changed[name] = _poison(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(
                _poison(one)
                if isinstance(one, Struct)
                else one
                if isinstance(one, int)
                else _poison_words(str(one))
                for one in value
            )
        elif isinstance(value, str) and name not in _CLOSED_LISTS:
            changed[name] = _poison_words(value)
    return structs.replace(noun, **changed)


def _poison_words(words: str) -> str:
    return HOSTILE[crc32(words.encode()) % len(HOSTILE)] + words
