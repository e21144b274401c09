"""Parties that are named by a part of the world alone: "Western leaders"."""

import pytest

from twosource.lexicon.actors import find_actors
from twosource.lexicon.control_groups import find_control_group
from twosource.model import Actor, Span
from twosource.model.actor import ActorMention


def find(text: str) -> list[tuple[str, str | None, str]]:
    return [(text[x.start : x.end], x.state, x.rule) for x in find_actors(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Western leaders met on Friday.", "Western leaders"),
        ("It accused Gulf states of spying.", "Gulf states"),
        ("Arab foreign ministers condemned it.", "Arab foreign ministers"),
        ("Latin American countries cut ties.", "Latin American countries"),
        ("West African finance ministers agreed.", "West African finance ministers"),
        ("Regional powers threatened to act.", "Regional powers"),
        ("They blamed the West for it.", "West"),
        ("They sold it to South-East Asian navies.", "South-East Asian navies"),
        ("More than 100 countries agreed.", "More than 100 countries"),
        ("Ninety-three countries voted for it.", "Ninety-three countries"),
        ("Thirteen of the council's 15 members agreed.", "Thirteen of the council's 15 members"),
        ("It was put off when nine members abstained.", "nine members"),
        ("They and other governments condemned it.", "other governments"),
        ("They and their closest allies rejected it.", "closest allies"),
    ],
)
def test_a_bloc_is_a_party_of_no_state(text: str, name: str) -> None:
    assert find(text) == [(name, None, "bloc")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("South African leaders met.", [("South African leaders", "ZAF", "demonym + role")]),
        ("pro-Western leaders", []),
        ("a town in the West Bank", []),
        ("wind from the west", []),
        ("The West African bank closed.", []),
        ("The two countries signed.", []),
        ("It rained in 12 states.", []),
        ("They dismissed 340 of its members.", []),
        ("It cost $100 countries", []),
        ("Nine members of the party left.", []),
    ],
)
def test_what_looks_like_a_bloc_and_is_none(
    text: str, found: list[tuple[str, str | None, str]]
) -> None:
    told = find(text)
    assert all("bloc" not in rule for _, _, rule in told)
    assert [x for x in found if x in told] == found


def test_sectors_are_those_of_the_noun_and_of_what_stands_before_it() -> None:
    told = "Western officials, Western military officials, Gulf states and European banks"
    assert [one.sectors for one in find_actors(told)] == [("GOV",), ("MIL",), (), ("BUS",)]


def test_one_of_a_bloc_has_a_title_and_no_name() -> None:
    (one,) = find_actors("A European diplomat said so.")
    assert (one.kind, one.title, one.name, one.state) == ("role", "European diplomat", "", None)
    assert one.body == "European diplomat"


def test_who_is_of_a_bloc_belongs_to_it() -> None:
    (one,) = find_actors("the foreign ministers of the Nordic countries")
    assert (one.body, one.sectors) == ("Nordic countries", ("GOV",))


def test_a_bloc_is_no_voice_that_is_known() -> None:
    (one,) = find_actors("Western diplomats said so.")
    assert find_control_group(make_actor(one)) == ""


def make_actor(one: ActorMention) -> Actor:
    at = Span("r", one.start, one.end)
    return Actor(span=at, state=None, sectors=one.sectors, name=one.name, rule=one.rule)
