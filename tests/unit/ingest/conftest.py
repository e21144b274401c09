"""Files made on the spot, and the records framed from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.ingest import Limits, RawRecord, Source, frame_records
from twosource.model import Refusal


@pytest.fixture
def frame(tmp_path: Path) -> Callable[..., list[RawRecord | Refusal]]:
    def frame_file(
        content: bytes, name: str = "a.txt", limits: Limits | None = None
    ) -> list[RawRecord | Refusal]:
        path = tmp_path / name
        path.write_bytes(content)
        source = Source(source=f"in/{name}", name=name, path=path)
        return list(frame_records(source, limits=limits or Limits()))

    return frame_file
