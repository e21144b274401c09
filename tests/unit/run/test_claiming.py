"""Claims are made once for a coder and a day, whatever befalls the run."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from twosource.model import (
    Claim,
    Collation,
    DateProposal,
    Grouping,
    Reading,
    Report,
    ReportDate,
    Sentence,
    Span,
    Story,
    StoryDate,
    When,
)
from twosource.run import claiming
from twosource.run.claim_chunk import Chunk, ClaimedChunk, ParsedReport
from twosource.run.claiming import ClaimOptions, claim_reports
from twosource.run.sandbox import Failure
from twosource.store.writer import Writer, open_writer
from twosource.text.hashing import hash_bytes, hash_claim, hash_report

TEXT = "The ferry to Telmark was late again."


class Pool:
    """Stands in for the processes: one claim a report; a report in `bad` ends the one it is in."""

    asked: ClassVar[list[tuple[ParsedReport, ...]]] = []
    bad: frozenset[str] = frozenset()

    def __init__(self, *_: object, **__: object) -> None:
        return

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def run(self, chunks: Iterator[Chunk]) -> Iterator[ClaimedChunk | Failure]:
        for chunk in chunks:
            self.asked.append(chunk.reports)
            if self.bad.intersection(one.report.name for one in chunk.reports):
                yield Failure("crashed", "clean", "it ended")
            else:
                yield ClaimedChunk(tuple((make_claim(one.report),) for one in chunk.reports))


def make_claim(report: Report) -> Claim:
    return Claim(
        id=hash_claim(report.id, 25, 29, "RETREAT"),
        report=report.id,
        at=report.sentences[0].span,
        cue=Span(report.id, 25, 29),
        act="RETREAT",
        mode=None,
        status="happened",
        actors=(),
        recipients=(),
    )


@pytest.fixture(autouse=True)
def pool(monkeypatch: pytest.MonkeyPatch) -> type[Pool]:
    class Fresh(Pool):
        asked: ClassVar[list[tuple[ParsedReport, ...]]] = []

    monkeypatch.setattr(claiming, "Sandbox", Fresh)
    return Fresh


@pytest.fixture
def writer() -> Iterator[Writer]:
    with open_writer(":memory:") as opened:
        yield opened


def day(at: str) -> When:
    return When(at, at, "day", "page")


def put(writer: Writer, *names: str) -> list[str]:
    """Put a report under each name, dated 4 March; return their ids, sorted."""
    ids = []
    for name in names:
        report = hash_report(name, None, TEXT)
        made = Report(
            id=report,
            source=name,
            name=name,
            content_hash=hash_bytes(name.encode()),
            text=TEXT,
            sentences=(Sentence(Span(report, 0, len(TEXT)), 0),),
            dates=(DateProposal(day("2031-03-04"), ""),),
        )
        writer.put_report(made, Reading(report, ()))
        ids.append(report)
    return sorted(ids)


def date_story(writer: Writer, report: str, when: When) -> None:
    """Have a collation say when a report was really written."""
    dated = ReportDate(report=report, when=when, because=())
    date = StoryDate(story="s", when=when, reports=(dated,), warnings=())
    story = Story(id="s", title="", reports=(report,), lineages=())
    writer.put_results(Grouping(stories=(story,)), Collation(story_dates=(date,)))


def claim(writer: Writer) -> list[tuple[int, int]]:
    return list(claim_reports(writer, options=ClaimOptions()))


def list_asked(pool: type[Pool]) -> list[str]:
    return [one.report.id for chunk in pool.asked for one in chunk]


def test_every_report_is_claimed_in_chunks_of_a_few(writer: Writer, pool: type[Pool]) -> None:
    ids = put(writer, *(f"{number}.txt" for number in range(10)))
    assert claim(writer) == [(4, 4), (4, 4), (2, 2)]
    assert list_asked(pool) == ids
    assert [one.report for one in writer.view().record().claims] == ids


def test_a_second_run_claims_nothing_and_a_third_only_what_is_new(
    writer: Writer, pool: type[Pool]
) -> None:
    put(writer, "a.txt", "b.txt")
    assert (claim(writer), claim(writer)) == ([(2, 2)], [])
    (added,) = put(writer, "c.txt")
    assert claim(writer) == [(1, 1)]
    assert list_asked(pool)[2:] == [added]


def test_a_report_goes_with_its_parses_and_the_day_that_it_shows(
    writer: Writer, pool: type[Pool]
) -> None:
    (report,) = put(writer, "a.txt")
    claim(writer)
    assert pool.asked == [(ParsedReport(writer.view().report(report), (None,), "2031-03-04"),)]


def test_a_report_that_is_dated_otherwise_now_is_claimed_anew(
    writer: Writer, pool: type[Pool]
) -> None:
    first, second = put(writer, "a.txt", "b.txt")
    claim(writer)
    date_story(writer, first, day("2031-03-04"))
    assert claim(writer) == []
    date_story(writer, second, day("2031-02-27"))
    assert claim(writer) == [(1, 1)]
    (again,) = pool.asked[-1]
    assert (again.report.id, again.day) == (second, "2031-02-27")


def test_another_coder_claims_anew(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    put(writer, "a.txt")
    claim(writer)
    monkeypatch.setattr("twosource.read.claims.identity.CODER_VERSION", "other")
    assert (claim(writer), claim(writer)) == ([(1, 1)], [])


def test_a_run_that_is_cut_short_goes_on(writer: Writer, pool: type[Pool]) -> None:
    ids = put(writer, *(f"{number}.txt" for number in range(6)))
    steps = claim_reports(writer, options=ClaimOptions())
    assert next(steps) == (4, 4)
    steps.close()
    assert claim(writer) == [(2, 2)]
    assert list_asked(pool) == ids


def test_a_bad_report_is_kept_with_its_reason_and_costs_no_neighbour(
    writer: Writer, pool: type[Pool]
) -> None:
    pool.bad = frozenset({"1.txt"})
    ids = put(writer, *(f"{number}.txt" for number in range(4)))
    bad = hash_report("1.txt", None, TEXT)
    assert sum(reports for reports, _ in claim(writer)) == 4
    assert claim(writer) == []
    claimed = [one.report for one in writer.view().record().claims]
    assert claimed == [one for one in ids if one != bad]
    (told,) = writer.view().unclaimed()
    assert (told.report, told.code, told.why) == (bad, "crashed", "it ended")


def test_a_store_without_reports_starts_no_process(writer: Writer, pool: type[Pool]) -> None:
    assert claim(writer) == []
    assert pool.asked == []


def test_another_network_claims_anew(
    writer: Writer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(writer, "a.txt")
    claim(writer)
    monkeypatch.setattr(claiming, "identify_reader", lambda folder: str(folder))
    again = claim_reports(writer, options=ClaimOptions(model=tmp_path))
    assert list(again) == [(1, 1)]
