"""One large store of drawn stories, for all benches that ask a store: made once, and kept.

    python -m bench.large_store [--reports 100000] [--folder FOLDER]

Reports, lineages, stories, claims, events and what stands beside them are written as a run would
write them, but nothing of it is worked out: grouping and joining so many takes an hour.
"""

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

from bench.drawn import Story, Telling, draw_story
from sqlalchemy import Table

from twosource.model import (
    Alignment,
    Change,
    Claim,
    Collation,
    Copy,
    Difference,
    DifferenceKind,
    Dispute,
    Edge,
    Edition,
    Event,
    Evidence,
    Grouping,
    Independent,
    Lineage,
    Link,
    Merge,
    Origin,
    Reading,
    Reason,
    ReportDate,
    Slot,
    Standing,
    StoryDate,
    Voice,
    When,
)
from twosource.model import Story as GroupedStory
from twosource.store import door, schema
from twosource.store.options import StoreOptions
from twosource.store.report_rows import mark_batches, report_row
from twosource.store.rows import Row, write_batches
from twosource.store.sentence_words import keep_words, list_words
from twosource.store.view import open_view
from twosource.store.writer import Writer, open_writer
from twosource.text.hashing import hash_bytes, hash_event

__all__ = ["FOLDER", "find_store", "make_store"]

