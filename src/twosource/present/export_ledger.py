"""The ledger: who says that what moved, how much, from whom to whom, when, and who denies it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from twosource.lexicon.goods import is_goods
from twosource.model import Act, Amount, Claim, Record
from twosource.present.backing import (
    Backing,
    find_backing,
    find_event_figures,
    find_outlet_side,
    find_published,
    find_side,
    label_actor,
    list_roots,
    name_actor,
)
from twosource.present.figures import Figures
from twosource.present.ledger_columns import COLUMNS, LEDGER_COLUMNS
from twosource.present.table import Cell, join_cells, write_table
from twosource.present.workbook import Passage, write_workbook
from twosource.text.judged_claims import list_counted
from twosource.text.outlets import find_outlet
from twosource.text.presumed import list_told
from twosource.text.voices import list_voices

__all__ = ["LEDGER_COLUMNS", "LedgerForm", "export_ledger"]

LedgerForm = Literal["csv", "tsv", "xlsx"]

# A spreadsheet takes a lone "=" for the beginning of a formula.
_EXACT = "exact"
_ALWAYS: frozenset[Act] = frozenset({"AID", "COOPERATE", "SANCTION"})


class _Quantity(NamedTuple):
    low: float | None
    best: float | None
    high: float | None


def export_ledger(
    record: Record, *, form: LedgerForm = "csv", only: frozenset[str] | None = None
) -> bytes:
    """Return the ledger as a table, in the order of the reports and of their texts.

    CSV and TSV are in UTF-8; a workbook ("xlsx") has a sheet more that tells what columns mean.
    One row a claim that nobody rejected, and one more for each further amount that it gives; `only`
    keeps the claims of these ids. A denial is told with what it denies. Equal records give equal
    bytes. Raises UsageError when a claim is of no report, and when a workbook cannot be written.
    """
    backing = find_backing(record)
    counted = list_counted(record.claims)
    held = (one for one in counted if only is None or one.id in only)
    rows = (row for claim in held for row in _tell_claim(claim, backing))
    if form == "xlsx":
        linked = map(_link_sentence, rows)
        return write_workbook(COLUMNS, linked, name="Ledger", made_by=record.made_by)
    return write_table(LEDGER_COLUMNS, rows, form)


def _link_sentence(row: tuple[Cell, ...]) -> tuple[Cell | Passage, ...]:
    """Let the address of a report lead to the sentence there."""
    told = dict(zip(LEDGER_COLUMNS, row, strict=True))
    url, sentence = told["report_url"], told["sentence"]
    passage = Passage(url, sentence) if isinstance(url, str) and isinstance(sentence, str) else url
    return tuple(passage if name == "report_url" else cell for name, cell in told.items())


def _belongs(claim: Claim, backing: Backing) -> bool:
    """Tell whether a claim is of arms, goods, money or sanctions, or denies one that is.

    So is a denial of which nobody knows what it denies.
    """
    if claim.act == "DENIAL":
        denied = [backing.claims[one] for one in claim.denies if one in backing.claims]
        return not denied or any(_is_transfer(one) for one in denied)
    return _is_transfer(claim)


def _is_transfer(claim: Claim) -> bool:
    if claim.act in _ALWAYS or claim.object:
        return True
    return any(is_goods(one.unit, one.object) for one in claim.amounts)


def _tell_claim(claim: Claim, backing: Backing) -> Iterator[tuple[Cell, ...]]:
    if not _belongs(claim, backing):
        return
    told = _find_told(claim, backing)
    beside = _find_told_beside(claim, backing)
    figures = find_event_figures(beside, backing.event_of.get(claim.id), backing)
    amounts = (told.amounts if told is not None else ()) or claim.amounts
    for amount in amounts or (None,):
        yield (
            claim.id,
            backing.event_of[claim.id].id if claim.id in backing.event_of else None,
            *_tell_amount(amount, (told.object if told is not None else "") or claim.object),
            *_tell_parties(told, backing),
            *_tell_days(told, claim, backing),
            *_tell_claimant(claim, backing),
            "denied" if claim.act == "DENIAL" else claim.status,
            _list_deniers(claim, backing),
            *_tell_backing(figures, claim, backing),
            *_tell_place(claim, backing),
            figures.publishers,
        )


def _find_told(claim: Claim, backing: Backing) -> Claim | None:
    """Return the claim whose act a row tells of: of a denial the first that it denies, if known."""
    if claim.act != "DENIAL":
        return claim
    denied = [backing.claims[one] for one in claim.denies if one in backing.claims]
    return next((one for one in denied if _is_transfer(one)), None)


def _tell_amount(amount: Amount | None, named: str) -> tuple[Cell, ...]:
    if amount is None:
        return (named, None, None, None, None, None)
    thing = "" if named and amount.object in named else amount.object
    quantity = _bound(amount)
    comparator = _EXACT if amount.comparator == "=" else amount.comparator
    return (join_cells((thing, named)), *quantity, amount.unit, comparator)


def _bound(amount: Amount) -> _Quantity:
    """Return what an amount is at least, at best guess and at most: ">" has no upper end."""
    value, upto = amount.value, amount.upto
    if amount.comparator in (">", ">="):
        return _Quantity(value, None, None)
    if amount.comparator in ("<", "<="):
        return _Quantity(None if upto is None else value, None, value if upto is None else upto)
    if upto is not None:
        return _Quantity(value, None, upto)
    if amount.comparator == "about":
        return _Quantity(None, value, None)
    return _Quantity(value, value, value)


def _tell_parties(told: Claim | None, backing: Backing) -> tuple[Cell, ...]:
    if told is None:
        return (None, None, None)
    return (
        join_cells(label_actor(one, backing) for one in list_told(told.actors)),
        join_cells(label_actor(one, backing) for one in list_told(told.recipients)),
        None,  # carrier and route are not told apart from other parties and places
    )


def _tell_days(told: Claim | None, claim: Claim, backing: Backing) -> tuple[Cell, ...]:
    published = find_published(backing.reports[claim.report], backing)
    if told is None or told.when is None:
        return (None, None, published)
    return (told.when.start, told.when.end, published)


def _tell_claimant(claim: Claim, backing: Backing) -> tuple[Cell, ...]:
    voices = list_voices(claim, backing.denials)
    if voices:
        return (name_actor(voices[0], backing), find_side(voices[0]))
    if claim.roots:
        return (None, None)  # whoever is quoted denies it
    outlet = find_outlet(backing.reports[claim.report])
    return (outlet, find_outlet_side(outlet))


def _list_deniers(claim: Claim, backing: Backing) -> str:
    """List who denies a claim or another of its event."""
    event = backing.event_of.get(claim.id)
    claims = event.claims if event is not None else (claim.id,)
    denials = (denial for one in claims for denial in backing.denials.get(one, ()))
    return join_cells(
        label_actor(one, backing) for denial in denials for one in denial.actors or denial.roots
    )


def _find_told_beside(claim: Claim, backing: Backing) -> tuple[Claim, ...]:
    """Return the claims of the event of a claim, or the claim where it has none."""
    event = backing.event_of.get(claim.id)
    ids = event.claims if event is not None else (claim.id,)
    return tuple(backing.claims[one] for one in ids if one in backing.claims)


def _tell_backing(figures: Figures, claim: Claim, backing: Backing) -> tuple[Cell, ...]:
    """Tell the figures of the event of a claim, or of the claim where it has none."""
    named, independent = figures.named_roots, figures.independent
    if named is None:
        named = len(list_roots(_find_told_beside(claim, backing), backing))
    bounds = (None, None) if independent is None else (independent.low, independent.high)
    return (figures.documents, figures.lineages, named, *bounds)


def _tell_place(claim: Claim, backing: Backing) -> tuple[Cell, ...]:
    report = backing.reports[claim.report]
    return (
        report.url,
        report.content_hash,
        None,  # nothing that is handed in says when it was captured
        report.text[claim.at.start : claim.at.end],
        claim.at.start,
        claim.at.end,
    )
