"""spaCy stays behind its doors, also where it is not installed."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[3] / "src" / "twosource"


def list_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def find_importers(prefix: str) -> set[str]:
    return {
        path.name
        for path in SOURCE.rglob("*.py")
        if any(name.startswith(prefix) for name in list_imports(path))
    }


def test_three_modules_import_spacy_and_only_the_library_asks_for_one() -> None:
    assert find_importers("spacy") == {"spacy_component.py", "spacy_report.py", "spacy_words.py"}
    assert find_importers("twosource.read.spacy_") == {"things.py"}
