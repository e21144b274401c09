"""Whether copies, lineages, stories, alignments and differences bear themselves out."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from twosource.model import Alignment, Difference, Lineage, Record
from twosource.present.unsupported import Unsupported, find_repeated, find_unknown

__all__ = ["check_results"]


def check_results(record: Record) -> Iterator[Unsupported]:
    """Yield what does not hold within the results of grouping and collating."""
    reports = frozenset(report.id for report in record.reports)
    yield from _check_copies(record, reports)
    yield from _check_partition(record)
    yield from _check_lineages(record, reports)
    yield from _check_stories(record, reports)
    yield from _check_story_dates(record, reports)
    sentences = {report.id: len(report.sentences) for report in record.reports}
    pairs = [f"{one.first} {one.second}" for one in record.grouping.alignments]
    yield from find_repeated(pairs, kind="aligned pair", where="alignments")
    for at, alignment in enumerate(record.grouping.alignments):
        yield from _check_alignment(alignment, sentences, f"alignments[{at}]")
    yield from _check_differences(record, reports)
    yield from _check_changes(record, reports)
    yield from _check_event_changes(record, reports)


def _check_copies(record: Record, reports: frozenset[str]) -> Iterator[Unsupported]:
    copies = record.grouping.copies
    pairs = [f"{copy.first} {copy.second}" for copy in copies]
    yield from find_repeated(pairs, kind="judged pair", where="copies")
    for at, copy in enumerate(copies):
        where = f"copies[{at}]"
        yield from find_unknown((copy.first, copy.second), reports, kind="report", where=where)
        if copy.first >= copy.second:
            law = "the first report of a judged pair has the smaller id"
            yield Unsupported(law, where, f"less than {copy.second}", copy.first)


def _check_partition(record: Record) -> Iterator[Unsupported]:
    lineages = record.grouping.lineages
    yield from find_repeated((one.id for one in lineages), kind="lineage", where="lineages")
    placed = [report for lineage in lineages for report in lineage.reports]
    yield from find_repeated(placed, kind="report of a lineage", where="lineages")
    for report in sorted({one.id for one in record.reports} - set(placed)):
        yield Unsupported("every report stands in one lineage", "lineages", report, "in none")


def _check_lineages(record: Record, reports: frozenset[str]) -> Iterator[Unsupported]:
    lineages = record.grouping.lineages
    lost = frozenset(ancestor.id for lineage in lineages for ancestor in lineage.ancestors)
    for at, lineage in enumerate(lineages):
        where = f"lineages[{at}]"
        yield from find_unknown(lineage.reports, reports, kind="report", where=f"{where}.reports")
        yield from _check_editions(lineage, where)
        own = {*lineage.reports, *(ancestor.id for ancestor in lineage.ancestors)}
        for number, edge in enumerate(lineage.edges):
            place = f"{where}.edges[{number}]"
            yield from find_unknown((edge.child,), own, kind="version of it", where=place)
            parents = reports | lost if edge.relation == "part" else own
            yield from find_unknown((edge.parent,), parents, kind="version", where=place)


def _check_editions(lineage: Lineage, where: str) -> Iterator[Unsupported]:
    held = [report for edition in lineage.editions for report in edition.reports]
    place = f"{where}.editions"
    yield from find_unknown(held, lineage.reports, kind="report of the lineage", where=place)
    yield from find_repeated(held, kind="report of an edition", where=place)


def _check_stories(record: Record, reports: frozenset[str]) -> Iterator[Unsupported]:
    stories = record.grouping.stories
    lineages = frozenset(lineage.id for lineage in record.grouping.lineages)
    yield from find_repeated((story.id for story in stories), kind="story", where="stories")
    for at, story in enumerate(stories):
        where = f"stories[{at}]"
        yield from find_unknown(story.reports, reports, kind="report", where=where)
        yield from find_unknown(story.lineages, lineages, kind="lineage", where=where)


def _check_story_dates(record: Record, reports: frozenset[str]) -> Iterator[Unsupported]:
    dates = record.collation.story_dates
    stories = {story.id: story.reports for story in record.grouping.stories}
    dated = [date.story for date in dates]
    yield from find_repeated(dated, kind="story date", where="story_dates")
    yield from find_unknown(dated, stories, kind="story", where="story_dates")
    for at, date in enumerate(dates):
        named = (*(one.report for one in date.reports), *(one.report for one in date.warnings))
        where = f"story_dates[{at}]"
        yield from find_unknown(named, reports, kind="report", where=where)


def _check_alignment(
    alignment: Alignment, sentences: Mapping[str, int], where: str
) -> Iterator[Unsupported]:
    pair = (alignment.first, alignment.second)
    yield from find_unknown(pair, sentences, kind="report", where=where)
    first = [link.first for link in alignment.links]
    second = [link.second for link in alignment.links]
    yield from _check_side(first, sentences.get(alignment.first, 0), f"{where}.first")
    yield from _check_side(second, sentences.get(alignment.second, 0), f"{where}.second")


def _check_side(sides: list[tuple[int, ...]], count: int, where: str) -> Iterator[Unsupported]:
    for side in sides:
        if len(side) not in (1, 2):
            law = "a link joins one or two sentences on each side"
            yield Unsupported(law, where, "1 or 2", str(len(side)))
    numbers = [number for side in sides for number in side]
    for before, after in pairwise(numbers):
        if after <= before:
            law = "links run in order and do not cross"
            yield Unsupported(law, where, f"a sentence after {before}", str(after))
    for number in numbers:
        if not 0 <= number < count:
            law = "a link names sentences that there are"
            yield Unsupported(law, where, f"0 to {count - 1}", str(number))


def _check_differences(record: Record, reports: frozenset[str]) -> Iterator[Unsupported]:
    differences = record.collation.differences
    ids = (difference.id for difference in differences)
    yield from find_repeated(ids, kind="difference", where="differences")
    for at, difference in enumerate(differences):
        where = f"differences[{at}]"
        pair = (difference.first, difference.second)
        yield from find_unknown(pair, reports, kind="report", where=where)
        yield from _check_sides(difference, where)


def _check_sides(difference: Difference, where: str) -> Iterator[Unsupported]:
    sides = ((difference.first, difference.at_first), (difference.second, difference.at_second))
    for report, span in sides:
        if span is not None and span.report != report:
            law = "each side of a difference has its place in its own report"
            yield Unsupported(law, where, report, span.report)
    if difference.at_first is None and difference.at_second is None:
        law = "a difference has a place in one version at least"
        yield Unsupported(law, where, "a span", "none")


def _check_changes(record: Record, reports: frozenset[str]) -> Iterator[Unsupported]:
    for at, change in enumerate(record.changes):
        named = (*change.reports, *change.brought_by)
        yield from find_unknown(named, reports, kind="report", where=f"changes[{at}]")
        if not change.reports or not set(change.reports).isdisjoint(change.brought_by):
            law = "a change tells of older reports, and what brought it about is newer"
            expected = "reports, and others that brought it about"
            yield Unsupported(law, f"changes[{at}]", expected, ", ".join(change.reports) or "none")


def _check_event_changes(record: Record, reports: frozenset[str]) -> Iterator[Unsupported]:
    """Check that what brought a change about is there, and that copies alone added no voice."""
    for at, change in enumerate(record.event_changes):
        where = f"event_changes[{at}]"
        yield from find_unknown(change.brought_by, reports, kind="report", where=where)
        was, now = change.before, change.after
        if change.kind == "copies-added" and (was is None or was.independent != now.independent):
            law = "where copies were added, as many voices tell it as before"
            said = "none" if was is None else f"{was.independent.low}–{was.independent.high}"
            yield Unsupported(law, where, f"{now.independent.low}–{now.independent.high}", said)
