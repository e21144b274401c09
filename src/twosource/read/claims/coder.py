"""Codes one sentence: its acts with who did them to whom, whether they happened and who says so."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.claim import Act, Status
from twosource.model.reading import Party, ReadSentence
from twosource.read.claims.acts import find_acts
from twosource.read.claims.choice_layers import load_choice
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coded import Coded, Draft
from twosource.read.claims.cues import Cue
from twosource.read.claims.denials import follow_speech, link_denials
from twosource.read.claims.holders import Ground, find_holders
from twosource.read.claims.homes import find_homes
from twosource.read.claims.judging import Judged, judge_acts
from twosource.read.claims.people import People
from twosource.read.claims.plain_denials import drop_told_twice, find_plain_denials
from twosource.read.claims.role_layers import Layers, load_layers
from twosource.read.claims.role_memory import Memory, Setting, remember
from twosource.read.claims.role_signs import list_candidates
from twosource.read.claims.roles import choose_roles
from twosource.read.claims.seats import NOWHERE, Origin, find_seat
from twosource.read.claims.second_look import Look, look_again
from twosource.read.claims.speakers import Saying, choose_speaker, list_speakers
from twosource.read.claims.speeches import link_speeches
from twosource.read.claims.spots import SecondLook, find_spots
from twosource.read.claims.status_signs import Acting
from twosource.read.claims.surety import list_signs, load_surety, weigh_surety
from twosource.read.claims.voices import (
    Voice,
    drop_voices,
    find_bound,
    find_others,
    find_sources,
    key_party,
)
from twosource.read.places import PlaceMention

__all__ = ["LEAST_SURETY", "code_report", "draft_report", "find_everyone", "list_acting"]

# Acts that somebody else's word alone makes an allegation.
_WRONGFUL: frozenset[Act] = frozenset({"ASSAULT", "COERCE"})
# Speeches that tell what somebody else did or shall do.
_OTHERS_DO: frozenset[Act] = frozenset({"REQUEST", "ACCUSE"})
# What these speak of is told by them alone.
_ASKING: frozenset[Act] = frozenset({"REQUEST", "THREATEN", "AGREE"})
_ASKED: frozenset[Status] = frozenset({"demanded", "threatened", "offered", "planned"})
_FACTS: frozenset[Status] = frozenset({"happened", "ongoing"})
_PARTIES = frozenset({"GOV", "MIL", "SPY", "REB", "LEG", "PRM", "OPP"})
# An act that is less sure is not told.
LEAST_SURETY = 0.45
# An act that somebody denies is told from here on.
_DENIED_SURETY = 0.2


def code_report(  # noqa: PLR0913 (what was read, and by what it is judged)
    sentences: Sequence[ReadSentence],
    parties: Sequence[Sequence[Party]],
    places: Sequence[Sequence[PlaceMention]],
    *,
    least: float = LEAST_SURETY,
    origin: Origin = NOWHERE,
    layers: Layers | None = None,
    look: Look | None = None,
) -> tuple[tuple[Coded, ...], ...]:
    """Return the acts of each sentence in the order of their words.

    What names neither an actor nor a recipient that counts is left out, and so is an act that is
    less sure than `least`, unless somebody denies it. `parties` and `places` run parallel to
    `sentences`; `layers` choose the parties of acts, by default those that ship. `origin` is where
    the report was written and who published it. `look` is the second look at these sentences, where
    it was taken before.
    """
    look = look_again(sentences) if look is None else look
    drafts = draft_report(sentences, parties, places, layers=layers, origin=origin, look=look)
    drafted = list(drafts)
    clauses = [Clauses(sentence.parse) for sentence in sentences]
    judged = judge_acts(clauses, [list_acting(some) for some in drafted])

    def code(least: float, spared: Sequence[Collection[int]]) -> list[tuple[Coded, ...]]:
        parts = zip(sentences, drafted, judged, spared, strict=True)
        return [_code_sentence(*part, least=least) for part in parts]

    spared: Sequence[Collection[int]] = [frozenset()] * len(sentences)
    if any(one.cue.rule.act == "DENIAL" for some in drafted for one in some):
        likely = link_denials(code(min(least, _DENIED_SURETY), spared), sentences, look)
        spared = _find_denied_words(likely, least)
    coded = code(least, spared)
    linked = link_denials(coded, sentences, look)
    return tuple(
        tuple(follow_speech(one, before, after) for one in after)
        for before, after in zip(coded, linked, strict=True)
    )


def _find_denied_words(report: Sequence[Sequence[Coded]], least: float) -> list[frozenset[int]]:
    """Return the words of each sentence whose acts a denial denies that is sure itself.

    That somebody denies it tells that there is an act: it may be less sure than others.
    """
    weights = load_surety()
    denials = [one for some in report for one in some if one.denies]
    sure = [one for one in denials if weigh_surety(one.signs, weights.act) >= least]
    denied = {place for one in sure for place in one.denies}
    return [
        frozenset(one.word for place, one in enumerate(some) if (at, place) in denied)
        for at, some in enumerate(report)
    ]


def draft_report(
    sentences: Sequence[ReadSentence],
    parties: Sequence[Sequence[Party]],
    places: Sequence[Sequence[PlaceMention]],
    *,
    origin: Origin = NOWHERE,
    layers: Layers | None = None,
    look: Look | None = None,
) -> Iterator[list[Draft]]:
    """Yield the acts of each sentence with all parties weighed, sure or not."""
    layers = layers or load_layers()
    look = look_again(sentences) if look is None else look
    memory = Memory()
    mentions: set[ActorMention] = set()
    everyone = find_everyone(sentences, parties, places, origin=origin)
    spots = find_spots(everyone)
    for number, people in enumerate(everyone):
        second = SecondLook(number, look, spots)
        drafts = _Drafter(people.clauses, people, memory, layers, second).draft()
        yield drafts
        mentions.update(one.mention for one in parties[number])
        everybody = [(here, who) for _, here, who in people.everybody if who.state or who.name]
        voices = [voice for one in drafts for voice in one.voices[:1]]
        acts = [one.tell() for one in drafts]
        memory = remember(memory, everybody, acts, mentions, voices=voices)


def find_everyone(
    sentences: Sequence[ReadSentence],
    parties: Sequence[Sequence[Party]],
    places: Sequence[Sequence[PlaceMention]],
    *,
    origin: Origin = NOWHERE,
) -> list[People]:
    """Return the parties of each sentence by the words that stand for them."""
    homes = find_homes(parties, places)
    seat = find_seat(origin.dateline, parties, origin.publisher)
    holders = find_holders(sentences, parties)
    return [
        People(
            Clauses(sentence.parse),
            parties[number],
            places[number],
            ground=Ground(home, seat, holders, number, has_dateline=bool(origin.dateline)),
        )
        for number, (sentence, home) in enumerate(zip(sentences, homes, strict=True))
    ]


def list_acting(drafts: Sequence[Draft]) -> list[Acting]:
    """Return what is told of the acts of a sentence before it is judged whether they happened."""
    made: dict[int, Acting] = {}
    by_word = {one.cue.word: one for one in drafts}

    def make(one: Draft) -> Acting:
        word = one.cue.word
        if word not in made:
            speech = by_word.get(one.speech.word) if one.speech else None
            told = make(speech) if speech else None
            made[word] = Acting(
                one.cue, one.actors, one.recipients, one.voices, told, seen=one.seen
            )
        return made[word]

    return [make(one) for one in drafts]


def _code_sentence(
    sentence: ReadSentence,
    drafts: Sequence[Draft],
    judged: Mapping[int, Judged],
    spared: Collection[int],
    *,
    least: float,
) -> tuple[Coded, ...]:
    """Code the acts that are sure enough, and those at the words that are spared."""
    drafts = [draft for draft in drafts if _counts(draft.everybody())]
    weights = load_surety()
    signs = {x.cue.word: _list_signs(x, judged[x.cue.word], sentence, len(drafts)) for x in drafts}
    kept = [
        x
        for x in drafts
        if x.cue.word in spared or weigh_surety(signs[x.cue.word], weights.act) >= least
    ]
    kept = [x for x in kept if not _was_never_said(x, judged)]
    places = {draft.cue.word: place for place, draft in enumerate(kept)}
    coded = [_code(x, judged[x.cue.word].status, signs[x.cue.word], places) for x in kept]
    return _choose_speakers(_inherit(coded), kept)


def _was_never_said(draft: Draft, judged: Mapping[int, Judged]) -> bool:
    """Tell whether an act is only what nobody asked for: "has not asked for a loan"."""
    speech = draft.speech
    return (
        speech is not None
        and speech.rule.act in _ASKING
        and judged[speech.word].status == "did-not-happen"
        and judged[draft.cue.word].status in _ASKED
    )


class _Drafter(Struct, frozen=True):
    """One sentence, what those before told, the layers that choose parties, the second look."""

    clauses: Clauses
    people: People
    memory: Memory
    layers: Layers
    second: SecondLook

    def draft(self) -> list[Draft]:
        """Return the acts in the order of their words; each speech comes before its content."""
        known = {cue.word: cue for cue in find_acts(self.clauses)}
        plain = find_plain_denials(self.clauses, self.people, self.memory, known)
        all_cues = known | {one.word: one for one in plain}
        cues = dict(sorted(drop_told_twice(self.clauses, all_cues).items()))
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
        speaker = self.memory.speaker[1] if self.memory.speaker else None
        sources = tuple(find_sources(self.clauses, self.people, cue.word, parts, speaker=speaker))
        voices = tuple(one.voice for one in sources)
        beside = [drafted[x].tell() for x in sorted(drafted, reverse=True) if x < cue.word]
        setting = Setting(voices, self.memory, beside, told.tell() if told else None)
        candidates = tuple(list_candidates(self.clauses, self.people, cue, setting))
        lemma = self.clauses.parse.lemmas[cue.word].lower()
        seen = self.second.see(self.clauses.parse, cue, candidates)
        chosen = choose_roles(cue, lemma, candidates, self.layers, seen)
        act = (cue.word, cue.rule.act)
        kept = drop_voices(self.clauses, act, voices, chosen.actors, parts)
        return Draft(
            cue,
            lemma,
            told.cue if told else None,
            chosen,
            kept,
            candidates,
            (*sources, *find_others(self.clauses, self.people, sources)),
            find_bound(self.clauses, cue.word),
            seen,
        )


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


def _code(draft: Draft, status: Status, signs: tuple[float, ...], places: dict[int, int]) -> Coded:
    cue, speech = draft.cue, draft.speech
    actors, recipients = draft.chosen.mark_presumed()
    return Coded(
        word=cue.word,
        act=cue.rule.act,
        mode=cue.rule.mode,
        status=_judge_by_voice(cue, status, draft.actors, draft.voices),
        actors=actors,
        recipients=recipients,
        voices=draft.voices,
        content_of=places.get(speech.word) if speech else None,
        denies=(),
        slots=cue.slots,
        network=cue.network,
        signs=signs,
        surety=weigh_surety(signs, load_surety().whole),
        rule=_name_rule(cue),
    )


def _name_rule(cue: Cue) -> str:
    if cue.rule.line:
        return f"acts.tsv row {cue.rule.line}"
    return "network" if cue.network else "denial in plain words"


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
            tellers = () if _is_only_denied(one, speech) else speech.actors
            voices = one.voices if is_fact else (*tellers, *others)
            one = replace(one, voices=voices, actors=doers)
        filled.append(one)
    return tuple(filled)


def _choose_speakers(coded: Sequence[Coded], drafts: Sequence[Draft]) -> tuple[Coded, ...]:
    """Put first who says so, and leave out everybody where the report tells so itself."""
    layers = load_choice("speakers")
    chosen = []
    for one, draft in zip(coded, drafts, strict=True):
        speech = coded[one.content_of] if one.content_of is not None else None
        speakers = list_speakers(
            Saying(
                word=one.word,
                act=one.act,
                status=one.status,
                actors=one.actors,
                recipients=one.recipients,
                bound=draft.bound,
                sources=draft.sources,
                kept=one.voices,
                speech=speech.act if speech else None,
                speech_actors=speech.actors if speech else (),
            )
        )
        voices = choose_speaker(speakers, one.voices, layers, draft.list_told())
        chosen.append(replace(one, voices=voices, speakers=speakers))
    return tuple(chosen)


def _is_only_denied(content: Coded, speech: Coded) -> bool:
    """Tell whether others allege what a speech denies: who denies it is not who says so."""
    return content.status == "alleged" and speech.act == "DENIAL"


def _drop_speakers(content: Coded, speech: Coded) -> tuple[Voice, ...]:
    """Return who does what a speech tells of: who asks or accuses others does not do it too."""
    if speech.act not in _OTHERS_DO and content.status not in ("demanded", "alleged"):
        return content.actors
    speakers = {key_party(who) for _, who in speech.actors}
    others = tuple(x for x in content.actors if key_party(x[1]) not in speakers)
    return others or (() if speech.act == "ACCUSE" else content.actors)


def _find_doers(speech: Coded) -> tuple[Voice, ...]:
    """Return who would do what a speech speaks of: the one asked or accused, else the speaker."""
    return speech.recipients if speech.act in _OTHERS_DO else speech.actors
