"""Denials in plain words, which the network passes over: found by the tree of the sentence.

"It is not true that they fired, Chad said", "not so, said Chad", "its men had not fired, it said",
"the charge was waved away in Minsk".
"""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.acts import make_rule
from twosource.lexicon.denials import calls_false, denies_by_itself, is_saying
from twosource.model.actor import ActorMention
from twosource.model.claim import Act
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue, fill_slots
from twosource.read.claims.people import People
from twosource.read.claims.role_memory import Memory
from twosource.read.claims.scope_clauses import is_negated
from twosource.read.claims.voices import key_party

__all__ = ["drop_told_twice", "find_denied_sayings", "find_plain_denials", "is_no_denial"]

_SAYING = frozenset(
    """
    say tell insist maintain swear assure stress underline add state declare assert claim affirm
    reply answer respond counter write retort reiterate protest object
    """.split()
)
# An act of one's own is denied by these where nothing else tells that it is denied.
_FIRM = frozenset(
    """
    say tell insist maintain swear assure stress underline add state declare assert claim affirm
    """.split()
)
_NEGATIONS = frozenset("not never n't neither".split())
_NONE = frozenset("no not never n't neither nobody nothing none".split())
# "Has not asked yet" denies nothing, and what will not be done is refused.
_OPEN = frozenset("yet still will would shall can could may might".split())
_OWN = frozenset("his her its their our my he she it they we i".split())
_NOBODY = frozenset("nothing nobody none".split())
# Whoever says no to these refuses.
_ASKING = frozenset({"REQUEST", "AGREE", "REJECT", "DENIAL"})
_OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "PRM"})
_DENYING = frozenset("deny dispute refute reject dismiss contradict contest rebut".split())
# Of these the network is seldom sure where their object is what somebody said.
_MISREAD = frozenset({"REJECT", "CONCEDE", "DENIAL"})
_SURE = 4.0
# As sure as the network is of most acts is a denial that the tree tells.
_BY_TREE = 3.0
_RECENT = 2
_SHORT = 8
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


class _Said(Struct, frozen=True):
    """A verb of saying, who speaks, the word that heads what is said, and all words of that."""

    verb: int
    speaker: int
    head: int
    words: tuple[int, ...]


def find_plain_denials(
    clauses: Clauses, people: People, memory: Memory, cues: Mapping[int, Cue]
) -> Iterator[Cue]:
    """Yield the verbs of saying by which somebody denies in plain words.

    `cues` are the acts of the sentence that are known, `memory` tells of those before it. Where the
    network sees a denial in what is said, that is the one, and surer than it was.
    """
    for said in _list_said(clauses):
        if not (
            _says_false(clauses, said)
            or _denies_own_act(clauses, said, cues)
            or _denies_force(clauses, people, said, cues)
            or _answers_charge(clauses, people, memory, said)
        ):
            continue
        inside = {said.verb, *said.words}
        seen = [x for x in cues.values() if x.word in inside and x.rule.act == "DENIAL"]
        best = max(seen, key=_surety, default=None)
        if best is None or not (best.word == said.verb or _names_denial(clauses, best.word)):
            yield _make_cue(clauses, said.verb)
        elif best.network and _surety(best) < _BY_TREE:
            yield replace(best, network=replace(best.network, surety=_BY_TREE))


def drop_told_twice(clauses: Clauses, cues: Mapping[int, Cue]) -> dict[int, Cue]:
    """Return the cues with one denial where saying and what is said are both taken for one.

    "Iran said it had launched no missile, rejecting the charge" is one denial. The verb of saying
    stays where another act is told in what is said, since it is that which is denied, and where no
    word there denies ("no man had left, it said"); else the surest. So are the two of "assertions
    that it fired are baseless".
    """
    kept = _join_subjects(clauses, cues)
    for said in _list_said(clauses):
        beside = [x for x in clauses.children[said.verb] if clauses.parse.relations[x] == "advcl"]
        inside = {said.verb, *said.words, *beside}
        denials = [x for x in kept.values() if x.word in inside and x.rule.act == "DENIAL"]
        if any(one.word == said.verb for one in denials):
            has_act = any(x.word in said.words and x.rule.act != "DENIAL" for x in kept.values())
            others = (x.word for x in denials if x.word != said.verb)
            has_denial = any(_names_denial(clauses, x) for x in others)
            stays = kept[said.verb] if has_act or not has_denial else max(denials, key=_weigh)
            kept = {word: x for word, x in kept.items() if x is stays or x not in denials}
    return kept


