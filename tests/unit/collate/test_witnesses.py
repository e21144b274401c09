"""What a paper's own reporter saw is the paper's word. Papers, bridges and lorries are invented."""

import pytest
from msgspec.structs import replace
from tests.unit.collate.claiming import group
from tests.unit.collate.writing import list_reports, tell, write

from twosource.collate.standings import find_standings
from twosource.collate.witnesses import was_seen
from twosource.model import Claim, Event, Standing

SEEN = "Chad crossed the bridge, a reporter of this paper saw."


@pytest.mark.parametrize(
    "sentence",
    [
        SEEN,
        "A correspondent of this newspaper saw how Chad crossed the bridge.",
        "Our photographer watched as Chad crossed the bridge.",
        "Two of them fled as Chad crossed it, two reporters for our agency have seen.",
        "Chad crossed the bridge, a reporter saw. Nobody was hurt, Niger said.",
    ],
)
def test_what_a_reporter_of_ones_own_saw_was_seen(sentence: str) -> None:
    assert was_seen(tell(write("a", sentence), "0 crossed"), write("a", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad crossed the bridge, a Reuters reporter saw.",
        "Chad crossed the bridge, a reporter of the Fada Ledger saw.",
        "Chad crossed the bridge, Niger told a reporter of this paper.",
        "Chad crossed the bridge, Niger said. A reporter saw the smoke.",
    ],
)
def test_what_others_saw_or_said_was_not(sentence: str) -> None:
    assert not was_seen(tell(write("a", sentence), "0 crossed"), write("a", sentence))


def stand(publishers: dict[str, str | None], **sentences: str) -> Standing:
    """Stand an event on one sentence of each report, by letter; nobody is named in them."""
    reports = {
        letter: replace(write(letter, words), publisher=publishers.get(letter))
        for letter, words in sentences.items()
    }
    claims: list[Claim] = [tell(one, "0 crossed", "TCD", "NER") for one in reports.values()]
    ids = tuple(one.id for one in claims)
    event = Event(id="e", story="s", claims=ids, act="AID", mode=None, status="happened")
    grouping = group("".join(sentences))
    (found,) = find_standings([event], claims, grouping, list_reports(tuple(reports.values())))
    return found


def test_it_goes_back_to_the_paper_and_nobody_is_heard_to_say_it() -> None:
    found = stand({"a": "Fada Ledger"}, a=SEEN)
    assert [(one.group, one.root) for one in found.voices] == [("name:fada ledger", "Fada Ledger")]
    assert found.utterance is None


def test_what_two_papers_saw_is_known_by_two() -> None:
    found = stand({"a": "Fada Ledger", "b": "Abeche Post"}, a=SEEN, b=SEEN)
    assert (found.content.low, found.content.high) == (2, 2)


def test_an_outlet_of_a_state_saw_it_with_the_eyes_of_the_state() -> None:
    assert [one.group for one in stand({"a": "TASS"}, a=SEEN).voices] == ["state:RUS"]


def test_the_eyes_of_a_paper_without_a_name_are_of_nobody_known() -> None:
    found = stand({}, a=SEEN, b=SEEN)
    assert (found.content.low, found.content.high) == (1, 2)
