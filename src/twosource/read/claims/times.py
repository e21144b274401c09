"""The times of one sentence: their days, and the words that they are said of."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from twosource.read.claims.clauses import Clauses
from twosource.read.claims.resolve import Anchor, Tense, resolve
from twosource.read.claims.stretches import Interval
from twosource.read.claims.tense import find_tense
from twosource.read.claims.time_phrases import TimePhrase, find_phrases

__all__ = [
    "Background", "Timed", "counts_several", "find_timed", "heads_clause", "move_before",
]  # fmt: skip

# "Midnight on Monday", "the hours before Friday": what is said of these is said of the day.
_PARTS_OF_DAYS = frozenset(
    "midnight noon dawn dusk morning afternoon evening night hour minute day sunrise sunset".split()
)

# Here a clause ends: what stands in it is not said of what lies above.
_CLAUSES = frozenset("acl advcl ccomp xcomp csubj parataxis root conj".split())
# "After last month's clash": the preposition is the noun's, not the time's.
_MODIFIERS = frozenset({"nmod:poss", "compound", "amod"})
# "For the second time in two weeks", "the first such visit in 20 years".
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last only".split()
)
_COUNTED_BEFORE = 5
_MEASURED_BEFORE = 12


class Background(Struct, frozen=True, kw_only=True):
    """What the times of a sentence are reckoned from, beside its own words; see `Anchor`."""

    written: date | None
    before: Interval | None = None
    day: Interval | None = None
    half: str = ""


class Timed(Struct, frozen=True):
    """A time of a sentence: words `[first, end)`, the one that heads it, and the one it hangs from.

    `named` are the days that its value names, `days` those that are meant: "since mid-May" names
    May. `ends` are the two times of "between May and June", which are one; `row` are the days of
    all the times of a row, where it stands in one: see `time_rows`.
    """

    first: int
    end: int
    head: int
    anchor: int
    phrase: TimePhrase
    named: Interval | None = None
    days: Interval | None = None
    ends: tuple["Timed", ...] = ()
    row: tuple[Interval, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Tell whether it is counted from another time: "two years later"."""
        return self.phrase.value.startswith(("later:", "earlier:"))

    @property
    def is_open(self) -> bool:
        """Tell whether it has no first day or no last."""
        return self.days is None or self.days.start is None or self.days.end is None


def find_timed(clauses: Clauses, text: str, background: Background) -> list[Timed]:
    """Return the times of a sentence in order; `text` is what the offsets of the parse are of."""
    found: list[Timed] = []
    first: Timed | None = None
    for phrase in find_phrases(text):
        placed = _place(clauses, phrase)
        if placed is None:
            continue
        if phrase.relation == "between":
            first = placed
            continue
        anchor = _make_anchor(clauses, text, placed, background)
        if phrase.relation == "to" and first is not None:
            one = _join(first, placed, anchor)
        else:
            one = _date(placed, anchor)
        first = None
        background = move_before(background, [one])
        found.append(one)
    return found


def _date(placed: Timed, anchor: Anchor) -> Timed:
    phrase = placed.phrase
    bare = replace(phrase, part="", relation="at")
    return replace(placed, named=resolve(bare, anchor), days=resolve(phrase, anchor))


def move_before(background: Background, timed: Iterable[Timed]) -> Background:
    """Return the background with the last of some times as the one told before."""
    told = [one.named if _is_open(one.days) else one.days for one in timed]
    whole = [days for days in told if days is not None and not _is_open(days)]
    days = [one for one in whole if one.grain == "day"]
    return replace(
        background,
        before=whole[-1] if whole else background.before,
        day=days[-1] if days else background.day,
    )


def _is_open(days: Interval | None) -> bool:
    """Tell whether an end is missing: "by Friday" has no start, but names a day to count from."""
    return days is None or days.start is None or days.end is None


def _place(clauses: Clauses, phrase: TimePhrase) -> Timed | None:
    """Return the phrase without its days at its place in the tree."""
    parse = clauses.parse
    words = [
        word
        for word, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True))
        if start < phrase.end and phrase.start < end
    ]
    if not words:
        return None
    heads = [word for word in words if parse.heads[word] not in words]
    # The words of "early next month" may hang apart; what is no adverb carries the rest.
    head = next((x for x in heads if parse.upos[x] in ("NOUN", "PROPN", "NUM")), heads[0])
    anchor = parse.heads[head]
    if anchor >= 0 and parse.lemmas[anchor].lower() in _PARTS_OF_DAYS:
        head, anchor = anchor, parse.heads[anchor]
    # "Before the month was out": the clause about the month says when the one above it was.
    if anchor >= 0 and parse.relations[head] == "nsubj" and parse.relations[anchor] == "advcl":
        anchor = parse.heads[anchor]
    if anchor < 0:
        return Timed(words[0], words[-1] + 1, head, head, phrase)
    if parse.relations[head] in _MODIFIERS and phrase.relation in ("since", "until", "after"):
        phrase = replace(phrase, relation="at")
    placed = Timed(words[0], words[-1] + 1, head, anchor, phrase)
    return replace(placed, anchor=_mend_anchor(clauses, placed))


