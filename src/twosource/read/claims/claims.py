"""Makes the claims of a report of what was coded in its sentences."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from twosource.model import Party, ReadSentence, Report
from twosource.model.claim import Actor, Amount, Claim, Place
from twosource.read.claims.amount_binding import ActWord
from twosource.read.claims.amount_carrying import Placed, bind_report
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coded import Coded
from twosource.read.claims.coder import code_report
from twosource.read.claims.named_objects import choose_objects, find_named_things
from twosource.read.claims.seats import Origin
from twosource.read.claims.voices import Voice
from twosource.read.claims.when import date_acts, find_day, list_states
from twosource.read.claims.where import place_act
from twosource.read.places import PlaceMention, find_places
from twosource.text.hashing import hash_claim
from twosource.text.repaired import Locate

__all__ = ["bind_coded", "make_claims"]


def make_claims(
    report: Report,
    sentences: Sequence[ReadSentence],
    parties: Sequence[Sequence[Party]],
    locate: Locate,
    *,
    written: date | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of all sentences, in the order of the text.

    `sentences` and `parties` run parallel to `report.sentences`. `written` is the day on which the
    report was really written; by default it is the one that the report shows.
    """
    claims: list[Claim] = []
    day, states = written or find_day(report), list_states(parties)
    named = find_places(sentences)
    origin = Origin(_find_dateline(report), report.publisher or "")
    acts = code_report(sentences, parties, named, origin=origin)
    dated = list(date_acts(sentences, acts, written=day, states=states))
    by_sentence = [some for some, _ in dated]
    amounts = bind_coded(sentences, by_sentence)
    ids = _name_claims(report.id, sentences, by_sentence, locate)
    find_actor = _follow_actors(parties, locate)
    for place, (coded, days) in enumerate(dated):
        objects = _name_objects(sentences[place], coded)
        clauses = Clauses(sentences[place].parse)
        for number, (one, when) in enumerate(zip(coded, days, strict=True)):
            claim = _make_claim(report, (place, number), sentences[place], one, ids, locate)
            where = place_act(clauses, one, named[place])
            claims.append(
                replace(
                    claim,
                    actors=tuple(find_actor(voice, place) for voice in one.actors),
                    recipients=tuple(find_actor(voice, place) for voice in one.recipients),
                    roots=tuple(find_actor(voice, place) for voice in one.voices),
                    when=when,
                    where=where and _make_place(where, place, locate),
                    amounts=tuple(_make_amount(x, locate) for x in amounts[place][one.word]),
                    object=objects.get(one.word, ""),
                )
            )
    return tuple(claims)


def _find_dateline(report: Report) -> str:
    spans = (one.span for one in report.furniture if one.kind == "dateline")
    return next((report.text[at.start : at.end] for at in spans), "")


def bind_coded(
    sentences: Sequence[ReadSentence], coded: Sequence[Sequence[Coded]]
) -> Sequence[Mapping[int, list[Placed]]]:
    """Return for each sentence the amounts of the acts that were coded, by the word of the act."""
    acts = [{one.word: ActWord(one.act, one.slots) for one in some} for some in coded]
    return bind_report(sentences, acts)


def _name_objects(sentence: ReadSentence, coded: Sequence[Coded]) -> dict[int, str]:
    """Return the named thing of each act that has one, as it stands in the text."""
    things = find_named_things(sentence)
    if not things:
        return {}
    chosen = choose_objects(Clauses(sentence.parse), things, {x.word: x.slots for x in coded})
    return {act: sentence.text[one.start : one.end] for act, one in chosen.items()}


def _make_amount(placed: Placed, locate: Locate) -> Amount:
    one = placed.amount
    return Amount(
        span=locate(placed.sentence, one.start, one.end),
        value=one.value,
        upto=one.upto,
        comparator=one.comparator,
        unit=one.unit,
        object=one.object,
    )


def _name_claims(
    report: str,
    sentences: Sequence[ReadSentence],
    by_sentence: Sequence[Sequence[Coded]],
    locate: Locate,
) -> list[list[str]]:
    """Return the ids of the claims of each sentence."""
    passed: Counter[tuple[int, int, str]] = Counter()
    ids: list[list[str]] = [[] for _ in by_sentence]
    for place, coded in enumerate(by_sentence):
        parse = sentences[place].parse
        for one in coded:
            cue = locate(place, parse.starts[one.word], parse.ends[one.word])
            named = (cue.start, cue.end, one.act)
            ids[place].append(hash_claim(report, *named, earlier=passed[named]))
            passed[named] += 1
    return ids


def _make_claim(
    report: Report,
    at: tuple[int, int],
    sentence: ReadSentence,
    one: Coded,
    ids: Sequence[Sequence[str]],
    locate: Locate,
) -> Claim:
    """Return the claim of one act, without its people, its days, its place and its amounts."""
    (place, number), parse = at, sentence.parse
    return Claim(
        id=ids[place][number],
        report=report.id,
        at=report.sentences[place].span,
        cue=locate(place, parse.starts[one.word], parse.ends[one.word]),
        act=one.act,
        mode=one.mode,
        status=one.status,
        actors=(),
        recipients=(),
        content_of=None if one.content_of is None else ids[place][one.content_of],
        denies=tuple(ids[there][other] for there, other in one.denies),
        damage=sentence.damage,
        surety=round(one.surety, 3),
        rule=one.rule,
    )


def _follow_actors(
    parties: Sequence[Sequence[Party]], locate: Locate
) -> Callable[[Voice, int], Actor]:
    """Return a function that makes the actor of a voice in the sentence with a number.

    A party that was named last before a sentence is located where it was named.
    """
    mentions = [frozenset(one.mention for one in some) for some in parties]

    def find_actor(voice: Voice, place: int) -> Actor:
        here, who = voice
        before = (one for one in range(place, -1, -1) if here in mentions[one])
        return Actor(
            span=locate(next(before, place), here.start, here.end),
            state=who.state,
            sectors=who.sectors,
            name=who.name,
            title=who.title,
            rule=who.rule,
        )

    return find_actor


def _make_place(where: PlaceMention, place: int, locate: Locate) -> Place:
    return Place(
        span=locate(place, where.start, where.end),
        name=where.name,
        precision=where.precision,
        state=where.state,
        claimed_by=where.claimed_by,
        latitude=where.latitude,
        longitude=where.longitude,
    )
