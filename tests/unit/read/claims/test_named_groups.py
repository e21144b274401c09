"""Fighters of a group with a name act for it, and not for the state that they are in."""

from datetime import date

import pytest

from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader, label


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


@pytest.mark.parametrize(
    ("who", "actor"),
    [
        ("Somalia's al-Sidra rebels", "al-Sidra"),
        ("Rebels of the Juba Front in Somalia", "Juba Front"),
        ("Somali rebels", "SOM/REB"),
        ("Somalia's al-Shabaab rebels", "SOM/REB"),
    ],
)
def test_a_named_group_acts_for_itself(reader: PassageReader, who: str, actor: str) -> None:
    passage = LabelledPassage(
        id="x", text=f"{who} attacked a Kenyan convoy on Tuesday.", written=date(2033, 5, 4)
    )
    assert [one.actor for one in label(reader, passage) if one.act == "ASSAULT"] == [(actor,)]
