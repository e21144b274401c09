"""Whose the soldiers, the drivers and the crew of a report are: it told so of others of the kind.

"A Turkish freighter" tells whose "the crew" is, "soldiers of Niger" whose "soldiers" are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.model.parse import Parse
from twosource.model.reading import Party, ReadSentence

__all__ = ["AWAY", "ENVOYS", "NOBODY", "Ground", "Holders", "find_holders", "find_kind"]

ENVOYS = "ambassador"
"""The kind of those whom a state sends abroad: the state of a report is not theirs."""

AWAY = frozenset(
    """
    mediator negotiator diplomat envoy delegate delegation emissary observer monitor inspector
    peacekeeper tourist holidaymaker traveller traveler visitor pilgrim expatriate correspondent
    """.split()
)
"""Who is of no state by being there: "negotiators in Doha"."""

# What is of one kind is of one state, where nothing else tells.
_KINDS = {
    word: words.split()[0]
    for words in (
        "crew fisherman fisher sailor seaman captain skipper deckhand mariner boatswain trawler "
        "boat ship vessel freighter tanker dhow tug shrimper canoe steamer ferry",
        "driver lorry truck convoy bus haulier trucker coach",
        "soldier troop army force marine military garrison contingent",
        "guard coastguard patrol",
        "police policeman gendarme",
        "court judge tribunal",
        "ambassador embassy consul consulate envoy",
    )
    for word in words.split()
}


_NO_KIND = frozenset({"pronoun", "person", "medium", "body"})
_OF_STATE = frozenset({"amod", "nmod:poss", "compound", "nmod"})


class Holders(Struct, frozen=True):
    """The states of each kind, each with the number of the sentence and the place that tells."""

    told: Mapping[str, Sequence[tuple[int, int, str]]]

    def find(self, kind: str, sentence: int, start: int) -> str | None:
        """Return the state of the nearest of a kind before a place; None where none is."""
        told = self.told.get(kind, ())
        before = [state for at, place, state in told if (at, place) < (sentence, start)]
        return before[-1] if before else None


class Ground(Struct, frozen=True):
    """What gives those without a state theirs, in the sentence with a number.

    `home` is the state where it is set, `seat` the one that the report is at home in;
    `has_dateline` tells that the report prints where it is from.
    """

    home: str | None
    seat: str | None
    holders: Holders
    number: int = 0
    has_dateline: bool = False


NOBODY = Ground(None, None, Holders({}))
"""The ground of a sentence whose report tells nothing."""


def find_kind(lemma: str) -> str:
    """Return what kind a noun is of: a "freighter" and its "crew" are of one."""
    return _KINDS.get(lemma, lemma)


def find_holders(sentences: Sequence[ReadSentence], parties: Sequence[Sequence[Party]]) -> Holders:
    """Return whose the people and vessels are that a report names with their state."""
    told: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, (sentence, some) in enumerate(zip(sentences, parties, strict=True)):
        for lemma, start, state in sorted(_list_told(sentence.parse, some), key=lambda x: x[1]):
            told[find_kind(lemma)].append((number, start, state))
    return Holders(told)


def _list_told(parse: Parse, parties: Sequence[Party]) -> Iterator[tuple[str, int, str]]:
    """Yield the noun, its place and the state of those whose state their words tell."""
    for party in parties:
        one = party.mention
        words = [
            word
            for word, start in enumerate(parse.starts)
            if start < one.end and parse.ends[word] > one.start
        ]
        if one.state is None or one.kind in _NO_KIND or not words:
            continue
        top = next((word for word in words if parse.heads[word] not in words), words[-1])
        if one.kind in ("role", "organ"):
            yield parse.lemmas[top].lower(), one.start, one.state
            continue
        head = parse.heads[top]
        if head >= 0 and parse.upos[head] == "NOUN" and parse.relations[top] in _OF_STATE:
            yield parse.lemmas[head].lower(), parse.starts[head], one.state
