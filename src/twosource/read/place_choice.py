"""Which of the places with one name is meant: by its words, the states and places of the report."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.lexicon.gazetteer import Candidate, find_candidates
from twosource.lexicon.own import per_lexicon
from twosource.lexicon.place_names import drop_article, fold_place, strip_kind
from twosource.lexicon.sites import Site, find_claimants, find_sites
from twosource.lexicon.states import load_states
from twosource.lexicon.territories import find_state_of_country
from twosource.model.claim import Precision
from twosource.read.place_spans import Proposal
from twosource.read.place_words import Hint

__all__ = ["Choice", "choose_places", "measure_distance"]

_EARTH_KM = 6371.0
# What is near another place of the report is likelier meant.
_NEAR_KM, _REGIONAL_KM = 160.0, 600.0
# Scores are in powers of ten of people; these were set on the train half of GeoVirus.
_LISTED = 6.4
_REGION, _DISTRICT = 5.2, 4.3
# Of a town and a division with one name the town is meant, if it is not much smaller.
_DIVISION = 1.0
_KEPT = 0.3
_CAPITAL = 0.5
_OTHER_SPELLING = -1.6
_ATTACHED, _OWN_STATE, _SAME_SENTENCE = 5.0, 1.2, 0.6
_HINTED = 2.0
_NEAR, _REGIONAL = 1.0, 0.5
_LIKE_NEIGHBOURS = 1.0
# A small town in a state that the report does not name is not the one meant, if others are named.
_LEAST = 5.0


class Choice(Struct, frozen=True, kw_only=True):
    """A place that a name may mean; `prior` is how likely it is by itself.

    `country` is a state's code (alpha-3), also where the place is disputed and `state` is None.
    """

    name: str
    precision: Precision
    state: str | None
    claimed_by: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    countries: tuple[str, ...]
    admin: str
    prior: float
    is_vague: bool = False


class _Name(Struct, frozen=True):
    """All mentions of one name in a report, with what their words say of it."""

    name: str
    hint: Hint
    states: tuple[str, ...]
    insides: tuple[str, ...]
    beside: frozenset[str]
    listed: tuple[str, ...]


Key = tuple[str, bool]


def choose_places(
    sentences: Sequence[Sequence[Proposal]], states: Sequence[Iterable[str]]
) -> dict[Key, Choice | None]:
    """Return what each name of a report means, None where no table has it.

    `sentences` are the names by sentence, `states` the codes of the states that each names. One
    name has one sense a report, but for "Kherson" and "Kherson region": see `make_key`.
    """
    names = _gather(sentences, states)
    weights = Counter(state for some in states for state in some)
    options = {key: list(_list_options(name)) for key, name in names.items()}
    scored = {
        key: [(one, _score(one, names[key], weights)) for one in some]
        for key, some in options.items()
    }
    first = {key: _take_best(some) for key, some in scored.items()}
    return {
        key: _take_best(
            [(one, score + _score_company(one, key, names[key], first)) for one, score in some],
            least=_LEAST if weights else 0.0,
        )
        for key, some in scored.items()
    }


def make_key(proposal: Proposal) -> Key:
    """Return under what a proposal is looked up in what `choose_places` returns."""
    return fold_place(proposal.name), proposal.hint == "region"


def measure_distance(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Return the kilometres between two points (degrees) along a great circle."""
    low, high = math.radians(latitude), math.radians(other_latitude)
    across = math.radians(other_longitude - longitude)
    half = (
        math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _gather(
    sentences: Sequence[Sequence[Proposal]], states: Sequence[Iterable[str]]
) -> dict[Key, _Name]:
    found: defaultdict[Key, list[tuple[Proposal, frozenset[str]]]] = defaultdict(list)
    for some, here in zip(sentences, states, strict=True):
        for proposal in some:
            if proposal.state is None:
                found[make_key(proposal)].append((proposal, frozenset(here)))
    return {key: _join(some) for key, some in found.items()}


def _join(mentions: Sequence[tuple[Proposal, frozenset[str]]]) -> _Name:
    proposals = [one for one, _ in mentions]
    hints = Counter(one.hint for one in proposals if one.hint)
    return _Name(
        name=proposals[0].name,
        hint=hints.most_common(1)[0][0] if hints else "",
        states=tuple(dict.fromkeys(state for one in proposals for state in one.states)),
        insides=tuple(dict.fromkeys(fold_place(one.inside) for one in proposals if one.inside)),
        beside=frozenset(state for _, here in mentions for state in here),
        listed=tuple(fold_place(name) for one in proposals for name in one.listed),
    )


def _list_options(name: _Name) -> Iterator[Choice]:
    listed = find_sites(name.name)
    yield from (_make_listed(site) for site in listed)
    known = {(state, fold) for site in listed for state in site.states for fold in _forms(site)}
    for one in _look_up(name.name):
        choice = _make_choice(one)
        is_listed = any((state, fold_place(one.name)) in known for state in choice.countries)
        if not (is_listed and one.kind != "town"):
            yield choice


def _forms(site: Site) -> set[str]:
    folded = {fold_place(name) for name in site.names}
    return folded if site.kind in ("province", "district", "region") else set()


def _look_up(name: str) -> tuple[Candidate, ...]:
    found = find_candidates(name)
    if found:
        return found
    folded = fold_place(name)
    forms = (drop_article(folded), strip_kind(folded), drop_article(strip_kind(folded)))
    return next((some for form in forms if form and (some := find_candidates(form))), ())


def _make_listed(site: Site) -> Choice:
    is_one = len(site.states) == 1 and not site.is_disputed
    return Choice(
        name=site.name,
        precision=site.precision,
        state=site.states[0] if is_one else None,
        claimed_by=site.states if site.is_disputed else (),
        latitude=site.latitude,
        longitude=site.longitude,
        countries=site.states,
        admin=fold_place(site.name) if site.kind == "province" else "",
        prior=_LISTED if site.kind != "province" else _find_listed_prior(site),
        is_vague=site.kind == "continent",
    )


def _make_choice(one: Candidate) -> Choice:
    state = find_state_of_country(one.country)
    claimants = find_claimants(one.country, one.admin)
    return Choice(
        name=one.name,
        precision="city" if one.kind == "town" else "region",
        state=None if claimants else state,
        claimed_by=claimants,
        latitude=one.latitude,
        longitude=one.longitude,
        countries=(state,) if state else (),
        admin=fold_place(one.admin),
        prior=_find_prior(one),
    )


def _find_listed_prior(site: Site) -> float:
    """Return the prior of a province of our table, by its people where the gazetteer has it."""
    known = [
        one
        for one in _look_up(site.name)
        if one.kind == "region" and find_state_of_country(one.country) in site.states
    ]
    return max([_REGION, *(_find_prior(one) for one in known)]) + _KEPT


def _find_prior(one: Candidate) -> float:
    people = math.log10(one.population + 500)
    if one.kind != "town":
        spelling = 0.0 if one.is_first else _OTHER_SPELLING / 2
        return (
            min(people - _DIVISION, _REGION + 1 if one.kind == "region" else _DISTRICT) + spelling
        )
    spelling = 0.0 if one.is_first else _OTHER_SPELLING
    return people + spelling + _CAPITAL * _is_capital(one)


def _is_capital(one: Candidate) -> bool:
    capital = _list_capitals().get(one.country, "")
    return one.is_first and fold_place(one.name) == capital


@per_lexicon
def _list_capitals() -> dict[str, str]:
    return {state.iso2: fold_place(state.capital) for state in load_states() if state.iso2}


def _score(choice: Choice, name: _Name, weights: Mapping[str, int]) -> float:
    score = choice.prior
    countries = set(choice.countries)
    if countries & set(name.states) or _is_inside(choice, name.insides):
        score += _ATTACHED
    total = sum(weights.values())
    if total:
        share = sum(weights.get(state, 0) for state in countries) / total
        score += _OWN_STATE * bool(share) + share
    if countries & name.beside:
        score += _SAME_SENTENCE
    return score + _score_hint(choice, name.hint)


def _score_hint(choice: Choice, hint: Hint) -> float:
    wanted = {"town": "city", "region": "region", "water": "water", "site": "site"}.get(hint)
    if wanted is None:
        return 0.0
    if choice.precision == wanted:
        return _HINTED
    # "Kherson airport" is in the town or the province of that name, and in no river or sea.
    return 0.0 if hint == "site" and choice.precision in ("city", "region") else -_HINTED


def _is_inside(choice: Choice, insides: Iterable[str]) -> bool:
    """Tell whether the next name is that of the division: "Buffalo, New York"."""
    return any(
        inside == choice.admin or (choice.admin and strip_kind(inside) == strip_kind(choice.admin))
        for inside in insides
        if inside
    )


def _score_company(
    choice: Choice, key: Key, name: _Name, chosen: Mapping[Key, Choice | None]
) -> float:
    """Score a place by the others of the report: near, holding it, or in one list with it."""
    others = {other[0]: one for other, one in chosen.items() if one and other[0] != key[0]}
    distances = {
        other: distance
        for other, one in others.items()
        for distance in [_measure_between(choice, one)]
        if distance is not None
    }
    nearest = min(distances.values(), default=math.inf)
    score = _NEAR if nearest <= _NEAR_KM else _REGIONAL if nearest <= _REGIONAL_KM else 0.0
    if any(distances.get(inside, math.inf) <= _NEAR_KM for inside in name.insides):
        score += _ATTACHED
    kinds = [others[one].precision for one in name.listed if one in others]
    return score + _LIKE_NEIGHBOURS * (kinds.count(choice.precision) * 2 > len(kinds))


def _measure_between(one: Choice, other: Choice) -> float | None:
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    return measure_distance(one.latitude, one.longitude, other.latitude, other.longitude)


def _take_best(scored: Sequence[tuple[Choice, float]], least: float = 0.0) -> Choice | None:
    """Return the place that scores best, None where even it is unlikely."""
    best = max(scored, key=lambda pair: pair[1], default=None)
    return best[0] if best is not None and best[1] >= least else None
