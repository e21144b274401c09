"""Amounts told in a sentence that names no act: "Seven stallholders are dead. It lasted an hour."

They belong to an act of the sentences before where the words tie them to it: harm to an attack, a
time behind "it", a sentence without a verb of its own.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from twosource.model.reading import ReadSentence
from twosource.read.claims.amount_binding import Acts, bind_amounts
from twosource.read.claims.amount_words import HARM, LASTING
from twosource.read.claims.amounts import FoundAmount, find_amounts
from twosource.read.claims.clauses import Clauses

__all__ = ["Placed", "bind_report"]

_FORCE = frozenset({"ASSAULT", "COERCE"})
_UTTERED = frozenset({"REQUEST", "DENIAL", "THREATEN", "ACCUSE"})
_AGAIN = frozenset({"it", "they", "this", "that", "he", "she"})
_BACK = 2


class Placed(Struct, frozen=True):
    """An amount, and the sentence that it stands in."""

    sentence: int
    amount: FoundAmount


def bind_report(
    sentences: Sequence[ReadSentence], acts: Sequence[Acts]
) -> tuple[Mapping[int, list[Placed]], ...]:
    """Return for each sentence the amounts of its acts, by the word of the act."""
    bound: list[dict[int, list[Placed]]] = [{act: [] for act in some} for some in acts]
    for place, sentence in enumerate(sentences):
        clauses, found = Clauses(sentence.parse), find_amounts(sentence)
        here = bind_amounts(clauses, found, acts[place])
        for act, amounts in here.items():
            bound[place][act] += [Placed(place, one) for one in amounts]
        taken = {one.start for amounts in here.values() for one in amounts}
        for one in found:
            if one.start not in taken and not one.is_aside:
                owner = _find_owner(clauses, one, acts, place)
                if owner is not None:
                    bound[owner[0]][owner[1]].append(Placed(place, one))
    return tuple(bound)


def _find_owner(
    clauses: Clauses, amount: FoundAmount, acts: Sequence[Acts], place: int
) -> tuple[int, int] | None:
    """Return sentence and word of the act that the words tie an amount to."""
    if not amount.is_time and _is_harm(clauses, amount):
        for back in range(place, max(-1, place - _BACK - 1), -1):
            before = [x for x in acts[back] if back < place or x < amount.word]
            force = [x for x in before if acts[back][x].act in _FORCE]
            if force:
                return back, force[-1]
        return None
    if acts[place] or not place or not (_is_fragment(clauses) or _goes_on(clauses, amount)):
        return None
    deeds = [x for x in acts[place - 1] if acts[place - 1][x].act not in _UTTERED]
    return (place - 1, deeds[-1]) if deeds else None


def _is_harm(clauses: Clauses, amount: FoundAmount) -> bool:
    """Tell whether somebody counted is hurt: "at least nine drivers are dead"."""
    if amount.unit == "person" and not amount.object:
        return True
    if clauses.parse.mentions[amount.noun] != "person":
        return False
    head = clauses.parse.heads[amount.word]
    return head >= 0 and clauses.parse.lemmas[head].lower() in HARM | {"fall", "bleed"}


def _is_fragment(clauses: Clauses) -> bool:
    """Tell whether a sentence has no verb that says something of its own."""
    parse = clauses.parse
    root = parse.heads.index(-1)
    return (
        parse.upos[root] in ("NOUN", "NUM", "PROPN")
        and clauses.has(root, "nsubj", "cop", "csubj") is None
    )


def _goes_on(clauses: Clauses, amount: FoundAmount) -> bool:
    """Tell whether a time measures what "it" stands for: "It will last two weeks"."""
    head = clauses.parse.heads[amount.word]
    if not amount.is_time or head < 0 or clauses.parse.lemmas[head].lower() not in LASTING:
        return False
    subject = clauses.has(head, "nsubj")
    return subject is not None and clauses.parse.words[subject].lower() in _AGAIN
