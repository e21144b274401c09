"""The dossier: one self-contained HTML page that opens from disk and reads without scripts."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from twosource.model import Record, Refusal, Report, Story
from twosource.present.act_words import STATUS_WORDS
from twosource.present.claim_versions import lay_out
from twosource.present.collation_page import Collated, tell_collation
from twosource.present.event_rows import EventPage, EventText, tell_events
from twosource.present.flow_drawing import Flow, draw_flow, pick_main
from twosource.present.full_text import FullText, mark_text
from twosource.present.grounds import Grounds, find_event_homes, tell_grounds
from twosource.present.lineages import LineageText, VerdictText, tell_lineages, tell_verdicts
from twosource.present.marks import UNCHANGED
from twosource.present.policy import make_printable, write_policy
from twosource.present.shelf import Bundle, Document, Shelf, bundle_story, shelve
from twosource.present.side_by_side import Comparison, compare_versions
from twosource.present.story_dates import DocumentDates, StoryDates, tell_dates
from twosource.present.strip import Figure, count_figures, sum_up
from twosource.present.templates import open_templates, read_asset
from twosource.present.timeline import Timeline, draw_timeline
from twosource.present.what_changed import RunText, tell_changes


class DocumentRow(Struct, frozen=True, kw_only=True):
    """One document as the table shows it; `furniture` counts each kind."""

    document: Document
    dates: DocumentDates
    words: int
    furniture: tuple[tuple[str, int], ...]


class StoryPage(Struct, frozen=True, kw_only=True):
    """Everything that the page says of one story, ready to be put in its place.

    `prefix` keeps its anchors, and `of` the names of its parts, apart from other stories'.
    `grounds` are by event, `main` draws who stands behind the main ones, `homes` are by claim.
    """

    prefix: str
    of: str
    title: str
    says: str
    figures: tuple[Figure, ...]
    dates: StoryDates
    timeline: Timeline | None
    lineages: tuple[LineageText, ...]
    verdicts: tuple[VerdictText, ...]
    changes: tuple[RunText, ...]
    told: EventPage
    grounds: Mapping[str, Grounds]
    main: Flow | None
    collated: Collated
    homes: Mapping[str, EventText]
    documents: tuple[DocumentRow, ...]
    comparisons: tuple[Comparison, ...]
    texts: tuple[FullText, ...]

    def find_homes(self, claims: Iterable[str]) -> tuple[EventText, ...]:
        """Return the events of some claims, each once, in the order of the page."""
        found = {one.number: one for claim in claims if (one := self.homes.get(claim))}
        return tuple(one for _, one in sorted(found.items()))


class Focus(Struct, frozen=True, kw_only=True):
    """What of a story is told word by word: claims of `events`, differences of `reports`."""

    events: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()


def render_dossier(record: Record, story: Story) -> str:
    """Render one story of a record as one HTML page."""
    page = lay_out_story(bundle_story(shelve(record), story))
    return _render(record.made_by, (page,), refusals=record.refusals, loose=())


def render_dossiers(record: Record) -> str:
    """Render all stories of a record as one HTML page, with an index, the largest story first."""
    stories = sorted(
        record.grouping.stories, key=lambda one: (-len(one.reports), one.title, one.id)
    )
    if len(stories) == 1:
        return render_dossier(record, stories[0])
    shelf = shelve(record)
    pages = tuple(
        lay_out_story(bundle_story(shelf, story, prefix=f"s{number}-"), number=number)
        for number, story in enumerate(stories, 1)
    )
    return _render(
        record.made_by, pages, refusals=record.refusals, loose=_find_loose(shelf, stories)
    )


def lay_out_story(
    bundle: Bundle, *, number: int | None = None, focus: Focus | None = None
) -> StoryPage:
    """Lay out all that is told of a story; `number` is given where the page has several.

    With a `focus` the full texts are left out, and what costs time is for what is named there.
    """
    comparisons = compare_versions(bundle, marked=focus.reports if focus is not None else None)
    dates = tell_dates(bundle)
    in_full = focus.events if focus is not None else None
    told = tell_events(lay_out(bundle, comparisons), in_full=in_full)
    grounds = tell_grounds(bundle, told)
    return StoryPage(
        prefix=bundle.prefix,
        of=f" of story {number}" if number is not None else "",
        title=bundle.story.title.strip() or "Untitled story",
        says=sum_up(bundle),
        figures=count_figures(bundle, comparisons, told, grounds),
        dates=dates,
        timeline=draw_timeline(dates.documents, dates.when),
        lineages=tell_lineages(bundle),
        verdicts=tell_verdicts(bundle),
        changes=tell_changes(bundle, told),
        told=told,
        grounds=grounds,
        main=draw_flow(bundle, pick_main(bundle, told.shown)),
        collated=tell_collation(bundle, comparisons, told),
        homes=find_event_homes(bundle, told),
        documents=tuple(_describe_document(one) for one in dates.documents),
        comparisons=comparisons,
        texts=tuple(mark_text(one) for one in bundle.documents) if focus is None else (),
    )


def _describe_document(dates: DocumentDates) -> DocumentRow:
    report = dates.document.report
    kinds = Counter(one.kind for one in report.furniture)
    return DocumentRow(
        document=dates.document,
        dates=dates,
        words=sum(len(_cut(report, at).split()) for at in range(len(report.sentences))),
        furniture=tuple(sorted(kinds.items())),
    )


def _cut(report: Report, sentence: int) -> str:
    span = report.sentences[sentence].span
    return report.text[span.start : span.end]


def _find_loose(shelf: Shelf, stories: list[Story]) -> tuple[Report, ...]:
    """Find the reports that no story holds, so that the page leaves none out in silence."""
    told = {report for story in stories for report in story.reports}
    return tuple(report for one, report in sorted(shelf.reports.items()) if one not in told)


def _render(
    made_by: str,
    pages: tuple[StoryPage, ...],
    *,
    refusals: tuple[Refusal, ...],
    loose: tuple[Report, ...],
) -> str:
    style, script = read_asset("style.css"), read_asset("script.js")
    page = (
        open_templates()
        .get_template("dossier.html")
        .render(
            made_by=made_by,
            pages=pages,
            refusals=refusals,
            loose=loose,
            status_words=tuple(STATUS_WORDS.values()),
            unchanged=UNCHANGED,
            style=style,
            script=script,
            policy=write_policy(style, script),
        )
    )
    return make_printable(page)
