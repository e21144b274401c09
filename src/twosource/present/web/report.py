"""The page of a report: its text as published, with every span, and what was claimed from it."""

from msgspec import Struct
from msgspec.structs import replace

from twosource.model import Claim, Report
from twosource.present.act_words import StatusWords, say_code, say_deed, say_status
from twosource.present.claim_parts import name_actors, say_chain
from twosource.present.claim_words import UNNAMED
from twosource.present.full_text import mark_text
from twosource.present.judgements_told import say_judged
from twosource.present.shelf import Document, find_sentence
from twosource.present.story_dates import tell_dates
from twosource.present.web.answer import TEXT, Answer, Download, Redirected
from twosource.present.web.asked import Asked, find_home, name_address
from twosource.present.web.bundled import Bundled, load_story
from twosource.store.view import View

__all__ = ["show_report"]

_LAST = 10**8


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A claim of the report: its sentence counts from 1, None outside of every sentence."""

    sentence: int | None
    address: str
    who: str
    deed: str
    code: str
    whom: str
    status: StatusWords
    chain: str
    judged: str


class ReportTold(Struct, frozen=True, kw_only=True):
    """A report and its claims."""

    report: Report
    story: str
    claims: tuple[Claim, ...]


def show_report(view: View, asked: Asked) -> Answer | Download | Redirected:
    """Show one report, by the start of its id; `raw=1` gives the text alone."""
    home = find_home(view, "report", asked.named)
    if asked.get_choice("raw", ("1",)):
        report = view.report(home.id)
        name = f"{report.id[:12]}.txt"
        return Download(content=report.text.encode(), name=name, media="text/plain; charset=utf-8")
    if home.id != asked.named:
        return Redirected(to=name_address("report", home.id))
    held = load_story(view, home.story)
    document = replace(held.bundle.by_report[home.id], anchor=TEXT)
    if asked.get("at"):
        number = find_sentence(document.report, asked.get_number("at", least=0, most=_LAST))
        mark = f"#{TEXT}-{number + 1}" if number is not None else ""
        return Redirected(to=f"{name_address('report', home.id)}{mark}")
    claims = tuple(one for one in held.record.claims if one.report == home.id)
    dates = tell_dates(held.bundle)
    return Answer(
        template="report",
        title=document.report.title or document.report.name,
        value=lambda: ReportTold(report=document.report, story=home.story, claims=claims),
        parts={
            "document": document,
            "story": held.bundle.story,
            "text": mark_text(document),
            "rows": tuple(_tell_claim(held, one) for one in claims),
            "dates": next(one for one in dates.documents if one.document.report.id == home.id),
            "versions": _list_versions(held, document),
        },
    )


def _tell_claim(held: Bundled, claim: Claim) -> ClaimRow:
    bundle = held.bundle
    number = find_sentence(bundle.by_report[claim.report].report, claim.at.start)
    several = len(claim.actors) > 1
    return ClaimRow(
        sentence=number + 1 if number is not None else None,
        address=name_address("claim", claim.id),
        who=name_actors(bundle, claim.actors) or UNNAMED,
        deed=say_deed(claim.act, claim.mode, claim.status, several=several),
        code=say_code(claim.act, claim.mode),
        whom=name_actors(bundle, claim.recipients),
        status=say_status(claim.status),
        chain=say_chain(bundle, claim),
        judged=say_judged(claim),
    )


def _list_versions(held: Bundled, document: Document) -> tuple[tuple[Document, str], ...]:
    """List the other versions that are aligned with this one, and the address that compares."""
    own = document.report.id
    pairs = {frozenset((one.first, one.second)) for one in held.bundle.alignments}
    return tuple(
        (one, f"/compare?a={own}&b={one.report.id}")
        for one in held.bundle.documents
        if frozenset((own, one.report.id)) in pairs and one.report.id != own
    )
