"""Which place belongs to which act, in sentences of our own."""

import pytest

from twosource.model.claim import Act
from twosource.model.reading import ReadSentence
from twosource.read.actors import find_report_actors
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.where import find_where
from twosource.read.places import find_places
from twosource.read.reader import load_reader


def bind(text: str, cue: str, act: Act) -> str | None:
    """Return the words of the place of the act that `cue` names in a sentence."""
    parse = load_reader().read([text])[0]
    actors = find_report_actors(text, [(0, len(text))], [parse])[0]
    sentence = ReadSentence(text=text, parse=parse, actors=actors)
    places = find_places([sentence])[0]
    where = find_where(Clauses(parse), parse.words.index(cue), act, places)
    return text[where.start : where.end] if where else None


@pytest.mark.parametrize(
    ("text", "cue", "act", "place"),
    [
        ("Chad and Niger signed a treaty in Lugano on Monday.", "signed", "SUPPORT", "Lugano"),
        ("In Lugano, Chad and Niger signed a treaty.", "signed", "SUPPORT", "Lugano"),
        ("Chad and Niger held talks in Lugano.", "talks", "CONSULT", "Lugano"),
        ("The Lugano talks ended without a result.", "talks", "CONSULT", "Lugano"),
        ("Chadian jets bombed Garissa on Monday.", "bombed", "ASSAULT", "Garissa"),
        ("The shelling of a post at Garissa went on.", "shelling", "ASSAULT", "Garissa"),
        ("The Chadian minister arrived in Lugano.", "arrived", "CONSULT", "Lugano"),
        ("The Chadian minister visited Lugano.", "visited", "CONSULT", "Lugano"),
        ("The last Chadian soldiers left Garissa.", "left", "RETREAT", "Garissa"),
        ("A court in Lugano convicted a Chadian envoy.", "convicted", "SANCTION", "Lugano"),
        ("Crowds marched in Bern, where a vigil had ended.", "vigil", "PROTEST", "Bern"),
        ("A tanker was seized in the Strait of Hormuz.", "seized", "COERCE", "Strait of Hormuz"),
        ("Chad shelled a camp near Garissa in Kenya.", "shelled", "ASSAULT", "Garissa"),
        ("Rebels shot two guards in Chad.", "shot", "ASSAULT", "Chad"),
    ],
)
def test_the_words_between_bind_a_place_to_an_act(
    text: str, cue: str, act: Act, place: str
) -> None:
    assert bind(text, cue, act) == place


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("Moscow said that Chad had freed the pilot.", "freed", "RETREAT"),
        ("A spokesman in Paris said that Chad had freed the pilot.", "freed", "RETREAT"),
        ("The Kyiv-backed summit opened.", "summit", "CONSULT"),
        ("Talks between Moscow and Paris began.", "Talks", "CONSULT"),
        ("Chad demanded money from Paris.", "demanded", "REQUEST"),
        ("Chad condemned the shelling of Garissa.", "condemned", "ACCUSE"),
        ("Chad signed the Minsk agreements.", "signed", "SUPPORT"),
        ("The government in Paris rejected the offer.", "rejected", "REJECT"),
        ("Prices fell in Africa when Chad signed.", "signed", "SUPPORT"),
    ],
)
def test_a_place_that_is_not_that_of_the_act_is_not_bound(text: str, cue: str, act: Act) -> None:
    assert bind(text, cue, act) is None


def test_two_acts_of_one_sentence_keep_their_own_places() -> None:
    text = "Chad freed a pilot in Lugano, but its soldiers shelled a post at Garissa."
    assert bind(text, "freed", "RETREAT") == "Lugano"
    assert bind(text, "shelled", "ASSAULT") == "Garissa"
