"""A story in a few figures, for lists and summaries, in words and in JSON alike."""

from collections import Counter

from msgspec import Struct

from twosource.model import Change, DateWarning, DifferenceKind, Record, When
from twosource.present.shelf import Bundle, Document, bundle_story, shelve
from twosource.present.strip import name_origins

__all__ = ["DateDoubt", "DocumentDigest", "StoryDigest", "digest_stories"]


class DocumentDigest(Struct, frozen=True, kw_only=True):
    """One document of a story; `letter` is what the dossier calls it.

    `origin` is whom its lineage goes back to.
    """

    letter: str
    report: str
    name: str
    source: str
    publisher: str | None
    lineage: int | None
    edition: int | None
    origin: str | None


class DateDoubt(Struct, frozen=True, kw_only=True):
    """A date that a document shows and that does not fit the story."""

    letter: str
    report: str
    sentence: str


class StoryDigest(Struct, frozen=True, kw_only=True):
    """A story in figures; never one number called "sources".

    `origins` are whom its lineages go back to, `differences` counts what is not the same in meaning
    between its versions, `doubts` are the dates shown that do not fit, `changes` is what later runs
    told otherwise, the latest first.
    """

    id: str
    title: str
    documents: tuple[DocumentDigest, ...]
    lineages: int
    origins: tuple[str, ...]
    when: When | None
    doubts: tuple[DateDoubt, ...]
    differences: dict[DifferenceKind, int]
    changes: tuple[Change, ...] = ()


def digest_stories(record: Record) -> tuple[StoryDigest, ...]:
    """Return the stories, those with most documents first, then by title and id."""
    shelf = shelve(record)
    digests = (_digest_story(bundle_story(shelf, story)) for story in record.grouping.stories)
    return tuple(sorted(digests, key=lambda one: (-len(one.documents), one.title, one.id)))


def _digest_story(bundle: Bundle) -> StoryDigest:
    kinds = Counter(one.kind for one in bundle.differences)
    date = bundle.date
    return StoryDigest(
        id=bundle.story.id,
        title=bundle.story.title,
        documents=tuple(_digest_document(one) for one in bundle.documents),
        lineages=len(bundle.lineages),
        origins=name_origins(bundle),
        when=date.when if date is not None else None,
        doubts=tuple(_doubt(bundle, one) for one in date.warnings) if date is not None else (),
        differences={
            kind: kinds[kind] for kind in sorted(kinds) if kind not in {"equal", "paraphrase"}
        },
        changes=bundle.changes,
    )


def _doubt(bundle: Bundle, warning: DateWarning) -> DateDoubt:
    letter = bundle.by_report[warning.report].letter
    return DateDoubt(letter=letter, report=warning.report, sentence=warning.sentence)


def _digest_document(document: Document) -> DocumentDigest:
    return DocumentDigest(
        letter=document.letter,
        report=document.report.id,
        name=document.report.name,
        source=document.report.source,
        publisher=document.report.publisher,
        lineage=document.lineage,
        edition=document.edition,
        origin=document.origin,
    )
