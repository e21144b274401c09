"""Whether a clause says by its own words that what it tells is no fact: "will", "nobody", "if"."""

from twosource.read.claims import scope_words as known
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.tense import find_tense

__all__ = [
    "denies_nothing",
    "find_form",
    "has_modal",
    "is_clause",
    "is_moved_off",
    "is_negated",
    "is_open",
    "is_set_apart",
    "is_true_after_all",
]

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_ADVERBS = ("advmod", "cc:preconj", "det", "cc")
# "Not only", "no fewer than": these deny nothing.
_MORE = frozenset("only just merely simply alone few fewer less more later soon sooner".split())
# "No soldier but the Chadians", "nobody except them": these did it.
_BUT = frozenset("but except save besides".split())
# "At no time", "in no way", "on no account": the same behind a verb as before it.
_NEVER = frozenset("time point stage moment way means account circumstance occasion".split())
# "Soldiers, and not policemen": what parts them stands before the "not".
_PARTING = frozenset(", ; – — - ( and but".split())
_ALL = frozenset("all every each both everybody everyone".split())
_SINGLE = frozenset("a an one single any".split())
# "Fired at nobody", "took part in no attack".
_AT = frozenset("at on to against in into".split())
# "Did not hesitate to fire" tells that they fired; "did not deny that they had" leaves it so.
_UNHESITATING = frozenset("hesitate shrink balk flinch".split())
_DENYING = frozenset("deny dispute contest".split())
_UNTIL = frozenset("until till before".split())
# "Once it has withdrawn", "before it can sign".
_TO_COME = frozenset("until till once before".split())
_WHEN = frozenset("when after".split())
_INVERTING = frozenset("had should were".split())


def is_clause(clauses: Clauses, word: int) -> bool:
    """Tell whether a word is a verb or what a clause says: "is ready"."""
    is_verb = clauses.parse.upos[word] in ("VERB", "AUX")
    return is_verb or clauses.has(word, "cop", *_SUBJECTS) is not None


def find_form(clauses: Clauses, word: int) -> str:
    """Return what tells whether two joined verbs can share what governs the first."""
    features = clauses.parse.features[word]
    forms = ("VerbForm=Fin", "Tense=Past", "VerbForm=Inf", "VerbForm=Ger", "Tense=Pres")
    return next((one for one in forms if one in features), "")


def is_set_apart(clauses: Clauses, word: int) -> bool:
    """Tell whether a word names who it was not: "soldiers, not policemen, seized the truck"."""
    parse = clauses.parse
    if parse.relations[word].split(":")[0] not in ("conj", "appos"):
        return False
    for child in clauses.children[word]:
        lemma, relation = parse.lemmas[child].lower(), parse.relations[child]
        if child > word or child == 0:
            continue
        if lemma == "not" and relation == "advmod":
            after = parse.words[child + 1].lower()
            parts = parse.words[child - 1].lower() in _PARTING
            return parts and after not in _MORE | _ALL | _SINGLE
        if (lemma, relation) in (("rather", "cc"), ("instead", "case"), ("instead", "cc")):
            return True
    return False


