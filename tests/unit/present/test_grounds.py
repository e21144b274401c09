"""What an event stands on and what stands against it, on its page and in a terminal."""

import re

import pytest
from msgspec import structs
from tests.unit.present.grounds import make_grounded, make_grounded_hostile, make_ungrounded
from tests.unit.present.records import HOSTILE
from tests.unit.present.test_dossier import ALLOWED, read_page, read_words

from twosource.model import Edge, Figure, Independent, Record, Span
from twosource.present.claim_versions import lay_out
from twosource.present.control_words import name_group, say_group
from twosource.present.dispute_words import NOT_READ
from twosource.present.dossier import render_dossiers
from twosource.present.event_rows import tell_events
from twosource.present.events import shelve_events, tell_event_in_full
from twosource.present.flow_drawing import draw_flow, pick_main
from twosource.present.grounds import Grounds, tell_grounds
from twosource.present.ladder import Ladder
from twosource.present.series_chart import HEIGHT, WIDTH, tell_series
from twosource.present.shelf import bundle_story, shelve
from twosource.present.side_by_side import compare_versions
from twosource.present.terminal import Screen
from twosource.present.terminal_against import find_beside
from twosource.present.terminal_events import tell_event


def ground(record: Record) -> dict[str, Grounds]:
    bundle = bundle_story(shelve(record), record.grouping.stories[0])
    return tell_grounds(bundle, tell_events(lay_out(bundle, compare_versions(bundle))))


def find_ladder(record: Record, event: str = "event-wire") -> Ladder:
    return ground(record)[event].ladder


def change_standing(record: Record, event: str, **parts: object) -> Record:
    held = tuple(
        structs.replace(one, **parts) if one.event == event else one
        for one in record.collation.standings
    )
    return structs.replace(record, collation=structs.replace(record.collation, standings=held))


def read_part(record: Record, head: str) -> str:
    """Read what stands under a heading of an event."""
    html = render_dossiers(record)
    part = html[html.index(f">{head}") :]
    return " ".join("".join(read_page(part[: part.index("</section>")]).words).split())


# --- the ladder ----------------------------------------------------------------------------------


def test_one_plain_sentence_says_what_an_event_stands_on_and_why_the_range_is_open() -> None:
    assert find_ladder(make_grounded()).says == (
        "6 documents in 3 lineages tell it, by the word of Tarsk's navy, Red Buoy union and "
        "somebody who is not named: at least 2 and at most 3 independent voices stand behind it, "
        "because 1 lineage does not tell whose word it is."
    )


def test_the_five_figures_stand_side_by_side() -> None:
    assert (
        "6 documents 4 publishers 3 lineages 2 named roots 2–3 independent, at least and at most"
        in read_words(render_dossiers(make_grounded()))
    )


def test_the_high_figure_never_stands_alone() -> None:
    html = render_dossiers(make_grounded())
    cells = re.findall(r'data-head="Independent[^>]*>([^<]*)<', html)
    assert cells == ["2–3", "1–1", "1–1", "0–0"]


def test_what_was_not_worked_out_is_a_dash_and_no_guess() -> None:
    ladder = find_ladder(make_ungrounded())
    assert [value for value, _ in ladder.figures] == ["6", "–", "3", "–", "–"]
    assert (ladder.roots, ladder.independent) == ((), "–")


def test_copies_are_folded_under_the_text_they_come_from() -> None:
    navy, union, nobody = find_ladder(make_grounded()).roots
    (rung,) = navy.rungs
    assert (rung.first.claim, [one.claim for one in rung.copies]) == (
        "wire", ["late", "copy", "garbled"],
    )  # fmt: skip
    assert [len(one.rungs) for one in (union, nobody)] == [1, 1]


def test_a_root_that_is_not_known_comes_last_and_says_so() -> None:
    root = find_ladder(make_grounded()).roots[-1]
    assert (root.name, root.group, root.known) == (
        "nobody named", "whose word it is, is not told", False,
    )  # fmt: skip


def test_that_it_was_said_and_that_it_is_so_are_counted_apart_where_they_differ() -> None:
    assert "that it was said: 1–2; that it is so: 2–3." in read_words(
        render_dossiers(make_grounded())
    )
    assert [one.name for one in find_ladder(make_grounded()).heard_by] == [
        "Harbour Wire", "Quay Letter",
    ]  # fmt: skip
    assert find_ladder(make_grounded(), "event-denial").utterance is None


