"""Ministers "from countries including" some are of these, and not of the state of the report."""

from datetime import date

import pytest

from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader, label


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


@pytest.mark.parametrize("states", ["from countries", "of states"])
def test_those_of_named_states_are_not_at_home(reader: PassageReader, states: str) -> None:
    text = (
        "Kenya counted its lions. "
        f"Togo hosted ministers {states} including Chad and Mali last week."
    )
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    hosted = [one for one in claims if one.cue == "hosted"]
    assert len(hosted) == 1
    named = {code[:3] for code in (*(hosted[0].actor or ()), *(hosted[0].recipient or ()))}
    assert named >= {"TGO", "MLI"}
    assert "KEN" not in named
