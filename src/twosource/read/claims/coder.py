"""Codes one sentence: its acts with who did them to whom, whether they happened and who says so."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.claim import Act, Status
from twosource.model.parse import ActCue
from twosource.model.reading import Party, ReadSentence
from twosource.read.claims.acts import find_acts
from twosource.read.claims.clauses import Clauses, Slots
from twosource.read.claims.cues import Cue
from twosource.read.claims.judging import Judged, judge_acts
from twosource.read.claims.people import People, find_homes
from twosource.read.claims.role_layers import Layers, load_layers
from twosource.read.claims.role_memory import Memory, Setting, Told, remember
from twosource.read.claims.role_signs import Candidate, list_candidates
from twosource.read.claims.roles import Chosen, choose_roles
from twosource.read.claims.seats import find_seat
from twosource.read.claims.speeches import link_speeches
from twosource.read.claims.status_layers import StatusLayers
from twosource.read.claims.status_signs import Acting
from twosource.read.claims.surety import list_signs, load_surety, weigh_surety
from twosource.read.claims.voices import Voice, drop_voices, find_voices
from twosource.read.places import PlaceMention

__all__ = ["LEAST_SURETY", "Coded", "Draft", "code_report", "draft_report"]

# Acts that somebody else's word alone makes an allegation.
_WRONGFUL: frozenset[Act] = frozenset({"ASSAULT", "COERCE"})
# Speeches that tell what somebody else did or shall do.
_OTHERS_DO: frozenset[Act] = frozenset({"REQUEST", "ACCUSE"})
_FACTS: frozenset[Status] = frozenset({"happened", "ongoing"})
_PARTIES = frozenset({"GOV", "MIL", "SPY", "REB", "LEG", "PRM", "OPP"})
# An act that is less sure is not told.
LEAST_SURETY = 0.45
_MOST_BACK = 3
# How sure a denial is at most where it is left open who denies.
_OPEN = 0.1


class Coded(Struct, frozen=True, kw_only=True):
    """One act of a sentence; `word` names it, `content_of` is the place of the speech in the list.

    Actors, recipients and voices are pairs: the mention in this sentence, and who it stands for.
    `denies` are pairs too: the sentence, and the place in its list. `network` is what the network
    says of it. `surety` is the chance that all of it is right, `signs` are what it was weighed by.
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


def code_report(
    sentences: Sequence[ReadSentence],
    parties: Sequence[Sequence[Party]],
    places: Sequence[Sequence[PlaceMention]],
    *,
    least: float = LEAST_SURETY,
    dateline: str = "",
    layers: Layers | None = None,
    judges: StatusLayers | None = None,
) -> tuple[tuple[Coded, ...], ...]:
    """Return the acts of each sentence in the order of their words.

    What names neither an actor nor a recipient that counts is left out, and so is an act that is
    less sure than `least`. `parties` and `places` run parallel to `sentences`; `layers` choose the
    parties of acts and `judges` their statuses, by default those that ship. `dateline` is
    where the report was written.
    """
    drafted = list(draft_report(sentences, parties, places, layers=layers, dateline=dateline))
    clauses = [Clauses(sentence.parse) for sentence in sentences]
    judged = judge_acts(clauses, [list_acting(some) for some in drafted], layers=judges)
    coded = [
        _code_sentence(sentence, drafts, statuses, least=least)
        for sentence, drafts, statuses in zip(sentences, drafted, judged, strict=True)
    ]
    linked = [
        [_link_denial(one, (number, place), coded) for place, one in enumerate(some)]
        for number, some in enumerate(coded)
    ]
    return tuple(
        tuple(_follow_speech(one, before, after) for one in after)
        for before, after in zip(coded, linked, strict=True)
    )