def test_what_is_named_only_to_be_denied_counts_nothing_and_is_listed() -> None:
    ladder = find_ladder(make_grounded(), "event-sunk")
    assert [one.claim for one in ladder.only_denied] == ["sunk"]
    assert ladder.says == "Nobody says that it is so: these documents name it only to deny it."
    assert ladder.independent == "0–0"


def test_a_passage_that_another_lineage_took_over_stands_under_the_lender() -> None:
    record = make_grounded()
    part = Edge(child="quay", parent="wire", relation="part", reasons=())
    first, second, third = record.grouping.lineages
    lineages = (first, structs.replace(second, edges=(part,)), third)
    record = structs.replace(record, grouping=structs.replace(record.grouping, lineages=lineages))
    navy = record.collation.standings[0].voices[0]
    voice = structs.replace(navy, claims=(*navy.claims, "quay"))
    record = change_standing(record, "event-wire", voices=(voice,))
    (rung,) = find_ladder(record).roots[0].rungs
    assert [one.claim for one in rung.taken] == ["quay"]


@pytest.mark.parametrize(
    ("group", "says", "named"),
    [
        ("state:KOR", "South Korea: a government with its ministries, forces and media",
         "South Korea"),
        ("body:UN", "United Nations: a body with its branches", "United Nations"),
        ("name:red buoy union", "Red Buoy union: a voice of its own", "Red Buoy union"),
        ("", "whose word it is, is not told", "not known"),
    ],
)  # fmt: skip
def test_a_control_group_is_said_in_words(group: str, says: str, named: str) -> None:
    assert (say_group(group, "Red Buoy union"), name_group(group, "Red Buoy union")) == (
        says, named,
    )  # fmt: skip


# --- against -------------------------------------------------------------------------------------


def test_a_denial_shows_both_sides_with_their_roots_and_sentences() -> None:
    words = read_part(make_grounded(), "What stands against event 1<")
    assert "denial whether it is so a party denies what another says" in words
    assert "By the word of: Tarsk's navy (TAR: a government" in words
    assert "Denied told as event 2" in words
    assert "D 2 Harbour Wire Varnia denied that it had shelled the port." in words


def test_a_contradiction_shows_both_values_and_prefers_neither() -> None:
    dispute = ground(make_grounded())["event-wire"].against[1]
    first, second = dispute.first, dispute.second
    assert (first.value, second.value) == ("19 dockers", "17 dockers")
    assert (first.head, second.head) == ("One side", "The other side")
    assert second.roots[0].group == "whose word it is, is not told"


def make_unclaimed() -> Record:
    """The contradiction as one of sentences, whose second side no claim tells."""
    record = make_grounded()
    denial, other = record.collation.disputes
    (bare,) = (one for one in record.reports if "17 dockers" in one.text)
    start = bare.text.index("17 dockers")
    made = structs.replace(
        other,
        second=(),
        because="“19 dockers” beside “17 dockers”",
        rule="two sentences, one amount",
        second_at=(Span(bare.id, start, start + len("17 dockers")),),
    )
    return structs.replace(
        record, collation=structs.replace(record.collation, disputes=(denial, made))
    )


def test_a_side_without_a_claim_is_told_by_its_sentence() -> None:
    dispute = ground(make_unclaimed())["event-wire"].against[1]
    assert (dispute.first.value, dispute.second.value) == ("“19 dockers”", "“17 dockers”")
    assert [one.quote for one in dispute.second.cited] == [
        "Varnia shelled the port of Amsel, killing 17 dockers."
    ]
    assert [one.says for one in dispute.second.roots] == [NOT_READ]
    words = read_part(make_unclaimed(), "What stands against event 1<")
    assert "Nobody in these documents says so" not in words
    assert NOT_READ in words


def test_a_terminal_tells_a_side_without_a_claim_by_its_sentence() -> None:
    record = make_unclaimed()
    shelf, event = shelve_events(record), record.collation.events[0]
    words = tell_event(
        tell_event_in_full(shelf, event), Screen(), find_beside(record, shelf, event)
    )
    assert "the other side: “17 dockers”" in words
    assert "killing 17 dockers.”" in words
    assert NOT_READ in words


