"""Finds the acts of a sentence: the network names them, the table of the lexicon adds slots."""

from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from twosource.lexicon.acts import ActRule, make_rule
from twosource.model.claim import Act, Status
from twosource.model.parse import ActCue
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue, fill_slots, find_cues, list_kind
from twosource.read.claims.plain_denials import find_denied_sayings, is_no_denial
from twosource.read.claims.turned_acts import breaks_sanction, turn_act

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
# Verbs that only carry what their object names.
_LIGHT = frozenset(
    """
    express voice convey issue make give send hold pay stage launch impose lodge file offer extend
    conduct deliver carry take lend
    """.split()
)


def find_acts(clauses: Clauses) -> list[Cue]:
    """Return the cues of a sentence in order, one a word at most.

    Which words name an act, and which act, is for the network to say; a row of the table that fits
    the same word with the same act adds its slots. A verb that rejects what somebody said is a
    denial by the table.
    """
    told = find_cues(clauses)
    found: dict[int, Cue] = {}
    for seen in clauses.parse.acts:
        cue = _join(clauses, seen, told)
        if cue.word not in found or _surety(found[cue.word]) < seen.surety:
            found[cue.word] = cue
    found = {
        word: cue
        for word, cue in found.items()
        if not (
            is_no_denial(clauses, cue)
            or breaks_sanction(clauses, cue)
            or _is_part(clauses, cue, found)
            or _is_told_twice(clauses, cue, found)
        )
    }
    for denial in find_denied_sayings(told, found):
        if not is_no_denial(clauses, denial):
            found[denial.word] = denial
    return [turn_act(clauses, found[word]) for word in sorted(found)]


def _is_part(clauses: Clauses, cue: Cue, found: Mapping[int, Cue]) -> bool:
    """Tell whether a word only belongs to the next that names the same act: "a State Visit"."""
    above = found.get(clauses.parse.heads[cue.word])
    is_inside = clauses.parse.relations[cue.word] in ("compound", "amod", "flat")
    is_same = above is not None and above.rule.act == cue.rule.act
    return is_inside and is_same and _surety(above) >= max(0, _surety(cue))


def _is_told_twice(clauses: Clauses, cue: Cue, found: Mapping[int, Cue]) -> bool:
    """Tell whether a word and one beside it tell one act, and the other is the surer.

    So do "expressed" and "regret", "categorically" and "rejected".
    """
    parse = clauses.parse
    for word, other in found.items():
        if other.rule.act != cue.rule.act or word == cue.word:
            continue
        is_adverb = parse.upos[cue.word] == "ADV" and parse.heads[cue.word] == word
        if is_adverb and parse.relations[cue.word] == "advmod":
            return True
        verb, noun = (cue.word, word) if parse.heads[word] == cue.word else (word, cue.word)
        is_object = parse.heads[noun] == verb and parse.relations[noun] == "obj"
        is_light = is_object and parse.lemmas[verb].lower() in _LIGHT
        rank, other_rank = ((_surety(one), one.word) for one in (cue, other))
        if is_light and parse.upos[noun] == "NOUN" and rank < other_rank:
            return True
    return False


def _surety(cue: Cue | None) -> float:
    return cue.network.surety if cue and cue.network else 0.0


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
