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


def test_two_words_that_name_one_act_together_are_one(reader: PassageReader) -> None:
    text = "Peru's president paid a State Visit to Chile on Monday."
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert [one.cue for one in claims if one.act == "CONSULT"] == ["Visit"]


def test_what_nobody_asked_for_is_not_demanded(reader: PassageReader) -> None:
    text = "Kenya did not ask Uganda to release the prisoners."
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert [(one.act, one.status) for one in claims] == [("REQUEST", "did-not-happen")]


def test_whom_somebody_tells_is_not_the_first_hand(reader: PassageReader) -> None:
    text = "Chile had frozen the accounts of a Russian bank, the minister told state television."
    (claim,) = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert claim.says == ("CHL/GOV",)
