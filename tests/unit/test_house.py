"""The house around the code: what is promised in files that no import checks."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.quality.floors import check_floor, find_changed, load_floors
from tools.show_output import find_commands

import twosource
from twosource.clean import LONGEST_TEXT
from twosource.clean.limits import PageLimits
from twosource.ingest import STANDARD_LIMITS
from twosource.model import REFUSAL_CODES
from twosource.present.export_events import APPENDED_COLUMNS, POLECAT_COLUMNS
from twosource.present.export_ledger import LEDGER_COLUMNS
from twosource.run.sandbox import Bounds

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "twosource"
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PARTS = {
    "clean", "collate", "errors", "group", "ingest", "lexicon", "model", "present", "read", "run",
    "store", "text",
}  # fmt: skip
HEAVY = (
    "numpy",
    "starlette",
    "uvicorn",
    "scipy",
    "lxml",
    "trafilatura",
    "onnxruntime",
    "sqlalchemy",
    "jinja2",
    "rich",
)


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def find_fenced(page: str) -> list[str]:
    return re.findall(r"(?<!-->\n\n)^```\w*\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def list_locked(name: str) -> set[str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==", read(f"requirements/{name}.txt"), re.MULTILINE)
    return {canonicalize_name(one) for one in found}


def list_wanted(*groups: str) -> set[str]:
    listed = [one for group in groups for one in PROJECT["dependency-groups"][group]]
    listed += PROJECT["project"]["dependencies"]
    return {canonicalize_name(Requirement(one).name) for one in listed}


def list_menu(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for below in entry.values():
            yield from list_menu(below)
    elif isinstance(entry, list):
        for below in entry:
            yield from list_menu(below)


def read_table(page: str, heading: str) -> list[list[str]]:
    """Read the rows of the first table below a heading, without its head."""
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def list_columns(page: str, heading: str) -> list[str]:
    """List what the first cells of all tables below a heading name; one may name several."""
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")]
    named = [row for row in rows if row != "column" and row.strip("-")]
    return [name for row in named for name in row.split(", ")]


# --- the package ---------------------------------------------------------------------------------


def test_importing_twosource_loads_no_heavy_library() -> None:
    code = f"import sys, twosource; print([one for one in {HEAVY} if one in sys.modules])"
    assert run_python(code).strip() == "[]"


def test_importing_twosource_reads_none_of_its_parts() -> None:
    code = (
        "import sys, twosource; print(sorted(n for n in sys.modules if n.startswith('twosource.')))"
    )
    assert run_python(code).strip() == "[]"


def test_the_twelve_parts_are_there_and_no_other() -> None:
    parts = {path.stem for path in SOURCE.iterdir() if path.suffix in ("", ".py")}
    assert parts - {"__init__", "__main__", "__pycache__"} == PARTS


def test_imports_go_one_way() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_module_is_named_for_what_does_not_fit_elsewhere() -> None:
    refused = re.compile(r"utils?|common|helpers?|base|core|misc|manager")
    assert [path for path in SOURCE.rglob("*.py") if refused.fullmatch(path.stem)] == []
    assert [path for path in SOURCE.rglob("*/") if refused.fullmatch(path.name)] == []


def test_no_module_grows_beyond_400_lines() -> None:
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert [path for path, lines in sizes.items() if lines > 400] == []


def test_no_function_grows_beyond_50_lines() -> None:
    """But for migrations, which list the columns of a released schema and never change."""
    functions = [
        (path.name, node.name, (node.end_lineno or 0) - node.lineno)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and path.parent.name != "versions"
    ]
    assert [one for one in functions if one[2] >= 50] == []


def test_the_changelog_opens_with_this_version() -> None:
    first = re.search(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert first is not None
    assert twosource.__version__ in first[1]


def test_every_data_file_of_the_lexicon_is_in_the_notice() -> None:
    ends = ("tsv", "txt", "csv", "bin")
    files = [path for end in ends for path in SOURCE.glob(f"lexicon/*.{end}")]
    assert [path.name for path in files if path.name not in read("NOTICE")] == []


def test_nothing_vendored_goes_unnoticed() -> None:
    """Pages, their styles, one script and one icon are ours; the rest needs a line in NOTICE."""
    ours = {".py", ".pyi", ".c", ".json", ".html", ".tsv", ".txt", ".csv", ".typed", ""}
    built = {".pyc", ".so", ".pyd"}
    known = {"page/style.css", "page/drawing.css", "page/script.js", "reader.onnx"}
    known |= {"passages.onnx", "passages.npz"}
    known |= {"page/web.css", "page/icon.svg", "gazetteer.bin"}
    others = [
        path.relative_to(SOURCE / "present").as_posix() if "present" in path.parts else path.name
        for path in SOURCE.rglob("*")
        if path.is_file() and path.suffix not in ours | built
    ]
    assert set(others) - known == set()


# --- the two commands ----------------------------------------------------------------------------


def test_readme_has_exactly_two_commands_to_type() -> None:
    assert find_fenced(read("README.md")) == ["make demo\n", "make test\n"]


@pytest.mark.parametrize("target", ["demo", "test", "help"])
def test_make_has_what_the_readme_names(target: str) -> None:
    assert re.search(rf"^{target}:", read("Makefile"), re.MULTILINE)


def test_ci_runs_what_a_person_runs() -> None:
    door = ROOT / ".ci" / "run"
    assert door.stat().st_mode & 0o111
    assert "exec make test" in door.read_text("utf-8")


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "python", "PYTHON=no-such-python"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr


CHROMIUM = ["/bin/sh", str(ROOT / "tools" / "find_chromium.sh")]


def look_for_chromium(tmp_path: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run the script where neither a browser nor apt-get is on the path."""
    (tmp_path / "id").symlink_to(str(shutil.which("id")))
    return subprocess.run(
        CHROMIUM,
        env={"PATH": str(tmp_path), **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_chromium_fails_and_says_what_to_do(tmp_path: Path) -> None:
    done = look_for_chromium(tmp_path)
    assert done.returncode == 1
    assert "make test TWOSOURCE_NO_BROWSER=1" in done.stderr


def test_a_chromium_that_is_named_and_not_there_fails(tmp_path: Path) -> None:
    done = look_for_chromium(tmp_path, TWOSOURCE_CHROMIUM=str(tmp_path / "chromium"))
    assert done.returncode == 1
    assert "no program is there" in done.stderr


def test_the_browser_tests_are_left_out_only_when_asked(tmp_path: Path) -> None:
    done = look_for_chromium(tmp_path, TWOSOURCE_NO_BROWSER="1")
    assert done.returncode == 0
    assert "unopened" in done.stdout


def test_contributing_names_recipes_that_exist() -> None:
    recipes = set(re.findall(r"^(\w+)(?: [^:\n]*)?:(?!=)", read("justfile"), re.MULTILINE))
    named = {
        row[0].strip("`").split()[1] for row in read_table(read("CONTRIBUTING.md"), "The checks")
    }
    assert named
    assert named - recipes == set()


# --- the locks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("run", ["build"]),
        ("test", ["build", "test"]),
        ("train", ["build", "train"]),
        ("gazetteer", ["gazetteer"]),
    ],
)
def test_the_lock_holds_all_that_the_project_asks_for(name: str, groups: list[str]) -> None:
    assert list_wanted(*groups) - list_locked(name) == set()


