"""How much of what others labelled the lexicon alone finds; nothing is trained.

States and demonyms: the named mentions of MEANTIME (Wikinews) that are linked to the article of a
state of our table, or bear no link and are a state's name or demonym as a whole. A name has a
capital: words such as "federal" that are linked to a state are counted apart. Found is one where
an actor overlaps it and has that state.

Typed overlap: the mentions of re3d (reports on Syria and Iraq) of four types, at confidence 0.5 and
more, without pronouns, which no list of names can decide. An actor is right where it overlaps a
mention of its type; a mention is found where an actor of its type overlaps it.
Run: python -m tools.measure_lexicon [--errors] [train|dev]
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from twosource.lexicon.actors import find_actors
from twosource.lexicon.states import find_state, load_states
from twosource.model import ActorMention

__all__ = ["NAMES", "PRONOUNS", "TYPES", "Score", "iter_gold_states", "score_states", "score_types"]

NAMES = Path(__file__).parents[2] / "shared" / "data" / "02_ner"
TYPES = frozenset({"Person", "Organisation", "Location", "Nationality"})
CONFIDENCE = 0.5

PRONOUNS = frozenset(
    """
    i me my mine myself we us our ours ourselves you your yours he him his himself she her hers
    herself it its itself they them their theirs themselves who whom which that this these those
    there here others some all
    """.split()
)
# Titles of articles that are not the name of the table.
_ARTICLES = {
    "People's_Republic_of_China": "CHN",
    "Republic_of_Ireland": "IRL",
    "Georgia_(country)": "GEO",
    "Ivory_Coast": "CIV",
    "The_Gambia": "GMB",
    "The_Bahamas": "BHS",
    "Republic_of_Macedonia": "MKD",
    "East_Timor": "TLS",
    "Burma": "MMR",
    "Swaziland": "SWZ",
    "Federated_States_of_Micronesia": "FSM",
    "State_of_Palestine": "PSE",
    "Holy_See": "VAT",
    "Soviet_Union": "RUS",
}
_LEFT = re.compile(r" (?=(?:[,.;:!?)\]%]|'s|'|’s|n't|''))")
_PLACE_BEFORE = re.compile(r"\b(?:from|to|of|on|for|new|democratic)\s(?:the\s)?\Z")


class Gold(Struct, frozen=True):
    """A mention at the code points `[start, end)` of its text, with a state's code or a type."""

    start: int
    end: int
    label: str


class Score(Struct, frozen=True):
    """Counts: what was labelled, what of that was found, what was given, what of that is right."""

    labelled: int
    found: int
    given: int
    right: int

    @property
    def recall(self) -> float:
        """Return the share of what was labelled that was found."""
        return self.found / self.labelled

    @property
    def precision(self) -> float:
        """Return the share of what was given that is right."""
        return self.right / self.given

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


class _Entity(Struct, frozen=True):
    s: int
    e: int
    syn: str
    type: str
    link: str


class _Tokens(Struct, frozen=True):
    tokens: list[str]
    sent: list[int]
    entities: list[_Entity]


class _Marked(Struct, frozen=True):
    begin: int
    end: int
    type: str
    value: str
    confidence: float


class _Text(Struct, frozen=True):
    text: str
    entities: list[_Marked]


def iter_gold_states(path: Path, *, words: bool = False) -> Iterator[tuple[str, list[Gold]]]:
    """Yield the text of each document of MEANTIME and its mentions of states.

    With `words`, those without a capital as well.
    """
    for line in gzip.decompress(path.read_bytes()).splitlines():
        document = msgspec.json.decode(line, type=_Tokens)
        text, places = _write_out(document)
        gold = {
            Gold(places[one.s][0], places[one.e - 1][1], iso3)
            for one in document.entities
            if one.syn in ("NAM", "PRE.NAM")
            for iso3 in [_state_of(one, document.tokens)]
            if iso3 and (words or _has_capital(document.tokens[one.s : one.e]))
        }
        yield text, sorted(gold, key=lambda one: one.start)


def score_states(path: Path, *, words: bool = False) -> Score:
    """Score the states found in MEANTIME; given are the states and demonyms that stand alone.

    With `words`, mentions without a capital are asked for too.
    """
    labelled = found = given = right = 0
    for text, gold in iter_gold_states(path, words=words):
        actors = find_actors(text)
        alone = [one for one in actors if one.kind in ("state", "demonym")]
        labelled += len(gold)
        found += sum(any(_is_state(one, actor) for actor in actors) for one in gold)
        given += len(alone)
        right += sum(any(_is_state(one, actor) for one in gold) for actor in alone)
    return Score(labelled, found, given, right)


