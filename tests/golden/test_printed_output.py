"""The pages show what the program really prints; `just assets` brings them up to date."""

import sys
from pathlib import Path

import pytest
from tools.show_output import replace_output, show_output

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["README.md", "docs/tutorial.md", "docs/explain.md", "docs/events.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX systems")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_is_really_printed(name: str) -> None:
    page = (ROOT / name).read_text("utf-8")
    assert page == replace_output(page, show_output)
