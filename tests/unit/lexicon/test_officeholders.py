import re
from collections import Counter
from itertools import pairwise

import pytest

from twosource.lexicon.officeholders import (
    Officeholder,
    find_officeholders,
    load_officeholders,
    term_on,
)
from twosource.lexicon.sectors import SECTORS
from twosource.lexicon.spellings import fold_name
from twosource.lexicon.states import load_states

DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
SINGLE = {"president", "prime minister", "foreign minister", "UN secretary-general"}


def person(name: str) -> Officeholder:
    return next(one for one in load_officeholders() if one.name == name)


def names(text: str) -> list[str]:
    return [at.person.name for at in find_officeholders(text)]


def test_every_term_has_a_start_and_ends_after_it() -> None:
    for one in load_officeholders():
        for term in one.terms:
            assert DATE.fullmatch(term.start), (one.name, term)
            assert not term.end or DATE.fullmatch(term.end), (one.name, term)
            assert not term.end or term.start < term.end, (one.name, term)


def test_terms_of_one_person_do_not_overlap_in_one_office() -> None:
    for one in load_officeholders():
        for earlier, later in pairwise(one.terms):
            same = (earlier.title, earlier.state) == (later.title, later.state)
            assert not same or (earlier.end and earlier.end <= later.start), one.name


def test_an_office_of_one_has_no_two_holders_at_once() -> None:
    """But for the day or month on which one hands over to the other."""
    held = sorted(
        (term.state, term.title, term.start, term.end or "9", one.name)
        for one in load_officeholders()
        for term in one.terms
        if term.title in SINGLE
    )
    clashes = [
        (earlier, later)
        for earlier, later in pairwise(held)
        if earlier[:2] == later[:2] and later[2][: len(earlier[3])] < earlier[3][: len(later[2])]
    ]
    assert clashes == []


def test_states_and_sectors_are_those_of_the_tables() -> None:
    codes = {state.iso3 for state in load_states()} | {""}
    terms = [term for one in load_officeholders() for term in one.terms]
    assert {term.state for term in terms} <= codes
    assert {sector for term in terms for sector in term.sectors} <= set(SECTORS)


def test_sixty_states_are_there() -> None:
    states = {term.state for one in load_officeholders() for term in one.terms}
    assert len(states - {""}) >= 60


def test_no_alias_is_two_persons() -> None:
    counts = Counter(
        alias for one in load_officeholders() for alias in {fold_name(name) for name in one.aliases}
    )
    assert [alias for alias, count in counts.items() if count > 1] == []


def test_no_surname_that_many_bear_stands_alone() -> None:
    common = {"kim", "lee", "park", "bush", "brown", "li", "wang", "khan", "singh", "may", "abbas"}
    assert common & {fold_name(one) for man in load_officeholders() for one in man.aliases} == set()


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2006-05-01", "president"),
        ("2010-05-01", "prime minister"),
        ("2015-05-01", "president"),
        ("1990-01-01", None),
    ],
)
def test_the_day_chooses_the_office(day: str, title: str | None) -> None:
    term = term_on(person("Vladimir Putin"), day)
    assert (term.title if term else None) == title


def test_a_term_that_ended_in_a_month_may_last_through_it() -> None:
    juncker = person("Jean-Claude Juncker")
    held = term_on(juncker, "2013-12-20")
    assert held is not None
    assert held.title == "prime minister"
    assert term_on(juncker, "2014-01-20") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergei Lavrov", ["Sergei Lavrov"]),
        ("SERGEY LAVROV", ["Sergei Lavrov"]),
        ("Lavrov's plane", ["Sergei Lavrov"]),
        ("Kim Jong-un and Kim Jong Un", ["Kim Jong Un", "Kim Jong Un"]),
        ("President Macron", ["Emmanuel Macron"]),
        ("Russia’s Putin", ["Vladimir Putin"]),
        ("Ban Ki-moon", ["Ban Ki-moon"]),
    ],
)
def test_office_holders_are_found_by_their_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Olga Putin", "Trump Tower", "Xi'an station", "Abiy Tesfaye", "a macron", "Macron University"],
)
def test_namesakes_and_things_are_none(text: str) -> None:
    assert names(text) == []
