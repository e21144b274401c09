"""The parts the dossier is made of: dates in words, letters, links, the two drawings."""

import pytest
from msgspec import structs
from tests.unit.present.records import make_difference, make_many, make_record, make_span

from twosource.model import (
    Alignment,
    Collation,
    Copy,
    Difference,
    Edge,
    Lineage,
    Link,
    Record,
    Side,
    When,
)
from twosource.present.changed import find_changed
from twosource.present.dates import say_when
from twosource.present.policy import check_language, check_link
from twosource.present.shelf import Bundle, bundle_story, name_letter, place_span, shelve
from twosource.present.side_by_side import compare_versions
from twosource.present.story_dates import tell_dates
from twosource.present.strip import count_figures, sum_up
from twosource.present.timeline import draw_timeline
from twosource.present.tree import BOX_HEIGHT, BOX_WIDTH, draw_tree, order_edges, shorten


def bundle_first(record: Record) -> Bundle:
    return bundle_story(shelve(record), record.grouping.stories[0])


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("2031-03-04", "2031-03-04", "day", "text"), "4 March 2031"),
        (When("2031-03-04", "2031-03-05", "span", "text"), "4–5 March 2031"),
        (When("2031-03-30", "2031-04-02", "span", "text"), "30 March – 2 April 2031"),
        (When("2031-12-30", "2032-01-02", "span", "text"), "30 December 2031 – 2 January 2032"),
        (When("2031-03-03", "2031-03-09", "week", "text"), "week of 3 March 2031"),
        (When("2031-09-01", "2031-09-30", "month", "text"), "September 2031"),
        (When("2031-08-01", "2032-02-29", "month", "text"), "August 2031 – February 2032"),
        (When("2031-01-01", "2031-12-31", "year", "text"), "2031"),
        (When("2031-01-01", "2033-12-31", "year", "text"), "2031–2033"),
        (When("soon", "later", "day", "text"), "soon to later"),
        (When("2031-03-04", "", "day", "text"), "since 4 March 2031"),
        (When("2029-01-01", "", "year", "text"), "since 2029"),
        (When("", "2031-03-07", "day", "text"), "until 7 March 2031"),
        (When("", "2031-03-31", "month", "text"), "until March 2031"),
    ],
)
def test_a_date_is_said_with_the_precision_it_came_in(when: When, words: str) -> None:
    assert say_when(when) == words


