"""Peoples named after another state: whose citizens they are."""

import pytest

from twosource.lexicon.actors import find_actors
from twosource.model import ActorMention


def find(text: str, *, proposed: str = "") -> list[tuple[str, str | None, str]]:
    start = text.find(proposed)
    seen = [ActorMention(start=start, end=start + len(proposed), kind="person", rule="network gum")]
    actors = find_actors(text, proposed=seen if proposed else [])
    return [(text[one.start : one.end], one.state, one.rule) for one in actors]


@pytest.mark.parametrize(
    ("text", "proposed", "who", "state"),
    [
        ("Iraqi Kurds marched in Zakho.", "Kurds", "Iraqi Kurds", "IRQ"),
        ("Bosnian Serbs held a vote.", "Bosnian Serbs", "Bosnian Serbs", "BIH"),
        ("Romanian Hungarians want schools.", "Romanian Hungarians", "Romanian Hungarians", "ROU"),
    ],
)
def test_a_people_is_of_the_state_whose_adjective_it_has(
    text: str, proposed: str, who: str, state: str
) -> None:
    assert find(text, proposed=proposed) == [(who, state, "people")]


@pytest.mark.parametrize("text", ["Serbs held a vote.", "Kenyan and Chadian farmers met."])
def test_a_people_by_itself_is_of_its_own_state(text: str) -> None:
    assert all(rule != "people" for _, _, rule in find(text))


def test_a_known_body_keeps_its_name() -> None:
    assert find("Turkish Cypriots voted.") == [("Turkish Cypriots", None, "body")]
