"""Two versions of one invented report and a third on something else, in a folder of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.lexicon.own import NOTHING_OWN, wearing

PLANNED = (
    "Harbor Wire",
    "Orvane's president is scheduled to arrive in Telmark on Tuesday for a two-day visit, his "
    "office said.",
    "It is the first visit of an Orvanian leader to the island republic in more than a "
    "decade, and officials of both sides expect a pact on fisheries to be signed.",
    "The president, Ilan Dorsk, will be greeted by Prime Minister Maren Oll at the old "
    "harbour of Telmark, where a guard of honour has rehearsed all week.",
    "Orvane has shipped about 300 containers of grain to the island since April, according to "
    "the customs office in Telmark.",
    "Opposition leader Pell Harrow denied that the grain was paid for with fishing rights, "
    "and asked for the contracts to be published.",
)
ARRIVED = (
    "Harbor Wire",
    "Orvane's president has arrived in Telmark for a two-day visit, his office said.",
    "It is the first visit of an Orvanian leader to the island republic in more than a "
    "decade, and officials of both sides expect a pact on fisheries to be signed.",
    "The president, Ilan Dorsk, was greeted by Prime Minister Maren Oll at the old harbour of "
    "Telmark, where a guard of honour had rehearsed all week.",
    "Orvane has shipped about 900 containers of grain to the island since April, according to "
    "the customs office in Telmark.",
    "Opposition leader Pell Harrow denied that the grain was paid for with fishing rights, "
    "and asked for the contracts to be published.",
)
APART = (
    "Kelso Gazette",
    "A storm closed the mountain road between Brenna and Kolt for the third time this winter.",
    "Snow lay two metres deep at the upper bridge, the road office said, and ploughs were "
    "waiting for the wind to drop before they would set out from either end.",
    "Villagers were told to use the railway, which ran with delays of up to an hour.",
)


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder; the test stands beside it, with no setting of its own."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, paragraphs in (("planned", PLANNED), ("arrived", ARRIVED), ("apart", APART)):
        text = "\n\n".join(paragraphs) + "\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for key in ("DB", "WORKERS", "MAP", "QUIET", "VERBOSE"):
        monkeypatch.delenv(f"TWOSOURCE_{key}", raising=False)
    return folder


@pytest.fixture(autouse=True)
def _begin_bare() -> Iterator[None]:
    """A command in a process of its own takes its lexicon with it; here the next would have it."""
    with wearing(NOTHING_OWN):
        yield
