"""Every page that can be asked for, with its address."""

from collections.abc import Callable

from twosource.present.web.about import show_about, show_export
from twosource.present.web.answer import Answer, Download, Redirected
from twosource.present.web.asked import Asked
from twosource.present.web.claim import show_claim
from twosource.present.web.compare import show_compare
from twosource.present.web.event import show_event
from twosource.present.web.ledger import export_table, show_ledger
from twosource.present.web.map import show_map
from twosource.present.web.report import show_report
from twosource.present.web.search import show_search
from twosource.present.web.series import show_actor, show_dyad
from twosource.present.web.sources import show_sources
from twosource.present.web.start import show_start
from twosource.present.web.story import show_story
from twosource.present.web.time import show_time
from twosource.store.view import View

__all__ = ["PAGES"]

Page = Callable[[View, Asked], Answer | Download | Redirected]

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", show_start),
    ("/story/{named}", show_story),
    ("/event/{named}", show_event),
    ("/claim/{named}", show_claim),
    ("/report/{named}", show_report),
    ("/compare", show_compare),
    ("/sources", show_sources),
    ("/actor/{named}", show_actor),
    ("/dyad/{named}", show_dyad),
    ("/map", show_map),
    ("/time", show_time),
    ("/ledger", show_ledger),
    ("/search", show_search),
    ("/export", show_export),
    ("/export/{named}", export_table),
    ("/about", show_about),
)
