"""Finds the lemma of a word: a lexicon of what follows no rule, and rules for the ends of words.

Both were made from the training treebanks by `training.lemmas`.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable

__all__ = ["Edit", "Lemmas", "find_inflection", "write_base"]

Edit = tuple[int, str]
Key = tuple[str, str, str]
LONGEST_END = 6
# Where one form of a verb is listed, a word that is tagged as the other is found there too.
_SISTERS = {"Past": ("Part",), "Part": ("Past",)}
_DOUBLED = re.compile(r"([bdfglmnprstz])\1$")
_LONG = re.compile(r"[aeiou][^aeiou]+[aeiou]")
_PREFIX = re.compile(r"(over|out|re|un|mis|fore|under|with|inter)(?=\w{3})")
_HARDENED = re.compile(r"[aeiou][^aeiou]+ick$")
_SHORT = re.compile(r"^[^aeiou]+[aeiou][^aeiouwxy]$")
# Stems that want an "e" before they are a verb: "tim", "orchestrat", "organis", "argu".
_WANTS_E = re.compile(r"(?:[^aeo]at|i[sz]|[vcu]|[bdgkptz]l|r[gs]|ns)$")


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
        # "Write" in a title has a capital for a lemma; at the start of a sentence it has not.
        is_title = (upos, inflection) == ("VERB", "Base")
        listed = None if is_title else self._words.get((upos, inflection, word))
        if listed is None:
            listed = self._words.get((upos, inflection, base))
        if listed is not None:
            return listed
        if upos in ("VERB", "AUX"):
            return self._find_verb(base, self._look_at_end(base, inflection))
        return self._follow_rules(base, upos, inflection)

    def _find_verb(self, base: str, inflection: str) -> str:
        """Return the lemma of a verb: a known one by the rules or by its spelling, else the best.

        Tags are wrong at times, so the rules of the other past form are asked too.
        """
        prefix = _PREFIX.match(base)
        inner = prefix and self._words.get(("VERB", inflection, base[prefix.end() :]))
        if prefix and inner and base not in self._bases["VERB"]:
            return prefix[0] + inner
        made = self._follow_rules(base, "VERB", inflection)
        regular = _undo(base) if inflection in ("Past", "Part", "Ing") else []
        if made in regular or not regular:
            regular.insert(0, made)
        others = [base.removesuffix("s"), base]
        if len(regular) == 1:
            others += [self._follow_rules(base, "VERB", x) for x in _SISTERS.get(inflection, ())]
        for one in (*regular, *others):
            if one in self._bases["VERB"]:
                return one
        spelt = _undo(base)
        if len(regular) == 1 or (made in spelt and not _is_plain(base)):
            return made
        return spelt[0]

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


def _undo(word: str) -> list[str]:
    """Return the verbs that a regular form may be of, the likeliest spelling first."""
    end = next((one for one in ("ing", "ed") if word.endswith(one)), "")
    stem = word.removesuffix(end)
    if not end or len(stem) < 2:
        return []
    if _DOUBLED.search(stem):
        stays = stem[-1] in "sz" or (stem[-1] == "l" and not _LONG.search(stem[:-1]))
        return [stem, stem[:-1]] if stays else [stem[:-1], stem]
    if end == "ed" and stem.endswith("i"):
        return [f"{stem[:-1]}y", f"{stem}e"]
    if end == "ing" and stem.endswith("y"):
        return [stem, f"{stem[:-1]}ie"]
    if _HARDENED.search(stem):
        return [stem[:-1], stem]
    return [f"{stem}e", stem] if _wants_e(stem) else [stem, f"{stem}e"]


def _wants_e(stem: str) -> bool:
    return bool(_SHORT.search(stem) or _WANTS_E.search(stem))


def _is_plain(word: str) -> bool:
    """Tell whether the spelling of a form leaves no choice: "timed", "mimicking"."""
    stem = word.removesuffix("ing").removesuffix("ed")
    doubled = stem.endswith("ll") and _LONG.search(stem[:-2])
    return bool(doubled or _SHORT.search(stem) or _HARDENED.search(stem))


def _apply(base: str, edit: Edit) -> str:
    return base[: len(base) - edit[0]] + edit[1]
