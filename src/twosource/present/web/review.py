"""The form by which an event is split, merged with another, or a decision taken back."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from twosource.present.dossier import Focus
from twosource.present.events import QuotedClaim, shelve_events, tell_event_in_full
from twosource.present.judgements_told import JudgementTold
from twosource.present.web.answer import Answer
from twosource.present.web.asked import find_home
from twosource.present.web.bundled import lead_links, load_story, make_parts
from twosource.store.view import View

__all__ = ["show_review"]

MOST_OTHERS = 60
_WORDS = {"apart": "split", "together": "merged"}


class Reviewed(Struct, frozen=True, kw_only=True):
    """What can be decided: the claims to split off, and what was decided before."""

    claims: tuple[QuotedClaim, ...]
    judgements: tuple[JudgementTold, ...]


class Decided(Struct, frozen=True, kw_only=True):
    """One decision that holds: what was decided at one moment, about how many pairs of claims."""

    says: str
    made: str
    note: str
    pairs: int


def show_review(view: View, named: str, *, token: str) -> Answer:
    """Show what can be decided about an event; `token` goes with the form."""
    home = find_home(view, "event", named)
    held = load_story(view, home.story)
    event = next(one for one in held.record.collation.events if one.id == home.id)
    told = tell_event_in_full(shelve_events(held.record), event)
    page, parts = make_parts(held, Focus())
    shown = next(one for one in page.told.events if one.id == event.id)
    others = [one for one in page.told.events if one.act == event.act and one.id != event.id]
    return Answer(
        template="judge",
        title=told.says,
        value=lambda: Reviewed(claims=told.claims, judgements=told.judgements),
        parts={
            **parts,
            "event": shown,
            "claims": told.claims,
            "decided": tuple(_gather(told.judgements)),
            "others": others[:MOST_OTHERS],
            "token": token,
        },
        links=lead_links(held, page),
    )


def _gather(judgements: Iterable[JudgementTold]) -> Iterator[Decided]:
    told = (one.judgement for one in judgements if one.holds)
    held = [one for one in told if one.about == "events"]
    for (made, kind), some in groupby(held, key=lambda one: (one.made, one.kind)):
        pairs = tuple(some)
        says = _WORDS.get(kind, kind)
        yield Decided(says=says, made=made, note=pairs[0].note, pairs=len(pairs))
