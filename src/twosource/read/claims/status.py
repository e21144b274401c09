"""Whether an act happened, by the words around it."""

from collections.abc import Iterator, Mapping
from typing import get_args

from msgspec import Struct

from twosource.lexicon.acts import WordKind, load_operators
from twosource.model.claim import Status
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue, list_kind

__all__ = ["Standing", "find_standing", "link_speeches"]

_STATUSES: Mapping[str, Status] = {status: status for status in get_args(Status)}
# From here on the network's status counts, whatever the words around the act are.
FIRM = 0.0

# What says least comes last: of two verdicts the one that stands first counts.
_ORDER: tuple[Status, ...] = (
    "denied", "demanded", "threatened", "alleged", "did-not-happen", "failed", "offered",
    "hypothetical", "planned", "ongoing", "happened",
)  # fmt: skip
_MAYBE = frozenset("may might could would can should ought".split())
_FUTURE = frozenset("will shall 'll wo".split())
_NOT = frozenset("not n't never no neither nor nobody nothing none without".split())
_IF = frozenset("if unless whether provided lest".split())
_CLAUSES = frozenset("ccomp xcomp csubj obj nsubj nsubj:pass obl nmod acl advcl iobj".split())


class Standing(Struct, frozen=True):
    """The status of an act, and the cue of the speech that gives it."""

    status: Status
    speech: Cue | None
    rule: str


def find_standing(clauses: Clauses, cue: Cue, speech: Cue | None) -> Standing:
    """Return the status of the act that a cue names; `speech` is the act that tells of it.

    The network decides where it is sure. Elsewhere the speech decides that gives its content a
    status ("accused of", "demanded that"); then what the verbs, modals and negations between them
    and the act say, the strongest first.
    """
    seen = cue.network
    if seen is not None and seen.standing >= FIRM:
        return Standing(_STATUSES[seen.status], speech, "network")
    if speech is not None and speech.rule.content is not None:
        own = _weigh(clauses, cue.word, stop=speech.word)
        negated = own in ("did-not-happen", "failed") and speech.rule.content == "alleged"
        status: Status = own if negated else speech.rule.content
        return Standing(status, speech, f"content of {speech.rule.cue[0]}")
    return Standing(_weigh(clauses, cue.word, stop=-1), None, "clause")


def link_speeches(clauses: Clauses, cues: Mapping[int, Cue]) -> dict[int, Cue | None]:
    """Return for the word of each cue the act of speech that tells of it, or None.

    The network's link counts where there is one, else the nearest speech above it in the tree. Of
    two acts that would each tell of the other the link stays that the network is surer of.
    """
    found = {
        cue.word: _see_speech(cue, cues) or _find_speech(clauses, cue, cues)
        for cue in cues.values()
    }
    for word, speech in list(found.items()):
        if (
            speech is not None
            and (other := found.get(speech.word)) is not None
            and other.word == word
        ):
            weaker = min((word, speech.word), key=lambda one: _sure_of_speech(cues[one]))
            found[weaker] = None
    return found


def _see_speech(cue: Cue, cues: Mapping[int, Cue]) -> Cue | None:
    """Return the cue that the network takes for the speech of this one."""
    parts = cue.network.parts if cue.network else ()
    for part in sorted(parts, key=lambda one: -one.surety):
        if part.role == "speech" and part.surety > 0:
            for other in cues.values():
                is_there = other.network and other.network.start <= part.word < other.network.end
                if other.word != cue.word and (is_there or other.word == part.word):
                    return other
    return None


def _sure_of_speech(cue: Cue) -> float:
    parts = cue.network.parts if cue.network else ()
    return max((one.surety for one in parts if one.role == "speech"), default=-9.0)


def _find_speech(clauses: Clauses, cue: Cue, cues: Mapping[int, Cue]) -> Cue | None:
    """Return the nearest cue above that speaks of this act in one of its content slots."""
    below = cue.word
    for above in clauses.above(cue.word):
        other = cues.get(above)
        speaks = other is not None and other.rule.content is not None
        if other is not None and speaks and _is_content(clauses, other, cue.word, below):
            return other
        below = above
    return next(
        (
            other
            for other in cues.values()
            if other.rule.content is not None
            and other.word != cue.word
            and cue.word in _list_content(other)
        ),
        None,
    )


def _is_content(clauses: Clauses, speech: Cue, word: int, below: int) -> bool:
    listed = _list_content(speech)
    return below in listed or word in listed or _is_shared(clauses, listed, below)


def _is_shared(clauses: Clauses, listed: list[int], below: int) -> bool:
    return any(below in clauses.spread(one) for one in listed)


def _list_content(speech: Cue) -> list[int]:
    return [word for name in speech.rule.roles.content for word in speech.slots.get(name, ())]


