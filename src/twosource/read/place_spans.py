"""Which words of a sentence name places, and what the words beside them say of each.

The network and the lexicon propose; compounds ("Kyiv-backed"), treaties, diseases and the like that
are only named after a place are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.gazetteer import find_candidates
from twosource.lexicon.sites import SiteMention, find_sites, iter_sites_in
from twosource.lexicon.states import StateMention
from twosource.model.actor import ActorMention
from twosource.model.reading import ReadSentence

__all__ = ["Hint", "Proposal", "propose_places"]

Hint = str
"""What kind of place the words beside a name say it is: "town", "region", "water", "site", ""."""

_WINDOW = 60
_PLACE_LABELS = frozenset({"Location", "place"})
# An actor of these kinds holds the place in its name and is none.
_NO_PLACES = frozenset({"person", "medium", "body", "organ", "organisation", "thing"})
# Least people in a town that a preposition alone makes a place, where the network says otherwise.
_LEAST_KNOWN = 5_000
_LONGEST_CODE = 5
_PART = r"[A-ZÀ-ÞĀ-Ž‘’'][\w’'ʼ.‐‑-]*"
_RUN = re.compile(
    rf"{_PART}(?:[ ](?:(?:of|de|da|do|dos|del|der|la|le|el|al|ad|an|as|ez|es|on|upon|am|and the) )?"
    rf"(?:the )?{_PART})*(?<![.’'])"
)
_OPENING = re.compile(
    r"(?:The|A|An|This|That|Other|All|In|At|On|From|To|Near|Of|Its|Their|Our|Both|Greater)(?: |\Z)"
)
_NO_NAMES = frozenset(
    """
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Easter Whitsun Christmas Ramadan Congolese Korean Koreans Dominican Dominicans
    North South East West Northern Southern Eastern Western Central Upper Lower Border Areas
    Embassy Earth State County Province Region City Government Parliament Facilities University
    Hospital School College Department Ministry Institute Police Airport Church House Court
    """.split()
)

_TOWN = "city|town|village|port|capital|municipality|suburb|settlement|hamlet|resort|commune|oasis"
_REGION = (
    "province|region|oblast|governorate|state|county|district|territory|prefecture|krai|"
    "department|republic|valley|peninsula|desert|island|islands|archipelago|atoll|enclave|exclave|"
    "plateau|mountains|highlands|canton|raion|emirate|regency|subdistrict|sub-prefecture"
)
_WATER = (
    "river|sea|lake|bay|gulf|strait|straits|canal|channel|ocean|reservoir|estuary|lagoon|reef|shoal"
)
_SITE = (
    "airport|airfield|airbase|air base|airstrip|base|naval base|military base|barracks|jail|crossing|"
    "border crossing|checkpoint|border post|customs post|port|harbour|harbor|prison|camp|"
    "refugee camp|dam|bridge|refinery|shipyard|nuclear plant|power plant|power station|mine|"
    "waterworks|garrison|cosmodrome|spaceport|test site|square|palace|gorge|pass|heights"
)
_HINTS: tuple[tuple[Hint, str], ...] = (
    ("site", _SITE),
    ("region", _REGION),
    ("water", _WATER),
    ("town", _TOWN),
)
_AFTER = {
    hint: re.compile(rf" (?:(?:[Aa]utonomous|[Ff]ederal) )?(?:{words})(?!\w)", re.IGNORECASE)
    for hint, words in _HINTS
}
_BEFORE = {
    hint: re.compile(rf"\b(?:{words})s? (?:of|at|in|near|on) (?:the )?\Z", re.IGNORECASE)
    for hint, words in _HINTS
}
_BEFORE["water"] = re.compile(rf"\b(?:{_WATER}) (?:of )?(?:the )?\Z", re.IGNORECASE)

# "Kyiv-backed", "Paris-based": what the hyphen joins is no place.
_COMPOUND_AFTER = re.compile(r"[-‐‑–][a-z]")
_COMPOUND_BEFORE = re.compile(r"[a-z][-‐‑]\Z")
# Named after a place and not there.
_NAMED_AFTER = re.compile(
    r"[’']?s? (?:(?:[Cc]limate|[Pp]eace|[Nn]uclear|[Tt]ruce|[Cc]easefire|[Ff]ramework|[Ii]nterim|"
    r"[Aa]dditional|[Ff]inal) )?(?:[Aa]greements?|[Aa]ccords?|[Cc]onventions?|[Pp]rotocols?|"
    r"[Tt]reaty|[Tt]reaties|[Pp]act|[Dd]eclaration|[Mm]emorandum|[Ff]ormat|[Pp]rocess|[Ff]ormula|"
    r"[Cc]harter|[Ss]tatute|[Cc]onsensus|[Cc]ommuniqu[eé]|[Ff]inal Act|[Pp]rinciples|[Cc]lub|"
    r"[Pp]apers|[Ss]yndrome|[Vv]irus|[Dd]isease|[Ff]ever|[Ff]lu|[Ss]train|Stock Exchange|"
    r"[Ss]chnitzel|[Cc]utlets?|(?:(?<=Peking )|(?<=Beijing ))[Dd]uck|State University|University|"
    r"Times|Post|Herald|Star|Tribune|Gazette|Courier|United|City FC|FC)(?!\w)"
)
_NAMED_BEFORE = re.compile(
    r"(?:\b[Cc]hicken|\b(?:Treaty|Treaties|Convention|Declaration|Peace|Pact|Accord|University|"
    r"Bank|Archbishop|Bishop|Duke|Duchess|Prince|Princess|Earl) of) \Z"
)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|around|from|off|over|along|to|into|onto|through|across) (?:the )?\Z",
    re.IGNORECASE,
)
# "northern Kordofan"; with a capital it may be a part of the name: "Eastern Cape".
_DIRECTION = re.compile(
    r"^(?:the |greater |Greater |upper |lower |central |inner |outer |mainland |downtown |"
    r"(?:north|south)?-?(?:east|west|north|south)(?:ern)? )+(?=\S)"
)
_CAPITAL_DIRECTION = re.compile(
    r"^(?:(?:Upper|Lower|Central|(?:North|South)?-?(?:[Ee]ast|[Ww]est|North|South)(?:ern)?) )+"
    r"(?=\S)"
)
_PART_OF_STATE = re.compile(
    r"\b(?:(?:far |deep )?(?:(?:north|south)?-?(?:east|west|north|south)(?:ern)?|central|coastal|"
    r"rural|upper|lower)|(?:(?:north|south)?-?(?:east|west|north|south)|centre|center|interior) of)"
    r" (?:the )?\Z",
    re.IGNORECASE,
)
_INSIDE_NAME = re.compile(rf", ({_PART}(?: {_PART})*)")
_LISTED = re.compile(r"\A(?:[,;/]|,? (?:and|or)(?: in)?) ?(?:the )?\Z")
_PLACE_NOUN = rf"(?:{_TOWN}|{_REGION}|{_SITE}|{_WATER})"
# "the Lebanese port of Tyre", "Libya's Sirte", "Cameroon's northern town of Garoua".
_OWNED = re.compile(
    rf"(?:[’']s?)?[ -](?:(?:[a-z-]+ ){{0,3}}{_PLACE_NOUN}s? (?:of |at |in |on |near )?(?:the )?)?\Z"
)
_INSIDE = re.compile(
    r"\A(?:,? (?:in|of) (?:the )?(?:[a-z-]+ ){0,3}|, (?:the )?(?:[a-z-]+ )?|\()\Z"
)


class Proposal(Struct, frozen=True, kw_only=True):
    """A name of a place at the code points `[start, end)` of its sentence.

    `name` is how it is looked up, without article and direction. `hint` is what kind it is by the
    words beside it. `states` (ISO 3166-1 alpha-3) and `inside` (a name) say where it lies by them.
    `listed` are the names beside it in a list. `state` is set where the name is that of a state.
    """

    start: int
    end: int
    name: str
    hint: Hint = ""
    states: tuple[str, ...] = ()
    inside: str = ""
    listed: tuple[str, ...] = ()
    state: str | None = None


def propose_places(
    sentence: ReadSentence, named: Sequence[StateMention]
) -> list[Proposal]:
    """Return the names of places in a sentence, in order and without overlaps.

    `named` are the states that it names.
    """
    text = sentence.text
    taken = [(one.start, one.end) for one in sentence.actors if _holds_names(one)]
    taken += [(one.start, one.end) for one in named if one.how in ("demonym", "metonym")]
    stretches = _without_overlap(_list_stretches(sentence, named), taken)
    kept = [one for one in stretches if not _is_named_after(text, *one)]
    lists = _find_lists(text, kept)
    return [_describe(text, one, kept, named, lists.get(one, ())) for one in kept]


def _holds_names(actor: ActorMention) -> bool:
    """Tell whether a table says that an actor is no place, whatever its name holds."""
    return actor.kind in _NO_PLACES and "network" not in actor.rule


def _find_lists(text: str, kept: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[str]]:
    """Return what stands beside each name in a list: "in Iowa, New York and Ohio".

    Two names with a comma between are a place and where it is, not a list.
    """
    lists: list[list[tuple[int, int]]] = []
    for one in kept:
        between = text[lists[-1][-1][1] : one[0]] if lists else ""
        if lists and _LISTED.match(between):
            lists[-1].append(one)
        else:
            lists.append([one])
    found = {}
    for some in lists:
        has_and = re.search(r"\b(?:and|or)\b", text[some[0][0] : some[-1][1]])
        if len(some) > 3 or (len(some) > 1 and has_and):
            for at, one in enumerate(some):
                beside = some[max(0, at - 2) : at] + some[at + 1 : at + 3]
                found[one] = [_name_plainly(text[low:high]) for low, high in beside]
    return found


def _list_stretches(
    sentence: ReadSentence, named: Sequence[StateMention]
) -> Iterator[tuple[int, int]]:
    """Yield stretches, those first that are surest."""
    text = sentence.text
    seen = _sort_names(sentence)
    whole = [one for one in seen.others if " " in text[slice(*one)]]
    for state in named:
        if state.how == "name" and not _is_part(state.start, state.end, whole):
            yield state.start, state.end
    for site in iter_sites_in(text):
        is_sure = " " in site.name or "-" in site.name
        if is_sure or _LOCATIVE.search(text, 0, site.start) or _is_part_or_same(site, seen.places):
            if not _is_part(site.start, site.end, whole):
                yield site.start, site.end
    for state in named:
        if state.how == "capital" and not _is_part(state.start, state.end, whole):
            yield state.start, state.end
    for stretch in seen.places:
        yield from _cut(text, *stretch)
    for stretch in [*seen.maybe, *seen.others]:
        for start, end in _cut(text, *stretch):
            if _is_known(text, start, end, named):
                yield start, end


class _Seen(Struct, frozen=True):
    """What the network holds to be places, may hold to be, and holds to be something else."""

    places: tuple[tuple[int, int], ...]
    maybe: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, int], ...]


def _sort_names(sentence: ReadSentence) -> _Seen:
    """Sort the names of a sentence; the scheme "uner" tells best, the two others may outvote it."""
    parse = sentence.parse
    found: tuple[list[tuple[int, int]], ...] = ([], [], [])
    agreed = Counter(
        word
        for name in parse.names
        if name.label in _PLACE_LABELS
        for word in range(name.start, name.end)
    )
    for name in parse.names:
        stretch = parse.starts[name.start], parse.ends[name.end - 1]
        is_agreed = all(agreed[word] > 1 for word in range(name.start, name.end))
        if name.label == "LOC" or (name.label in _PLACE_LABELS and is_agreed):
            found[0].append(stretch)
        elif name.scheme == "uner":
            found[2].append(stretch)
        elif name.label in _PLACE_LABELS:
            found[1].append(stretch)
    return _Seen(*(tuple(some) for some in found))


def _is_part(start: int, end: int, longer: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a stretch is a part of a longer name: "Beijing" of "Beijing Health Bureau"."""
    return any(low <= start and end <= high and high - low > end - start for low, high in longer)


