"""Laws of how a search is led: whichever index leads, and however little is looked at at once.

The stories are those of the benches: drawn by chance, in words that mean nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

import pytest
from bench.drawn import Story, draw_story
from bench.large_store import gather_claims, make_event, make_standing, make_store
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from twosource.model import Claim, Report, Span
from twosource.store import matches, search, sentence_words
from twosource.store.search import Found, Sought
from twosource.store.view import View, open_view
from twosource.store.words_asked import split_words

REPORTS = 40
EVERY = 100_000
PARTS = (
    "words", "actor", "recipient", "pair", "act", "status", "place", "days", "voices", "publisher",
)  # fmt: skip
PLACES = TemporaryDirectory()
STORE = Path(PLACES.name) / "drawn.db"
make_store(STORE, REPORTS)
VIEW = open_view(STORE)


def draw_stories() -> Iterator[Story]:
    ids = {one.id for one in VIEW.stories()}
    number = 0
    while ids:
        story = draw_story(number)
        number += 1
        if story.id in ids:
            ids.remove(story.id)
            yield story


STORIES = list(draw_stories())
TOLD: list[tuple[Report, Claim]] = [
    (telling.report, claim)
    for story in STORIES
    for telling in story.tellings
    for claim in telling.claims
]
VOICES = {
    claim.id: make_standing(story, make_event(story, [one for _, one in held]), held).content.low
    for story in STORIES
    for held in gather_claims(story)
    for _, claim in held
}


@contextmanager
def looking(*, at_once: int = EVERY, listed: int = 80_000, ranked: int = EVERY) -> Iterator[View]:
    """Set how many sentences are looked at, listed and ranked; 0 ranked makes all words common."""
    with (
        patch.object(search, "MOST_COUNTED", at_once),
        patch.object(matches, "MOST_LISTED", listed),
        patch.object(sentence_words, "MOST_RANKED", ranked),
    ):
        yield VIEW


@st.composite
def questions(draw: st.DrawFn) -> Sought:
    """What one claim of the store has, some of it; now and then something else beside it."""
    report, claim = draw(st.sampled_from(TOLD))
    _, other = draw(st.sampled_from(TOLD))
    asked = draw(st.sets(st.sampled_from(PARTS), min_size=1, max_size=3))
    words = list(split_words(report.text[claim.at.start : claim.at.end]))
    day = report.dates[0].when.start if report.dates else "2023-01-01"
    since = (claim.when.start if claim.when else "") or day
    has = claim if draw(st.integers(0, 4)) else other
    where = has.where.name if has.where else "Port 0"
    pair = has.actors[0].name, has.recipients[0].name
    return Sought(
        words=draw(st.sampled_from(words)) if "words" in asked else "",
        actor=has.actors[0].name if "actor" in asked else None,
        recipient=has.recipients[0].name if "recipient" in asked else None,
        pair=draw(st.sampled_from([pair, pair[::-1]])) if "pair" in asked else None,
        act=has.act if "act" in asked else None,
        status=has.status if "status" in asked else None,
        place=where if "place" in asked else None,
        since=draw(st.sampled_from([since, since[:8] + "01", None])) if "days" in asked else None,
        until=draw(st.sampled_from([since, "2024-06-30", None])) if "days" in asked else None,
        independent=draw(st.integers(1, 3)) if "voices" in asked else None,
        publisher=(report.publisher or "").upper() if "publisher" in asked else None,
        limit=EVERY,
    )


class Told(NamedTuple):
    """A sentence with its words and what it claims."""

    report: Report
    at: Span
    words: frozenset[str]
    claims: tuple[Claim, ...]


SENTENCES = [
    Told(
        telling.report,
        sentence.span,
        frozenset(split_words(telling.report.text[sentence.span.start : sentence.span.end])),
        tuple(one for one in telling.claims if one.at == sentence.span),
    )
    for story in STORIES
    for telling in story.tellings
    for sentence in telling.report.sentences
]


def find_plainly(sought: Sought) -> list[tuple[str, int]]:
    """What fits, found by looking at every sentence."""
    if not sought.words and not set(list_asked(sought)) - {"publisher"}:
        return []
    return sorted((one.report.id, one.at.start) for one in SENTENCES if fits(sought, one))


def list_asked(sought: Sought) -> list[str]:
    slots = "actor", "recipient", "pair", "act", "status", "place", "since", "until", "independent"
    named = (*slots, "publisher")
    return [name for name in named if getattr(sought, name) is not None]


def fits(sought: Sought, one: Told) -> bool:
    if sought.publisher and (one.report.publisher or "").upper() != sought.publisher:
        return False
    if sought.words and sought.words not in one.words:
        return False
    asked = set(list_asked(sought)) - {"publisher"}
    if not asked:
        return True
    if sought.words and not one.claims and asked <= {"since", "until"}:
        return is_within(sought, show_day(one.report), show_day(one.report))
    return any(fits_claim(sought, one.report, claim) for claim in one.claims)


def show_day(report: Report) -> str:
    return report.dates[0].when.start if report.dates else ""


def fits_claim(sought: Sought, report: Report, claim: Claim) -> bool:
    one, other = claim.actors[0].name, claim.recipients[0].name
    wanted = (
        (sought.actor, sought.actor == one),
        (sought.recipient, sought.recipient == other),
        (sought.pair, sought.pair in ((one, other), (other, one))),
        (sought.act, sought.act == claim.act),
        (sought.status, sought.status == claim.status),
        (sought.place, claim.where is not None and claim.where.name == sought.place),
        (sought.independent, VOICES[claim.id] >= (sought.independent or 0)),
    )
    if not all(holds for asked, holds in wanted if asked is not None):
        return False
    if sought.since is None and sought.until is None:
        return True
    if claim.when is None:
        return is_within(sought, show_day(report), show_day(report))
    return is_within(sought, claim.when.start or "0000", claim.when.end or "9999")


def is_within(sought: Sought, first: str, last: str) -> bool:
    return first != "" and last >= (sought.since or "0000") and first <= (sought.until or "9999")


def name_hits(found: Found) -> list[tuple[str, int]]:
    return [(hit.at.report, hit.at.start) for hit in found.hits]


@settings(max_examples=60)
@given(sought=questions())
@pytest.mark.parametrize("listed", [80_000, 0], ids=["listed", "tested"])
@pytest.mark.parametrize("ranked", [EVERY, 0], ids=["rare", "common"])
def test_whatever_leads_the_same_is_found_as_by_looking_at_all(
    sought: Sought, listed: int, ranked: int
) -> None:
    with looking(listed=listed, ranked=ranked) as view:
        found = view.search(sought)
    assert sorted(name_hits(found)) == find_plainly(sought)
    assert (found.sentences, found.is_all) == (len(found.hits), True)


@settings(max_examples=40)
@given(sought=questions(), at_once=st.integers(1, 12))
def test_what_is_looked_at_in_parts_counts_no_more_than_there_is(
    sought: Sought, at_once: int
) -> None:
    with looking() as view:
        whole = view.search(sought)
    with looking(at_once=at_once) as view:
        first = view.search(replace(sought, limit=at_once))
    assert first.sentences == min(at_once, whole.sentences)
    assert first.is_all == (whole.sentences <= at_once)
    truth = {(one.facet, one.value): one.sentences for one in whole.facets}
    assert all(one.sentences <= truth[one.facet, one.value] for one in first.facets)
    assert not first.is_all or first.facets == whole.facets


@settings(max_examples=20)
@given(sought=questions(), at_once=st.integers(1, 12), limit=st.integers(1, 9))
def test_pages_have_every_sentence_once(sought: Sought, at_once: int, limit: int) -> None:
    whole = find_plainly(sought)
    pages: list[tuple[str, int]] = []
    with looking(at_once=at_once) as view:
        while True:
            asked = replace(sought, limit=limit, skip=len(pages))
            found = view.search(asked)
            pages += name_hits(found)
            if found.is_all and len(pages) >= found.sentences:
                break
    assert sorted(pages) == whole
