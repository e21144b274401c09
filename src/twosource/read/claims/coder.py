"""Codes one sentence: its acts with who did them to whom, whether they happened and who says so."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.claim import Act, Status
from twosource.model.reading import Party, ReadSentence
from twosource.read.claims.clauses import Clauses, Slots
from twosource.read.claims.cues import Cue, find_cues
from twosource.read.claims.people import People
from twosource.read.claims.roles import choose_roles, list_candidates, load_weights
from twosource.read.claims.status import Standing, find_standing
from twosource.read.claims.voices import Voice, find_voices

__all__ = ["Coded", "code_report", "remember"]

# Acts that somebody else's word alone makes an allegation.
_WRONGFUL: frozenset[Act] = frozenset({"ASSAULT", "COERCE"})
_PARTIES = frozenset({"GOV", "MIL", "SPY", "REB", "LEG", "PRM", "OPP"})
_MOST_REMEMBERED = 8


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


def code_report(
    sentences: Sequence[ReadSentence], parties: Sequence[Sequence[Party]]
) -> tuple[tuple[Coded, ...], ...]:
    """Return the acts of each sentence in the order of their words.

    What names neither an actor nor a recipient that counts is left out. `parties` run parallel to
    `sentences`.
    """
    before: list[Voice] = []
    coded = []
    for sentence, some in zip(sentences, parties, strict=True):
        clauses = Clauses(sentence.parse)
        people = People(clauses, some)
        coded.append(tuple(_code_sentence(clauses, people, before)))
        before = remember(people, before)
    return tuple(coded)


def remember(people: People, before: Sequence[Voice]) -> list[Voice]:
    """Return the parties named last, the nearest first, those of one more sentence added."""
    named = [(here, who) for _, here, who in people.everybody() if who.state or who.name]
    return [*reversed(named), *before][:_MOST_REMEMBERED]


def _code_sentence(clauses: Clauses, people: People, before: Sequence[Voice]) -> list[Coded]:
    cues = find_cues(clauses)
    by_word = {cue.word: cue for cue in cues}
    drafts = [
        draft
        for cue in cues
        if _counts((draft := _draft(clauses, people, cue, by_word, before)).everybody())
    ]
    places = {draft.cue.word: place for place, draft in enumerate(drafts)}
    return _link_denials(_inherit([_code(draft, places) for draft in drafts]))


class _Draft(Struct, frozen=True):
    """A cue with its standing, the people in its roles, and who says so."""

    cue: Cue
    standing: Standing
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    voices: tuple[Voice, ...]

    def everybody(self) -> tuple[Voice, ...]:
        """Return the people in its roles."""
        return (*self.actors, *self.recipients)


def _draft(
    clauses: Clauses,
    people: People,
    cue: Cue,
    cues: Mapping[int, Cue],
    before: Sequence[Voice],
) -> _Draft:
    voices = find_voices(clauses, people, cue.word)
    candidates = list_candidates(clauses, people, cue, voices, before)
    actors, recipients = choose_roles(candidates, load_weights())
    return _Draft(cue, find_standing(clauses, cue, cues), actors, recipients, tuple(voices))


def _counts(everybody: Sequence[Voice]) -> bool:
    """Tell whether one of them is a state's or a body, not just anybody."""
    return any(
        who.state or who.kind in ("body", "organ", "metonym", "organisation")
        for _, who in everybody
    )


def _code(draft: _Draft, places: dict[int, int]) -> Coded:
    cue, speech = draft.cue, draft.standing.speech
    return Coded(
        word=cue.word,
        act=cue.rule.act,
        mode=cue.rule.mode,
        status=_judge_by_voice(cue, draft.standing.status, draft.actors, draft.voices),
        actors=draft.actors,
        recipients=draft.recipients,
        voices=draft.voices,
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
