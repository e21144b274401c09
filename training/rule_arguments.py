"""Reads arguments off the tree by rule: what the trained head is compared with."""

from twosource.model.parse import Parse

__all__ = ["read_arguments"]

_ROLES = {
    "nsubj": "ARG0",
    "csubj": "ARG0",
    "obl:agent": "ARG0",
    "nsubj:pass": "ARG1",
    "obj": "ARG1",
    "ccomp": "ARG1",
    "xcomp": "ARG1",
    "iobj": "ARG2",
    "nmod:poss": "ARG0",
    "nmod": "ARG1",
    "advmod": "ARGM-ADV",
    "advcl": "ARGM-ADV",
    "obl:unmarked": "ARGM-TMP",
}


def read_arguments(parse: Parse, predicate: int) -> set[tuple[int, int, str]]:
    """Return (predicate, word, role) for the words that hang from a predicate.

    Auxiliaries are modals or nothing, "not" is a negation, and a relative clause is about the
    word that it hangs from.
    """
    found = set()
    for word, (head, relation) in enumerate(zip(parse.heads, parse.relations, strict=True)):
        if head != predicate:
            continue
        if "Polarity=Neg" in parse.features[word]:
            found.add((predicate, word, "ARGM-NEG"))
        elif relation == "aux" and parse.lemmas[word] in _MODALS:
            found.add((predicate, word, "ARGM-MOD"))
        elif relation in _ROLES:
            found.add((predicate, word, _ROLES[relation]))
    return found | _read_modified(parse, predicate)


_MODALS = frozenset("can could may might must shall should will would".split())


def _read_modified(parse: Parse, predicate: int) -> set[tuple[int, int, str]]:
    """Return what a participle modifies: "troops operating in …" operate, "goods sold" are sold."""
    if parse.relations[predicate] not in ("acl", "amod") or parse.heads[predicate] < 0:
        return set()
    passive = "VerbForm=Part" in parse.features[predicate]
    passive &= "Tense=Past" in parse.features[predicate]
    return {(predicate, parse.heads[predicate], "ARG1" if passive else "ARG0")}
