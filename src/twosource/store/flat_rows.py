"""Claims as rows that people ask: one row a claim, one for each of its parties."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from sqlalchemy import Connection, select

from twosource.lexicon.states import find_state
from twosource.model import Actor, Amount, Claim, Place, When
from twosource.store import schema
from twosource.store import search_tables as tables
from twosource.store.claim_packing import unpack_claims
from twosource.store.judgement_rows import read_judgements
from twosource.store.rows import Batch, Row, write_batches
from twosource.store.sentence_words import number_sentences
from twosource.text.folding import fold
from twosource.text.judged_claims import judge_claims
from twosource.text.presumed import list_told

__all__ = ["clear_flat", "fill_flat", "find_key", "find_party_key", "keep_flat"]

_TOGETHER = 500


def find_key(words: str) -> str:
    """Return what a party is found by: the code of a state, or a name in small letters.

    The words are a code in either case, the name of a state, or any other name.
    """
    state = find_state(words) or find_state(words.upper())
    return fold(words.strip()) if state is None else state.iso3


def find_party_key(party: Actor) -> str:
    """Return what a party of a claim is found by; "" for somebody without a name."""
    return party.state or fold(_name(party))


def keep_flat(connection: Connection, claims: Mapping[str, Sequence[Claim]]) -> None:
    """Write the claims of some reports, by report id; what was there of these reports goes.

    The claims are as they were read; the rows are as what people decided has them.
    """
    for report in claims:
        for table in (tables.claim_parties, tables.claims):
            connection.execute(table.delete().where(table.c.report_id == report))
    judgements = read_judgements(connection, about="claim")
    for report, some in claims.items():
        numbers = number_sentences(connection, report) if some else {}
        write_batches(connection, _flat_batches(judge_claims(some, judgements), numbers))


def clear_flat(connection: Connection) -> None:
    """Forget the flat rows of every claim."""
    for table in (tables.claim_parties, tables.claims):
        connection.execute(table.delete())


def fill_flat(connection: Connection) -> None:
    """Write the flat rows of all packed claims, for a store that has none yet."""
    clear_flat(connection)
    table = schema.report_claims.c
    held = select(table.report_id).where(table.claims.is_not(None)).order_by(table.report_id)
    ids = list(connection.execute(held).scalars())
    for start in range(0, len(ids), _TOGETHER):
        some = table.report_id.in_(ids[start : start + _TOGETHER])
        rows = connection.execute(select(table.report_id, table.claims).where(some)).all()
        keep_flat(connection, {report: unpack_claims(packed, report) for report, packed in rows})


def _flat_batches(claims: Sequence[Claim], numbers: Mapping[int, int]) -> list[Batch]:
    placed = [
        (at, one, None if one.judged == "rejected" else numbers.get(one.at.start))
        for at, one in enumerate(claims)
    ]
    return [
        (tables.claims, [_claim_row(*one) for one in placed]),
        (tables.claim_parties, list(chain.from_iterable(_party_rows(*one) for one in placed))),
    ]


def _claim_row(position: int, claim: Claim, number: int | None) -> Row:
    return {
        "report_id": claim.report,
        "position": position,
        "id": claim.id,
        "number": number,
        "act": claim.act,
        "mode": claim.mode,
        "status": claim.status,
        "actors": _list(list_told(claim.actors)),
        "recipients": _list(list_told(claim.recipients)),
        "roots": _list(claim.roots),
        **_when_cells(claim.when),
        **_place_cells(claim.where),
        **_amount_cells(claim.amounts[0] if claim.amounts else None),
        "object": claim.object,
        "surety": claim.surety,
        "judged": claim.judged or ("corrected" if claim.corrections else None),
        "char_start": claim.at.start,
        "char_end": claim.at.end,
        "cue_start": claim.cue.start,
        "cue_end": claim.cue.end,
    }


def _when_cells(when: When | None) -> Row:
    cells = (None,) * 3 if when is None else (when.start, when.end, when.grain)
    return dict(zip(("earliest", "latest", "grain"), cells, strict=True))


def _place_cells(where: Place | None) -> Row:
    cells = (None,) * 3 if where is None else (where.name, where.state, fold(where.name))
    return dict(zip(("place", "place_state", "place_key"), cells, strict=True))


def _amount_cells(amount: Amount | None) -> Row:
    """Return the first amount of a claim; the packed row has them all."""
    if amount is None:
        return {"amount": None, "amount_unit": None}
    return {"amount": amount.value, "amount_unit": amount.unit}


def _party_rows(position: int, claim: Claim, number: int | None) -> Iterator[Row]:
    slots = {
        "actor": list_told(claim.actors),
        "recipient": list_told(claim.recipients),
        "root": claim.roots,
    }
    for slot, parties in slots.items():
        for at, one in enumerate(parties):
            yield {
                "report_id": claim.report,
                "claim_position": position,
                "slot": slot,
                "position": at,
                "key": find_party_key(one),
                "state": one.state,
                "name": _name(one),
                "number": number,
            }


def _list(parties: Sequence[Actor]) -> str:
    return "; ".join(dict.fromkeys(one.state or _name(one) for one in parties))


def _name(party: Actor) -> str:
    return party.name or party.title
