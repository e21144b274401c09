"""What a person decided about the record; judgements are appended and never erased."""

from typing import Literal

from msgspec import Struct

from twosource.model.claim import ClaimSlot

JudgementKind = Literal[
    "apart",  # the two are not one
    "together",  # the two are one
    "accepted",  # a claim is as its sentence says
    "rejected",  # a claim is not what its sentence says, and does not count
    "corrected",  # a slot of a claim is set right
    "undone",  # an earlier judgement no longer holds
]

Judged = Literal[
    "claim",  # what one claim says
    "events",  # whether two claims tell of one happening
    "lineages",  # whether two reports derive wholly from one text
    "stories",  # whether two reports are about one happening
]


class Judgement(Struct, frozen=True, kw_only=True):
    """One decision by hand, on one claim or on two claims or two reports, `first < second` by id.

    `about` says which; `second` is None where it is one claim. A correction has the `slot` and the
    `value` that it has now, as `twosource.text.slots` writes it; both are None otherwise. `undoes`
    is the id of the judgement that an "undone" takes back, which names the same. `made` is the
    moment in ISO 8601, UTC; `by` and `note` are as the person gave them, "" where nothing was
    given.
    """

    id: str
    kind: JudgementKind
    about: Judged = "events"
    first: str
    second: str | None = None
    slot: ClaimSlot | None = None
    value: str | None = None
    made: str
    by: str = ""
    note: str = ""
    undoes: str | None = None