@pytest.mark.parametrize(
    ("number", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_documents_are_lettered_past_z(number: int, letter: str) -> None:
    assert name_letter(number) == letter


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("https:", False),
        ("//example.org", False),
        ("data:text/html,x", False),
        ("http://[bad", False),
        ("java\nscript:alert(1)", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, *, kept: bool) -> None:
    assert (check_link(url) == url) == (kept or url is None)
    assert kept == (check_link(url) is not None)


@pytest.mark.parametrize(
    ("language", "kept"),
    [("en", True), ("pt-BR", True), ('en" onclick="x', False), ("", False), (None, False)],
)
def test_only_a_language_tag_is_carried(language: str | None, *, kept: bool) -> None:
    assert (check_language(language) is not None) == kept


def test_a_name_is_shortened_by_the_columns_it_takes() -> None:
    assert shorten("short", 10) == "short"
    assert shorten("a rather long name", 8) == "a rathe…"
    assert shorten("新華社新華社", 8) == "新華社…"


def test_no_two_boxes_of_a_tree_lie_over_one_another() -> None:
    for record in (make_record(), make_many(30)):
        bundle = bundle_first(record)
        boxes = draw_tree(bundle, bundle.lineages[0]).boxes
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT
                assert apart, (one, other)


def test_every_box_lies_inside_its_tree() -> None:
    bundle = bundle_first(make_many(30))
    tree = draw_tree(bundle, bundle.lineages[0])
    assert all(one.x + BOX_WIDTH <= tree.width for one in tree.boxes)
    assert all(one.y + BOX_HEIGHT <= tree.height for one in tree.boxes)


def test_a_lost_ancestor_is_drawn_as_never_seen() -> None:
    bundle = bundle_first(make_record())
    boxes = [one for one in draw_tree(bundle, bundle.lineages[0]).boxes if one.kind == "lost"]
    assert boxes[0].lines == ("edition 1 of a report", "by Harbour Wire, never seen")


def test_many_copies_are_counted_and_not_all_drawn() -> None:
    bundle = bundle_first(make_many(30))
    tree = draw_tree(bundle, bundle.lineages[0])
    assert [one.lines[0] for one in tree.boxes if one.kind == "more"] == ["and 17 more"]
    assert len(tree.boxes) == 14


def test_a_passage_from_another_lineage_is_drawn_beside_its_taker() -> None:
    record = make_record()
    taker = record.grouping.lineages[1]
    part = Edge(child="other", parent="early", relation="part", reasons=())
    lineages = record.grouping.lineages[0], structs.replace(taker, edges=(part,))
    record = structs.replace(record, grouping=structs.replace(record.grouping, lineages=lineages))
    bundle = bundle_first(record)
    tree = draw_tree(bundle, bundle.lineages[1])
    assert tree.boxes[-1].lines == ("A · The Morning Post of…", "of lineage 1")
    assert [one.label for one in tree.wires] == ["passage [1]"]


def test_a_timeline_shades_the_story_and_marks_the_date_that_does_not_fit() -> None:
    dates = tell_dates(bundle_first(make_record()))
    timeline = draw_timeline(dates.documents, dates.when)
    assert timeline is not None
    assert timeline.window is not None
    early, late, other = timeline.rows
    assert early.worked_out is not None
    assert early.worked_out.x < timeline.window.x
    assert late.doubted
    assert late.shown is not None
    assert late.shown > timeline.window.x + timeline.window.width
    assert (other.worked_out, other.shown) == (None, None)


def test_there_is_no_timeline_where_no_date_is_known() -> None:
    dates = tell_dates(bundle_first(make_many(2)))
    assert draw_timeline(dates.documents, dates.when) is None


def test_a_timeline_bears_the_ends_of_the_calendar() -> None:
    dates = tell_dates(bundle_first(make_record()))
    for when in (
        When("0001-01-01", "9999-12-31", "span", "text"),
        When("9999-12-31", "9999-12-31", "day", "text"),
        When("0001-01-01", "0001-01-01", "day", "text"),
    ):
        timeline = draw_timeline(dates.documents, when)
        assert timeline is not None


def test_identical_passages_are_folded_and_counted_as_the_same() -> None:
    (comparison,) = compare_versions(bundle_first(make_many(2)))
    assert [(block.folded, len(block.passages)) for block in comparison.blocks] == [
        (True, 2),
        (False, 1),
    ]
    assert (comparison.passages, comparison.differing) == (3, 0)


def test_every_sentence_of_both_versions_stands_once_and_in_order() -> None:
    (comparison,) = compare_versions(bundle_first(make_record()))
    passages = [one for block in comparison.blocks for one in block.passages]
    assert [one.number for row in passages for one in row.first] == list(range(1, 8))
    assert [one.number for row in passages for one in row.second] == list(range(1, 8))


def test_a_difference_that_no_passage_holds_is_listed_by_itself() -> None:
    record = make_record()
    grouping = structs.replace(record.grouping, alignments=())
    (comparison,) = compare_versions(bundle_first(structs.replace(record, grouping=grouping)))
    assert comparison.passages == 0
    assert len(comparison.loose) == len(record.collation.differences)


def test_pairs_outside_the_story_are_left_out() -> None:
    record = make_record()
    stray = Copy(
        first="early", second="elsewhere", verdict="independent", score=0, evidence=(), rule="x"
    )
    copies = (*record.grouping.copies, stray)
    grouping = structs.replace(record.grouping, copies=copies)
    assert len(bundle_first(structs.replace(record, grouping=grouping)).copies) == 3


def test_a_story_of_one_lineage_is_summed_up_in_few_words() -> None:
    record = make_record()
    story = structs.replace(
        record.grouping.stories[0], reports=("early", "late"), lineages=("lineage-1",)
    )
    grouping = structs.replace(record.grouping, stories=(story,))
    bundle = bundle_first(structs.replace(record, grouping=grouping))
    assert sum_up(bundle) == "2 documents, 1 lineage, going back to Harbour Wire."


def test_a_story_that_names_no_origin_says_so() -> None:
    bundle = bundle_first(make_many(2))
    assert sum_up(bundle) == "2 documents, 1 lineage; no document names where it comes from."


def test_an_edition_that_was_never_seen_is_counted() -> None:
    record = make_record()
    lineage: Lineage = structs.replace(record.grouping.lineages[0], editions=())
    grouping = structs.replace(record.grouping, lineages=(lineage,))
    bundle = bundle_first(structs.replace(record, grouping=grouping))
    figures = {one.label: one.value for one in count_figures(bundle, ())}
    assert figures["editions"] == 2


def test_the_earlier_edition_stands_on_the_left_whichever_way_a_pair_was_given() -> None:
    record = make_record()
    turned = structs.replace(
        record,
        grouping=structs.replace(
            record.grouping,
            alignments=tuple(turn_alignment(one) for one in record.grouping.alignments),
        ),
        collation=structs.replace(
            record.collation,
            differences=tuple(turn_difference(one) for one in record.collation.differences),
        ),
    )
    assert compare_versions(bundle_first(turned)) == compare_versions(bundle_first(record))


def turn_alignment(one: Alignment) -> Alignment:
    links = tuple(Link(link.second, link.first, link.closeness) for link in one.links)
    return Alignment(first=one.second, second=one.first, links=links)


def turn_difference(one: Difference) -> Difference:
    turned: dict[Side, Side] = {"first": "second", "second": "first"}
    return structs.replace(
        one,
        first=one.second,
        second=one.first,
        at_first=one.at_second,
        at_second=one.at_first,
        broken=turned.get(one.broken, one.broken),
    )


def test_edges_are_numbered_down_the_page() -> None:
    record = make_record()
    lineage = record.grouping.lineages[0]
    turned = structs.replace(lineage, edges=lineage.edges[::-1])
    edges = order_edges(bundle_first(record), turned)
    assert [one.child for one in edges] == ["early", "lost-2", "late"]


@pytest.mark.parametrize(
    ("first", "second", "left", "right"),
    [
        ("He said yes.", "He said no.", ["yes"], ["no"]),
        ("The port’s crane", "the port's crane!", [], []),
        ("one two three four", "one four", ["two three"], []),
        ("", "all of it is new", [], ["all of it is new"]),
        ("about 6,700 men", "about 6,900 men", ["6,700"], ["6,900"]),
    ],
)
def test_only_the_words_that_differ_are_found(
    first: str, second: str, left: list[str], right: list[str]
) -> None:
    runs = find_changed(first, second)
    assert [first[start:end] for start, end in runs[0]] == left
    assert [second[start:end] for start, end in runs[1]] == right


def test_a_passage_too_long_to_look_into_is_one_run() -> None:
    long = "word " * 2000
    assert find_changed(long, "word") == (((0, len(long)),), ((0, 4),))


def test_of_whole_sentences_in_other_words_only_the_words_are_marked() -> None:
    record = make_record()
    early, late, _ = record.reports
    whole = make_difference(
        (early, late),
        (
            "Officials called the talks frank and useful.",
            "The talks were described by officials as frank and of use.",
        ),
        "wording",
        "paraphrase",
    )
    record = structs.replace(record, collation=Collation(differences=(whole,)))
    (comparison,) = compare_versions(bundle_first(record))
    passages = [one for block in comparison.blocks for one in block.passages]
    (passage,) = [one for one in passages if one.notes]
    assert passage.notes[0].whole
    assert [one.text for one in passage.first[0].pieces if one.mark] == [
        "Officials called",
        "useful",
    ]


def test_a_short_quote_is_shown_among_its_words() -> None:
    bundle = bundle_first(make_record())
    place = place_span(bundle, make_span(bundle.documents[0].report, "Tuesday"))
    assert place is not None
    assert (place.before, place.quote, place.after) == (
        "… Orla Venn will fly to Tarsk on ",
        "Tuesday",
        ", the Varnian foreign office said.",
    )
