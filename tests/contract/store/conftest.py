"""Places for stores: a file, and a database where a PostgreSQL server can be started."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.contract.store.server import create_database, open_server, why_not


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the address of a server, with {name} for the database."""
    if reason := why_not():
        pytest.skip(reason)
    with open_server() as address:
        yield address


@pytest.fixture
def make_database(server: str) -> Callable[[], str]:
    """Give what makes an empty database and returns its address."""

    return partial(create_database, server)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give a place where no store is yet, of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    make: Callable[[], str] = request.getfixturevalue("make_database")
    return make()
