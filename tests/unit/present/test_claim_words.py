"""The parts of a claim in words: actors, chains, places, amounts."""

import pytest
from msgspec import structs
from tests.unit.present.tellings import make_told

from twosource.model import Actor, Amount, Place, Span
from twosource.present.claim_parts import name_actor, name_actors, say_chain
from twosource.present.claim_words import say_amount, say_number_of, say_place
from twosource.present.shelf import Bundle, bundle_story, shelve

HERE = Span("post", 0, 0)


def bundle() -> Bundle:
    record = make_told()
    return bundle_story(shelve(record), record.grouping.stories[0])


def count_of(value: float, unit: str = "", thing: str = "", **more: object) -> Amount:
    plain = Amount(span=HERE, value=value, unit=unit, object=thing)
    return structs.replace(plain, **more)


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (Actor(span=HERE, name="Orla Venn", title="minister"), "Orla Venn (minister)"),
        (Actor(span=HERE, name="Kenya", state="KEN"), "Kenya"),
        (Actor(span=HERE, name="Orla Venn", title="envoy", state="KEN"),
         "Orla Venn (envoy, Kenya)"),
        (Actor(span=HERE, title="foreign minister", state="KEN"), "foreign minister (Kenya)"),
        (Actor(span=HERE, name="Kenyan army", state="XQX"), "Kenyan army (XQX)"),
        (Actor(span=Span("post", 0, 8)), "Minister"),
        (Actor(span=Span("nowhere", 0, 8)), "somebody not named"),
    ],
)  # fmt: skip
def test_an_actor_is_named_with_office_and_state(actor: Actor, words: str) -> None:
    assert name_actor(bundle(), actor) == words


def test_actors_are_joined_each_once() -> None:
    one, other = Actor(span=HERE, name="Varnia"), Actor(span=HERE, name="Tarsk")
    assert name_actors(bundle(), (one, other, one)) == "Varnia and Tarsk"


def test_a_chain_begins_with_the_first_hand_party() -> None:
    held = bundle()
    assert say_chain(held, held.claims["denial-post"]) == "Varnian foreign office, via Harbour Wire"
    assert say_chain(held, held.claims["treaty-post"]) == "the report itself"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (count_of(6700, "container", "containers", comparator="about"), "about 6,700 containers"),
        (count_of(60, "tonne", "flour"), "60 tonnes of flour"),
        (count_of(50e9, "dollar"), "50 billion dollars"),
        (count_of(2.1e9, "dollar", comparator=">"), "more than 2.1 billion dollars"),
        (count_of(1, "hour"), "1 hour"),
        (count_of(200, "nurse", "nurses", upto=300.0), "200 to 300 nurses"),
        (count_of(900, "person", "Kenyans", comparator="<="), "at most 900 Kenyans"),
        (count_of(9, "person"), "9 people"),
        (count_of(100, "man", "men", comparator=">="), "at least 100 men"),
        (count_of(2, "country"), "2 countries"),
        (count_of(2, "day", comparator="<"), "fewer than 2 days"),
        (count_of(1_234_567_890, "dollar"), "1.23456789 billion dollars"),
        (count_of(2.5), "2.5"),
        (count_of(3e6, "round", "rounds of 152 mm"), "3 million rounds of 152 mm"),
    ],
)
def test_an_amount_is_said_with_what_is_counted(amount: Amount, words: str) -> None:
    assert say_amount(amount) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(span=HERE, name="Mombasa", precision="city", state="KEN"), "Mombasa (Kenya)"),
        (Place(span=HERE, name="Kenya", precision="country", state="KEN"), "Kenya"),
        (Place(span=HERE, name="Amsel Strait", precision="water"), "Amsel Strait"),
        (Place(span=HERE, name="Ludd", precision="region", claimed_by=("KEN", "XQX")),
         "Ludd (claimed by Kenya, XQX)"),
    ],
)  # fmt: skip
def test_a_place_is_said_with_its_state_or_who_claims_it(place: Place, words: str) -> None:
    assert say_place(place) == words


@pytest.mark.parametrize(
    ("number", "unit", "says"),
    [
        (6700, "container", "6,700 containers"),
        (2.1e10, "dollar", "21 billion dollars"),
        (1, "day", "1 day"),
        (2, "man", "2 men"),
        (40, "", "40"),
    ],
)
def test_a_bare_number_is_said_with_its_unit(number: float, unit: str, says: str) -> None:
    assert say_number_of(number, unit) == says