def _mend_anchor(clauses: Clauses, placed: Timed) -> int:
    """Return what a time is said of where the tree has hung it from the wrong word.

    "Warned in a note on Monday, ships will be barred": a time that closes a clause is said of that
    clause. "Refuted on Sunday suggestions": with a preposition it is said of the verb before it.
    """
    parse, anchor, head = clauses.parse, placed.anchor, placed.head
    last = placed.first - 1 - bool(clauses.preposition(head))
    closes = placed.end < len(parse.words) and parse.upos[placed.end] == "PUNCT"
    if closes and last >= 0 and anchor > placed.end and parse.upos[last] in ("NOUN", "VERB"):
        word = last
        while not heads_clause(clauses, word) and parse.heads[word] >= 0:
            word = parse.heads[word]
        if word < placed.first:
            return word
    above = parse.heads[anchor]
    is_noun = parse.upos[anchor] in ("NOUN", "PROPN") and 0 <= above < placed.first < anchor
    is_noun = is_noun and parse.relations[head] != "nmod:poss"
    before = parse.lemmas[placed.first - 1].lower() if placed.first else ""
    return above if is_noun and (before == "on" or clauses.preposition(head)) else anchor


def heads_clause(clauses: Clauses, word: int) -> bool:
    """Tell whether a word is the verb of a clause, or what stands for one: "is ready"."""
    parse = clauses.parse
    if parse.upos[word] in ("VERB", "AUX"):
        return True
    base = parse.relations[word].split(":")[0]
    is_joined = base == "conj" and clauses.has(word, "nsubj", "cop") is None
    return base in _CLAUSES and not is_joined


def counts_several(clauses: Clauses, one: Timed) -> bool:
    """Tell whether a stretch is what some were counted in: "for the third time in a month"."""
    words = clauses.parse.words[max(0, one.first - _COUNTED_BEFORE) : one.first]
    if one.phrase.relation == "in":
        return any(word.lower() in _ORDINALS for word in words)
    return one.phrase.relation == "since" and _is_measured_from(clauses, one.first)


def _is_measured_from(clauses: Clauses, since: int) -> bool:
    """Tell whether "since" says how far back nothing like it was: "the first visit since 2000"."""
    parse = clauses.parse
    for word in range(since - 1, max(-1, since - _MEASURED_BEFORE), -1):
        if parse.upos[word] in ("VERB", "AUX", "PUNCT"):
            return False
        if parse.words[word].lower() in _ORDINALS or "Degree=Sup" in parse.features[word]:
            return True
    return False


def _make_anchor(clauses: Clauses, text: str, placed: Timed, background: Background) -> Anchor:
    phrase, word = placed.phrase, placed.anchor
    tense: Tense = find_tense(clauses, word, clauses.preposition(placed.head))
    near = text[max(0, phrase.start - 40) : phrase.start].lower().split()
    has_begun = {"has", "have"} & {clauses.parse.words[x].lower() for x in clauses.children[word]}
    is_told = tense and _is_finite(clauses, word) and not has_begun
    if phrase.relation in ("until", "within") and not is_told:
        tense = "future"
    if phrase.relation == "in" and clauses.parse.upos[word] not in ("VERB", "AUX"):
        tense = ""
    if (phrase.relation == "since" and "since" in near) or near[-2:] == ["as", "of"]:
        tense = "past"
    return Anchor(
        written=background.written,
        tense=tense,
        before=background.before,
        day=background.day,
        half=background.half,
    )


def _is_finite(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb has a tense of its own: "closed until Friday" has none, it is a state."""
    words = [verb, *(x for x in clauses.children[verb] if clauses.parse.relations[x][:3] == "aux")]
    return any("VerbForm=Fin" in clauses.parse.features[x] for x in words)


def _join(first: Timed, last: Timed, anchor: Anchor) -> Timed:
    """Return one time for "between August and February", whose first end looks to the second.

    What lies ahead is reckoned forwards from the first end, what is past back from the second.
    """
    if anchor.tense == "future":
        start = _date(first, anchor)
        end = _date(last, _move(anchor, start))
    else:
        end = _date(last, anchor)
        start = _date(first, anchor if first.phrase.inside else _move(anchor, end))
    one = replace(last, first=first.first, ends=(start, end))
    low, high = start.days, end.days
    if low is None or high is None or not low.start or not high.end or low.start > high.end:
        return one
    grain = low.grain if low.grain == high.grain and low.grain != "day" else "span"
    return replace(one, days=Interval(low.start, high.end, grain))


def _move(anchor: Anchor, one: Timed) -> Anchor:
    start = one.days.start if one.days else None
    return replace(anchor, written=start) if start else anchor