def draft_report(
    sentences: Sequence[ReadSentence],
    parties: Sequence[Sequence[Party]],
    places: Sequence[Sequence[PlaceMention]],
    *,
    dateline: str = "",
    layers: Layers | None = None,
) -> Iterator[list["Draft"]]:
    """Yield the acts of each sentence with all parties weighed, sure or not."""
    layers = layers or load_layers()
    memory = Memory()
    mentions: set[ActorMention] = set()
    homes = find_homes(parties, places)
    seat = find_seat(dateline, parties)
    for sentence, some, named, home in zip(sentences, parties, places, homes, strict=True):
        clauses = Clauses(sentence.parse)
        people = People(clauses, some, named, home=home, seat=seat)
        drafts = _Drafter(clauses, people, memory, layers).draft()
        yield drafts
        mentions.update(one.mention for one in some)
        everybody = [(here, who) for _, here, who in people.everybody() if who.state or who.name]
        memory = remember(memory, everybody, [one.tell() for one in drafts], mentions)


def list_acting(drafts: Sequence["Draft"]) -> list[Acting]:
    """Return what is told of the acts of a sentence before it is judged whether they happened."""
    made: dict[int, Acting] = {}
    by_word = {one.cue.word: one for one in drafts}

    def make(one: "Draft") -> Acting:
        word = one.cue.word
        if word not in made:
            speech = by_word.get(one.speech.word) if one.speech else None
            told = make(speech) if speech else None
            made[word] = Acting(one.cue, one.actors, one.recipients, one.voices, told)
        return made[word]

    return [make(one) for one in drafts]


def _code_sentence(
    sentence: ReadSentence,
    drafts: Sequence["Draft"],
    judged: Mapping[int, Judged],
    *,
    least: float,
) -> tuple["Coded", ...]:
    drafts = [draft for draft in drafts if _counts(draft.everybody())]
    weights = load_surety()
    signs = {
        x.cue.word: _list_signs(x, judged[x.cue.word], sentence, len(drafts)) for x in drafts
    }
    kept = [x for x in drafts if weigh_surety(signs[x.cue.word], weights.act) >= least]
    places = {draft.cue.word: place for place, draft in enumerate(kept)}
    return _inherit(
        [_code(x, judged[x.cue.word].status, signs[x.cue.word], places) for x in kept]
    )


class Draft(Struct, frozen=True):
    """A cue with the one of the speech that tells of it, the people in its roles, who says so.

    `lemma` is that of the word which names the act, `chosen` are the people in its roles with how
    likely they are.
    """

    cue: Cue
    lemma: str
    speech: Cue | None
    chosen: Chosen
    voices: tuple[Voice, ...]
    candidates: tuple[Candidate, ...]

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

    def everybody(self) -> tuple[Voice, ...]:
        """Return the people in its roles."""
        return (*self.actors, *self.recipients)


class _Drafter(Struct, frozen=True):
    """One sentence, what the sentences before told, and the layers that choose parties."""

    clauses: Clauses
    people: People
    memory: Memory
    layers: Layers

    def draft(self) -> list[Draft]:
        """Return the acts in the order of their words; each speech comes before its content."""
        cues = {cue.word: cue for cue in find_acts(self.clauses)}
        speeches = link_speeches(self.clauses, cues)
        drafted: dict[int, Draft] = {}
        for word in cues:
            chain = [word]
            while (speech := speeches[chain[-1]]) is not None and speech.word not in chain:
                chain.append(speech.word)
            for one in reversed(chain):
                if one not in drafted:
                    told = drafted.get(speech.word) if (speech := speeches[one]) else None
                    drafted[one] = self._draft_one(cues[one], told, drafted)
        return [drafted[word] for word in sorted(drafted)]

    def _draft_one(self, cue: Cue, told: Draft | None, drafted: Mapping[int, Draft]) -> Draft:
        parts = cue.network.parts if cue.network else ()
        voices = tuple(find_voices(self.clauses, self.people, cue.word, parts))
        beside = [drafted[x].tell() for x in sorted(drafted, reverse=True) if x < cue.word]
        setting = Setting(voices, self.memory, beside, told.tell() if told else None)
        candidates = tuple(list_candidates(self.clauses, self.people, cue, setting))
        lemma = self.clauses.parse.lemmas[cue.word].lower()
        chosen = choose_roles(cue, lemma, candidates, self.layers)
        act = (cue.word, cue.rule.act)
        kept = drop_voices(self.clauses, act, voices, chosen.actors, parts)
        return Draft(cue, lemma, told.cue if told else None, chosen, kept, candidates)


