"""The places that a report names: which words, which place, how exact.

docs/places.md tells the rules in words.
"""

from collections.abc import Sequence

from msgspec import Struct

from twosource.lexicon.doubtful import is_american_georgia
from twosource.lexicon.states import StateMention, find_states
from twosource.model.claim import Precision
from twosource.model.reading import ReadSentence
from twosource.read.place_choice import Choice, choose_places, make_key
from twosource.read.place_spans import Proposal, propose_places

__all__ = ["PlaceMention", "find_places"]

_PRECISIONS: dict[str, Precision] = {"region": "region", "water": "water", "site": "site"}


class PlaceMention(Struct, frozen=True, kw_only=True):
    """A place named at the code points `[start, end)` of its sentence; the rest is as in `Place`.

    `is_vague` tells that it is a continent or a part of one, which is no place of an act.
    """

    start: int
    end: int
    name: str
    precision: Precision
    state: str | None = None
    claimed_by: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    is_vague: bool = False


def find_places(sentences: Sequence[ReadSentence]) -> tuple[tuple[PlaceMention, ...], ...]:
    """Return the places named in each sentence of one report, in order and without overlaps.

    A name means the same place all through a report. What no table has is a place without
    coordinates.
    """
    named = _find_named(sentences)
    proposed = [
        propose_places(sentence, some) for sentence, some in zip(sentences, named, strict=True)
    ]
    chosen = choose_places(proposed, [[one.state.iso3 for one in some] for some in named])
    return tuple(
        tuple(_make_mention(one, chosen.get(make_key(one))) for one in some) for some in proposed
    )


def _find_named(sentences: Sequence[ReadSentence]) -> list[tuple[StateMention, ...]]:
    """Return the states that each sentence names; the American Georgia is none."""
    found = [find_states(sentence.text) for sentence in sentences]
    if not is_american_georgia("\n".join(sentence.text for sentence in sentences)):
        return found
    return [tuple(one for one in some if not _is_georgia(one)) for some in found]


def _is_georgia(one: StateMention) -> bool:
    return one.state.iso3 == "GEO" and one.how == "name"


def _make_mention(proposal: Proposal, choice: Choice | None) -> PlaceMention:
    if proposal.state is not None:
        return PlaceMention(
            start=proposal.start,
            end=proposal.end,
            name=proposal.name,
            precision="region" if proposal.hint else "country",
            state=proposal.state,
        )
    if choice is None:
        return PlaceMention(
            start=proposal.start,
            end=proposal.end,
            name=proposal.name,
            precision=_PRECISIONS.get(proposal.hint, "city"),
            state=proposal.states[0] if proposal.states else None,
        )
    is_site = proposal.hint == "site" and choice.precision == "city"
    return PlaceMention(
        start=proposal.start,
        end=proposal.end,
        name=choice.name,
        precision="site" if is_site else choice.precision,
        state=choice.state,
        claimed_by=choice.claimed_by,
        latitude=choice.latitude,
        longitude=choice.longitude,
        is_vague=choice.is_vague,
    )
