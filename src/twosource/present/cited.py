"""A claim as the page cites it: its sentence, in which document, and what sisters say of it."""

from collections.abc import Iterable

from msgspec import Struct

from twosource.model import Claim, Span
from twosource.present.claim_checks import CheckText, tell_check
from twosource.present.claim_texts import reads_damaged
from twosource.present.claim_versions import say_number
from twosource.present.shelf import Bundle, Document, find_sentence, place_span, quote_span

ELSEWHERE = "another story"
"""Where a sentence stands that the documents of the page do not have."""

__all__ = ["Cited", "cite", "cite_all", "cite_words"]


class Cited(Struct, frozen=True, kw_only=True):
    """One claim with its sentence; `says` is "A 4", `anchor` leads to that place in the full text.

    `claim` is "" for a sentence in which none stands, `anchor` for one of another story, which has
    no place on the page. `damaged` tells that the sentence reads damaged, `check` what sister
    versions say of it then.
    """

    claim: str
    document: Document
    says: str
    anchor: str
    quote: str
    damaged: bool
    check: CheckText | None


def cite(bundle: Bundle, claim: Claim) -> Cited | None:
    """Cite a claim; None when its report is not of the story."""
    document = bundle.by_report.get(claim.report)
    place = place_span(bundle, claim.at)
    if document is None or place is None:
        return None
    number = find_sentence(document.report, claim.at.start)
    return Cited(
        claim=claim.id,
        document=document,
        says=say_number(document, (number,)) if number is not None else document.letter,
        anchor=place.anchor,
        quote=quote_span(document.report, claim.at),
        damaged=reads_damaged(claim),
        check=tell_check(bundle, claim),
    )


def cite_all(bundle: Bundle, claims: Iterable[str]) -> tuple[Cited, ...]:
    """Cite claims by their ids, the sound ones first, then in the order of the documents.

    Those of other stories come last.
    """
    known = [bundle.claims[one] for one in claims if one in bundle.claims]
    others = (_cite_elsewhere(bundle, one.at, one) for one in known)
    told = [one for one in known if one.report in bundle.by_report]
    told.sort(key=lambda one: _sort_claim(bundle, one))
    cited = (*(cite(bundle, one) for one in told), *others)
    return tuple(one for one in cited if one is not None)


def _sort_claim(bundle: Bundle, claim: Claim) -> tuple[bool, int, str, int]:
    letter = bundle.by_report[claim.report].letter
    return reads_damaged(claim), len(letter), letter, claim.at.start


def cite_words(bundle: Bundle, words: Iterable[Span]) -> tuple[Cited, ...]:
    """Cite the sentences that some words stand in, each once; no claim stands in them."""
    every = tuple(words)
    held = (one for one in every if one.report in bundle.by_report)
    cited = (_cite_sentence(bundle, one) for one in held)
    others = (_cite_elsewhere(bundle, one) for one in every)
    found = (one for one in (*cited, *others) if one is not None)
    return tuple({(one.anchor, one.quote): one for one in found}.values())


def _cite_elsewhere(bundle: Bundle, words: Span, claim: Claim | None = None) -> Cited | None:
    """Cite the sentence of another story; None where it is of this one, or not there."""
    document = bundle.elsewhere.get(words.report)
    if document is None:
        return None
    number = find_sentence(document.report, words.start)
    at = document.report.sentences[number].span if number is not None else words
    return Cited(
        claim=claim.id if claim is not None else "",
        document=document,
        says=ELSEWHERE,
        anchor="",
        quote=quote_span(document.report, at),
        damaged=claim is not None and reads_damaged(claim),
        check=None,
    )


def _cite_sentence(bundle: Bundle, words: Span) -> Cited | None:
    document = bundle.by_report[words.report]
    number = find_sentence(document.report, words.start)
    at = document.report.sentences[number].span if number is not None else words
    place = place_span(bundle, at)
    if place is None:
        return None
    return Cited(
        claim="",
        document=document,
        says=say_number(document, (number,)) if number is not None else document.letter,
        anchor=place.anchor,
        quote=quote_span(document.report, at),
        damaged=False,
        check=None,
    )
