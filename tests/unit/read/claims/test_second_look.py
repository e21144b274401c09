"""The second look: what it sees of an act, of those who may be in it, and of denials."""

from pathlib import Path

import numpy as np
import pytest

from twosource.errors import ModelError
from twosource.read.claims.second_look import ACTS, NO_LOOK, Look, load_heads, look_again, tell_far
from twosource.read.claims.status_signs import STATUSES
from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader

TEXT = (
    "Botswana accused Lesotho of moving soldiers to the bridge at Tlaka. "
    "Lesotho denied that it had moved anybody."
)


def look_at(text: str) -> Look:
    return look_again(PassageReader().read(LabelledPassage(id="x", text=text))[0])


@pytest.fixture(scope="module")
def look() -> Look:
    return look_at(TEXT)


def test_chances_of_each_side_sum_to_one(look: Look) -> None:
    seen = look.see((0, 1), "ACCUSE", [[(0, 0)], [(0, 2), (1, 0)], []])
    assert seen is not None
    assert seen.parties.shape == (5, 3)
    assert np.allclose(np.exp(seen.parties).sum(axis=0), 1, atol=1e-4)
    assert seen.statuses.shape == (len(STATUSES),)


def test_who_accuses_is_likelier_to_have_done_it_than_who_is_accused(look: Look) -> None:
    seen = look.see((0, 1), "ACCUSE", [[(0, 0)], [(0, 2)]])
    assert seen is not None
    by, of = seen.parties[0], seen.parties[1]
    assert by[0] > of[0]
    assert of[1] > by[1]


def test_nobody_sees_a_word_that_no_stretch_has(look: Look) -> None:
    assert look.see((7, 0), "ACCUSE", []) is None
    assert look.see_link((7, 0), (0, 4), "MOBILIZE") == 0.0
    assert look.see_link((1, 1), (7, 4), "MOBILIZE") == 0.0


def test_without_acts_there_is_no_second_look() -> None:
    nothing = look_at("The river is long.")
    assert nothing is NO_LOOK
    assert nothing.see((0, 0), "AID", [[]]) is None


def test_all_acts_have_a_row_and_distances_end() -> None:
    heads = load_heads()
    assert len(heads.act) == len(ACTS)
    assert [tell_far(x) for x in (-9, -3, -1, 0, 1, 9)] == [0, 0, 2, 3, 4, 4]
    assert len(heads.far) == 5


def test_a_folder_without_the_weights_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="lacks"):
        load_heads(tmp_path)
