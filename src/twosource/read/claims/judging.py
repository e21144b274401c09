"""Judges whether the acts of a report happened, each by its own sentence and those around it."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from twosource.model.claim import Status
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.scopes import is_held_true, is_no_fact, is_turned_round
from twosource.read.claims.status_layers import StatusLayers, load_layers, share_out
from twosource.read.claims.status_signs import (
    STATUSES,
    Acting,
    StatusRow,
    Surroundings,
    list_row,
)

__all__ = ["Judged", "judge_acts", "list_rows"]

_AROUND = 2
# That an act happened counts for so much less than the layers give it: a plan or an allegation that
# is shown as a fact is worse than the reverse.
_CAUTION = 0.5
_FACTS: frozenset[Status] = frozenset({"happened", "ongoing"})
_ALLEGED: frozenset[Status] = frozenset({"alleged"})
_UNDONE: frozenset[Status] = frozenset({"denied", "did-not-happen", "failed", "hypothetical"})


class Judged(Struct, frozen=True):
    """A status with its chance."""

    status: Status
    chance: float


def judge_acts(
    clauses: Sequence[Clauses],
    acts: Sequence[Sequence[Acting]],
    *,
    layers: StatusLayers | None = None,
) -> list[dict[int, Judged]]:
    """Return for each sentence whether the acts happened, by the word of the act."""
    layers = layers or load_layers()
    return [
        {
            act.cue.word: _judge(row, layers, _list_excluded(here, act))
            for act, row in zip(some, rows, strict=True)
        }
        for here, some, rows in zip(clauses, acts, list_rows(clauses, acts), strict=True)
    ]


def list_rows(
    clauses: Sequence[Clauses], acts: Sequence[Sequence[Acting]]
) -> Iterator[list[StatusRow]]:
    """Yield the rows of the acts of each sentence; those around an act are the surer ones."""
    sure = [[one for one in some if _is_sure(one)] for some in acts]
    told = list(zip(clauses, sure, strict=True))
    for number, some in enumerate(acts):
        around = Surroundings(
            clauses[number],
            sure[number],
            told[max(0, number - _AROUND) : number][::-1],
            told[number + 1 : number + 1 + _AROUND],
        )
        yield [list_row(one, around) for one in some]


def _is_sure(one: Acting) -> bool:
    return one.cue.network is None or one.cue.network.surety > 0


def _list_excluded(clauses: Clauses, act: Acting) -> frozenset[Status]:
    """Return the statuses that the sentence of an act rules out by its grammar."""
    if is_held_true(clauses, act.cue):
        return _UNDONE
    if is_turned_round(clauses, act.cue):
        # What somebody is accused of not doing stays an allegation.
        is_accused = act.speech is not None and act.speech.cue.rule.act == "ACCUSE"
        return _FACTS if is_accused else _FACTS | _ALLEGED
    return _FACTS if is_no_fact(clauses, act.cue) else frozenset()


def _judge(row: StatusRow, layers: StatusLayers, excluded: frozenset[Status]) -> Judged:
    """Return the likeliest status of those that are not ruled out."""
    chances = share_out(row, layers)
    weighed = chances.copy()
    weighed[STATUSES.index("happened")] *= _CAUTION
    weighed[[one in excluded for one in STATUSES]] = 0
    best = int(np.argmax(weighed))
    return Judged(STATUSES[best], float(chances[best]))
