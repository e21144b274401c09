"""Two aligned passages, and which of their words changed."""

from functools import cached_property

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

    def are_changed_together(self, first: Mention, second: Mention) -> bool:
        """Tell whether one mention stands where the other stood: they share a changed stretch."""
        here = _word_at(self._words[0], first.span.start - self.at_first.start)
        there = _word_at(self._words[1], second.span.start - self.at_second.start)
        return any(
            change.first <= here < change.first_end and change.second <= there < change.second_end
            for change in self.changes
        )

    def count_changed_words(self) -> int:
        """Return how many words of meaning changed; "the" for "a" is no change of meaning."""
        first, second = self._words
        removed = [w for c in self.changes for w in first.folded[c.first : c.first_end]]
        added = [w for c in self.changes for w in second.folded[c.second : c.second_end]]
        telling = [len([w for w in words if w not in STOPWORDS]) for words in (removed, added)]
        return max(telling)


def _word_at(words: Words, place: int) -> int:
    """Return the number of the word that holds or follows a code point of the passage."""
    return int((words.ends > place).argmax()) if len(words) else 0
