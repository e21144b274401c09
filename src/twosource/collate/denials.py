"""What a denial denies where its own sentence does not tell: "both countries denied it".

A claim links a denial to what its own report says nearby. What lies further off is found here, by
who is accused, by whom, in which words and how near; the events of other reports come after those
of the denial's own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.collate.agreement import agree_in_dates, agree_in_parties, make_parties
from twosource.collate.stems import find_stems
from twosource.lexicon.denials import names_nothing
from twosource.lexicon.meanings import are_alike
from twosource.lexicon.words import STOPWORDS
from twosource.model import Act, Actor, Claim, Event, Report, Span
from twosource.text.words import find_words

__all__ = ["find_denied"]

_ACTOR, _RECIPIENT, _ACCUSER, _ALLEGED = 3, 1, 2, 2
_BESIDE, _NEAR = 2, 1
_NAMED = 3
_ENDINGS = ("ing", "ed", "es", "s", "e")
_MOST_WORDS, _TELLING = 3, 2
_LEAST = 7
_NEAR_SENTENCES = 2
_FAR_SENTENCES = 5
_OUT_OF_MIND = 15
_AFTER = 2
_AROUND = 60
_SPOKEN_OF = frozenset({"alleged", "denied"})
_TOLD = frozenset({"alleged", "happened", "ongoing"})
_SAID_TO_BE = frozenset({"alleged", "denied", "happened", "ongoing", "planned"})


class _Story(Struct, frozen=True):
    """The claims and events among which a denial looks.

    `contents` are claims by their speech, `denying` the sentences of all denials.
    """

    claims: Mapping[str, Claim]
    events: Sequence[Event]
    homes: Mapping[str, Event]
    contents: Mapping[str, Sequence[Claim]]
    denying: frozenset[Span]
    reports: Mapping[str, Report]


def find_denied(
    claims: Iterable[Claim], events: Iterable[Event], reports: Mapping[str, Report]
) -> dict[str, frozenset[str]]:
    """Return for each denial among the claims of a story the ids of the events that it denies.

    `events` are those of the story's other claims, `reports` are by id. A denial of which nothing
    tells what it denies has an empty set.
    """
    known = sorted(claims, key=lambda one: (one.report, one.at.start, one.cue.start, one.id))
    kept = tuple(events)
    contents: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in known:
        if one.content_of is not None:
            contents[one.content_of].append(one)
    story = _Story(
        claims={one.id: one for one in known},
        events=kept,
        homes={claim: one for one in kept for claim in one.claims},
        contents=contents,
        denying=frozenset(one.at for one in known if one.act == "DENIAL"),
        reports=reports,
    )
    return {one.id: _find_targets(one, story) for one in known if one.act == "DENIAL"}


def _find_targets(denial: Claim, story: _Story) -> frozenset[str]:
    linked = [story.homes[one] for one in denial.denies if one in story.homes]
    is_guess = _is_linked_nearby(denial, story) and not _is_at_large(denial, story)
    if is_guess and not _name_any(denial, linked, story):
        named = _choose(denial, story, set(), only_named=True)
        linked = [named] if named is not None else linked
    if not any(_is_said_elsewhere(one, story) for one in linked):
        found = _choose(denial, story, {one.act for one in linked})
        linked += [found] if found is not None else []
    at_large = linked if _is_at_large(denial, story) else []
    alike = (other for one in at_large for other in story.events if _is_alike(one, other, story))
    return frozenset(one.id for one in (*linked, *alike))


def _is_at_large(denial: Claim, story: _Story) -> bool:
    """Tell whether a denial names nothing of what it denies: "denied it", "denied such raids"."""
    after = story.reports[denial.report].text[denial.cue.end : denial.at.end]
    return names_nothing(after)


def _is_alike(denied: Event, other: Event, story: _Story) -> bool:
    """Tell whether who denies one thing at large denies another too: the same act of the same
    parties, by all who tell of it, where what is denied bears no date and no figure.
    """
    if denied.act != other.act or denied.id == other.id:
        return False
    claims = [story.claims[one] for one in denied.claims]
    if any(one.when is not None or one.amounts for one in claims):
        return False
    told = (story.claims[one] for one in other.claims)
    others = [one for one in told if one.status in _TOLD and not _is_told_by_doer(one)]
    return bool(others) and any(
        all(_have_same_parties(one, other) for other in others) for one in claims
    )


def _have_same_parties(one: Claim, other: Claim) -> bool:
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return all(agree_in_parties(make_parties(x), make_parties(y)) for x, y in sides)


def _is_told_by_doer(claim: Claim) -> bool:
    return agree_in_parties(make_parties(claim.roots[:1]), make_parties(claim.actors)) is True


def _is_said_elsewhere(event: Event, story: _Story) -> bool:
    """Tell whether anybody says of an event that it is so, but for the sentence of a denial."""
    claims = (story.claims[one] for one in event.claims)
    return any(
        one.at not in story.denying and not _is_content_of_denial(one, story) for one in claims
    )


def _is_content_of_denial(claim: Claim, story: _Story) -> bool:
    speech = story.claims.get(claim.content_of or "")
    return claim.status == "denied" or (speech is not None and speech.act == "DENIAL")


def _is_linked_nearby(denial: Claim, story: _Story) -> bool:
    """Tell whether a denial is linked to other sentences of its report: a guess by nearness, which
    gives way to an event that the denial names.
    """
    linked = [story.claims[one] for one in denial.denies if one in story.claims]
    return all(one.report == denial.report and one.at != denial.at for one in linked)


def _name_any(denial: Claim, events: Iterable[Event], story: _Story) -> bool:
    claims = (story.claims[one] for event in events for one in event.claims)
    return _is_named(denial, list(claims), story)


def _choose(
    denial: Claim, story: _Story, acts: set[Act], *, only_named: bool = False
) -> Event | None:
    """Return the event that the denial most likely means; `acts` are those that it speaks of."""
    weighed = [
        (weight, -_distance(denial, event, story), event.id, event)
        for event in story.events
        if (not acts or event.act in acts) and _is_said_elsewhere(event, story)
        if not only_named or _name_any(denial, (event,), story)
        for weight in (_weigh(denial, event, story),)
        if weight >= _LEAST
    ]
    best = max(weighed, key=lambda one: one[:3], default=None)
    return best[3] if best else None


def _weigh(denial: Claim, event: Event, story: _Story) -> int:
    """Return how much speaks for an event as what is denied; 0 where nothing at all can."""
    claims = [story.claims[one] for one in event.claims]
    if event.act == "ACCUSE" and any(story.contents.get(one.id) for one in claims):
        return 0  # its content is what is denied
    if event.status not in _SAID_TO_BE or _is_of_other_days(denial, claims, story):
        return 0
    deniers = make_parties(denial.actors)
    does = any(agree_in_parties(deniers, make_parties(one.actors)) for one in claims)
    gets = any(agree_in_parties(deniers, make_parties(one.recipients)) for one in claims)
    accusers = make_parties(denial.recipients)
    says = any(
        agree_in_parties(accusers, make_parties((*one.roots, *_speakers(one, story))))
        for one in claims
    )
    named = _is_named(denial, claims, story)
    alleged = any(one.status in _SPOKEN_OF for one in claims)
    distance = _distance(denial, event, story)
    if _OUT_OF_MIND < distance <= len(story.reports[denial.report].sentences):
        return 0
    if not deniers and alleged and distance <= _NEAR_SENTENCES:
        does = True  # "both countries" are those who were just accused
    if not (does or gets or says or named):
        return 0
    words = _shared_words(denial, claims, story)
    if not alleged and not named and words < _TELLING:
        return 0  # what is told as fact is denied in words that name it
    if not (named or words >= _TELLING or says or distance <= _FAR_SENTENCES):
        return 0  # that a party does it is not enough from afar
    return (
        _ACTOR * does
        + _RECIPIENT * (gets and not does)
        + _ACCUSER * says
        + _ALLEGED * alleged
        + _nearness(distance)
        + min(words, _MOST_WORDS)
        + _NAMED * named
    )


def _is_of_other_days(denial: Claim, claims: Iterable[Claim], story: _Story) -> bool:
    """Tell whether what a denial's sentence denies was on other days than all tell of an event."""
    linked = (story.claims[one] for one in denial.denies if one in story.claims)
    contents = [one for one in linked if one.at == denial.at]
    days = [one.when for one in (*contents, *story.contents.get(denial.id, ())) if one.when]
    told = [one.when for one in claims if one.when]
    pairs = [agree_in_dates(one, other) for one in days for other in told]
    return bool(pairs) and True not in pairs


