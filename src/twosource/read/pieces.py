"""Cuts words into the pieces that the network knows, and says how they are capitalised.

The pieces are those of BERT (uncased): small letters without accents, the longest known piece
first (Wu et al. 2016, Devlin et al. 2019).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

__all__ = ["CASES", "Pieces", "find_case", "load_pieces"]

CASES = ("other", "digits", "lower", "title", "upper", "capital", "mixed", "coded", "start")
START = 101
UNKNOWN = 100
LONGEST_WORD = 100
MOST_PIECES = 8


class Pieces:
    """The known pieces, and the words that were cut before."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._cut: dict[str, tuple[int, ...]] = {}

    @property
    def known(self) -> frozenset[str]:
        """All pieces that are known."""
        return frozenset(self._numbers)

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a word: one at least, `MOST_PIECES` at most.

        Of a longer word the first and the last pieces are kept.
        """
        found = self._cut.get(word)
        if found is None:
            if len(self._cut) > 200_000:
                self._cut.clear()
            found = self._cut[word] = self._find(word)
        return found

    def _find(self, word: str) -> tuple[int, ...]:
        numbers = [n for part in _split_marks(_fold(word)) for n in self._longest_first(part)]
        if len(numbers) > MOST_PIECES:
            numbers = numbers[: MOST_PIECES // 2] + numbers[-MOST_PIECES // 2 :]
        return tuple(numbers) or (UNKNOWN,)

    def _longest_first(self, part: str) -> list[int]:
        """Cut one part greedily; a part with a stretch that is not known is unknown as a whole."""
        if len(part) > LONGEST_WORD:
            return [UNKNOWN]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((end for end in ends if prefix + part[start:end] in self._numbers), 0)
            if not end:
                return [UNKNOWN]
            numbers.append(self._numbers[prefix + part[start:end]])
            start = end
        return numbers


@cache
def load_pieces(path: Path) -> Pieces:
    """Return the pieces of a file with one a line; both networks cut words by the same."""
    return Pieces(path.read_text("utf-8").split("\n"))


def _fold(word: str) -> str:
    """Return small letters without accents and without control signs."""
    spread = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in spread if unicodedata.category(sign) not in ("Mn", "Cc", "Cf"))


def _split_marks(word: str) -> Iterator[str]:
    """Yield every mark and every ideograph by itself, and what stands between them whole."""
    start = 0
    for place, sign in enumerate(word):
        if _stands_alone(sign):
            if start < place:
                yield word[start:place]
            yield sign
            start = place + 1
    if start < len(word):
        yield word[start:]


def _stands_alone(sign: str) -> bool:
    if sign.isascii():
        return not sign.isalnum()
    return unicodedata.category(sign)[0] == "P" or "\u4e00" <= sign <= "\u9fff"


def find_case(word: str) -> int:
    """Return how a word is capitalised, as a place in `CASES`."""
    if word.islower():
        return 2 if word.isalpha() else 7
    if not any(sign.isalpha() for sign in word):
        return 1 if any(sign.isdigit() for sign in word) else 0
    if len(word) == 1:
        return 5 if word.isupper() else 0
    if not word.isalpha():
        return 7
    if word.isupper():
        return 4
    return 3 if word[0].isupper() and word[1:].islower() else 6
