"""Draw the sentences of docs/explain.md as the reader has them now.

Every sentence gives two files under docs/drawings, for wide and for narrow screens.
Run: python tools/draw_readings.py docs/drawings
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from twosource.model.reading import ReadSentence
from twosource.present.reading_svg import MIDDLE, NARROW, draw_reading
from twosource.read.actors import find_sentence_actors
from twosource.read.reader import load_reader

__all__ = ["SENTENCES", "draw_sentences"]

SENTENCES = {
    "denied": "Norvane denied on Monday that its envoys had sold shells.",
    "shipped": "The defence minister of Kestovia said that Tarvonia had shipped 400 containers "
    "of shells across the Karsa bridge.",
    "summoned": "Mexico's foreign ministry, which summoned the Peruvian ambassador on Friday, "
    "will not sign the pact, a spokesman told reporters.",
}
"""Our own sentences about invented happenings, by the name of their drawings."""


def draw_sentences() -> Iterator[tuple[str, str]]:
    """Yield the name and the content of every file."""
    texts = list(SENTENCES.values())
    for name, text, parse in zip(SENTENCES, texts, load_reader().read(texts), strict=True):
        read = ReadSentence(text, parse, find_sentence_actors(text, parse))
        for suffix, form in (("", MIDDLE), ("-narrow", NARROW)):
            yield f"{name}{suffix}.svg", draw_reading(read, form=form, name=name, alone=True)


def main(folder: str) -> None:
    """Write the drawings into a folder."""
    for name, content in draw_sentences():
        (Path(folder) / name).write_text(content, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
