"""Make a report of an item: decode, extract, mark furniture, split sentences, propose dates."""

from msgspec import Struct

from twosource.clean.address import find_address_date
from twosource.clean.dates import OutsideDate, propose_dates
from twosource.clean.decode import decode_item
from twosource.clean.furniture import mark_furniture
from twosource.clean.marks import Mark, count_words
from twosource.clean.repairs import find_repairs
from twosource.errors import InputError
from twosource.model import Furniture, Item, Report, Sentence, Span
from twosource.text.characters import Line, find_lines, normalise_characters, split_lines
from twosource.text.hashing import hash_bytes, hash_report
from twosource.text.sentences import find_sentences

__all__ = ["LONGEST_TEXT", "make_report"]

LONGEST_TEXT = 1_000_000
"""The most characters (code points) a report may have."""

_FEWEST_WORDS = 4


class _Draft(Struct, frozen=True, kw_only=True):
    """The text of a report before anything is marked in it, and what was said of it outside."""

    text: str
    marks: dict[int, Mark]
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    dates: tuple[OutsideDate, ...]


def make_report(item: Item) -> Report:
    """Return the report that `item` holds.

    The text is kept as published but for line ends and control characters; what is furniture and
    how damaged words read is marked beside it. Raises InputError (stage "clean") with the code
    "empty", "binary", "charset", "page-too-big", "text-too-long" or "no-text".
    """
    draft = _draft_page(item) if item.media == "html" else _draft_text(item)
    text = draft.text
    if len(text) > LONGEST_TEXT:
        raise _refuse(
            "text-too-long",
            f"{len(text):,} characters, and a report may have {LONGEST_TEXT:,}; split the file",
        )
    report = hash_report(item.name, draft.url, text)
    lines = split_lines(text) if item.media == "html" else find_lines(text)
    furniture = mark_furniture(report, lines, claims=draft.marks, title=draft.title)
    sentences = _find_body(report, text, lines, furniture)
    if not any(count_words(_read(text, one.span)) >= _FEWEST_WORDS for one in sentences):
        raise _refuse("no-text", "no sentence found in it; is this the page of a report?")
    return Report(
        id=report,
        source=item.source,
        name=item.name,
        content_hash=hash_bytes(item.content),
        text=text,
        url=draft.url,
        title=draft.title or _first_of(text, furniture, "headline"),
        publisher=draft.publisher or _first_of(text, furniture, "masthead"),
        language=draft.language,
        furniture=furniture,
        repairs=find_repairs(report, text),
        sentences=sentences,
        dates=propose_dates(report, text, furniture, draft.dates),
    )


def _draft_text(item: Item) -> _Draft:
    text = normalise_characters(decode_item(item))
    return _Draft(
        text=text,
        marks={},
        title=item.title,
        publisher=item.publisher,
        url=item.url,
        language=item.language,
        dates=_outside_dates(item, item.url, ()),
    )


def _draft_page(item: Item) -> _Draft:
    from twosource.clean.page import read_page  # noqa: PLC0415 - the door of lxml and trafilatura

    page = read_page(decode_item(item))
    claims = page.claims
    url = item.url or claims.url
    return _Draft(
        text=page.text,
        marks=page.marks,
        title=item.title or page.title,
        publisher=item.publisher or claims.publisher,
        url=url,
        language=item.language or claims.language,
        dates=_outside_dates(
            item, url, tuple((found.written, found.basis) for found in claims.dates)
        ),
    )


def _outside_dates(
    item: Item, url: str | None, page: tuple[OutsideDate, ...]
) -> tuple[OutsideDate, ...]:
    record: tuple[OutsideDate, ...] = ((item.published, "record"),) if item.published else ()
    address = find_address_date(url) if url else None
    from_url: tuple[OutsideDate, ...] = ((address, "url"),) if address else ()
    return record + page + from_url


def _find_body(
    report: str, text: str, lines: tuple[Line, ...], furniture: tuple[Furniture, ...]
) -> tuple[Sentence, ...]:
    """Return the sentences of everything that is not furniture, numbered by paragraph."""
    covered = {piece.span.start: piece.span.end for piece in furniture}
    return tuple(
        Sentence(Span(report, start, end), number)
        for number, line in enumerate(lines)
        for start, end in find_sentences(text, covered.get(line.start, line.start), line.end)
    )


def _first_of(text: str, furniture: tuple[Furniture, ...], kind: str) -> str | None:
    return next((_read(text, piece.span) for piece in furniture if piece.kind == kind), None)


def _read(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _refuse(code: str, sentence: str) -> InputError:
    return InputError(sentence, code=code, stage="clean")
