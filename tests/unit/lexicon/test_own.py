"""A lexicon of the user's own goes before the tables, and only where it holds.

The states, bodies and people are invented.
"""

from collections.abc import Iterator
from threading import Thread

import pytest

from twosource.lexicon.actors import find_actors
from twosource.lexicon.bodies import find_bodies
from twosource.lexicon.own import (
    NOTHING_OWN,
    Lexicon,
    OwnBody,
    OwnOrgan,
    OwnPerson,
    OwnPlace,
    OwnState,
    per_lexicon,
    read_written,
    wear,
    wearing,
    worn,
)
from twosource.lexicon.sites import find_sites
from twosource.lexicon.states import find_state, find_states, name_states
from twosource.read.claims.identity import identify_coder

MINE = Lexicon(
    states=(
        OwnState(
            name="Ostravia",
            code="XOS",
            demonyms=("Ostravian",),
            capital="Lindhaven",
            metonyms=("Gull House",),
        ),
    ),
    bodies=(OwnBody(name="Reed Front", sectors=("REB",), state="XOS", aliases=("Oman",)),),
    organs=(OwnOrgan(name="Gull Watch", state="XOS", sectors=("MIL",)),),
    people=(OwnPerson(name="Ilse Varn", aliases=("Varn",), state="XOS", title="president"),),
    places=(OwnPlace(name="Heron Ford", kind="bridge", states=("XOS",), latitude=1.5),),
)


@pytest.fixture(autouse=True)
def _begin_bare() -> Iterator[None]:
    """Whatever an earlier test put on in this process does not hold here."""
    with wearing(NOTHING_OWN):
        yield


def test_all_that_is_listed_is_found_where_it_holds() -> None:
    text = "Ostravian President Ilse Varn met the Reed Front; the Gull Watch stood by."
    with wearing(MINE):
        found = {text[one.start : one.end]: one for one in find_actors(text)}
        assert find_state("Ostravia") == find_state("XOS")
        assert [one.how for one in find_states("Gull House and Lindhaven")] == [
            "metonym",
            "capital",
        ]
        assert name_states()["XOS"] == "Ostravia"
        assert [(one.kind, one.latitude) for one in find_sites("Heron Ford")] == [("bridge", 1.5)]
    assert found["Ostravian President Ilse Varn"].state == "XOS"
    assert (found["Reed Front"].sectors, found["Reed Front"].state) == (("REB",), "XOS")
    assert (found["Gull Watch"].state, found["Gull Watch"].sectors) == ("XOS", ("MIL",))


def test_a_surname_counts_where_it_is_listed() -> None:
    with wearing(MINE):
        (varn,) = find_actors("Varn left early.")
    assert (varn.state, varn.name) == ("XOS", "Ilse Varn")


def test_nothing_of_it_is_known_outside() -> None:
    with wearing(MINE):
        assert find_state("Ostravia") is not None
    assert find_state("Ostravia") is None
    assert find_sites("Heron Ford") == ()
    assert "XOS" not in name_states()


def test_a_name_of_ones_own_is_nobody_elses() -> None:
    with wearing(MINE):
        assert [one.body.name for one in find_bodies("fighters of Oman")] == ["Reed Front"]
        own = Lexicon(states=(OwnState(name="Chad", code="XCH"),))
        with wearing(own):
            assert [one.state.iso3 for one in find_states("Chad and Niger")] == ["XCH", "NER"]
            assert worn() is own
    assert [one.state.iso3 for one in find_states("Chad and Niger")] == ["TCD", "NER"]


def test_another_thread_has_its_own() -> None:
    seen: list[Lexicon] = []
    wear(MINE)
    try:
        thread = Thread(target=lambda: seen.append(worn()))
        thread.start()
        thread.join()
    finally:
        wear(NOTHING_OWN)
    assert seen == [NOTHING_OWN]


def test_what_is_made_once_is_made_once_for_each_lexicon() -> None:
    made: list[Lexicon] = []

    @per_lexicon
    def index() -> int:
        made.append(worn())
        return len(made)

    with wearing(MINE):
        first = index()
    with wearing(read_written(MINE.written())):
        again = index()
    assert (first, again, index(), index()) == (1, 1, 2, 2)


def test_the_coder_is_another_with_another_lexicon() -> None:
    plain = identify_coder("reader")
    with wearing(MINE):
        mine = identify_coder("reader")
    with wearing(Lexicon(states=MINE.states)):
        less = identify_coder("reader")
    assert len({plain, mine, less}) == 3
    assert identify_coder("reader") == plain
    assert NOTHING_OWN.identity() == ""
