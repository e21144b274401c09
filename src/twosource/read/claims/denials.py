"""Links denials to what they deny, and tells who denies where a report says "both"."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from twosource.read.claims.coded import Coded
from twosource.read.claims.voices import key_party

__all__ = ["follow_speech", "link_denial"]

_MOST_BACK = 3
# How sure a denial is at most where it is left open who denies.
_OPEN = 0.1


def link_denial(one: Coded, at: tuple[int, int], report: Sequence[Sequence[Coded]]) -> Coded:
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
    deniers = {key_party(who) for _, who in one.actors}
    found = _find_alleged(at, report, deniers)
    return replace(one, denies=found or _find_alleged(at, report, frozenset()))


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
            and (not doers or not {key_party(who) for _, who in x.actors}.isdisjoint(doers))
        )
        if alleged:
            return alleged
    return ()


def _find_deniers(denial: Coded, sentence: int, report: Sequence[Sequence[Coded]]) -> Coded:
    """Return a denial by those who are accused, where "both" was taken for those who accuse.

    Of an allegation between two states both deny; elsewhere it is left open who does.
    """
    near = [x for some in report[max(0, sentence - _MOST_BACK) : sentence + 1] for x in some]
    accusers = {key_party(who) for x in near if x.act == "ACCUSE" for _, who in x.actors}
    deniers = {key_party(who) for _, who in denial.actors}
    stands_for = all(key_party(here) != key_party(who) for here, who in denial.actors)
    if not (deniers and deniers <= accusers and stands_for):
        return denial
    here = denial.actors[0][0]
    for alleged in (x for x in reversed(near) if x.status == "alleged"):
        accused = {key_party(who): who for _, who in (*alleged.actors, *alleged.recipients)}
        if len(accused) == len(deniers) and not accusers & set(accused):
            both = tuple((here, who) for who in accused.values())
            others = tuple(x for x in denial.recipients if key_party(x[1]) not in accused)
            return replace(denial, actors=both, recipients=others)
    return replace(denial, actors=(), surety=min(denial.surety, _OPEN))


def follow_speech(one: Coded, before: Sequence[Coded], after: Sequence[Coded]) -> Coded:
    """Give what a denial speaks of those who deny it after all, in the place of the others."""
    if one.content_of is None or before[one.content_of].actors == after[one.content_of].actors:
        return one
    deniers = after[one.content_of].actors
    wrong = {key_party(who) for _, who in before[one.content_of].actors}
    actors, voices = (
        tuple(x for x in some if key_party(x[1]) not in wrong) for some in (one.actors, one.voices)
    )
    return replace(one, actors=actors or deniers, voices=(*deniers, *voices))


def _is_denied_word(denial: Coded, other: Coded) -> bool:
    """Tell whether the network sees another act as what a denial speaks of."""
    parts = denial.network.parts if denial.network else ()
    start, end = (other.network.start, other.network.end) if other.network else (other.word,) * 2
    return any(
        x.role == "denies" and x.surety > 0 and (start <= x.word < end or x.word == other.word)
        for x in parts
    )
