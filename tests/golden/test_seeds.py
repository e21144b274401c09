"""What the program says of the two reports that the project started from.

The key lies beside them, outside this tree; where the folder is absent these tests are skipped.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from twosource.model import ReadSentence, Record, Report

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.fixture(scope="module")
def key() -> dict[str, Any]:
    if not SEEDS.is_dir():
        pytest.skip("the folder ../shared/seeds is not here")
    found: dict[str, Any] = json.loads((SEEDS / "key.json").read_text("utf-8"))
    return found


def _report(record: Record, key: dict[str, Any], letter: str) -> Report:
    name = key["reports"][letter]["file"]
    return next(report for report in record.reports if report.name == name)


def test_two_documents_are_one_lineage_of_the_credited_outlet(
    seeds: Record, key: dict[str, Any]
) -> None:
    (lineage,) = seeds.grouping.lineages
    assert len(lineage.reports) == 2
    assert lineage.origin is not None
    assert lineage.origin.name == key["reports"]["A"]["credit"]
    assert len(lineage.ancestors) == 2


def test_the_planned_edition_stands_before_the_arrived_one(
    seeds: Record, key: dict[str, Any]
) -> None:
    (lineage,) = seeds.grouping.lineages
    later, earlier = _report(seeds, key, "A"), _report(seeds, key, "B")
    assert [one.reports for one in lineage.editions] == [(earlier.id,), (later.id,)]


def test_the_story_is_of_18_and_19_june_and_the_july_page_is_warned_of(
    seeds: Record, key: dict[str, Any]
) -> None:
    (dated,) = seeds.collation.story_dates
    assert dated.when is not None
    assert (dated.when.start, dated.when.end) == ("2024-06-18", "2024-06-19")
    (warning,) = dated.warnings
    assert warning.shown.when.start == key["reports"]["B"]["page_date"]
    assert warning.report == _report(seeds, key, "B").id


@pytest.mark.parametrize("letter", ["A", "B"])
def test_each_report_is_dated_into_the_days_of_the_key(
    seeds: Record, key: dict[str, Any], letter: str
) -> None:
    report = _report(seeds, key, letter)
    (story,) = seeds.collation.story_dates
    when = next(one.when for one in story.reports if one.report == report.id)
    assert when is not None
    assert key["reports"][letter]["report_date_low"] <= when.start
    assert when.end <= key["reports"][letter]["report_date_high"]


@pytest.mark.parametrize("letter", ["A", "B"])
def test_the_furniture_is_that_of_the_key_and_no_more(
    seeds: Record, key: dict[str, Any], letter: str
) -> None:
    report = _report(seeds, key, letter)
    marked = "".join(report.text[one.span.start : one.span.end] + "\n" for one in report.furniture)
    wanted = "".join(piece + "\n" for piece in key["reports"][letter]["furniture"])
    assert set(marked.split()) == set(wanted.split())
    body = [report.text[one.span.start : one.span.end] for one in report.sentences]
    for piece in key["reports"][letter]["furniture"]:
        assert not any(piece.strip() in sentence for sentence in body)


def test_sentences_are_aligned_in_order_without_a_crossing(seeds: Record) -> None:
    (alignment,) = seeds.grouping.alignments
    first = [number for link in alignment.links for number in link.first]
    second = [number for link in alignment.links for number in link.second]
    assert first == sorted(set(first))
    assert second == sorted(set(second))
    assert len(alignment.links) >= 40


def test_what_must_be_equal_is_not_called_different(seeds: Record, key: dict[str, Any]) -> None:
    texts = {report.id: report.text for report in seeds.reports}
    reports = {letter: _report(seeds, key, letter).id for letter in "AB"}
    slots = ("name", "number", "date")
    wrong = []
    for equal in key["equal"]:
        places = {reports[letter]: texts[reports[letter]].find(equal[letter]) for letter in "AB"}
        ends = {reports[letter]: places[reports[letter]] + len(equal[letter]) for letter in "AB"}
        for one in seeds.collation.differences:
            spans = [span for span in (one.at_first, one.at_second) if span]
            inside = all(
                places[span.report] <= span.start and span.end <= ends[span.report]
                for span in spans
            )
            if one.slot in slots and one.kind != "paraphrase" and inside:
                wrong.append((equal["A"], one.because))
    assert wrong == []


@pytest.mark.parametrize(
    ("glued", "words"),
    [("BeijingHe", ("Beijing", "He")), ("Septemberwhen", ("September", "when"))],
)
def test_glued_words_are_read_as_two_and_the_repair_is_kept(
    seeds: Record,
    seed_sentences: dict[str, tuple[ReadSentence, ...]],
    glued: str,
    words: tuple[str, str],
) -> None:
    found = [one for one in seeds.reports if glued in one.text]
    assert found
    for report in found:
        at = report.text.index(glued)
        repairs = [one for one in report.repairs if one.span.start == at]
        assert [one.reads_as for one in repairs] == [" ".join(words)]
        assert all(one.why for one in repairs)
        parses = [one.parse for one in seed_sentences[report.id]]
        pairs = [pair for one in parses for pair in zip(one.words, one.words[1:], strict=False)]
        assert words in pairs
        assert not any(glued in one.words for one in parses)


@pytest.mark.parametrize("letter", ["A", "B"])
def test_every_sentence_is_parsed_and_none_is_read_from_furniture(
    seeds: Record,
    key: dict[str, Any],
    seed_sentences: dict[str, tuple[ReadSentence, ...]],
    letter: str,
) -> None:
    sentences = seed_sentences[_report(seeds, key, letter).id]
    assert all(one.parse.words for one in sentences)
    read = [" ".join("".join(one.parse.words).split()) for one in sentences]
    for piece in key["reports"][letter]["furniture"]:
        assert not any("".join(piece.split()) in one for one in read)


def test_the_containers_stand_on_one_root_and_both_deny_them(seeds: Record) -> None:
    """One ministry's word, in two documents of one lineage, is one source; both parties deny it."""
    standings = {one.event: one for one in seeds.collation.standings}
    told = {claim.id: claim for claim in seeds.claims}
    (event,) = [
        one
        for one in seeds.collation.events
        if any(
            (amount.value, amount.unit) == (6700.0, "container")
            for claim in one.claims
            for amount in told[claim].amounts
        )
    ]
    standing = standings[event.id]
    assert (standing.documents, standing.lineages) == (2, 1)
    assert (standing.content.low, standing.content.high) == (1, 1)
    assert len(standing.voices) == 1
    roots = [root for claim in event.claims for root in told[claim].roots[:1]]
    assert {root.state for root in roots} == {"KOR"}
    assert all("MIL" in root.sectors or "GOV" in root.sectors for root in roots)
    denials = [
        told[one]
        for dispute in seeds.collation.disputes
        if {*dispute.first, *dispute.second} & set(event.claims)
        for one in (*dispute.first, *dispute.second)
        if told[one].act == "DENIAL"
    ]
    assert {actor.state for one in denials for actor in one.actors} == {"RUS", "PRK"}


def test_the_kremlin_is_russias_government_wherever_it_is_named(
    seed_sentences: dict[str, tuple[ReadSentence, ...]],
) -> None:
    named = [
        actor
        for sentences in seed_sentences.values()
        for one in sentences
        for at in re.finditer("Kremlin", one.text)
        for actor in one.actors
        if actor.start <= at.start() < actor.end
    ]
    count = sum(one.text.count("Kremlin") for some in seed_sentences.values() for one in some)
    assert count
    assert len(named) == count
    for actor in named:
        assert (actor.state, "GOV" in actor.sectors, actor.is_place) == ("RUS", True, False)
        assert actor.kind in ("metonym", "organ", "role") or actor.title
