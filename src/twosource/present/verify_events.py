"""Whether events bear themselves out."""

from collections import Counter
from collections.abc import Iterator, Mapping

from twosource.model import Claim, Event, Record
from twosource.present.unsupported import Unsupported, find_repeated, find_unknown
from twosource.text.hashing import hash_event

__all__ = ["check_events"]


def check_events(record: Record) -> Iterator[Unsupported]:
    """Yield what does not hold within the events."""
    events = record.collation.events
    claims = {one.id: one for one in record.claims}
    stories = {one.id: frozenset(one.reports) for one in record.grouping.stories}
    yield from find_repeated([one.id for one in events], kind="event", where="events")
    yield from _check_shared(events)
    for at, event in enumerate(events):
        where = f"events[{at}]"
        yield from find_unknown((event.story,), stories, kind="story", where=f"{where}.story")
        yield from find_unknown(event.claims, claims, kind="claim", where=f"{where}.claims")
        yield from _check_claims(event, claims, stories.get(event.story), where)


def _check_shared(events: tuple[Event, ...]) -> Iterator[Unsupported]:
    """Yield the claims that stand in several events."""
    times = Counter(claim for event in events for claim in event.claims)
    for claim, number in times.items():
        if number > 1:
            law = "a claim is in one event"
            yield Unsupported(law, "events", f"{claim} once", f"{number} times")


def _check_claims(
    event: Event, claims: Mapping[str, Claim], reports: frozenset[str] | None, where: str
) -> Iterator[Unsupported]:
    expected = hash_event(event.claims[0]) if event.claims else "the hash of a claim"
    if event.id != expected:
        law = "an event's id is the hash of its first claim"
        yield Unsupported(law, f"{where}.id", expected, event.id)
    if event.claims and len(event.merges) >= len(event.claims):
        law = "an event has fewer joins than claims"
        yield Unsupported(law, f"{where}.merges", f"< {len(event.claims)}", str(len(event.merges)))
    joined = (claim for one in event.merges for claim in (one.first, one.second))
    yield from find_unknown(joined, event.claims, kind="claim of it", where=f"{where}.merges")
    held = [claims[claim] for claim in event.claims if claim in claims]
    acts = Counter(one.act for one in held)
    if held and acts[event.act] < max(acts.values()):
        law = "an event has the act that most of its claims have"
        yield Unsupported(law, f"{where}.act", acts.most_common(1)[0][0], event.act)
    for one in held:
        if one.judged == "rejected":
            law = "a claim that was rejected is in no event"
            yield Unsupported(law, where, "a claim that counts", one.id)
        if reports is not None and one.report not in reports:
            law = "the claims of an event stand in reports of its story"
            yield Unsupported(law, where, "a report of the story", one.report)
