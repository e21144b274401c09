"""A PostgreSQL server of the tests' own, in a folder that goes with it; it listens on no network.

It needs the programs of PostgreSQL (`initdb`, `pg_ctl`) and psycopg. Since the server refuses to
run as root, root starts it as the user `postgres`.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text

__all__ = ["create_database", "find_programs", "open_server", "why_not"]

_OWNER = "postgres"
_NUMBERS = count(1)


def find_programs() -> Path | None:
    """Return the folder of `initdb`: on the path, or where Debian keeps it."""
    known = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which("initdb")
    folders = [*([Path(found).resolve().parent] if found else []), *known]
    return next((one for one in folders if (one / "pg_ctl").exists()), None)


def why_not() -> str | None:
    """Return why there can be no server here, None when there can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    if find_programs() is None:
        return "the programs of PostgreSQL are not installed"
    if os.name != "posix":
        return "the server is started over a socket of Unix"
    return None


@contextmanager
def open_server() -> Iterator[str]:
    """Start a server; give the address of its first database without the name of one."""
    programs = find_programs()
    assert programs is not None
    with TemporaryDirectory(prefix="pg") as folder:
        home = Path(folder)
        if os.getuid() == 0:
            shutil.chown(home, _OWNER)
        where = home / "data"
        _run(programs / "initdb", "-D", where, "-U", "tester", "-E", "UTF8", "--locale=C", "-A",
             "trust", "--no-sync")  # fmt: skip
        settings = f"-k {home} -c listen_addresses='' -c fsync=off"
        _run(programs / "pg_ctl", "-D", where, "-w", "-l", home / "log", "-o", settings, "start")
        try:
            yield f"postgresql://tester@/{{name}}?host={home}"
        finally:
            _run(programs / "pg_ctl", "-D", where, "-m", "immediate", "stop")


def create_database(server: str) -> str:
    """Make an empty database at an address with {name} in it; return its own address."""
    name = f"store_{next(_NUMBERS)}"
    address = server.format(name="postgres").replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.format(name=name)


def _run(program: Path, *arguments: str | Path) -> None:
    command = [str(program), *map(str, arguments)]
    if os.getuid() == 0:
        command = ["runuser", "-u", _OWNER, "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
