"""A drawing: all words, no label over another, lines that join what hangs together."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from tests.unit.present.readings import DENIED, make_hostile_read, make_read

from twosource.model.parse import Parse
from twosource.model.reading import ReadSentence
from twosource.present.drawing_rows import plan_drawing
from twosource.present.drawing_shapes import SIZES, Label
from twosource.present.reading_svg import (
    MIDDLE,
    NARROW,
    WIDE,
    Drawing,
    Format,
    draw_reading,
    lay_out,
)
from twosource.present.text_width import fit_text, measure_text

FORMS = [WIDE, MIDDLE, NARROW, Format(240, 0)]
NAMESPACE = "{http://www.w3.org/2000/svg}"


def make_long(times: int) -> ReadSentence:
    """Say the same again and again in one sentence; each time hangs from the first."""
    one = make_read().parse
    size = len(one.words)
    heads: list[int] = []
    for at in range(times):
        top = 1 if at else -1
        heads += [top if head == -1 else head + at * size for head in one.heads]
    return ReadSentence(
        " ".join([DENIED] * times),
        replace(
            one,
            words=one.words * times,
            upos=one.upos * times,
            lemmas=one.lemmas * times,
            heads=tuple(heads),
            relations=one.relations * times,
            starts=tuple(x + at * (len(DENIED) + 1) for at in range(times) for x in one.starts),
            ends=tuple(x + at * (len(DENIED) + 1) for at in range(times) for x in one.ends),
        ),
    )


READS = {"denied": make_read(), "long": make_long(4), "hostile": make_hostile_read()}


def reach(label: Label) -> tuple[float, float, float, float]:
    bold = label.kind in ("lane", "act", "root")
    width = min(measure_text(label.text, SIZES[label.kind], bold=bold), label.width)
    left = label.x if label.from_start else label.x - width / 2
    return left, left + width, label.y - SIZES[label.kind] * 0.75, label.y


Reach = tuple[float, float, float, float]


def overlap(a: Reach, b: Reach) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]


def find_ends(path: str) -> tuple[float, float]:
    """Return where an arc starts and where it ends, from left to right."""
    numbers = re.findall(r"-?\d+\.\d+", path)
    return float(numbers[0]), float(re.findall(r"Q(-?\d+\.\d+)", path)[-1])


def find_words(drawing: Drawing) -> dict[int, Label]:
    return {one.word: one for one in drawing.labels if one.kind == "word" and one.word is not None}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", READS)
def test_no_label_lies_over_another(name: str, form: Format) -> None:
    labels = [(one.text, reach(one)) for one in lay_out(READS[name], form=form).labels if one.text]
    assert [(a, b) for a, b in combinations(labels, 2) if overlap(a[1], b[1])] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", READS)
def test_nothing_lies_outside_the_drawing(name: str, form: Format) -> None:
    drawing = lay_out(READS[name], form=form)
    for one in drawing.labels:
        left, right, top, foot = reach(one)
        assert left >= 0, one
        assert right <= form.width, one
        assert top >= 0, one
        assert foot <= drawing.height, one
    assert all(one.x >= 0 and one.x + one.width <= form.width for one in drawing.boxes)


@pytest.mark.parametrize("form", FORMS)
def test_every_word_is_drawn_once_and_in_order(form: Format) -> None:
    drawn = [one for one in lay_out(READS["long"], form=form).labels if one.kind == "word"]
    assert [one.text for one in drawn] == list(READS["long"].parse.words)
    assert [(one.y, one.x) for one in drawn] == sorted((one.y, one.x) for one in drawn)


@pytest.mark.parametrize("form", FORMS)
def test_every_word_is_joined_to_its_head_or_bears_a_flag(form: Format) -> None:
    read = READS["long"]
    drawing = lay_out(read, form=form)
    joined = {one.joins for one in drawing.lines if one.kind == "arc"}
    flagged = {one.word for one in drawing.labels if one.kind == "flag"}
    for word, head in enumerate(read.parse.heads):
        if head != -1 and read.parse.relations[word] != "punct":
            assert ((word, head) in joined) != (word in flagged)


@pytest.mark.parametrize("name", ["denied", "long"])
def test_an_arc_runs_from_the_head_to_the_word(name: str) -> None:
    drawing = lay_out(READS[name], form=MIDDLE)
    words = find_words(drawing)
    arcs = [one for one in drawing.lines if one.kind == "arc"]
    assert arcs
    for one in arcs:
        assert one.joins is not None
        word, head = one.joins
        start, end = find_ends(one.path)
        assert end == pytest.approx(words[word].x, abs=0.1)
        assert abs(start - words[head].x) <= words[head].width / 2
        assert (start < words[head].x) == (word < head)


def test_a_flag_names_the_head_and_says_in_which_direction_it_stands() -> None:
    drawing = lay_out(make_read(), form=Format(330, 0))
    words = find_words(drawing)
    assert words[4].y < words[8].y
    flags = {one.word: one.text for one in drawing.labels if one.kind == "flag"}
    assert flags[4] == "↓ sold"
    assert flags[8] == "↑ denied"


def test_acts_stand_under_their_word_and_arguments_under_theirs() -> None:
    drawing = lay_out(make_read(), form=WIDE)
    words = find_words(drawing)
    pills = {(one.text, one.word) for one in drawing.labels if one.kind in ("act", "role")}
    assert pills == {
        ("denied", 1), ("ARG0", 0), ("ARGM-TMP", 3), ("ARG1", 8),
        ("sold", 8), ("ARG0", 6), ("ARG1", 9),
    }  # fmt: skip
    for one in drawing.labels:
        if one.kind in ("act", "role") and one.word is not None:
            assert one.x == pytest.approx(words[one.word].x)


def test_how_surely_is_said_in_a_word_and_by_a_mark() -> None:
    drawing = lay_out(make_read(), form=WIDE)
    assert [one.text for one in drawing.labels if one.kind == "fact"] == [
        "happened", "no fact", "who says so",
    ]  # fmt: skip
    assert [one.kind for one in drawing.lines if one.kind.startswith("fact")] == [
        "fact full", "fact ring",
    ]  # fmt: skip


def test_both_schemes_of_one_quote_are_drawn_once() -> None:
    drawing = lay_out(make_read(), form=WIDE)
    assert [one.text for one in drawing.labels if one.kind == "part"] == [
        "source",
        "cue",
        "content",
    ]


def test_names_of_the_tables_and_proposals_differ_in_their_line() -> None:
    drawing = lay_out(make_read(), form=WIDE)
    bars = [one.kind for one in drawing.boxes if one.kind.startswith("name")]
    assert bars == ["name organisation proposed", "name person"]
    assert [one.text for one in drawing.labels if one.kind == "name"] == [
        "organisation", "role GOV",
    ]  # fmt: skip


def test_no_row_starts_with_a_mark() -> None:
    for width in range(200, 700, 20):
        plan = plan_drawing(READS["long"], width=width, gutter=0)
        assert [row for row in plan.rows if plan.words[row.start] == "."] == []


def test_a_sentence_without_words_is_an_empty_drawing() -> None:
    drawing = lay_out(ReadSentence("", Parse()))
    assert drawing.labels == ()
    assert ET.fromstring(draw_reading(ReadSentence("", Parse()))).tag == f"{NAMESPACE}svg"


@pytest.mark.parametrize("form", FORMS)
def test_hostile_words_stay_words(form: Format) -> None:
    drawn = draw_reading(make_hostile_read(), form=form, alone=True)
    tree = ET.fromstring(drawn)
    tags = {one.tag.removeprefix(NAMESPACE) for one in tree.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "path", "text"}
    assert not {"\u202e", "\x1b"} & set(drawn)


def test_a_drawing_is_named_and_told_for_those_who_do_not_see_it() -> None:
    tree = ET.fromstring(draw_reading(make_read(), name="one"))
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "one-title one-desc"
    told = tree.findtext(f"{NAMESPACE}desc") or ""
    assert "denied (happened): ARG0 Norvane; ARGM-TMP on Monday; ARG1 that its envoys" in told
    assert "sold (no fact): ARG0 its envoys; ARG1 shells." in told
    assert "Source: Norvane; cue: denied; content: that its envoys had sold shells." in told


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert draw_reading(READS["long"]) == draw_reading(make_long(4))


def test_a_drawing_asks_for_nothing_and_runs_nothing() -> None:
    drawn = draw_reading(make_read(), alone=True)
    assert re.findall(r"url\(|href|@import|<script|\son\w+=", drawn) == []


def test_text_is_cut_to_its_room() -> None:
    cut = fit_text("according to the agency", 12, 60)
    assert cut.endswith("…")
    assert measure_text(cut, 12) <= 60
    assert fit_text("short", 12, 60) == "short"