def test_a_linked_denial_is_told_where_no_dispute_was_worked_out() -> None:
    held = ground(make_ungrounded())
    (dispute,) = held["event-wire"].against
    assert [one.claim for one in dispute.second.cited] == ["denial"]
    assert (held["event-wire"].denied, held["event-denial"].denied) == (True, False)


def test_what_nobody_asserts_is_not_counted_as_disputed() -> None:
    held = ground(make_grounded())
    assert held["event-sunk"].against[0].first.cited == ()
    assert not held["event-sunk"].denied


def test_the_table_marks_disputed_events_with_words_and_shapes() -> None:
    html = render_dossiers(make_grounded())
    cells = re.findall(r'data-head="Disputed">(.*?)</td>', html, re.S)
    said = [" ".join("".join(read_page(one).words).split()) for one in cells]
    assert said == ["denied contradicted", "no", "no", "only denied"]
    assert cells[0].count("<svg") == 2


def test_the_strip_counts_what_is_disputed_and_corrected() -> None:
    words = read_words(render_dossiers(make_grounded()))
    assert "1 disputed event 1 contradiction 1 corrected claim" in words
    assert "disputed event" not in read_words(render_dossiers(make_ungrounded()))


# --- figures over time ---------------------------------------------------------------------------


def test_a_figure_over_time_stands_in_a_table_with_its_turns() -> None:
    (series,) = ground(make_grounded())["event-wire"].series
    assert [(one.told, one.amount, one.word, one.by) for one in series.rows] == [
        ("4 March 2031", "12 dockers", "first told", "Tarsk's navy (TAR)"),
        ("4 March 2031", "15 dockers", "told beside it", "Red Buoy union"),
        ("6 March 2031", "19 dockers", "raised", "Tarsk's navy (TAR)"),
        ("9 March 2031", "17 dockers", "lowered", ""),
    ]
    assert series.says == "Told 4 times: 12 dockers at first, 17 dockers at last."


def test_no_two_marks_of_a_chart_lie_over_one_another_and_all_lie_inside() -> None:
    record = make_grounded()
    series = record.collation.series[0]
    same = tuple(
        structs.replace(one, told="2031-03-04", amount=series.figures[0].amount)
        for one in series.figures
    )
    bundle = bundle_story(shelve(record), record.grouping.stories[0])
    for one in (series, structs.replace(series, figures=same)):
        chart = tell_series(bundle, one).chart
        assert chart is not None
        for at, mark in enumerate(chart.marks):
            assert 10 <= mark.x <= WIDTH - 10
            assert 10 <= mark.y <= HEIGHT
            for other in chart.marks[at + 1 :]:
                assert abs(mark.x - other.x) >= 20 or abs(mark.y - other.y) >= 20


def test_a_figure_of_no_known_day_stands_in_the_table_alone() -> None:
    record = make_grounded()
    series = record.collation.series[0]
    figures: tuple[Figure, ...] = tuple(structs.replace(one, told="") for one in series.figures)
    bundle = bundle_story(shelve(record), record.grouping.stories[0])
    told = tell_series(bundle, structs.replace(series, figures=figures))
    assert (told.chart, told.undated, told.rows[0].told) == (None, 4, "day not known")


# --- how it was put together ---------------------------------------------------------------------


def test_merges_judgements_and_earlier_ids_are_told_in_words() -> None:
    words = read_part(make_grounded(), "How event 1 was put together")
    assert "2 joins, 2 judgements by hand, 1 earlier id" in words
    assert "one sentence (one sentence and its copy; weight 9)" in words
    assert "Kept apart by hand, and taken back later: F 1" in words
    assert "1 April 2031, by O. Venn two ports" in words
    assert "Until run 2 it had the id event-old." in words


def test_an_event_of_one_claim_tells_nothing_of_that() -> None:
    assert ground(make_grounded())["event-denial"].together.empty


def test_an_id_that_changed_stands_with_what_the_run_changed() -> None:
    words = read_words(render_dossiers(make_grounded()))
    assert "Run 2 Claims were put together otherwise" in words
    assert "was event-old, is event-wire" in words


# --- the drawing ---------------------------------------------------------------------------------


