"""Where an act was: which of the places of its sentence belongs to it.

A place belongs to an act by the words between them: "signed in Geneva", "the shelling of the post
at Gaya", "held talks in Lugano". That a place is the nearest is no reason. Where a report was
written (its dateline) says nothing of where an act was.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from twosource.model.actor import ActorMention
from twosource.model.claim import Act
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coded import Coded
from twosource.read.places import PlaceMention

__all__ = ["find_where", "place_act"]

_IN = frozenset(
    """
    in at near off on inside within outside around round along over across throughout through beside
    above beneath under amid opposite behind front north south east west close
    """.split()
)
_INSIDE = frozenset({"in", "inside", "within", "across", "throughout", "off", "around"})
_TO = frozenset("to from into onto toward towards out".split())
_OF = frozenset({"of", "against"})
# Acts that lead into a place or out of it; to others a capital behind "to" is the state.
_LEADING: frozenset[Act] = frozenset(
    {"ASSAULT", "CONSULT", "RETREAT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "REJECT"}
)
_BRINGING = frozenset("bring carry fly ship deliver take airlift truck land sail haul".split())
# Said by somebody in a town, they were not done there.
_SPOKEN: frozenset[Act] = frozenset({"DENIAL", "THREATEN", "REQUEST", "AGREE"})
_SAID: frozenset[Act] = _SPOKEN | {"ACCUSE", "SUPPORT", "REJECT"}
# Done with the body, in one place: where a sentence has only one, it is there.
_BODILY: frozenset[Act] = frozenset(
    {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONSULT"}
)
# These do something to the place or at it that stands as their object.
_TOUCHING: frozenset[Act] = frozenset(
    {
        "ASSAULT", "CONSULT", "RETREAT", "COERCE", "MOBILIZE", "PROTEST", "AID", "COOPERATE",
        "CONCEDE", "SANCTION", "SUPPORT", "REJECT",
    }
)  # fmt: skip
# Of these the object is a thing at the place: "bombed the depot at Gaya", "lifted the curfew in".
_HANDLING: frozenset[Act] = _TOUCHING - {"CONSULT", "COOPERATE"}
_GOING = frozenset(
    "visit tour arrive travel go fly come leave quit enter reach return trip journey".split()
)
# In a capital they are the state itself: "the junta in Conakry announced".
_STATES = frozenset("government junta regime leadership administration presidency".split())
_CARRYING = frozenset("obj nsubj nsubj:pass obl xcomp ccomp acl advcl csubj".split())
_RECOGNISING = frozenset({"recognise", "recognize", "recognition"})
_DWELLERS = frozenset("resident villager inhabitant people shopkeeper townspeople".split())
_BEGINNING = frozenset("begin start continue resume stop cease try manage fail help keep".split())
_EXACT = {"site": 0, "city": 1, "water": 2, "region": 3, "country": 4}
_DEEPEST = 4


def place_act(clauses: Clauses, one: Coded, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the place of a coded act, see `find_where`.

    To whom something is said is no place: "demanded an answer from Moscow".
    """
    parties = [here for here, _ in (*one.actors, *one.recipients) if not here.is_place]
    if one.act in _SAID:
        places = [x for x in places if not any(_overlaps(here, x) for here in parties)]
    return find_where(clauses, one.word, one.act, places)


def _overlaps(here: ActorMention, place: PlaceMention) -> bool:
    return here.start < place.end and place.start < here.end


def find_where(
    clauses: Clauses, word: int, act: Act | None, places: Sequence[PlaceMention]
) -> PlaceMention | None:
    """Return the place of the act that a word names, None where the sentence gives none.

    `places` are those of the sentence. A place inside a state stands before the state itself.
    """
    found = list(islice(_Finder(clauses, places).find(word, act), _MOST_PLACES))
    if not found or found[0].precision != "country":
        return found[0] if found else None
    inside = (x for x in found if x.state == found[0].state and x.precision != "country")
    return next(inside, found[0])


_MOST_PLACES = 4


