"""The page of readings: every sentence drawn and in words, and its place in the text."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from twosource.model import Furniture, Refusal
from twosource.present.explained import ExplainedReport, ExplainedSentence, count_words
from twosource.present.full_text import FullText, mark_text
from twosource.present.policy import make_printable, write_policy
from twosource.present.reading_svg import NARROW, WIDE, draw_reading
from twosource.present.shelf import Document, name_letter, quote_span
from twosource.present.templates import open_templates, read_asset
from twosource.present.terminal_readings import Rows, list_parts, tell_damage
from twosource.text.phrasing import count

__all__ = ["render_explained"]


class DrawnSentence(Struct, frozen=True, kw_only=True):
    """One sentence as the page shows it; `place` is the anchor of its place in the text."""

    anchor: str
    place: str
    explained: ExplainedSentence
    wide: str
    narrow: str
    parts: tuple[tuple[str, Rows], ...]
    damage: Rows


class DrawnReport(Struct, frozen=True, kw_only=True):
    """One report as the page shows it; `left_out` is its furniture, each with its words."""

    document: Document
    title: str
    says: str
    sentences: tuple[DrawnSentence, ...]
    left_out: tuple[tuple[str, Furniture, str], ...]
    text: FullText


def render_explained(
    reports: Sequence[ExplainedReport], *, made_by: str, refusals: Sequence[Refusal] = ()
) -> str:
    """Render the readings of reports as one HTML page without scripts."""
    style = read_asset("style.css") + read_asset("drawing.css")
    drawn = tuple(_draw_report(one, at) for at, one in enumerate(reports))
    page = (
        open_templates()
        .get_template("explained.html")
        .render(
            made_by=made_by,
            reports=drawn,
            texts=tuple(one.text for one in drawn),
            refusals=refusals,
            style=style,
            policy=write_policy(style),
        )
    )
    return make_printable(page)


def _draw_report(explained: ExplainedReport, number: int) -> DrawnReport:
    report, letter = explained.report, name_letter(number)
    document = Document(
        letter=letter,
        anchor=letter,
        report=report,
        publisher=report.publisher or "publisher not named",
        lineage=None,
        edition=None,
        origin=None,
    )
    words = count_words(explained)
    return DrawnReport(
        document=document,
        title=report.title or report.name,
        says=f"{count(len(explained.sentences), 'sentence')}, {count(words, 'word')} read.",
        sentences=tuple(_draw_sentence(explained, one, letter) for one in explained.sentences),
        left_out=tuple(
            (f"{letter}-f{at}", one, quote_span(report, one.span))
            for at, one in enumerate(report.furniture, 1)
        ),
        text=mark_text(document),
    )


def _draw_sentence(report: ExplainedReport, one: ExplainedSentence, letter: str) -> DrawnSentence:
    anchor = f"{letter}-drawn-{one.number}"
    return DrawnSentence(
        anchor=anchor,
        place=f"{letter}-{one.number}",
        explained=one,
        wide=Markup(draw_reading(one.read, form=WIDE, name=f"{anchor}-wide")),  # noqa: S704
        narrow=Markup(draw_reading(one.read, form=NARROW, name=f"{anchor}-narrow")),  # noqa: S704
        parts=list_parts(one),
        damage=tell_damage(one, report.report),
    )
