"""What the network's three schemes of names say together: proposals for the lexicon of actors."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.armed import is_called_armed
from twosource.model.actor import ActorKind, ActorMention
from twosource.model.parse import Name, Parse, Stretch

__all__ = ["propose_names", "settle_kinds"]

# "OTH" and what is not here name no actor, or do not say what kind of one.
_KINDS: dict[str, dict[str, ActorKind]] = {
    "uner": {"PER": "person", "ORG": "organisation", "LOC": "place"},
    "re3d": {
        "Person": "person",
        "Organisation": "organisation",
        "Location": "place",
        "Weapon": "thing",
        "MilitaryPlatform": "thing",
        "Vehicle": "thing",
        "DocumentReference": "thing",
    },
    "gum": {
        "person": "person",
        "organization": "organisation",
        "place": "place",
        "object": "thing",
        "event": "thing",
        "abstract": "thing",
    },
}
# UNER marks names alone; the others mark titles and articles too.
_SCHEMES = ("uner", "re3d", "gum")
_WEIGHTS = {"uner": 3, "re3d": 2, "gum": 2}
_INSIDE = frozenset("of for and the on in to de del al el & - – ' ’ . / \" , bin".split())
_MOST_WORDS = 10
# What is said of a name and no part of it: "the rebel Azawad Council".
_SAID_OF_NAMES = frozenset("rebel insurgent guerrilla separatist militant paramilitary".split())
# "The Haitian gang Ti Lanmo".
_GROUP_BEFORE = re.compile(
    r"\b(?:gang|cartel|militia|group|movement|party|union|charity|company|firm|bank)[^\S\n]{1,2}\Z"
)
_WINDOW = 12


class _Candidate(Struct, frozen=True):
    start: int
    end: int
    kind: ActorKind | None
    scheme: str


def propose_names(parse: Parse) -> tuple[ActorMention, ...]:
    """Return the named persons, organisations, places and things that the network sees.

    They are in order and do not overlap; offsets are code points of the sentence. The stretch is
    that of UNER where it has one, since it leaves out titles; it goes on to where the two others
    end together. The kind is what most say. `rule` tells the schemes that agree: "network uner
    gum". Mentions without a name are left out.
    """
    clusters: list[list[_Candidate]] = []
    for one in _iter_candidates(parse):
        met = [some for some in clusters if one.start < some[0].end and some[0].start < one.end]
        for some in met:
            some.append(one)
        if not met:
            clusters.append([one])
    clusters.sort(key=lambda some: some[0].start)
    limits = [*(some[0].start for some in clusters), len(parse.words)][1:]
    found = (_make_proposal(parse, *both) for both in zip(clusters, limits, strict=True))
    return tuple(one for one in found if one is not None)


def _iter_candidates(parse: Parse) -> Iterator[_Candidate]:
    """Yield what each scheme has, the most trusted scheme first."""
    for scheme in _SCHEMES:
        for name in parse.names:
            if name.scheme != scheme:
                continue
            kind = _KINDS[scheme].get(name.label)
            if kind is None and scheme != "uner":
                continue
            stretch = _trim(parse, name)
            if stretch is not None:
                yield _Candidate(*stretch, kind, scheme)


def _make_proposal(parse: Parse, said: Sequence[_Candidate], limit: int) -> ActorMention | None:
    sums: Counter[ActorKind] = Counter()
    for one in said:
        if one.kind is not None:
            sums[one.kind] += _WEIGHTS[one.scheme]
    if not sums:
        return None
    best = max(sums, key=lambda kind: (sums[kind], kind))
    agreed = dict.fromkeys(one.scheme for one in said if one.kind == best)
    return ActorMention(
        start=parse.starts[said[0].start],
        end=parse.ends[_find_end(said, limit) - 1],
        kind=best,
        rule=" ".join(["network", *agreed]),
    )


def _find_end(said: Sequence[_Candidate], limit: int) -> int:
    """Return where the name ends: later than UNER has it when both others say so.

    "The Norvane Courier" where it has "Norvane" alone. The first of `said` is the most trusted;
    another name begins at `limit`.
    """
    ends = {one.scheme: one.end for one in said}
    end = ends.get("re3d", 0)
    both = end == ends.get("gum") and said[0].end < end <= limit
    return end if both else said[0].end


def settle_kinds(text: str, proposed: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the proposals of a report with one kind for one name.

    Each name has the kind that more schemes gave it over the whole report. The opening of a longer
    name of an organisation is that organisation's when only one scheme spoke for another kind:
    "Norvane Steel" after "Norvane Steel Corporation". What is called like a force, or stands behind
    "the gang" and the like, is an organisation whatever the network takes it for.
    """
    names = [" ".join(text[one.start : one.end].split()) for one in proposed]
    votes: defaultdict[str, Counter[ActorKind]] = defaultdict(Counter)
    for name, one in zip(names, proposed, strict=True):
        votes[name][one.kind] += one.rule.count(" ")
    kinds = {name: max(some, key=lambda kind: (some[kind], kind)) for name, some in votes.items()}
    openings = {
        opening
        for name, kind in kinds.items()
        if kind == "organisation"
        for opening in _openings_of(name)
    }
    for name, some in votes.items():
        if name in openings and max(some.values()) == 1:
            kinds[name] = "organisation"
    for name, one in zip(names, proposed, strict=True):
        is_force = " " in name and is_called_armed(name)
        if is_force or _GROUP_BEFORE.search(text, max(0, one.start - _WINDOW), one.start):
            kinds[name] = "organisation"
    return [replace(one, kind=kinds[name]) for name, one in zip(names, proposed, strict=True)]


def _openings_of(name: str) -> list[str]:
    words = name.split(" ")
    return [" ".join(words[:place]) for place in range(2, len(words))]


def _trim(parse: Parse, name: Name) -> Stretch | None:
    """Return the words of a name without articles and the like; None where it names nobody.

    "The Diyala Province 's" is "Diyala Province"; "residents of Faya" is no name, as its head is
    none; "Faya, Chad" stops at the comma.
    """
    start, end = name.start, name.end
    while start < end and (not _is_name_word(parse, start) or parse.words[start] in _SAID_OF_NAMES):
        start += 1
    commas = [place for place in range(start, end) if parse.words[place] == ","]
    end = commas[0] if commas else end
    while start < end and not _is_name_word(parse, end - 1):
        end -= 1
    if not 0 < end - start <= _MOST_WORDS or _head_of(parse, name) not in range(start, end):
        return None
    words = range(start, end)
    if not any(parse.upos[place] == "PROPN" for place in words):
        return None
    if not all(_is_name_word(parse, place) or parse.words[place] in _INSIDE for place in words):
        return None
    return start, end


def _is_name_word(parse: Parse, place: int) -> bool:
    word = parse.words[place]
    if parse.upos[place] in ("DET", "PRON", "ADP", "PART", "PUNCT"):
        return False
    return word[0].isupper() or word[0].isdigit() or parse.upos[place] == "PROPN"


def _head_of(parse: Parse, name: Name) -> int:
    """Return the word of a name on which no other word of it stands above; the first such."""
    for place in range(name.start, name.end):
        if not name.start <= parse.heads[place] < name.end:
            return place
    return name.start
