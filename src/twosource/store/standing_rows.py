"""What stands behind events, with the voices that are counted, as rows and back."""

from collections.abc import Iterator
from itertools import chain
from operator import attrgetter

from sqlalchemy import Connection, select

from twosource.model import Independent, Standing, Voice
from twosource.store import joined_tables as tables
from twosource.store.rows import Batch, Held, Ids, Owner, Row, gather, keep_only, write_list

__all__ = ["read_standings", "standing_batches"]

_CONTENT, _UTTERANCE = "content", "utterance"
"""What a voice is counted for: that it is so, or that it was said."""

_Place = tuple[str, str, int]


def standing_batches(standings: tuple[Standing, ...]) -> Iterator[Batch]:
    """Yield the rows of standings, those that others refer to first."""
    placed = list(chain.from_iterable(map(_place_voices, standings)))
    yield tables.standings, [_standing_row(*at) for at in enumerate(standings)]
    yield tables.voices, [_voice_row(*at, one) for at, one in placed]
    claims = (write_list(_own(*at), "claim_id", one.claims) for at, one in placed)
    yield tables.voice_claims, list(chain.from_iterable(claims))
    lineages = (write_list(_own(*at), "lineage_id", one.lineages) for at, one in placed)
    yield tables.voice_lineages, list(chain.from_iterable(lineages))


def _place_voices(standing: Standing) -> Iterator[tuple[_Place, Voice]]:
    for counted_for, voices in ((_CONTENT, standing.voices), (_UTTERANCE, standing.heard_by)):
        for position, voice in enumerate(voices):
            yield (standing.event, counted_for, position), voice


def _standing_row(position: int, standing: Standing) -> Row:
    said = standing.utterance
    return {
        "event_id": standing.event,
        "position": position,
        "documents": standing.documents,
        "publishers": standing.publishers,
        "lineages": standing.lineages,
        "content_low": standing.content.low,
        "content_high": standing.content.high,
        "utterance_low": None if said is None else said.low,
        "utterance_high": None if said is None else said.high,
    }


def _voice_row(event: str, counted_for: str, position: int, voice: Voice) -> Row:
    return {
        "event_id": event,
        "counted_for": counted_for,
        "position": position,
        "control_group": voice.group,
        "root": voice.root,
    }


def _own(event: str, counted_for: str, position: int) -> Row:
    return {"event_id": event, "counted_for": counted_for, "voice_position": position}


def read_standings(connection: Connection, *, only: Ids | None = None) -> tuple[Standing, ...]:
    """Return the standings in the order in which they were put; or those of the events `only`."""
    voices = _read_voices(connection, only)
    table = tables.standings
    query = select(table).order_by(table.c.position).where(*keep_only(table.c.event_id, only))
    return tuple(
        Standing(
            event=row.event_id,
            documents=row.documents,
            publishers=row.publishers,
            lineages=row.lineages,
            content=Independent(low=row.content_low, high=row.content_high),
            utterance=_read_utterance(row),
            voices=voices.get((row.event_id, _CONTENT), ()),
            heard_by=voices.get((row.event_id, _UTTERANCE), ()),
        )
        for row in connection.execute(query)
    )


def _read_utterance(row: Held) -> Independent | None:
    if row.utterance_low is None:
        return None
    return Independent(low=row.utterance_low, high=row.utterance_high)


def _read_voices(connection: Connection, only: Ids | None) -> dict[Owner, tuple[Voice, ...]]:
    claims = gather(connection, tables.voice_claims, attrgetter("claim_id"), keys=3, only=only)
    read_lineage = attrgetter("lineage_id")
    lineages = gather(connection, tables.voice_lineages, read_lineage, keys=3, only=only)

    def read(row: Held) -> Voice:
        own = (row.event_id, row.counted_for, row.position)
        return Voice(
            group=row.control_group,
            root=row.root,
            claims=claims.get(own, ()),
            lineages=lineages.get(own, ()),
        )

    return gather(connection, tables.voices, read, keys=2, only=only)
