"""Acts that the words beside them turn into another: invented sentences, read by the network."""

from datetime import date

import pytest

from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader, label


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Peru regretted the decision by Chile to close the border.", "regretted", "ACCUSE"),
        ("Peru expressed regret over the Chilean veto.", "regret", "ACCUSE"),
        ("Peru regretted the death of a Chilean soldier.", "regretted", "CONCEDE"),
        ("Peru expressed regret for the death of a Chilean soldier.", "expressed", "CONCEDE"),
        ("Kenya promised retaliation against Chad.", "promised", "THREATEN"),
        ("Kenya promised a harsh response to Chad.", "promised", "THREATEN"),
        ("Kenya promised Chad help after the flood.", "promised", "AGREE"),
    ],
)
def test_the_words_beside_an_act_tell_what_it_is(
    reader: PassageReader, text: str, cue: str, act: str
) -> None:
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert [one.act for one in claims if one.cue == cue] == [act]
