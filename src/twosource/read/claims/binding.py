"""Binds the times of a sentence to its acts: each is said of one word, and of what shares it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.claim import Act, Status
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.owners import find_owner, is_fixed
from twosource.read.claims.stretches import Interval, blur, read_duration, step
from twosource.read.claims.tense import find_tense
from twosource.read.claims.times import Timed

__all__ = ["Told", "bind"]

# Verbs that only carry what a noun names: their time is its time.
_CARRIERS = frozenset(
    """
    pay make hold give launch conduct carry stage issue take deliver have mount begin start open
    continue wage lodge send impose undertake resume host repeat put raise execute win end complete
    finish conclude do provide happen occur follow come receive get face suffer sustain undergo last
    become remain enter go break fail collapse voice express file convene stop persist force effect
    reach total hear read
    """.split()
)
# Verbs that share their time with the verb that they govern.
_PHASES = frozenset(
    """
    begin start continue stop cease keep finish resume manage fail have force help get let proceed
    go able attempt try need come
    """.split()
)
_SETTINGS = frozenset("in at during".split())
_BEGINNING = frozenset("begin start open commence".split())
_ENDING = frozenset("end conclude finish close".split())
# Status of what somebody says, wants or fears: it does not share the time of the saying.
_SPOKEN = frozenset({"alleged", "denied", "demanded", "threatened", "offered"})
# A participle behind these has a time of its own, or is what the verb speaks of.
_PARTS_OFF = frozenset("have after before since while when if be as for of over about from".split())
_SITTING = frozenset("vote meet sit speak reply answer write rule convene gather respond".split())
_SAYING = frozenset(
    """
    say tell announce declare state warn add insist let make write decree confirm stress note
    """.split()
)
_UTTERED: frozenset[Act] = frozenset(
    {"AGREE", "REJECT", "REQUEST", "ACCUSE", "THREATEN", "DENIAL", "SUPPORT", "CONCEDE", "COERCE"}
)
_DEEPEST = 3


class Told(Struct, frozen=True, kw_only=True):
    """An act whose time is asked for: its word and how it is told.

    `times` are the words that the network takes for its time.
    """

    word: int
    act: Act | None = None
    status: Status = "happened"
    times: frozenset[int] = frozenset()


def bind(
    clauses: Clauses,
    timed: Sequence[Timed],
    told: Sequence[Told],
    *,
    written: date | None,
) -> list[Interval | None]:
    """Return the days of each act, None where the sentence gives it no time.

    An act has the times that hang from its word, its arguments or the verb that carries it. What
    has none shares that of the verb it is joined to by "and" or hangs from as a participle; what a
    speech tells of never has the time of the speaking.
    """
    binder = _Binder(clauses, timed, {one.word for one in told}, written)
    return [_stay_open(binder.find(one), one, written) for one in told]


def _stay_open(found: Timed | None, told: Told, written: date | None) -> Interval | None:
    """Leave the end open where an act that began in the past is still going on."""
    days = found.days if found else None
    if days is None or told.status != "ongoing" or days.start is None or written is None:
        return days
    if days.start > written:
        return None
    is_over = days.end is not None and days.end <= written and days.grain != "span"
    return replace(days, end=None) if is_over and days.start < written else days


class _Binder:
    """Gives each time to one word, and each act the times that are said of it."""

    def __init__(
        self, clauses: Clauses, timed: Sequence[Timed], acts: Collection[int], written: date | None
    ) -> None:
        self._clauses = clauses
        self._parse = clauses.parse
        self._acts = acts
        self._timed = timed
        self._written = written
        self._owned: dict[int, list[Timed]] = {}
        for one in self._timed:
            self._owned.setdefault(self._find_owner(one), []).append(one)

    def find(self, told: Told) -> Timed | None:
        word = told.word
        counted = [x for x in self._owned.get(word, ()) if x.is_counted]
        times = counted or [x for x in self._timed if self._may_be_of(x, told)]
        seen = self._choose(times, word, told)
        if seen is not None:
            return self._measure_stay(word, seen)
        own = self._pick(word, told) or self._pick_from_network(word, told)
        if own is not None:
            return self._measure_stay(word, own)
        carriers = list(self._carry(word, told))
        for verb in carriers:
            found = self._pick(verb, told)
            if found is not None:
                return self._measure(verb, word, found)
        for verb in (word, *carriers):
            for other in self._share(verb, told, 0):
                found = self._pick(other, told)
                if found is not None and (told.status == "ongoing" or not found.is_open):
                    return found
        return next(filter(None, (self._count_back(x, told) for x in (word, *carriers))), None)

    def _may_be_of(self, one: Timed, told: Told) -> bool:
        """Tell whether the network can be right that a time is an act's."""
        is_of_other = one.is_counted and self._find_owner(one) != told.word
        is_free = not (is_of_other and self._owned.get(told.word))
        return one.head in told.times and is_free and not self._is_aside(one, told.word)

    def _is_aside(self, one: Timed, word: int) -> bool:
        """Tell whether a time is that of a clause before: "Iran, which joined in 2023, accused"."""
        path = [one.head, *self._clauses.above(one.head)]
        clause = next((x for x in path if self._parse.relations[x] == "acl:relcl"), -1)
        is_own = clause < 0 or word in (clause, self._parse.heads[clause])
        return not is_own and one.head < word and clause not in self._clauses.above(word)

    def _find_owner(self, one: Timed) -> int:
        return find_owner(self._clauses, one, self._acts)

    def _is_verb(self, word: int) -> bool:
        return self._parse.upos[word] in ("VERB", "AUX")

    def _pick(self, word: int, told: Told) -> Timed | None:
        return self._choose(self._owned.get(word, ()), word, told)

    def _choose(self, timed: Sequence[Timed], word: int, told: Told) -> Timed | None:
        goes_on = told.status == "ongoing"
        # "Took it off the air for a month" is no month that has gone by.
        known = [one for one in timed if one.days and (goes_on or one.phrase.relation != "for")]
        return min(known, key=lambda one: _rank(one, word, goes_on=goes_on), default=None)

    def _pick_from_network(self, word: int, told: Told) -> Timed | None:
        """Return what the network holds for the time of a word, where no other act owns it."""
        frame = next((one for one in self._parse.predicates if one.word == word), None)
        places = [one.word for one in frame.arguments if one.role == "ARGM-TMP"] if frame else []
        inside = [x for x in self._timed if any(x.first <= place < x.end for place in places)]
        return self._choose([x for x in inside if self._is_free(x)], word, told)

    def _is_free(self, one: Timed) -> bool:
        """Tell whether a time is neither another act's nor a verb of saying's."""
        owner = self._find_owner(one)
        says = self._parse.lemmas[owner].lower() in _SAYING
        return owner not in self._acts and not says and not is_fixed(self._clauses, one)

    def _carry(self, word: int, told: Told) -> Iterator[int]:
        """Yield the verbs whose time is that of the act: "paid a visit", "began to withdraw"."""
        parse = self._parse
        above, base = parse.heads[word], parse.relations[word].split(":")[0]
        lemma = parse.lemmas[above].lower() if above >= 0 else ""
        is_noun = parse.upos[word] in ("NOUN", "PROPN") or base in ("nsubj", "obj", "csubj")
        if is_noun:
            is_setting = base == "obl" and self._is_setting(word, above)
            if is_setting or (base in ("obj", "nsubj", "obl") and self._carries(above)):
                yield above
            if base == "conj":
                yield above
                yield from self._carry(above, told)
            yield from self._carry_below(word)
        elif base in ("xcomp", "ccomp") and (lemma in _PHASES or told.status == "failed"):
            yield above
        yield from (
            child
            for child in self._clauses.children[word]
            if parse.relations[child] == "xcomp" and child not in self._acts
        )
        if told.status == "failed":
            yield from self._climb(word)

    def _carry_below(self, noun: int) -> Iterator[int]:
        """Yield the verbs of "a claim made on Monday", "a visit to Niamey that ended on Monday"."""
        parse = self._parse
        for child in self._clauses.children[noun]:
            is_clause = parse.relations[child].startswith("acl")
            if is_clause and self._carries(child) and self._takes_part(child, noun):
                yield child
            # No place ends or begins: the tree has hung the clause one noun too low.
            if parse.relations[child] == "nmod" and parse.upos[child] == "PROPN":
                yield from (
                    one
                    for one in self._clauses.children[child]
                    if parse.relations[one].startswith("acl")
                    and parse.lemmas[one].lower() in _ENDING | _BEGINNING
                )

    def _carries(self, verb: int) -> bool:
        if verb in self._acts:
            return False
        is_copula = self._clauses.has(verb, "cop") is not None
        return is_copula or self._parse.lemmas[verb].lower() in _CARRIERS

    def _is_setting(self, noun: int, verb: int) -> bool:
        """Tell whether "in a telephone call they discussed …" tells where the verb's act was."""
        return verb not in self._acts and self._clauses.preposition(noun) in _SETTINGS

    def _takes_part(self, verb: int, noun: int) -> bool:
        slots = self._clauses.slots(verb)
        return noun in slots.get("subj", ()) or noun in slots.get("obj", ())

    def _climb(self, word: int) -> Iterator[int]:
        """Yield the verbs above what came to nothing: "an attempt to land failed on Sunday"."""
        for above in list(self._clauses.above(word))[:_DEEPEST]:
            if self._parse.upos[above] == "VERB":
                yield above

    def _measure(self, verb: int, word: int, found: Timed) -> Timed:
        """Return the days of "a three-day visit that ended on Tuesday"."""
        lemma = self._parse.lemmas[verb].lower()
        values = [one.phrase.value for one in self._timed if one.anchor == word]
        size = next((one for one in map(read_duration, values) if one), None)
        days = found.days
        day = days.start if days else None
        if size is None or days is None or day is None or (days.grain, days.end) != ("day", day):
            return found
        if lemma in _ENDING:
            first = step(day, -size[0], size[1]) + timedelta(days=1)
            return replace(found, days=Interval(first, day, "span"))
        if lemma in _BEGINNING:
            last = step(day, *size) - timedelta(days=1)
            return replace(found, days=Interval(day, last, "span"))
        return found

    def _measure_stay(self, verb: int, found: Timed) -> Timed:
        """Return the days of "flew in on Monday for a three-day stay"."""
        days = found.days
        if days is None or days.start is None or days.start != days.end:
            return found
        for one in self._timed:
            size = read_duration(one.phrase.value)
            stays = self._parse.heads[one.anchor] == verb and one.anchor != verb
            if size and stays and self._clauses.preposition(one.anchor) == "for":
                last = step(days.start, *size) - timedelta(days=1)
                return replace(found, days=Interval(days.start, last, "span"))
        return found

    def _count_back(self, word: int, told: Told) -> Timed | None:
        """Return when it was by "two years after it was signed", "hours before the drill"."""
        parse = self._parse
        for one in self._timed:
            side = parse.words[one.end].lower() if one.end < len(parse.words) else ""
            marks = [x for x in self._clauses.children[word] if x == one.end]
            if side not in ("after", "before") or not one.phrase.value.startswith("P") or not marks:
                continue
            above = parse.heads[word]
            main = self._pick(above, told) if above >= 0 else None
            day = main.days.start if main and main.days and main.days.grain == "day" else None
            size = read_duration(one.phrase.value)
            if day is not None and "T" in one.phrase.value:
                return main
            start = day or self._written
            if start is None or size is None:
                continue
            count = -size[0] if side == "after" else size[0]
            return replace(one, days=blur(step(start, count, size[1]), *size))
        return None

    def _share(self, word: int, told: Told, depth: int) -> Iterator[int]:
        """Yield the words whose time an act without one shares."""
        if depth > _DEEPEST:
            return
        parse = self._parse
        above, relation = parse.heads[word], parse.relations[word]
        is_physical = told.act not in _UTTERED or told.status == "did-not-happen"
        if relation == "parataxis" and is_physical and self._is_told_alike(word, above):
            yield above
        if relation == "conj" and self._is_told_alike(word, above):
            yield above
            yield from self._carry(above, told)
            yield from self._share(above, told, depth + 1)
        may_share = above >= 0 and told.status not in _SPOKEN
        if relation in ("advcl", "parataxis") and may_share and self._is_participle(word):
            yield above
            yield from self._share(above, told, depth + 1)
        yield from self._share_below(word)
        if told.act in _UTTERED and told.status == "happened":
            yield from self._share_saying(word, told)

    def _share_below(self, word: int) -> Iterator[int]:
        """Yield what hangs from a verb and is told with it: "voting on Monday, …", "shot and …"."""
        parse = self._parse
        for child in self._clauses.children[word]:
            relation = parse.relations[child]
            if child in self._acts and relation != "conj":
                continue
            if relation == "advcl" and self._is_participle(child):
                yield child
            # "Smashed the panes and burnt a car on Monday": both, where they have one subject.
            if relation == "conj" and self._is_verb(word) and self._has_one_subject(word, child):
                yield child
            if relation.startswith(("nsubj", "obl")):
                yield from self._share_beside(child, is_subject=relation.startswith("nsubj"))

    def _has_one_subject(self, word: int, child: int) -> bool:
        own = self._clauses.has(child, "nsubj", "nsubj:pass", "csubj")
        return own is None and self._is_told_alike(child, word)

    def _share_beside(self, noun: int, *, is_subject: bool) -> Iterator[int]:
        """Yield what "the house, voting late on Monday, …" and "in a note sent on Monday" hold."""
        parse = self._parse
        if not is_subject and self._clauses.preposition(noun) not in ("in", "under"):
            return
        for child in self._clauses.children[noun]:
            if parse.relations[child] != "acl" or child in self._acts:
                continue
            if not is_subject or parse.lemmas[child].lower() in _SITTING:
                yield child

    def _share_saying(self, word: int, told: Told) -> Iterator[int]:
        """Yield the verb of saying by which something is done: "will not pay, it said"."""
        parse = self._parse
        if told.act == "DENIAL":
            word = next((x for x in (word, *self._clauses.above(word)) if self._is_verb(x)), word)
        elif find_tense(self._clauses, word) != "future":
            return
        near = [x for x in self._clauses.children[word] if parse.relations[x] == "parataxis"]
        if parse.relations[word] in ("ccomp", "parataxis") and parse.heads[word] >= 0:
            near.append(parse.heads[word])
        for verb in near:
            if parse.lemmas[verb].lower() in _SAYING and verb not in self._acts:
                yield verb
                yield from (
                    x for x in self._clauses.children[verb] if parse.relations[x] == "xcomp"
                )

    def _is_told_alike(self, word: int, above: int) -> bool:
        """Tell whether two joined verbs have one tense, so that one time can be said of both."""
        in_relative = self._parse.relations[above].startswith("acl")
        if in_relative and self._clauses.has(word, "nsubj", "nsubj:pass") is not None:
            return False
        first, second = (find_tense(self._clauses, one) for one in (above, word))
        has = any(
            self._parse.words[x].lower() in ("has", "have", "'ve", "'s")
            for x in self._clauses.children[word]
            if self._parse.relations[x] == "aux"
        )
        return first == second and not has

    def _is_participle(self, word: int) -> bool:
        parse = self._parse
        features = parse.features[word]
        is_present = "VerbForm=Part" in features and "Tense=Pres" in features
        if not is_present and "VerbForm=Ger" not in features:
            return False
        words = {parse.lemmas[x].lower() for x in self._clauses.children[word]}
        return not words & _PARTS_OFF


def _rank(one: Timed, word: int, *, goes_on: bool) -> tuple[bool, int, int]:
    """Return what puts the time of an act first: how it is told, how exact it is, how near."""
    days = one.days
    size = 10**6
    if days is not None and days.start is not None and days.end is not None:
        size = (days.end - days.start).days
    return one.is_open != goes_on, size, abs(one.head - word)
