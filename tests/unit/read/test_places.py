"""The places of a report, in sentences of our own."""

import pytest

from twosource.model.reading import ReadSentence
from twosource.read.actors import find_report_actors
from twosource.read.place_choice import measure_distance
from twosource.read.places import PlaceMention, find_places
from twosource.read.reader import load_reader
from twosource.text.sentences import find_sentences


def read_places(text: str) -> dict[str, PlaceMention]:
    bounds = find_sentences(text)
    parses = load_reader().read([text[start:end] for start, end in bounds])
    actors = find_report_actors(text, bounds, parses)
    sentences = [
        ReadSentence(text=text[start:end], parse=parse, actors=some)
        for (start, end), parse, some in zip(bounds, parses, actors, strict=True)
    ]
    return {
        sentence.text[one.start : one.end]: one
        for sentence, some in zip(sentences, find_places(sentences), strict=True)
        for one in some
    }


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Fuel tanks burned in Tripoli, Lebanon, on Monday.", "Tripoli", "LBN"),
        ("Fuel tanks burned in Tripoli on Monday, Libya's oil ministry said.", "Tripoli", "LBY"),
        ("The envoys met in the Georgian city of Batumi.", "Batumi", "GEO"),
        ("Trains stopped at the Lebanese port of Tyre.", "Tyre", "LBN"),
        ("Police searched a house in Athens, Georgia, near Atlanta.", "Athens", "USA"),
        ("Police searched a house in Athens, Greece said.", "Athens", "GRC"),
        ("Spain freed a trawler that it had held in Cartagena.", "Cartagena", "ESP"),
        ("Colombia freed a trawler that it had held in Cartagena.", "Cartagena", "COL"),
    ],
)
def test_the_state_that_a_text_names_tells_towns_apart(text: str, name: str, state: str) -> None:
    assert read_places(text)[name].state == state


def test_a_name_has_one_sense_through_a_report() -> None:
    text = "Two ships lay off Tripoli, Lebanon. Libya sent nobody. In Tripoli the port was shut."
    assert read_places(text)["Tripoli"].state == "LBN"


def test_a_nearby_place_tells_towns_apart() -> None:
    found = read_places("Troops marched from Toledo to Madrid on Friday.")
    assert found["Toledo"].state == "ESP"


def test_a_state_has_no_coordinates() -> None:
    place = read_places("Floods were reported in Chad.")["Chad"]
    assert (place.precision, place.state, place.latitude) == ("country", "TCD", None)


def test_a_part_of_a_state_is_a_region() -> None:
    place = read_places("Two trucks burned in southern Chad on Friday.")["southern Chad"]
    assert (place.precision, place.state, place.latitude) == ("region", "TCD", None)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("A tanker was boarded in the Strait of Hormuz.", "Strait of Hormuz", "water"),
        ("Guards fired across the Tumen River.", "Tumen River", "water"),
        ("Crowds gathered in Red Square.", "Red Square", "site"),
        ("Trucks waited at the Rafah crossing.", "Rafah crossing", "site"),
        ("A shell fell on Kharkiv.", "Kharkiv", "city"),
        ("Three villages in Kharkiv region lost power.", "Kharkiv region", "region"),
        ("Three villages in Bulacan province lost power.", "Bulacan province", "region"),
    ],
)
def test_a_place_says_how_exact_it_is(text: str, name: str, precision: str) -> None:
    place = read_places(text)[name]
    assert place.precision == precision
    assert place.latitude is not None


def test_a_disputed_place_belongs_to_no_state_and_names_who_claims_it() -> None:
    place = read_places("A depot burned near Sevastopol.")["Sevastopol"]
    assert place.state is None
    assert place.claimed_by == ("RUS", "UKR")
    assert place.latitude == pytest.approx(44.6, abs=0.1)


def test_a_town_that_no_table_has_is_a_place_without_coordinates() -> None:
    place = read_places("A bridge fell at Qorvandesh in Chad on Friday.")["Qorvandesh"]
    assert (place.name, place.state, place.latitude) == ("Qorvandesh", "TCD", None)


def test_names_in_a_list_are_of_one_kind() -> None:
    found = read_places("Cases were seen in Iowa, New York, Ohio and Texas.")
    assert found["New York"].precision == "region"


@pytest.mark.parametrize(
    "text",
    [
        "The Kyiv-backed summit was put off.",
        "Delegates of the Paris-based agency were absent.",
        "Both sides broke the Minsk agreements.",
        "The Geneva Conventions forbid it.",
        "The cook served chicken Kiev to everyone.",
    ],
)
def test_what_is_only_named_after_a_town_is_no_place(text: str) -> None:
    assert read_places(text) == {}


def test_a_person_or_an_organisation_is_no_place() -> None:
    found = read_places("Ms Florence Lincoln of the Bank of Japan spoke in Lugano.")
    assert set(found) == {"Lugano"}


def test_a_continent_is_vague() -> None:
    assert read_places("Prices fell in Africa.")["Africa"].is_vague


def test_georgia_among_american_states_is_one_of_them() -> None:
    found = read_places("Storms crossed Alabama, Georgia and Florida before dawn.")
    assert (found["Georgia"].precision, found["Georgia"].state) == ("region", "USA")


def test_the_order_of_sentences_does_not_change_a_sense() -> None:
    first, second = "Tripoli was calm.", "Lebanon reopened the road to Beirut."
    senses = {read_places(f"{one} {other}")["Tripoli"].state for one, other in (
        (first, second), (second, first)
    )}  # fmt: skip
    assert senses == {"LBN"}


def test_distances_are_in_kilometres() -> None:
    assert measure_distance(0, 0, 0, 180) == pytest.approx(20_015, rel=0.001)
    assert measure_distance(52.5, 13.4, 52.5, 13.4) == 0
