"""What the network reads in one sentence: words, tree, names, arguments, quotes."""

from msgspec import Struct

from twosource.model.span import Span

Stretch = tuple[int, int]


class Name(Struct, frozen=True):
    """Words `[start, end)` that name something; `scheme` says whose labels these are.

    "uner": PER, ORG, LOC, OTH; "re3d": Person, Organisation, Location, Weapon and so on; "gum":
    person, place, organization, event and so on.
    """

    start: int
    end: int
    label: str
    scheme: str


class Argument(Struct, frozen=True):
    """The word that heads an argument, and its PropBank role: "ARG0", "ARGM-LOC"."""

    word: int
    role: str


class Predicate(Struct, frozen=True):
    """A word that names an act or a state, with its arguments.

    `factuality` is from -3 (did not happen, surely) to 3 (happened, surely), as the writer has it.
    """

    word: int
    arguments: tuple[Argument, ...]
    factuality: float


class Attribution(Struct, frozen=True):
    """Who says what: words `[start, end)` of the cue ("said"), the source and the content.

    `scheme` says whose notion it is. "gum": a clause that says who holds the rest ("officials
    said that …", "according to …"). "propbank": any verb of saying, asking, knowing or hoping, with
    what it takes ("Rusk denied the report"). Most attributions are found under both.
    """

    scheme: str
    cue: Stretch | None
    source: Stretch | None
    content: tuple[Stretch, ...]


class ActPart(Struct, frozen=True):
    """A word that has to do with an act; `surety` is how far its role lies above none."""

    word: int
    role: str
    surety: float


class ActCue(Struct, frozen=True):
    """Words `[start, end)` that name an act as the network sees it: what, how, whether it happened.

    Roles of the parts: "actor", "recipient", "says", "where", "speech" for the cue of the speech
    that this act is the content of, "denies" for the cue of what a denial speaks of. At the act's
    own first word stand "actor before" and the like, and "status planned" and the like: the other
    statuses, with how far each lies below the best one. `surety` is how far the act's labels lie
    above none, on average over its words, `standing` how far the status lies above the second best.
    Parts that lie a little below none are given too: whoever reads them decides.
    """

    start: int
    end: int
    act: str
    mode: str
    status: str
    surety: float
    standing: float
    parts: tuple[ActPart, ...]


class Parse(Struct, frozen=True):
    """One sentence in columns; row k of each is about word k.

    `starts` and `ends` are half-open code points of the sentence. `heads` are places of words, -1
    for the root; they always make one tree. `mentions` say of what kind the mention is that the
    word heads ("person", "place", …), or "none".
    """

    words: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    upos: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    acts: tuple[ActCue, ...] = ()


class Unread(Struct, frozen=True, kw_only=True, order=True):
    """A sentence that the network failed on and that stands without a parse.

    `span` is its place in the published text, `code` one of the codes of a refusal, `why` a
    sentence.
    """

    span: Span
    code: str
    why: str
