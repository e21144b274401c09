"""Who did what a sentence only speaks of: "condemned the strike", "turned down the offer"."""

from collections.abc import Iterator, Sequence

from twosource.model.claim import Act
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.role_memory import Setting, Told
from twosource.read.claims.voices import Voice

__all__ = ["look_to_event"]

_NOUNS: dict[str, Act] = {
    **dict.fromkeys(
        "attack strike airstrike bombing shelling killing raid assault shooting bombardment clash "
        "fighting massacre explosion blast ambush murder bloodshed violence".split(),
        "ASSAULT",
    ),
    **dict.fromkeys(
        "arrest detention seizure abduction raid capture jailing imprisonment crackdown".split(),
        "COERCE",
    ),
    **dict.fromkeys(
        "accusation allegation charge claim report assertion criticism complaint".split(), "ACCUSE"
    ),
    **dict.fromkeys("offer promise pledge proposal plan".split(), "AGREE"),
    **dict.fromkeys("request demand appeal call order plea".split(), "REQUEST"),
    **dict.fromkeys(
        "sanction ban embargo expulsion closure blockade restriction tariff suspension".split(),
        "SANCTION",
    ),
    **dict.fromkeys("threat ultimatum warning".split(), "THREATEN"),
    **dict.fromkeys("veto refusal rejection".split(), "REJECT"),
    **dict.fromkeys("release withdrawal truce ceasefire pullout".split(), "RETREAT"),
    **dict.fromkeys("visit meeting talk summit".split(), "CONSULT"),
    **dict.fromkeys("deployment exercise incursion intrusion".split(), "MOBILIZE"),
    **dict.fromkeys("aid delivery shipment loan donation".split(), "AID"),
    **dict.fromkeys("deal accord agreement treaty".split(), "SUPPORT"),
    **dict.fromkeys("protest demonstration strike".split(), "PROTEST"),
    **dict.fromkeys("denial".split(), "DENIAL"),
    **dict.fromkeys("apology concession".split(), "CONCEDE"),
}
# These may be said of any act.
_ANY = frozenset("decision move step measure action act incident it this that".split())
_SLOTS = ("obj", "over", "about", "at", "for", "of", "to", "with", "by")
_DEFINITE = frozenset("the this that these those such".split())
_SPEECHES: frozenset[Act] = frozenset({"ACCUSE", "REQUEST", "DENIAL", "SUPPORT", "CONSULT"})
_STEM = 5


def look_to_event(
    clauses: Clauses, cue: Cue, setting: Setting
) -> Iterator[tuple[Voice, tuple[str, ...]]]:
    """Yield the parties of the act told before that the things of an act speak of, with a sign."""
    slots = clauses.slots(cue.word)
    for word in (x for name in _SLOTS for x in slots.get(name, ())):
        lemma = clauses.parse.lemmas[word].lower()
        if lemma not in _ANY and (lemma not in _NOUNS or not _is_definite(clauses, word)):
            continue
        told, how = _find_told(lemma, [*setting.beside, *(x for _, x in setting.memory.acts)])
        if told is not None:
            for role, voice in told.sides():
                yield voice, (f"spoken of {role}", f"spoken of {role} {how} {cue.rule.act}")
        if _NOUNS.get(lemma) == "ACCUSE" and setting.memory.speaker is not None:
            yield setting.memory.speaker[1], ("said what is spoken of",)
        return


def _is_definite(clauses: Clauses, word: int) -> bool:
    """Tell whether a noun is of what was told: "the strike", "sanctions", no "a strike"."""
    parse = clauses.parse
    words = {parse.words[x].lower() for x in clauses.children[word]}
    is_owned = any(parse.relations[x] == "nmod:poss" for x in clauses.children[word])
    is_many = "Number=Plur" in parse.features[word]
    return not is_owned and bool(words & _DEFINITE or (is_many and not words & {"a", "an"}))


def _find_told(lemma: str, acts: Sequence[Told]) -> tuple[Told | None, str]:
    """Return the last act that a noun can stand for, and how it is known."""
    stem = lemma[:_STEM]
    act = _NOUNS.get(lemma)
    same = next((x for x in acts if act is not None and x.lemma.startswith(stem)), None)
    if same is not None:
        return same, "by its word"
    if act is not None:
        return next((x for x in acts if x.act == act), None), "by its act"
    return next((x for x in acts if x.act not in _SPEECHES), None), "at all"
