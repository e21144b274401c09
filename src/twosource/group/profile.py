"""What grouping needs to know of a report, worked out once and used for every pair."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from twosource.group.credits import Credit, find_credits
from twosource.lexicon.rarity import rarity_of
from twosource.lexicon.words import STOPWORDS
from twosource.model import Report, Span
from twosource.text.cues import is_planned, is_settled
from twosource.text.damage import find_damage
from twosource.text.grams import Passages, weigh_passages
from twosource.text.shingles import Shingles, find_shingles
from twosource.text.words import Words, find_words, words_between

__all__ = ["Profile"]


class Profile:
    """The body of one report in the forms that comparisons need; each is made on first use.

    Sentences `left_out`, by number, are the outlet's and not the story's: they have no words here.
    """

    def __init__(self, report: Report, *, left_out: frozenset[int] = frozenset()) -> None:
        self.report = report
        self.left_out = left_out

    @cached_property
    def words(self) -> Words:
        """All words of the text, furniture included."""
        return find_words(self.report.text)

    @cached_property
    def word_count(self) -> int:
        """How many words the text has, furniture included."""
        return len(self.words)

    @cached_property
    def sentence_words(self) -> tuple[slice, ...]:
        """The words of each body sentence, as slices of `words`."""
        return tuple(
            slice(0, 0)
            if number in self.left_out
            else words_between(self.words, sentence.span.start, sentence.span.end)
            for number, sentence in enumerate(self.report.sentences)
        )

    @property
    def body(self) -> tuple[str, ...]:
        """The body sentences as published, those left out as empty strings."""
        return tuple(
            "" if number in self.left_out else self.sentence_text(number)
            for number in range(len(self.report.sentences))
        )

    @cached_property
    def sentence_sizes(self) -> NDArray[np.int64]:
        """How many words each body sentence has."""
        return np.array([part.stop - part.start for part in self.sentence_words], dtype=np.int64)

    @cached_property
    def passages(self) -> Passages:
        """The body sentences, weighted for alignment."""
        folded = self.words.folded
        return weigh_passages([folded[part] for part in self.sentence_words], rarity_of)

    @cached_property
    def damage(self) -> tuple[tuple[Span, ...], ...]:
        """The damaged places of each body sentence: signs of garbling, and glued words."""
        return tuple(self._damage_in(sentence.span) for sentence in self.report.sentences)

    def sentence_text(self, number: int) -> str:
        """Return the words of one body sentence as published."""
        span = self.report.sentences[number].span
        return self.report.text[span.start : span.end]

    def _damage_in(self, span: Span) -> tuple[Span, ...]:
        signs = find_damage(self.report.text, span.start, span.end, STOPWORDS)
        glued = [
            repair.span
            for repair in self.report.repairs
            if span.start <= repair.span.start < span.end
        ]
        marked = [Span(self.report.id, sign.start, sign.end) for sign in signs]
        return tuple(sorted(marked + glued))

    @cached_property
    def shingles(self) -> Shingles:
        """The 3-word shingles of the body, none running over a sentence break."""
        return find_shingles(self.words, self.sentence_words)

    @cached_property
    def telling(self) -> NDArray[np.int64]:
        """Where the shingles are that stand once in the body and are not names only, by key."""
        keys = self.shingles.keys
        _, first_places, counts = np.unique(keys, return_index=True, return_counts=True)
        once: NDArray[np.int64] = first_places[counts == 1]
        return once[~self.shingles.named[once]]

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Whom the report names as the origin of its text."""
        return find_credits(self.report)

    @cached_property
    def planned(self) -> tuple[bool, ...]:
        """Which body sentences speak of something still to come."""
        return tuple(is_planned(self.sentence_text(n)) for n in range(len(self.report.sentences)))

    @cached_property
    def settled(self) -> tuple[bool, ...]:
        """Which body sentences speak of something done, and of nothing still to come."""
        return tuple(is_settled(self.sentence_text(n)) for n in range(len(self.report.sentences)))

    def forget_words(self) -> None:
        """Let go of the forms that take much memory; they are made again when asked for."""
        for form in ("words", "sentence_words", "passages", "shingles", "telling"):
            self.__dict__.pop(form, None)
