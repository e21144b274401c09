"""What is left out where a page is looked over hides no fault: alike words, and looks alike."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.sites import look_over, opened

pytestmark = pytest.mark.browser

ROWS = "".join(f'<li><span class="good">row {at}</span></li>' for at in range(300))
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Rows</title><style>
:root { color-scheme: light dark; }
body { background: #fff; color: #000; }
.pale { color: #bbb; }
@media (prefers-color-scheme: dark) { body { background: #000; color: #fff; } }
@media (prefers-color-scheme: dark) { .dim { color: #333; } }
@media (max-width: 400px) { .narrow { color: #bbb; } .wide { width: 900px; } }
</style></head><body><main><h1>Rows</h1>HELD</main></body></html>"""


def look(page: Page, held: str, folder: Path) -> list[str]:
    page.set_content(PAGE.replace("HELD", held))
    return look_over(page, folder / "look")


def test_a_sound_page_has_no_fault_and_a_picture_of_each_look(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser) as page:
        assert look(page, f"<ul>{ROWS}</ul>", tmp_path) == []
    pictures = sorted(one.name for one in tmp_path.iterdir())
    assert pictures == ["look-dark-1200.jpg", "look-light-1200.jpg", "look-light-375.jpg"]


@pytest.mark.parametrize(
    ("odd", "told"),
    [
        ('<li class="pale"><span class="good">odd</span></li>', "light 1200, open: color-contrast"),
        ('<li><span class="dim">odd</span></li>', "dark 1200, open: color-contrast"),
        ('<li><span class="narrow">odd</span></li>', "light 375, open: color-contrast"),
        ('<li><input class="good"></li>', "light 1200, open: label"),
        ('<li><p class="wide">odd</p></li>', "light 375: too wide"),
        (
            '<li><details><summary>more</summary><p class="pale">odd</p></details></li>',
            "light 1200, open: color-contrast",
        ),
    ],
)
def test_one_odd_row_among_many_is_found(
    browser: Browser, tmp_path: Path, odd: str, told: str
) -> None:
    with opened(browser) as page:
        faults = look(page, f"<ul>{ROWS}{odd}{ROWS}</ul>", tmp_path)
    assert [one for one in faults if one.startswith(told)], faults
