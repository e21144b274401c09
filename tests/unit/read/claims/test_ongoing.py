"""What passes is not going on long after: invented sentences, read by the network."""

from datetime import date

import pytest
from msgspec.structs import replace

from twosource.model import When
from twosource.read.claims.coder import code_report
from twosource.read.claims.when import date_acts
from twosource.read.places import find_places
from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader

WRITTEN = date(2033, 6, 18)


@pytest.fixture(scope="module")
def reader() -> PassageReader:
    return PassageReader()


def date_as_ongoing(reader: PassageReader, text: str, act: str) -> tuple[str, When | None]:
    """Return status and days of an act of a sentence whose acts were all taken for ongoing."""
    passage = LabelledPassage(id=text, text=text, written=WRITTEN)
    sentences, parties = reader.read(passage)
    (coded,) = code_report(sentences, parties, find_places(sentences), least=0.0)
    going_on = [replace(one, status="ongoing") for one in coded]
    ((acts, days),) = date_acts(sentences, [going_on], written=WRITTEN)
    return next((one.status, when) for one, when in zip(acts, days, strict=True) if one.act == act)


def test_a_visit_of_last_month_is_over(reader: PassageReader) -> None:
    status, when = date_as_ongoing(
        reader, "Last month Chad's president paid a state visit to Niger.", "CONSULT"
    )
    assert status == "happened"
    assert when == When("2033-05-01", "2033-05-31", "month", "text")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chad's president is visiting Niger this week.", "CONSULT"),
        ("Chad's president began a visit to Niger on Friday.", "CONSULT"),
        ("Talks between Chad and Niger began in Accra in March.", "CONSULT"),
        ("Kenya imposed sanctions on Somalia in March.", "SANCTION"),
    ],
)
def test_what_lasts_or_was_begun_may_still_be_going_on(
    reader: PassageReader, text: str, act: str
) -> None:
    assert date_as_ongoing(reader, text, act)[0] == "ongoing"
