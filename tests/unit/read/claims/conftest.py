"""The reader of passages, and what it claims of an invented one."""

from collections.abc import Callable
from datetime import date

import pytest

from twosource.run.scoring.gold import LabelledClaim, LabelledPassage
from twosource.run.scoring.passages import PassageReader, label


@pytest.fixture(scope="session")
def claim() -> Callable[[str], list[LabelledClaim]]:
    """Return what reads a text of Wednesday 4 May 2033 and gives its claims."""
    reader = PassageReader()

    def claim(text: str) -> list[LabelledClaim]:
        return label(reader, LabelledPassage(id="x", text=text, written=date(2033, 5, 4)))

    return claim
