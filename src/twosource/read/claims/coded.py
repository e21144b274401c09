"""An act of a sentence before and after it is coded: who did it to whom, and who says so."""

from msgspec import Struct

from twosource.model.claim import Act, Status
from twosource.model.parse import ActCue
from twosource.read.claims.clauses import Slots
from twosource.read.claims.cues import Cue
from twosource.read.claims.role_memory import Told
from twosource.read.claims.role_signs import Candidate
from twosource.read.claims.roles import Chosen
from twosource.read.claims.second_look import Seen
from twosource.read.claims.speakers import Speaker
from twosource.read.claims.voices import Source, Voice, key_party

__all__ = ["Coded", "Draft"]


class Coded(Struct, frozen=True, kw_only=True):
    """One act of a sentence; `word` names it, `content_of` is the place of the speech in the list.

    Actors, recipients and voices are pairs: the mention in this sentence, and who it stands for.
    `denies` are pairs too: the sentence, and the place in its list. `network` is what the network
    says of it. `surety` is the chance that all of it is right, `signs` are what it was weighed by;
    `speakers` are those who may say so, with what each was weighed by.
    """

    word: int
    act: Act
    mode: str | None
    status: Status
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    voices: tuple[Voice, ...]
    content_of: int | None
    denies: tuple[tuple[int, int], ...]
    slots: Slots
    network: ActCue | None
    signs: tuple[float, ...]
    surety: float
    rule: str
    speakers: tuple[Speaker, ...] = ()


class Draft(Struct, frozen=True):
    """A cue with the one of the speech that tells of it, the people in its roles, who says so.

    `lemma` is that of the word which names the act, `chosen` are the people in its roles with how
    likely they are. `sources` are all who may say so, `bound` is how its clause hangs, `seen` is
    what the second look says of it.
    """

    cue: Cue
    lemma: str
    speech: Cue | None
    chosen: Chosen
    voices: tuple[Voice, ...]
    candidates: tuple[Candidate, ...]
    sources: tuple[Source, ...] = ()
    bound: str = ""
    seen: Seen | None = None

    @property
    def actors(self) -> tuple[Voice, ...]:
        """Who did it."""
        return self.chosen.actors

    @property
    def recipients(self) -> tuple[Voice, ...]:
        """To whom it was done."""
        return self.chosen.recipients

    def tell(self) -> Told:
        """Return what later acts are told of it."""
        return Told(self.cue.rule.act, self.lemma, self.actors, self.recipients)

    def list_told(self) -> dict[str, float]:
        """Return how likely each party says so, by the second look, as logarithms; "" is nobody."""
        if self.seen is None:
            return {}
        chances = self.seen.parties[:, 2].tolist()
        told = {"": chances[-2]}
        for one, chance in zip(self.candidates, chances, strict=False):
            key = key_party(one.voice[1])
            told[key] = max(told.get(key, chance), chance)
        return told

    def everybody(self) -> tuple[Voice, ...]:
        """Return the people in its roles."""
        return (*self.actors, *self.recipients)
