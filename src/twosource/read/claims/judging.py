"""Judges whether the acts of a report happened, each by its own sentence and those around it."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from twosource.model.claim import Status
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.scope_clauses import has_modal
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
# Words by which a negated act is told to be somebody's claim all the same.
_CLAIMING = frozenset(
    "accuse accusation blame allege allegation claim charge lie contrary otherwise".split()
)
_SAYING = frozenset("say tell report testify write".split())
_LEAST = 1e-6
_FACTS: frozenset[Status] = frozenset({"happened", "ongoing"})
_ALLEGED: frozenset[Status] = frozenset({"alleged"})
# What the report would say itself.
_UNTOLD: frozenset[Status] = frozenset({"did-not-happen", "failed"})
_WRONGFUL = frozenset({"ASSAULT", "COERCE"})
_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP", "LEG"})
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
            act.cue.word: _judge(row, layers, _list_excluded(here, act, _near(clauses, n)))
            for act, row in zip(some, rows, strict=True)
        }
        for n, (here, some, rows) in enumerate(
            zip(clauses, acts, list_rows(clauses, acts), strict=True)
        )
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


def _near(clauses: Sequence[Clauses], number: int) -> Sequence[Clauses]:
    return clauses[max(0, number - 1) : number + 2]


def _list_excluded(clauses: Clauses, act: Acting, nearby: Sequence[Clauses]) -> frozenset[Status]:
    """Return the statuses that the sentence of an act rules out by its grammar."""
    if is_held_true(clauses, act.cue):
        return _UNDONE
    if is_turned_round(clauses, act.cue):
        # What somebody else says, or accuses him of not doing, stays an allegation.
        is_accused = act.speech is not None and act.speech.cue.rule.act == "ACCUSE"
        is_claimed = is_accused or any(_tells_of_claim(one) for one in nearby)
        if is_claimed:
            return _FACTS
        return _FACTS | _ALLEGED | (_UNTOLD if _is_own_denial(clauses, act) else frozenset())
    if is_no_fact(clauses, act.cue):
        return _FACTS
    return _ALLEGED if _is_own_word(act) else frozenset()


def _is_own_word(act: Acting) -> bool:
    """Tell whether officials of who did it say so, of what is no wrong: nobody alleges that."""
    states = {who.state for _, who in act.actors}
    return (
        act.cue.rule.act not in _WRONGFUL
        and bool(act.voices)
        and None not in states
        and all(
            who.state in states and _OFFICIAL.intersection(who.sectors) for _, who in act.voices
        )
    )


def _is_own_denial(clauses: Clauses, act: Acting) -> bool:
    """Tell whether the side of who would have done wrong says that it did not."""
    if has_modal(clauses, act.cue.word):
        return False
    states = {who.state for _, who in act.actors if who.state}
    told = {who.state for _, who in act.voices if who.state}
    return act.cue.rule.act in _WRONGFUL and bool(states & told)


def _tells_of_claim(clauses: Clauses) -> bool:
    """Tell whether a sentence has it that somebody else claims something: "had blamed them"."""
    parse = clauses.parse
    lemmas = [one.lower() for one in parse.lemmas]
    if _CLAIMING.intersection(lemmas):
        return True
    said = [x for x, lemma in enumerate(lemmas) if lemma in _SAYING]
    return any(parse.words[x].lower() == "had" for one in said for x in clauses.children[one])


def _judge(row: StatusRow, layers: StatusLayers, excluded: frozenset[Status]) -> Judged:
    """Return the likeliest status of those that are not ruled out."""
    chances = share_out(row, layers)
    weighed = chances.copy()
    weighed[STATUSES.index("happened")] *= _CAUTION
    is_out = [one in excluded for one in STATUSES]
    weighed[is_out] = 0
    best = int(np.argmax(weighed))
    # What a negation rules out leaves its chance to the others: a negated act is no less an act.
    out = chances[is_out].sum() if excluded - _FACTS else 0.0
    return Judged(STATUSES[best], float(chances[best] / max(_LEAST, 1 - out)))
