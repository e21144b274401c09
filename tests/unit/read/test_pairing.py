"""Cues, sources and contents find one another."""

from twosource.model.parse import Attribution
from twosource.read.pairing import pair_attributions


def test_each_part_goes_to_the_nearest_cue() -> None:
    found = pair_attributions(
        "gum",
        [(0, 2, "source"), (8, 9, "source")],
        [(2, 3, "cue"), (9, 10, "cue")],
        [(3, 7, "content"), (10, 14, "content")],
    )
    assert found == (
        Attribution("gum", (2, 3), (0, 2), ((3, 7),)),
        Attribution("gum", (9, 10), (8, 9), ((10, 14),)),
    )


def test_a_cue_between_two_halves_of_what_is_said() -> None:
    found = pair_attributions(
        "gum", [(4, 5, "source")], [(5, 6, "cue")], [(0, 4, "c"), (6, 9, "c")]
    )
    assert found == (Attribution("gum", (5, 6), (4, 5), ((0, 4), (6, 9))),)


def test_without_a_cue_the_rest_still_stands() -> None:
    assert pair_attributions("gum", [(0, 1, "s")], [], [(2, 5, "c")]) == (
        Attribution("gum", None, (0, 1), ((2, 5),)),
    )
    assert pair_attributions("gum", [(0, 1, "s")], [], []) == ()
