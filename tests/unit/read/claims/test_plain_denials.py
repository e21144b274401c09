"""Who denies in plain words, and what is no denial: invented passages, read by the network."""

from datetime import date

import pytest

from twosource.lexicon.denials import calls_false, denies_by_itself, is_saying
from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader, label


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


def find_deniers(reader: PassageReader, text: str) -> list[tuple[str, ...]]:
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    return [one.actor or () for one in claims if one.act == "DENIAL"]


@pytest.mark.parametrize(
    ("text", "deniers"),
    [
        pytest.param(
            "Kenya's army says that Chad shelled a village. "
            "The accusation was dismissed by Chad's embassy.",
            [("TCD/GOV",)],
            id="passive",
        ),
        pytest.param(
            "Kenya's talk of a secret Chadian base is a fairy tale, Chad said.",
            [("TCD",)],
            id="what was said is a tale",
        ),
        pytest.param(
            "Kenya accused Chad's soldiers of burning a market. "
            "That was far from reality, a spokesman for the Chadian army said.",
            [("TCD/MIL",)],
            id="far from reality",
        ),
        pytest.param(
            "Kenyan soldiers crossed into Chad at night, the Chadian police said. "
            "No Kenyan soldier has left his barracks, the defence ministry in Nairobi said.",
            [("KEN/GOV",)],
            id="who is accused says that nobody did",
        ),
        pytest.param(
            "Nobody bombed the market, the Chadian army said.",
            [("TCD/MIL",)],
            id="no force was used",
        ),
    ],
)
def test_a_denial_in_plain_words_is_found(
    reader: PassageReader, text: str, deniers: list[tuple[str, ...]]
) -> None:
    assert find_deniers(reader, text) == deniers


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's navy confirmed firing at a Chadian trawler. It did not deny the shots.",
        "Kenya contradicted nobody. It said that its navy had towed the raft to Chad.",
        "Kenya rejected a Chadian demand that it withdraw its engineers.",
        "No shots have been fired on the border since May, the Chadian army said.",
        "Chad said that the offer was no fairy tale. It will withdraw its army, it said.",
    ],
)
def test_what_is_no_denial_is_not_taken_for_one(reader: PassageReader, text: str) -> None:
    assert find_deniers(reader, text) == []


@pytest.mark.parametrize(
    "words",
    [
        "this is a fairy tale",
        "there was not a word of truth in it",
        "it does not correspond to the truth",
        "the report was made up",
        "Not so",
    ],
)
def test_words_that_call_something_false(words: str) -> None:
    assert calls_false(words)


@pytest.mark.parametrize("words", ["it is no fairy tale", "that was not false", "it is true"])
def test_words_that_do_not_call_it_false(words: str) -> None:
    assert not calls_false(words)


def test_which_words_are_for_what_was_said() -> None:
    assert all(map(is_saying, ("accusation", "rumors", "account", "it")))
    assert not is_saying("passport")


def test_a_word_of_denial_names_no_act() -> None:
    assert denies_by_itself("deny")
    assert not denies_by_itself("fire")


@pytest.mark.parametrize(
    "text",
    [
        "Iran said it had launched no missile at Azerbaijan.",
        "Belarus has never armed insurgents in Congo, its foreign ministry said on Tuesday, "
        "rejecting an allegation made by Zambia hours before.",
        "Djibouti says Qatar refused to pay fees. "
        "Assertions that Qatar refused to pay fees are baseless, the Qatari ministry said.",
    ],
)
def test_what_is_denied_in_one_breath_is_denied_once(reader: PassageReader, text: str) -> None:
    passage = LabelledPassage(id="x", text=text, written=date(2033, 5, 3))
    assert [one.act for one in label(reader, passage)].count("DENIAL") == 1
