"""Two writers, two readers and the served pages never meet a busy store."""

import sys
from pathlib import Path

import pytest
from tests.contract.store.company import keep_company

SECONDS = 10
"""`python -m tests.contract.store.company 60` keeps them at it for a minute."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the server is ended by a signal")
def test_nobody_is_told_that_the_store_is_busy(tmp_path: Path) -> None:
    told, largest = keep_company(tmp_path / "a.db", SECONDS)
    assert [fault for one in told for fault in one.faults] == []
    assert all(one.times > 0 for one in told), told
    assert largest < 64 << 20