def score_types(path: Path) -> Score:
    """Score the typed overlap with re3d."""
    labelled = found = given = right = 0
    for text, gold in _iter_typed(path):
        actors = [(actor, _type_of(text, actor)) for actor in find_actors(text)]
        labelled += len(gold)
        given += len(actors)
        found += sum(any(_is_typed(one, *actor) for actor in actors) for one in gold)
        right += sum(any(_is_typed(one, *actor) for one in gold) for actor in actors)
    return Score(labelled, found, given, right)


def _has_capital(tokens: Sequence[str]) -> bool:
    return any(token[0].isupper() for token in tokens)


def _state_of(entity: _Entity, tokens: Sequence[str]) -> str:
    article = entity.link.rsplit("/", 1)[-1]
    by_name = {state.name.replace(" ", "_"): state.iso3 for state in load_states()}
    if article:
        return _ARTICLES.get(article) or by_name.get(article, "")
    state = find_state(" ".join(tokens[entity.s : entity.e]))
    return state.iso3 if state else ""


def _write_out(document: _Tokens) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of the tokens, as the press would write it, and where each token stands."""
    text, places = "", []
    last = 0
    for token, sentence in zip(document.tokens, document.sent, strict=True):
        word = {"``": "“", "''": "”"}.get(token, token)
        gap = "\n" if sentence != last else " "
        if text and not (gap == " " and (_LEFT.match(f" {word}") or text[-1] in "“([$")):
            text += gap
        places.append((len(text), len(text) + len(word)))
        text += word
        last = sentence
    return text, places


def _iter_typed(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    for line in gzip.decompress(path.read_bytes()).splitlines():
        document = msgspec.json.decode(line, type=_Text)
        yield (
            document.text,
            [
                Gold(one.begin, one.end, one.type)
                for one in document.entities
                if one.confidence >= CONFIDENCE
                and one.type in TYPES
                and one.value.casefold() not in PRONOUNS
            ],
        )


def _is_state(gold: Gold, actor: ActorMention) -> bool:
    return _overlaps(gold, actor) and actor.state == gold.label


def _is_typed(gold: Gold, actor: ActorMention, kind: str) -> bool:
    return _overlaps(gold, actor) and gold.label == kind


def _overlaps(gold: Gold, actor: ActorMention) -> bool:
    return actor.start < gold.end and gold.start < actor.end


def _type_of(text: str, actor: ActorMention) -> str:
    """Return the type of re3d that an actor has; a state in the place of one is a location."""
    if actor.kind in ("person", "role"):
        return "Organisation" if actor.is_group else "Person"
    if actor.kind == "demonym":
        return "Organisation" if text[actor.end - 1] == "s" else "Nationality"
    if actor.kind == "capital":
        return "Location"
    if actor.kind == "state":
        is_place = actor.is_place or _PLACE_BEFORE.search(text[: actor.start][-30:])
        return "Location" if is_place else "Organisation"
    return "Organisation"


def _list_errors(part: str) -> None:
    """Print what was missed and what was given wrongly, the commonest first."""
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    meantime = NAMES / f"meantime-entities-{part}.jsonl.gz"
    for text, gold in iter_gold_states(meantime, words=True):
        actors = find_actors(text)
        missed.update(
            f"state {one.label}: {text[max(0, one.start - 20) : one.end + 20]!r}"
            for one in gold
            if not any(_is_state(one, actor) for actor in actors)
        )
    for text, gold in _iter_typed(NAMES / f"re3d-open-{part}.jsonl.gz"):
        typed = [(actor, _type_of(text, actor)) for actor in find_actors(text)]
        missed.update(
            f"{one.label}: {text[one.start : one.end]}"
            for one in gold
            if not any(_is_typed(one, *actor) for actor in typed)
        )
        wrong.update(
            f"{kind}: {text[actor.start : actor.end]} [{actor.rule}]"
            for actor, kind in typed
            if not any(_is_typed(one, actor, kind) for one in gold)
        )
    for title, counts in (("missed", missed), ("given wrongly", wrong)):
        print(f"\n{title}")
        for words, count in counts.most_common():
            print(f"{count:4} {words}")


def main(arguments: Sequence[str]) -> None:
    """Print both figures for one half of the data."""
    part = "train" if "train" in arguments else "dev"
    meantime = NAMES / f"meantime-entities-{part}.jsonl.gz"
    states = score_states(meantime)
    every = score_states(meantime, words=True)
    types = score_types(NAMES / f"re3d-open-{part}.jsonl.gz")
    print(f"states and demonyms, MEANTIME {part}: {states.found} of {states.labelled} found")
    print(f"  recall {states.recall:.4f}; labelled among those given {states.precision:.4f}")
    print(f"  with linked words that are no names: {every.found} of {every.labelled}")
    print(f"typed overlap, re3d {part}: {types.found} of {types.labelled} found")
    print(f"  precision {types.precision:.4f} recall {types.recall:.4f} F1 {types.f1:.4f}")
    if "--errors" in arguments:
        _list_errors(part)


if __name__ == "__main__":
    main(sys.argv[1:])
