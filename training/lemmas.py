"""Makes the lexicon of lemmas and the rules for the ends of words from the treebanks."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from training.example import Example
from twosource.read.lemmas import LONGEST_END, Edit, Lemmas, find_inflection, write_base

__all__ = ["learn_lemmas"]

Key = tuple[str, str, str]
IRREGULAR = Path(__file__).with_name("irregular_verbs.txt")
LEAST = 2
LEAST_EDITS = 4
# The list of irregular verbs goes before mistakes in the treebanks ("flead" for "fled").
LEAST_IRREGULAR = 5
MOST_EDITS = 25


def learn_lemmas(examples: Sequence[Example], known: Container[str]) -> list[str]:
    """Return the lines of the lexicon: rules, edits, and the words whose lemma they do not give.

    `known` are words whose spelling is right, as for `Lemmas`.
    """
    written: dict[Key, Counter[str]] = defaultdict(Counter)
    for upos, inflection, word, lemma in _read_words(examples):
        written[upos, inflection, word][lemma] += 1
    for inflection, word, lemma in read_irregular():
        written["VERB", inflection, word][lemma] += LEAST_IRREGULAR
    small = {key: some for key, some in written.items() if write_base(key[2], key[0]) == key[2]}
    lines = list(_make_rules(_commonest(small)))
    lines += _make_edits(_commonest(small))
    lines += [f"base\tVERB\t\t{lemma}\t" for lemma in _list_verbs(small)]
    lines += _list_words(_commonest(small), Lemmas(lines, known))
    return [*lines, *_list_words(_commonest(written), Lemmas(lines, known))]


def read_irregular() -> Iterator[tuple[str, str, str]]:
    """Yield inflection, word and lemma of irregular verbs, from the list beside this file."""
    for line in IRREGULAR.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            base, past, participle = line.split()
            yield from (("Past", past, base), ("Part", participle, base))


def _commonest(counts: dict[Key, Counter[str]]) -> dict[Key, str]:
    return {
        key: min(some.items(), key=lambda item: (-item[1], item[0]))[0]
        for key, some in sorted(counts.items())
    }


def _list_verbs(counts: dict[Key, Counter[str]]) -> list[str]:
    return sorted({lemma for key, some in counts.items() if key[0] == "VERB" for lemma in some})


def _list_words(wanted: dict[Key, str], learned: Lemmas) -> list[str]:
    return [
        f"word\t{upos}\t{inflection}\t{word}\t{lemma}"
        for (upos, inflection, word), lemma in wanted.items()
        if learned.look(word, upos, inflection) != lemma
    ]


def _read_words(examples: Iterable[Example]) -> Iterator[tuple[str, str, str, str]]:
    for one in examples:
        columns = (one.columns.get(name, ()) for name in ("upos", "features", "lemma"))
        for word, upos, features, lemma in zip(one.words, *columns, strict=False):
            if lemma != "_" or word == "_":
                yield upos, find_inflection(upos, features), word, lemma


def _make_edits(known: dict[Key, str]) -> Iterator[str]:
    """Yield for each inflection what is often done to the end of a word, commonest first."""
    counts: dict[tuple[str, str], Counter[tuple[str, Edit]]] = defaultdict(Counter)
    for (upos, inflection, base), lemma in known.items():
        edit = _compare(base, lemma)
        if inflection not in ("", "Base") and edit[0]:
            counts[upos, inflection][base[len(base) - edit[0] :].lower(), edit] += 1
    for (upos, inflection), some in sorted(counts.items()):
        ranked = sorted(some.items(), key=lambda item: (-item[1], item[0]))[:MOST_EDITS]
        for (end, (cut, added)), count in ranked:
            if count >= LEAST_EDITS:
                yield f"edit\t{upos}\t{inflection}\t{end}\t{cut}+{added}"


def _make_rules(known: dict[Key, str]) -> Iterator[str]:
    """Yield for each end the commonest edit, where it differs from that of the shorter end."""
    ends: dict[Key, Counter[Edit]] = defaultdict(Counter)
    for (upos, inflection, base), lemma in known.items():
        edit = _compare(base, lemma)
        for length in range(min(LONGEST_END, len(base)) + 1):
            ends[upos, inflection, base[len(base) - length :].lower()][edit] += 1
    best: dict[Key, Edit] = {}
    for key in sorted(ends, key=lambda key: (len(key[2]), key)):
        upos, inflection, end = key
        edit, count = min(ends[key].items(), key=lambda item: (-item[1], item[0]))
        shorter = best.get((upos, inflection, end[1:])) if end else None
        if edit[0] > len(end) and len(end) < LONGEST_END and end:
            edit = shorter or edit
        best[key] = edit if count >= LEAST or not end else shorter or edit
        if not end or best[key] != shorter:
            cut, added = best[key]
            yield f"end\t{upos}\t{inflection}\t{end}\t{cut}+{added}"


def _compare(base: str, lemma: str) -> Edit:
    """Return how many letters go at the end, and which come."""
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return len(base) - same, lemma[same:]
