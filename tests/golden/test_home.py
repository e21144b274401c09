"""A report that was written in a capital: its ministers are that state's. All is invented."""

from pathlib import Path

from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.writer import open_writer

REPORT = """Belarus armed rebels, Zambia says

LUSAKA (Copper Wire) - Belarus shipped mortar rounds to the Lualaba Front, Zambia said on Tuesday.

Foreign Minister Chanda Mwila said that the rounds were flown in from Minsk in March.

The embassy of Belarus denied the accusation.

Mwila urged the African Union to investigate the flights.
"""


def test_a_minister_is_of_the_state_of_the_dateline(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    with open_writer(":memory:") as writer:
        read_sources([str(tmp_path)], writer=writer, options=ReadOptions(workers=1))
        claims = writer.view().record().claims
    asked = [one for one in claims if one.act == "REQUEST"]
    assert [[who.state for who in one.actors] for one in asked] == [["ZMB"]]
