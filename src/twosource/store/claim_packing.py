"""The claims of a report in few bytes: rows without names of fields, places without the report.

The first byte is the version of the packing. A change to anything below needs another version, and
a store keeps the old one readable.
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from twosource.errors import StoreError
from twosource.model import Actor, Amount, Claim, DateBasis, Grain, Place, Sector, Span, When
from twosource.model.claim import Act, Comparator, Precision, Status
from twosource.store.packing import Packing, is_sound, list_seen, press, release
from twosource.text.claimed import list_spans

__all__ = ["is_packed", "pack_claims", "unpack_claims"]

# What packed claims are full of, the most frequent last.
_SEEN = list_seen("""
    MED JRN BUS CVL IGO NGO UNO REB SPY LEG JUD COP MIL GOV
    water region city site country month year span week day text
    offered demanded threatened alleged denied failed did-not-happen hypothetical planned ongoing
    DENIAL RETREAT CONCEDE PROTEST COERCE SANCTION THREATEN ASSAULT MOBILIZE REJECT ACCUSE REQUEST
    COOPERATE AID SUPPORT AGREE CONSULT
    role organ body person metonym capital demonym state network happened
""")
_PACKING = Packing(versions=(b"\x01",), seen=_SEEN, what="claims", are="are")

_Stretch = tuple[int, int]
_PackedActor = tuple[_Stretch, str | None, tuple[Sector, ...], str, str, str, _Stretch | None]
_PackedAmount = tuple[_Stretch, float, float | None, Comparator, str, str]
_PackedPlace = tuple[
    _Stretch, str, Precision, str | None, tuple[str, ...], float | None, float | None
]
_PackedWhen = tuple[str, str, Grain, DateBasis]


class _Packed(Struct, frozen=True, array_like=True):
    """One claim; ids are bytes."""

    id: bytes
    at: _Stretch
    cue: _Stretch
    act: Act
    mode: str | None
    status: Status
    actors: tuple[_PackedActor, ...]
    recipients: tuple[_PackedActor, ...]
    when: _PackedWhen | None
    where: _PackedPlace | None
    amounts: tuple[_PackedAmount, ...]
    object: str
    roots: tuple[_PackedActor, ...]
    quote: _Stretch | None
    content_of: bytes | None
    denies: tuple[bytes, ...]
    background: bool
    damage: float
    rule: str
    surety: float = 1.0


_decoder = msgspec.msgpack.Decoder(tuple[_Packed, ...])


def pack_claims(claims: Sequence[Claim], report: str) -> bytes:
    """Return the claims of `report` as bytes.

    Raises StoreError when one of them, or a place in it, is of another report, or when an id is no
    hash.
    """
    for one in claims:
        if one.report != report or any(span.report != report for span in list_spans(one)):
            raise StoreError("a claim was offered with another report; nothing was written")
    return press(_PACKING, msgspec.msgpack.encode(tuple(_pack(one) for one in claims)))


def unpack_claims(packed: bytes, report: str) -> tuple[Claim, ...]:
    """Return the claims of `report` that were packed.

    Raises StoreError when the bytes are damaged, or of a packing that this program does not know.
    """
    return tuple(_unpack(one, report) for one in _open(packed))


def is_packed(packed: bytes) -> bool:
    """Tell whether bytes can be unpacked: what a check of the store wants to know."""
    return is_sound(packed, _open)


def _open(packed: bytes) -> tuple[_Packed, ...]:
    return release(_PACKING, packed, lambda _, opened: _decoder.decode(opened))


def _pack(claim: Claim) -> _Packed:
    when = claim.when
    return _Packed(
        id=_pack_id(claim.id),
        at=_cut(claim.at),
        cue=_cut(claim.cue),
        act=claim.act,
        mode=claim.mode,
        status=claim.status,
        actors=tuple(map(_pack_actor, claim.actors)),
        recipients=tuple(map(_pack_actor, claim.recipients)),
        when=None if when is None else (when.start, when.end, when.grain, when.basis),
        where=None if claim.where is None else _pack_place(claim.where),
        amounts=tuple(map(_pack_amount, claim.amounts)),
        object=claim.object,
        roots=tuple(map(_pack_actor, claim.roots)),
        quote=None if claim.quote is None else _cut(claim.quote),
        content_of=None if claim.content_of is None else _pack_id(claim.content_of),
        denies=tuple(map(_pack_id, claim.denies)),
        background=claim.background,
        damage=claim.damage,
        rule=claim.rule,
        surety=claim.surety,
    )


def _unpack(one: _Packed, report: str) -> Claim:
    return Claim(
        id=one.id.hex(),
        report=report,
        at=Span(report, *one.at),
        cue=Span(report, *one.cue),
        act=one.act,
        mode=one.mode,
        status=one.status,
        actors=tuple(_unpack_actor(x, report) for x in one.actors),
        recipients=tuple(_unpack_actor(x, report) for x in one.recipients),
        when=None if one.when is None else When(*one.when),
        where=None if one.where is None else _unpack_place(one.where, report),
        amounts=tuple(_unpack_amount(x, report) for x in one.amounts),
        object=one.object,
        roots=tuple(_unpack_actor(x, report) for x in one.roots),
        quote=None if one.quote is None else Span(report, *one.quote),
        content_of=None if one.content_of is None else one.content_of.hex(),
        denies=tuple(x.hex() for x in one.denies),
        background=one.background,
        damage=one.damage,
        rule=one.rule,
        surety=one.surety,
    )


def _cut(span: Span) -> _Stretch:
    return span.start, span.end


def _pack_id(name: str) -> bytes:
    try:
        packed = bytes.fromhex(name)
    except ValueError:
        packed = b""
    if packed.hex() != name or not packed:
        raise StoreError(f"the id of a claim is no hash ({name}); nothing was written")
    return packed


def _pack_actor(who: Actor) -> _PackedActor:
    named = None if who.named is None else _cut(who.named)
    return _cut(who.span), who.state, who.sectors, who.name, who.title, who.rule, named


def _unpack_actor(packed: _PackedActor, report: str) -> Actor:
    at, state, sectors, name, title, rule, named = packed
    return Actor(
        span=Span(report, *at),
        state=state,
        sectors=sectors,
        name=name,
        title=title,
        rule=rule,
        named=None if named is None else Span(report, *named),
    )


def _pack_amount(one: Amount) -> _PackedAmount:
    return _cut(one.span), one.value, one.upto, one.comparator, one.unit, one.object


def _unpack_amount(packed: _PackedAmount, report: str) -> Amount:
    at, value, upto, comparator, unit, thing = packed
    return Amount(
        span=Span(report, *at),
        value=value,
        upto=upto,
        comparator=comparator,
        unit=unit,
        object=thing,
    )


def _pack_place(one: Place) -> _PackedPlace:
    at, known = _cut(one.span), (one.claimed_by, one.latitude, one.longitude)
    return at, one.name, one.precision, one.state, *known


def _unpack_place(packed: _PackedPlace, report: str) -> Place:
    at, name, precision, state, claimed_by, latitude, longitude = packed
    return Place(
        span=Span(report, *at),
        name=name,
        precision=precision,
        state=state,
        claimed_by=claimed_by,
        latitude=latitude,
        longitude=longitude,
    )
