"""Reads the invented reports that nobody has labelled: sentences for a teacher to read.

They lie in `training/texts`, one file a hand. Reports are parted by "###"; a line that is a date
alone says when a report was written.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from training.example import Example
from twosource.read.tokens import split_words
from twosource.text.sentences import find_sentences

__all__ = ["TEXTS", "read_texts"]

TEXTS = Path(__file__).parent / "texts"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PARTED = re.compile(r"^###\s*$", re.MULTILINE)


def read_texts(folder: Path = TEXTS) -> list[Example]:
    """Return all sentences of more than one word; ids begin with "text"."""
    return [
        Example(id=f"text-{path.stem}-{number}", words=words)
        for path in sorted(folder.glob("*.txt"))
        for number, words in enumerate(_list_sentences(path.read_text("utf-8")))
    ]


def _list_sentences(text: str) -> Iterator[tuple[str, ...]]:
    for report in _PARTED.split(text):
        for line in report.splitlines():
            if _DATE.fullmatch(line.strip()):
                continue
            for start, end in find_sentences(line, 0, len(line)):
                sentence = line[start:end]
                words = tuple(sentence[first:last] for first, last in split_words(sentence))
                if len(words) > 1:
                    yield words
