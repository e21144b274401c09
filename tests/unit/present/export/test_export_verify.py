"""A sound record has nothing unsupported; every law can be seen to break."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from twosource.errors import UsageError
from twosource.model import (
    Alignment,
    Change,
    Collation,
    DateProposal,
    Difference,
    Edge,
    Furniture,
    Grouping,
    Lineage,
    Link,
    Mention,
    Reading,
    Record,
    Report,
    Sentence,
    Span,
    StoryDate,
)
from twosource.present.export_json import export_json
from twosource.present.verify import verify_export, verify_record

Damage = Callable[[Record], Record]


def change_report(record: Record, change: Callable[[Report], Report]) -> Record:
    return replace(record, reports=(change(record.reports[0]), *record.reports[1:]))


def change_grouping(record: Record, change: Callable[[Grouping], Grouping]) -> Record:
    return replace(record, grouping=change(record.grouping))


def change_collation(record: Record, change: Callable[[Collation], Collation]) -> Record:
    return replace(record, collation=change(record.collation))


def change_lineage(record: Record, change: Callable[[Lineage], Lineage]) -> Record:
    first, *others = record.grouping.lineages
    return change_grouping(record, lambda old: replace(old, lineages=(change(first), *others)))


def change_difference(record: Record, change: Callable[[Difference], Difference]) -> Record:
    (only,) = record.collation.differences
    return change_collation(record, lambda old: replace(old, differences=(change(only),)))


def change_date(record: Record, change: Callable[[StoryDate], StoryDate]) -> Record:
    (only,) = record.collation.story_dates
    return change_collation(record, lambda old: replace(old, story_dates=(change(only),)))


def link(record: Record, *links: Link) -> Record:
    (only,) = record.grouping.alignments
    linked = replace(only, links=links)
    return change_grouping(record, lambda old: replace(old, alignments=(linked,)))


def move_sentence(start: int, end: int) -> Damage:
    def damage(record: Record) -> Record:
        def move(report: Report) -> Report:
            moved = Sentence(Span(report.id, start, end), 0)
            return replace(report, sentences=(moved, *report.sentences[1:]))

        return change_report(record, move)

    return damage


def mention_elsewhere(record: Record) -> Record:
    first, *others = record.readings
    span = Span(record.reports[1].id, 0, 4)
    moved = replace(first, mentions=(Mention(span, "name", "senn"),))
    return replace(record, readings=(moved, *others))


def misquote_a_date(record: Record) -> Record:
    def misquote(report: Report) -> Report:
        wrong = DateProposal(report.dates[0].when, "Sunday", Span(report.id, 0, 4))
        return replace(report, dates=(wrong,))

    return change_report(record, misquote)


def overlap_furniture(record: Record) -> Record:
    def double(report: Report) -> Report:
        span = report.furniture[0].span
        inside = Furniture(Span(report.id, span.end - 1, span.end), "byline", "by")
        return replace(report, furniture=(*report.furniture, inside))

    return change_report(record, double)


def cross(record: Record, relation: str, parent: str) -> Record:
    def add(lineage: Lineage) -> Lineage:
        edge = Edge(child=lineage.reports[0], parent=parent, relation="copy", reasons=())
        if relation == "part":
            edge = replace(edge, relation="part")
        return replace(lineage, edges=(edge,))

    return change_lineage(record, add)


def side(span: Span | None) -> Damage:
    return lambda record: change_difference(record, lambda old: replace(old, at_first=span))


def change_change(record: Record, change: Callable[[Change], Change]) -> Record:
    return replace(record, changes=tuple(map(change, record.changes)))


DAMAGES: dict[str, tuple[str, Damage]] = {
    "a span past the end": ("inside its report", move_sentence(0, 10_000)),
    "a span before the start": ("inside its report", move_sentence(-1, 4)),
    "a span that ends before it starts": ("inside its report", move_sentence(9, 4)),
    "a span of no report": ("inside its report", side(Span("none", 0, 1))),
    "a misquoted date": ("every quote is what stands", misquote_a_date),
    "another text under the id": (
        "id is the hash",
        lambda record: change_report(record, lambda old: replace(old, text=old.text + " ")),
    ),
    "another name under the id": (
        "id is the hash",
        lambda record: change_report(record, lambda old: replace(old, name="x.txt")),
    ),
    "another address under the id": (
        "id is the hash",
        lambda record: change_report(record, lambda old: replace(old, url="news.example/1")),
    ),
    "a report twice": (
        "each report stands once",
        lambda record: replace(record, reports=(*record.reports, record.reports[0])),
    ),
    "a sentence over furniture": ("furniture covers no sentence", move_sentence(3, 14)),
    "sentences out of order": (
        "sorted and do not overlap",
        lambda record: change_report(
            record, lambda old: replace(old, sentences=old.sentences[::-1])
        ),
    ),
    "furniture that overlaps": ("sorted and do not overlap", overlap_furniture),
    "a mention of another report": ("has its place in that report", mention_elsewhere),
    "a change of no report": (
        "every id",
        lambda record: change_change(record, lambda old: replace(old, brought_by=("none",))),
    ),
    "a change without older reports": (
        "a change tells of older reports",
        lambda record: change_change(record, lambda old: replace(old, reports=())),
    ),
    "a report that brought about its own change": (
        "what brought it about is newer",
        lambda record: change_change(record, lambda old: replace(old, brought_by=old.reports)),
    ),
    "a reading twice": (
        "each reading stands once",
        lambda record: replace(record, readings=(*record.readings, record.readings[0])),
    ),
    "a reading of no report": (
        "every id",
        lambda record: replace(record, readings=(*record.readings, Reading("none", ()))),
    ),
    "a judged pair of no report": (
        "every id",
        lambda record: change_grouping(
            record, lambda old: replace(old, copies=(replace(old.copies[0], second="none"),))
        ),
    ),
    "a judged pair the wrong way round": (
        "has the smaller id",
        lambda record: change_grouping(
            record,
            lambda old: replace(
                old,
                copies=(
                    replace(old.copies[0], first=old.copies[0].second, second=old.copies[0].first),
                ),
            ),
        ),
    ),
    "a pair judged twice": (
        "each judged pair stands once",
        lambda record: change_grouping(record, lambda old: replace(old, copies=old.copies * 2)),
    ),
    "a report in no lineage": (
        "every report stands in one lineage",
        lambda record: change_grouping(record, lambda old: replace(old, lineages=())),
    ),
    "a report in two lineages": (
        "each report of a lineage stands once",
        lambda record: change_lineage(
            record, lambda old: replace(old, reports=(*old.reports, old.reports[0]))
        ),
    ),
    "a lineage twice": (
        "each lineage stands once",
        lambda record: change_grouping(
            record, lambda old: replace(old, lineages=(*old.lineages, old.lineages[0]))
        ),
    ),
    "a lineage of no report": (
        "every id",
        lambda record: change_lineage(
            record, lambda old: replace(old, reports=(*old.reports, "none"))
        ),
    ),
    "an edition of another lineage's report": (
        "every id",
        lambda record: change_lineage(
            record,
            lambda old: replace(
                old,
                editions=(replace(old.editions[0], reports=record.grouping.lineages[1].reports),),
            ),
        ),
    ),
    "an edge from nothing": ("every id", lambda record: cross(record, "copy", "none")),
    "a copy of another lineage's report": (
        "every id",
        lambda record: cross(record, "copy", record.grouping.lineages[1].reports[0]),
    ),
    "a story of no report": (
        "every id",
        lambda record: change_grouping(
            record,
            lambda old: replace(
                old, stories=(replace(old.stories[0], reports=("none",)), old.stories[1])
            ),
        ),
    ),
    "a story of no lineage": (
        "every id",
        lambda record: change_grouping(
            record,
            lambda old: replace(
                old, stories=(replace(old.stories[0], lineages=("none",)), old.stories[1])
            ),
        ),
    ),
    "a story twice": (
        "each story stands once",
        lambda record: change_grouping(record, lambda old: replace(old, stories=old.stories * 2)),
    ),
    "a date of no story": (
        "every id",
        lambda record: change_date(record, lambda old: replace(old, story="none")),
    ),
    "a story dated twice": (
        "each story date stands once",
        lambda record: change_collation(
            record, lambda old: replace(old, story_dates=old.story_dates * 2)
        ),
    ),
    "a date of no report": (
        "every id",
        lambda record: change_date(
            record, lambda old: replace(old, reports=(replace(old.reports[0], report="none"),))
        ),
    ),
    "a warning on no report": (
        "every id",
        lambda record: change_date(
            record, lambda old: replace(old, warnings=(replace(old.warnings[0], report="none"),))
        ),
    ),
    "an alignment with no report": (
        "every id",
        lambda record: change_grouping(
            record,
            lambda old: replace(old, alignments=(Alignment(first="none", second="no", links=()),)),
        ),
    ),
    "a pair aligned twice": (
        "each aligned pair stands once",
        lambda record: change_grouping(
            record, lambda old: replace(old, alignments=old.alignments * 2)
        ),
    ),
    "links that cross": (
        "do not cross",
        lambda record: link(record, Link((0,), (1,), 1.0), Link((1,), (0,), 1.0)),
    ),
    "a sentence linked twice": (
        "do not cross",
        lambda record: link(record, Link((0,), (0,), 1.0), Link((0,), (1,), 1.0)),
    ),
    "a link to a sentence that is not there": (
        "sentences that there are",
        lambda record: link(record, Link((0,), (2,), 1.0)),
    ),
    "a link to a sentence before the first": (
        "sentences that there are",
        lambda record: link(record, Link((-1,), (0,), 1.0)),
    ),
    "a link with one end": (
        "one or two sentences",
        lambda record: link(record, Link((0,), (), 1.0)),
    ),
    "a difference of no report": (
        "every id",
        lambda record: change_difference(record, lambda old: replace(old, first="none")),
    ),
    "a difference with its places swapped": (
        "in its own report",
        lambda record: change_difference(
            record, lambda old: replace(old, at_first=old.at_second, at_second=old.at_first)
        ),
    ),
    "a difference without a place": (
        "a place in one version",
        lambda record: change_difference(
            record, lambda old: replace(old, at_first=None, at_second=None)
        ),
    ),
    "a difference twice": (
        "each difference stands once",
        lambda record: change_collation(
            record, lambda old: replace(old, differences=old.differences * 2)
        ),
    ),
}


def test_a_sound_record_has_nothing_unsupported(record: Record) -> None:
    assert verify_record(record) == ()


def test_a_sound_export_has_nothing_unsupported(record: Record) -> None:
    assert verify_export(export_json(record)) == ()


@pytest.mark.parametrize("name", DAMAGES)
def test_it_finds(record: Record, name: str) -> None:
    law, damage = DAMAGES[name]
    laws = [one.what for one in verify_record(damage(record))]
    assert any(law in what for what in laws), laws


def test_a_part_taken_from_another_lineage_is_no_fault(record: Record) -> None:
    taken = cross(record, "part", record.grouping.lineages[1].reports[0])
    assert verify_record(taken) == ()


def test_it_says_where_and_what_was_expected(record: Record) -> None:
    (found,) = (one for one in verify_record(move_sentence(0, 900)(record)) if "inside" in one.what)
    report = record.reports[0]
    assert found.where == "reports[0].sentences[0].span"
    assert str(len(report.text)) in found.expected
    assert found.found == f"[0, 900) of {report.id}"


def test_a_changed_quote_in_a_file_is_found(record: Record) -> None:
    data = export_json(record).replace(b'"text": "He brought 900', b'"text": "He brought 800')
    (found, *others) = verify_export(data)
    assert found.what == "every quote is what stands at its span"
    assert (found.expected[:14], found.found[:14]) == ("He brought 900", "He brought 800")
    assert len(others) == data.count(b'"text": "He brought 800') - 1


def test_a_missing_quote_in_a_file_is_found(record: Record) -> None:
    data = export_json(record).replace(b'"text": "Port Senn"', b'"txet": "Port Senn"')
    (found,) = verify_export(data)
    assert (found.expected, found.found) == ("Port Senn", "no quote")


def test_a_moved_place_in_a_file_is_found(record: Record) -> None:
    data = export_json(record)
    moved = data.replace(b'"start": 0,', b'"start": 1,', 1)
    assert moved != data
    assert {one.what for one in verify_export(moved)} == {"every quote is what stands at its span"}


def test_changed_text_in_a_file_is_found(record: Record) -> None:
    data = export_json(record).replace(b'He brought 900 cra tes."', b'He brought 800 cra tes."')
    assert any("hash" in one.what for one in verify_export(data))


def test_a_file_of_something_else_is_refused() -> None:
    with pytest.raises(UsageError, match="no record"):
        verify_export(b'{"reports": 3}')
