"""What tells which acts of its report a denial denies: signs of the denial and another act."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log

import msgspec
from msgspec import Struct

from twosource.lexicon.denials import (
    denies_by_itself,
    ends_on_before,
    only_points,
    points_back,
)
from twosource.lexicon.meanings import are_alike
from twosource.lexicon.rarity import rarity_of
from twosource.lexicon.words import STOPWORDS
from twosource.model import ReadSentence
from twosource.read.claims.coded import Coded
from twosource.read.claims.second_look import NO_LOOK, Look
from twosource.read.claims.surety import load_surety, weigh_surety
from twosource.read.claims.voices import Voice, key_party

__all__ = [
    "LinkWeights",
    "Place",
    "Signs",
    "Telling",
    "is_told_again",
    "list_places",
    "list_signs",
    "load_link_weights",
    "names_act",
    "weigh_link",
]

Place = tuple[int, int]
"""A sentence, and the place of an act among its own."""
Signs = Mapping[str, float]

_MOST_BACK, _MOST_ON = 6, 2
_FAR = 4
_AROUND = 5
_NEVER = 0.001
_FORMS = ("bare", "content", "named", "plain")
_FACTS = frozenset({"happened", "ongoing"})
# What another sentence demands, offers or says did not happen is not what a denial denies.
_SAID_TO_BE = _FACTS | {"alleged", "denied", "planned"}


class LinkWeights(Struct, frozen=True):
    """One weight for each sign by name, the least log-odds, and what they were fitted on."""

    weights: dict[str, float]
    least: float
    fitted_on: str


@cache
def load_link_weights() -> LinkWeights:
    """Return the weights that ship; tools/fit_links.py makes them."""
    table = files("twosource.read.claims").joinpath("links.json").read_bytes()
    return msgspec.json.decode(table, type=LinkWeights)


def is_told_again(signs: Signs) -> bool:
    """Tell whether a denial's own content tells again what somebody else alleged before."""
    told = "denier does" in signs and "there alleged" in signs
    return told and signs.get("word of its own content", 0.0) > 0


def names_act(signs: Signs) -> bool:
    """Tell whether a denial that names something has the very word for an act."""
    return "act named" in signs and "bare" not in signs


def weigh_link(signs: Signs, weights: LinkWeights) -> float:
    """Return the log-odds that a denial denies an act."""
    return sum(weights.weights.get(name, 0.0) * value for name, value in signs.items())


class Telling(Struct, frozen=True):
    """The acts of a report by sentence, the sentences, and the second look at them."""

    report: Sequence[Sequence[Coded]]
    sentences: Sequence[ReadSentence]
    look: Look = NO_LOOK

    def find(self, place: Place) -> Coded:
        """Return the act at a place."""
        return self.report[place[0]][place[1]]


class _Denial(Struct, frozen=True):
    act: Coded
    at: Place
    form: str
    pointed: frozenset[Place]
    own: frozenset[Place]
    deniers: frozenset[str]
    accusers: frozenset[str]
    lemmas: frozenset[str]


def list_places(at: Place, telling: Telling) -> tuple[Place, ...]:
    """Return the places of what a denial may deny, in the order of the report."""
    sentence = at[0]
    near = range(max(0, sentence - _MOST_BACK), min(len(telling.report), sentence + _MOST_ON + 1))
    return tuple(
        (number, place)
        for number in near
        for place, one in enumerate(telling.report[number])
        if one.act != "DENIAL" and (number == sentence or one.status in _SAID_TO_BE)
    )


def list_signs(at: Place, places: Sequence[Place], telling: Telling) -> tuple[Signs, ...]:
    """Return the signs of a denial and the act at each of some places."""
    denial = _read_denial(at, places, telling)
    signs = [dict(_list_alone(denial, place, telling)) for place in places]
    return tuple({**each, **dict(_compare(each, signs))} for each in signs)


