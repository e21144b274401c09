"""What changed of an event, in words: one plain sentence a change, with the names of reports."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.collate.told import name_all, name_of_state, say_since
from twosource.model import EventState, Independent, Mark, Report, Voice
from twosource.text.folding import fold
from twosource.text.phrasing import count, join_words, spell_number

__all__ = [
    "Turned",
    "find_new_voices",
    "say_copies",
    "say_figures",
    "say_found",
    "say_joined",
    "say_mark",
    "say_parted",
    "say_status",
    "say_unmarked",
    "say_voices",
]

_MOST_VOICES = 3

Reports = Mapping[str, Report]
Added = tuple[str, ...]


class Turned(Struct, frozen=True, kw_only=True):
    """An event before a run and after it, with the reports by id."""

    was: EventState
    now: EventState
    reports: Reports


def say_copies(turned: Turned, added: Added) -> str:
    """Say that more documents tell it, and no more voices."""
    was, now = turned.was.tally, turned.now.tally
    more = f"{count(now.documents, 'document')} instead of {was.documents}"
    same = f"{more}, but no more independent voices than before ({_say(now.independent)})"
    if not added:
        return f"{same}{say_since(turned.reports, added)}."
    named = name_all(turned.reports, added)
    if now.lineages <= was.lineages:
        joins = "copies what was told" if len(added) == 1 else "copy what was told"
        return f"{same}: {named} {joins}."
    go = "goes" if len(added) == 1 else "go"
    return f"{same}: {named} {go} back to whom it was known from{_name_voices(turned)}."


def find_new_voices(was: EventState, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Return those of the voices of an event that it did not have before."""
    known = {(group, fold(root)) for group, root in was.voices}
    return tuple(one for one in voices if (one.group, fold(one.root)) not in known)


def say_voices(turned: Turned, new: tuple[Voice, ...], added: Added) -> str:
    """Say that more or fewer independent voices tell it, and who is new."""
    was, now = turned.was.tally, turned.now.tally
    turn = f"Independent voices: {_say(was.independent)} before, {_say(now.independent)} now"
    fewer = _rank(now.independent) < _rank(was.independent)
    if fewer and now.lineages < was.lineages:
        lineages = f"what was {count(was.lineages, 'lineage')} is {now.lineages}"
        return f"{turn}{say_since(turned.reports, added)}: {lineages}."
    if not new or fewer:
        return f"{turn}{say_since(turned.reports, added)}."
    named = f", in {name_all(turned.reports, added)}" if added else ""
    names = {_name_voice(one.group, one.root) or "somebody who is not named" for one in new}
    return f"{turn}: {join_words(tuple(sorted(names)))}{named}."


def say_figures(turned: Turned, added: Added) -> str:
    """Say how many documents and lineages tell it, where nothing else changed."""
    was, now = turned.was.tally, turned.now.tally
    told = f"{count(now.documents, 'document')} in {count(now.lineages, 'lineage')}"
    before = f"{was.documents} in {was.lineages}"
    return f"Told in {told} now, before in {before}{say_since(turned.reports, added)}."


def say_status(turned: Turned, added: Added) -> str:
    """Say as what it is told now, or as what else."""
    was, now = turned.was, turned.now
    since = say_since(turned.reports, added)
    if was.status != now.status:
        return f"Told as {_spell(now.status)} now, before as {_spell(was.status)}{since}."
    more = tuple(_spell(one) for one in now.statuses if one not in was.statuses)
    if more:
        return f"Told as {join_words(more)} too{since}."
    less = tuple(_spell(one) for one in was.statuses if one not in now.statuses)
    return f"No longer told as {join_words(less)}{since}."


def say_mark(mark: Mark, reports: Reports, added: Added) -> str:
    """Say what stands against it now."""
    named = f", in {name_all(reports, added)}" if added else ""
    if mark.kind == "denial":
        return f"Denied now by {mark.says or 'somebody who is not named'}{named}."
    if mark.kind == "contradiction":
        return f"A new contradiction ({mark.slot}): {mark.says}{named}."
    where = _name_damaged(mark, reports)
    return f"A corruption was found ({mark.slot}){where or named}."


def say_unmarked(mark: Mark, reports: Reports, added: Added) -> str:
    """Say what no longer stands against it."""
    since = say_since(reports, added)
    if mark.kind == "denial":
        return f"No longer denied by {mark.says or 'somebody who is not named'}{since}."
    if mark.kind == "contradiction":
        return f"A contradiction is gone ({mark.slot}: {mark.says}){since}."
    where = _name_damaged(mark, reports)
    return f"A corruption is gone ({mark.slot}){where}{since}."


def say_joined(turned: Turned, several: int, added: Added) -> str:
    """Say that several events are told as one."""
    since = say_since(turned.reports, added)
    return f"{spell_number(several).capitalize()} events are told as one{since}."


def say_parted(turned: Turned, claims: int, parts: int, added: Added) -> str:
    """Say that claims which it had are told with other events."""
    others = "another event" if parts == 1 else f"{spell_number(parts)} other events"
    are = "is" if claims == 1 else "are"
    since = say_since(turned.reports, added)
    return f"{count(claims, 'claim')} of it {are} told with {others}{since}."


def say_found(reports: Reports, added: Added, *, parted: bool) -> str:
    """Say that an event was not told before, or was told as part of another."""
    if parted:
        return f"Told apart from the event that it was told with{say_since(reports, added)}."
    return f"Told for the first time, in {name_all(reports, added)}."


def _name_damaged(mark: Mark, reports: Reports) -> str:
    return f" in {reports[mark.says].name}" if mark.says in reports else ""


def _say(independent: Independent) -> str:
    return f"{independent.low}–{independent.high}"


def _rank(independent: Independent) -> tuple[int, int]:
    return independent.low, independent.high


def _spell(status: str) -> str:
    return status.replace("-", " ")


def _name_voices(turned: Turned) -> str:
    named = tuple(_name_voice(*one) for one in turned.now.voices if one[1])
    return f", {join_words(named)}" if 0 < len(named) <= _MOST_VOICES else ""


def _name_voice(group: str, root: str) -> str:
    """Name a root, with the state whose voice it is."""
    kind, _, code = group.partition(":")
    return name_of_state(root, code if kind == "state" else None)
