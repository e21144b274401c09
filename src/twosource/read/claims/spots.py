"""Where the parties of an act are named in its report: what the second look is asked about."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.read.claims.cues import Cue
from twosource.read.claims.people import People
from twosource.read.claims.role_signs import Candidate, is_named_here, key_side
from twosource.read.claims.second_look import Look, Seen
from twosource.read.passages import Place

__all__ = ["SecondLook", "Spots", "find_spots", "list_spots"]

Spots = Mapping[str, Sequence[Place]]


class SecondLook(Struct, frozen=True):
    """The second look at one sentence; `spots` are the words of each party in the whole report."""

    number: int
    look: Look
    spots: Spots

    def see(self, parse: Parse, cue: Cue, candidates: Sequence[Candidate]) -> Seen | None:
        """Return what it says of an act and of those who may have to do with it."""
        some = [list_spots(one, self.number, parse, self.spots) for one in candidates]
        return self.look.see((self.number, cue.word), cue.rule.act, some)


def find_spots(everyone: Sequence[People]) -> Spots:
    """Return the first word of each mention of each party; `everyone` is by sentence."""
    found: dict[str, set[Place]] = defaultdict(set)
    for number, people in enumerate(everyone):
        for word, _, who in people.everybody:
            found[key_side(who)].add((number, word))
    return {key: sorted(some) for key, some in found.items()}


def list_spots(one: Candidate, number: int, parse: Parse, spots: Spots) -> Sequence[Place]:
    """Return where a candidate of an act is named, in its sentence or elsewhere.

    One whom no table knows is where the sentence has the words for it.
    """
    named = spots.get(one.key, ())
    if named or not is_named_here(one):
        return named
    mentions = [one.voice[0], *(here for here, _ in one.named.values())]
    return [
        (number, word)
        for word in range(len(parse.words))
        if any(_covers(mention, parse, word) for mention in mentions)
    ]


def _covers(mention: ActorMention, parse: Parse, word: int) -> bool:
    return parse.starts[word] < mention.end and mention.start < parse.ends[word]
