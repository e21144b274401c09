"""Sentences of two lineages that gainsay one another. All that is told here is invented."""

import pytest
from msgspec.structs import replace
from tests.unit.collate.backing import root
from tests.unit.collate.claiming import group
from tests.unit.collate.opposing import gather_parsed, make_event, make_version
from tests.unit.collate.writing import tell, write

from twosource.collate.disputes import find_disputes
from twosource.collate.fact import Fact
from twosource.collate.facts import find_facts
from twosource.collate.frames import make_frame
from twosource.collate.gainsaying import weigh_pairs
from twosource.collate.lines import Context, Line, read_lines
from twosource.model import Span


def list_facts(text: str) -> list[tuple[str, float, float, set[str]]]:
    """The figures and truths of one sentence, with what they are of."""
    report = write("a", text)
    frame = make_frame(make_version(report), (0,))
    assert frame is not None
    return [(one.kind, one.low, one.high, set(one.things)) for one in find_facts(frame)]


@pytest.mark.parametrize(
    ("text", "low", "high", "thing"),
    [
        ("The shells killed six sailors.", 6, 6, "sailor"),
        ("At least six sailors were killed.", 6, float("inf"), "sailor"),
        ("Niger lost nine of its boats.", 9, 9, "boat"),
        ("No boats were lost.", 0, 0, "boat"),
        ("Chad bought 40 tonnes of rice.", 40, 40, "rice"),
    ],
)
def test_a_figure_has_bounds_and_what_it_counts(
    text: str, low: float, high: float, thing: str
) -> None:
    figures = [one for one in list_facts(text) if one[0] == "amount"]
    assert [(one[1], one[2]) for one in figures] == [(low, high)]
    assert thing in figures[0][3]


def test_what_is_not_so_is_told_from_what_is() -> None:
    truths = [one for one in list_facts("Chad has not freed the pilots.") if one[0] == "polarity"]
    assert [one[1] for one in truths] == [-1]
    truths = [one for one in list_facts("Chad has freed the pilots.") if one[0] == "polarity"]
    assert [one[1] for one in truths] == [1]


def dispute(
    first: str, second: str, *, roots: str = "KCNA Reuters", lineages: str = "a b"
) -> set[str]:
    """Why two reports of one sentence, each by the word of a root, contradict each other."""
    reports = [write("a", first), write("b", second)]
    claims = [
        replace(made, roots=(root(speaker, made.at),))
        for report, speaker in zip(reports, roots.split(), strict=True)
        for made in (tell(report, "0 ferry", "NER", "TCD", act="ASSAULT"),)
    ]
    evidence = gather_parsed(claims, reports, group("ab", lineages=lineages))
    found = find_disputes([make_event(0, claims)], evidence)
    assert all(one.rule == "two sentences, one amount" for one in found)
    return {one.because for one in found}


SIX = "Shells hit the ferry at Fada on Monday and killed six people, a pilot said."
NINE = "Nine people died on Monday when shells fell on the ferry at Fada, the port said."


def test_two_tolls_of_one_shelling_contradict_each_other() -> None:
    assert dispute(SIX, NINE) == {"“Nine people” beside “six people”"}


@pytest.mark.parametrize(
    "other",
    [
        NINE.replace("Nine", "At least five"),  # leaves room for six
        NINE.replace("Nine", "Six"),
        NINE.replace("died", "were hurt"),
        "Nine trucks waited at the ferry of Fada on Monday, the port said.",
    ],
)
def test_what_can_both_be_so_is_no_contradiction(other: str) -> None:
    assert dispute(SIX, other) == set()


def test_parts_that_add_up_contradict_no_whole() -> None:
    """Six people died on the ferry and three on the quay; nine died at Fada."""
    parts = "Shells hit the ferry at Fada on Monday and killed six people and three boys, he said."
    assert dispute(parts, NINE) == set()
    other = parts.replace("three boys", "two boys")
    assert "“Nine people” beside “six people”" in dispute(other, NINE)


def test_one_figure_of_a_thing_in_each_report_is_alone() -> None:
    """With a further count of people in one report either may go with that of the other."""
    assert list_alone(SIX, NINE) == [1.0]
    assert list_alone(SIX.replace("six people", "six people and four men"), NINE) == [0.0, 0.0]


def list_alone(first: str, second: str) -> list[float]:
    reports = [write("a", first), write("b", second)]
    context = Context(
        versions={one.id: make_version(one) for one in reports},
        lineages={one.id: one.id for one in reports},
        homes={},
        days={},
    )
    lines = tuple(read_lines([one.sentences[0].span for one in reports], [], context))
    found = weigh_pairs(lines)
    return [one.signs["alone"] for one in found if one.first.fact.kind == "amount"]


def test_one_voice_and_one_lineage_do_not_contradict_themselves() -> None:
    assert dispute(SIX, NINE, roots="KCNA KCNA") == set()
    assert dispute(SIX, NINE, lineages="ab") == set()


def test_the_order_of_the_reports_does_not_matter() -> None:
    assert dispute(SIX, NINE) == dispute(NINE, SIX, roots="Reuters KCNA")


def test_the_work_grows_with_the_sentences_and_not_with_their_square() -> None:
    """Twice as many sentences, of which each tells of its own ferry, make twice as many pairs."""
    assert count_pairs(80) <= 2.5 * count_pairs(40)


def count_pairs(number: int) -> int:
    return sum(1 for _ in weigh_pairs([make_line(at) for at in range(number)]))


def make_line(at: int) -> Line:
    span = Span(f"report {at:03}", 0, 9)
    fact = Fact(
        kind="amount", words=(0,), low=at, high=at, things=frozenset({"sailor"}),
        names=frozenset(), cues=frozenset({"kill"}), parties=frozenset(), days=frozenset(),
        marks=frozenset(),
    )  # fmt: skip
    return Line(
        at=span, text="the words", lineage=span.report, told="", speakers=frozenset(),
        facts=((fact, span),),
        stems=frozenset({f"zugly{at // 8}", f"qwabble{at // 4}"}), before=frozenset(),
        names=frozenset({"fada"}), days=frozenset(), events=frozenset({"event"}),
        around=frozenset({"event"}), claims=(),
    )  # fmt: skip
