"""What an event stands on: root by root, the lineages that go back to it, and their copies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from twosource.model import Independent, Standing, Voice
from twosource.present.cited import Cited, cite_all
from twosource.present.claim_parts import bears_out
from twosource.present.control_words import name_root, say_group
from twosource.present.event_rows import EventText
from twosource.present.figures import UNCOUNTED, find_figures
from twosource.present.shelf import Bundle
from twosource.text.phrasing import count, join_words

__all__ = ["Ladder", "Root", "Rung", "say_low_high", "tell_ladder"]

MOST_NAMED = 4
"""Roots that the sentence names; the rest are counted."""


class Rung(Struct, frozen=True, kw_only=True):
    """A lineage that goes back to a root: its origin, the text that leads, and its copies.

    `number` and `anchor` lead to the lineage on the page; None where the document is in none.
    `taken` are claims of other lineages that took the passage over.
    """

    number: int | None
    anchor: str | None
    origin: str
    first: Cited
    copies: tuple[Cited, ...]
    taken: tuple[Cited, ...]


class Root(Struct, frozen=True, kw_only=True):
    """A first-hand party by whose word an event is told, and whose voice it is."""

    name: str
    group: str
    known: bool
    rungs: tuple[Rung, ...]


class Ladder(Struct, frozen=True, kw_only=True):
    """All that an event stands on; `figures` are words for each of the five that go together.

    `says` is one plain sentence. `independent` is low–high, "–" where it was not worked out, as
    where `worked_out` is false. `utterance` is the same for those that heard it said; None where
    that is not another figure. `only_denied` are claims that are made only to be denied.
    """

    says: str
    figures: tuple[tuple[str, str], ...]
    independent: str
    utterance: str | None
    roots: tuple[Root, ...]
    heard_by: tuple[Root, ...]
    only_denied: tuple[Cited, ...]
    worked_out: bool


def tell_ladder(bundle: Bundle, event: EventText, claims: tuple[str, ...]) -> Ladder:
    """Tell what an event stands on; without a standing only what can be counted without it."""
    standing = bundle.findings.standings.get(event.id)
    if standing is None:
        return _tell_uncounted(bundle, event, claims)
    told = {claim for voice in standing.voices for claim in voice.claims}
    apart = standing.utterance is not None and standing.utterance != standing.content
    return Ladder(
        says=_say_standing(standing),
        figures=_list_figures(event, standing),
        independent=say_low_high(standing.content),
        utterance=say_low_high(standing.utterance) if apart else None,
        roots=_tell_roots(bundle, standing.voices),
        heard_by=_tell_roots(bundle, standing.heard_by) if apart else (),
        only_denied=cite_all(bundle, (one for one in claims if one not in told)),
        worked_out=True,
    )


def say_low_high(independent: Independent | None) -> str:
    """Say how many at least and at most, "1–2"; both ends always, the high one never alone."""
    if independent is None:
        return UNCOUNTED
    return f"{independent.low}–{independent.high}"


def _tell_uncounted(bundle: Bundle, event: EventText, claims: tuple[str, ...]) -> Ladder:
    known = (bundle.claims[one] for one in claims if one in bundle.claims)
    denied = (one.id for one in known if not bears_out(bundle, one))
    return Ladder(
        says="How many independent voices stand behind it was not worked out.",
        figures=_list_figures(event, None),
        independent=UNCOUNTED,
        utterance=None,
        roots=(),
        heard_by=(),
        only_denied=cite_all(bundle, denied),
        worked_out=False,
    )


def _list_figures(event: EventText, standing: Standing | None) -> tuple[tuple[str, str], ...]:
    """Return all five with their nouns; what was not worked out has a dash and no guess."""
    found = find_figures(standing, documents=event.documents, lineages=event.lineages)
    counted = {
        "document": found.documents,
        "publisher": found.publishers,
        "lineage": found.lineages,
        "named root": found.named_roots,
    }
    figures = tuple(_say_figure(number, noun) for noun, number in counted.items())
    return *figures, (say_low_high(found.independent), "independent, at least and at most")


def _say_figure(number: int | None, noun: str) -> tuple[str, str]:
    if number is None:
        return UNCOUNTED, f"{noun}s"
    return str(number), count(number, noun).partition(" ")[2]


def _say_standing(standing: Standing) -> str:
    """Say it in words: how many tell it, to whom they go back, how many of these are independent.

    Where the two ends differ it says why; where nobody says that it is so, it says that.
    """
    low, high = standing.content.low, standing.content.high
    if not standing.documents or not high:
        return "Nobody says that it is so: these documents name it only to deny it."
    tell = "tells" if standing.documents == 1 else "tell"
    lineages = count(standing.lineages, "lineage")
    told = f"{count(standing.documents, 'document')} in {lineages} {tell} it"
    if low == high:
        voices = "one independent voice stands" if low == 1 else f"{low} independent voices stand"
        return f"{told}, {_say_roots(standing)}: {voices} behind it."
    why = _say_why_open(standing)
    return (
        f"{told}, {_say_roots(standing)}: at least {low} and at most {high} independent "
        f"voices stand behind it, {why}."
    )


def _say_roots(standing: Standing) -> str:
    names = tuple(dict.fromkeys(one.root for one in standing.voices if one.group and one.root))
    if not names:
        return (
            "and names nobody who knows it at first hand"
            if standing.documents == 1
            else ("and none names anybody who knows it at first hand")
        )
    shown = names[:MOST_NAMED]
    rest = (f"{len(names) - len(shown)} more",) if len(names) > len(shown) else ()
    unnamed = ("somebody who is not named",) if any(not x.group for x in standing.voices) else ()
    return f"by the word of {join_words((*shown, *rest, *unnamed))}"


def _say_why_open(standing: Standing) -> str:
    lineages = {x for one in standing.voices if not one.group for x in one.lineages}
    number = max(len(lineages), 1)
    does = "does" if number == 1 else "do"
    return f"because {count(number, 'lineage')} {does} not tell whose word it is"


def _tell_roots(bundle: Bundle, voices: Iterable[Voice]) -> tuple[Root, ...]:
    """Tell each root, those that are known first, then in the order in which they are given."""
    ordered = sorted(voices, key=lambda one: not one.group)
    return tuple(
        Root(
            name=name_root(one.root),
            group=say_group(one.group, one.root),
            known=bool(one.group),
            rungs=tuple(_tell_rungs(bundle, one)),
        )
        for one in ordered
    )


def _tell_rungs(bundle: Bundle, voice: Voice) -> Iterator[Rung]:
    own: defaultdict[str, list[Cited]] = defaultdict(list)
    taken: defaultdict[str, list[Cited]] = defaultdict(list)
    for one in cite_all(bundle, voice.claims):
        home = find_lineage(bundle, one.document.report.id)
        if home in voice.lineages:
            own[home].append(one)
        else:
            taken[_find_lender(bundle, one, voice) or home].append(one)
    for lineage in dict.fromkeys((*voice.lineages, *taken)):
        held = own[lineage] or taken[lineage]
        if held:
            yield _tell_rung(bundle, lineage, held, taken[lineage] if own[lineage] else [])


def find_lineage(bundle: Bundle, report: str) -> str:
    """Return the id of a report's lineage; its own id where it is in none."""
    number = bundle.by_report[report].lineage
    return bundle.lineages[number - 1].id if number is not None else report


