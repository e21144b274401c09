"""Measures the amounts of labelled claims, with the cue of each act given.

`python -m training.amounts training/corpus/train-a.jsonl …` prints precision, recall and F1. An
amount is right when it stands at the right claim with the same value, end, comparator and unit, and
one of the two objects holds the other, as in `twosource eval`.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from twosource.model import ReadSentence
from twosource.model.parse import Parse
from twosource.read.claims.amount_binding import ActWord
from twosource.read.claims.amount_carrying import bind_report
from twosource.read.claims.amounts import FoundAmount
from twosource.read.claims.clauses import Clauses
from twosource.run.scoring.gold import LabelledAmount, LabelledClaim, LabelledPassage, read_gold
from twosource.run.scoring.measures import same_amount
from twosource.run.scoring.passages import PassageReader, label_amount

__all__ = ["Tally", "bind_labelled", "compare", "measure", "place_acts"]

Sentences = Sequence[ReadSentence]


class Tally(Struct, frozen=True):
    """So many amounts are right, of those found and of those labelled."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.found + self.gold
        return 2 * self.right / both if both else 0.0


def bind_labelled(
    passage: LabelledPassage, sentences: Sentences
) -> list[tuple[LabelledClaim, list[FoundAmount]]]:
    """Return each labelled claim with the amounts that are bound to its cue."""
    placed, acts = place_acts(passage, sentences)
    known = {claim.id for _, _, claim in placed}
    bound: list[tuple[LabelledClaim, list[FoundAmount]]] = [
        (one, []) for one in passage.claims if one.id not in known
    ]
    amounts = bind_report(sentences, acts)
    for number, word, claim in placed:
        bound.append((claim, [one.amount for one in amounts[number][word]]))
    return bound


def place_acts(
    passage: LabelledPassage, sentences: Sentences
) -> tuple[list[tuple[int, int, LabelledClaim]], list[dict[int, ActWord]]]:
    """Return sentence, word and claim of each cue, and for each sentence its acts by word."""
    placed = _place_claims(passage, sentences)
    acts: list[dict[int, ActWord]] = [{} for _ in sentences]
    for number, word, claim in placed:
        slots = Clauses(sentences[number].parse).slots(word)
        acts[number][word] = ActWord(claim.act, slots)
    return placed, acts


def _place_claims(
    passage: LabelledPassage, sentences: Sentences
) -> list[tuple[int, int, LabelledClaim]]:
    """Return sentence and word of the cue of each claim."""
    starts, place = [], 0
    for sentence in sentences:
        place = passage.text.index(sentence.text, place)
        starts.append(place)
        place += len(sentence.text)
    placed = []
    for claim in passage.claims:
        at = -1
        for _ in range(claim.nth):
            at = passage.text.find(claim.cue, at + 1)
        number = max((x for x, start in enumerate(starts) if start <= at), default=None)
        if number is not None and at >= 0:
            begin = at - starts[number]
            word = _find_word(sentences[number].parse, begin, begin + len(claim.cue))
            placed += [(number, word, claim)] if word is not None else []
    return placed


def _find_word(parse: Parse, start: int, end: int) -> int | None:
    """Return the word of a stretch that hangs from outside it, a verb before others."""
    inside = [x for x in range(len(parse.words)) if parse.starts[x] < end and start < parse.ends[x]]
    tops = [x for x in inside if parse.heads[x] not in inside]
    return min(tops, key=lambda x: (parse.upos[x] == "PUNCT", x), default=None)


def compare(gold: Sequence[LabelledAmount], found: Iterable[FoundAmount]) -> Tally:
    """Count the amounts of one claim that are right."""
    given = [label_amount(one) for one in found]
    left, right = list(given), 0
    for wanted in gold:
        met = next((x for x in left if same_amount(wanted, x)), None)
        if met is not None:
            left.remove(met)
            right += 1
    return Tally(right, len(given), len(gold))


def measure(passages: Iterable[tuple[LabelledPassage, Sentences]]) -> Tally:
    """Return the sum over all claims of the passages."""
    every = [
        compare(claim.amounts, found)
        for passage, sentences in passages
        for claim, found in bind_labelled(passage, sentences)
    ]
    return Tally(
        sum(x.right for x in every), sum(x.found for x in every), sum(x.gold for x in every)
    )


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    reader = PassageReader()
    for path in parser.parse_args().files:
        found = measure((one, reader.read(one)[0]) for one in read_gold(path))
        print(
            f"{path.name}: {found.right} of {found.found} found and {found.gold} labelled, ", end=""
        )
        print(f"F1 {found.f1:.3f}")


if __name__ == "__main__":
    _main()
