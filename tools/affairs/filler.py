"""Reports about nothing in particular: sentences of many bases with other names, words, figures."""

import re
from collections.abc import Sequence
from random import Random

from msgspec import Struct
from tools.affairs.model import Base
from tools.affairs.words import MONTHS, WEEKDAYS, WORD

__all__ = ["Filler"]

_SENTENCES = (13, 19)
_OTHER_WORD = 0.85
_FEWEST_LETTERS = 4
_ENDINGS = ("ing", "ed", "ly", "tion", "ies", "s", "er", "al", "ent", "y", "e")
_ONSETS = "B Br C D Dr F G Gr H J K Kr L M N P Pr R S St T Tr V W Z".split()
_NUCLEI = "a e i o u ae ei ia or an el in ur".split()
_CODAS = "b d dek g k l lin m n nov r ran s sk st t tov v vin x z".split()
_KEPT = frozenset(WEEKDAYS + MONTHS)


class _Slot(Struct, frozen=True):
    """A word that may be another: a name (by itself), a figure, or a word of a shape."""

    kind: str
    word: str


class Filler:
    """Makes reports that read like news and share few runs of words."""

    def __init__(self, bases: Sequence[Base]) -> None:
        small = _small_words(bases)
        self._pools = _pool_words(small)
        self._by_happening = _take_apart(bases, small)
        self._happenings = sorted(self._by_happening)
        if not self._happenings:
            raise ValueError("no base report was given to make reports from")

    def make(self, chance: Random) -> tuple[str, list[list[str]]]:
        """Return a headline and paragraphs of one to three sentences, about 300 words in all."""
        names: dict[str, str] = {}
        sentences = []
        for _ in range(chance.randint(*_SENTENCES)):
            happening = self._happenings[int(chance.random() * len(self._happenings))]
            held = self._by_happening[happening]
            sentences.append(self._fill(held[int(chance.random() * len(held))], names, chance))
        headline = " ".join(sentences[0].split()[:9]).rstrip(".,")
        paragraphs = []
        while sentences:
            size = 1 + int(chance.random() * 3)
            paragraphs.append(sentences[:size])
            sentences = sentences[size:]
        return headline, paragraphs

    def make_headline(self, chance: Random) -> str:
        """Return a headline that belongs to no other report."""
        held = self._by_happening[self._happenings[int(chance.random() * len(self._happenings))]]
        words = self._fill(held[int(chance.random() * len(held))], {}, chance).split()
        return " ".join(words[: 6 + int(chance.random() * 4)]).rstrip(".,")

    def _fill(self, pieces: Sequence[str | _Slot], names: dict[str, str], chance: Random) -> str:
        made = []
        for piece in pieces:
            if isinstance(piece, str):
                made.append(piece)
            elif piece.kind == "name":
                if piece.word not in names:
                    names[piece.word] = _draw_name(chance)
                made.append(names[piece.word])
            elif piece.kind == "figure":
                made.append(_draw_figure(piece.word, chance))
            elif chance.random() < _OTHER_WORD:
                pool = self._pools[piece.kind]
                made.append(pool[int(chance.random() * len(pool))])
            else:
                made.append(piece.word)
        return "".join(made)


def _small_words(bases: Sequence[Base]) -> frozenset[str]:
    """Return the words that stand somewhere without a capital: no names."""
    return frozenset(
        word
        for base in bases
        for part in base.paragraphs
        for text in part
        for word in WORD.findall(text)
        if word[0].islower()
    )


def _pool_words(small: frozenset[str]) -> dict[str, list[str]]:
    pools: dict[str, list[str]] = {}
    for word in sorted(small):
        if len(word) >= _FEWEST_LETTERS:
            pools.setdefault(_shape_of(word), []).append(word)
    return pools


def _take_apart(
    bases: Sequence[Base], small: frozenset[str]
) -> dict[str, list[tuple[str | _Slot, ...]]]:
    by_happening: dict[str, list[tuple[str | _Slot, ...]]] = {}
    for base in sorted(bases, key=lambda one: one.id):
        taken = [_take_sentence(text, small) for part in base.paragraphs for text in part]
        by_happening.setdefault(base.happening, []).extend(taken)
    return by_happening


def _take_sentence(text: str, small: frozenset[str]) -> tuple[str | _Slot, ...]:
    pieces: list[str | _Slot] = []
    copied = 0
    for found in WORD.finditer(text):
        slot = _slot_of(found, small)
        if slot:
            pieces.extend([text[copied : found.start()], slot])
            copied = found.end()
    return (*pieces, text[copied:])


def _slot_of(found: re.Match[str], small: frozenset[str]) -> _Slot | None:
    word = found[0]
    if word[0].isdigit():
        return _Slot("figure", word)
    if word[0].isupper():
        is_name = word not in _KEPT and word[0].lower() + word[1:] not in small and len(word) > 2
        return _Slot("name", word.removesuffix("'s")) if is_name else None
    return _Slot(_shape_of(word), word) if len(word) >= _FEWEST_LETTERS else None


def _shape_of(word: str) -> str:
    """Return the ending alone: finer shapes have few words, and their runs come up again."""
    return next((one for one in _ENDINGS if word.endswith(one)), "")


def _draw_name(chance: Random) -> str:
    draw = chance.random
    onset = _ONSETS[int(draw() * len(_ONSETS))]
    middle = "bdgklmnrstv"[int(draw() * 11)]
    ending = _CODAS[int(draw() * len(_CODAS))]
    return onset + _NUCLEI[int(draw() * len(_NUCLEI))] + middle + _NUCLEI[int(draw() * 5)] + ending


def _draw_figure(figure: str, chance: Random) -> str:
    """Return a figure written like the given one."""
    signs = [sign if not sign.isdigit() else str(1 + int(chance.random() * 9)) for sign in figure]
    return "".join(signs)
