"""Whether what a word tells of lies before or after the day of writing, by the verbs around it."""

from twosource.read.claims.clauses import Clauses
from twosource.read.claims.resolve import Tense

__all__ = ["find_tense"]

_AHEAD = frozenset("will shall 'll wo would may might can could should must ought".split())
# "Before he could fly on Monday" lies where what it hangs from lies.
_SOFT = frozenset("would could might".split())
# Their past looks like their present: "Chad put its guards on the bridge on Monday".
_ALIKE = frozenset("let put cut set hit shut cast spread split quit shed thrust".split())
# What is done to a plan lies ahead of the plan: "agreed to meet on Friday", "talks set for Friday".
_PLANNING = frozenset(
    """
    plan agree ask urge want expect schedule set due intend threaten promise offer order tell call
    vow pledge demand warn hope decide prepare propose invite aim wish mean seek arrange request
    require ready likely slate bind advise need announce book fix time be go about
    """.split()
)
# Of these the day may be that of the saying: "plans announced in January", "talks fixed for May".
_SPOKEN = frozenset(
    """
    agree ask urge order tell promise demand offer request require warn advise invite threaten
    vow pledge decide announce prepare book fix arrange
    """.split()
)
_LOOKING_BACK = frozenset(("", "in", "on", "at", "since", "during", "after"))
# What is announced of these is still to come: "announced the closure of two bases in May".
_TO_COME = frozenset(
    """
    closure closing shutdown launch opening merger election layoff introduction expansion
    construction elimination
    """.split()
)
_ANNOUNCING = frozenset("announce unveil outline propose plan detail include".split())
_PLANNED = frozenset(
    """
    plan want expect schedule set due intend propose seek slate await cancel scrap postpone delay
    """.split()
)
_DEEPEST = 12


def find_tense(clauses: Clauses, word: int, preposition: str | None = None) -> Tense:
    """Return the tense of a verb, or of the verb that a noun hangs from.

    `preposition` is that of the time that is asked for, "" where it has none: "a truce agreed on
    Monday" is past and "talks agreed for Monday" are not. None where no time is asked for.

    "perfect" is what has begun and may go on ("has blocked", "had been blocking"); "" where no
    verb tells, as in a headline without one.
    """
    if word >= 0 and preposition in _LOOKING_BACK and _is_spoken_of(clauses, word):
        return "past"
    if preposition in ("in", "during") and _is_to_come(clauses, word):
        return "future"
    return _find(clauses, word, 0)


def _is_to_come(clauses: Clauses, word: int) -> bool:
    """Tell whether a word is, or hangs from, something announced that is still to come."""
    parse = clauses.parse
    while word >= 0 and parse.relations[word] == "nmod":
        word = parse.heads[word]
    if word < 0 or parse.relations[word] != "obj" or parse.lemmas[word].lower() not in _TO_COME:
        return False
    return parse.lemmas[parse.heads[word]].lower() in _ANNOUNCING


def _is_spoken_of(clauses: Clauses, word: int) -> bool:
    """Tell whether a verb hangs from a noun and tells who asked for it: "plans announced"."""
    parse = clauses.parse
    is_past = "Tense=Past" in parse.features[word] or "Voice=Pass" in parse.features[word]
    is_below = parse.relations[word] == "acl" and is_past
    return is_below and parse.lemmas[word].lower() in _SPOKEN


def _find(clauses: Clauses, word: int, depth: int) -> Tense:
    if word < 0 or depth > _DEEPEST:
        return ""
    parse = clauses.parse
    if parse.upos[word] not in ("VERB", "AUX") and not _has_verb(clauses, word):
        return _find_above(clauses, word, depth)
    auxiliaries = [x for x in clauses.children[word] if _is_auxiliary(clauses, x)]
    modals = {parse.lemmas[x].lower() for x in auxiliaries} & _AHEAD
    if modals and modals <= _SOFT and parse.relations[word] == "advcl":
        return _find(clauses, parse.heads[word], depth + 1) or "future"
    if modals:
        return "future"
    own = _read_auxiliaries(clauses, auxiliaries)
    return _read_form(clauses, word, auxiliaries, depth) if own is None else own


