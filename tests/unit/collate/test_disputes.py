"""What is denied, and where two roots say what cannot both be so. The shelling is invented."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.unit.collate.backing import derive
from tests.unit.collate.claiming import claim, day, group
from tests.unit.collate.opposing import LETTERS, dispute, say
from tests.unit.collate.writing import count

from twosource.model import Amount, Claim, Place, When

JUNE_18, JUNE_21 = day("2031-06-18"), day("2031-06-21")
JUNE = day("2031-06-01", "2031-06-30")
AT = say("a0").at
FAR = claim("a0", "MLI", "LBY")


def lose(amount: str) -> tuple[Amount, ...]:
    return (count(amount, AT),)


def lie(name: str, north: float) -> Place:
    return Place(span=AT, name=name, precision="city", latitude=north, longitude=10.0)


def list_slots(*events: Sequence[Claim]) -> list[str]:
    return [one.slot for one in dispute(*events)]


@pytest.mark.parametrize(
    ("ours", "theirs", "slots"),
    [
        ({}, {"status": "did-not-happen"}, ["polarity"]),
        ({}, {"status": "planned"}, []),
        ({"amounts": lose("4 boat")}, {"amounts": lose("9 boat")}, ["amount"]),
        ({"amounts": lose("4 boat")}, {"amounts": lose("> 3 boat")}, []),
        ({"amounts": lose("4 boat")}, {"amounts": lose("9 hut")}, []),
        (
            {"amounts": lose("4 boat"), "when": JUNE_18},
            {"amounts": lose("9 boat"), "when": JUNE},
            [],
        ),
        ({"where": lie("Fada", 10.0)}, {"where": lie("Gao", 11.0)}, ["place"]),
        ({"where": lie("Fada", 10.0)}, {"where": lie("Fada port", 10.1)}, []),
    ],
)
def test_within_an_event_claims_contradict_in_figures_place_and_whether_it_was(
    ours: dict[str, object], theirs: dict[str, object], slots: list[str]
) -> None:
    assert list_slots([say("a0", **ours), say("b0", **theirs)]) == slots


@pytest.mark.parametrize(
    ("ours", "theirs", "slots"),
    [
        ({"when": JUNE_18}, {"when": JUNE_18, "actors": FAR.actors}, ["actor"]),
        ({"when": JUNE_18}, {"when": JUNE_18, "recipients": FAR.recipients}, ["recipient"]),
        ({"when": JUNE_18}, {"when": JUNE_21}, ["date"]),
        ({"when": JUNE_18}, {"when": day("2031-08-21")}, []),
        ({"when": JUNE_18}, {"when": JUNE, "actors": FAR.actors}, []),
        ({"when": JUNE_18}, {"when": JUNE_18, "actors": FAR.actors, "where": None}, []),
    ],
)
def test_of_two_events_that_something_ties_parties_and_days_contradict(
    ours: dict[str, object], theirs: dict[str, object], slots: list[str]
) -> None:
    place = {"where": lie("Fada", 10.0)}
    events = [say("a0", **place | ours)], [say("b0", **place | theirs)]
    assert list_slots(*events) == slots


def test_who_tells_of_both_means_two() -> None:
    place = {"where": lie("Fada", 10.0), "when": JUNE_18}
    events = [
        [say("a0", **place), say("b1", **place)],
        [say("b0", **place, recipients=FAR.recipients)],
    ]
    assert dispute(*events) == ()


def test_who_attacked_whom_is_a_contradiction_where_it_is_turned_round() -> None:
    one = say("a0", when=JUNE_18)
    other = say("b0", when=JUNE_18, actors=one.recipients, recipients=one.actors)
    (found,) = dispute([one], [other])
    assert (found.slot, found.kind) == ("direction", "contradiction")
    peaceful = [replace(x, act="AID") for x in (one, other)]
    assert dispute(peaceful[:1], peaceful[1:]) == ()


def test_what_was_and_what_was_not_are_of_one_thing_where_words_and_a_party_are_the_same() -> None:
    one, other = say("a0", when=JUNE_18), say("b0", status="failed", when=JUNE_21)
    (found,) = dispute([one], [other])
    assert found.slot == "polarity"
    stranger = replace(other, actors=FAR.actors, recipients=FAR.recipients)
    assert dispute([one], [stranger]) == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "number"),
    [
        (say("a0", "KCNA"), say("b0", "TASS"), 1),
        (say("a0", "KCNA"), say("b0", "Rodong"), 0),
        (say("a0", "residents"), say("b0", "residents"), 1),
        (say("a0"), say("a1"), 0),
        (say("a0"), say("b0"), 1),
    ],
)
def test_one_voice_that_says_two_things_contradicts_nobody(
    ours: Claim, theirs: Claim, number: int
) -> None:
    claims = replace(ours, amounts=lose("4 boat")), replace(theirs, amounts=lose("9 boat"))
    assert len(dispute(claims)) == number


def test_a_garbled_copy_contradicts_nobody() -> None:
    grouping = derive(group(LETTERS, "a0 b0", lineages="ab c d e f g h"), "b<a")
    claims = [say("a0", amounts=lose("4 boat")), say("b0", amounts=lose("40 boat")),
              say("c0", amounts=lose("4 boat"))]  # fmt: skip
    assert dispute(claims, grouping=grouping) == ()
    assert dispute([claims[0]], claims[1:], grouping=grouping) == ()
    assert len(dispute(claims)) == 1


def test_claims_that_give_the_same_two_values_are_one_dispute() -> None:
    claims = [
        say("a0", amounts=lose("4 boat")),
        say("b0", amounts=lose("9 boat")),
        say("c0", amounts=lose("9 boat")),
    ]
    (found,) = dispute(claims)
    assert (found.first, found.second) == ((claims[0].id,), tuple(sorted(x.id for x in claims[1:])))
    assert found.because == "4 boat beside 9 boat"


def test_a_denial_stands_against_those_who_say_so_and_not_against_what_it_quotes() -> None:
    told = say("a0", status="alleged")
    denial = replace(say("b2"), act="DENIAL", recipients=(), denies=(told.id,))
    quoted = say("b0", status="denied", content_of=denial.id)
    (found,) = dispute([told, quoted], [denial])
    assert (found.kind, found.first, found.second) == ("denial", (told.id,), (denial.id,))
    lonely = replace(denial, denies=(quoted.id,))
    assert dispute([quoted], [lonely]) == ()


def test_when_is_open_days_are_no_contradiction() -> None:
    place = {"where": lie("Fada", 10.0)}
    since = When("2031-06-21", "", "day", "text")
    assert list_slots([say("a0", when=JUNE_18, **place)], [say("b0", when=since, **place)]) == []
