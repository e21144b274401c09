"""A record with the ways through it, each worked out when it is first gone."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from twosource.model import Claim, Event, Record, Report, Standing, Story, When
from twosource.present.backing import Backing, find_backing
from twosource.present.events import EventDigest, EventShelf, digest_events, shelve_events
from twosource.present.sureness import keep_sure
from twosource.text.grouped import group_pairs
from twosource.text.voices import find_denials

__all__ = ["Shelf", "Thing"]


class Shelf:
    """Indexes of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def told(self) -> EventShelf:
        """What events are told from."""
        return shelve_events(self.record)

    @cached_property
    def digests(self) -> Mapping[str, EventDigest]:
        """Events in a few values, in order of date."""
        events = digest_events(self.told, self.record.collation.events)
        return {one.id: one for one in events}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {one.id: one for one in self.record.collation.events}

    @cached_property
    def sure(self) -> frozenset[str]:
        """The ids of the events that are sure enough to be told unasked."""
        return frozenset(one.id for one in keep_sure(self.record).collation.events)

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """Reports by id."""
        return {one.id: one for one in self.record.reports}

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """Stories by the id of each of their reports."""
        return {report: one for one in self.record.grouping.stories for report in one.reports}

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each report."""
        return group_pairs((one.report, one) for one in self.record.claims)

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """The events of each story."""
        return group_pairs((one.story, one) for one in self.record.collation.events)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """What stands behind each event, where it was worked out."""
        return {one.event: one for one in self.record.collation.standings}

    @cached_property
    def stories_by_id(self) -> Mapping[str, Story]:
        """Stories by id."""
        return {one.id: one for one in self.record.grouping.stories}

    @cached_property
    def dates(self) -> Mapping[str, When | None]:
        """When each story took place."""
        return {one.story: one.when for one in self.record.collation.story_dates}

    @cached_property
    def denials(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims that deny a claim, by its id."""
        return find_denials(self.record.claims)

    @cached_property
    def backing(self) -> Backing:
        """The days of reports, and more."""
        return find_backing(self.record)


class Thing(Struct, frozen=True, eq=False):
    """What all of them have in common; `shelf` is what they were taken from."""

    id: str
    shelf: Shelf

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Thing) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)
