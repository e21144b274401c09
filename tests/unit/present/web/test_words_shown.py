"""The words of the forms and tables are those of the other pages, not codes."""

from pathlib import Path

import pytest
from tests.unit.present.tellings import make_told
from tests.unit.present.web.test_claim_forms import ask
from tests.unit.present.web_store import name_id, open_pages, write_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return write_store(tmp_path / "told.db", make_told())


@pytest.mark.parametrize("path", ["/search", "/ledger", "/time", "/map"])
def test_choices_are_said_in_words_and_asked_for_by_code(store: Path, path: str) -> None:
    page = ask(open_pages(store), path)
    assert '<option value="did-not-happen">did not happen</option>' in page
    assert '<option value="CONSULT">meet or talk (CONSULT)</option>' in page


def test_a_choice_that_was_made_is_said_in_words(store: Path) -> None:
    page = ask(open_pages(store), "/search?status=did-not-happen&act=CONSULT")
    assert "How it is told: <bdi>did not happen</bdi>" in page
    assert "What was done: <bdi>meet or talk (CONSULT)</bdi>" in page
    assert '<option value="CONSULT" selected>' in page


def test_the_values_of_a_claim_have_the_names_of_its_form(store: Path) -> None:
    page = ask(open_pages(store, judged=[]), f"/claim/{name_id('visit-post')}")
    for name in ("What was done", "How it is told", "Who did it"):
        assert f'role="rowheader">{name}</th>' in page
        assert f"<label>{name} <" in page
