"""Where in a report something stands."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open stretch `[start, end)` of `Report.text`, in Unicode code points."""

    report: str
    start: int
    end: int
