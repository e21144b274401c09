"""Whether a sentence says outright that an act is no fact: negated, asked, wanted, conditional.

The layers of `status_layers` weigh what they have seen in labelled passages. Some of it grammar
tells without weights: what stands in an if-clause, behind a modal or behind a demand is no fact by
its sentence, however far below it stands, and what is joined to it by "and" neither.
"""

from collections.abc import Iterator

from twosource.model.claim import Act
from twosource.read.claims import scope_words as known
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.scope_clauses import (
    denies_nothing,
    find_form,
    has_modal,
    is_clause,
    is_moved_off,
    is_negated,
    is_open,
    is_true_after_all,
)
from twosource.read.claims.tense import find_tense

__all__ = ["is_held_true", "is_no_fact", "is_turned_round"]

# "Will not go" refuses, "had not met" denies, "may not leave" is a ban, "will not eat" a strike:
# where no row of the table names such an act, the negation or the modal has made it.
_MADE = frozenset(
    """
    AGREE REJECT ACCUSE THREATEN DENIAL REQUEST CONCEDE COERCE SANCTION PROTEST
    """.split()
)
# "They are not to leave" is a ban without a modal.
_BANS: frozenset[Act] = frozenset({"COERCE", "REQUEST"})
# "Would welcome", "will ignore": these are said by saying so, whatever names them.
_SAID: frozenset[Act] = frozenset({"AGREE", "REJECT", "THREATEN"})
# An apology, a promise or a threat is made by offering or promising it.
_UTTERED: frozenset[Act] = frozenset({"SUPPORT", "CONCEDE", "ACCUSE", "REQUEST", *_SAID})
_UTTERING = frozenset("offer promise threaten".split())
# What can be called off before it has begun; a ban that is cancelled was there.
_CALLED_OFF: frozenset[Act] = frozenset(
    {"CONSULT", "COOPERATE", "SUPPORT", "MOBILIZE", "PROTEST", "AID", "RETREAT"}
)
_DEEPEST = 8
_OF = frozenset("of for to".split())
_ON = frozenset("on for".split())
_INSTEAD = frozenset("without instead rather".split())
_SWAPPED = frozenset("exchange return".split())
_ORDINALS = frozenset("first second third last only latest next".split())
_STARTING = frozenset("start begin commence".split())
_INCLUDING = frozenset("include comprise contain".split())
_LISTING = frozenset(("including", "among them", "among these", "among which", "such as", ":"))
_PROVIDED = frozenset("provide provided assume suppose".split())
_NEAR = 9