def _counts(everybody: Sequence[Voice]) -> bool:
    """Tell whether one of them is a state's, a body, or at least has a sector: "rebels"."""
    return any(
        who.state or who.sectors or who.kind in ("body", "organ", "metonym", "organisation")
        for _, who in everybody
    )


def _list_signs(
    draft: Draft, judged: Judged, sentence: ReadSentence, acts: int
) -> tuple[float, ...]:
    return list_signs(draft.cue, draft.chosen, sentence, acts=acts, chance=judged.chance)


def _code(
    draft: Draft, status: Status, signs: tuple[float, ...], places: dict[int, int]
) -> Coded:
    cue, speech = draft.cue, draft.speech
    return Coded(
        word=cue.word,
        act=cue.rule.act,
        mode=cue.rule.mode,
        status=_judge_by_voice(cue, status, draft.actors, draft.voices),
        actors=draft.actors,
        recipients=draft.recipients,
        voices=draft.voices,
        content_of=places.get(speech.word) if speech else None,
        denies=(),
        slots=cue.slots,
        network=cue.network,
        signs=signs,
        surety=weigh_surety(signs, load_surety().whole),
        rule=f"acts.tsv row {cue.rule.line}" if cue.rule.line else "network",
    )


def _judge_by_voice(
    cue: Cue, status: Status, actors: Sequence[Voice], voices: Sequence[Voice]
) -> Status:
    """Return "alleged" where a wrongful act stands on the word of another party alone."""
    if status not in _FACTS or cue.rule.act not in _WRONGFUL or not voices:
        return status
    states = {who.state for _, who in actors if who.state}
    speakers = [
        who for _, who in voices if _PARTIES.intersection(who.sectors) or who.kind == "state"
    ]
    foreign = [who for who in speakers if who.state and who.state not in states]
    return "alleged" if states and foreign and len(foreign) == len(voices) else status


def _inherit(coded: Sequence[Coded]) -> tuple[Coded, ...]:
    """Give the content of a speech its speaker as the first voice, and a doer where it has none."""
    filled = []
    for one in coded:
        speech = coded[one.content_of] if one.content_of is not None else None
        if speech is not None:
            told = {(who.state, who.name, who.title) for _, who in speech.actors}
            others = [x for x in one.voices if (x[1].state, x[1].name, x[1].title) not in told]
            doers = _drop_speakers(one, speech) or _find_doers(speech)
            # A request that is refused was made: who refuses it is not who says so.
            is_fact = one.status in _FACTS and speech.act not in ("ACCUSE", "CONCEDE")
            voices = one.voices if is_fact else (*speech.actors, *others)
            one = replace(one, voices=voices, actors=doers)
        filled.append(one)
    return tuple(filled)


def _drop_speakers(content: Coded, speech: Coded) -> tuple[Voice, ...]:
    """Return who does what a speech tells of: who asks or accuses others does not do it too."""
    if speech.act not in _OTHERS_DO and content.status not in ("demanded", "alleged"):
        return content.actors
    speakers = {_key(who) for _, who in speech.actors}
    others = tuple(x for x in content.actors if _key(x[1]) not in speakers)
    return others or (() if speech.act == "ACCUSE" else content.actors)


def _find_doers(speech: Coded) -> tuple[Voice, ...]:
    """Return who would do what a speech speaks of: the one asked or accused, else the speaker."""
    return speech.recipients if speech.act in _OTHERS_DO else speech.actors


