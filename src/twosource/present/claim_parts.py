"""Who acts and who says so, with office and state, as the page of a story names them."""

from collections.abc import Iterable

from twosource.lexicon.sectors import is_society
from twosource.model import Actor, Claim, Report
from twosource.present.claim_words import UNNAMED, name_state
from twosource.present.shelf import Bundle, quote_span
from twosource.text.phrasing import join_words
from twosource.text.presumed import is_presumed
from twosource.text.voices import is_named_to_deny

__all__ = ["bears_out", "name_actor", "name_actors", "say_chain"]

ITSELF = "the report itself"
"""Who says so where a claim names nobody."""

NOBODY = "named only to be denied"

# The rule of a side that is told by the other one alone.
_OWN = "own"


def name_actor(bundle: Bundle, actor: Actor) -> str:
    """Name an actor: "Orla Venn (minister, Varnia)", "foreign ministry (Varnia)", "Varnia".

    Who is only of the state of the other side has no words: "Varnia (its people)".
    """
    if actor.state and actor.rule.split(" + ")[0] == _OWN and not actor.title:
        whose = "its people" if is_society(actor.sectors) else "its government"
        return f"{name_state(actor.state)} ({whose})"
    name = actor.name or actor.title or _cut_words(bundle, actor) or UNNAMED
    state = name_state(actor.state) if actor.state else ""
    title = actor.title if actor.name else ""
    beside = [one for one in (title, state) if one and one.casefold() not in name.casefold()]
    return f"{name} ({', '.join(beside)})" if beside else name


def name_actors(bundle: Bundle, actors: Iterable[Actor]) -> str:
    """Name several actors as a sentence does, each once; "" where there are none.

    Who is only presumed to be one is named with "perhaps".
    """
    names = (
        f"perhaps {name_actor(bundle, one)}" if is_presumed(one) else name_actor(bundle, one)
        for one in actors
    )
    return join_words(tuple(dict.fromkeys(names)))


def say_chain(bundle: Bundle, claim: Claim) -> str:
    """Say who says so, the first-hand party first: "South Korea's army, via Harbour Wire"."""
    if not bears_out(bundle, claim):
        return NOBODY
    names = tuple(dict.fromkeys(name_actor(bundle, one) for one in claim.roots))
    return ", via ".join(names) if names else ITSELF


def bears_out(bundle: Bundle, claim: Claim) -> bool:
    """Tell whether a claim counts for its event: what only a denial speaks of does not."""
    return not is_named_to_deny(claim, bundle.claims)


def _cut_words(bundle: Bundle, actor: Actor) -> str:
    for span in (actor.named, actor.span):
        report = _find_report(bundle, span.report) if span is not None else None
        if span is not None and report is not None and (words := quote_span(report, span)):
            return words
    return ""


def _find_report(bundle: Bundle, report: str) -> Report | None:
    document = bundle.by_report.get(report) or bundle.elsewhere.get(report)
    return document.report if document is not None else None
