"""What counts as an act found where the labels leave a word open."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import pytest
from training.example import Example
from training.measure_acts import measure_acts

from twosource.model import ActCue
from twosource.read.reader import Reader

WORDS = ("The", "raid", "failed", ".")


class SeesTheRaid:
    """A reader that takes the second word of every sentence for an assault."""

    def read_words(self, sentences: Sequence[Sequence[str]]) -> list[SimpleNamespace]:
        cue = ActCue(1, 2, "ASSAULT", "", "failed", 2.0, 1.0, ())
        return [SimpleNamespace(acts=(cue,)) for _ in sentences]


@pytest.mark.parametrize(("tag", "precision"), [("B-ASSAULT", 100), ("O", 50), ("", 100)])
def test_a_word_left_open_is_no_false_act(tag: str, precision: float) -> None:
    nothing: tuple[str, ...] = ("",) * 4
    columns = {f"acts.{one}": nothing for one in ("status", "mode", "actor", "recipient")}
    examples = [
        Example(id=one, words=WORDS, columns=columns, layers={"acts.cue": ("O", one, "O", "O")})
        for one in ("B-ASSAULT", tag)
    ]

    figures = measure_acts(cast("Reader", SeesTheRaid()), examples)

    assert figures["acts-precision"] == precision
