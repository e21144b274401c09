"""Where a store is: a file or a database, what may be shown of it, and what lies beside it."""

from pathlib import Path

import pytest

from twosource.store.door import find_beside, is_there, show_place

ADDRESS = "postgresql://me:secret@host/visit"


def test_an_address_is_shown_without_its_password() -> None:
    assert show_place(ADDRESS) == "postgresql://me:***@host/visit"
    assert show_place("reports/visit.db") == "reports/visit.db"


@pytest.mark.parametrize(
    ("place", "beside"),
    [
        ("reports/visit.db", "reports/visit.db.added"),
        (ADDRESS, "visit.added"),
        ("postgresql:///..%2Fetc", "etc.added"),
    ],
)
def test_what_belongs_to_a_store_lies_beside_it(place: str, beside: str) -> None:
    assert find_beside(place, ".added") == Path(beside)


def test_a_file_is_there_or_not_and_an_address_has_to_be_asked(tmp_path: Path) -> None:
    store = tmp_path / "one.db"
    assert not is_there(str(store))
    store.touch()
    assert is_there(str(store))
    assert is_there(ADDRESS)
