"""The actors of sentences: the lexicon decides wherever it knows, the network proposes the rest.

docs/actors.md tells the rules in words.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from twosource.lexicon.actors import find_actors
from twosource.lexicon.bodies import find_body
from twosource.lexicon.gazetteer import find_candidates
from twosource.lexicon.states import find_near_state
from twosource.model.actor import ActorMention
from twosource.model.parse import Parse, Stretch
from twosource.read.name_kinds import propose_names, settle_kinds

__all__ = ["find_report_actors", "find_sentence_actors"]

# A town that stands for a body where somebody acts, unless the state that it lies in is named.
_SEATS = {"Brussels": ("European Union", "BEL")}


def find_sentence_actors(
    text: str, parse: Parse, *, day: str = "", known: Sequence[ActorMention] = ()
) -> tuple[ActorMention, ...]:
    """Return the actors in one sentence, in order and without overlaps.

    `parse` is that of `text`, with offsets. `day` (ISO) chooses among the offices that a person
    held. `known` are actors of the sentences before: a person of theirs may be named by the surname
    alone. `rule` has a step "network" with the schemes that agree, where no table has the name.
    """
    return find_actors(text, day=day, proposed=propose_names(parse), known=known)


def find_report_actors(
    text: str, bounds: Sequence[Stretch], parses: Sequence[Parse], *, day: str = ""
) -> tuple[tuple[ActorMention, ...], ...]:
    """Return the actors of each sentence of a report; offsets are code points of the sentence.

    `bounds` are the sentences, half-open code points of `text`, in order and without overlaps;
    `parses` are theirs. `text` is the report with its repairs made. It is read as a whole, so that
    one sentence may tell whom the next one means by a surname, or which of two states is "Congo".
    """
    proposed = [
        _move(one, low)
        for (low, _), parse in zip(bounds, parses, strict=True)
        for one in propose_names(parse)
    ]
    named = _name_seats(find_actors(text, day=day, proposed=settle_kinds(text, proposed)))
    found = [_mend_state(one) for one in named]
    starts = [low for low, _ in bounds]
    actors: list[list[ActorMention]] = [[] for _ in bounds]
    torn = set()
    for one in found:
        first = bisect_right(starts, one.start) - 1
        if first >= 0 and one.end <= bounds[first][1]:
            actors[first].append(_move(one, -starts[first]))
        else:
            torn.update(_touched(bounds, starts, one))
    for place in sorted(torn):
        before = [one for some in actors[:place] for one in some if one.kind == "person"]
        low, high = bounds[place]
        again = find_sentence_actors(text[low:high], parses[place], day=day, known=before)
        actors[place] = list(again)
    return tuple(tuple(some) for some in actors)


def _name_seats(found: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the actors with a body for the town of its seat that the network takes for somebody.

    "As Brussels had asked" is the Union's; where the text names Belgium it is left open.
    """
    states = {one.state for one in found}
    return [_name_seat(one, states) if one.name in _SEATS else one for one in found]


def _name_seat(one: ActorMention, states: Collection[str | None]) -> ActorMention:
    name, state = _SEATS[one.name]
    body = find_body(name)
    if one.kind != "organisation" or state in states or body is None:
        return one
    rule = f"{one.rule} + seat of a body"
    return replace(one, kind="body", name=body.name, sectors=body.sectors, rule=rule)


def _mend_state(one: ActorMention) -> ActorMention:
    """Return the state for a name of none that any table has, but nearly a state's."""
    if one.kind not in ("place", "organisation") or one.state or find_candidates(one.name):
        return one
    state = find_near_state(one.name)
    if state is None:
        return one
    rule = f"{one.rule} + nearly a state's name"
    return replace(one, kind="state", state=state.iso3, name=state.name, rule=rule)


def _touched(bounds: Sequence[Stretch], starts: Sequence[int], one: ActorMention) -> list[int]:
    """Return the sentences into which an actor reaches that is wholly in none."""
    first = max(0, bisect_right(starts, one.start) - 1)
    last = bisect_right(starts, one.end - 1)
    return [place for place in range(first, last) if one.start < bounds[place][1]]


def _move(one: ActorMention, by: int) -> ActorMention:
    return replace(one, start=one.start + by, end=one.end + by)
