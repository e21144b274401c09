"""What stands around an act: who says so, the speech that tells of it, what was told before it."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.claim import Act
from twosource.read.claims.cues import Cue
from twosource.read.claims.voices import Voice

__all__ = ["Memory", "Setting", "Told", "look_back", "look_beside", "look_to_speech", "remember"]

_MOST_NAMED = 8
_MOST_BEFORE = 6
_MOST_ACTS = 12
_FAR_BACK = 3
# What was told more sentences ago is forgotten. The layers that ship were fitted with four: on the
# passages held out both do as well, on long reports two do better.
_OLDEST = 2


class Told(Struct, frozen=True):
    """An act that is told of: what it is, the lemma that names it, and who stands in its roles."""

    act: Act
    lemma: str
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]

    def sides(self) -> Iterator[tuple[str, Voice]]:
        """Yield everybody with the role."""
        for voice in self.actors:
            yield "actor", voice
        for voice in self.recipients:
            yield "recipient", voice


class Memory(Struct, frozen=True):
    """The parties named and the acts told in the sentences before, each with how many ago.

    Both have the nearest first. `speaker` is the state or the organisation that was last told to
    have said what was told there.
    """

    named: tuple[tuple[int, Voice], ...] = ()
    acts: tuple[tuple[int, Told], ...] = ()
    speaker: tuple[int, Voice] | None = None


class Setting(Struct, frozen=True):
    """What stands around an act.

    `voices` are those who say so, `memory` is what the sentences before told, `beside` are the acts
    that its own sentence told before it, the nearest first, and `speech` is the act of speech that
    it is the content of.
    """

    voices: Sequence[Voice] = ()
    memory: Memory = Memory()
    beside: Sequence[Told] = ()
    speech: Told | None = None


def remember(
    memory: Memory,
    named: Sequence[Voice],
    acts: Sequence[Told],
    mentions: Collection[ActorMention],
    *,
    voices: Sequence[Voice] = (),
) -> Memory:
    """Return a memory with one more sentence: its parties, its acts and who says so, in order.

    Of the parties of acts and of the voices only those are kept that are `mentions` of the report:
    the others have no place that a later sentence could point to.
    """
    return Memory(
        (
            *((1, one) for one in reversed(named)),
            *((age + 1, one) for age, one in memory.named if age < _OLDEST),
        )[:_MOST_NAMED],
        (
            *((1, _keep_mentions(one, mentions)) for one in reversed(acts)),
            *((age + 1, one) for age, one in memory.acts if age < _OLDEST),
        )[:_MOST_ACTS],
        _find_speaker(memory, [one for one in voices if one[0] in mentions and _is_it(one)]),
    )


def _is_it(voice: Voice) -> bool:
    """Tell whether it may be called "it": no person, whether by name or by office."""
    return not {"person", "role"} & {one.kind for one in voice}


def _find_speaker(memory: Memory, voices: Sequence[Voice]) -> tuple[int, Voice] | None:
    """Return who spoke last and how long ago, where it is not forgotten."""
    if voices:
        return 1, voices[-1]
    if memory.speaker is None or memory.speaker[0] >= _OLDEST:
        return None
    return memory.speaker[0] + 1, memory.speaker[1]


def _keep_mentions(told: Told, mentions: Collection[ActorMention]) -> Told:
    actors, recipients = (
        tuple(one for one in side if one[0] in mentions) for side in (told.actors, told.recipients)
    )
    return replace(told, actors=actors, recipients=recipients)


def look_back(memory: Memory, cue: Cue, lemma: str) -> Iterator[tuple[Voice, tuple[str, ...]]]:
    """Yield the parties of the sentences before, with what they were there."""
    for place, (age, voice) in enumerate(memory.named[:_MOST_BEFORE]):
        yield voice, ("told before", f"told before {min(place, 4)}", f"ago {min(age, _FAR_BACK)}")
    act, kind = cue.rule.act, cue.rule.kind
    same_act = next((one for _, one in memory.acts if one.act == act), None)
    for place, (age, told) in enumerate(memory.acts):
        for role, voice in told.sides():
            signs = [f"was {role}", f"was {role} {min(age, _FAR_BACK)}"]
            if place == 0:
                signs += [f"last {role}", f"last {role} of {told.act}, now {act}"]
            if told is same_act:
                signs += [f"same act {role}", f"same act {role} {kind}", f"same {act} {role}"]
            if told.lemma == lemma:
                signs.append(f"same word {role}")
            yield voice, tuple(signs)


def look_beside(beside: Sequence[Told], cue: Cue) -> Iterator[tuple[Voice, tuple[str, ...]]]:
    """Yield the parties of the acts that the sentence told before, with what they were there."""
    for place, told in enumerate(beside[:2]):
        for role, voice in told.sides():
            yield (
                voice,
                (
                    f"beside {place} {role}",
                    f"beside {place} {role} {cue.rule.kind}",
                    f"beside {place} {role} of {told.act}, now {cue.rule.act}",
                ),
            )


def look_to_speech(speech: Told | None, cue: Cue) -> Iterator[tuple[Voice, tuple[str, ...]]]:
    """Yield who speaks of the act and to whom: who is asked does it, who accuses did not."""
    if speech is None:
        return
    for role, voice in speech.sides():
        how = f"{'speaker' if role == 'actor' else 'addressee'} of {speech.act}"
        yield voice, (how, f"{how} for {cue.rule.act}")