def _find_lender(bundle: Bundle, one: Cited, voice: Voice) -> str | None:
    """Find the lineage from which a document of another one took the passage over."""
    report = one.document.report.id
    edges = (edge for held in bundle.lineages for edge in held.edges if edge.relation == "part")
    lenders = (
        find_lineage(bundle, edge.parent)
        for edge in edges
        if edge.child == report and edge.parent in bundle.by_report
    )
    found = next((lender for lender in lenders if lender in voice.lineages), None)
    return found or (voice.lineages[0] if len(voice.lineages) == 1 else None)


def _tell_rung(bundle: Bundle, lineage: str, held: list[Cited], taken: list[Cited]) -> Rung:
    number = next((at for at, x in enumerate(bundle.lineages, 1) if x.id == lineage), None)
    origin = bundle.lineages[number - 1].origin if number is not None else None
    edges = bundle.lineages[number - 1].edges if number is not None else ()
    derived = {one.child for one in edges if one.parent in bundle.by_report}
    held = sorted(held, key=lambda one: (one.damaged, one.document.report.id in derived))
    return Rung(
        number=number,
        anchor=f"{bundle.prefix}l{number}" if number is not None else None,
        origin=f"going back to {origin.name}" if origin is not None else "no origin named",
        first=held[0],
        copies=tuple(held[1:]),
        taken=tuple(taken),
    )
