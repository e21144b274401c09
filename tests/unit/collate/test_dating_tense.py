import pytest

from twosource.collate.dating_tense import find_tense


def _tense(sentence: str, expression: str) -> str:
    start = sentence.index(expression)
    return find_tense(sentence, start, start + len(expression))


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy arrived on Friday.",
        "She said on Friday that the port will close.",
        "The pact was signed on Friday, and the port will close.",
        "It has been shut since Friday.",
        "The port has shut on Friday.",
    ],
)
def test_what_was_is_past(sentence: str) -> None:
    assert _tense(sentence, "Friday") == "past"


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy will arrive on Friday.",
        "The premier is on a two-day visit starting Friday.",
        "He told reporters that talks are scheduled to be held on Friday.",
        "She said prisoners would be freed on Friday.",
        "They announced a review to be held on Friday.",
        "On Friday the envoy will fly home.",
        "The crew must leave by Friday.",
        "The port has a Friday deadline.",
    ],
)
def test_what_is_to_come_is_future(sentence: str) -> None:
    assert _tense(sentence, "Friday") == "future"


def test_without_a_verb_the_tense_is_unknown() -> None:
    assert _tense("Friday, Oslo.", "Friday") == "unknown"
