"""A story as the pages lay it out, and where its parts stand when each has a page of its own."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.errors import NotFoundError
from twosource.model import Record
from twosource.present.act_words import STATUS_WORDS
from twosource.present.dossier import Focus, StoryPage, lay_out_story
from twosource.present.marks import UNCHANGED
from twosource.present.shelf import Bundle, bundle_story, shelve
from twosource.present.web.answer import TEXT
from twosource.present.web.asked import name_address
from twosource.store.view import View

__all__ = ["Bundled", "lead_documents", "lead_links", "load_story", "make_parts", "show_parts"]


class Bundled(Struct, frozen=True, kw_only=True):
    """One story: its part of the record, and the same laid out."""

    record: Record
    bundle: Bundle


def load_story(view: View, story: str) -> Bundled:
    """Load one story and nothing else; raises NotFoundError where it went in the meantime."""
    record = view.story_record(story)
    if not record.grouping.stories:
        raise NotFoundError("the story is not there any more; a run has grouped it otherwise")
    return Bundled(record=record, bundle=bundle_story(shelve(record), record.grouping.stories[0]))


def make_parts(held: Bundled, focus: Focus) -> tuple[StoryPage, Mapping[str, object]]:
    """Lay a story out, and return it with what its templates name."""
    page = lay_out_story(held.bundle, focus=focus)
    return page, show_parts(held, page)


def show_parts(held: Bundled, page: StoryPage) -> Mapping[str, object]:
    """Return what the templates of a story name."""
    return {
        "page": page,
        "level": 2,
        "story": held.bundle.story,
        "made_by": held.record.made_by,
        "status_words": tuple(STATUS_WORDS.values()),
        "unchanged": UNCHANGED,
    }


def lead_links(held: Bundled, page: StoryPage) -> dict[str, str]:
    """Return where the parts of a story have their pages: documents, events, pairs, the rest."""
    links = {"": name_address("story", held.bundle.story.id), **lead_documents(held)}
    links |= {one.anchor: name_address("event", one.id) for one in page.told.events}
    links |= {
        one.anchor: f"/compare?a={one.first.report.id}&b={one.second.report.id}#v1"
        for one in page.comparisons
    }
    return links


def lead_documents(held: Bundled) -> dict[str, str]:
    """Return where the full texts of a story have their pages."""
    return {
        one.letter: f"{name_address('report', one.report.id)}#{TEXT}"
        for one in held.bundle.documents
    }
