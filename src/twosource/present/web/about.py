"""What the program is, what it may not be taken for, and where the record goes from here."""

from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked
from twosource.present.web.ledger import MOST_EXPORTED
from twosource.store.view import View

__all__ = ["show_about", "show_export"]


def show_about(view: View, asked: Asked) -> Answer:  # noqa: ARG001 (every page is asked alike)
    """Show who wrote the store, how it is read, and the policy on borders."""
    counts, made_by = view.totals(), view.made_by()
    return Answer(
        template="about",
        title="About",
        value=lambda: {"made_by": made_by, "holds": counts},
        parts={"made_by": made_by, "counts": counts, "limit": MOST_EXPORTED},
    )


def show_export(view: View, asked: Asked) -> Answer:  # noqa: ARG001 (every page is asked alike)
    """Show in which forms the record can be had."""
    counts = view.totals()
    return Answer(
        template="export",
        title="Export",
        value=lambda: ["/export/record.json", "/export/events.csv", "/export/ledger.csv"],
        parts={"small": counts.documents <= MOST_EXPORTED, "counts": counts},
    )
