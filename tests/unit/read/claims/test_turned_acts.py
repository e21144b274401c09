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
        ("Peru expressed regret over the Chilean veto.", "expressed", "ACCUSE"),
        ("Peru regretted the death of a Chilean soldier.", "regretted", "CONCEDE"),
        ("Peru expressed regret for the death of a Chilean soldier.", "expressed", "CONCEDE"),
        ("Kenya promised retaliation against Chad.", "promised", "THREATEN"),
        ("Kenya promised a harsh response to Chad.", "promised", "THREATEN"),
        ("Kenya promised Chad help after the flood.", "promised", "AGREE"),
        ("Portugal will cancel half of the debt that Mozambique owes it.", "cancel", "AID"),
        ("Portugal will cancel its aid to Mozambique.", "cancel", "SANCTION"),
        ("Last year Peru filed more than sixty protests against Chile.", "protests", "ACCUSE"),
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


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("South Korea expressed regret to Japan.", "expressed"),
        ("Ghana categorically rejected the claim by Togo.", "rejected"),
    ],
)
def test_a_word_that_only_carries_or_stresses_an_act_is_none_of_its_own(
    reader: PassageReader, text: str, cue: str
) -> None:
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert [one.cue for one in claims if one.act in ("CONCEDE", "DENIAL")] == [cue]


@pytest.mark.parametrize(
    ("text", "is_sanction"),
    [
        ("Russia violated the arms embargo on Mali.", False),
        ("Russia circumvented the sanctions against Mali.", False),
        ("Russia imposed an arms embargo on Mali.", True),
        ("Russia violated the rights of Mali and closed its embassy in Bamako.", True),
    ],
)
def test_who_breaks_a_sanction_imposes_none(
    reader: PassageReader,
    text: str,
    is_sanction: bool,  # noqa: FBT001
) -> None:
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert any(one.act == "SANCTION" for one in claims) is is_sanction


def test_what_nobody_asked_for_is_not_demanded(reader: PassageReader) -> None:
    text = "Kenya did not ask Uganda to release the prisoners."
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert [(one.act, one.status) for one in claims] == [("REQUEST", "did-not-happen")]


def test_whom_somebody_tells_is_not_the_first_hand(reader: PassageReader) -> None:
    text = "Chile had frozen the accounts of a Russian bank, the minister told state television."
    (claim,) = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    assert claim.says == ("CHL/GOV",)