def _read_denial(at: Place, places: Sequence[Place], telling: Telling) -> _Denial:
    act = telling.find(at)
    here = [one for one in places if one[0] == at[0]]
    own = frozenset(one for one in here if telling.find(one).content_of == at[1])
    pointed = frozenset(one for one in here if _is_pointed_at(act, telling.find(one)))
    if act.network is None:
        # Who says in plain words that it was not so answers what was alleged of him before.
        pointed = own = frozenset() if _was_accused(act, at, places, telling) else own
    parse = telling.sentences[at[0]].parse
    behind = parse.words[act.word + 1 :]
    # "Denied such transfers": its own content only stands for what was told before.
    was_told = any(telling.find(one).status == "alleged" for one in places if one[0] < at[0])
    if points_back(behind) or (ends_on_before(behind) and was_told):
        own = pointed = frozenset()
    is_bare = only_points(behind)
    lemma = parse.lemmas[act.word].lower()
    # "Nobody has threatened them": the word of the denial is that of the act.
    is_plain = not denies_by_itself(lemma)
    form = "content" if own or pointed else "bare" if is_bare else "named"
    lemmas = _list_lemmas(parse.lemmas) - (set() if is_plain else {lemma})
    deniers, accusers = (frozenset(_key(some)) for some in (act.actors, act.recipients))
    return _Denial(act, at, form, pointed, own, deniers, accusers, lemmas)


def _is_pointed_at(denial: Coded, other: Coded) -> bool:
    """Tell whether the network sees another act as what a denial speaks of."""
    parts = denial.network.parts if denial.network else ()
    start, end = (other.network.start, other.network.end) if other.network else (other.word,) * 2
    return any(
        x.role == "denies" and x.surety > 0 and (start <= x.word < end or x.word == other.word)
        for x in parts
    )


def _was_accused(denial: Coded, at: Place, places: Sequence[Place], telling: Telling) -> bool:
    """Tell whether something was alleged of the one who denies, in a sentence before."""
    deniers = frozenset(_key(denial.actors))
    before = (telling.find(one) for one in places if one[0] < at[0])
    return any(x.status == "alleged" and deniers & frozenset(_key(x.actors)) for x in before)


def _key(voices: Sequence[Voice]) -> Iterator[str]:
    return (key_party(who) for _, who in voices)


def _list_lemmas(lemmas: Sequence[str]) -> frozenset[str]:
    return frozenset(x.lower() for x in lemmas if x.isalnum() and x.lower() not in STOPWORDS)


def _list_alone(one: _Denial, place: Place, telling: Telling) -> Iterator[tuple[str, float]]:
    act = telling.find(place)
    yield "any", 1.0
    yield "surety of the denial", _weigh_act(one.act)
    yield "surety of the act", _weigh_act(act)
    at, other = (one.at[0], one.act.word), (place[0], act.word)
    yield "second look", telling.look.see_link(at, other, act.act)
    yield one.form, 1.0
    yield "pointed", float(place in one.pointed)
    yield "own", float(place in one.own)
    where = _tell_where(one, place)
    for name, value in (
        (where, 1.0),
        *_list_statuses(act, "here" if place[0] == one.at[0] else "there"),
        *_list_parties(one, act),
        *_list_words(one, place, telling),
        *_list_repeated(one, place, telling),
    ):
        yield name, value
        yield f"{one.form} {name}", value
    if one.at[0] == place[0]:
        through = telling.report[place[0]][act.content_of] if act.content_of is not None else None
        yield "own of own", float(through is not None and through.content_of == one.at[1])
        yield "tells of it", float(one.act.content_of == place[1])
        yield (
            "content of another",
            float(act.content_of is not None and act.content_of != one.at[1]),
        )
    has_content = any(x.content_of == place[1] for x in telling.report[place[0]])
    if act.act == "ACCUSE":
        yield f"accusation{' with content' if has_content else ''}", 1.0
    elif has_content:
        yield "speech with content", 1.0
    yield f"act {act.act}", 1.0


def _weigh_act(one: Coded) -> float:
    """Return the log-odds that a word names such an act."""
    chance = min(max(weigh_surety(one.signs, load_surety().act), _NEVER), 1 - _NEVER)
    return log(chance / (1 - chance))


