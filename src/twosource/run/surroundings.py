"""What this program finds around itself: the interpreter, the libraries, SQLite, the sandbox."""

import importlib.metadata
import platform
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

from msgspec import Struct

from twosource import __version__
from twosource.errors import TwosourceError
from twosource.run.sandbox import Bounds, Sandbox
from twosource.text.runs import IS_COMPILED

__all__ = ["Check", "check_surroundings"]

LIBRARIES = (
    "click", "jinja2", "lxml", "msgspec", "numpy", "onnxruntime", "rapidfuzz", "rich", "scipy",
    "sqlalchemy", "trafilatura",
)  # fmt: skip


class Check(Struct, frozen=True, kw_only=True):
    """One thing looked at; `good` is False when twosource cannot work as it should with it."""

    name: str
    good: bool
    finding: str


def check_surroundings() -> Iterator[Check]:
    """Look at everything that twosource stands on."""
    yield Check(name="twosource", good=True, finding=__version__)
    system = (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.platform()}"
    )
    yield Check(name="python", good=True, finding=system)
    yield _check_libraries()
    yield _check_sqlite()
    loop = "compiled" if IS_COMPILED else "plain, since no C compiler was there at installation"
    yield Check(name="hot loop", good=True, finding=loop)
    yield _check_sandbox()


def _check_libraries() -> Check:
    versions: list[str] = []
    for name in LIBRARIES:
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            return Check(name="libraries", good=False, finding=f"{name} is not installed")
    return Check(name="libraries", good=True, finding=", ".join(versions))


def _check_sqlite() -> Check:
    version = f"SQLite {sqlite3.sqlite_version}"
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE tried USING fts5(words)")
        except sqlite3.OperationalError:
            return Check(name="sqlite", good=False, finding=f"{version} without FTS5")
    return Check(name="sqlite", good=True, finding=f"{version} with FTS5")


def _check_sandbox() -> Check:
    began = time.monotonic()
    try:
        with Sandbox(_echo, workers=1) as sandbox:
            limited = sandbox.is_memory_limited()
            answer = next(sandbox.run(["here"]), None)
    except TwosourceError as error:
        return Check(name="sandbox", good=False, finding=str(error))
    took = round((time.monotonic() - began) * 1000)
    bounds = Bounds()
    memory = f"{bounds.megabytes} MB" if limited else "no limit on memory on this system"
    limits = f"{bounds.seconds:g} seconds and {memory} for each input"
    finding = f"started and ended in {took} ms; {limits}"
    return Check(name="sandbox", good=answer == "here", finding=finding)


def _echo(word: str) -> str:
    return word
