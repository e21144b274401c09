"""Line ends, control characters and paragraphs."""

from twosource.text.characters import control_share, find_lines, normalise_characters


def test_only_line_ends_and_controls_are_changed() -> None:
    assert normalise_characters("a\r\nb\rc\u2028d\x00\x07\ufeffe\u00a0“f”\te\u0301") == (
        "a\nb\nc\nde\u00a0“f”\te\u0301"
    )


def test_control_share_counts_neither_tab_nor_line_end() -> None:
    assert control_share("a\tb\n") == 0
    assert control_share("a\x01") == 0.5


def test_lines_lose_their_margins_and_no_break_spaces_count_as_margin() -> None:
    text = "\n  first\u00a0\n\n\u00a0\nsecond \n"
    lines = find_lines(text)
    assert [line.text for line in lines] == ["first", "second"]
    assert [text[line.start : line.end] for line in lines] == ["first", "second"]


def test_a_text_set_to_a_fixed_width_keeps_its_paragraphs() -> None:
    paragraph = (
        "Corvia recalled its envoy on Monday after a\n"
        "tanker was seized in the strait between the\n"
        "two states and towed to a port that neither\n"
        "of them had named until that day, according\n"
        "to the harbour master and two crews in port\n"
        "who spoke later.\n"
    )
    lines = find_lines(paragraph + paragraph)
    assert len(lines) == 2
    assert lines[0].text.endswith("who spoke later.")
    assert "\n" not in lines[0].text


def test_short_lines_that_do_not_run_on_stay_apart() -> None:
    assert len(find_lines("Corvia\nValdoria\nand others\nPort Senn\nOrla\nThe end")) == 6
