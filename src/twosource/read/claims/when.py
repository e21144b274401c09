"""When the acts of a report were, by the times that their sentences give them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from twosource.model import ActCue, DateProposal, Party, ReadSentence, Report, When
from twosource.model.claim import Act
from twosource.read.claims.binding import Told, bind
from twosource.read.claims.choice_layers import choose, load_choice
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coded import Coded
from twosource.read.claims.date_rows import DateRow, Dating, TimedAct, list_rows
from twosource.read.claims.lasting import lengthen
from twosource.read.claims.stretches import Interval
from twosource.read.claims.tense import find_tense
from twosource.read.claims.time_rows import join_rows
from twosource.read.claims.times import (
    Background,
    Timed,
    counts_several,
    find_timed,
    move_before,
)

__all__ = ["choose_day", "date_acts", "draft_dates", "find_day", "find_half", "list_states"]

_SOUTH = frozenset(
    """
    AGO ARG AUS BDI BOL BRA BWA CHL COK COM FJI LSO MDG MOZ MUS MWI NAM NCL NRU NZL PER PNG PRY RWA
    SLB SWZ SYC TLS TON TUV TZA URY VUT WSM ZAF ZMB ZWE
    """.split()
)
# They lie on both sides and have no spring: they say nothing of whose seasons are meant.
_EQUATOR = frozenset("COD COG COL ECU GAB GNQ IDN KEN KIR MDV SGP SOM STP UGA".split())

# Acts that end by themselves; a ban or a truce of last month may stand today.
_PASSING: frozenset[Act] = frozenset(
    {"CONSULT", "ASSAULT", "AID", "SUPPORT", "AGREE", "REQUEST", "ACCUSE", "THREATEN", "DENIAL"}
)
_BEGINNING = frozenset("begin start open commence launch since".split())
_RECENT = timedelta(days=6)


def date_acts(
    sentences: Sequence[ReadSentence],
    coded: Sequence[Sequence[Coded]],
    *,
    written: date | None,
    states: Collection[str] = (),
) -> Iterator[tuple[tuple[Coded, ...], list[When | None]]]:
    """Yield the acts of each sentence and the days of each, None where its sentence gives it none.

    An act of three times in a row is yielded three times: "signed in 1961, 2000 and 2001".
    What passes and was over well before the report is no longer going on. `written` is the day of
    the report; without it only dates with a year are told. `states` are those that the report
    speaks of; they tell whose seasons are meant.
    """
    layers = load_choice("dates")
    drafted = draft_dates(sentences, coded, written=written, states=states)
    for sentence, (acts, rows) in zip(sentences, drafted, strict=True):
        clauses = Clauses(sentence.parse)
        best = [some[choose([x.signs for x in some], layers)] for some in rows]
        lasted = [lengthen(clauses, x.word, y.days) for x, y in zip(acts, best, strict=True)]
        # What stands with a row of times happened as often; the others come behind all acts, so
        # that what is said of an act by its place stays true.
        others = [
            (act, days)
            for act, one in zip(acts, best, strict=True)
            for days in one.row
            if days != one.days
        ]
        yield (
            (*acts, *(act for act, _ in others)),
            [_make_when(days) for days in (*lasted, *(days for _, days in others))],
        )


def draft_dates(
    sentences: Sequence[ReadSentence],
    coded: Sequence[Sequence[Coded]],
    *,
    written: date | None,
    states: Collection[str] = (),
) -> Iterator[tuple[tuple[Coded, ...], list[list[DateRow]]]]:
    """Yield the acts of each sentence, and for each the days that it may have; see `date_acts`."""
    background = Background(written=written, half=find_half(states))
    for place, (sentence, some) in enumerate(zip(sentences, coded, strict=True)):
        clauses = Clauses(sentence.parse)
        times = find_timed(clauses, sentence.text, background)
        meant = [one for one in times if not counts_several(clauses, one)]
        timed = join_rows(sentence.text, meant)
        acts = _end_passing(clauses, timed, some, written)
        bound = bind(clauses, timed, [_tell(one) for one in acts], written=written)
        asked = [_ask(one, acts, days) for one, days in zip(acts, bound, strict=True)]
        dating = Dating(clauses, timed, asked, written, place == 0)
        yield acts, [list_rows(dating, one) for one in asked]
        background = move_before(background, times)


def _ask(one: Coded, acts: Sequence[Coded], ruled: Interval | None) -> TimedAct:
    parts = one.network.parts if one.network else ()
    return TimedAct(
        word=one.word,
        act=one.act,
        status=one.status,
        speech=acts[one.content_of].act if one.content_of is not None else None,
        times={x.word: x.surety for x in parts if x.role == "when"},
        ruled=ruled,
    )


def _tell(one: Coded) -> Told:
    return Told(word=one.word, act=one.act, status=one.status, times=_list_times(one.network))


def _end_passing(
    clauses: Clauses, timed: Sequence[Timed], acts: Sequence[Coded], written: date | None
) -> tuple[Coded, ...]:
    """Return the acts with those as happened that pass and were over well before the report.

    "Paid a state visit last month": such a visit is not going on, however it is worded.
    """
    passing = [x for x in acts if x.status == "ongoing" and _passes(clauses, x)]
    if written is None or not passing:
        return tuple(acts)
    over = [replace(one, status="happened") for one in passing]
    bound = bind(clauses, timed, [_tell(one) for one in over], written=written)
    ended = {
        one.word: one
        for one, days in zip(over, bound, strict=True)
        if days is not None and days.start and days.end and days.end < written - _RECENT
    }
    return tuple(ended.get(one.word, one) if one in passing else one for one in acts)


def _passes(clauses: Clauses, one: Coded) -> bool:
    """Tell whether an act ends by itself, told as past and not as begun: "talks began in May"."""
    around = {one.word, clauses.parse.heads[one.word], *clauses.children[one.word]} - {-1}
    begins = any(clauses.parse.lemmas[x].lower() in _BEGINNING for x in around)
    return one.act in _PASSING and not begins and find_tense(clauses, one.word) in ("past", "")


def _list_times(seen: ActCue | None) -> frozenset[int]:
    """Return the words that the network takes for the time of an act."""
    parts = seen.parts if seen else ()
    return frozenset(one.word for one in parts if one.role == "when" and one.surety > 0)


def _make_when(days: Interval | None) -> When | None:
    if days is None:
        return None
    start, end = (one.isoformat() if one else "" for one in (days.start, days.end))
    return When(start, end, days.grain, "text")


def find_half(states: Collection[str]) -> str:
    """Return "north" or "south" where all states lie there, "" where that is open."""
    placed = {one in _SOUTH for one in states if one not in _EQUATOR}
    if len(placed) != 1:
        return ""
    return "south" if placed.pop() else "north"


def find_day(report: Report) -> date | None:
    """Return the day that the report is dated, by the best of its proposals that is one day."""
    return choose_day(report.dates)


def choose_day(shown: Sequence[DateProposal], worked_out: When | None = None) -> date | None:
    """Return the day on which a report was really written, None where nothing tells it.

    That is the best of the proposals that is one day, unless other days were worked out: then it is
    the last of these.
    """
    days = [one.when.start for one in shown if one.when.start == one.when.end]
    own = days[0] if days else ""
    if worked_out is not None and worked_out.grain == "day" and worked_out.end:
        own = own if worked_out.start <= own <= worked_out.end else worked_out.end
    return date.fromisoformat(own) if own else None


def list_states(parties: Sequence[Sequence[Party]]) -> set[str]:
    """Return the states that the parties of a report are, or belong to."""
    mentions = [one.mention for some in parties for one in some]
    return {one.state for one in mentions if one.state}
