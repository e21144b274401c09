"""The page of a story: its strip, its warning, its events, its lineages, its documents."""

from msgspec import Struct

from twosource.present.digest import StoryDigest, digest_stories
from twosource.present.dossier import Focus
from twosource.present.events import EventDigest, digest_events, shelve_events
from twosource.present.network import lay_out_network
from twosource.present.web.answer import Answer, Redirected
from twosource.present.web.asked import Asked, find_home, name_address
from twosource.present.web.bundled import Bundled, lead_links, load_story, make_parts
from twosource.present.web.series import name_dyad
from twosource.store.view import View

__all__ = ["show_story"]


class StoryTold(Struct, frozen=True, kw_only=True):
    """A story and its events."""

    story: StoryDigest
    events: tuple[EventDigest, ...]


def show_story(view: View, asked: Asked) -> Answer | Redirected:
    """Show one story, by the start of its id."""
    home = find_home(view, "story", asked.named)
    if home.id != asked.named:
        return Redirected(to=name_address("story", home.id))
    held = load_story(view, home.id)
    page, parts = make_parts(held, Focus())
    return Answer(
        template="story",
        title=page.title,
        value=lambda: _digest(held),
        parts={**parts, "network": lay_out_network(held.record), "dyad": name_dyad},
        links=lead_links(held, page),
    )


def _digest(held: Bundled) -> StoryTold:
    events = digest_events(shelve_events(held.record), held.record.collation.events)
    return StoryTold(story=digest_stories(held.record)[0], events=events)