def _join_subjects(clauses: Clauses, cues: Mapping[int, Cue]) -> dict[int, Cue]:
    """Leave out the less sure of a denial and its subject, where that is taken for one too."""
    kept = dict(cues)
    for word, cue in cues.items():
        above = kept.get(clauses.parse.heads[word])
        is_subject = clauses.parse.relations[word] in _SUBJECTS and word in kept
        if is_subject and above and cue.rule.act == above.rule.act == "DENIAL":
            del kept[min(cue, above, key=_weigh).word]
    return kept


def find_denied_sayings(told: Collection[Cue], found: Mapping[int, Cue]) -> Iterator[Cue]:
    """Yield the verbs that reject what somebody said, by the table: "dismissed the accusation".

    `told` are cues by the table, `found` the acts that the network sees. It takes many of these for
    a refusal; where it sees a denial in the sentence, or is sure of something else, it is left so.
    """
    if any(cue.rule.act == "DENIAL" for cue in found.values()):
        return
    for cue in told:
        if cue.rule.act != "DENIAL" or cue.rule.kind != "v" or not cue.taken:
            continue
        seen = found.get(cue.word)
        if seen is None:
            yield cue
        elif seen.network and seen.rule.act in _MISREAD and _surety(seen) < _SURE:
            surety = max(_surety(seen), _BY_TREE)
            yield replace(cue, network=replace(seen.network, act="DENIAL", surety=surety))


