"""Reports, copies or not, about the same happening."""

from msgspec import Struct

from twosource.model.report import DateProposal
from twosource.model.when import When


class DateWarning(Struct, frozen=True, kw_only=True):
    """A date shown by a publisher that does not fit the story."""

    report: str
    shown: DateProposal
    fits: When
    sentence: str


class ReportDate(Struct, frozen=True, kw_only=True):
    """When one report was really written, and what says so.

    `when` is None when nothing tells; `because` are the quotes it was worked out from.
    """

    report: str
    when: When | None
    because: tuple[DateProposal, ...]


class Story(Struct, frozen=True, kw_only=True):
    """One happening as `group` sees it; ids sorted, `title` taken from its clearest headline."""

    id: str
    title: str
    reports: tuple[str, ...]
    lineages: tuple[str, ...]


class StoryDate(Struct, frozen=True, kw_only=True):
    """When a story took place, as `collate` works it out from all its versions."""

    story: str
    when: When | None
    reports: tuple[ReportDate, ...]
    warnings: tuple[DateWarning, ...]
