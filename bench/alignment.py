"""How long it takes to align two reports of 60 sentences, from ready profiles.

Each report is several base reports of `tools.affairs` in a row, cut at 60 sentences. A pair is
either a report and its edited copy (one word in ten changed, one sentence in ten dropped), or two
reports on the same happenings by different hands.
Run: python -m bench.alignment [PAIRS]
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random
from statistics import median, quantiles

from tools.affairs import Base, load_sources
from tools.affairs.cuts import edit_words, shape_words

from twosource.group.align import align
from twosource.group.likeness import measure_likeness
from twosource.group.profile import Profile
from twosource.model import Report, Sentence, Span
from twosource.text.hashing import hash_bytes, hash_report

SENTENCES = 60
CHANGED = 0.1
DROPPED = 0.1

Pair = tuple[Profile, Profile]


def make_pairs(count: int) -> Iterator[Pair]:
    """Yield pairs in turn of copies and of reports by different hands; equal in every run."""
    bases = load_sources().bases
    shapes = shape_words(_sentences_of(bases))
    for number in range(count):
        chance = Random(f"alignment:{number}")
        happenings = sorted({base.happening for base in bases})
        chance.shuffle(happenings)
        first = _sentences_of(_draw(bases, happenings, chance))
        if number % 2:
            second = _sentences_of(_draw(bases, happenings, chance))
        else:
            kept = [one for one in first if chance.random() >= DROPPED]
            second = [edit_words(one, CHANGED, chance, shapes) for one in kept]
        yield _profile(f"{number}-first", first), _profile(f"{number}-second", second)


def _draw(bases: Sequence[Base], happenings: Sequence[str], chance: Random) -> list[Base]:
    """Return one base report of each happening, by whichever hand."""
    held = {one: [base for base in bases if base.happening == one] for one in happenings}
    return [chance.choice(held[one]) for one in happenings]


def _sentences_of(bases: Sequence[Base]) -> list[str]:
    return [text for base in bases for lines in base.paragraphs for text in lines]


def _profile(name: str, sentences: Sequence[str]) -> Profile:
    """Return a profile with all that an alignment asks of it made."""
    pieces = sentences[:SENTENCES]
    text = " ".join(pieces)
    report, starts = hash_report(name, None, text), [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece) + 1)
    profile = Profile(
        Report(
            id=report,
            source=name,
            name=name,
            content_hash=hash_bytes(text.encode()),
            text=text,
            sentences=tuple(
                Sentence(Span(report, start, end - 1), 0) for start, end in pairwise(starts)
            ),
        )
    )
    measure_likeness(profile, profile)
    return profile


def time_each(work: Callable[[Profile, Profile], object], pairs: Sequence[Pair]) -> list[float]:
    """Return the milliseconds of each pair, the best of three."""
    return [min(_time(work, pair) for _ in range(3)) for pair in pairs]


def _time(work: Callable[[Profile, Profile], object], pair: Pair) -> float:
    start = time.perf_counter()
    work(*pair)
    return (time.perf_counter() - start) * 1000


def main(count: int) -> None:
    """Print the median and the slowest tenth, of the alignment alone and of all figures."""
    pairs = list(make_pairs(count))
    sizes = {len(one.report.sentences) for pair in pairs for one in pair}
    print(f"{count} pairs of reports of {min(sizes)} to {max(sizes)} sentences, ms a pair")
    print(f"{'':24} {'median':>8} {'nine in ten':>12}")
    works: dict[str, Callable[[Profile, Profile], object]] = {
        "alignment": align,
        "all figures of a pair": measure_likeness,
    }
    for name, work in works.items():
        taken = time_each(work, pairs)
        print(f"{name:24} {median(taken):8.2f} {quantiles(taken, n=10)[-1]:12.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