def is_open(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause asks, is a condition, or is what a demand or a plan is said to be."""
    return (
        _is_conditional(clauses, word)
        or _is_wanted_by_subject(clauses, word)
        or _is_asked(clauses, word)
        or _is_subjunctive(clauses, word)
        or _comes_first(clauses, word)
    )


def _is_conditional(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is an "if", or an "until" or a "before" of what is still to come."""
    marks = {clauses.parse.lemmas[x].lower() for x in _list(clauses, word, "mark")}
    if marks & known.CONDITIONS:
        return True
    if marks & _TO_COME:
        return find_tense(clauses, word) == "future" or _has_present_perfect(clauses, word)
    # "Had they not turned back": they did.
    lemmas = {clauses.parse.lemmas[x].lower() for x in clauses.children[word]}
    return _is_inverted(clauses, word) and not lemmas & known.NEGATIONS


def _is_wanted_by_subject(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause is what its subject is: "a condition is that they withdraw"."""
    parse = clauses.parse
    subjects = {parse.lemmas[x].lower() for x in _list(clauses, word, *_SUBJECTS)}
    is_what = clauses.has(word, "cop") is not None
    return is_what and bool(subjects & known.OPEN)


def _list(clauses: Clauses, word: int, *relations: str) -> list[int]:
    return [x for x in clauses.children[word] if clauses.parse.relations[x] in relations]


def is_moved_off(clauses: Clauses, word: int) -> bool:
    """Tell whether a modal or a negation of a clause makes what it tells no fact."""
    return has_modal(clauses, word) or is_negated(clauses, word)


def has_modal(clauses: Clauses, word: int) -> bool:
    """Tell whether a verb has "will", "may" or the like."""
    words = clauses.parse.words
    return any(words[x].lower() in known.MODALS for x in _list(clauses, word, "aux"))


def _has_present_perfect(clauses: Clauses, word: int) -> bool:
    words = clauses.parse.words
    return any(words[x].lower() in ("has", "have") for x in _list(clauses, word, "aux"))


def is_negated(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause says that something did not happen: "nobody", "has yet to"."""
    parse = clauses.parse
    lemmas = {x: parse.lemmas[x].lower() for x in clauses.children[word]}
    if any(parse.relations[x] == "mark" and lemmas[x] == "without" for x in lemmas):
        return True
    if "yet" in lemmas.values() and "have" in lemmas.values():
        return any(parse.words[x].lower() == "to" for x in lemmas)
    if _is_inverted(clauses, word):
        return False
    if _waits(clauses, word):
        return False
    return any(_turns_round(clauses, word, child) for child in lemmas)


def _turns_round(clauses: Clauses, word: int, child: int) -> bool:
    """Tell whether what hangs from a clause negates it: "never", "nobody", "at no time"."""
    parse = clauses.parse
    relation, base = parse.relations[child], parse.relations[child].split(":")[0]
    if relation in _ADVERBS:
        return _denies(clauses, child)
    if relation in _SUBJECTS:
        return _is_nobody(clauses, child)
    if base == "obl" and _has_no(clauses, child):
        is_never = parse.lemmas[child].lower() in _NEVER
        return is_never or child < word or clauses.preposition(child) in _AT
    if base == "obl":
        return clauses.preposition(child) in _AT and _is_nobody(clauses, child)
    return base == "obj" and _is_nobody(clauses, child) and not _is_no_choice(clauses, child)


def _is_nobody(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun is "nobody", "none of them" or "not a soldier", and nobody is spared."""
    parse = clauses.parse
    is_spared = any(
        parse.lemmas[x].lower() in _BUT
        for child in clauses.children[noun]
        for x in (child, *clauses.children[child])
    )
    is_empty = parse.lemmas[noun].lower() in known.NOBODY or _has_no(clauses, noun)
    return not is_spared and (is_empty or _has_not_one(clauses, noun))


def _has_not_one(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun has "not a", "not one" or "not a single" before it."""
    lemmas = clauses.parse.lemmas
    return any(
        lemmas[x].lower() == "not" and lemmas[x + 1].lower() in _SINGLE
        for x in clauses.children[noun]
        if x < noun
    )


def _is_no_choice(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun is that of "had no choice but to fire"."""
    return any(
        clauses.parse.lemmas[x].lower() in _BUT
        for child in clauses.children[noun]
        for x in (child, *clauses.children[child])
    )


def is_true_after_all(clauses: Clauses, word: int) -> bool:
    """Tell whether a negation says that something did happen: "did not leave until Monday"."""
    parse, above = clauses.parse, clauses.parse.heads[word]
    denies = any(
        parse.relations[x] in _ADVERBS and _denies(clauses, x) for x in clauses.children[word]
    )
    if denies and _waits(clauses, word) and find_tense(clauses, word) == "past":
        return True
    if above < 0 or not is_clause(clauses, word):
        return False
    if parse.relations[word] == "acl" and _is_no_choice(clauses, above):
        return find_tense(clauses, parse.heads[above]) == "past"
    lemma, relation = parse.lemmas[above].lower(), parse.relations[word]
    is_said = (relation == "xcomp" and lemma in _UNHESITATING) or (
        relation in ("ccomp", "xcomp") and lemma in _DENYING
    )
    return is_said and not has_modal(clauses, above) and is_negated(clauses, above)


def _waits(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause says until when: "did not leave until Monday" tells that they left."""
    parse = clauses.parse
    return any(
        parse.relations[x] in ("mark", "case") and parse.lemmas[x].lower() in _UNTIL
        for child in clauses.children[word]
        for x in clauses.children[child]
    )


def _denies(clauses: Clauses, word: int) -> bool:
    lemma = clauses.parse.lemmas[word].lower()
    return lemma in known.NEGATIONS and not denies_nothing(clauses, word)


def denies_nothing(clauses: Clauses, word: int) -> bool:
    """Tell whether a negation is that of "not only" or "no fewer than"."""
    following = clauses.parse.lemmas[word + 1 : word + 2]
    return any(one.lower() in _MORE for one in following)


def _has_no(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun has "no" or "neither" before it."""
    parse = clauses.parse
    return any(
        parse.lemmas[x].lower() in ("no", "neither")
        and parse.relations[x] in ("det", "cc:preconj", "advmod")
        and not denies_nothing(clauses, x)
        for x in clauses.children[noun]
    )


def _is_subjunctive(clauses: Clauses, word: int) -> bool:
    """Tell whether a clause has the bare verb of what is wanted: "that he withdraw"."""
    parse = clauses.parse
    marks = {parse.lemmas[x].lower() for x in _list(clauses, word, "mark")}
    verbs = _list(clauses, word, "aux", "aux:pass", "cop") or [word]
    subject = clauses.has(word, "nsubj", "nsubj:pass")
    is_one = subject is not None and "Number=Sing" in parse.features[subject]
    is_bare = "VerbForm=Inf" in parse.features[verbs[0]]
    return marks == {"that"} and is_one and is_bare


def _comes_first(clauses: Clauses, word: int) -> bool:
    """Tell whether something else will be when this has: "will sign after they have left"."""
    parse, above = clauses.parse, clauses.parse.heads[word]
    if parse.relations[word] != "advcl":
        return False
    is_soon = parse.lemmas[above].lower() == "soon" and parse.heads[above] >= 0
    if not has_modal(clauses, parse.heads[above] if is_soon else above):
        return False
    marks = {parse.lemmas[x].lower() for x in _list(clauses, word, "mark", "advmod")}
    is_present = find_form(clauses, word) == "VerbForm=Fin"
    is_ahead = is_present and find_tense(clauses, word) == "future"
    is_ahead = is_ahead or _has_present_perfect(clauses, word)
    return is_soon or (is_ahead and bool(marks & _WHEN))


def _is_asked(clauses: Clauses, word: int) -> bool:
    """Tell whether a sentence asks: "Did they withdraw?"; who or why presupposes that they did."""
    parse = clauses.parse
    if parse.heads[word] >= 0 or parse.words[-1] != "?":
        return False
    subjects, auxiliaries = _list(clauses, word, *_SUBJECTS), _list(clauses, word, "aux", "cop")
    auxiliaries += _list(clauses, word, "aux:pass")
    return bool(subjects and auxiliaries) and auxiliaries[0] < subjects[0] and not auxiliaries[0]


def _is_inverted(clauses: Clauses, word: int) -> bool:
    """Tell whether "had they withdrawn" or "should they attack" stands for "if they"."""
    parse = clauses.parse
    below = clauses.children[word]
    first = min([word, *(x for x in below if parse.upos[x] != "PUNCT")])
    is_clause_below = parse.relations[word] == "advcl" and parse.relations[first] == "aux"
    subject = clauses.has(word, *_SUBJECTS)
    is_inverting = parse.words[first].lower() in _INVERTING
    return is_clause_below and is_inverting and subject is not None and first < subject
