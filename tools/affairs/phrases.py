"""The table of press synonyms and set phrases, and how to find places to use it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct
from tools.affairs.words import WORD, find_quoted, is_inside

__all__ = ["Phrases", "Swap", "count_variants", "find_swaps", "load_phrases", "mend_articles"]

_TABLE = Path(__file__).with_name("phrases.txt")
_NUMBER = "#"
_ARTICLE = re.compile(r"\b([Aa])(n?) (?=([A-Za-z]\w*))")
_SOUNDS_OPEN = re.compile(r"(?i)(?:[aeio]|u(?!ni|s[aeiu]|k|t[ei])|hour|heir|hono)")


class Swap(Struct, frozen=True):
    """Code points `[start, end)` of a sentence, and what may stand there instead."""

    start: int
    end: int
    instead: tuple[str, ...]


class Phrases(Struct, frozen=True):
    """What may replace each run of words, by its first word; longer runs first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


@cache
def load_phrases(table: Path = _TABLE) -> Phrases:
    """Read the table; raises ValueError when the forms of a family differ in number."""
    found: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            for words, instead in _read_family(line):
                found[words][instead] = None
    rows: defaultdict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for words in sorted(found, key=lambda one: (-len(one), one)):
        rows[words[0]].append((words, tuple(found[words])))
    return Phrases({first: tuple(under) for first, under in rows.items()})


def count_variants(phrases: Phrases) -> int:
    """Return how many different phrases can be replaced."""
    return sum(len(rows) for rows in phrases.by_first.values())


def find_swaps(sentence: str, phrases: Phrases) -> tuple[Swap, ...]:
    """Return where a sentence may be reworded, in order, without overlaps; quotations stay."""
    quoted = find_quoted(sentence)
    words = [(found[0].casefold(), found.start(), found.end()) for found in WORD.finditer(sentence)]
    swaps, number = [], 0
    while number < len(words):
        swap, taken = _swap_at(words, number, phrases)
        if swap and not is_inside(swap.start, swap.end, quoted) and _is_plain(sentence, swap):
            swaps.append(swap)
        number += taken
    return tuple(swaps)


def mend_articles(sentence: str) -> str:
    """Return the sentence with "a" and "an" as the next word asks."""
    return _ARTICLE.sub(_mend_article, sentence)


def _mend_article(found: re.Match[str]) -> str:
    n = "n" if _SOUNDS_OPEN.match(found[3]) else ""
    return f"{found[1]}{n} "


def _swap_at(
    words: Sequence[tuple[str, int, int]], number: int, phrases: Phrases
) -> tuple[Swap | None, int]:
    for row, instead in phrases.by_first.get(words[number][0], ()):
        run = words[number : number + len(row)]
        if len(run) == len(row) and all(map(_fits, row, run)):
            kept = len(row) - (row[-1] == _NUMBER)
            last = run[kept - 1]
            return Swap(run[0][1], last[2], instead), kept
    return None, 1


def _fits(wanted: str, word: tuple[str, int, int]) -> bool:
    return word[0][0].isdigit() if wanted == _NUMBER else word[0] == wanted


def _is_plain(sentence: str, swap: Swap) -> bool:
    """Tell whether the words run on without a comma or a mark, and are no name."""
    text = sentence[swap.start : swap.end]
    if any(mark in text for mark in ',;:()"“”'):
        return False
    return swap.start == 0 or text.islower() or not any(word[0].isupper() for word in text.split())


def _read_family(line: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each phrase of a line with each that may replace it."""
    old, arrow, new = line.partition(">")
    columns = [[form.strip() for form in one.split("/")] for one in old.split("|")]
    others = [[form.strip() for form in one.split("/")] for one in new.split("|")] if arrow else []
    if len({len(column) for column in columns + others}) != 1:
        raise ValueError(f"a family has forms that do not match: {line}")
    for column in columns:
        for other in others or columns:
            for form, instead in zip(column, other, strict=True):
                if form != instead:
                    words = tuple(form.casefold().split())
                    yield words, instead.removesuffix(_NUMBER).strip()
