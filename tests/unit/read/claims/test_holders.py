"""Whose the nameless are: others of their kind were told of before them with a state."""

from tests.quality.coreference_cases import fill_sentences

from twosource.read.claims.holders import Holders, find_holders, find_kind
from twosource.read.coreference import find_parties
from twosource.read.reader import load_reader


def _hold(*sentences: str) -> Holders:
    filled = fill_sentences(sentences, load_reader().read(sentences))
    return find_holders(filled, find_parties(filled))


def test_the_nearest_of_the_kind_before_a_place_tells() -> None:
    held = Holders({"crew": [(0, 4, "TUR"), (2, 7, "GRC")]})
    assert held.find("crew", 1, 0) == "TUR"
    assert held.find("crew", 2, 7) == "TUR"
    assert held.find("crew", 3, 0) == "GRC"
    assert held.find("crew", 0, 4) is None
    assert held.find("driver", 3, 0) is None


def test_a_vessel_and_its_crew_are_of_one_kind() -> None:
    assert find_kind("freighter") == find_kind("crew") == find_kind("fisherman")
    assert find_kind("driver") == find_kind("lorry") != find_kind("crew")
    assert find_kind("farmer") == "farmer"


def test_what_is_named_with_its_state_is_held() -> None:
    held = _hold("Two soldiers of Niger stopped a Turkish freighter.", "The crew were beaten.")
    assert held.find(find_kind("crew"), 1, 4) == "TUR"
    assert held.find(find_kind("troop"), 1, 4) == "NER"
