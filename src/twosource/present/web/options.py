"""What the pages are served with, and what they ask of the program that serves them."""

from collections.abc import Callable
from typing import Literal, Protocol, get_args

from msgspec import Struct

__all__ = ["BOUNDARIES", "Adding", "Boundaries", "Job", "Pasted", "Verdict", "WebOptions"]

Boundaries = Literal["un", "defacto"]
"""How disputed areas are named: as resolutions of the United Nations do, or by who holds them."""
BOUNDARIES: tuple[Boundaries, ...] = get_args(Boundaries)


class Pasted(Struct, frozen=True, kw_only=True):
    """One text or file that somebody hands in; `name` is what it is to be called.

    Where `address` is given, the page there is to be fetched, and `content` is empty.
    """

    name: str
    content: bytes
    address: str = ""


class Job(Struct, frozen=True, kw_only=True):
    """How far the reading of what was handed in has come; `says` is a sentence.

    `stories` are those that hold what was read, once it is done.
    """

    id: str
    state: Literal["waiting", "reading", "done", "failed"]
    says: str
    refused: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


class Adding(Protocol):
    """Reads what is handed in, one after the other, beside the pages."""

    def start(self, handed: Pasted) -> Job:
        """Begin to read, and return at once."""
        ...

    def find(self, job: str) -> Job | None:
        """Return how far a job has come; None where there is none of that id."""
        ...


class Verdict(Struct, frozen=True, kw_only=True):
    """What somebody decides about an event, a claim, or the lineages or stories of reports.

    `named` is the id of the event or claim, and of the story whose page it was decided on.

    Of an event `kind` is "split", "merge" or "undo"; `other` is the claim to split off, the event
    to merge with, or the judgement to take back. Of a claim it is "accept", "reject", "correct" or
    "undo"; `slots` are what its slots are to hold, as "status=planned", also those that stay. Of
    lineages and stories it is "split", "merge" or "undo"; `other` is the report that it is about,
    `beside` the one to merge it with.
    """

    about: Literal["event", "claim", "lineages", "stories"] = "event"
    named: str
    kind: str
    other: str = ""
    beside: str = ""
    slots: tuple[str, ...] = ()
    by: str = ""
    note: str = ""


class WebOptions(Struct, frozen=True, kw_only=True):
    """How the pages are served.

    `store` is the path of a file or the address of a database. `hosts` are the names (with the
    port where it is not the usual one) that a request may ask for; `any_address` lets it ask
    for a bare address too, which no name server can turn elsewhere. `check` tells whether a
    password fits, None where none is asked for; it may take a while. `token` is what a program
    may give instead. `secret` signs cookies. `adding` is None where nothing can be handed in.
    `judging` keeps what is decided and returns the address to show then. A body may
    have `most_bytes`. `boundaries` is how disputed areas are named where the address does not
    say. `online` tells whether `adding` fetches addresses.
    """

    store: str
    hosts: frozenset[str]
    secret: bytes
    any_address: bool = False
    check: Callable[[str], bool] | None = None
    token: str = ""
    adding: Adding | None = None
    judging: Callable[[Verdict], str] | None = None
    most_bytes: int = 15 << 20
    threads: int = 4
    boundaries: Boundaries = "un"
    online: bool = False