class _Finder:
    """The places of one sentence by the words that they cover."""

    def __init__(self, clauses: Clauses, places: Sequence[PlaceMention]) -> None:
        self._clauses = clauses
        self._parse = clauses.parse
        self._by_word = {
            word: place
            for place in places
            if not place.is_vague
            for word, (start, end) in enumerate(
                zip(self._parse.starts, self._parse.ends, strict=True)
            )
            if start < place.end and place.start < end
        }

    def find(self, word: int, act: Act | None) -> Iterator[PlaceMention]:
        """Yield the places of an act, the surest first."""
        if not self._by_word:
            return
        lemma = self._parse.lemmas[word].lower()
        yield from self._beside(word, _IN, country=True)
        if act in _LEADING or lemma in _GOING | _BRINGING:
            yield from self._beside(word, _TO, country=False)
        elif act not in _SPOKEN:
            yield from self._beside(word, _TO, country=False, nested=True)
        if act in _TOUCHING and lemma not in _RECOGNISING:
            yield from self._touched(word, deep=act in _HANDLING)
        yield from self._named_by(word)
        yield from self._argued(word, led=act in _LEADING)
        if self._parse.relations[word] == "amod":
            yield from self._best(self._parse.heads[word], country=False)
        for child in self._clauses.children[word]:
            if self._parse.relations[child] == "xcomp":
                yield from self._beside(child, _IN, country=False)
        yield from self._related(word)
        yield from self._carried(word)
        if act not in _SPOKEN:
            yield from self._subject(word)
        if act in _BODILY:
            yield from self._only(word)

    def _beside(
        self,
        word: int,
        prepositions: frozenset[str],
        *,
        country: bool,
        nested: bool = False,
    ) -> Iterator[PlaceMention]:
        """Yield what hangs from a word by one of the prepositions.

        Where `nested`, "to the ministry in Rabat" counts and "to Rabat" does not.
        """
        for child in self._clauses.children[word]:
            base = self._parse.relations[child].split(":")[0]
            cases = self._case(child)
            if base in ("obl", "nmod", "advmod", "advcl") and cases & prepositions:
                place = self._by_word.get(child)
                if nested and place is not None:
                    continue
                if place is None or place.precision != "country":
                    yield from self._best(child, country=False)
                elif country and cases & _INSIDE:
                    yield place

    def _case(self, word: int) -> set[str]:
        return {
            self._parse.lemmas[one].lower()
            for one in self._clauses.children[word]
            if self._parse.relations[one] in ("case", "mark", "fixed")
        }

    def _best(self, word: int, *, country: bool) -> Iterator[PlaceMention]:
        """Yield the most exact place in a noun phrase: "the customs post at Gaya in Niger"."""
        found = sorted(
            (_EXACT[place.precision], depth, place.start)
            for depth, place in self._inside(word, 0)
            if country or place.precision != "country"
        )
        by_start = {place.start: place for place in self._by_word.values()}
        if found:
            yield by_start[found[0][2]]

    def _inside(self, word: int, depth: int) -> Iterator[tuple[int, PlaceMention]]:
        place = self._by_word.get(word)
        if place is not None:
            yield depth, place
        if depth >= _DEEPEST:
            return
        for child in self._clauses.children[word]:
            base = self._parse.relations[child].split(":")[0]
            if base in ("compound", "flat", "appos", "conj", "amod", "nummod", "dep"):
                yield from self._inside(child, depth + 1)
            elif base in ("nmod", "obl") and self._parse.relations[child] != "nmod:poss":
                cases = self._case(child)
                if not cases or cases & (_IN | _OF | {"to", "from"}):
                    yield from self._inside(child, depth + 1)

    def _touched(self, word: int, *, deep: bool) -> Iterator[PlaceMention]:
        """Yield the place that the act is done to: "shelled Gaya", "the seizure of the port"."""
        for child in self._clauses.children[word]:
            relation = self._parse.relations[child]
            is_of = relation.split(":")[0] == "nmod" and self._case(child) & _OF
            if relation not in ("obj", "nsubj:pass") and not is_of:
                continue
            place = self._by_word.get(child)
            if place is not None and place.precision != "country":
                yield place
            elif deep:
                yield from self._best(child, country=False)

    def _named_by(self, word: int) -> Iterator[PlaceMention]:
        """Yield the place that a noun is made more exact by: "the Lugano talks"."""
        if self._parse.upos[word] not in ("NOUN", "PROPN"):
            return
        for child in self._clauses.children[word]:
            place = self._by_word.get(child)
            named = self._parse.relations[child] in ("compound", "nmod", "amod", "nmod:unmarked")
            if (
                named
                and not self._case(child)
                and place is not None
                and place.precision != "country"
            ):
                yield place

    def _argued(self, word: int, *, led: bool = False) -> Iterator[PlaceMention]:
        """Yield where the network puts it, and where it leads if it may."""
        roles = ("ARGM-LOC", "ARGM-DIR", "ARG4") if led else ("ARGM-LOC",)
        for frame in self._parse.predicates:
            if frame.word == word:
                for one in frame.arguments:
                    if one.role in roles:
                        yield from self._best(one.word, country=False)

    def _related(self, word: int) -> Iterator[PlaceMention]:
        """Yield the place whose relative clause tells of the act: "Bern, where a vigil ended"."""
        for one in (word, *self._clauses.above(word)):
            relation = self._parse.relations[one]
            if relation.startswith("acl") and self._has_where(one):
                head = self._parse.heads[one]
                yield from self._best(head, country=True)
                yield from self._above_noun(head)
            if self._parse.upos[one] == "VERB" and one != word:
                return

    def _has_where(self, verb: int) -> bool:
        for child in self._clauses.children[verb]:
            lemma = self._parse.lemmas[child].lower()
            if lemma == "where" or (lemma == "which" and self._case(child) & _IN):
                return True
        return False

    def _above_noun(self, noun: int) -> Iterator[PlaceMention]:
        """Yield the place of an act that a noun names: "the shelling …, in which two were hurt"."""
        yield from self._beside(noun, _IN | _OF, country=False)

    def _subject(self, word: int) -> Iterator[PlaceMention]:
        """Yield the place of who acts, but for a government: "a court in Skopje convicted"."""
        slots = self._clauses.slots(word)
        for child in (*slots.get("subj", ()), *slots.get("by", ()), *slots.get("poss", ())):
            if self._parse.lemmas[child].lower() not in _STATES:
                yield from self._beside(child, _IN, country=False)
            if self._parse.lemmas[child].lower() in _DWELLERS:
                yield from self._best(child, country=False)
        for child in self._clauses.children[word]:
            if self._parse.relations[child] == "nsubj:pass":
                yield from self._best(child, country=False)

    def _carried(self, word: int) -> Iterator[PlaceMention]:
        """Yield the place of the verb that carries the act: "held talks in Lugano"."""
        relation, head = self._parse.relations[word], self._parse.heads[word]
        base = relation.split(":")[0]
        if head < 0:
            return
        if base == "conj" and not self._has_subject(word):
            yield from self._beside(head, _IN, country=False)
            yield from self._touched(head, deep=False)
            yield from self._carried(head)
        is_noun = self._parse.upos[word] in ("NOUN", "PROPN") or base in ("obj", "nsubj")
        is_begun = relation == "xcomp" and self._parse.lemmas[head].lower() in _BEGINNING
        if is_begun or relation == "acl" or (is_noun and relation in _CARRYING):
            yield from self._beside(head, _IN, country=is_noun)
            yield from self._beside(head, _TO, country=False, nested=True)
            yield from self._argued(head)
            yield from self._carried(head)
        if is_noun and relation in ("obj", "nsubj:pass"):
            yield from self._subject(head)

    def _only(self, word: int) -> Iterator[PlaceMention]:
        """Yield the one place that something is said to be in, no other clause between.

        "Burned down huts that belonged to miners on the Torasi".
        """
        placed = {
            place.start: (at, place)
            for at, place in self._by_word.items()
            if place.precision != "country" and self._case(at) & _IN and not self._is_seat(at)
        }
        if len(placed) == 1:
            at, place = next(iter(placed.values()))
            if self._is_close(word, at):
                yield place

    def _is_close(self, word: int, other: int) -> bool:
        """Tell whether the way between two words in the tree leads through one clause alone."""
        chain, down = [word, *self._clauses.above(word)], [other, *self._clauses.above(other)]
        shared = next(one for one in chain if one in down)
        steps = [*chain[: chain.index(shared)], *down[: down.index(shared)]]
        return not any(self._is_apart(step) for step in steps)

    def _is_apart(self, word: int) -> bool:
        base = self._parse.relations[word].split(":")[0]
        if base in ("parataxis", "ccomp", "advcl", "csubj"):
            return True
        return base == "conj" and self._has_subject(word)

    def _is_seat(self, word: int) -> bool:
        """Tell whether a place only says where somebody sits who speaks or decides."""
        head = self._parse.heads[word]
        return head >= 0 and self._parse.relations[head].startswith("nsubj")

    def _has_subject(self, word: int) -> bool:
        return self._clauses.has(word, "nsubj", "nsubj:pass", "csubj") is not None
