"""What a person asks to be decided about an event."""

from msgspec import Struct

__all__ = ["LAST", "Decision"]

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
    note: str = ""
    made: str