def test_a_drawing_joins_voices_roots_lineages_and_the_event() -> None:
    flow = ground(make_grounded())["event-wire"].flow
    assert flow is not None
    assert [one.kind for one in flow.boxes] == [
        "origin", "origin", "lost", "report", "report", "lost", "report", "report", "report",
        "event-box",
    ]  # fmt: skip
    assert [one.known for one in flow.threads].count(False) == 3
    assert all(one.y + 46 <= flow.height for one in flow.boxes)


def test_one_line_from_one_voice_is_not_drawn() -> None:
    assert ground(make_grounded())["event-denial"].flow is None


def test_the_drawing_of_a_story_has_a_table_that_says_the_same() -> None:
    record = make_grounded()
    bundle = bundle_story(shelve(record), record.grouping.stories[0])
    told = tell_events(lay_out(bundle, compare_versions(bundle)))
    flow = draw_flow(bundle, pick_main(bundle, told.shown))
    assert flow is not None
    assert [(one.event.number, one.root, one.known) for one in flow.rows] == [
        (1, "Tarsk's navy", True), (1, "Red Buoy union", True), (1, "nobody named", False),
        (2, "Varnia", True), (3, "navy", True),
    ]  # fmt: skip


def test_without_standings_nothing_is_drawn() -> None:
    assert "Whose word the main" not in read_words(render_dossiers(make_ungrounded()))


# --- what differs --------------------------------------------------------------------------------


def test_differences_are_counted_by_kind_and_slot_with_links_to_the_first() -> None:
    html = render_dossiers(make_grounded())
    words = read_words(html)
    assert "Kind how much number who did it to whom All corruption 0 1 1 2 update 1 0 0 1" in words
    link = re.search(r'<a href="#([^"]+)" aria-label="1: corruption, number">', html)
    assert link is not None
    assert f'id="{link[1]}"' in html


def test_a_difference_of_claims_leads_to_their_event() -> None:
    assert "rule: direction-rule event 1" in read_words(render_dossiers(make_grounded()))


def test_a_corrected_claim_shows_both_texts_and_an_unconfirmed_one_says_so() -> None:
    words = read_words(render_dossiers(make_grounded()))
    table = words[words.index("What sister versions say of damaged sentences") :]
    assert "killed 21 dockers, Tarsk's navy said. Corrected: reads in D: Varnia shelled" in table
    assert "Not confirmed: this comes from a damaged sentence" in table


# --- hostile words, order, terminal --------------------------------------------------------------


def test_the_page_of_hostile_findings_is_made_of_our_tags_alone() -> None:
    page = read_page(render_dossiers(make_grounded_hostile()))
    assert set(page.tags) <= ALLOWED
    assert not [one for one in page.attributes if one[1].startswith("on") or one[1] == "style"]
    classes = [value for _, named, value in page.attributes if named == "class"]
    assert not [one for one in classes if re.search(r"[^a-z0-9 -]", one)]
    words = read_words(render_dossiers(make_grounded_hostile()))
    assert all(" ".join(one.split()) in words for one in HOSTILE[:6])


def test_the_order_of_what_was_found_does_not_change_an_events_figures() -> None:
    record = make_grounded()
    turned = structs.replace(
        record,
        claims=record.claims[::-1],
        collation=structs.replace(
            record.collation,
            standings=record.collation.standings[::-1],
            checks=record.collation.checks[::-1],
        ),
    )
    assert render_dossiers(turned) == render_dossiers(record)


def test_a_range_of_none_at_the_low_end_is_told_with_both_ends() -> None:
    record = change_standing(make_grounded(), "event-wire", content=Independent(low=0, high=2))
    assert "at least 0 and at most 2 independent voices" in find_ladder(record).says


def test_a_terminal_tells_contradictions_and_figures_over_time() -> None:
    record = make_grounded()
    shelf, event = shelve_events(record), record.collation.events[0]
    words = tell_event(
        tell_event_in_full(shelf, event), Screen(), find_beside(record, shelf, event)
    )
    assert "Against, how much: 19 dockers beside 17 dockers" in words
    assert "one side: 19 dockers" in words
    assert "Told over time: dockers killed" in words
    assert re.search(r"2031-03-06 +19 dockers +raised +Tarsk's navy, via Harbour Wire", words)
    assert "Denied by" in words
