"""Finds the acts of a sentence: the network names them, the table of the lexicon adds slots."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from twosource.lexicon.acts import ActRule, make_rule
from twosource.model.claim import Act, Status
from twosource.model.parse import ActCue
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue, fill_slots, find_cues, list_kind

__all__ = ["find_acts"]

_ACTS: Mapping[str, Act] = {act: act for act in get_args(Act)}
# What the content of a speech is, where no row of the table says so.
_CONTENT: Mapping[Act, Status] = {
    "REQUEST": "demanded",
    "THREATEN": "threatened",
    "ACCUSE": "alleged",
    "AGREE": "offered",
    "DENIAL": "denied",
    "REJECT": "did-not-happen",
}
_SAYING = frozenset(
    """
    say tell insist maintain swear assure stress underline add state declare assert claim affirm
    """.split()
)
_NEGATIONS = frozenset("not never n't neither".split())
# "Has not asked yet" denies nothing, and what will not be done is refused.
_OPEN = frozenset("yet still will would shall can could may might".split())
_OWN = frozenset("his her its their our my he she it they we i".split())


def find_acts(clauses: Clauses) -> list[Cue]:
    """Return the cues of a sentence in order, one a word at most.

    Which words name an act, and which act, is for the network to say; a row of the table that fits
    the same word with the same act adds its slots. A denial in plain words is found by the tree.
    """
    told = find_cues(clauses)
    found: dict[int, Cue] = {}
    for seen in clauses.parse.acts:
        cue = _join(clauses, seen, told)
        if cue.word not in found or _surety(found[cue.word]) < seen.surety:
            found[cue.word] = cue
    for word in list(found):
        for denial in _find_plain_denial(clauses, word):
            found.setdefault(denial.word, denial)
    return [found[word] for word in sorted(found)]


def _find_plain_denial(clauses: Clauses, word: int) -> Iterator[Cue]:
    """Yield the verb of saying by which somebody denies an act of his own.

    "The chief said his men had not arrested the student": whose the act is tells a pronoun on
    either side.
    """
    parse, verb = clauses.parse, clauses.parse.heads[word]
    said = verb >= 0 and parse.relations[word] in ("ccomp", "parataxis")
    if not said or parse.lemmas[verb].lower() not in _SAYING:
        return
    subject, speaker = clauses.has(word, "nsubj"), clauses.has(verb, "nsubj")
    beside = {parse.lemmas[one].lower() for one in (word, *clauses.children[word])}
    if subject is None or speaker is None or not beside & _NEGATIONS or beside & _OPEN:
        return
    near = [subject, *clauses.children[subject], *clauses.children[speaker]]
    if any(parse.words[one].lower() in _OWN for one in near):
        rule = _make_rule(clauses, verb, "DENIAL", None)
        yield Cue(verb, rule, _fill(clauses, verb), frozenset())


def _surety(cue: Cue) -> float:
    return cue.network.surety if cue.network else 0.0


def _join(clauses: Clauses, seen: ActCue, told: Sequence[Cue]) -> Cue:
    """Return a cue of the network, with the row of the table that names the same act there."""
    act = _ACTS[seen.act]
    mode = seen.mode or None
    same = next((x for x in told if seen.start <= x.word < seen.end and x.rule.act == act), None)
    if same is not None:
        return replace(same, rule=replace(same.rule, mode=mode), network=seen)
    word = _find_head(clauses, seen.start, seen.end)
    return Cue(word, _make_rule(clauses, word, act, mode), _fill(clauses, word), frozenset(), seen)


def _find_head(clauses: Clauses, start: int, end: int) -> int:
    """Return the word of a stretch that hangs highest in the tree and can carry an act."""
    outside = [x for x in range(start, end) if not start <= clauses.parse.heads[x] < end]
    able = [x for x in outside if list_kind(clauses.parse.upos[x])]
    return (able or outside or [start])[0]


def _make_rule(clauses: Clauses, word: int, act: Act, mode: str | None) -> ActRule:
    kind = list_kind(clauses.parse.upos[word]) or "v"
    lemma = clauses.parse.lemmas[word].lower()
    return make_rule(act, mode, kind, lemma, _CONTENT.get(act))


def _fill(clauses: Clauses, word: int) -> Mapping[str, Sequence[int]]:
    kind = list_kind(clauses.parse.upos[word])
    return fill_slots(clauses, word, kind) if kind else {}
