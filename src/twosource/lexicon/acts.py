"""The words that name acts: which act, in which company, and who stands where beside them.

`acts.tsv` holds the rules, `word_classes.tsv` the lists of words that they ask for. docs/acts.md
tells the format in words.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from twosource.lexicon.rows import read_list, read_rows
from twosource.model.claim import Act, Status

__all__ = [
    "ActRule",
    "Condition",
    "Roles",
    "WordKind",
    "load_acts",
    "load_classes",
    "make_rule",
]

WordKind = Literal["v", "n", "a"]

_ACTS: dict[str, Act] = {act: act for act in get_args(Act)}
_STATUSES: dict[str, Status] = {status: status for status in get_args(Status)}
_KINDS: dict[str, WordKind] = {"v": "v", "n": "n", "a": "a"}
ANYTHING = "*"
# The slots of actor and recipient where a row says nothing else.
_STANDARD: dict[WordKind, tuple[str, str]] = {
    "v": ("subj", "obj|to|against|with|on|from|at|towards|toward|into|for|in"),
    "a": ("subj", "of|to|with|against|about|at"),
    "n": (
        "poss|light|by|arg0|mod|of|between",
        "to|against|on|with|upon|at|for|from|over|arg1|arg2|in|of",
    ),
}


class Condition(Struct, frozen=True):
    """What must, or must not, stand in one of some slots; no lemmas when anything will do."""

    slots: tuple[str, ...]
    lemmas: frozenset[str]
    wanted: bool


class Roles(Struct, frozen=True):
    """Slots by role; of each group the first that is filled counts, and all groups are joined."""

    actor: tuple[tuple[str, ...], ...]
    recipient: tuple[tuple[str, ...], ...]
    content: tuple[str, ...]


class ActRule(Struct, frozen=True, kw_only=True):
    """One reading of a word; `content` is the status of what it speaks of, None where nothing.

    `line` is the row of the table, from one; of two rules that fit, the one with more conditions
    counts, then the one that stands first.
    """

    act: Act
    mode: str | None
    kind: WordKind
    cue: tuple[str, ...]
    conditions: tuple[Condition, ...]
    roles: Roles
    content: Status | None
    line: int


@cache
def load_acts() -> Mapping[tuple[WordKind, str], tuple[ActRule, ...]]:
    """Return the rules by kind and by the lemma that carries them, the most exact first.

    A verb phrase is carried by its first word ("call off"), a noun phrase by its last.
    ValueError where a row names no act, kind, status or class.
    """
    classes = load_classes()
    found: dict[tuple[WordKind, str], list[ActRule]] = defaultdict(list)
    for line, row in enumerate(read_rows("acts.tsv", 7), 1):
        for cue in read_list(row[3]):
            rule = _read_rule(row, tuple(cue.split()), classes, line)
            found[rule.kind, rule.cue[-1 if rule.kind == "n" else 0]].append(rule)
    return {key: tuple(sorted(rules, key=_rank)) for key, rules in found.items()}


def make_rule(
    act: Act, mode: str | None, kind: WordKind, lemma: str, content: Status | None
) -> ActRule:
    """Return a rule for a word that the table does not hold, with the slots of its kind."""
    return ActRule(
        act=act,
        mode=mode,
        kind=kind,
        cue=(lemma,),
        conditions=(),
        roles=_read_roles("", kind),
        content=content,
        line=0,
    )


def _rank(rule: ActRule) -> tuple[int, int, int]:
    return -len(rule.conditions), -len(rule.cue), rule.line


def _read_rule(
    row: list[str], cue: tuple[str, ...], classes: Mapping[str, frozenset[str]], line: int
) -> ActRule:
    act, mode, kind, _, conditions, roles, content = row
    try:
        return ActRule(
            act=_ACTS[act],
            mode=None if mode in ("", "-") else mode,
            kind=_KINDS[kind],
            cue=cue,
            conditions=tuple(_read_condition(one, classes) for one in conditions.split()),
            roles=_read_roles(roles, _KINDS[kind]),
            content=_STATUSES[content] if content else None,
            line=line,
        )
    except KeyError as error:
        raise ValueError(f"acts.tsv, row {line}: {error} is not known") from None


def _read_condition(text: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    slots, _, listed = text.removeprefix("!").partition("=")
    lemmas: set[str] = set()
    for one in listed.replace("_", " ").split(","):
        lemmas |= classes[one] if one.startswith("@") else {one}
    words = frozenset() if ANYTHING in lemmas else frozenset(lemmas)
    return Condition(tuple(slots.split("|")), words, wanted=not text.startswith("!"))


def _read_roles(text: str, kind: WordKind) -> Roles:
    given = dict(part.split("=", 1) for part in text.split())
    actor, recipient = _STANDARD[kind]
    return Roles(
        actor=_read_slots(given.pop("actor", actor)),
        recipient=_read_slots(given.pop("recipient", recipient)),
        content=tuple(read_list(given.pop("content", "comp"))),
        **given,
    )


def _read_slots(text: str) -> tuple[tuple[str, ...], ...]:
    """Read "subj+with|between": the subject and, of the other two, the first that is there."""
    return tuple(tuple(read_list(group)) for group in text.split("+") if group != "-")


def load_classes() -> dict[str, frozenset[str]]:
    """Return lists of lemmas by "@name"; one list may hold another."""
    classes: dict[str, frozenset[str]] = {}
    for name, listed in read_rows("word_classes.tsv", 2):
        words: set[str] = set()
        for one in read_list(listed):
            words |= classes[one] if one.startswith("@") else {one}
        classes[f"@{name}"] = frozenset(words)
    return classes