def _weigh(clauses: Clauses, word: int, *, stop: int) -> Status:
    """Return the strongest verdict on the way from an act up to `stop` or the root."""
    verdicts = list(_judge_word(clauses, word, is_act=True))
    below = word
    for above in clauses.above(word):
        relation = clauses.parse.relations[below]
        if above == stop:
            break
        if relation in ("conj", "parataxis", "appos") or relation.startswith("acl:relcl"):
            below = above
            if relation == "parataxis" or relation.startswith("acl:relcl"):
                break
            continue
        verdicts += _judge_marks(clauses, below)
        if relation in _CLAUSES or relation.split(":")[0] in _CLAUSES:
            carries = relation not in ("advcl",) and not (
                relation.startswith(("nsubj", "obl")) and clauses.parse.upos[word] == "VERB"
            )
            if carries:
                verdicts += _look_up(clauses, above)
                verdicts += _judge_word(clauses, above, is_act=False)
        below = above
    verdicts += _judge_marks(clauses, below)
    return next(status for status in _ORDER if status == "happened" or status in verdicts)


def _judge_word(clauses: Clauses, word: int, *, is_act: bool) -> Iterator[Status]:
    """Yield what modals, negations and adjectives beside a word say."""
    parse = clauses.parse
    lemmas = {parse.lemmas[x].lower() for x in clauses.children[word]}
    auxiliaries = {
        parse.lemmas[x].lower()
        for x in clauses.children[word]
        if parse.relations[x] in ("aux", "aux:pass", "cop")
    }
    forms = {parse.words[x].lower() for x in clauses.children[word]}
    if (lemmas | forms) & _NOT and not _is_excepted(clauses, word):
        yield "did-not-happen"
    if auxiliaries & _MAYBE:
        yield "hypothetical"
    elif (auxiliaries | forms) & _FUTURE or _is_to_be(clauses, word):
        yield "planned"
    if is_act and "be" in auxiliaries and parse.words[word].lower().endswith("ing"):
        yield "ongoing"
    if is_act:
        for child in clauses.children[word]:
            if parse.relations[child] in ("amod", "compound", "advmod", "acl", "cop"):
                yield from _look_up(clauses, child)
        yield from _judge_adverbs(lemmas)


def _judge_adverbs(lemmas: set[str]) -> Iterator[Status]:
    if lemmas & {"allegedly", "reportedly", "supposedly", "purportedly"}:
        yield "alleged"
    if lemmas & {"possibly", "perhaps", "maybe", "potentially", "probably"}:
        yield "hypothetical"


def _is_excepted(clauses: Clauses, word: int) -> bool:
    """Tell whether "not only" or "no later than" is meant."""
    parse = clauses.parse
    places = [x for x in clauses.children[word] if parse.lemmas[x].lower() in _NOT]
    after = {parse.lemmas[x + 1].lower() for x in places if x + 1 < len(parse.words)}
    return bool(after) and after <= {"only", "just", "merely", "late", "less", "more", "few"}


def _is_to_be(clauses: Clauses, word: int) -> bool:
    """Tell whether a verb stands behind "is to", "is going to", "is about to"."""
    parse = clauses.parse
    if "VerbForm=Inf" not in parse.features[word] or parse.relations[word] not in ("xcomp", "root"):
        return False
    head = parse.heads[word]
    return head >= 0 and parse.lemmas[head].lower() in ("be", "go", "about", "due", "set")


def _judge_marks(clauses: Clauses, word: int) -> Iterator[Status]:
    """Yield what "if" and "before" make of the clause that a word heads."""
    parse = clauses.parse
    marks = {
        parse.lemmas[x].lower() for x in clauses.children[word] if parse.relations[x] == "mark"
    }
    if marks & _IF:
        yield "hypothetical"
    if (
        parse.relations[word] == "advcl"
        and "to" in marks
        and "VerbForm=Inf" in parse.features[word]
    ):
        yield "planned"
    if parse.relations[word] == "acl" and "VerbForm=Inf" in parse.features[word]:
        yield "planned"


def _look_up(clauses: Clauses, word: int) -> Iterator[Status]:
    """Yield what the table of operators says of a word."""
    parse = clauses.parse
    kind = list_kind(parse.upos[word])
    kinds: list[WordKind] = [kind] if kind else []
    if kind == "v" and parse.relations[word] == "amod":
        kinds.append("a")
    rest = {x.lower() for x in parse.lemmas[word + 1 : word + 4]}
    for one in kinds:
        lemma = (parse.words if one == "a" else parse.lemmas)[word].lower()
        for operator in load_operators().get((one, lemma), ()):
            if set(operator.cue[1:]) <= rest:
                yield operator.status
                return
