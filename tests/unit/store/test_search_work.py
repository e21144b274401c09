"""How much the database does for a search and for a page, counted rather than timed.

The stories are those of the benches: drawn by chance, in words that mean nothing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from bench.large_store import make_store
from bench.questions import Question, draw_questions
from sqlalchemy import event
from tests.unit.store.older import find_raw

from twosource.present.web.asked import Asked
from twosource.present.web.sought import read_sought
from twosource.present.web.start import show_start
from twosource.store import door, matches, search
from twosource.store.claim_terms import Sought, make_askable
from twosource.store.matches import ask_matches
from twosource.store.view import View, open_view
from twosource.store.words_asked import parse_words

QUESTIONS = draw_questions(1, 20)
LED = {"sentence_words", "backed_sentences", "dated", "placed", "led"}
"""What may be walked whole: what has the words, what has several voices, the list that leads."""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    place = tmp_path_factory.mktemp("drawn") / "drawn.db"
    make_store(place, 150)
    with open_view(place) as opened:
        yield opened


def read(question: Question) -> Sought:
    return make_askable(read_sought(Asked(path="/search", facets=question), limit=20))


def explain(view: View, sought: Sought, *, is_common: bool) -> Iterator[str]:
    with door.reading(view._store) as connection:
        for one in ask_matches(connection, parse_words(sought.words), sought, is_common=is_common):
            literal = {"literal_binds": True}
            asked = str(one.limit(9).compile(dialect=connection.dialect, compile_kwargs=literal))
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}".replace("%", "%%"))
            yield from (row[3] for row in rows)


@pytest.mark.parametrize("kind", QUESTIONS)
@pytest.mark.parametrize("listed", [80_000, 0])
@pytest.mark.parametrize("is_common", [False, True])
def test_no_question_walks_a_whole_table(
    view: View, monkeypatch: pytest.MonkeyPatch, kind: str, listed: int, *, is_common: bool
) -> None:
    monkeypatch.setattr(matches, "MOST_LISTED", listed)
    monkeypatch.setattr(matches, "MOST_REPORTS", listed)
    for step in explain(view, read(QUESTIONS[kind][0]), is_common=is_common):
        scanned = re.match(r"SCAN (\w+)", step)
        assert scanned is None or scanned[1] in LED


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
def counting(view: View) -> Iterator[list[str]]:
    """Every statement that the database is given."""
    told: list[str] = []

    def note(*given: object) -> None:
        told.append(str(given[2]))

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
