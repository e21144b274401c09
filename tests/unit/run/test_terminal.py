import pytest

from twosource.model import Report, Span, Unclaimed, Unread
from twosource.present.terminal import Screen, draw, make_grid, make_safe, make_table
from twosource.present.terminal_lists import tell_unclaimed, tell_unread


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "\N{REPLACEMENT CHARACTER}[31mred"),
        ("\x9b2J", "\N{REPLACEMENT CHARACTER}2J"),
        ("turned\u202eround", "turned\N{REPLACEMENT CHARACTER}round"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("name\udcff.txt", "name\N{REPLACEMENT CHARACTER}.txt"),
        ("北京 Путин", "北京 Путин"),
        ("می\u200cخواهد", "می\u200cخواهد"),
    ],
)
def test_what_could_steer_a_terminal_is_made_visible(text: str, safe: str) -> None:
    assert make_safe(text) == safe


def test_brackets_in_a_title_are_no_markup() -> None:
    assert "[bold]title[/bold]" in draw([make_grid([("a", "[bold]title[/bold]")])], Screen())


def test_a_table_shrinks_to_a_narrow_screen_and_loses_nothing() -> None:
    table = make_table("id", "title")
    table.add_row("12345678", "word " * 30)
    lines = draw([table], Screen(width=40)).splitlines()
    assert max(len(line) for line in lines) <= 40
    assert " ".join(lines).split().count("word") == 30


def test_without_a_screen_a_row_stays_on_one_line() -> None:
    table = make_table("id", "title")
    table.add_row("1", "word " * 200)
    assert len(draw([table], Screen()).splitlines()) == 2


def test_no_line_ends_in_blanks_and_no_colour_is_drawn_unasked() -> None:
    drawn = draw([make_grid([("a", "b"), ("longer", "c")])], Screen(width=60))
    assert all(line == line.rstrip() for line in drawn.splitlines())
    assert "\x1b" not in drawn


def test_a_sentence_without_a_parse_is_named_with_its_report_and_the_reason() -> None:
    text = "Fog\x1b lay on the harbour. It lifted at noon."
    report = Report(id="r", source="d/a.txt", name="a.txt", content_hash="", text=text)
    unread = Unread(span=Span("r", 0, 24), code="too-slow", why="it took too long")
    told = tell_unread([unread] * 13, {"r": report}, Screen())
    line = told.splitlines()[1]
    for part in ("a.txt", "too-slow", "lay on the harbour", "it took too long"):
        assert part in line
    assert "\x1b" not in told
    assert told.splitlines()[-1] == "… and 1 more"


def test_a_report_without_claims_is_named_with_the_reason() -> None:
    report = Report(id="r", source="d/a.txt", name="a\x1b.txt", content_hash="", text="")
    unclaimed = Unclaimed(report="r", code="too-slow", why="it took too long")
    told = tell_unclaimed([unclaimed] * 14, {"r": report}, Screen())
    line = told.splitlines()[1]
    for part in (".txt", "too-slow", "it took too long"):
        assert part in line
    assert "\x1b" not in told
    assert told.splitlines()[-1] == "… and 2 more"
