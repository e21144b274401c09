"""One line about a report, a claim, an event or a story, and what each of them may have."""

from collections.abc import Callable, Iterable, Mapping

from twosource.errors import UsageError
from twosource.model import Actor, Claim, Event, Report, Story, When
from twosource.present.backing import find_published
from twosource.present.claim_words import name_actors, say_amount, say_place
from twosource.present.events import NamedParty, tell_event_in_full
from twosource.run.library.frames import Cell
from twosource.run.library.shelf import Shelf
from twosource.text.outlets import find_outlet
from twosource.text.presumed import list_told

__all__ = [
    "claim_has",
    "claim_row",
    "code_actors",
    "code_parties",
    "event_has",
    "event_row",
    "report_has",
    "report_row",
    "say_parties",
    "story_has",
    "story_row",
]

Row = Mapping[str, Cell]
Holdings = Mapping[str, Callable[[], bool]]


def code_actors(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Return parties as the code of their state, or else their name, each once.

    Who is only presumed to be one is left out.
    """
    return tuple(dict.fromkeys(one.state or one.name or one.title for one in list_told(actors)))


def code_parties(parties: Iterable[NamedParty]) -> tuple[str, ...]:
    """Return parties as the code of their state, or else their name."""
    return tuple(one.state or one.name for one in parties)


def say_parties(actors: Iterable[str], recipients: Iterable[str]) -> str:
    """Say who acts on whom: "PRK → RUS"."""
    who, whom = ", ".join(actors) or "?", ", ".join(recipients)
    return f"{who} → {whom}" if whom else who


def _choose(what: str, holdings: Holdings) -> bool:
    """Tell whether there is what is named; raises UsageError where it is none of the names."""
    if what not in holdings:
        raise UsageError(f"has={what!r} is not known here; it may be {', '.join(holdings)}")
    return holdings[what]()


def report_row(report: Report, shelf: Shelf) -> Row:
    """Return one line about a report."""
    story = shelf.stories.get(report.id)
    return {
        "id": report.id,
        "day": find_published(report, shelf.backing) or None,
        "publisher": find_outlet(report) or None,
        "name": report.name,
        "title": report.title,
        "url": report.url,
        "story": story.id if story is not None else None,
        "claims": len(shelf.claims_of.get(report.id, ())),
    }


def report_has(report: Report, shelf: Shelf, what: str) -> bool:
    """Tell whether a report has what is named."""
    holdings: Holdings = {
        "claim": lambda: report.id in shelf.claims_of,
        "date": lambda: bool(find_published(report, shelf.backing)),
        "publisher": lambda: bool(find_outlet(report)),
        "title": lambda: report.title is not None,
        "url": lambda: report.url is not None,
    }
    return _choose(what, holdings)


def claim_row(claim: Claim, shelf: Shelf) -> Row:
    """Return one line about a claim."""
    home, report = shelf.told.homes.get(claim.id), shelf.reports[claim.report]
    return {
        "id": claim.id,
        "event": home.id if home is not None else None,
        "report": claim.report,
        "publisher": find_outlet(report) or None,
        **_tell_when(claim.when),
        "actors": _join(code_actors(claim.actors)),
        "act": claim.act,
        "mode": claim.mode,
        "recipients": _join(code_actors(claim.recipients)),
        "status": claim.status,
        "roots": _join(name_actors(claim.roots)),
        "place": say_place(claim.where) if claim.where is not None else None,
        "amounts": _join(map(say_amount, claim.amounts)),
        "surety": claim.surety,
        "text": report.text[claim.at.start : claim.at.end],
    }


def claim_has(claim: Claim, shelf: Shelf, what: str) -> bool:
    """Tell whether a claim has what is named."""
    holdings: Holdings = {
        "actor": lambda: bool(list_told(claim.actors)),
        "amount": lambda: bool(claim.amounts),
        "date": lambda: claim.when is not None,
        "denial": lambda: claim.id in shelf.denials,
        "place": lambda: claim.where is not None,
        "quote": lambda: claim.quote is not None,
        "recipient": lambda: bool(list_told(claim.recipients)),
        "root": lambda: bool(claim.roots),
    }
    return _choose(what, holdings)


def event_row(event: Event, shelf: Shelf) -> Row:
    """Return one line about an event."""
    told, standing = tell_event_in_full(shelf.told, event), shelf.standings.get(event.id)
    digest = told.event
    return {
        "id": event.id,
        "story": event.story,
        **_tell_when(digest.when),
        "actors": _join(code_parties(digest.actors)),
        "act": event.act,
        "mode": event.mode,
        "recipients": _join(code_parties(digest.recipients)),
        "status": event.status,
        "roots": _join(digest.roots),
        "places": _join(told.places),
        "amounts": _join(told.amounts),
        "claims": digest.claims,
        "documents": digest.reports,
        "publishers": standing.publishers if standing is not None else None,
        "lineages": digest.lineages,
        "independent_low": standing.content.low if standing is not None else None,
        "independent_high": standing.content.high if standing is not None else None,
        "denials": digest.denials,
        "says": told.says,
    }


def event_has(event: Event, shelf: Shelf, what: str) -> bool:
    """Tell whether an event has what is named: whether one of its claims has it."""
    claims = [shelf.told.claims[one] for one in event.claims if one in shelf.told.claims]
    return any(claim_has(one, shelf, what) for one in claims)


def story_row(story: Story, shelf: Shelf) -> Row:
    """Return one line about a story."""
    return {
        "id": story.id,
        "title": story.title,
        **_tell_when(shelf.dates.get(story.id)),
        "documents": len(story.reports),
        "lineages": len(story.lineages),
        "events": len(shelf.events_of.get(story.id, ())),
    }


def story_has(story: Story, shelf: Shelf, what: str) -> bool:
    """Tell whether a story has what is named."""
    holdings: Holdings = {
        "copy": lambda: len(story.lineages) < len(story.reports),
        "date": lambda: shelf.dates.get(story.id) is not None,
        "event": lambda: story.id in shelf.events_of,
    }
    return _choose(what, holdings)


def _tell_when(when: When | None) -> dict[str, Cell]:
    names = ("start", "end", "grain")
    cells = (None,) * 3 if when is None else (when.start or None, when.end or None, when.grain)
    return dict(zip(names, cells, strict=True))


def _join(words: Iterable[str]) -> str:
    return "; ".join(words)