def _link_denial(one: Coded, at: tuple[int, int], report: Sequence[Sequence[Coded]]) -> Coded:
    """Link a denial to what it denies.

    That is what the network says, or its own content, or else what others allege of the denier, in
    its sentence, in the nearest of those before it, or in the next.
    """
    if one.act != "DENIAL":
        return one
    sentence, place = at
    one = _find_deniers(one, sentence, report)
    here = [(number, x) for number, x in enumerate(report[sentence]) if number != place]
    denied = [number for number, x in here if _is_denied_word(one, x)] or [
        number for number, x in here if x.content_of == place
    ]
    if denied:
        return replace(one, denies=tuple((sentence, number) for number in denied))
    deniers = {_key(who) for _, who in one.actors}
    by_them = _find_alleged(at, report, deniers)
    return replace(one, denies=by_them or _find_alleged(at, report, frozenset()))


def _find_alleged(
    at: tuple[int, int], report: Sequence[Sequence[Coded]], doers: Collection[str]
) -> tuple[tuple[int, int], ...]:
    """Return the places of what is alleged of some, or of anybody, in the nearest sentence.

    "It has no plans to close the channel, contradicting a critic": in its own sentence a denial may
    also speak of what did not happen.
    """
    sentence, place = at
    back = range(sentence, max(-1, sentence - _MOST_BACK - 1), -1)
    for near in [*back, *range(sentence + 1, min(len(report), sentence + 2))]:
        statuses = ("alleged", "denied", "did-not-happen") if near == sentence else ("alleged",)
        alleged = tuple(
            (near, number)
            for number, x in enumerate(report[near])
            if x.status in statuses
            and (near, number) != (sentence, place)
            and (not doers or not {_key(who) for _, who in x.actors}.isdisjoint(doers))
        )
        if alleged:
            return alleged
    return ()


def _find_deniers(denial: Coded, sentence: int, report: Sequence[Sequence[Coded]]) -> Coded:
    """Return a denial by those who are accused, where "both" was taken for those who accuse.

    Of an allegation between two states both deny; elsewhere it is left open who does.
    """
    near = [x for some in report[max(0, sentence - _MOST_BACK) : sentence + 1] for x in some]
    accusers = {_key(who) for x in near if x.act == "ACCUSE" for _, who in x.actors}
    deniers = {_key(who) for _, who in denial.actors}
    stands_for = all(_key(here) != _key(who) for here, who in denial.actors)
    if not (deniers and deniers <= accusers and stands_for):
        return denial
    here = denial.actors[0][0]
    for alleged in (x for x in reversed(near) if x.status == "alleged"):
        accused = {_key(who): who for _, who in (*alleged.actors, *alleged.recipients)}
        if len(accused) == len(deniers) and not accusers & set(accused):
            both = tuple((here, who) for who in accused.values())
            others = tuple(x for x in denial.recipients if _key(x[1]) not in accused)
            return replace(denial, actors=both, recipients=others)
    return replace(denial, actors=(), surety=min(denial.surety, _OPEN))


def _follow_speech(one: Coded, before: Sequence[Coded], after: Sequence[Coded]) -> Coded:
    """Give what a denial speaks of those who deny it after all, in the place of the others."""
    if one.content_of is None or before[one.content_of].actors == after[one.content_of].actors:
        return one
    deniers = after[one.content_of].actors
    wrong = {_key(who) for _, who in before[one.content_of].actors}
    actors, voices = (
        tuple(x for x in some if _key(x[1]) not in wrong) for some in (one.actors, one.voices)
    )
    return replace(one, actors=actors or deniers, voices=(*deniers, *voices))


def _key(who: ActorMention) -> str:
    return who.state or who.name or who.title


def _is_denied_word(denial: Coded, other: Coded) -> bool:
    """Tell whether the network sees another act as what a denial speaks of."""
    parts = denial.network.parts if denial.network else ()
    start, end = (other.network.start, other.network.end) if other.network else (other.word,) * 2
    return any(
        x.role == "denies" and x.surety > 0 and (start <= x.word < end or x.word == other.word)
        for x in parts
    )
