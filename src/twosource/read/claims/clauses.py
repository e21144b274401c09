"""What stands where beside an act: subjects, objects and "with …", whatever the clause looks like.

A passive, a relative clause, a participle or a verb that another one controls has its subject or
object elsewhere in the tree; here each is found at its slot: "subj", "obj", "to", "with", "comp".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from twosource.model.parse import Parse

__all__ = ["Clauses", "Slots"]

Slots = Mapping[str, Sequence[int]]

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVES = frozenset({"nsubj:pass", "csubj:pass"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBLIQUES = frozenset({"obl", "nmod", "advcl", "obl:agent", "obl:unmarked", "nmod:unmarked"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
# Their object does what the clause below them tells: "forced Chad to withdraw".
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "agree"})


class Clauses:
    """The clauses of one sentence; slots are worked out when they are asked for, and kept."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.children: list[list[int]] = [[] for _ in parse.words]
        for word, head in enumerate(parse.heads):
            if head >= 0:
                self.children[head].append(word)
        self._slots: dict[int, Slots] = {}
        self._frames = {one.word: one for one in parse.predicates}

    def has(self, word: int, *relations: str) -> int | None:
        """Return the first child with one of these relations."""
        found = (one for one in self.children[word] if self.parse.relations[one] in relations)
        return next(found, None)

    def is_passive(self, verb: int) -> bool:
        """Tell whether a verb is passive: "was signed", "the treaty signed in May"."""
        labels = {self.parse.relations[one] for one in self.children[verb]}
        if labels & {"aux:pass", "nsubj:pass", "csubj:pass"}:
            return True
        features = self.parse.features[verb]
        has_subject = bool(labels & _SUBJECTS)
        first = self.parse.heads[verb]
        if self._base(verb) == "conj" and not has_subject and self.parse.upos[first] == "VERB":
            # "arrested and deported" is as passive as its first word.
            return self.is_passive(first)
        if "Voice=Pass" in features and not has_subject:
            return True
        return (
            self._base(verb) in ("acl", "amod")
            and "VerbForm=Part" in features
            and "Tense=Past" in features
        )

    def slots(self, word: int) -> Slots:
        """Return the words in each slot of a verb or a noun."""
        known = self._slots.get(word)
        if known is None:
            self._slots[word] = {}
            is_noun = self.parse.upos[word] in ("NOUN", "PROPN") and not self._is_clause(word)
            known = self._find_noun_slots(word) if is_noun else self._find_verb_slots(word)
            self._slots[word] = known
        return known

    def spread(self, word: int) -> list[int]:
        """Return a word and those that are joined to it by "and", in order."""
        return sorted({word, *(x for x in self.children[word] if self._base(x) == "conj")})

    def subtree(self, word: int) -> list[int]:
        """Return all words that hang below a word, itself included, in order."""
        found, waiting = [], [word]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += self.children[one]
        return sorted(found)

    def above(self, word: int) -> Iterator[int]:
        """Yield what a word hangs from, upwards."""
        head = self.parse.heads[word]
        while head >= 0:
            yield head
            head = self.parse.heads[head]

    def preposition(self, word: int) -> str:
        """Return the preposition of a word: "with", "because of" as "because"."""
        cases = [x for x in self.children[word] if self.parse.relations[x] in ("case", "mark")]
        return self.parse.lemmas[cases[0]].lower() if cases else ""

    def _base(self, word: int) -> str:
        return self.parse.relations[word].split(":")[0]

    def _is_clause(self, word: int) -> bool:
        return self.has(word, "cop", "nsubj", "csubj") is not None

    def _find_verb_slots(self, verb: int) -> Slots:
        slots: dict[str, list[int]] = defaultdict(list)
        passive = self.is_passive(verb)
        for child in self.children[verb]:
            self._place_child(slots, child, passive=passive)
        self._place_relative(slots, verb)
        self._borrow(slots, verb, passive=passive)
        self._ask_frame(slots, verb)
        return {name: sorted(dict.fromkeys(words)) for name, words in slots.items()}

    def _place_child(self, slots: dict[str, list[int]], child: int, *, passive: bool) -> None:
        relation = self.parse.relations[child]
        if relation in _SUBJECTS:
            slots["subj"].append(child)
        elif relation in _PASSIVES or relation == "obj":
            slots["obj"].append(child)
        elif relation == "iobj":
            slots["to"].append(child)
        elif self._base(child) in _CLAUSES:
            slots["comp"].append(child)
        elif relation in _OBLIQUES:
            name = self.preposition(child)
            is_agent = relation == "obl:agent" or (name == "by" and passive)
            slots["subj" if is_agent else name or "aside"].append(child)
        elif relation in ("compound:prt", "advmod"):
            slots["particle"].append(child)

    def _place_relative(self, slots: dict[str, list[int]], verb: int) -> None:
        """Put what a relative clause hangs from where its pronoun stands, or where none does."""
        relation = self.parse.relations[verb]
        if relation not in ("acl:relcl", "acl") or self._replace_pronoun(slots, verb):
            return
        head = self.parse.heads[verb]
        if relation == "acl:relcl":
            if not slots["obj"] and slots["subj"]:
                slots["obj"].append(head)
        elif self.is_passive(verb):
            slots["obj"] = slots["obj"] or [head]
        elif not slots["subj"] and "VerbForm=Inf" not in self.parse.features[verb]:
            slots["subj"] = [head]

    def _replace_pronoun(self, slots: dict[str, list[int]], verb: int) -> bool:
        """Put the noun for its "who" or "which"; tell whether there was one."""
        head = self.parse.heads[verb]
        pronouns = {x for words in slots.values() for x in words if self._is_relative(x)}
        for words in slots.values():
            words[:] = [head if x in pronouns else x for x in words]
        return bool(pronouns)

    def _is_relative(self, word: int) -> bool:
        return self.parse.lemmas[word].lower() in _RELATIVES

    def _borrow(self, slots: dict[str, list[int]], verb: int, *, passive: bool) -> None:
        """Take the subject from the verb that this one hangs from, where it has none."""
        wanted = "obj" if passive else "subj"
        if slots[wanted]:
            return
        relation, head = self.parse.relations[verb], self.parse.heads[verb]
        if head < 0:
            return
        base = relation.split(":")[0]
        if base == "conj":
            other = self.slots(head)
            first = "obj" if self.is_passive(head) else "subj"
            slots[wanted] = list(other.get(first, ()))
            if not passive and not slots["obj"] and self._shares_object(head, verb):
                slots["obj"] = list(other.get("obj", ()))
        elif base in ("xcomp", "ccomp", "advcl") and self.parse.upos[head] != "NOUN":
            slots[wanted] = list(self._find_controller(head, base))
        elif base == "acl" and "VerbForm=Inf" in self.parse.features[verb]:
            slots[wanted] = list(self._owner(head))

    def _find_controller(self, head: int, base: str) -> Sequence[int]:
        above = self.slots(head)
        if base == "xcomp" and above.get("obj") and self.parse.lemmas[head] not in _SUBJECT_CONTROL:
            return above["obj"]
        if base == "xcomp" and self.is_passive(head):
            return above.get("obj", ())
        if self.parse.lemmas[head] == "be" or self.parse.upos[head] == "ADJ":
            return above.get("subj", ())
        if base == "advcl" and self.is_passive(head):
            return above.get("obj", ())
        return above.get("subj", ())

    def _shares_object(self, first: int, second: int) -> bool:
        """Tell whether "signed and ratified the treaty" gives the first verb's object to both."""
        return any(word > second for word in self.slots(first).get("obj", ()))

    def _owner(self, noun: int) -> Sequence[int]:
        """Return who does what a noun names: "Chad's decision to withdraw", "made a threat to"."""
        slots = self.slots(noun)
        for name in ("poss", "subj", "by", "of"):
            if slots.get(name):
                return slots[name]
        return ()

    def _ask_frame(self, slots: dict[str, list[int]], verb: int) -> None:
        """Fill an empty subject or object with what the network says, where the tree is silent."""
        frame = self._frames.get(verb)
        for one in frame.arguments if frame else ():
            name = {"ARG0": "subj", "ARG1": "obj"}.get(one.role)
            is_clause = self._base(one.word) in (*_CLAUSES, "advcl", "acl")
            taken = {word for words in slots.values() for word in words}
            if name and not slots[name] and one.word not in taken and not is_clause:
                slots[name].append(one.word)

    def _find_noun_slots(self, noun: int) -> Slots:
        slots: dict[str, list[int]] = defaultdict(list)
        for child in self.children[noun]:
            relation = self.parse.relations[child]
            base = relation.split(":")[0]
            if relation == "nmod:poss":
                slots["poss"].append(child)
            elif base in ("nmod", "obl"):
                slots[self.preposition(child) or "aside"].append(child)
            elif base in ("amod", "compound", "nummod"):
                slots["mod"].append(child)
            elif base == "acl" or relation == "ccomp":
                slots["comp"].append(child)
            elif base in ("appos", "flat"):
                slots["appos"].append(child)
        self._ask_frame_of_noun(slots, noun)
        return {name: sorted(dict.fromkeys(words)) for name, words in slots.items()}

    def _ask_frame_of_noun(self, slots: dict[str, list[int]], noun: int) -> None:
        frame = self._frames.get(noun)
        for one in frame.arguments if frame else ():
            name = {"ARG0": "arg0", "ARG1": "arg1", "ARG2": "arg2"}.get(one.role)
            if name and one.word != noun:
                slots[name].append(one.word)