def test_what_is_tested_is_what_runs() -> None:
    pinned = re.compile(r"^[a-z].*==[^\\]*", re.MULTILINE)
    run, test = (set(pinned.findall(read(f"requirements/{name}.txt"))) for name in ("run", "test"))
    assert run - test == set()


@pytest.mark.parametrize("name", ["run", "test", "train", "teacher", "gazetteer"])
def test_every_locked_file_has_its_hash_and_names_no_registry(name: str) -> None:
    lock = read(f"requirements/{name}.txt")
    blocks = re.split(r"\n(?=[a-z])", lock)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in lock


# --- the pages -----------------------------------------------------------------------------------


def test_every_page_is_in_the_menu() -> None:
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    menu = yaml.safe_load(read("mkdocs.yml"))["nav"]
    assert pages == set(list_menu(menu))


def test_every_decision_is_in_the_index() -> None:
    pages = {path.name for path in DOCS.glob("decisions/[0-9]*.md")}
    assert {name for name in pages if name not in read("docs/decisions/index.md")} == set()


def test_a_decision_named_in_the_code_has_its_page() -> None:
    named = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"docs/[\w/-]+\.md", path.read_text("utf-8"))
    }
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_the_page_of_refusals_has_every_code_and_no_other() -> None:
    rows = read_table(read("docs/limits.md"), "Refusals")
    assert [row[0].strip("`") for row in rows] == list(REFUSAL_CODES)


def test_the_page_of_limits_has_the_figures_of_the_code() -> None:
    code = {
        "document_bytes": STANDARD_LIMITS.document_bytes,
        "ratio": STANDARD_LIMITS.ratio,
        "encodings": STANDARD_LIMITS.encodings,
        "json_depth": STANDARD_LIMITS.json_depth,
        "nodes": PageLimits().nodes,
        "depth": PageLimits().depth,
        "attributes_per_tag": PageLimits().attributes_per_tag,
        "LONGEST_TEXT": LONGEST_TEXT,
        "seconds": int(Bounds().seconds),
        "megabytes": Bounds().megabytes,
    }
    rows = read_table(read("docs/limits.md"), "Limits")
    assert {row[0].strip("`"): int(row[1].replace(",", "")) for row in rows} == code


def test_the_page_of_tables_has_every_column() -> None:
    page = read("docs/exports.md")
    events = list_columns(page, "Events")
    assert sorted(events) == sorted((*POLECAT_COLUMNS, *APPENDED_COLUMNS))
    assert list_columns(page, "The ledger") == list(LEDGER_COLUMNS)


def test_what_two_reports_taught_names_tests_that_exist() -> None:
    page = read("docs/from-the-reports.md")
    named = set(re.findall(r"`(tests/[\w/.]+)`", page))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "docs/tutorial.md"])
def test_pages_that_show_output_show_it_of_examples(name: str) -> None:
    commands = find_commands(read(name))
    assert commands
    assert [one for one in commands if "examples/reports" not in one] == []


@pytest.mark.slow
def test_the_site_asks_no_server_for_anything(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    pages = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*.html"))
    asked = r"<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=[\"']?(?:https?:)?//[^>]*>"
    fetched = [tag for tag in re.findall(asked, pages) if 'rel="canonical"' not in tag]
    assert fetched == []


# --- the floors ----------------------------------------------------------------------------------


def test_no_evaluation_file_changed_unasked() -> None:
    assert find_changed() == []


def test_a_fallen_figure_fails_with_what_to_run() -> None:
    name, floor = next(iter(load_floors().floors.items()))
    check_floor(name, floor.floor)
    with pytest.raises(AssertionError, match="Look with: just"):
        check_floor(name, floor.floor - 0.01)


def test_a_figure_without_a_floor_fails() -> None:
    with pytest.raises(AssertionError, match="has no floor"):
        check_floor("no such figure", 1.0)


def test_no_floor_was_set_above_what_was_measured() -> None:
    floors = load_floors().floors
    assert [name for name, one in floors.items() if one.measured < one.floor] == []
