"""Whose the soldiers, the drivers and the crew of a report are: it told so of others of the kind.

"A Turkish freighter" tells whose "the crew" is, "soldiers of Niger" whose "soldiers" are.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.model.parse import Parse
from twosource.model.reading import Party, ReadSentence

__all__ = ["Holders", "find_holders", "find_kind"]

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
_EXACT = os.environ.get("HEXACT") == "1"
_OFF = os.environ.get("HOFF", "").split(",")
_LATER = os.environ.get("HLATER", "0") == "1"
_ONE = os.environ.get("HONE") == "1"
_FAR = int(os.environ.get("HFAR", "99"))


class Holders(Struct, frozen=True):
    """The states of each kind, each with the number of the sentence and the place that tells."""

    told: Mapping[str, Sequence[tuple[int, int, str]]]

    def find(self, kind: str, sentence: int, start: int) -> str | None:
        """Return the state of the nearest of a kind before a place, else of the first behind."""
        told = self.told.get(kind, ())
        if _ONE and len({x[2] for x in told}) > 1:
            return None
        before = [x for x in told if x[:2] < (sentence, start) and sentence - x[0] <= _FAR]
        if before:
            return before[-1][2]
        return told[0][2] if told and _LATER and told[0][0] > sentence else None


def find_kind(lemma: str) -> str:
    """Return what kind a noun is of: a "freighter" and its "crew" are of one."""
    kind = lemma if _EXACT else _KINDS.get(lemma, lemma)
    return "" if kind in _OFF else kind


def find_holders(
    sentences: Sequence[ReadSentence], parties: Sequence[Sequence[Party]]
) -> Holders:
    """Return whose the people and vessels are that a report names with their state."""
    told: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for number, (sentence, some) in enumerate(zip(sentences, parties, strict=True)):
        for lemma, start, state in sorted(_list_told(sentence.parse, some), key=lambda x: x[1]):
            told[find_kind(lemma)].append((number, start, state))
    return Holders(told)


def _list_told(parse: Parse, parties: Sequence[Party]) -> Iterator[tuple[str, int, str]]:
    for party in parties:
        one = party.mention
        if one.state is None or one.kind in ("pronoun", "person", "medium", "body"):
            continue
        words = [
            word
            for word, start in enumerate(parse.starts)
            if start < one.end and parse.ends[word] > one.start
        ]
        if not words:
            continue
        inside = set(words)
        if one.kind in ("role", "organ"):
            yield parse.lemmas[words[-1]].lower(), one.start, one.state
            continue
        head = next((parse.heads[w] for w in words if parse.heads[w] not in inside), -1)
        top = next((w for w in words if parse.heads[w] not in inside), -1)
        if head < 0 or parse.upos[head] != "NOUN":
            continue
        relation = parse.relations[top]
        if relation in ("amod", "nmod:poss", "compound", "nmod"):
            yield parse.lemmas[head].lower(), parse.starts[head], one.state
