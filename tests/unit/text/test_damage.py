"""Signs of garbling are found, and sound sentences show none."""

import pytest

from twosource.lexicon.words import STOPWORDS
from twosource.text.damage import find_damage


def _kinds(sentence: str) -> list[str]:
    return [one.kind for one in find_damage(sentence, 0, len(sentence), STOPWORDS)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("is driven by the need for grain.", "lower-start"),
        ("The ships left harbour on Monday. .", "stray-space"),
        ("The council adopted a motion To renew the mandate.", "stray-capital"),
        ("In April, Harsk It blocked the vote.", "stray-capital"),
        ("They “shared a table.” ready to talk.”", "open-quote"),
        ("He spoke of the long-standing policy of", "hanging-end"),
    ],
)
def test_a_garbled_sentence_shows_its_sign(sentence: str, kind: str) -> None:
    assert kind in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy flew from The Hague to Port Amsel in May and met Will Reed.",
        "“We shall wait,” he said, “until The Hague answers.”",
        "She asked: Who pays?",
        "The U.S. delegation, the largest of all, left at noon.",
        "His Majesty King Aldo received His Excellency the envoy.",
        "It rose 3.5 per cent, to 1,200 tonnes.",
    ],
)
def test_a_sound_sentence_shows_none(sentence: str) -> None:
    assert _kinds(sentence) == []


def test_places_are_those_of_the_whole_text() -> None:
    text = "Fine. The ships left . Then more."
    (found,) = find_damage(text, 6, 22, STOPWORDS)
    assert text[found.start : found.end] == " ."
