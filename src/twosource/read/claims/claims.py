"""Makes the claims of a report of what was coded in its sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from twosource.model import Party, ReadSentence, Report, Span
from twosource.model.claim import Actor, Amount, Claim, Place
from twosource.read.claims.amount_binding import ActWord
from twosource.read.claims.amount_carrying import Placed, bind_report
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coder import Coded, code_report
from twosource.read.claims.named_objects import choose_objects, find_named_things
from twosource.read.claims.voices import Voice
from twosource.read.claims.when import find_day, find_whens, list_states
from twosource.read.claims.where import find_where
from twosource.read.places import PlaceMention, find_places
from twosource.text.hashing import hash_parts

__all__ = ["Locate", "bind_coded", "make_claims"]

Locate = Callable[[int, int, int], Span]
"""Gives the span in the report of code points `[start, end)` of a sentence as it was read."""


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
    by_sentence = code_report(sentences, parties, named)
    whens = find_whens(sentences, by_sentence, written=day, states=states)
    amounts = bind_coded(sentences, by_sentence)
    ids = [
        [_name_claim(report.id, place, one) for one in coded]
        for place, coded in enumerate(by_sentence)
    ]
    for place, (coded, days) in enumerate(zip(by_sentence, whens, strict=True)):
        objects = _name_objects(sentences[place], coded)
        clauses = Clauses(sentences[place].parse)
        for one, when in zip(coded, days, strict=True):
            claim = _make_claim(report, place, sentences[place], one, ids, locate)
            where = find_where(clauses, one.word, one.act, named[place])
            claims.append(
                replace(
                    claim,
                    when=when,
                    where=where and _make_place(where, place, locate),
                    amounts=tuple(_make_amount(x, locate) for x in amounts[place][one.word]),
                    object=objects.get(one.word, ""),
                )
            )
    return tuple(claims)


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


def _name_claim(report: str, place: int, one: Coded) -> str:
    return hash_parts("claim", report, str(place), str(one.word), one.act)


def _make_claim(
    report: Report,
    place: int,
    sentence: ReadSentence,
    one: Coded,
    ids: Sequence[Sequence[str]],
    locate: Locate,
) -> Claim:
    parse = sentence.parse
    return Claim(
        id=_name_claim(report.id, place, one),
        report=report.id,
        at=report.sentences[place].span,
        cue=locate(place, parse.starts[one.word], parse.ends[one.word]),
        act=one.act,
        mode=one.mode,
        status=one.status,
        actors=tuple(_make_actor(voice, place, locate) for voice in one.actors),
        recipients=tuple(_make_actor(voice, place, locate) for voice in one.recipients),
        roots=tuple(_make_actor(voice, place, locate) for voice in one.voices),
        content_of=None if one.content_of is None else ids[place][one.content_of],
        denies=tuple(ids[at][number] for at, number in one.denies),
        damage=sentence.damage,
        rule=one.rule,
    )


def _make_actor(voice: Voice, place: int, locate: Locate) -> Actor:
    here, who = voice
    return Actor(
        span=locate(place, here.start, here.end),
        state=who.state,
        sectors=who.sectors,
        name=who.name,
        title=who.title,
        rule=who.rule,
    )


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
