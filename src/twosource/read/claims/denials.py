"""Links denials to what they deny, and tells who denies where a report says "both"."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from twosource.model import ReadSentence
from twosource.read.claims.coded import Coded
from twosource.read.claims.denial_signs import (
    Place,
    Signs,
    Telling,
    is_told_again,
    list_places,
    list_signs,
    load_link_weights,
    names_act,
    weigh_link,
)
from twosource.read.claims.second_look import NO_LOOK, Look
from twosource.read.claims.voices import key_party

__all__ = ["follow_speech", "link_denials"]

_MOST_BACK = 3
# How sure a denial is at most where it is left open who denies.
_OPEN = 0.1


def link_denials(
    report: Sequence[Sequence[Coded]], sentences: Sequence[ReadSentence], look: Look = NO_LOOK
) -> tuple[tuple[Coded, ...], ...]:
    """Link the denials of a report to the acts that they deny: all that are likely enough.

    `sentences` run parallel to the acts. What a denial denies is weighed by what the network sees,
    by its own content, and else by what is alleged of whom, by whom, in which words and how near.
    """
    telling = Telling(
        [[_find_deniers(one, at, report) for one in some] for at, some in enumerate(report)],
        sentences,
        look,
    )
    return tuple(
        tuple(
            replace(one, denies=_find_denied((at, place), telling)) if one.act == "DENIAL" else one
            for place, one in enumerate(some)
        )
        for at, some in enumerate(telling.report)
    )


def _find_denied(at: Place, telling: Telling) -> tuple[Place, ...]:
    """Return what is likely enough; what comes later only where nothing before it is."""
    places, weights = list_places(at, telling), load_link_weights()
    signs = list_signs(at, places, telling)
    likely = {
        place: some
        for place, some in zip(places, signs, strict=True)
        if weigh_link(some, weights) >= weights.least or is_told_again(some)
    }
    kept = [place for place in likely if not _gives_way(place, at, likely, telling)]
    return tuple(place for place in kept if place[0] <= at[0]) or tuple(kept)


def _gives_way(place: Place, at: Place, likely: Mapping[Place, Signs], telling: Telling) -> bool:
    """Tell whether a denial names another act, told elsewhere, and not this one.

    "Denied that it had fired" is not of the boats that were seized too.
    """
    named = {one for one, signs in likely.items() if names_act(signs)}
    act = telling.find(place).act
    is_elsewhere = place[0] != at[0] and place not in named
    return is_elsewhere and bool(named) and all(telling.find(one).act != act for one in named)


def _find_deniers(denial: Coded, sentence: int, report: Sequence[Sequence[Coded]]) -> Coded:
    """Return a denial by those who are accused, where "both" was taken for those who accuse.

    Of an allegation between two states both deny; elsewhere it is left open who does.
    """
    if denial.act != "DENIAL":
        return denial
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
