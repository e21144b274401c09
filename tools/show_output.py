"""Put what the program really prints into the pages that show it.

A page asks for it with a comment before a fenced block:  <!-- prints: twosource FILE… -->
Run: python tools/show_output.py README.md docs/*.md
"""

import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["find_commands", "replace_output", "show_output"]

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = 92
_START = "from twosource.run.cli import main; main()"
_BLOCK = re.compile(r"(<!-- prints: twosource ([^\n]+?) -->\n+```\n)[^`]*(```)")

Show = Callable[[str], str]


def find_commands(page: str) -> list[str]:
    """Return the arguments of every command whose output the page shows."""
    return [match[2] for match in _BLOCK.finditer(page)]


def replace_output(page: str, show: Show) -> str:
    """Return the page with every block holding what `show` returns for its arguments."""
    return _BLOCK.sub(lambda block: f"{block[1]}{show(block[2])}{block[3]}", page)


def show_output(arguments: str) -> str:
    """Run twosource as in a terminal of 92 columns without colour; return what it prints."""
    ours, theirs = pty.openpty()
    surroundings = os.environ | {"COLUMNS": str(COLUMNS), "NO_COLOR": "1"}
    command = [sys.executable, "-c", _START, *shlex.split(arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=theirs, stderr=subprocess.DEVNULL
    ):
        os.close(theirs)
        printed = b"".join(_read_all(ours))
    return printed.decode("utf-8").replace("\r\n", "\n")


def _read_all(terminal: int) -> Iterator[bytes]:
    """Yield what comes until the other side closes, which Linux tells as an error."""
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:
            piece = b""
        if not piece:
            os.close(terminal)
            return
        yield piece


def main(*pages: str) -> None:
    """Rewrite the pages in place."""
    for name in pages:
        path = Path(name)
        path.write_text(replace_output(path.read_text("utf-8"), show_output), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
