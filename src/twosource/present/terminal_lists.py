"""The lists of the command line in words: the summary, the stories, what was refused."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosource.model import DifferenceKind, Refusal, Report, Unclaimed, Unread
from twosource.present.dates import say_basis, say_when
from twosource.present.digest import DocumentDigest, StoryDigest
from twosource.present.terminal import Screen, draw, make_grid, make_safe, make_table
from twosource.present.tree import shorten
from twosource.text.phrasing import count, join_words

__all__ = [
    "name_place",
    "say_counts",
    "tell_refusals",
    "tell_stories",
    "tell_summary",
    "tell_unclaimed",
    "tell_unread",
]

MOST_STORIES = 20
MOST_DOCUMENTS = 24
MOST_ORIGINS = 2
MOST_UNREAD = 12


def say_counts(counts: Mapping[DifferenceKind, int]) -> str:
    """Say how many there are of each kind: "2 corruptions, 1 update"."""
    return ", ".join(count(number, kind) for kind, number in counts.items() if number)


def tell_summary(stories: tuple[StoryDigest, ...], screen: Screen) -> str:
    """Tell each story of several documents, and name the documents that stand alone."""
    together = [one for one in stories if len(one.documents) > 1]
    alone = [one for one in stories if len(one.documents) == 1]
    parts: list[RenderableType] = []
    for story in together[:MOST_STORIES]:
        parts += [*_tell_story(story), Text()]
    if len(together) > MOST_STORIES:
        left = len(together) - MOST_STORIES
        parts += [Text(f"… and {left} more, which twosource stories lists"), Text()]
    if alone:
        parts += [*_tell_alone(alone), Text()]
    return draw(parts[:-1], screen)


def tell_stories(stories: tuple[StoryDigest, ...], screen: Screen) -> str:
    """Tell the stories as a table."""
    table = make_table("id", "documents", "lineages", "when", "origin", "title")
    for one in stories:
        table.add_row(
            one.id[:8],
            str(len(one.documents)),
            str(one.lineages),
            say_when(one.when) if one.when else "",
            Text(make_safe(_name_origins(one))),
            Text(make_safe(one.title)),
        )
    return draw([table], screen)


def tell_refusals(refusals: tuple[Refusal, ...], screen: Screen) -> str:
    """Tell what was refused as a table: where, why, and what to do."""
    table = make_table("input", "why", "in words")
    for one in refusals:
        table.add_row(Text(name_place(one)), one.code, Text(make_safe(one.sentence)))
    return draw([table], screen)


def tell_unread(unread: Sequence[Unread], reports: Mapping[str, Report], screen: Screen) -> str:
    """Tell as a table which sentences stand without a parse, and why; `reports` are by id."""
    table = make_table("input", "why", "sentence", "in words")
    for one in unread[:MOST_UNREAD]:
        report = reports[one.span.report]
        words = shorten(report.text[one.span.start : one.span.end], 60)
        table.add_row(*(Text(make_safe(cell)) for cell in (report.name, one.code, words, one.why)))
    left = len(unread) - MOST_UNREAD
    return draw([table, *([Text(f"… and {left} more")] if left > 0 else [])], screen)


def tell_unclaimed(
    unclaimed: Sequence[Unclaimed], reports: Mapping[str, Report], screen: Screen
) -> str:
    """Tell as a table which reports stand without claims, and why; `reports` are by id."""
    table = make_table("input", "why", "in words")
    for one in unclaimed[:MOST_UNREAD]:
        cells = reports[one.report].name, one.code, one.why
        table.add_row(*(Text(make_safe(cell)) for cell in cells))
    left = len(unclaimed) - MOST_UNREAD
    return draw([table, *([Text(f"… and {left} more")] if left > 0 else [])], screen)


def name_place(refusal: Refusal) -> str:
    """Name where a refused record stands: "feed.jsonl, record 7"."""
    place = make_safe(refusal.source) if refusal.source != "-" else "standard input"
    return place if refusal.record is None else f"{place}, record {refusal.record}"


def _tell_story(story: StoryDigest) -> Iterator[RenderableType]:
    yield Text(make_safe(story.title), style="bold")
    yield Padding(Text(make_safe(" · ".join(_count_parts(story)))), (0, 0, 0, 2))
    yield make_grid(_tell_facts(story))


def _count_parts(story: StoryDigest) -> Iterator[str]:
    yield count(len(story.documents), "document")
    yield count(story.lineages, "lineage")
    if story.origins:
        yield f"origin {_name_origins(story)}"


def _name_origins(story: StoryDigest) -> str:
    few = story.origins[:MOST_ORIGINS]
    more = len(story.origins) - len(few)
    return f"{', '.join(few)} and {more} more" if more else join_words(few)


def _tell_facts(story: StoryDigest) -> Iterator[tuple[str, str]]:
    if story.when is not None:
        yield "when", f"{say_when(story.when)}, {say_basis(story.when)}"
    for doubt in story.doubts:
        yield "date in doubt", f"{doubt.letter}  {doubt.sentence}"
    shown = story.documents[:MOST_DOCUMENTS]
    for lineage, documents in groupby(shown, key=lambda one: one.lineage):
        yield from _tell_lineage(lineage, list(documents), several=story.lineages > 1)
    if len(story.documents) > len(shown):
        yield "", f"… and {len(story.documents) - len(shown)} more"
    if story.lineages < len(story.documents):
        yield "differences", say_counts(story.differences) or "none in meaning"


def _tell_lineage(
    lineage: int | None, documents: list[DocumentDigest], *, several: bool
) -> Iterator[tuple[str, str]]:
    """Tell the documents of one lineage by edition, each label once."""
    if several and len(documents) == 1:
        yield f"lineage {lineage}", _name_document(documents[0])
        return
    if several:
        origin = documents[0].origin
        yield f"lineage {lineage}", f"origin {origin}" if origin else "no origin named"
    for edition, held in groupby(documents, key=lambda one: one.edition):
        labels = chain([f"edition {edition}" if edition else ""], repeat(""))
        yield from ((label, _name_document(one)) for label, one in zip(labels, held, strict=False))


def _name_document(document: DocumentDigest) -> str:
    publisher = f" ({document.publisher})" if document.publisher else ""
    return f"{document.letter}  {document.name}{publisher}"


def _tell_alone(stories: list[StoryDigest]) -> Iterator[RenderableType]:
    yield Text("Standing alone", style="bold")
    says = f"{count(len(stories), 'document')} without a copy among the rest"
    yield Padding(Text(says), (0, 0, 0, 2))
    rows = [(one.documents[0].name, one.title) for one in stories[:MOST_DOCUMENTS]]
    if len(stories) > MOST_DOCUMENTS:
        rows.append(("", f"… and {len(stories) - MOST_DOCUMENTS} more"))
    yield make_grid(rows)
