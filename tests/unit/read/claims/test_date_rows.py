"""The days that an act may have, and which are chosen: invented sentences, read by the network."""

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from twosource.model.claim import Act, Status
from twosource.read.claims.binding import Told, bind
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coder import code_report
from twosource.read.claims.date_rows import DateRow, Dating, TimedAct, list_rows
from twosource.read.claims.times import Background, find_timed
from twosource.read.claims.when import date_acts
from twosource.read.places import find_places
from twosource.read.reader import Reader, load_reader
from twosource.run.scoring.gold import LabelledPassage
from twosource.run.scoring.passages import PassageReader, list_datings

WRITTEN = date(2031, 3, 12)  # a Wednesday
TUESDAY = date(2031, 3, 11)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def make_rows(
    reader: Reader,
    text: str,
    word: str,
    act: Act,
    *,
    status: Status = "happened",
    times: Mapping[int, float] | None = None,
) -> list[DateRow]:
    (parse,) = reader.read([text])
    clauses = Clauses(parse)
    timed = find_timed(clauses, text, Background(written=WRITTEN))
    place = parse.words.index(word)
    told = Told(word=place, act=act, status=status)
    (ruled,) = bind(clauses, timed, [told], written=WRITTEN)
    asked = TimedAct(
        word=place, act=act, status=status, speech=None, times=times or {}, ruled=ruled
    )
    return list_rows(Dating(clauses, timed, [asked], WRITTEN, is_first=True), asked)


def list_days(rows: list[DateRow]) -> list[tuple[date | None, date | None] | None]:
    return [(row.days.start, row.days.end) if row.days else None for row in rows]


def test_a_time_is_a_row_as_it_stands_as_a_beginning_and_as_an_end(reader: Reader) -> None:
    rows = make_rows(reader, "Chad closed the border on Tuesday.", "closed", "SANCTION")
    assert list_days(rows) == [None, (TUESDAY, TUESDAY), (TUESDAY, None), (None, TUESDAY)]
    none, closed, begun, _ = rows
    assert {"none ruled", "none times 1", "none act SANCTION"} <= set(none.signs)
    assert {"own", "ruled", "ruled is", "kind at", "by on", "nearest True behind"} <= set(
        closed.signs
    )
    assert {"from", "not ruled from ruled"} <= set(begun.signs)


def test_without_a_time_there_is_nothing_to_choose(reader: Reader) -> None:
    (none,) = make_rows(reader, "Chad closed the border.", "closed", "SANCTION")
    assert none.days is None
    assert {"none unruled", "none times 0"} <= set(none.signs)


def test_what_happened_has_no_day_ahead_and_what_is_planned_none_behind(reader: Reader) -> None:
    text = "Chad closed the border on 3 April 2031."
    days = list_days(make_rows(reader, text, "closed", "SANCTION"))
    assert days == [None, (None, date(2031, 4, 3))]
    text = "Chad plans to close the border on 3 February 2031."
    days = list_days(make_rows(reader, text, "close", "SANCTION", status="planned"))
    assert days == [None, (date(2031, 2, 3), None)]


def test_the_networks_surety_is_a_sign_of_its_time(reader: Reader) -> None:
    text = "Chad closed the border on Tuesday."
    place = reader.read([text])[0].words.index("Tuesday")
    rows = make_rows(reader, text, "closed", "SANCTION", times={place: 2.5})
    assert {"seen to 3", "best True True"} <= set(rows[1].signs)
    assert "none best to 4" in rows[0].signs


@pytest.fixture(scope="module")
def passages() -> PassageReader:
    return PassageReader()


def choose_days(passages: PassageReader, text: str) -> dict[str, str]:
    """Return the days of the acts of a sentence by their words, "" where there are none."""
    passage = LabelledPassage(id=text, text=text, written=WRITTEN)
    sentences, parties = passages.read(passage)
    coded = code_report(sentences, parties, find_places(sentences))
    ((acts, days),) = date_acts(sentences, coded, written=WRITTEN)
    words = sentences[0].parse.words
    return {
        words[one.word]: f"{when.start}/{when.end}" if when else ""
        for one, when in zip(acts, days, strict=True)
    }


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Chadian police arrested two journalists on Tuesday.",
            {"arrested": "2031-03-11/2031-03-11"},
        ),
        (
            "Chad accused Niger on Monday of shelling a village.",
            {"accused": "2031-03-10/2031-03-10", "shelling": ""},
        ),
        (
            "Miners in Chad have given the government until Friday to raise their wages.",
            {"given": ""},
        ),
        ("Chad will close its border with Niger from Monday.", {"close": "2031-03-17/"}),
    ],
)
def test_the_days_are_those_of_the_act_by_the_weights_that_ship(
    passages: PassageReader, text: str, days: dict[str, str]
) -> None:
    found = choose_days(passages, text)
    assert {word: found.get(word) for word in days} == days


def test_labelled_claims_come_with_their_rows(passages: PassageReader) -> None:
    text = "Chadian police arrested two journalists on Tuesday."
    claim = {"id": "1", "cue": "arrested", "act": "COERCE", "actor": ["TCD/COP"], "recipient": []}
    passage = msgspec.convert(
        {"id": "x", "text": text, "written": WRITTEN, "claims": [claim]}, LabelledPassage
    )
    ((labelled, rows),) = list_datings(passages, passage)
    assert labelled.cue == "arrested"
    assert (TUESDAY, TUESDAY) in list_days(rows)
