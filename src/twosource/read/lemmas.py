"""Finds the lemma of a word: a lexicon of what follows no rule, and rules for the ends of words.

Both were made from the training treebanks by `training.lemmas`.
"""

from collections import defaultdict
from collections.abc import Container, Iterable

__all__ = ["Edit", "Lemmas", "find_inflection", "write_base"]

Edit = tuple[int, str]
Key = tuple[str, str, str]
LONGEST_END = 6


def find_inflection(upos: str, features: str) -> str:
    """Return what of the features matters for the lemma: "Plur", "Sup", "Fin3", "Part"."""
    if upos in ("NOUN", "PROPN"):
        return "Plur" if "Number=Plur" in features or "Number=Ptan" in features else ""
    if upos in ("ADJ", "ADV"):
        return "Cmp" if "Degree=Cmp" in features else "Sup" if "Degree=Sup" in features else ""
    if upos not in ("VERB", "AUX"):
        return ""
    if "VerbForm=Ger" in features or ("VerbForm=Part" in features and "Tense=Pres" in features):
        return "Ing"
    if "VerbForm=Part" in features:
        return "Part"
    if "Tense=Past" in features:
        return "Past"
    return "Third" if "Number=Sing" in features and "Tense=Pres" in features else "Base"


def write_base(word: str, upos: str) -> str:
    """Return the word as rules read it: small letters, but for proper nouns."""
    return word if upos == "PROPN" else word.lower()


class Lemmas:
    """The lexicon and the rules, and the words that were looked up before.

    `known` are words whose spelling is right: a rule that would make another is not believed when
    a different edit makes one of them ("provoked" is of "provoke", not of "provok").
    """

    def __init__(self, lines: Iterable[str], known: Container[str]) -> None:
        self._known = known
        self._words: dict[Key, str] = {}
        self._ends: dict[Key, Edit] = {}
        self._edits: dict[tuple[str, str], list[tuple[str, Edit]]] = defaultdict(list)
        self._bases: dict[str, set[str]] = defaultdict(set)
        self._found: dict[Key, str] = {}
        for line in lines:
            self._take(*line.split("\t"))

    def _take(self, kind: str, upos: str, inflection: str, one: str, other: str) -> None:
        if kind == "word":
            self._words[upos, inflection, one] = other
            return
        if kind == "base":
            self._bases[upos].add(one)
            return
        cut, _, added = other.partition("+")
        edit = int(cut), added
        if kind == "end":
            self._ends[upos, inflection, one] = edit
        else:
            self._edits[upos, inflection].append((one, edit))

    def find(self, word: str, upos: str, features: str) -> str:
        """Return the lemma of a word as it is written, tagged and inflected."""
        key = word, upos, features
        lemma = self._found.get(key)
        if lemma is None:
            if len(self._found) > 100_000:
                self._found.clear()
            lemma = self._found[key] = self.look(word, upos, find_inflection(upos, features))
        return lemma

    def look(self, word: str, upos: str, inflection: str) -> str:
        """Return the lemma of a word by its inflection, without memory."""
        base = write_base(word, upos)
        listed = self._words.get((upos, inflection, word))
        if listed is None:
            listed = self._words.get((upos, inflection, base))
        if listed is not None:
            return listed
        if upos in ("VERB", "AUX"):
            return self._follow_rules(base, "VERB", self._look_at_end(base, inflection))
        return self._follow_rules(base, upos, inflection)

    def _look_at_end(self, base: str, inflection: str) -> str:
        """Return the inflection that the end of a verb shows, where the tag says another."""
        if base in self._bases["VERB"]:
            return inflection
        if base.endswith("ing"):
            return "Ing"
        return "Past" if base.endswith("ed") and inflection != "Part" else inflection

    def _follow_rules(self, base: str, upos: str, inflection: str) -> str:
        """Return what the rules make, or what an edit makes if that alone is a known word."""
        made = [_apply(base, self._find_edit(base, upos, inflection))]
        made += [
            _apply(base, edit)
            for end, edit in self._edits.get((upos, inflection), ())
            if base.lower().endswith(end) and len(end) < len(base)
        ]
        trusted: tuple[Container[str], ...] = (self._bases.get(upos, frozenset()), self._known)
        known = (one for words in trusted for one in made if one.lower() in words)
        return next(known, made[0])

    def _find_edit(self, base: str, upos: str, inflection: str) -> Edit:
        for length in range(min(LONGEST_END, len(base)), -1, -1):
            end = base[len(base) - length :].lower()
            edit = self._ends.get((upos, inflection, end))
            if edit is not None and edit[0] < len(base):
                return edit
        return 0, ""


def _apply(base: str, edit: Edit) -> str:
    return base[: len(base) - edit[0]] + edit[1]
