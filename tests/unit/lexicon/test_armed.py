"""Armed groups with a name of their own are no state's, whatever state stands beside them."""

import pytest

from twosource.lexicon.actors import find_actors
from twosource.model.actor import ActorMention


def find(text: str, name: str) -> list[ActorMention]:
    start = text.find(name)
    proposed = ActorMention(
        start=start, end=start + len(name), kind="organisation", rule="network uner"
    )
    return list(find_actors(text, proposed=[proposed]))


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Mali's paramilitary Dune Brigades marched.", "Dune Brigades", "PRM"),
        ("Mali's Dune Militia marched.", "Dune Militia", "PRM"),
        ("The Malian rebel group Dune Dawn marched.", "Dune Dawn", "REB"),
        ("Mali's guerrilla group Imrad marched.", "Imrad", "REB"),
    ],
)
def test_a_group_with_a_name_is_no_states(text: str, name: str, sector: str) -> None:
    found = {one.name: one for one in find(text, name)}
    assert (found[name].state, found[name].sectors) == (None, (sector,))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Malian rebel group left Dune Park.", "Dune Park"),
        ("The Malian militia left Dune Park.", "Dune Park"),
        ("Malian army brigades left Dune Park.", "Dune Park"),
    ],
)
def test_what_has_no_name_stays_the_states(text: str, name: str) -> None:
    assert any(one.state == "MLI" and one.sectors for one in find(text, name))
