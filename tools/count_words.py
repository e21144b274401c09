"""Count how common English words are in the open training treebanks; writes the lexicon's table.

Run: python tools/count_words.py ../shared/data/01_syntax src/twosource/lexicon/word_counts.tsv
The counts are figures taken from EWT and GUM (attribution in NOTICE); no text is kept.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from twosource.text.words import find_words

FILES = ("ewt-train.conllu.gz", "gum-open-train.conllu.gz")
LEAST = 5


def iter_forms(path: Path) -> Iterator[str]:
    """Yield the word forms of a CoNLL-U file, each syntactic word once."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[:1].isdigit():
                number, form = line.split("\t", 2)[:2]
                if number.isdigit():
                    yield form


def count_words(folder: Path) -> Counter[str]:
    """Return how often each folded word stands in the treebanks of `folder`."""
    counts: Counter[str] = Counter()
    for name in FILES:
        for form in iter_forms(folder / name):
            counts.update(find_words(form).folded)
    return counts


def main(folder: str, target: str) -> None:
    """Write the words seen at least five times, commonest first, with a first line of the total."""
    counts = count_words(Path(folder))
    kept = sorted((-count, word) for word, count in counts.items() if count >= LEAST)
    lines = [f"#total\t{counts.total()}", *(f"{word}\t{-count}" for count, word in kept)]
    Path(target).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} words of {counts.total()} written to {target}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
