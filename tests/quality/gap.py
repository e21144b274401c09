"""GAP: whether a pronoun of an encyclopedia is one of two names, scored as its authors do.

Every snippet has a pronoun and two names of one gender, A and B; each name is the pronoun's or is
not, which makes two yes-or-no answers a snippet. Webster et al. 2018, `gap_scorer.py`.
"""

import csv
import gzip
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from tests.quality.coreference_cases import fill_sentences

from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.model.reading import Party
from twosource.read.coreference import find_parties
from twosource.read.reader import Reader
from twosource.text.sentences import find_sentences

__all__ = ["Snippet", "answer", "load_snippets", "read_snippets", "score"]

_FEMALE = frozenset("she her hers herself".split())


class Snippet(Struct, frozen=True):
    """A text, where its pronoun begins, two names, and which of them are the pronoun's."""

    text: str
    pronoun: int
    is_female: bool
    names: tuple[str, str]
    truth: tuple[bool, bool]


def load_snippets(path: Path) -> list[Snippet]:
    """Return the snippets of a file of GAP."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Snippet(
                row["Text"],
                int(row["Pronoun-offset"]),
                row["Pronoun"].lower() in _FEMALE,
                (row["A"], row["B"]),
                (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"),
            )
            for row in rows
        ]


def read_snippets(
    snippets: Sequence[Snippet], reader: Reader
) -> list[tuple[list[tuple[int, int]], tuple[Parse, ...]]]:
    """Return the sentences of every snippet, as places, and their parses."""
    places = [list(find_sentences(one.text)) for one in snippets]
    flat = [
        one.text[low:high] for one, some in zip(snippets, places, strict=True) for low, high in some
    ]
    parses = iter(reader.read(flat))
    return [(some, tuple(next(parses) for _ in some)) for some in places]


def answer(
    snippet: Snippet, places: Sequence[tuple[int, int]], parses: Sequence[Parse]
) -> tuple[bool, bool]:
    """Return whether the pronoun is A, and whether it is B."""
    sentences = fill_sentences([snippet.text[low:high] for low, high in places], parses)
    who = _find_who(snippet, places, find_parties(sentences))
    first, second = (_is_same(name, who) for name in snippet.names)
    return (first, second)


def score(truth: Sequence[bool], answers: Sequence[bool]) -> float:
    """Return F1 of the names that are said to be the pronoun's."""
    right = sum(wanted and got for wanted, got in zip(truth, answers, strict=True))
    return 2 * right / max(1, sum(truth) + sum(answers))


def _find_who(
    snippet: Snippet, places: Sequence[tuple[int, int]], parties: Sequence[Sequence[Party]]
) -> tuple[ActorMention, ...]:
    for (low, high), some in zip(places, parties, strict=True):
        if low <= snippet.pronoun < high:
            for party in some:
                if party.mention.start == snippet.pronoun - low:
                    return party.who
    return ()


def _is_same(name: str, who: Sequence[ActorMention]) -> bool:
    """Tell whether a name is that of the person found, or a part of it."""
    if len(who) != 1:
        return False
    known, asked = who[0].name.split(), name.split()
    if len(known) > 1 and len(asked) > 1 and known[0] != asked[0]:
        return False
    return set(known) <= set(asked) or set(asked) <= set(known)