def _read_form(clauses: Clauses, word: int, auxiliaries: list[int], depth: int) -> Tense:
    """Return the tense of a verb that no finite auxiliary gives one."""
    parse = clauses.parse
    features, above = parse.features[word], parse.heads[word]
    if not auxiliaries and _looks_present(clauses, word):
        return "past"
    if any("VerbForm=Inf" in parse.features[x] for x in (word, *auxiliaries)):
        return _find_of_infinitive(clauses, word, depth)
    if "VerbForm=Fin" in features or "Mood=Ind" in features:
        return "past" if "Tense=Past" in features else "future"
    if "Tense=Past" not in features and "Voice=Pass" not in features:
        return _find(clauses, above, depth + 1)
    if parse.lemmas[word].lower() in _PLANNING and parse.relations[word].startswith("acl"):
        return "future"
    shared = _find(clauses, above, depth + 1) if parse.relations[word] == "conj" else ""
    return shared or "past"


def _looks_present(clauses: Clauses, word: int) -> bool:
    """Tell whether a verb is a past one that was read as a present: "Chad put"."""
    parse = clauses.parse
    subject = clauses.has(word, "nsubj")
    is_bare = parse.words[word].lower() == parse.lemmas[word].lower()
    is_one = subject is not None and "Number=Sing" in parse.features[subject]
    return is_bare and is_one and parse.lemmas[word].lower() in _ALIKE


def _has_verb(clauses: Clauses, word: int) -> bool:
    """Tell whether a noun or an adjective is what a clause says: "is ready", "was in Chad"."""
    return clauses.has(word, "cop", "nsubj", "nsubj:pass") is not None


def _is_auxiliary(clauses: Clauses, word: int) -> bool:
    return clauses.parse.relations[word] in ("aux", "aux:pass", "cop")


def _read_auxiliaries(clauses: Clauses, auxiliaries: list[int]) -> Tense | None:
    """Return what "has", "was" and "is" make of a verb; None where they say nothing."""
    parse = clauses.parse
    lemmas = {parse.lemmas[x].lower() for x in auxiliaries}
    if "have" in lemmas:
        return "perfect"
    finite = [x for x in auxiliaries if "VerbForm=Fin" in parse.features[x]]
    if not finite:
        return None
    if any("Tense=Past" in parse.features[x] for x in finite):
        return "past"
    return "future"


def _find_above(clauses: Clauses, word: int, depth: int) -> Tense:
    """Return the tense of a noun: what a plan speaks of lies ahead."""
    above = clauses.parse.heads[word]
    if above < 0:
        return ""
    is_planned = clauses.parse.lemmas[above].lower() in _PLANNED
    if is_planned and clauses.parse.relations[word] in ("obj", "nsubj:pass"):
        return "future"
    found = _find(clauses, above, depth + 1)
    # "Monday's pledge is the largest so far": the present of the verb says nothing of its nouns.
    is_verb = clauses.parse.upos[above] in ("VERB", "AUX") or _has_verb(clauses, above)
    return "" if found == "future" and is_verb and _is_present(clauses, above) else found


def _is_present(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb has the plain present: no "will", no "to"."""
    parse = clauses.parse
    words = [verb, *(x for x in clauses.children[verb] if _is_auxiliary(clauses, x))]
    lemmas = {parse.lemmas[x].lower() for x in words}
    return not lemmas & _AHEAD and any("Tense=Pres" in parse.features[x] for x in words)


def _find_of_infinitive(clauses: Clauses, word: int, depth: int) -> Tense:
    """Return the tense of "to meet": ahead, but where it was begun, tried or failed already."""
    parse = clauses.parse
    above = parse.heads[word]
    if above < 0 or parse.relations[word] in ("acl", "acl:relcl", "advcl"):
        return "future"
    if parse.lemmas[above].lower() in _PLANNING:
        return "future"
    return _find(clauses, above, depth + 1)
