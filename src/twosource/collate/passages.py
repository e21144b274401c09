"""Two aligned passages, and which of their words changed."""

from functools import cached_property

import numpy as np

from twosource.collate.versions import Version
from twosource.lexicon.words import STOPWORDS
from twosource.model import Mention, Span
from twosource.text.diff import Change, find_changes
from twosource.text.words import Words, find_words

__all__ = ["Passages"]


class Passages:
    """The passage of a first version and the one that stands for it in a second."""

    def __init__(self, first: Version, second: Version, *, at_first: Span, at_second: Span) -> None:
        self.first = first
        self.second = second
        self.at_first = at_first
        self.at_second = at_second

    @cached_property
    def _words(self) -> tuple[Words, Words]:
        return (
            find_words(self.first.text_of(self.at_first)),
            find_words(self.second.text_of(self.at_second)),
        )

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changed stretches, as word numbers inside each passage."""
        first, second = self._words
        return find_changes(first.folded, second.folded)

    @cached_property
    def is_damaged(self) -> bool:
        """Whether either passage shows signs of garbling."""
        return self.first.is_damaged(self.at_first) or self.second.is_damaged(self.at_second)

    def is_split(self, *, in_first: bool) -> bool:
        """Tell whether one passage has more sentences than the other: one may have been cut."""
        ours, theirs = (
            sum(at.start <= one.span.start < at.end for one in version.report.sentences)
            for version, at in ((self.first, self.at_first), (self.second, self.at_second))
        )
        return ours > theirs if in_first else theirs > ours

    def are_changed_together(self, first: Mention, second: Mention) -> bool:
        """Tell whether one mention stands where the other stood: words of both are in one changed
        stretch, the "12" of "June 12" and the "14" of "June 14".
        """
        here = _words_of(first.span, self._words[0], self.at_first)
        there = _words_of(second.span, self._words[1], self.at_second)
        return any(
            _overlap(here, range(change.first, change.first_end))
            and _overlap(there, range(change.second, change.second_end))
            for change in self.changes
        )

    def count_changed_words(self) -> int:
        """Return how many words of meaning changed; "the" for "a" is no change of meaning."""
        first, second = self._words
        removed = [w for c in self.changes for w in first.folded[c.first : c.first_end]]
        added = [w for c in self.changes for w in second.folded[c.second : c.second_end]]
        telling = [len([w for w in words if w not in STOPWORDS]) for words in (removed, added)]
        return max(telling)


def _words_of(span: Span, words: Words, passage: Span) -> range:
    """Return the numbers of the words of the passage that a span holds or cuts."""
    first = np.searchsorted(words.ends, span.start - passage.start, side="right")
    end = np.searchsorted(words.starts, span.end - passage.start, side="left")
    return range(int(first), int(end))


def _overlap(one: range, other: range) -> bool:
    return max(one.start, other.start) < min(one.stop, other.stop)
