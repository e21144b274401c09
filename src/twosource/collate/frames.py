"""A passage as its words of meaning: who or what each is, what it hangs from, and in which part."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from twosource.collate.versions import Version
from twosource.lexicon.meanings import is_known
from twosource.model import Mention, MentionKind, Parse, Span
from twosource.text.folding import fold

__all__ = ["PERSONS", "Frame", "Link", "Part", "Unit", "UnitKind", "make_frame"]

UnitKind = MentionKind | Literal["word"]
Part = Literal["agent", "patient", "goal", "source", "place", "owner", "of", "with", "other"]

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = frozenset({"be", "have", "do", "also", "then", "there", "here", "when", "as"})
_GOALS = frozenset("to toward towards against for into on onto upon".split())
_SOURCES = frozenset("from off out".split())
_PLACES = frozenset("in at over near inside outside at along around across through".split())
_SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
_PASSIVES = frozenset({"nsubj:pass", "csubj:pass"})
_SHARED = frozenset({"conj", "appos", "flat", "list"})
_CASES = {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they"}
_ARGUMENTS: dict[str, Part] = {"ARG0": "agent", "ARG1": "patient"}
_FARTHEST = 6
_PARTICLES = frozenset("up down in out on off back away ahead over round around aside".split())
PERSONS = frozenset("i we you he she it they".split())
"""Lemmas of the pronouns that stand for somebody, or for a thing."""
_OPENING, _CLOSING, _EITHER = frozenset("“„«"), frozenset("”»"), frozenset({'"', "''", "``"})


class Link(Struct, frozen=True):
    """Hangs from the word `anchor` in this part."""

    anchor: int
    part: Part


class Unit(Struct, frozen=True):
    """A word of meaning, or a whole name, number or date, at its head word.

    `key` is what is compared: a value of a mention, or a folded lemma.
    """

    word: int
    kind: UnitKind
    key: str
    upos: str
    at: Span


class Frame:
    """The words of one passage in columns, its units, and what hangs from what."""

    def __init__(self, words: "_Columns", units: Sequence[Unit], *, is_torn: bool) -> None:
        self.is_torn = is_torn
        self.lemmas = words.lemmas
        self.upos = words.upos
        self.features = words.features
        self.heads = words.heads
        self.relations = words.relations
        self.spans = words.spans
        self.arguments = words.arguments
        self.mentions = words.mentions
        self.units = tuple(units)
        self.by_word: Mapping[int, int] = {one.word: at for at, one in enumerate(units)}
        self.persons = tuple(
            word
            for word, upos in enumerate(self.upos)
            if upos == "PRON" and self.lemmas[word] in PERSONS and word not in self.by_word
        )
        self.children: defaultdict[int, list[int]] = defaultdict(list)
        for word, head in enumerate(self.heads):
            self.children[head].append(word)
        self._links: dict[int, tuple[Link, ...]] = {}
        self.quoted, self.balanced = _find_quoted(self.lemmas)

    def links(self, word: int) -> tuple[Link, ...]:
        """Return what a word hangs from: in the tree, and as an argument of verbs."""
        known = self._links.get(word)
        if known is None:
            found = [*self.in_tree(word), *self._as_argument(word)]
            known = self._links[word] = tuple(dict.fromkeys(found))
        return known

    def fillers(self, anchor: int, part: Part) -> list[int]:
        """Return the words and pronouns in one part of an anchor, in order."""
        return [
            word
            for word in range(len(self.heads))
            if word in self.by_word or word in self.persons
            if Link(anchor, part) in self.links(word)
        ]

    def preposition(self, word: int) -> str:
        """Return the folded preposition of a word, "" without one."""
        cases = [x for x in self.children[word] if self.relations[x] in ("case", "mark")]
        return self.lemmas[cases[0]] if cases else ""

    def above(self, word: int) -> list[int]:
        """Return what a word hangs from, upwards, the nearest first."""
        found: list[int] = []
        head = self.heads[word]
        while head >= 0 and len(found) < _FARTHEST:
            found.append(head)
            head = self.heads[head]
        return found

    def phrase(self, word: int) -> list[int]:
        """Return a noun and what is said of it, clauses left out."""
        found, waiting = [], [word]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += [
                child
                for child in self.children[one]
                if self.relations[child].split(":")[0] in ("amod", "compound", "nmod", "flat",
                                                           "appos", "nummod", "det")
            ]  # fmt: skip
        return sorted(found)

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb is passive: "was signed", "the treaty signed in May"."""
        labels = {self.relations[one] for one in self.children[verb]}
        if labels & {"aux:pass", "nsubj:pass", "csubj:pass"}:
            return True
        if labels & _SUBJECTS:
            return False
        features = self.features[verb]
        return self.relations[verb].split(":")[0] in ("acl", "amod") and "Tense=Past" in features

    def in_tree(self, word: int) -> list[Link]:
        """Return what a word hangs from in the tree; one joined by "and" hangs as the first."""
        first = self.first_of(word)
        head = self.heads[first]
        if head < 0:
            return []
        return [Link(head, self._part(first, head))]

    def first_of(self, word: int) -> int:
        """Return the first of those that a word is joined with by "and", itself where by none."""
        first = word
        for _ in range(_FARTHEST):
            if self.relations[first].split(":")[0] not in _SHARED or self.heads[first] < 0:
                break
            if self.upos[first] == "VERB":
                break
            first = self.heads[first]
        return first

    def said(self, verb: int) -> str:
        """Return the lemma of a verb with its particle: "hold up" is not "hold"."""
        particles = [
            self.lemmas[x]
            for x in self.children[verb]
            if self.relations[x] == "compound:prt"
            or (self.relations[x] == "advmod" and self.lemmas[x] in _PARTICLES and x > verb)
        ]
        return " ".join([self.lemmas[verb], *particles[:1]])

    def common_head(self, one: int, other: int) -> int | None:
        """Return the nearest word that two words hang from, None where there is none."""
        above = self.above(other)
        return next((word for word in self.above(one) if word in above), None)

    def _part(self, word: int, head: int) -> Part:
        relation = self.relations[word]
        base = relation.split(":")[0]
        case = self.preposition(word)
        if relation in _SUBJECTS:
            return "patient" if self.is_passive(head) else "agent"
        if relation in _PASSIVES or base == "obj":
            return "patient"
        if base == "iobj":
            return "goal"
        if base in ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp"):
            if relation == "nmod:poss":
                return "owner"
            return self._part_by_case(case)
        if base in ("amod", "compound"):
            return "owner"
        return "other"

    def _part_by_case(self, case: str) -> Part:
        if case == "by":
            return "agent"
        if case == "of":
            return "of"
        if case in _GOALS:
            return "goal"
        if case in _SOURCES:
            return "source"
        if case in _PLACES:
            return "place"
        if case == "with":
            return "with"
        return "other"

    def _as_argument(self, word: int) -> list[Link]:
        return [
            Link(verb, _ARGUMENTS[role])
            for verb, role in self.arguments.get(word, ())
            if role in _ARGUMENTS
        ]


