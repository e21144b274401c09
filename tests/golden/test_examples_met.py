"""What the program says of the example affair, held against examples/key.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from twosource.model import Difference, Lineage, Record, Report

KEY: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "examples" / "key.json").read_text("utf-8")
)
LINEAGES = KEY["lineages"]


def _key_name(report: Report) -> str:
    """Return the name that the key has for a report: "05", or "14b" for the second record."""
    stem = Path(report.name.partition("#")[0]).name[:2]
    if "#" not in report.name:
        return stem
    return stem + "ab"[int(report.name.partition("#")[2]) - 1]


def _names(record: Record) -> dict[str, str]:
    return {report.id: _key_name(report) for report in record.reports}


def _report(record: Record, name: str) -> Report:
    return next(report for report in record.reports if _key_name(report) == name)


def _lineage_of(record: Record, name: str) -> Lineage:
    report = _report(record, name)
    return next(one for one in record.grouping.lineages if report.id in one.reports)


def test_every_record_is_a_report_and_none_is_refused(examples: Record) -> None:
    assert sorted(_names(examples).values()) == sorted(KEY["reports"])
    assert examples.refusals == ()


@pytest.mark.parametrize("lineage", LINEAGES, ids=lambda one: one["reports"][0])
def test_a_lineage_has_the_reports_of_the_key(examples: Record, lineage: dict[str, Any]) -> None:
    names = _names(examples)
    found = _lineage_of(examples, lineage["reports"][0])
    assert sorted(names[report] for report in found.reports) == sorted(lineage["reports"])


@pytest.mark.parametrize("lineage", LINEAGES, ids=lambda one: one["reports"][0])
def test_editions_stand_in_the_order_of_the_key(examples: Record, lineage: dict[str, Any]) -> None:
    names = _names(examples)
    found = _lineage_of(examples, lineage["reports"][0])
    editions = [sorted(names[report] for report in one.reports) for one in found.editions]
    assert editions == [sorted(one) for one in lineage["editions"]]


@pytest.mark.parametrize("lineage", LINEAGES, ids=lambda one: one["reports"][0])
def test_the_origin_is_the_one_of_the_key(examples: Record, lineage: dict[str, Any]) -> None:
    origin = _lineage_of(examples, lineage["reports"][0]).origin
    assert origin is not None
    assert origin.name.casefold() == lineage["origin"].casefold()
    assert origin.kind == lineage["origin_kind"]


@pytest.mark.parametrize("name", sorted(KEY["reports"]))
def test_every_report_hangs_under_the_parents_of_the_key(examples: Record, name: str) -> None:
    names = _names(examples)
    edges = _lineage_of(examples, name).edges
    parents = {names[edge.parent] for edge in edges if names.get(edge.child) == name}
    assert parents == set(KEY["reports"][name]["derived_from"])


def test_stories_hold_the_reports_of_the_key(examples: Record) -> None:
    names = _names(examples)
    found = [{names[report] for report in story.reports} for story in examples.grouping.stories]
    for story in KEY["stories"]:
        holding = next(one for one in found if story["reports"][0] in one)
        assert holding - set(story["may_hold"]) == set(story["reports"])


def test_pairs_are_judged_as_in_the_key(examples: Record) -> None:
    names = _names(examples)
    judged = {
        tuple(sorted((names[copy.first], names[copy.second]))): copy.verdict
        for copy in examples.grouping.copies
    }
    wrong = {
        (one["first"], one["second"]): verdict
        for one in KEY["verdicts"]
        for verdict in [judged.get((one["first"], one["second"]), "independent")]
        if verdict not in (one["verdict"], *one["accept"])
    }
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(KEY["reports"]))
def test_furniture_of_the_key_is_no_body(examples: Record, name: str) -> None:
    report = _report(examples, name)
    body = [report.text[one.span.start : one.span.end] for one in report.sentences]
    strings = [piece["text"] for piece in KEY["reports"][name]["furniture"]]
    left = [text for text in strings if any(text in sentence for sentence in body)]
    assert left == []


@pytest.mark.parametrize("name", sorted(KEY["reports"]))
def test_a_report_is_dated_into_the_days_of_the_key(examples: Record, name: str) -> None:
    report = _report(examples, name)
    dated = next(
        one
        for story in examples.collation.story_dates
        for one in story.reports
        if one.report == report.id
    )
    assert dated.when is not None
    key = KEY["reports"][name]
    assert dated.when.start <= key["written_high"]
    assert dated.when.end >= key["written_low"]


@pytest.mark.parametrize("warning", KEY["date_warnings"], ids=lambda one: one["report"])
def test_a_page_date_that_does_not_fit_is_warned_of(
    examples: Record, warning: dict[str, Any]
) -> None:
    report = _report(examples, warning["report"])
    shown = [
        one.shown.when.start
        for story in examples.collation.story_dates
        for one in story.warnings
        if one.report == report.id
    ]
    assert warning["shown"] in shown


def _sides(record: Record, difference: Difference) -> tuple[str, str]:
    names = _names(record)
    return names[difference.first], names[difference.second]


def test_copies_that_say_the_same_word_for_word_show_no_difference(examples: Record) -> None:
    same = {tuple(sorted(pair)) for pair in KEY["no_differences"]}
    found = [
        one
        for one in examples.collation.differences
        if tuple(sorted(_sides(examples, one))) in same
    ]
    assert found == []


def test_what_must_be_judged_equal_is_called_at_most_a_paraphrase(examples: Record) -> None:
    texts = {_key_name(report): report.text for report in examples.reports}
    wrong = []
    for equal in KEY["equal"]:
        first, second = equal["first"], equal["second"]
        places = {
            name: (texts[name].find(words), texts[name].find(words) + len(words))
            for name, words in ((first, equal["at_first"]), (second, equal["at_second"]))
        }
        for one in examples.collation.differences:
            if set(_sides(examples, one)) != {first, second} or one.kind == "paraphrase":
                continue
            spans = [span for span in (one.at_first, one.at_second) if span]
            names = _names(examples)
            if one.slot in ("name", "number", "date") and all(
                places[names[span.report]][0] <= span.start
                and span.end <= places[names[span.report]][1]
                for span in spans
            ):
                wrong.append((equal["at_first"], one.slot, one.kind, one.because))
    assert wrong == []
