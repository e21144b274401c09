"""All events over time, with the facets of the address."""

from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked
from twosource.present.web.series import MOST_LINES, show_telling
from twosource.present.web.sought import read_sought
from twosource.store.view import View

__all__ = ["show_time"]


def show_time(view: View, asked: Asked) -> Answer:
    """Show when what is told took place."""
    found = view.told(read_sought(asked, limit=MOST_LINES))
    return show_telling(asked, found, kicker="", title="When it took place")
