"""Stretches of a report, and the vectors of their words."""

from pathlib import Path

import numpy as np
import pytest

from twosource.errors import ModelError
from twosource.read.card import find_model, hash_passages, load_card
from twosource.read.passages import (
    BEFORE_PIECES,
    MOST_PIECES,
    load_passages,
    plan_windows,
)

CHAD = ("Chad", "closed", "its", "border", ".")
THEY = ("They", "had", "asked", "for", "it", ".")
MALI = ("Mali", "closed", "its", "border", ".")


def test_a_short_report_is_one_stretch() -> None:
    assert list(plan_windows([20, 30, 40])) == [(0, 0, 3)]


def test_no_sentences_are_no_stretch() -> None:
    assert list(plan_windows([])) == []


def test_a_later_stretch_begins_with_what_stands_before_it() -> None:
    sizes = [40] * 12
    planned = list(plan_windows(sizes))
    assert [end for _, _, end in planned[:-1]] == [start for _, start, _ in planned[1:]]
    assert planned[0] == (0, 0, 5)
    for first, start, end in planned[1:]:
        assert 0 < sum(sizes[first:start]) <= BEFORE_PIECES
        assert sum(sizes[first:end]) <= MOST_PIECES


def test_a_sentence_that_is_too_long_stands_alone() -> None:
    assert list(plan_windows([300, 20])) == [(0, 0, 1), (1, 1, 2)]


def test_a_word_is_found_in_its_stretch_alone() -> None:
    (window,) = load_passages().read([CHAD, THEY], {1})
    assert window.find((0, 0)) == 0
    assert window.find((1, 2)) == len(CHAD) + 2
    assert window.find((2, 0)) is None
    assert window.words.shape == (len(CHAD) + len(THEY), 384)


def test_only_stretches_that_are_asked_for_are_read() -> None:
    long = [("The", "minister", "spoke", "of", "roads", ".")] * 120
    every = load_passages().read(long, range(120))
    (some,) = load_passages().read(long, {60})
    assert len(every) > 3
    assert some.start <= 60 < some.end
    assert load_passages().read(long, ()) == ()


def test_what_is_cut_off_is_not_found() -> None:
    (window,) = load_passages().read([("word",) * 600], {0})
    assert window.find((0, 400)) == 400
    assert window.find((0, 599)) is None


def test_a_sentence_is_read_by_what_stands_before_it() -> None:
    (alone,), (after_chad,), (after_mali,) = (
        load_passages().read(some, {0}) for some in ([THEY], [CHAD, THEY], [MALI, THEY])
    )
    chad, mali = (one.words[len(CHAD)] for one in (after_chad, after_mali))
    assert np.abs(alone.words[0] - chad).max() > 0.01
    assert np.abs(chad - mali).max() > 0.01


def test_a_stretch_is_read_alike_in_any_company() -> None:
    long = [("The", "minister", "spoke", "of", "roads", ".")] * 60
    first, *_ = load_passages().read(long, range(60))
    (alone,) = load_passages().read(long[: first.end], {0})
    assert np.allclose(first.words, alone.words, atol=1e-4)


def test_a_folder_without_the_network_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "pieces.txt").write_text("")
    with pytest.raises(ModelError, match="missing"):
        load_passages(tmp_path)


def test_the_card_names_the_files_that_ship() -> None:
    assert load_card(find_model()).passages == hash_passages(find_model())
