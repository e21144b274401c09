"""The dates of a story in words: what is shown, what was worked out, and what proves it."""

from msgspec import Struct

from twosource.model import DateProposal, DateWarning, ReportDate, When
from twosource.present.dates import SHOWN_BASES, say_basis, say_when
from twosource.present.shelf import Bundle, Document, Place, place_span


class DateQuote(Struct, frozen=True, kw_only=True):
    """A date with the words it was read from; `place` leads there when it stands in the text."""

    says: str
    basis: str
    quote: str
    place: Place | None


class WarningText(Struct, frozen=True, kw_only=True):
    """A shown date that does not fit, with the date that does."""

    document: Document
    sentence: str
    shown: DateQuote
    fits: str


class DocumentDates(Struct, frozen=True, kw_only=True):
    """The dates of one document: shown by its publisher, and worked out; None when there is none.

    `because` are the quotes the second was worked out from.
    """

    document: Document
    shown: DateQuote | None
    shown_when: When | None
    worked_out: When | None
    worked_out_says: str | None
    worked_out_basis: str | None
    because: tuple[DateQuote, ...]
    warnings: tuple[WarningText, ...]


class StoryDates(Struct, frozen=True, kw_only=True):
    """When the story took place, and the dates of each document."""

    when: When | None
    says: str | None
    basis: str | None
    documents: tuple[DocumentDates, ...]

    @property
    def warnings(self) -> tuple[WarningText, ...]:
        """Every shown date that does not fit."""
        return tuple(one for document in self.documents for one in document.warnings)


def tell_dates(bundle: Bundle) -> StoryDates:
    """Tell when a story took place, and what says so."""
    date = bundle.date
    worked_out = {one.report: one for one in date.reports} if date is not None else {}
    warnings = date.warnings if date is not None else ()
    when = date.when if date is not None else None
    return StoryDates(
        when=when,
        says=say_when(when) if when is not None else None,
        basis=say_basis(when) if when is not None else None,
        documents=tuple(
            _tell_document(
                bundle,
                document,
                worked_out.get(document.report.id),
                tuple(one for one in warnings if one.report == document.report.id),
            )
            for document in bundle.documents
        ),
    )


def _tell_document(
    bundle: Bundle,
    document: Document,
    dated: ReportDate | None,
    warnings: tuple[DateWarning, ...],
) -> DocumentDates:
    shown = _find_shown(document, warnings)
    when = dated.when if dated is not None else None
    return DocumentDates(
        document=document,
        shown=_quote_date(bundle, shown) if shown is not None else None,
        shown_when=shown.when if shown is not None else None,
        worked_out=when,
        worked_out_says=say_when(when) if when is not None else None,
        worked_out_basis=say_basis(when) if when is not None else None,
        because=tuple(_quote_date(bundle, one) for one in (dated.because if dated else ())),
        warnings=tuple(_tell_warning(bundle, document, one) for one in warnings),
    )


def _find_shown(document: Document, warnings: tuple[DateWarning, ...]) -> DateProposal | None:
    """Find the date that the publisher shows; one that a warning names comes first."""
    if warnings:
        return warnings[0].shown
    shown = (one for one in document.report.dates if one.when.basis in SHOWN_BASES)
    return next(shown, None)


def _tell_warning(bundle: Bundle, document: Document, warning: DateWarning) -> WarningText:
    return WarningText(
        document=document,
        sentence=warning.sentence,
        shown=_quote_date(bundle, warning.shown),
        fits=say_when(warning.fits),
    )


def _quote_date(bundle: Bundle, proposal: DateProposal) -> DateQuote:
    return DateQuote(
        says=say_when(proposal.when),
        basis=say_basis(proposal.when),
        quote=proposal.quote,
        place=place_span(bundle, proposal.span) if proposal.span is not None else None,
    )
