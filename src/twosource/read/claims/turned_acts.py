"""Acts that the words beside them turn into another: whoever regrets a step of others blames them.

"Spain regretted the decision" tells of no apology, "Moscow promised a mirror response" of no offer,
"Lisbon cancelled half of the debt" of no sanction, "violated the embargo" of none either.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from twosource.lexicon.acts import make_rule
from twosource.model.claim import Act
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue, fill_slots

__all__ = ["breaks_sanction", "turn_act"]

_VOICING = frozenset("express voice convey state".split())
# What others do and one may regret; of the dead or of a loss one speaks otherwise.
_STEPS = frozenset(
    """
    decision step move veto vote choice ban refusal measure suspension expulsion withdrawal
    timing haste announcement ruling verdict order
    """.split()
)
_PROMISING = frozenset("promise pledge vow offer announce".split())
_REVENGE = frozenset(
    "retaliation revenge vengeance reprisal countermeasure counter-measure payback".split()
)
_ANSWERS = frozenset("response reply answer reaction blow".split())
_HARD = frozenset(
    """
    mirror harsh tough strong crushing firm painful severe fitting decisive swift proportionate
    symmetrical asymmetrical asymmetric hard heavy merciless similar reciprocal
    """.split()
)
_ABOUT = ("over", "at", "about", "for")
_FORGIVING = frozenset("cancel forgive waive annul erase".split())
_DEBTS = frozenset("debt loan arrears repayment liability".split())
# "Lodged a protest", "filed sixty protests": in writing, and nobody marches.
_LODGING = frozenset("file lodge submit deliver send hand register".split())
_BREAKING = frozenset(
    """
    violate breach circumvent evade flout bust bypass dodge skirt defy break violation
    circumvention evasion breaking busting
    """.split()
)
_BANS = frozenset("embargo sanction ban blockade boycott restriction".split())


def turn_act(clauses: Clauses, cue: Cue) -> Cue:
    """Return a cue with the act that its words tell together."""
    if cue.rule.act == "CONCEDE" and any(
        _is_of_others(clauses, x) for x in _list_regretted(clauses, cue)
    ):
        return _turn(clauses, cue, "ACCUSE", "disapprove")
    if cue.rule.act == "AGREE" and _promises_harm(clauses, cue.word):
        return _turn(clauses, cue, "THREATEN", None)
    if cue.rule.act == "SANCTION" and _forgives(clauses, cue.word):
        return _turn(clauses, cue, "AID", None)
    if cue.rule.act == "PROTEST" and _lodges(clauses, cue.word):
        return _turn(clauses, cue, "ACCUSE", "disapprove")
    return cue


def breaks_sanction(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether a sanction is only told to be broken: "violated the arms embargo on Mali"."""
    parse = clauses.parse
    if cue.rule.act != "SANCTION":
        return False
    lemma = parse.lemmas[cue.word].lower()
    if lemma in _BREAKING:
        below = clauses.slots(cue.word)
        things = [*below.get("obj", ()), *below.get("of", ()), *below.get("subj", ())]
        return any(parse.lemmas[x].lower() in _BANS for x in things)
    above = parse.heads[cue.word]
    is_below = parse.relations[cue.word] in ("obj", "nsubj:pass", "nmod", "compound")
    return lemma in _BANS and is_below and parse.lemmas[above].lower() in _BREAKING


def _forgives(clauses: Clauses, word: int) -> bool:
    parse = clauses.parse
    things = [x for y in clauses.slots(word).get("obj", ()) for x in (y, *clauses.children[y])]
    is_debt = any(parse.lemmas[x].lower() in _DEBTS for x in things)
    return parse.lemmas[word].lower() in _FORGIVING and is_debt


def _lodges(clauses: Clauses, word: int) -> bool:
    parse = clauses.parse
    lemma, above = parse.lemmas[word].lower(), parse.heads[word]
    if lemma == "protest":
        is_object = parse.relations[word] in ("obj", "nsubj:pass") and above >= 0
        return is_object and parse.lemmas[above].lower() in _LODGING
    things = clauses.slots(word).get("obj", ())
    return lemma in _LODGING and any(parse.lemmas[x].lower() == "protest" for x in things)


def _turn(clauses: Clauses, cue: Cue, act: Act, mode: str | None) -> Cue:
    kind = cue.rule.kind
    rule = make_rule(act, mode, kind, clauses.parse.lemmas[cue.word].lower(), None)
    seen = cue.network and replace(cue.network, act=act, mode=mode or "")
    return replace(cue, rule=rule, network=seen, slots=fill_slots(clauses, cue.word, kind))


def _list_regretted(clauses: Clauses, cue: Cue) -> Iterator[int]:
    """Yield what is regretted: "regretted the step", "expressed regret at the step"."""
    parse = clauses.parse
    lemma = parse.lemmas[cue.word].lower()
    slots = clauses.slots(cue.word)
    if lemma == "regret":
        yield from slots.get("obj", ())
        yield from (x for name in _ABOUT for x in slots.get(name, ()))
    elif lemma in _VOICING:
        for word in slots.get("obj", ()):
            if parse.lemmas[word].lower() == "regret":
                below = clauses.slots(word)
                yield from (
                    x for name in _ABOUT for x in (*slots.get(name, ()), *below.get(name, ()))
                )


def _is_of_others(clauses: Clauses, word: int) -> bool:
    """Tell whether a word is a step, and not one's own: "the decision", "the Russian veto"."""
    parse = clauses.parse
    owners = [x for x in clauses.children[word] if parse.relations[x] == "nmod:poss"]
    return parse.lemmas[word].lower() in _STEPS and not any(parse.upos[x] == "PRON" for x in owners)


def _promises_harm(clauses: Clauses, word: int) -> bool:
    parse = clauses.parse
    if parse.lemmas[word].lower() not in _PROMISING:
        return False
    for thing in clauses.slots(word).get("obj", ()):
        lemma = parse.lemmas[thing].lower()
        said = {parse.lemmas[x].lower() for x in clauses.children[thing]}
        if lemma in _REVENGE or (lemma in _ANSWERS and said & _HARD):
            return True
    return False
