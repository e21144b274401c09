"""Makes sentences that nobody wrote out of those that somebody did, for a teacher to read.

A state takes another's name, a word that names an act that of another act, and other words such as
stand elsewhere in their place, each of the same part of speech and form. What comes out is often
odd. That does no harm: what is learned from it is what the teacher makes of it (Jiao et al. 2020).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from training.example import NO_TAG, Example
from twosource.lexicon.states import load_states

__all__ = ["Words", "collect_words", "vary"]

# Shares of words that are exchanged: states, words of acts, and others, of which a sentence in two
# has many exchanged and one in two few.
_STATES = 0.5
_CUES = 0.45
_OTHERS = (0.06, 0.2)
# Of other words so many become a word that names an act somewhere.
_MADE_CUES = 0.3
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})

Form = tuple[str, str]


class Words(Struct, frozen=True):
    """Words by part of speech and features: all, and those that name an act; states by kind."""

    all: dict[Form, list[str]]
    cues: dict[Form, list[str]]
    states: dict[str, list[str]]
    kinds: dict[str, str]


def collect_words(examples: Sequence[Example]) -> Words:
    """Return the words of examples that know their parts of speech and their acts."""
    found: dict[Form, list[str]] = defaultdict(list)
    cues: dict[Form, list[str]] = defaultdict(list)
    for example in examples:
        tags = example.layers.get("acts.cue") or (NO_TAG,) * len(example.words)
        for word, form, tag in zip(example.words, _list_forms(example), tags, strict=True):
            if form[0] in _OPEN:
                found[form].append(word)
            if tag.startswith("B-"):
                cues[form].append(word)
    states = _list_states()
    kinds = {word: kind for kind, words in states.items() for word in words}
    return Words(all=dict(found), cues=dict(cues), states=states, kinds=kinds)


def _list_forms(example: Example) -> Iterator[Form]:
    return zip(example.columns["upos"], example.columns["features"], strict=True)


def _list_states() -> dict[str, list[str]]:
    """Return the single words that name states, their people, and their capitals."""
    states: dict[str, list[str]] = {"name": [], "one": [], "many": [], "capital": []}
    for one in load_states():
        many = [x for x in one.demonyms if x.endswith("s") and x[:-1] in one.demonyms]
        states["name"].append(one.name)
        states["many"] += many
        states["one"] += [x for x in one.demonyms if x not in many]
        states["capital"] += (one.capital, *one.seats)
    return {kind: [x for x in words if x.isalpha()] for kind, words in states.items()}


def vary(example: Example, words: Words, chance: Random) -> Example:
    """Return the words of an example with some exchanged; nothing else is known of it."""
    share = _OTHERS[chance.random() < 1 / 2]
    tags = example.layers.get("acts.cue") or (NO_TAG,) * len(example.words)
    renamed: dict[str, str] = {}
    made = []
    for word, form, tag in zip(example.words, _list_forms(example), tags, strict=True):
        if kind := words.kinds.get(word):
            stays = chance.random() >= _STATES
            renamed.setdefault(word, word if stays else chance.choice(words.states[kind]))
            made.append(renamed[word])
        elif tag.startswith("B-") and form in words.cues and chance.random() < _CUES:
            made.append(_write_like(chance.choice(words.cues[form]), word))
        elif form in words.all and chance.random() < share:
            is_cue = form in words.cues and chance.random() < _MADE_CUES
            some = words.cues if is_cue else words.all
            made.append(_write_like(chance.choice(some[form]), word))
        else:
            made.append(word)
    return Example(id=f"varied-{example.id}", words=tuple(made))


def _write_like(word: str, other: str) -> str:
    """Return a word with a capital where the other has one, and without where it has none."""
    first = word[:1].upper() if other[:1].isupper() else word[:1].lower()
    return first + word[1:]