def _is_part_or_same(site: SiteMention, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(low <= site.start and site.end <= high for low, high in stretches)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words with capitals in a stretch.

    "Pandi, Bulacan" names two places, "the small town of Garissa" one.
    """
    for run in _RUN.finditer(text, start, end):
        skipped = _OPENING.match(text, run.start(), run.end())
        begin = skipped.end() if skipped else run.start()
        name = text[begin : run.end()]
        if name and name not in _NO_NAMES and not _is_code(name):
            yield begin, run.end()
            yield from _part(text, begin, run.end())


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands before and after "of", for where the whole holds another place."""
    of = text.find(" of ", start, end)
    if of > 0:
        yield start, of
        yield of + len(" of "), end


def _is_code(name: str) -> bool:
    """Tell whether a name is written like "UNHCR" and in no table of ours."""
    plain = name.replace(".", "")
    return plain.isupper() and len(plain) <= _LONGEST_CODE and not find_sites(name)


def _is_known(text: str, start: int, end: int, named: Sequence[StateMention]) -> bool:
    """Tell whether a name that the network takes for something else is a place after all.

    It must be in a table, and "in" must stand before it, "city" behind it, or the state that it is
    in: "Krasnodar, Russia".
    """
    name = text[start:end]
    towns = [one for one in find_candidates(name) if one.is_first]
    if not find_sites(name) and not any(one.population >= _LEAST_KNOWN for one in towns):
        return False
    if _LOCATIVE.search(text, max(0, start - _WINDOW), start) or _find_hint(text, start, end)[0]:
        return True
    inside = _INSIDE_NAME.match(text, end)
    states = [one.state.iso2 for one in named if inside and one.start == inside.start(1)]
    return any(
        one.country in states or (inside is not None and one.admin == inside[1]) for one in towns
    )


def _without_overlap(
    stretches: Iterator[tuple[int, int]], taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in stretches:
        if start < end and not any(low < end and start < high for low, high in [*taken, *kept]):
            kept.append((start, end))
    return sorted(kept)


def _is_named_after(text: str, start: int, end: int) -> bool:
    return bool(
        _COMPOUND_AFTER.match(text, end)
        or _NAMED_AFTER.match(text, end)
        or _COMPOUND_BEFORE.search(text, max(0, start - 2), start)
        or _NAMED_BEFORE.search(text, max(0, start - _WINDOW), start)
    )


def _describe(
    text: str,
    stretch: tuple[int, int],
    others: Sequence[tuple[int, int]],
    named: Sequence[StateMention],
    listed: Sequence[str],
) -> Proposal:
    start, end = stretch
    own = next((x for x in named if (x.start, x.end) == stretch), None)
    if own is not None and own.how == "name":
        return _describe_state(text, own)
    hint, longer = _find_hint(text, start, end)
    states = [own.state.iso3] if own is not None else _find_owners(text, start, end, named)
    following = next((x for x in others if x[0] >= end and _INSIDE.match(text[end : x[0]])), None)
    return Proposal(
        start=start,
        end=longer,
        name=_name_plainly(text[start:end]),
        hint=hint,
        states=tuple(states),
        inside=_name_plainly(text[slice(*following)]) if following and not listed else "",
        listed=tuple(listed),
    )


def _describe_state(text: str, own: StateMention) -> Proposal:
    """Return a state, or a part of it: "southern Chad", "the west of Suriname"."""
    part = _PART_OF_STATE.search(text, max(0, own.start - _WINDOW), own.start)
    return Proposal(
        start=part.start() if part else own.start,
        end=own.end,
        name=text[part.start() : own.end] if part else own.state.name,
        hint="region" if part else "",
        states=(own.state.iso3,),
        state=own.state.iso3,
    )


def _name_plainly(words: str) -> str:
    if find_sites(words) or find_candidates(words):
        return words
    plain = _DIRECTION.sub("", words)
    listed = _CAPITAL_DIRECTION.sub("", plain)
    return listed if find_sites(listed) else plain


def _find_hint(text: str, start: int, end: int) -> tuple[Hint, int]:
    """Return what kind of place it is, and where its name ends with the word that says so."""
    for hint, look in _AFTER.items():
        match = look.match(text, end)
        if match is not None:
            return hint, match.end()
    for hint, look in _BEFORE.items():
        if look.search(text, max(0, start - _WINDOW), start):
            return hint, end
    inner = re.search(rf" ({_REGION})\Z", text[start:end], re.IGNORECASE)
    return ("region" if inner else ""), end


def _find_owners(
    text: str, start: int, end: int, named: Sequence[StateMention]
) -> list[str]:
    """Return the states that the words beside a name put it in, the surest first."""
    after = [
        one.state.iso3
        for one in named
        if one.start >= end and one.how == "name" and _INSIDE.match(text[end : one.start])
    ]
    before = [
        one.state.iso3
        for one in named
        if one.end <= start
        and one.how in ("name", "demonym")
        and _OWNED.match(text[one.end : start])
    ]
    return [*after[:1], *before[-1:]]