class _Columns(Struct):
    """The words of the sentences of a passage, one after the other."""

    lemmas: list[str] = []
    upos: list[str] = []
    features: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    spans: list[Span] = []
    arguments: dict[int, list[tuple[int, str]]] = {}
    mentions: list[str] = []


def make_frame(version: Version, numbers: Sequence[int]) -> Frame | None:
    """Return the frame of the given sentences; None where one of them was not parsed."""
    columns = _Columns([], [], [], [], [], [], {}, [])
    for number in numbers:
        parse = version.parse_of(number)
        if parse is None or not parse.words:
            return None
        _append(columns, version, number, parse)
    passage = version.passage(numbers)
    units = _find_units(columns, version, passage)
    return Frame(columns, units, is_torn=version.is_torn(numbers))


def _append(columns: _Columns, version: Version, number: int, parse: Parse) -> None:
    size = len(columns.heads)
    columns.lemmas += [
        _mend(fold(lemma), upos, relation)
        for lemma, upos, relation in zip(parse.lemmas, parse.upos, parse.relations, strict=True)
    ]
    columns.upos += parse.upos
    columns.features += parse.features
    columns.heads += [head + size if head >= 0 else -1 for head in parse.heads]
    columns.relations += parse.relations
    columns.mentions += parse.mentions
    columns.spans += [
        version.locate(number, start, end)
        for start, end in zip(parse.starts, parse.ends, strict=True)
    ]
    for frame in parse.predicates:
        for one in frame.arguments:
            held = columns.arguments.setdefault(one.word + size, [])
            held.append((frame.word + size, one.role))


def _find_quoted(words: Sequence[str]) -> tuple[frozenset[int], bool]:
    """Return the words inside quotation marks, and whether every mark has its fellow."""
    inside: set[int] = set()
    is_open, balanced = False, True
    for word, text in enumerate(words):
        if text in _OPENING or (text in _EITHER and not is_open):
            balanced = balanced and not is_open
            is_open = True
        elif text in _CLOSING or text in _EITHER:
            balanced = balanced and is_open
            is_open = False
        elif is_open:
            inside.add(word)
    return frozenset(inside), balanced and not is_open


def _mend(lemma: str, upos: str, relation: str) -> str:
    """Return a lemma as it should be: "free" for "fre", which lost its last letter, "she" for "her"
    where that is somebody.
    """
    if upos == "PRON" and relation != "nmod:poss":
        return _CASES.get(lemma, lemma)
    if upos not in ("VERB", "NOUN", "ADJ"):
        return lemma
    return lemma + "e" if not is_known(lemma) and is_known(lemma + "e") else lemma


def _find_units(columns: _Columns, version: Version, passage: Span) -> list[Unit]:
    taken = _take_words(columns, version, passage)
    units, used = [], set()
    for word, upos in enumerate(columns.upos):
        one = taken.get(word)
        if one is None:
            if upos in _TELLING and columns.lemmas[word] not in _LIGHT:
                lemma = columns.lemmas[word]
                units.append(Unit(word, "word", lemma, upos, columns.spans[word]))
            continue
        kind, mention = one
        if id(mention) not in used:
            used.add(id(mention))
            inside = [x for x in taken if taken[x][1] is mention]
            head = _head_of(inside, columns.heads)
            units.append(Unit(head, kind, mention.value, columns.upos[head], mention.span))
    return units


def _take_words(
    columns: _Columns, version: Version, passage: Span
) -> dict[int, tuple[MentionKind, Mention]]:
    """Return the mention that each word belongs to; of two a name wins, then a number."""
    kinds: tuple[MentionKind, ...] = ("date", "number", "name")
    return {
        word: (kind, mention)
        for kind in kinds
        for mention in version.mentions_in(passage, kind)
        for word, span in enumerate(columns.spans)
        if span.start < mention.span.end and mention.span.start < span.end
    }


def _head_of(inside: Sequence[int], heads: Sequence[int]) -> int:
    """Return the word of a mention that hangs from without; the last where all are inside."""
    within = set(inside)
    return next((one for one in inside if heads[one] not in within), inside[-1])
