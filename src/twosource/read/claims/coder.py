"""Codes one sentence: its acts with who did them to whom, whether they happened and who says so."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.claim import Act, Status
from twosource.model.reading import Party, ReadSentence
from twosource.read.claims.clauses import Clauses, Slots
from twosource.read.claims.cues import Cue, find_cues
from twosource.read.claims.people import People
from twosource.read.claims.status import Standing, find_standing
from twosource.read.claims.voices import Voice, find_voices

__all__ = ["Coded", "code_sentence"]

# Acts that somebody else's word alone makes an allegation.
_WRONGFUL: frozenset[Act] = frozenset({"ASSAULT", "COERCE"})
_PARTIES = frozenset({"GOV", "MIL", "SPY", "REB", "LEG", "PRM", "OPP"})
_NO_STATES_ACTOR = frozenset({"medium"})


class Coded(Struct, frozen=True, kw_only=True):
    """One act of a sentence; `word` names it, `content_of` is the place of the speech in the list.

    Actors, recipients and voices are pairs: the mention in this sentence, and who it stands for.
    """

    word: int
    act: Act
    mode: str | None
    status: Status
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    voices: tuple[Voice, ...]
    content_of: int | None
    denies: tuple[int, ...]
    slots: Slots
    rule: str


def code_sentence(sentence: ReadSentence, parties: Sequence[Party]) -> tuple[Coded, ...]:
    """Return the acts of a sentence in the order of their words.

    What names neither an actor nor a recipient that counts is left out.
    """
    clauses = Clauses(sentence.parse)
    people = People(clauses, parties)
    cues = find_cues(clauses)
    by_word = {cue.word: cue for cue in cues}
    drafts = [_Draft(cue, find_standing(clauses, cue, by_word), people) for cue in cues]
    kept = [draft for draft in drafts if _counts([*draft.actors, *draft.recipients])]
    places = {draft.cue.word: place for place, draft in enumerate(kept)}
    coded = []
    for draft in kept:
        voices = find_voices(clauses, people, draft.cue.word)
        draft.complete(people, voices)
        coded.append(_code(draft, voices, places))
    return tuple(_link_denials(_inherit(coded)))


class _Draft:
    """A cue with its standing and the people in its slots."""

    def __init__(self, cue: Cue, standing: Standing, people: People) -> None:
        roles = cue.rule.roles
        self.cue = cue
        self.standing = standing
        self.actors = tuple(_fill(people, cue, roles.actor, placed=False))
        same = {_name(who) for _, who in self.actors}
        found = _fill(people, cue, roles.recipient, placed=True)
        self.recipients = tuple(one for one in found if _name(one[1]) not in same)

    def complete(self, people: People, voices: Sequence[Voice]) -> None:
        """Take the only other party of the sentence for a role that the clause leaves open."""
        taken = {_state(who) for _, who in (*self.actors, *self.recipients, *voices)}
        others = [
            (here, who)
            for _, here, who in people.everybody()
            if _is_party(who) and not here.is_place
        ]
        left = {_state(who): (here, who) for here, who in others if _state(who) not in taken}
        if len(left) != 1 or not self.cue.rule.roles.recipient:
            return
        (only,) = left.values()
        if not self.recipients and self.actors:
            self.recipients = (only,)
        elif not self.actors and self.recipients:
            self.actors = (only,)


def _state(who: ActorMention) -> str:
    return who.state or who.name


def _is_party(who: ActorMention) -> bool:
    """Tell whether somebody may act for or suffer as a state or a body."""
    return bool(who.state) or who.kind in ("body", "organisation")


def _fill(
    people: People, cue: Cue, groups: Sequence[Sequence[str]], *, placed: bool
) -> Iterator[Voice]:
    """Yield who stands in the slots: of each group the first slot that names anybody."""
    seen = set()
    for group in groups:
        for slot in group:
            found = [
                one
                for word in cue.slots.get(slot, ())
                for one in people.find(word, placed=placed)
                if one[1].kind not in _NO_STATES_ACTOR or slot in ("obj", "poss", "subj")
            ]
            for one in found:
                if _name(one[1]) not in seen:
                    seen.add(_name(one[1]))
                    yield one
            if found:
                break


def _name(who: ActorMention) -> tuple[str | None, str, tuple[str, ...]]:
    return who.state, who.name if not who.state else "", who.sectors[:1]


def _counts(everybody: Sequence[Voice]) -> bool:
    """Tell whether one of them is a state's or a body, not just anybody."""
    return any(
        who.state or who.kind in ("body", "organ", "metonym", "organisation")
        for _, who in everybody
    )


def _code(draft: _Draft, voices: list[Voice], places: dict[int, int]) -> Coded:
    cue, speech = draft.cue, draft.standing.speech
    return Coded(
        word=cue.word,
        act=cue.rule.act,
        mode=cue.rule.mode,
        status=_judge_by_voice(cue, draft.standing.status, draft.actors, voices),
        actors=draft.actors,
        recipients=draft.recipients,
        voices=tuple(voices),
        content_of=places.get(speech.word) if speech else None,
        denies=(),
        slots=cue.slots,
        rule=f"acts.tsv row {cue.rule.line} + {draft.standing.rule}",
    )


def _judge_by_voice(
    cue: Cue, status: Status, actors: Sequence[Voice], voices: Sequence[Voice]
) -> Status:
    """Return "alleged" where a wrongful act stands on the word of another party alone."""
    if status not in ("happened", "ongoing") or cue.rule.act not in _WRONGFUL or not voices:
        return status
    states = {who.state for _, who in actors if who.state}
    speakers = [
        who for _, who in voices if _PARTIES.intersection(who.sectors) or who.kind == "state"
    ]
    foreign = [who for who in speakers if who.state and who.state not in states]
    return "alleged" if states and foreign and len(foreign) == len(voices) else status


def _inherit(coded: list[Coded]) -> list[Coded]:
    """Give the content of a speech its speaker as the first voice, and a doer where it has none."""
    filled = []
    for one in coded:
        speech = coded[one.content_of] if one.content_of is not None else None
        if speech is not None:
            told = {(who.state, who.name, who.title) for _, who in speech.actors}
            others = [x for x in one.voices if (x[1].state, x[1].name, x[1].title) not in told]
            doers = one.actors or _find_doers(speech)
            one = replace(one, voices=(*speech.actors, *others), actors=doers)
        filled.append(one)
    return filled


def _find_doers(speech: Coded) -> tuple[Voice, ...]:
    """Return who would do what a speech speaks of: the one asked or accused, else the speaker."""
    return speech.recipients if speech.act in ("REQUEST", "ACCUSE") else speech.actors


def _link_denials(coded: list[Coded]) -> list[Coded]:
    """Link a denial to what it denies: its own content, or an act that others allege beside it."""
    linked = []
    for place, one in enumerate(coded):
        if one.act == "DENIAL":
            content = [at for at, x in enumerate(coded) if x.content_of == place]
            deniers = {who.state for _, who in one.actors}
            alleged = [
                at
                for at, x in enumerate(coded)
                if x.status == "alleged" and deniers & {who.state for _, who in x.actors}
            ]
            one = replace(one, denies=tuple(content or alleged))
        linked.append(one)
    return linked
