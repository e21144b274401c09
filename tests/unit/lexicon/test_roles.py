import pytest

from twosource.lexicon.roles import find_roles, load_roles
from twosource.lexicon.sectors import SECTORS
from twosource.lexicon.spellings import add_plural, list_cases


def named(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[at.start : at.end], "|".join(at.role.sectors), at.role.needs)
        for at in find_roles(text)
    ]


def test_every_role_has_known_sectors() -> None:
    assert {sector for role in load_roles() for sector in role.sectors} <= set(SECTORS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a president", ("president", "GOV", "nothing")),
        ("the Foreign Minister", ("Foreign Minister", "GOV", "nothing")),
        ("the minister of defence", ("minister of defence", "GOV|MIL", "nothing")),
        ("a spokeswoman", ("spokeswoman", "", "nothing")),
        ("two lawmakers", ("lawmakers", "LEG", "nothing")),
        ("an ambassador", ("ambassador", "GOV", "nothing")),
        ("an opposition leader", ("opposition leader", "OPP", "nothing")),
        ("a rebel commander", ("rebel commander", "REB", "nothing")),
        ("an aide", ("aide", "", "owner")),
        ("a general", ("general", "MIL", "owner")),
        ("King Otto", ("King", "GOV", "nothing")),
        ("Gen. Moss", ("Gen.", "MIL", "name")),
        ("reporters", ("reporters", "JRN", "nothing")),
    ],
)
def test_roles_give_sectors_and_say_what_they_need(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert named(text) == [expected]


@pytest.mark.parametrize("text", ["General Motors", "a general election", "an official visit"])
def test_longer_phrases_that_mean_something_else_are_no_role(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", ["foreign ministers", "the officials", "people", "spokesmen"])
def test_groups_are_told_from_persons(text: str) -> None:
    (found,) = find_roles(text)
    assert found.role.is_plural


@pytest.mark.parametrize(
    ("title", "plural"),
    [("envoy", "envoys"), ("deputy", "deputies"), ("spokesman", "spokesmen"), ("Gen.", "")],
)
def test_plurals_are_made_by_the_last_word(title: str, plural: str) -> None:
    assert add_plural(title) == plural


def test_titles_are_known_in_the_ways_that_houses_write_them() -> None:
    assert list_cases("minister of trade") == (
        "minister of trade",
        "Minister of trade",
        "Minister of Trade",
        "MINISTER OF TRADE",
    )
