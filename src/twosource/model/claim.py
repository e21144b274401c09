"""What one sentence of one report says happened, and according to whom."""

from typing import Literal

from msgspec import Struct

from twosource.model.actor import Sector
from twosource.model.span import Span
from twosource.model.when import When

Act = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
    "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
    "ASSAULT",
    "DENIAL",
]  # fmt: skip
"""The sixteen acts of PLOVER 2.0, friendly ones first, and the bare denial."""

Status = Literal[
    "happened",  # told as fact
    "ongoing",  # the same, still going on
    "planned",  # announced or expected by those who would do it
    "offered",  # promised, not yet accepted
    "demanded",  # what a request or an order asks for
    "threatened",  # what a threat announces
    "alleged",  # said of somebody by somebody else
    "denied",  # what a party denies
    "did-not-happen",  # the report itself says so
    "failed",  # tried in vain
    "hypothetical",  # if, could, may, would
]

Comparator = Literal["=", "about", ">", "<", ">=", "<="]

Precision = Literal["country", "region", "city", "site", "water"]


ClaimSlot = Literal["act", "status", "actor", "recipient", "when"]
"""What a person can set right in a claim."""


class Correction(Struct, frozen=True, kw_only=True):
    """A slot that a person set right: what was `read` there, and what stands there `now`.

    Both are as `twosource.text.slots` writes them; "" is nobody, or no date.
    """

    slot: ClaimSlot
    read: str
    now: str


class Actor(Struct, frozen=True, kw_only=True):
    """Who acts, or is acted upon, as the words at `span` name them.

    `state` is ISO 3166-1 alpha-3, None where there is none; `name` and `title` are as in
    `ActorMention`. `named` is where else in the report the name stands when `span` holds "he".
    """

    span: Span
    state: str | None = None
    sectors: tuple[Sector, ...] = ()
    name: str = ""
    title: str = ""
    rule: str = ""
    named: Span | None = None


class Amount(Struct, frozen=True, kw_only=True):
    """How much of what: 6,700 containers; from `value` to `upto` where it is a range."""

    span: Span
    value: float
    upto: float | None = None
    comparator: Comparator = "="
    unit: str = ""
    object: str = ""


class Place(Struct, frozen=True, kw_only=True):
    """Where it was; no coordinates for a whole country or where the gazetteer has none.

    `claimed_by` are the states that hold it to be their own where that is disputed; `state` is None
    then, as it is for what lies between states.
    """

    span: Span
    name: str
    precision: Precision
    state: str | None = None
    claimed_by: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """One act that a sentence tells of.

    `id` is the hash of the report, the cue and the act as it was read. `at` is the sentence, `cue`
    the word that names the act.
    `roots` are those who say so, the first-hand party first; empty where the outlet itself reports.
    `content_of` is the claim of the speech that tells of this act, `denies` are the claims that a
    denial speaks of. `rule` tells what in the program decided. `surety` is how often, from 0 to 1,
    claims that look like it were right in act, parties, status and date. `judged` is what a person
    found of it, None where nobody did: one that is rejected counts for nothing. `corrections` are
    the slots that a person set right, each once; the slots themselves hold what stands there now.
    """

    id: str
    report: str
    at: Span
    cue: Span
    act: Act
    mode: str | None
    status: Status
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: When | None = None
    where: Place | None = None
    amounts: tuple[Amount, ...] = ()
    object: str = ""
    roots: tuple[Actor, ...] = ()
    quote: Span | None = None
    content_of: str | None = None
    denies: tuple[str, ...] = ()
    background: bool = False
    damage: float = 0.0
    surety: float = 1.0
    rule: str = ""
    judged: Literal["accepted", "rejected"] | None = None
    corrections: tuple[Correction, ...] = ()


class Unclaimed(Struct, frozen=True, kw_only=True, order=True):
    """A report of which no claims could be made, and which is kept without any.

    `code` is one of the codes of a refusal, `why` a sentence.
    """

    report: str
    code: str
    why: str