FOLDER = Path(tempfile.gettempdir()) / "twosource-bench"
TOGETHER = 100
DIFFERENCES: tuple[tuple[DifferenceKind, Slot], ...] = (
    ("paraphrase", "wording"), ("omission", "sentence"), ("corruption", "name"),
)  # fmt: skip
"""What two versions differ in, again and again; each pair has fifteen of them."""
MOST_CHANGES = 2_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the store where it is not there yet and say how large it is."""
    parser = argparse.ArgumentParser(prog="python -m bench.large_store", description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args(arguments)
    place = find_store(chosen.folder, chosen.reports)
    with open_view(place) as view:
        totals = view.totals()
    print(f"{place}: {place.stat().st_size / totals.documents / 1000:.1f} kB a report")
    print(
        f"{totals.documents:,} reports, {totals.lineages:,} lineages, {totals.stories:,} stories, "
        f"{totals.events:,} events"
    )


def find_store(folder: Path, reports: int) -> Path:
    """Return where a store of so many reports is, or a few more; make it where it is not there."""
    place = folder / f"store-{reports}.db"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        make_store(place, reports)
    return place


def make_store(place: Path, reports: int) -> None:
    """Write a store; one that was cut short is not left behind."""
    unfinished = place.with_suffix(".unfinished")
    for path in place.parent.glob(f"{unfinished.name}*"):
        path.unlink()
    start = time.perf_counter()

    def tell(what: str) -> None:
        print(f"{what}, {time.perf_counter() - start:.0f} s", flush=True)

    with open_writer(unfinished):
        stories = list(write_reports(unfinished, reports))
        tell("reports written")
    with open_writer(unfinished) as writer:
        grouping = Grouping(
            copies=tuple(map(make_copy, list_pairs(stories))),
            lineages=tuple(chain.from_iterable(map(make_lineages, stories))),
            stories=tuple(map(make_story, stories)),
            alignments=tuple(map(make_alignment, list_pairs(stories))),
        )
        dates = tuple(map(make_date, stories))
        writer.put_results(grouping, Collation(story_dates=dates), tuple(make_changes(stories)))
        tell("groups written")
        write_claims(writer, stories)
        tell("claims written")
        writer.put_joined(join(stories))
        tell("events written")
    unfinished.rename(place)


def write_reports(place: Path, reports: int) -> Iterator[Story]:
    """Write reports, many in one transaction, and yield their stories until there are enough."""
    store = door.open_for_writing(str(place), StoreOptions())
    number = written = 0
    while written < reports:
        stories: list[Story] = []
        while written < reports and len(stories) < TOGETHER:
            stories.append(draw_story(number))
            number, written = number + 1, written + len(stories[-1].tellings)
        made = [one.report for story in stories for one in story.tellings]
        rows: defaultdict[Table, list[Row]] = defaultdict(list)
        for report in made:
            rows[schema.reports].append(report_row(report, "drawn"))
            for table, some in mark_batches(report, Reading(report.id, ())):
                rows[table] += some
        with door.writing(store) as connection:
            write_batches(connection, rows.items())
            for report in made:
                keep_words(connection, report.id, list_words(report))
        door.tend_log(store)
        yield from stories
    door.close(store)


def list_pairs(stories: Sequence[Story]) -> Iterator[tuple[Telling, Telling]]:
    """Yield each copy behind the report that it copies."""
    for story in stories:
        for telling in story.tellings:
            if telling.parent is not None:
                yield story.tellings[telling.parent], telling


def make_copy(pair: tuple[Telling, Telling]) -> Copy:
    """Return the judgement that one is a copy, with its evidence."""
    first, second = sorted(one.report.id for one in pair)
    spans = tuple(one.report.sentences[0].span for one in pair)
    evidence = tuple(Evidence(f"measure-{at}", 0.9, "drawn", spans) for at in range(8))
    return Copy(
        first=first,
        second=second,
        verdict="wholly-derived",
        score=0.95,
        evidence=evidence,
        rule="drawn",
    )


def make_alignment(pair: tuple[Telling, Telling]) -> Alignment:
    """Return links of each sentence to the one at the same place."""
    one, other = sorted((one.report for one in pair), key=lambda report: report.id)
    both = range(min(len(one.sentences), len(other.sentences)))
    links = tuple(Link((at,), (at,), 0.95) for at in both)
    return Alignment(first=one.id, second=other.id, links=links)


def name_lineage(story: Story, number: int) -> str:
    """Return the id of a lineage of a story."""
    return hash_bytes(f"lineage {story.id} {number}".encode())


def make_lineages(story: Story) -> Iterator[Lineage]:
    """Yield the lineages of a story."""
    tellings = sorted(story.tellings, key=lambda one: one.lineage)
    for number, some in groupby(tellings, key=lambda one: one.lineage):
        held = list(some)
        reports = tuple(sorted(one.report.id for one in held))
        first = held[0].report
        yield Lineage(
            id=name_lineage(story, number),
            reports=reports,
            editions=(Edition(number=1, reports=reports, reasons=()),),
            ancestors=(),
            edges=tuple(
                Edge(
                    child=one.report.id,
                    parent=story.tellings[one.parent].report.id,
                    relation="copy",
                    reasons=(Reason("drawn", "drawn later"),),
                )
                for one in held
                if one.parent is not None
            ),
            origin=Origin(
                name=first.publisher or "",
                kind="outlet",
                basis="publisher",
                spans=(first.sentences[0].span,),
            ),
        )


def make_story(story: Story) -> GroupedStory:
    """Return a story as grouping would give it."""
    return GroupedStory(
        id=story.id,
        title=story.tellings[0].report.title or "",
        reports=tuple(sorted(one.report.id for one in story.tellings)),
        lineages=tuple(
            name_lineage(story, number)
            for number in sorted({one.lineage for one in story.tellings})
        ),
    )


def make_date(story: Story) -> StoryDate:
    """Return the day of a story and of its reports."""
    day = story.day.isoformat()
    reports = tuple(
        ReportDate(
            report=one.report.id,
            when=one.report.dates[0].when if one.report.dates else None,
            because=one.report.dates,
        )
        for one in sorted(story.tellings, key=lambda one: one.report.id)
    )
    return StoryDate(
        story=story.id, when=When(day, day, "day", "story"), reports=reports, warnings=()
    )


def make_changes(stories: Sequence[Story]) -> Iterator[Change]:
    """Yield what a run would tell of the last stories with copies."""
    grown = [one for one in stories if len(one.tellings) > 1][-MOST_CHANGES:]
    for story in grown:
        yield Change(
            run=1,
            kind="documents-added",
            before=1,
            after=len(story.tellings),
            reports=(story.tellings[0].report.id,),
            brought_by=tuple(sorted(one.report.id for one in story.tellings[1:])),
            sentence="A lineage has grown.",
        )


def write_claims(writer: Writer, stories: Sequence[Story]) -> None:
    """Write the claims of all reports."""
    tellings = [one for story in stories for one in story.tellings]
    for start in range(0, len(tellings), TOGETHER):
        some = {one.report.id: one.claims for one in tellings[start : start + TOGETHER]}
        days = {
            one.report.id: one.report.dates[0].when.start if one.report.dates else ""
            for one in tellings[start : start + TOGETHER]
        }
        writer.put_claims("drawn", some, days=days)


def join(stories: Sequence[Story]) -> Collation:
    """Return the events of all stories with their standings, the differences and the disputes."""
    events, standings, disputes = [], [], []
    for story in stories:
        own = []
        for held in gather_claims(story):
            event = make_event(story, [claim for _, claim in held])
            own.append(event)
            standings.append(make_standing(story, event, held))
        events += own
        if len(own) > 1 and int(story.id[:2], 16) < 8:
            disputes.append(make_dispute(story, own))
    return Collation(
        differences=tuple(chain.from_iterable(map(make_differences, list_pairs(stories)))),
        events=tuple(events),
        standings=tuple(standings),
        disputes=tuple(disputes),
    )


def gather_claims(story: Story) -> list[list[tuple[Telling, Claim]]]:
    """Return the claims of a story by what happened."""
    gathered: defaultdict[int, list[tuple[Telling, Claim]]] = defaultdict(list)
    for telling in story.tellings:
        for told, claim in zip(telling.told, telling.claims, strict=True):
            gathered[told.happening.number].append((telling, claim))
    return list(gathered.values())


def make_event(story: Story, claims: Sequence[Claim]) -> Event:
    """Return an event of claims that tell of one happening."""
    first = claims[0]
    return Event(
        id=hash_event(first.id),
        story=story.id,
        claims=tuple(one.id for one in claims),
        act=first.act,
        mode=None,
        status=first.status,
        merges=tuple(
            Merge(first=first.id, second=one.id, weight=30, because="drawn alike", rule="copied")
            for one in claims[1:]
        ),
    )


def make_standing(story: Story, event: Event, held: list[tuple[Telling, Claim]]) -> Standing:
    """Return the figures of an event: voices are the roots, and never more than lineages."""
    by_root: defaultdict[str, list[tuple[Telling, Claim]]] = defaultdict(list)
    for telling, claim in held:
        by_root[claim.roots[0].name if claim.roots else ""].append((telling, claim))
    lineages = {one.lineage for one, _ in held}
    voices = tuple(
        Voice(
            group=f"state:{root}" if root else "",
            root=root,
            claims=tuple(claim.id for _, claim in some),
            lineages=tuple(
                name_lineage(story, number)
                for number in dict.fromkeys(one.lineage for one, _ in some)
            ),
        )
        for root, some in by_root.items()
    )
    return Standing(
        event=event.id,
        documents=len({one.report.id for one, _ in held}),
        publishers=len({one.report.publisher for one, _ in held}),
        lineages=len(lineages),
        content=Independent(low=min(len(voices), len(lineages)), high=len(lineages)),
        voices=voices,
    )


def make_differences(pair: tuple[Telling, Telling]) -> Iterator[Difference]:
    """Yield fifteen differences of a pair."""
    one, other = sorted((one.report for one in pair), key=lambda report: report.id)
    for at in range(15):
        kind, slot = DIFFERENCES[at % len(DIFFERENCES)]
        first = one.sentences[at % len(one.sentences)].span
        second = other.sentences[at % len(other.sentences)].span
        yield Difference(
            id=hash_bytes(f"{one.id} {other.id} {at}".encode()),
            first=one.id,
            second=other.id,
            slot=slot,
            kind=kind,
            at_first=first,
            at_second=None if kind == "omission" else second,
            broken="second" if kind == "corruption" else "neither",
            because="drawn",
            rule="drawn",
        )


def make_dispute(story: Story, events: Sequence[Event]) -> Dispute:
    """Return a denial of the first event by the second."""
    first, second = events[0].claims[:1], events[1].claims[:1]
    return Dispute(
        id=hash_bytes(f"dispute {story.id}".encode()),
        story=story.id,
        kind="denial",
        slot="polarity",
        first=first,
        second=second,
        because="drawn",
        rule="drawn",
    )


if __name__ == "__main__":
    main()
