"""The slots of a claim as people write them. The persons and dealings are invented."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.collate.claiming import claim, day

from twosource.lexicon.plover import INTENSITIES
from twosource.model import Actor, Sector, Span, When
from twosource.text.slots import (
    BY_HAND,
    read_act,
    read_party,
    read_when,
    split_parties,
    write_act,
    write_party,
    write_slot,
    write_when,
)

AT = Span("r", 3, 3)


@pytest.mark.parametrize(
    ("written", "start", "end", "grain"),
    [
        ("2024-06-18", "2024-06-18", "2024-06-18", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-08/2024-02", "2023-08-01", "2024-02-29", "span"),
        ("2024-06-18/", "2024-06-18", "", "span"),
        ("/2024-06", "", "2024-06-30", "span"),
    ],
)
def test_a_date_is_read_with_its_precision(written: str, start: str, end: str, grain: str) -> None:
    assert read_when(written) == When(start, end, grain, "hand")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    ["", "/", "June", "2024-13", "2024-02-30", "0000", "2024-06-18/2024-06-17", "18-06-2024",
     "2024/2025/2026", "2024-6", "٢٠٢٤", "2024-06-18T00:00"],
)  # fmt: skip
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_when(written) is None


@given(st.dates(date(1, 1, 1)), st.dates(date(1, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_date_that_was_read_is_written_as_one_that_reads_the_same(
    one: date, other: date, length: int
) -> None:
    first, last = sorted((one, other))
    for written in (first.isoformat()[:length], f"{first.isoformat()}/{last.isoformat()}"):
        when = read_when(written)
        assert when is not None
        assert read_when(write_when(when)) in (when, replace(when, grain="day"))


NAMES = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12)


@given(
    st.lists(NAMES, max_size=3).map(" ".join),
    st.sampled_from([None, "NER", "FRA"]),
    st.lists(st.sampled_from(get_args(Sector)), max_size=2, unique=True).map(tuple),
)
def test_a_party_that_is_written_reads_the_same(
    name: str, state: str | None, sectors: tuple[Sector, ...]
) -> None:
    party = Actor(span=AT, name=name, state=state, sectors=sectors, rule=BY_HAND)
    assert read_party(write_party(party), AT) == party


def test_a_role_is_written_by_its_title() -> None:
    envoy = Actor(span=AT, title="envoy", state="NER", sectors=("GOV",))
    assert write_party(envoy) == "envoy (NER GOV)"


def test_several_parties_stand_in_one_line_each_once() -> None:
    assert split_parties(" Niger (NER);;the  Lune Council ; Niger (NER)") == (
        "Niger (NER)",
        "the Lune Council",
    )
    assert split_parties(" ; ") == ()


@pytest.mark.parametrize("act", INTENSITIES)
def test_every_act_with_every_mode_reads_as_it_is_written(act: str) -> None:
    for mode in INTENSITIES[act]:  # type: ignore[index]
        assert read_act(write_act(act, mode or None)) == (act, mode or None)


@pytest.mark.parametrize("written", ["", "aid", "HELP", "AID (", "AID ()", "AID (big) x"])
def test_what_is_no_act_is_none(written: str) -> None:
    assert read_act(written) is None


def test_each_slot_of_a_claim_is_written() -> None:
    told = claim("a0", "NER, Lune", when=day("2033-05-05"), act="COERCE", mode="arrest")
    slots = ("act", "status", "actor", "recipient", "when")
    assert [write_slot(told, one) for one in slots] == [  # type: ignore[arg-type]
        "COERCE (arrest)", "happened", "(NER); Lune", "", "2033-05-05",
    ]  # fmt: skip
