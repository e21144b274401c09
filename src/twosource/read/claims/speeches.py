"""The speech that tells of an act, as the network sees it, else as the tree has it."""

from collections.abc import Mapping

from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue

__all__ = ["link_speeches"]


def link_speeches(clauses: Clauses, cues: Mapping[int, Cue]) -> dict[int, Cue | None]:
    """Return for the word of each cue the act of speech that tells of it, or None.

    The network's link counts where there is one, else the nearest speech above it in the tree. Of
    two acts that would each tell of the other the link stays that the network is surer of.
    """
    found = {
        cue.word: _see_speech(cue, cues) or _find_speech(clauses, cue, cues)
        for cue in cues.values()
    }
    for word, speech in list(found.items()):
        if (
            speech is not None
            and (other := found.get(speech.word)) is not None
            and other.word == word
        ):
            weaker = min((word, speech.word), key=lambda one: _sure_of_speech(cues[one]))
            found[weaker] = None
    return found


def _see_speech(cue: Cue, cues: Mapping[int, Cue]) -> Cue | None:
    """Return the cue that the network takes for the speech of this one."""
    parts = cue.network.parts if cue.network else ()
    for part in sorted(parts, key=lambda one: -one.surety):
        if part.role == "speech" and part.surety > 0:
            for other in cues.values():
                is_there = other.network and other.network.start <= part.word < other.network.end
                if other.word != cue.word and (is_there or other.word == part.word):
                    return other
    return None


def _sure_of_speech(cue: Cue) -> float:
    parts = cue.network.parts if cue.network else ()
    return max((one.surety for one in parts if one.role == "speech"), default=-9.0)


def _find_speech(clauses: Clauses, cue: Cue, cues: Mapping[int, Cue]) -> Cue | None:
    """Return the nearest cue above that speaks of this act in one of its content slots."""
    below = cue.word
    for above in clauses.above(cue.word):
        other = cues.get(above)
        speaks = other is not None and other.rule.content is not None
        if other is not None and speaks and _is_content(clauses, other, cue.word, below):
            return other
        below = above
    return next(
        (
            other
            for other in cues.values()
            if other.rule.content is not None
            and other.word != cue.word
            and cue.word in _list_content(other)
        ),
        None,
    )


def _is_content(clauses: Clauses, speech: Cue, word: int, below: int) -> bool:
    listed = _list_content(speech)
    return below in listed or word in listed or _is_shared(clauses, listed, below)


def _is_shared(clauses: Clauses, listed: list[int], below: int) -> bool:
    return any(below in clauses.spread(one) for one in listed)


def _list_content(speech: Cue) -> list[int]:
    return [word for name in speech.rule.roles.content for word in speech.slots.get(name, ())]
