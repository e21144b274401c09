"""Which acts of its report a denial denies: invented passages, read by the network."""

from datetime import date

import pytest

from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader, label


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


def find(reader: PassageReader, text: str) -> list[set[str]]:
    """The words for the acts that each denial of a text denies."""
    claims = label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 3)))
    cues = {one.id: one.cue for one in claims}
    return [{cues[x] for x in one.denies} for one in claims if one.act == "DENIAL"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param(
            "Kenya accused Niger of shipping shells to Mali. It was a busy week in Nairobi. "
            "Niger denied it.",
            {"shipping"},
            id="two sentences back",
        ),
        pytest.param(
            "Kenya's defence ministry said that Niger had shipped shells to Mali. "
            "Both Niger and Mali have denied such arms transfers.",
            {"shipped"},
            id="what it points back to",
        ),
        pytest.param(
            "Kenya's army burned a market on Monday, Chad said. Kenya called the report false.",
            {"burned"},
            id="the report",
        ),
        pytest.param(
            "Kenya accused Niger of shelling a village and of seizing two boats. "
            "Niger denied that its army had shelled the village.",
            {"shelling", "shelled"},
            id="in its words, and not what stands beside it",
        ),
        pytest.param(
            "Chad sold Niger wheat in May. Kenya accused Niger of shelling a village. "
            "Niger denied having shelled it.",
            {"shelling", "shelled"},
            id="not what is told as fact",
        ),
        pytest.param(
            "Kenya demanded that Chad withdraw its troops. Chad denied it.",
            set(),
            id="not what is asked",
        ),
        pytest.param(
            "Kenya said that Chad had arrested a priest. It had not freed him. Chad denied this.",
            {"arrested"},
            id="not what did not happen",
        ),
        pytest.param(
            "Kenya said that Chad had bombed a bridge. Chad denied it. "
            "Kenya said that Chad had also kidnapped a doctor.",
            {"bombed"},
            id="not what comes later",
        ),
    ],
)
def test_a_denial_denies_what_is_likely(reader: PassageReader, text: str, denied: set[str]) -> None:
    assert find(reader, text) == [denied]


def test_an_act_that_is_not_sure_is_told_where_somebody_denies_it(reader: PassageReader) -> None:
    elders = "Somali elders welcomed the release of two nurses on Wednesday"
    assert find(reader, f"{elders} and denied that a ransom was paid.") == [{"paid"}]
