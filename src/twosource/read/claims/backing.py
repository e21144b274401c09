"""Finds acts that are less sure than others and that another sentence of the report backs."""

from collections import defaultdict
from collections.abc import Sequence

from twosource.model.reading import ReadSentence
from twosource.read.claims.coded import Coded
from twosource.read.claims.surety import load_surety, weigh_surety
from twosource.read.claims.voices import key_party

__all__ = ["BACKED_SURETY", "find_backed_words"]

# An act that another sentence backs is told from here on: of 78 in long reports 55 met a label.
BACKED_SURETY = 0.3


def find_backed_words(
    report: Sequence[Sequence[Coded]], sentences: Sequence[ReadSentence], least: float
) -> list[frozenset[int]]:
    """Return the words of each sentence whose acts are backed: not sure alone, but told again.

    A sure act of the same kind in another sentence backs it where the same word names both, or
    where both share a party and its own sentence tells nothing that is sure.
    """
    weights = load_surety()
    sure = [
        [one for one in some if weigh_surety(one.signs, weights.act) >= least] for some in report
    ]
    lemmas = [[one.lower() for one in sentence.parse.lemmas] for sentence in sentences]
    words: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    parties: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for at, some in enumerate(sure):
        for one in some:
            words[one.act, lemmas[at][one.word]].add(at)
            for party in _list_parties(one):
                parties[one.act, party].add(at)

    def is_backed(at: int, one: Coded) -> bool:
        if words[one.act, lemmas[at][one.word]] - {at}:
            return True
        shared = (parties[one.act, party] - {at} for party in _list_parties(one))
        return not sure[at] and any(shared)

    return [
        frozenset(one.word for one in some if one not in sure[at] and is_backed(at, one))
        for at, some in enumerate(report)
    ]


def _list_parties(one: Coded) -> frozenset[str]:
    """Return who is named in its roles."""
    everybody = (*one.actors, *one.recipients)
    return frozenset(key_party(who) for _, who in everybody)