def is_no_denial(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether a denial is itself denied: "did not deny", "contradicted nobody", "no lie"."""
    parse, word = clauses.parse, cue.word
    if cue.rule.act != "DENIAL":
        return False
    negations = [x for x in clauses.children[word] if parse.lemmas[x].lower() == "no"]
    if negations and _is_false(clauses, word, but=negations):
        return True
    if parse.lemmas[word].lower() not in _DENYING:
        return False
    things = clauses.slots(word).get("obj", ())
    is_empty = any(parse.lemmas[x].lower() in _NOBODY for x in things)
    return is_empty or is_negated(clauses, word)


def _names_denial(clauses: Clauses, word: int) -> bool:
    """Tell whether a word denies by itself, or calls something false with the words below it."""
    return denies_by_itself(clauses.parse.lemmas[word].lower()) or _is_false(clauses, word)


def _is_false(clauses: Clauses, word: int, but: Collection[int] = ()) -> bool:
    below = (x for x in clauses.subtree(word) if x not in but)
    return calls_false(" ".join(clauses.parse.words[x] for x in below))


def _surety(cue: Cue) -> float:
    return cue.network.surety if cue.network else 0.0


def _weigh(cue: Cue) -> float:
    return cue.network.surety if cue.network else _BY_TREE


def _make_cue(clauses: Clauses, word: int) -> Cue:
    act: Act = "DENIAL"
    rule = make_rule(act, None, "v", clauses.parse.lemmas[word].lower(), "denied")
    return Cue(word, rule, fill_slots(clauses, word, "v"), frozenset())


def _list_said(clauses: Clauses) -> Iterator[_Said]:
    parse = clauses.parse
    for verb, lemma in enumerate(parse.lemmas):
        if lemma.lower() not in _SAYING:
            continue
        speaker = clauses.has(verb, "nsubj")
        head = _find_content(clauses, verb)
        if speaker is not None and head is not None:
            words = set(clauses.subtree(head))
            if verb in words:
                words -= set(clauses.subtree(verb))
            if speaker not in words:
                yield _Said(verb, speaker, head, tuple(sorted(words)))


def _find_content(clauses: Clauses, verb: int) -> int | None:
    """Return the head of what a verb of saying tells, before or behind it."""
    content = clauses.has(verb, "ccomp")
    if content is None and clauses.parse.relations[verb] == "parataxis":
        content = clauses.parse.heads[verb]
    return content if content is not None else clauses.has(verb, "parataxis")


def _says_false(clauses: Clauses, said: _Said) -> bool:
    """Tell whether what is said is that something said is false: "that is a fairy tale"."""
    parse, words = clauses.parse, _list_own_words(clauses, said)
    subject = clauses.has(said.head, *_SUBJECTS)
    is_of_saying = subject is None or is_saying(parse.lemmas[subject].lower())
    is_what = clauses.has(said.head, "cop", "expl") is not None or len(words) <= _SHORT
    is_what = is_what or parse.lemmas[said.head].lower() == "be"
    return is_of_saying and is_what and calls_false(" ".join(parse.words[x] for x in words))


def _list_own_words(clauses: Clauses, said: _Said) -> list[int]:
    """Return the words of what is said but for the clauses below it."""
    below = (x for x in said.words if x != said.head and _is_clause(clauses, x))
    off = {one for x in below for one in clauses.subtree(x)}
    return [x for x in said.words if x not in off]


def _is_clause(clauses: Clauses, word: int) -> bool:
    base = clauses.parse.relations[word].split(":")[0]
    return base in ("advcl", "acl", "parataxis", "ccomp")


def _denies_own_act(clauses: Clauses, said: _Said, cues: Mapping[int, Cue]) -> bool:
    """Tell whether somebody says of an act of his own that it was not.

    "The chief said his men had not arrested the student": whose the act is tells a pronoun on
    either side.
    """
    parse, word = clauses.parse, said.head
    subject = clauses.has(word, "nsubj")
    if word not in cues or subject is None or parse.lemmas[said.verb].lower() not in _FIRM:
        return False
    beside = {parse.lemmas[one].lower() for one in (word, *clauses.children[word])}
    if not beside & _NEGATIONS or beside & _OPEN:
        return False
    return _is_ones_own(clauses, subject, said.speaker)


def _denies_force(clauses: Clauses, people: People, said: _Said, cues: Mapping[int, Cue]) -> bool:
    """Tell whether an office says that no force was used: "no shots were fired, the army said".

    What has not been since some day is no denial.
    """
    words = {clauses.parse.words[x].lower() for x in _list_own_words(clauses, said)}
    subject = clauses.has(said.head, *_SUBJECTS)
    acts = {cues[x].rule.act for x in (said.head, subject) if x is not None and x in cues}
    if "ASSAULT" not in acts or not words & _NONE or words & (_OPEN | {"since"}):
        return False
    speakers = [who for _, who in people.find(said.speaker)]
    return any(_is_official(who) for who in speakers)


def _is_official(who: ActorMention) -> bool:
    return who.kind == "state" or bool(_OFFICIAL.intersection(who.sectors))


def _is_ones_own(clauses: Clauses, subject: int, speaker: int) -> bool:
    near = [subject, *clauses.children[subject], *clauses.children[speaker]]
    return any(clauses.parse.words[one].lower() in _OWN for one in near)


def _answers_charge(clauses: Clauses, people: People, memory: Memory, said: _Said) -> bool:
    """Tell whether who was just told to have done something says that nothing of it was.

    "The army had shelled a camp, the governor said. No gun was fired that day, the army said."
    """
    words = {clauses.parse.words[x].lower() for x in _list_own_words(clauses, said)}
    subject = clauses.has(said.head, *_SUBJECTS)
    if subject is None or not words & _NONE or words & _OPEN:
        return False
    before = [told for ago, told in memory.acts if ago <= _RECENT]
    if not before or any(told.act in _ASKING for told in before):
        return False
    speakers = [who for _, who in people.find(said.speaker)]
    mine = {key_party(who) for who in speakers}
    accused = {key_party(who) for told in before for _, who in told.actors}
    is_party = any(_is_official(who) for who in speakers)
    is_mine = any(key_party(who) in mine for _, who in people.find(subject))
    is_own = is_mine or _is_ones_own(clauses, subject, said.speaker)
    is_nobody = bool(words & {"no", "nobody", "none"})
    return bool(accused & mine - {""}) and is_party and (is_own or is_nobody)
