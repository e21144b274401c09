"""Where the ids lead that events had in earlier runs.

The id of an event is the hash of its earliest claim. It changes when an earlier claim joins, and
when claims go; the id that was given away before must lead on to what it stood for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from twosource.model import Event, Redirect
from twosource.text.hashing import hash_event

__all__ = ["find_redirects"]


def find_redirects(
    before: Mapping[str, Sequence[str]],
    after: Sequence[Event],
    *,
    known: Iterable[Redirect],
    run: int,
) -> tuple[Redirect, ...]:
    """Return a redirect for each id that no event has any more, sorted by that id.

    `before` are the claims of the events that there were, by id; `known` are the redirects that
    there were. An id leads to the event with the claim that it is the hash of; where that claim is
    gone, to the one with most of its claims; else to where it led before. An id of which nothing
    is left leads nowhere. A redirect never leads to another; it keeps the run that made it.
    """
    live = {one.id for one in after}
    homes = {claim: one.id for one in after for claim in one.claims}
    runs = {one.old: one.run for one in known}
    led = {one.old: one.event for one in known}
    gone = sorted((before.keys() | led.keys()) - live)
    born = _find_born(frozenset(gone), homes) if gone else {}
    found: dict[str, str] = {}
    for old in gone:
        now = born.get(old) or _find_most(before.get(old, ()), homes)
        if now is not None:
            found[old] = now
    for old in gone:
        if old not in found and old in led:
            now = led[old] if led[old] in live else found.get(led[old])
            if now is not None:
                found[old] = now
    return tuple(
        Redirect(old=old, event=now, run=runs.get(old, run)) for old, now in sorted(found.items())
    )


def _find_born(gone: frozenset[str], homes: Mapping[str, str]) -> dict[str, str]:
    """Return the event that now holds the claim which each of these ids is the hash of."""
    hashed = ((hash_event(claim), event) for claim, event in homes.items())
    return {old: event for old, event in hashed if old in gone}


def _find_most(claims: Iterable[str], homes: Mapping[str, str]) -> str | None:
    """Return the event that holds most of these claims, of equally many the one of the first."""
    counted = Counter(homes[one] for one in claims if one in homes)
    return next((event for event, _ in counted.most_common(1)), None)
