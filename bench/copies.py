"""How fast copies are found among invented reports, and how many of the planted ones.

Every tenth report is a copy of another with one word in ten changed. The words are drawn from the
lexicon's table by how common they are, the same in every run; no text of anybody's is used.
Run: python -m bench.copies [REPORTS]
"""

import random
import sys
import time
from collections.abc import Sequence
from importlib.resources import files

from twosource.group import group_reports
from twosource.model import Grouping, Report, Sentence, Span
from twosource.text.hashing import hash_bytes, hash_report

SENTENCES = 20
WORDS = 18
CHANGED = 0.1
SEED = 20240618


def load_words() -> tuple[list[str], list[int]]:
    """Return the words of the lexicon's table and their counts."""
    table = files("twosource.lexicon").joinpath("word_counts.tsv").read_text("utf-8")
    rows = [row.split("\t") for row in table.splitlines() if not row.startswith("#")]
    return [word for word, _ in rows], [int(count) for _, count in rows]


def make_texts(count: int) -> list[list[str]]:
    """Return `count` texts as lists of words; the last of every ten copies the first of them."""
    chance = random.Random(SEED)
    words, counts = load_words()
    texts: list[list[str]] = []
    for number in range(count):
        fresh = chance.choices(words, counts, k=SENTENCES * WORDS)
        if number % 10 == 9:
            source = texts[number - 9]
            fresh = [
                new if chance.random() < CHANGED else old
                for old, new in zip(source, fresh, strict=True)
            ]
        texts.append(fresh)
    return texts


def make_report(number: int, words: Sequence[str]) -> Report:
    """Return a report of one paragraph, its sentences marked."""
    name = f"{number:06}.txt"
    pieces = [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
    pieces = [piece[0].upper() + piece[1:] + "." for piece in pieces]
    text = " ".join(pieces)
    report = hash_report(name, None, text)
    sentences, start = [], 0
    for piece in pieces:
        sentences.append(Sentence(Span(report, start, start + len(piece)), 0))
        start += len(piece) + 1
    return Report(
        id=report,
        source=name,
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        sentences=tuple(sentences),
    )


def count_found(reports: Sequence[Report], grouping: Grouping) -> tuple[int, int]:
    """Return how many planted copies share a lineage with their source, and how many others do."""
    homes = {report: lineage.id for lineage in grouping.lineages for report in lineage.reports}
    planted = range(9, len(reports), 10)
    found = sum(homes[reports[number].id] == homes[reports[number - 9].id] for number in planted)
    joined = sum(len(lineage.reports) - 1 for lineage in grouping.lineages)
    return found, joined - found


def main(count: int) -> None:
    """Group invented reports and print the figures."""
    reports = [make_report(number, words) for number, words in enumerate(make_texts(count))]
    start = time.perf_counter()
    grouping = group_reports(reports)
    seconds = time.perf_counter() - start
    found, false = count_found(reports, grouping)
    print(f"reports          {count}")
    print(f"seconds          {seconds:.2f}")
    print(f"reports a second {count / seconds:.0f}")
    print(f"pairs compared   {len(grouping.copies)}")
    print(f"copies found     {found} of {count // 10}")
    print(f"falsely joined   {false}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
