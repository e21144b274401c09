"""Furniture against its look-alikes, with floors on what is found and what is left alone."""

import runpy
from pathlib import Path

import pytest

from twosource.clean import make_report
from twosource.model import Item, Report

Case = tuple[str, str, str | None]

_TABLE = runpy.run_path(str(Path(__file__).with_name("look_alikes.py")))
CASES: list[Case] = _TABLE["CASES"]
LATER_CASES: list[Case] = _TABLE["LATER_CASES"]
DATELINES: list[tuple[str, str]] = _TABLE["DATELINES"]

HERE = "<line>"
HEADLINE = "Corvia recalls envoy as strait dispute with Valdoria deepens"
FIRST = "Corvia recalled its envoy to Valdoria on Monday after a tanker was seized in the strait."
SECOND = "The foreign ministry in Port Senn said the tanker had been boarded in open waters."
THIRD = "Valdoria denied the charge and said that the crew would be tried under its own law."
PAGES = {
    "top": (HERE, HEADLINE, FIRST, SECOND, THIRD),
    "under-headline": (HEADLINE, HERE, FIRST, SECOND, THIRD),
    "start-of-body": (HEADLINE, HERE, FIRST, SECOND, THIRD),
    "mid": (HEADLINE, FIRST, SECOND, HERE, THIRD),
    "end": (HEADLINE, FIRST, SECOND, THIRD, HERE),
    "after-credit": (HEADLINE, FIRST, SECOND, "Tomas Vane/Meridian/Reuters", HERE, THIRD),
    "after-video": (HEADLINE, FIRST, SECOND, "00:41 – Source: Corvia TV", HERE, THIRD),
}


def read_lines(*lines: str) -> Report:
    content = "\n\n".join(lines).encode()
    return make_report(Item(source="a.txt", name="a.txt", media="text", content=content))


def kind_of(report: Report, line: str) -> str | None:
    """Return the kind of the furniture that covers all of `line`; None when some of it is body."""
    start = report.text.index(line)
    for piece in report.furniture:
        if piece.span.start <= start and piece.span.end >= start + len(line):
            return piece.kind
    return None


def judge(place: str, line: str) -> str | None:
    return kind_of(read_lines(*(line if one == HERE else one for one in PAGES[place])), line)


@pytest.mark.parametrize(("place", "line", "kind"), CASES + LATER_CASES)
def test_a_line_gets_its_own_kind_and_body_stays_body(
    place: str, line: str, kind: str | None
) -> None:
    assert judge(place, line) == kind


def test_precision_and_recall_stay_above_their_floors() -> None:
    judged = [(judge(place, line), kind) for place, line, kind in CASES + LATER_CASES]
    marked = [pair for pair in judged if pair[0] is not None]
    furniture = [pair for pair in judged if pair[1] is not None]
    both = sum(found is not None and kind is not None for found, kind in judged)
    assert len(furniture) >= 120
    assert len(judged) - len(furniture) >= 100
    assert both / len(marked) >= 0.99
    assert both / len(furniture) >= 0.97


def test_the_table_has_every_kind_of_line() -> None:
    assert {kind for _, _, kind in CASES} >= {
        "masthead", "page-date", "byline", "credit", "caption", "related", "menu",
        "newsletter", "share", "copyright",
    }  # fmt: skip


@pytest.mark.parametrize(("paragraph", "dateline"), DATELINES)
def test_a_dateline_ends_where_the_body_begins(paragraph: str, dateline: str) -> None:
    report = read_lines(HEADLINE, paragraph, SECOND)
    marked = [
        report.text[piece.span.start : piece.span.end]
        for piece in report.furniture
        if piece.kind == "dateline"
    ]
    assert marked == ([dateline] if dateline else [])
