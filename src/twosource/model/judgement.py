"""What a person decided about the record; judgements are appended and never erased."""

from typing import Literal

from msgspec import Struct

JudgementKind = Literal[
    "apart",  # two claims tell of two happenings
    "together",  # two claims tell of one happening
    "undone",  # an earlier judgement no longer holds
]


class Judgement(Struct, frozen=True, kw_only=True):
    """One decision by hand on two claims, `first < second` by id.

    `undoes` is the id of the judgement that an "undone" takes back. `made` is the moment in ISO
    8601, UTC; `by` and `note` are as the person gave them, "" where nothing was given.
    """

    id: str
    kind: JudgementKind
    first: str
    second: str
    made: str
    by: str = ""
    note: str = ""
    undoes: str | None = None
