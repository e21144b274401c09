"""What a person asks to be decided about an event, a claim or a report."""

from typing import Literal

from msgspec import Struct

__all__ = ["LAST", "ClaimDecision", "Decision", "Groups", "ReportDecision"]

Groups = Literal["lineages", "stories"]

LAST = "last"
"""Takes back what was decided last, instead of naming a judgement."""


class Decision(Struct, frozen=True, kw_only=True):
    """What is asked for about one event; one of the three is set.

    `split` is a claim, `merge` another event, `undo` a judgement or `LAST`, each by the start of
    its id. `made` is the moment in ISO 8601, UTC.
    """

    split: str | None = None
    merge: str | None = None
    undo: str | None = None
    by: str = ""
    note: str = ""
    made: str


class ClaimDecision(Struct, frozen=True, kw_only=True):
    """What is asked for about one claim; one of the four is set.

    `correct` are slots with the value that each is to have, as in "status=planned"; `undo` is as in
    `Decision`.
    """

    accept: bool = False
    reject: bool = False
    correct: tuple[str, ...] = ()
    undo: str | None = None
    by: str = ""
    note: str = ""
    made: str

    @property
    def verdict(self) -> Literal["accepted", "rejected"] | None:
        """What the claim is to be judged as, None where that is not asked for."""
        return "accepted" if self.accept else "rejected" if self.reject else None


class ReportDecision(Struct, frozen=True, kw_only=True):
    """What is asked for about the lineages or the stories of reports; one of the three is set.

    `split` are the reports that leave theirs together, `merge` two reports that come together,
    `undo` is one of which the last decision is taken back; each by its name or the start of its id.
    """

    split: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    undo: str | None = None
    by: str = ""
    note: str = ""
    made: str
