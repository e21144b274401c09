"""How much the database does for a search and for a page, counted rather than timed.

The stories are those of the benches: drawn by chance, in words that mean nothing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from bench.large_store import make_store
from bench.questions import Question, draw_questions
from sqlalchemy import event
from tests.unit.store.older import find_raw

from twosource.present.web.asked import Asked
from twosource.present.web.sought import read_sought
from twosource.present.web.start import show_start
from twosource.store import matches, search, sentence_words
from twosource.store.claim_terms import Sought
from twosource.store.view import View, open_view

Statement = tuple[str, tuple[str | int, ...]]
QUESTIONS = draw_questions(1, 20)
LED = {"sentence_words", "backed_sentences", "dated", "placed", "led"}
"""What may be walked whole: what has the words, what has several voices, the list that leads."""
LED |= {"json_each", "told", "anon_1"}


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    place = tmp_path_factory.mktemp("drawn") / "drawn.db"
    make_store(place, 150)
    with open_view(place) as opened:
        yield opened


def read(question: Question) -> Sought:
    return read_sought(Asked(path="/search", facets=question), limit=20)


def explain(view: View, statements: list[Statement]) -> Iterator[str]:
    raw = find_raw(view)
    for said, given in statements:
        if said.startswith(("SELECT", "WITH")):
            yield from (row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {said}", given))


@pytest.mark.parametrize("kind", QUESTIONS)
@pytest.mark.parametrize("listed", [80_000, 0])
@pytest.mark.parametrize("ranked", [200_000, 0])
def test_no_question_walks_a_whole_table(
    view: View, monkeypatch: pytest.MonkeyPatch, kind: str, listed: int, ranked: int
) -> None:
    monkeypatch.setattr(matches, "MOST_LISTED", listed)
    monkeypatch.setattr(matches, "MOST_REPORTS", listed)
    monkeypatch.setattr(sentence_words, "MOST_RANKED", ranked)
    with counting(view) as told:
        view.search(read(QUESTIONS[kind][0]))
    for step in explain(view, told):
        scanned = re.match(r"SCAN (\w+)", step)
        assert scanned is None or scanned[1] in LED or "COVERING INDEX reports_by_p" in step


@pytest.mark.parametrize("kind", QUESTIONS)
def test_what_was_found_is_looked_up_by_its_number(view: View, kind: str) -> None:
    with counting(view) as told:
        view.search(read(QUESTIONS[kind][0]))
    looked_up = [one for one in told if "json_each" in one[0] and "claims" in one[0]]
    steps = list(explain(view, looked_up))
    for step in steps:
        ways = re.search(r"SEARCH (?:claims|claim_parties_?\d*) USING (?:COVERING )?(.*)", step)
        assert ways is None or ways[1].startswith(("INDEX claims_by_number", "PRIMARY KEY"))


@pytest.mark.parametrize("kind", ["an act", "a status", "a party", "a word", "a word and an act"])
def test_what_is_frequent_is_looked_at_no_further_than_is_counted(
    view: View, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    frequent = {
        "act": "CONSULT",
        "status": "happened",
        "actor": "AFG",
        "recipient": "AFG",
        "q": "haaa",
    }
    asked = read({name: frequent.get(name, said) for name, said in QUESTIONS[kind][0].items()})
    monkeypatch.setattr(search, "MOST_COUNTED", 3)
    few = count_steps(view, asked)
    monkeypatch.setattr(search, "MOST_COUNTED", 10_000)
    assert view.search(asked).sentences > 30
    assert few * 2 < count_steps(view, asked)


def count_steps(view: View, sought: Sought) -> int:
    """How many hundreds of steps the database takes."""
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    raw = find_raw(view)
    raw.set_progress_handler(step, 100)
    view.search(sought)
    raw.set_progress_handler(None, 0)
    return steps


@contextmanager
def counting(view: View) -> Iterator[list[Statement]]:
    """Every statement that the database is given, with its values."""
    told: list[Statement] = []

    def note(*given: Any) -> None:
        told.append((given[2], given[3]))

    event.listen(view._store.engine, "before_cursor_execute", note)
    yield told
    event.remove(view._store.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_search_takes_few_statements(view: View, kind: str) -> None:
    with counting(view) as told:
        view.search(read(QUESTIONS[kind][0]))
    assert len(told) <= 14


def test_the_start_takes_as_many_statements_for_one_story_as_for_thirty(view: View) -> None:
    with counting(view) as all_told:
        show_start(view, Asked(path="/"))
    day = view.story_lines(most=1)[0].when
    assert day is not None
    with counting(view) as one_told:
        show_start(view, Asked(path="/", facets={"since": day.start}))
    assert len(all_told) == len(one_told) <= 60


def test_a_story_takes_as_many_statements_with_one_report_as_with_many(view: View) -> None:
    lines = sorted(view.story_lines(most=100), key=lambda one: one.documents)
    assert (lines[0].documents, lines[-1].documents > 3) == (1, True)
    with counting(view) as small:
        view.story_record(lines[0].id)
    with counting(view) as large:
        view.story_record(lines[-1].id)
    assert len(large) <= len(small) + 2 <= 60
