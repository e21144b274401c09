"""Hostile files through the whole program, then every page there is, in Chromium: nothing runs."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct, field
from playwright.sync_api import Browser, Error, Page
from tests.browser.hostile_files import HOSTILE_LEXICON, PAYLOADS, find_strange, write_hostile
from tests.browser.pages import open_details
from tests.browser.test_web_pages import serve

from twosource.lexicon.own import NOTHING_OWN, wear
from twosource.present.dossier import render_dossiers
from twosource.present.export_events import export_events
from twosource.present.export_json import export_json
from twosource.present.export_ledger import export_ledger
from twosource.run.decision import Decision
from twosource.run.judging import decide, keep_judgements
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.view import open_view
from twosource.store.writer import open_writer

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_OF_A_KIND = 4
OUR_SCRIPT = "(one.getAttribute('src') || '').startsWith('/static/')"
FORMULA = tuple("=+-@\t\r")


class Heard(Struct):
    """What a browser complained about or was asked for, and how many pages it opened."""

    complaints: list[str] = field(default_factory=list)
    pages: int = 0


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Read hostile files with a hostile lexicon, and decide something with a hostile note."""
    folder = tmp_path_factory.mktemp("hostile")
    place = folder / "hostile.db"
    with open_writer(place) as writer:
        writer.put_lexicon(HOSTILE_LEXICON)
        sources = [str(write_hostile(folder / "reports")), f"{PAYLOADS[0]}.txt"]
        read_sources(sources, writer=writer, options=ReadOptions(workers=2))
        record = writer.view().record()
    event = max(record.collation.events, key=lambda one: len(one.claims))
    asked = Decision(split=event.claims[-1], note=" ".join(PAYLOADS), made=PAYLOADS[0])
    keep_judgements(str(place), decide(record, event, asked), made_by=record.made_by)
    yield place
    wear(NOTHING_OWN)


@pytest.fixture
def page(browser: Browser) -> Iterator[tuple[Page, Heard]]:
    """A page that hears every word of the console, every dialog, and every request outside."""
    context, heard = browser.new_context(), Heard()
    opened = context.new_page()
    opened.on("console", lambda message: heard.complaints.append(f"console {message.text}"))
    opened.on("pageerror", lambda error: heard.complaints.append(f"error {error}"))
    opened.on("request", lambda one: heard.complaints.extend(_list_outside(one.url)))

    def dismiss(dialog: object) -> None:
        heard.complaints.append("a dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    opened.on("dialog", dismiss)
    yield opened, heard
    context.close()


def _list_outside(url: str) -> list[str]:
    return [] if url.startswith(("http://127.0.0.1:", "file:///")) else [f"request {url}"]


def look_at(page: Page, scripts: str) -> list[str]:
    """Open, hover over and focus all there is; return what is strange in the page."""
    open_details(page)
    page.evaluate(
        "document.querySelectorAll('*').forEach((one) => ['mouseover', 'mouseenter', 'focus']"
        ".forEach((kind) => one.dispatchEvent(new Event(kind))))"
    )
    hacked = page.evaluate("window.hacked")
    strange: list[str] = page.evaluate(find_strange(scripts))
    return [*strange, *([f"window.hacked is {hacked}"] if hacked is not None else [])]


def walk(page: Page, address: str, heard: Heard) -> dict[str, list[str]]:
    """Open every kind of page, from link to link; return what is strange by page."""
    waiting, seen, strange = ["/", "/add", "/about"], set[str](), dict[str, list[str]]()
    waiting += ["/actor/XTA", "/dyad/TCD-XTA"]
    waiting += [f"/search?q={quote}" for quote in ("%3Cscript%3E", "grain", "%22%3E%3Cimg")]
    kinds: dict[str, int] = {}
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"[^/?]*\d[^/?]*|(?<=/actor/)[^/?]+|(?<=/dyad/)[^/?]+|=.*", "*", path)
        kinds[kind] = kinds.get(kind, 0) + 1
        if path in seen or kinds[kind] > MOST_OF_A_KIND or path.startswith("/export/"):
            continue
        seen.add(path)
        try:
            page.goto(address + path)
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            continue
        heard.pages += 1
        if found := look_at(page, OUR_SCRIPT):
            strange[path] = found
        links: list[str] = page.evaluate(
            "[...document.links].map((one) => one.getAttribute('href'))"
        )
        waiting += [one.partition("#")[0] for one in links if one.startswith("/")]
    return strange


def test_no_page_that_is_served_runs_anything(store: Path, page: tuple[Page, Heard]) -> None:
    opened, heard = page
    with serve(store) as address:
        strange = walk(opened, address, heard)
    assert (strange, heard.complaints) == ({}, [])
    assert heard.pages > 20, heard.pages


@pytest.mark.parametrize("scripts", [True, False])
def test_the_dossier_runs_nothing(
    store: Path, page: tuple[Page, Heard], tmp_path: Path, *, scripts: bool
) -> None:
    """Also where the policy is taken out of it: the words are escaped, not only forbidden."""
    opened, heard = page
    with open_view(store) as view:
        html = render_dossiers(view.record())
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)
    assert len(policy.findall(html)) == 1
    path = tmp_path / "dossier.html"
    path.write_text(html if scripts else policy.sub("", html), encoding="utf-8")
    opened.goto(path.as_uri())
    ours = "document.scripts.length === 1"
    assert (look_at(opened, ours), heard.complaints) == ([], [])


def test_the_json_export_is_read_back_and_quotes_the_payloads(store: Path) -> None:
    with open_view(store) as view:
        content = export_json(view.record())
    read = json.loads(content)
    assert any("window.hacked" in one["text"] for one in read["reports"])
    assert b"\xed\xa0" not in content


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_of_a_table_is_a_formula(store: Path, form: str) -> None:
    with open_view(store) as view:
        record = view.record()
    chosen = "tsv" if form == "tsv" else "csv"
    tables = (
        export_ledger(record, form=chosen),  # type: ignore[arg-type]
        export_events(record, form=chosen),  # type: ignore[arg-type]
        export_events(record, form=chosen, strict=True),  # type: ignore[arg-type]
    )
    for content in tables:
        text = io.StringIO(content.decode("utf-8"), newline="")
        rows = list(csv.reader(text, delimiter="\t" if form == "tsv" else ",", strict=True))
        assert len(rows) > 1
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [
            cell
            for row in rows[1:]
            for cell in row
            if cell.startswith(FORMULA) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)
        ] == []
