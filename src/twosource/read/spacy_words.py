"""A tokenizer for spaCy that splits words as the reader does by itself."""

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from twosource.read.tokens import split_words

__all__ = ["WordSplitter", "make_splitter"]


class WordSplitter:
    """Splits texts for one vocabulary; spaCy finds it as `twosource.words.v1`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the words and marks of a text; white space beyond one blank is a token."""
        words: list[str] = []
        spaces: list[bool] = []
        place = 0
        for start, end in split_words(text):
            gap = text[place:start]
            place = end
            _add_gap(words, spaces, gap)
            words.append(text[start:end])
            spaces.append(False)
        _add_gap(words, spaces, text[place:])
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the rules come with twosource."""
        return b""

    def from_bytes(self, _given: bytes, **_: object) -> "WordSplitter":
        """Return the splitter as it is."""
        return self

    def to_disk(self, path: Path, **_: object) -> None:
        """Write an empty file, for spaCy looks for one."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, _path: Path, **_: object) -> "WordSplitter":
        """Return the splitter as it is."""
        return self


def _add_gap(words: list[str], spaces: list[bool], gap: str) -> None:
    """Add what stands between two words: a blank belongs to the word before it."""
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


def make_splitter() -> Callable[[Language], WordSplitter]:
    """Return what makes the tokenizer of a pipeline; spaCy calls this."""

    def make(nlp: Language) -> WordSplitter:
        return WordSplitter(nlp.vocab)

    return make


registry.tokenizers.register("twosource.words.v1", func=make_splitter)