def _tell_where(one: _Denial, place: Place) -> str:
    back = one.at[0] - place[0]
    if back == 0:
        return "here before" if place[1] < one.at[1] else "here after"
    return f"{min(back, _FAR)} back" if back > 0 else f"{-back} on"


def _list_statuses(act: Coded, where: str) -> Iterator[tuple[str, float]]:
    status = "fact" if act.status in _FACTS else act.status
    yield f"{where} {status}", 1.0


def _list_parties(one: _Denial, act: Coded) -> Iterator[tuple[str, float]]:
    actors, recipients, voices = (
        frozenset(_key(some)) for some in (act.actors, act.recipients, act.voices[:1])
    )
    if not actors:
        yield "doer open", 1.0
    elif actors & one.deniers:
        yield "denier does", 1.0
    elif actors & one.accusers:
        yield "accuser does", 1.0
    else:
        yield "other does", 1.0
    yield "denier gets", float(bool(recipients & one.deniers))
    if voices:
        told = "denier" if voices & one.deniers else "accuser" if voices & one.accusers else "other"
        yield f"{told} says", 1.0


def _list_words(one: _Denial, place: Place, telling: Telling) -> Iterator[tuple[str, float]]:
    """What the sentence of the denial shares with another act and the words around it."""
    act, parse = telling.find(place), telling.sentences[place[0]].parse
    lemma = parse.lemmas[act.word].lower()
    if place[0] == one.at[0]:
        return
    if lemma in one.lemmas:
        yield "act named", 1.0
    elif any(are_alike(lemma, x) for x in one.lemmas):
        yield "act named alike", 1.0
    around = parse.lemmas[max(0, act.word - _AROUND) : act.word + _AROUND + 1]
    yield "words", min(3.0, sum(map(rarity_of, one.lemmas & _list_lemmas(around))))


def _list_repeated(one: _Denial, place: Place, telling: Telling) -> Iterator[tuple[str, float]]:
    """Whether another sentence tells of the act that the denial's own content tells of."""
    if place[0] == one.at[0] or place in one.own:
        return
    act, contents = telling.find(place), [telling.find(x) for x in one.own | one.pointed]
    if any(x.act == act.act for x in contents):
        yield "act of its own content", 1.0
        lemmas = telling.sentences[one.at[0]].parse.lemmas
        lemma = telling.sentences[place[0]].parse.lemmas[act.word].lower()
        words = {lemmas[x.word].lower() for x in contents if x.act == act.act}
        is_named = any(x == lemma or are_alike(lemma, x) for x in words)
        yield "word of its own content", float(is_named)


def _compare(signs: Mapping[str, float], every: Sequence[Signs]) -> Iterator[tuple[str, float]]:
    """What stands out of an act among all."""
    others = [x for x in every if x is not signs]
    for name in ("pointed", "own"):
        yield f"another {name}", float(not signs[name] and any(x[name] for x in others))
    named = "act named" in signs or "act named alike" in signs
    another = any("act named" in x or "act named alike" in x for x in others)
    yield "another named", float(another and not named)
    best = max((x.get("words", 0.0) for x in others), default=0.0)
    yield "words behind", max(0.0, best - signs.get("words", 0.0))
    accused = [x for x in every if _is_accused(x)]
    nearest = max((_tell_nearness(x) for x in accused), default=0)
    if nearest:
        is_nearest = _is_accused(signs) and _tell_nearness(signs) == nearest
        name = "nearest accused" if is_nearest else "another accused"
        yield name, 1.0
        form = next(x for x in _FORMS if x in signs)
        yield f"{form} {name}", 1.0


def _is_accused(signs: Signs) -> bool:
    """Tell whether an act is alleged of the one who denies."""
    alleged = "here alleged" in signs or "there alleged" in signs
    return alleged and ("denier does" in signs or "doer open" in signs)


def _tell_nearness(signs: Signs) -> int:
    order = ("4 back", "2 on", "3 back", "1 on", "2 back", "1 back", "here after", "here before")
    return next((at for at, name in enumerate(order, 1) if name in signs), 0)