def _speakers(claim: Claim, story: _Story) -> tuple[Actor, ...]:
    speech = story.claims.get(claim.content_of or "")
    return speech.actors if speech is not None else ()


def _nearness(distance: int) -> int:
    if distance <= _NEAR_SENTENCES:
        return _BESIDE
    return _NEAR if distance <= _FAR_SENTENCES else 0


def _distance(denial: Claim, event: Event, story: _Story) -> int:
    """Return how many sentences lie between a denial and what its own report says of an event.

    What comes after it is a little further off. What only another report says is beyond the end.
    """
    sentences = story.reports[denial.report].sentences
    here = sum(one.span.start <= denial.at.start for one in sentences)
    there = [
        sum(one.span.start <= claim.at.start for one in sentences)
        for claim in (story.claims[one] for one in event.claims)
        if claim.report == denial.report
    ]
    far = len(sentences) + _FAR_SENTENCES
    return min((here - at if at <= here else at - here + _AFTER for at in there), default=far)


def _shared_words(denial: Claim, claims: Sequence[Claim], story: _Story) -> int:
    """Return how many words of meaning, names apart, a denial shares at most with what stands
    around the word for an act, as far as its sentence goes.
    """
    own = _find_stems(denial.at, story)
    others = [one for one in claims if one.at != denial.at]
    return max((len(own & _find_stems(_reach(one), story)) for one in others), default=0)


def _reach(claim: Claim) -> Span:
    start, end = claim.cue.start - _AROUND, claim.cue.end + _AROUND
    return replace(claim.at, start=max(claim.at.start, start), end=min(claim.at.end, end))


def _is_named(denial: Claim, claims: Sequence[Claim], story: _Story) -> bool:
    """Tell whether the denial's sentence has the word for the act, or one that stands for it:
    "had fired" of "firing" and of "shooting".
    """
    said = _list_forms(denial.at, story) - _list_forms(denial.cue, story)
    cues = frozenset(form for one in claims for form in _list_forms(one.cue, story))
    return not cues.isdisjoint(said) or any(are_alike(x, y) for x in cues for y in said)


def _list_forms(at: Span, story: _Story) -> frozenset[str]:
    """Return the words of meaning of a stretch, and what they may be without an ending."""
    forms: set[str] = set()
    for word in find_words(story.reports[at.report].text[at.start : at.end]).folded:
        if word not in STOPWORDS:
            ending = next((x for x in _ENDINGS if word.endswith(x) and len(word) > len(x) + 2), "")
            bare = word.removesuffix(ending)
            forms |= {word, bare, bare + "e"}
    return frozenset(forms)


def _find_stems(at: Span, story: _Story) -> frozenset[str]:
    return find_stems(story.reports[at.report].text[at.start : at.end])
