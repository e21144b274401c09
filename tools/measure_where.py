"""How often the place of an act is bound right, given the word that names the act.

On labelled passages (docs/eval.md). A place is right where its words and the labelled ones hold one
another. Run: python -m tools.measure_where [--errors] training/corpus/train-*.jsonl
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from twosource.model.reading import ReadSentence
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.where import find_where
from twosource.read.places import find_places
from twosource.run.scoring.gold import LabelledClaim, LabelledPassage, read_gold
from twosource.run.scoring.passages import PassageReader

__all__ = ["Bound", "measure_where"]


class Bound(Struct, frozen=True):
    """Counts: acts with a labelled place, of these with one that is found, and bound right; given.

    `open` are acts without a labelled place, `filled` those of them that are given one.
    """

    labelled: int
    found: int
    right: int
    given: int
    open: int
    filled: int

    @property
    def recall(self) -> float:
        """Return the share of the labelled places that are bound right."""
        return self.right / self.labelled

    @property
    def precision(self) -> float:
        """Return the share of the given places that are right."""
        return self.right / self.given


class _Answer(Struct, frozen=True):
    claim: LabelledClaim
    given: str
    is_found: bool

    @property
    def is_right(self) -> bool:
        return bool(self.given and self.claim.where) and _is_same(self.given, self.claim.where)


def measure_where(reader: PassageReader, passages: Sequence[LabelledPassage]) -> Bound:
    """Bind a place to every labelled act and count."""
    return _add_up([one for passage in passages for one in _answer(reader, passage)])


def _add_up(answers: Sequence[_Answer]) -> Bound:
    labelled = [one for one in answers if one.claim.where]
    unlabelled = [one for one in answers if not one.claim.where]
    return Bound(
        labelled=len(labelled),
        found=sum(one.is_found for one in labelled),
        right=sum(one.is_right for one in labelled),
        given=sum(bool(one.given) for one in answers),
        open=len(unlabelled),
        filled=sum(bool(one.given) for one in unlabelled),
    )


def _answer(reader: PassageReader, passage: LabelledPassage) -> Iterator[_Answer]:
    sentences, _ = reader.read(passage)
    places = find_places(sentences)
    named = [
        sentence.text[one.start : one.end]
        for sentence, some in zip(sentences, places, strict=True)
        for one in some
    ]
    starts = list(_find_starts(passage.text, sentences))
    for claim in passage.claims:
        given = ""
        for start, sentence, some in zip(starts, sentences, places, strict=True):
            word = _find_word(claim, passage.text, start, sentence)
            if word is not None:
                where = find_where(Clauses(sentence.parse), word, claim.act, some)
                given = sentence.text[where.start : where.end] if where else ""
                break
        is_found = any(_is_same(one, claim.where) for one in named)
        yield _Answer(claim, given, is_found)


def _find_starts(text: str, sentences: Sequence[ReadSentence]) -> Iterator[int]:
    at = 0
    for sentence in sentences:
        at = text.index(sentence.text, at)
        yield at
        at += len(sentence.text)


def _find_word(claim: LabelledClaim, text: str, start: int, sentence: ReadSentence) -> int | None:
    """Return the word of the cue that hangs highest, None where it is in another sentence."""
    low = -1
    for _ in range(claim.nth):
        low = text.find(claim.cue, low + 1)
    high = low + len(claim.cue)
    parse = sentence.parse
    words = [
        word
        for word, (begin, end) in enumerate(zip(parse.starts, parse.ends, strict=True))
        if start + begin < high and low < start + end
    ]
    return next((word for word in words if parse.heads[word] not in words), None)


def _is_same(one: str, other: str | None) -> bool:
    short, long = sorted((one.casefold(), (other or "").casefold()), key=len)
    return bool(short) and short in long


def main(arguments: Sequence[str]) -> None:
    """Print the figures of each file and of all."""
    reader = PassageReader()
    every: list[_Answer] = []
    for path in (Path(one) for one in arguments if not one.startswith("--")):
        answers = [one for passage in read_gold(path) for one in _answer(reader, passage)]
        every += answers
        print(path.name, _tell(_add_up(answers)))
    print("all", _tell(_add_up(every)))
    if "--errors" in arguments:
        for one in every:
            if one.given != (one.claim.where or "") and not one.is_right:
                claim = one.claim
                print(f"{claim.act} {claim.cue!r}: {claim.where!r}, given {one.given!r}")


def _tell(bound: Bound) -> str:
    return (
        f"{bound.right} of {bound.labelled} bound right ({bound.recall:.3f}), {bound.found} named; "
        f"{bound.right} of {bound.given} given are right ({bound.precision:.3f}); "
        f"{bound.filled} of {bound.open} open ones filled"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
