"""Who says so: the stretch that quotes or reports, and whom it goes back to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from twosource.model.actor import ActorMention
from twosource.model.parse import ActPart
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.people import People

__all__ = ["find_voices"]

Voice = tuple[ActorMention, ActorMention]

_SAYING = frozenset(
    """
    say tell announce report state declare add note claim confirm write explain reveal disclose
    insist maintain argue assert acknowledge admit mention quote cite stress warn comment describe
    recount testify estimate believe suggest indicate post tweet publish recall reiterate allege
    conclude find show
    """.split()
)


def find_voices(
    clauses: Clauses, people: People, word: int, parts: Sequence[ActPart] = ()
) -> list[Voice]:
    """Return those who say what a word tells of, the nearest to it first, each once.

    `parts` are the words that the network binds to the act which the word names.
    """
    found: dict[tuple[str | None, str, str], Voice] = {}
    seen = [x.word for x in parts if x.role == "says" and x.surety > 0]
    for source in [*seen, *_from_network(clauses, word), *_from_tree(clauses, word)]:
        unnamed = people.name(source)
        for here, who in people.find(source) or ([unnamed] if unnamed else []):
            if who.state or who.name or who.title:
                found.setdefault((who.state, who.name, who.title), (here, who))
    return list(found.values())


def _from_network(clauses: Clauses, word: int) -> Iterator[int]:
    """Yield the heads of the sources whose content holds the word, the shortest content first."""
    holding = []
    for said in clauses.parse.attributions:
        sizes = [end - start for start, end in said.content if start <= word < end]
        inside = said.source and said.source[0] <= word < said.source[1]
        if sizes and said.source and not inside:
            holding.append((min(sizes), said.source))
    for _, (start, end) in sorted(holding):
        yield _head_of(clauses, start, end)


def _head_of(clauses: Clauses, start: int, end: int) -> int:
    """Return the word of a stretch that hangs highest in the tree."""
    outside = [x for x in range(start, end) if not start <= clauses.parse.heads[x] < end]
    return outside[0] if outside else start


def _from_tree(clauses: Clauses, word: int) -> Iterator[int]:
    """Yield the subjects of verbs of saying above a word, and what stands behind "according to"."""
    parse = clauses.parse
    chain = [word, *clauses.above(word)]
    for below, above in pairwise(chain):
        if parse.lemmas[above].lower() in _SAYING and parse.relations[below] in (
            "ccomp", "parataxis", "xcomp", "obj", "obl",
        ):  # fmt: skip
            yield from clauses.slots(above).get("subj", ())
    for one in chain:
        for child in clauses.children[one]:
            if parse.relations[child] == "parataxis" and parse.lemmas[child].lower() in _SAYING:
                yield from clauses.slots(child).get("subj", ())
            if parse.relations[child].startswith("obl") and _is_according(clauses, child):
                yield child


def _is_according(clauses: Clauses, word: int) -> bool:
    return clauses.preposition(word) in ("accord", "according", "per")
