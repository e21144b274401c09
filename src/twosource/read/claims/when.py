"""When the acts of a report were, by the times that their sentences give them."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from twosource.model import ActCue, DateProposal, Party, ReadSentence, Report, When
from twosource.model.claim import Status
from twosource.read.claims.binding import Told, bind
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coded import Coded
from twosource.read.claims.stretches import Interval
from twosource.read.claims.times import Background, find_timed, move_before

__all__ = ["choose_day", "find_day", "find_half", "find_whens", "list_states"]

_SOUTH = frozenset(
    """
    AGO ARG AUS BDI BOL BRA BWA CHL COK COM FJI LSO MDG MOZ MUS MWI NAM NCL NRU NZL PER PNG PRY RWA
    SLB SWZ SYC TLS TON TUV TZA URY VUT WSM ZAF ZMB ZWE
    """.split()
)
# They lie on both sides and have no spring: they say nothing of whose seasons are meant.
_EQUATOR = frozenset("COD COG COL ECU GAB GNQ IDN KEN KIR MDV SGP SOM STP UGA".split())

_TOLD: frozenset[Status] = frozenset({"happened", "ongoing", "alleged", "denied", "failed"})
_OVER: frozenset[Status] = frozenset({"happened", "alleged", "denied", "failed"})
_TO_COME: frozenset[Status] = frozenset({"planned", "offered"})


def find_whens(
    sentences: Sequence[ReadSentence],
    coded: Sequence[Sequence[Coded]],
    *,
    written: date | None,
    states: Collection[str] = (),
) -> list[list[When | None]]:
    """Return the days of each act of each sentence, None where its sentence gives it none.

    `written` is the day of the report; without it only dates with a year are told. `states` are
    those that the report speaks of; they tell whose seasons are meant.
    """
    background = Background(written=written, half=find_half(states))
    found: list[list[When | None]] = []
    for sentence, acts in zip(sentences, coded, strict=True):
        clauses = Clauses(sentence.parse)
        timed = find_timed(clauses, sentence.text, background)
        told = [
            Told(word=one.word, act=one.act, status=one.status, times=_list_times(one.network))
            for one in acts
        ]
        bound = bind(clauses, timed, told, written=written)
        found.append(
            [
                None
                if _is_misread(days, act.status, written)
                else _make_when(_end_by(days, act.status, written))
                for days, act in zip(bound, acts, strict=True)
            ]
        )
        background = move_before(background, timed)
    return found


def _list_times(seen: ActCue | None) -> frozenset[int]:
    """Return the words that the network takes for the time of an act."""
    parts = seen.parts if seen else ()
    return frozenset(one.word for one in parts if one.role == "when" and one.surety > 0)


def _is_misread(days: Interval | None, status: Status, written: date | None) -> bool:
    """Tell whether a time was read wrongly, by the day of writing.

    That is where what has happened would lie ahead of it, or what is planned before it.
    """
    if days is None or written is None:
        return False
    if status in _TOLD and days.start is not None:
        return days.start > written + timedelta(days=1)
    return status in _TO_COME and days.end is not None and days.end < written


def _end_by(days: Interval | None, status: Status, written: date | None) -> Interval | None:
    """Return the days with no more than the writing behind them, where an act is over.

    "Was shot this week", written on a Friday, leaves no Saturday.
    """
    if days is None or written is None or status not in _OVER or days.end is None:
        return days
    if days.start is None or not days.start <= written < days.end:
        return days
    return replace(days, end=written)


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
