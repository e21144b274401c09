"""The drawings of the docs are those that the program makes; `just assets` makes them again."""

from pathlib import Path

from tools.draw_readings import SENTENCES, draw_sentences

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_drawings_are_what_the_program_draws() -> None:
    stored = {path.name: path.read_text("utf-8") for path in DOCS.glob("drawings/*.svg")}
    assert stored == dict(draw_sentences())


def test_the_page_shows_every_drawing_with_its_sentence() -> None:
    page = (DOCS / "explain.md").read_text("utf-8")
    for name, text in SENTENCES.items():
        assert f'src="drawings/{name}.svg" alt="Drawing of: {text}' in page
        assert f'srcset="drawings/{name}-narrow.svg"' in page