def is_no_fact(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether the sentence of an act has it in the scope of what makes it no fact."""
    act, word = cue.rule.act, cue.word
    is_made = not cue.rule.line and act in _MADE
    if act == "DENIAL" or (is_made and act in _SAID):
        return False
    if is_held_true(clauses, cue):
        return False
    is_off = _is_off(clauses, cue, is_made=is_made)
    for _ in range(_DEEPEST):
        if is_off or _is_governed(clauses, word, act):
            return True
        above = _climb(clauses, word, act)
        if above is None:
            return False
        word = above
        is_off = is_clause(clauses, word) and (
            is_open(clauses, word) or (not is_made and is_moved_off(clauses, word))
        )
    return False


def is_held_true(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether an act has a negation that leaves it a fact: "did not hesitate to fire"."""
    return is_true_after_all(clauses, cue.word)


def is_turned_round(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether the sentence of an act says that it did not happen: "nobody", "instead of"."""
    act, word = cue.rule.act, cue.word
    if act == "DENIAL" or (not cue.rule.line and act in _MADE) or is_held_true(clauses, cue):
        return False
    for _ in range(_DEEPEST):
        if _is_negated_here(clauses, word):
            return True
        above = _climb(clauses, word, act)
        if above is None:
            return False
        word = above
    return False


def _is_negated_here(clauses: Clauses, word: int) -> bool:
    if clauses.parse.lemmas[word].lower() in known.ONGOING:
        return False
    if not is_clause(clauses, word):
        return _has_no_beside(clauses, word)
    return is_negated(clauses, word) or _is_instead(clauses, word)


def _is_instead(clauses: Clauses, word: int) -> bool:
    """Tell whether something else was done: "instead of seizing it", "far from seizing it"."""
    parse, above = clauses.parse, clauses.parse.heads[word]
    marks = {parse.words[x].lower() for x in clauses.children[word] if _is_mark(clauses, x)}
    if marks & _INSTEAD or ("rather", "than") in _list_pairs(clauses, word):
        return True
    is_far = above >= 0 and parse.lemmas[above].lower() == "far"
    return is_far and "from" in marks


def _list_pairs(clauses: Clauses, word: int) -> set[tuple[str, str]]:
    words = [one.lower() for one in clauses.parse.words]
    return {(words[x], words[x + 1]) for x in clauses.children[word] if x + 1 < len(words)}


def _has_no_beside(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun has "no" or "without" beside it."""
    parse = clauses.parse
    return any(
        not denies_nothing(clauses, x)
        and (
            (parse.relations[x] == "det" and parse.lemmas[x].lower() == "no")
            or (parse.relations[x] == "case" and parse.lemmas[x].lower() in _INSTEAD)
        )
        for x in clauses.children[noun]
    )


def _is_off(clauses: Clauses, cue: Cue, *, is_made: bool) -> bool:
    """Tell whether what stands beside the word of an act makes it no fact."""
    act, word = cue.rule.act, cue.word
    if not is_clause(clauses, word):
        return not is_made and _is_altered(clauses, word, act)
    if clauses.parse.lemmas[word].lower() in known.ONGOING:
        return False
    if is_open(clauses, word):
        return True
    if has_modal(clauses, word):
        return not is_made and act not in _SAID
    return not (is_made and act in _BANS) and is_negated(clauses, word)


def _climb(clauses: Clauses, word: int, act: Act) -> int | None:
    """Return what a word hangs from where that says of it what is said of itself."""
    parse, above = clauses.parse, clauses.parse.heads[word]
    base = parse.relations[word].split(":")[0]
    if above < 0:
        return None
    if base == "conj":
        first = _find_first(clauses, word, above)
        return first if _shares(clauses, word, first) else None
    lemma = parse.lemmas[above].lower()
    if is_clause(clauses, word):
        is_below = base == "xcomp" and lemma not in known.ONGOING
        is_means = clauses.preposition(word) == "by" or _is_in_exchange(clauses, above)
        return above if is_below or is_means else None
    if _has_come_about(clauses, word):
        return None
    is_object = base == "obj" or parse.relations[word] == "nsubj:pass"
    # A threat that is carried out was made.
    if is_object and lemma in known.CARRYING and act not in _SAID:
        return above
    if base == "nsubj" and lemma in known.HAPPENING:
        return above
    if base == "nmod" and lemma in known.PARTS:
        return above
    # "Will fly to Chad for talks".
    if base == "obl" and lemma in known.GOING and clauses.preposition(word) in _ON:
        return above
    return above if _is_in_exchange(clauses, word) or _is_in_exchange(clauses, above) else None


def _is_in_exchange(clauses: Clauses, word: int) -> bool:
    is_swapped = clauses.parse.lemmas[word].lower() in _SWAPPED
    return is_swapped and clauses.preposition(word) == "in"


def _has_come_about(clauses: Clauses, noun: int) -> bool:
    """Tell whether what hangs from a noun tells that it was: "an attack in which two died"."""
    parse = clauses.parse
    for child in clauses.children[noun]:
        relation, features = parse.relations[child], parse.features[child]
        if relation == "acl:relcl" and find_tense(clauses, child) == "past":
            return True
        is_past = relation == "acl" and "Tense=Past" in features
        if is_past and parse.lemmas[child].lower() not in known.WANTING:
            return True
    return False


def _find_first(clauses: Clauses, word: int, above: int) -> int:
    """Return what a word is joined to: in "refused to free them and pay" that is "free"."""
    parse = clauses.parse
    if find_form(clauses, word) != "VerbForm=Inf" or "VerbForm=Inf" in parse.features[above]:
        return above
    between = [
        x
        for x in clauses.children[above]
        if above < x < word and find_form(clauses, x) == "VerbForm=Inf"
    ]
    return between[-1] if between else above


def _shares(clauses: Clauses, word: int, first: int) -> bool:
    """Tell whether what is joined by "and" is governed by what governs the first.

    "Will not renew the loan but has offered another" has an auxiliary of its own; in "the boats
    would be seized and their crews jailed" the second has none.
    """
    both = is_clause(clauses, word), is_clause(clauses, first)
    if not any(both):
        return True
    if not all(both):
        return clauses.has(word, "mark") is not None
    contrasts = any(clauses.parse.lemmas[x].lower() == "but" for x in clauses.children[word])
    has_own = clauses.has(word, "aux", "aux:pass", "cop", "mark") is not None
    has_subject = clauses.has(word, "nsubj") is not None and not _is_gapped(clauses, word, first)
    alike = find_form(clauses, word) == find_form(clauses, first)
    is_gapped = _is_gapped(clauses, word, first)
    return (alike or is_gapped) and not (contrasts or has_own or has_subject)


def _is_gapped(clauses: Clauses, word: int, first: int) -> bool:
    """Tell whether a verb lacks what the first has: "wants him punished and them expelled"."""
    parse = clauses.parse
    is_past = all("Tense=Past" in parse.features[x] for x in (word, first))
    return is_past and parse.relations[first] == "xcomp"


def _is_governed(clauses: Clauses, word: int, act: Act) -> bool:
    """Tell whether what a word hangs from speaks of it without saying that it happened."""
    parse, above = clauses.parse, clauses.parse.heads[word]
    if parse.relations[word] == "acl:relcl":
        return False
    if is_clause(clauses, word) or clauses.has(word, "mark") is not None:
        return _is_governed_clause(clauses, word, above)
    if above < 0:
        return False
    return _is_governed_noun(clauses, word, act) or _is_listed(clauses, word)


def _is_governed_clause(clauses: Clauses, word: int, above: int) -> bool:
    parse = clauses.parse
    base = parse.relations[word].split(":")[0]
    marks = {parse.words[x].lower() for x in clauses.children[word] if _is_mark(clauses, x)}
    if marks >= {"for", "to"}:
        return above < 0 or parse.lemmas[above].lower() not in known.LETTING
    if "to" in marks and "VerbForm=Inf" in "".join(_list_features(clauses, word)):
        return _governs_infinitive(clauses, word, above)
    if above < 0:
        return False
    lemma = parse.lemmas[above].lower()
    if base == "ccomp" and lemma in _PROVIDED and parse.relations[above] == "advcl":
        return True
    if _is_instead(clauses, word) or ("from" in marks and lemma in known.KEEPING_OFF):
        return True
    if "that" in marks or base == "ccomp":
        return lemma in known.THAT
    if base == "xcomp":
        return lemma in known.REFRAINING
    return _is_governed_by(lemma, marks)


def _governs_infinitive(clauses: Clauses, word: int, above: int) -> bool:
    """Tell whether "to visit" is what is asked, promised or planned."""
    parse = clauses.parse
    if above < 0:
        # A headline: "Minister to visit Chad"; the tree may hang it from the minister.
        return clauses.has(word, "nsubj", "nsubj:pass") is not None
    if "in" in parse.words[above + 1 : above + 2]:
        # "Called in the envoy to complain": so he did.
        return False
    beside = {parse.lemmas[x].lower() for x in clauses.children[above]}
    if parse.heads[above] < 0 and not is_clause(clauses, above):
        return not beside & _ORDINALS
    if "yet" in beside:
        # "Has yet to free them".
        return True
    is_noun = parse.upos[above] in ("NOUN", "PROPN")
    return parse.lemmas[above].lower() in (known.TO_NOUNS if is_noun else known.TO)


def _is_mark(clauses: Clauses, word: int) -> bool:
    return clauses.parse.relations[word] in ("mark", "case")


def _list_features(clauses: Clauses, word: int) -> Iterator[str]:
    parse = clauses.parse
    yield parse.features[word]
    yield from (
        parse.features[x]
        for x in clauses.children[word]
        if parse.relations[x] in ("cop", "aux", "aux:pass")
    )


def _is_governed_noun(clauses: Clauses, word: int, act: Act) -> bool:
    parse, above = clauses.parse, clauses.parse.heads[word]
    relation, lemma = parse.relations[word], parse.lemmas[above].lower()
    base, preposition = relation.split(":")[0], clauses.preposition(word)
    if base in ("obl", "nmod"):
        if parse.lemmas[word].lower() in _SWAPPED and preposition == "in":
            return lemma in known.TO or lemma in known.WANTING
        return _is_governed_by(lemma, {preposition})
    if base == "compound":
        return lemma in known.OPEN
    if base == "appos":
        return lemma in known.OPEN
    is_object = base == "obj" or relation == "nsubj:pass"
    if _has_come_about(clauses, word):
        return False
    if is_object and lemma in _INCLUDING:
        owners = clauses.slots(above).get("subj", ())
        return any(parse.lemmas[x].lower() in known.OPEN for x in owners)
    return is_object and (_is_wanted(lemma, act) or _is_called_off(lemma, act))


def _is_wanted(lemma: str, act: Act) -> bool:
    """Tell whether a verb speaks of an act to come; an apology is made by offering it."""
    return lemma in known.WANTING and not (act in _UTTERED and lemma in _UTTERING)


def _is_called_off(lemma: str, act: Act) -> bool:
    return lemma in known.CALLING_OFF and act in _CALLED_OFF


def _is_governed_by(lemma: str, prepositions: set[str]) -> bool:
    if lemma in known.FORESEEING and prepositions & _OF:
        return True
    return any(f"{lemma}+{one}" in known.PREPOSITIONS for one in prepositions)


def _is_altered(clauses: Clauses, noun: int, act: Act) -> bool:
    """Tell whether a noun has "no", "planned" or the like beside it."""
    parse = clauses.parse
    for child in clauses.children[noun]:
        lemma, relation = parse.lemmas[child].lower(), parse.relations[child]
        following = parse.lemmas[child + 1].lower() if child + 1 < len(parse.words) else ""
        if relation == "det" and lemma == "no" and following not in ("few", "fewer", "less"):
            return True
        if relation == "case" and lemma in _INSTEAD:
            return True
        if relation == "amod" and parse.words[child].lower() in known.ALTERING:
            return True
        is_past = relation == "acl" and "Tense=Past" in parse.features[child]
        if is_past and (lemma in known.PLANNED or _is_called_off(lemma, act)):
            return True
        # "A two-day visit starting Tuesday".
        if relation == "acl" and lemma in _STARTING and "Tense=Past" not in parse.features[child]:
            return True
        # "A meeting, set for Monday, …".
        if is_past and lemma in known.FIXED and clauses.slots(child).get("for"):
            return True
    return False


def _is_listed(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun stands in a list of conditions or plans: "terms, among them …"."""
    parse = clauses.parse
    first = next((x for x in clauses.subtree(noun) if parse.upos[x] != "PUNCT"), noun)
    before = [one.lower() for one in parse.words[max(0, first - 2) : first + 1]]
    said = {*before, " ".join(before[:2])}
    if not said & _LISTING:
        return False
    nouns = [x for x in range(max(0, first - _NEAR), first) if parse.upos[x] == "NOUN"]
    return any(parse.lemmas[x].lower() in known.OPEN for x in nouns)
