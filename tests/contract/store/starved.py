"""Write one more report under every limit on the size of files, from none to enough.

Prints how many of the writes failed and how many were kept. Run it in a process of its own: the
limit holds for all files of the process.
"""

import resource
import runpy
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import cast

from twosource.errors import StoreError
from twosource.model import Reading, Report
from twosource.store.view import open_view
from twosource.store.writer import open_writer

STEP = 1024
ENOUGH = 3
WORKER = Path(__file__).with_name("worker.py")
make_read = cast(
    Callable[[int], tuple[Report, Reading]],
    runpy.run_path(str(WORKER), run_name="worker")["make_read"],
)


def put_starved(place: Path, limit: int) -> bool:
    """Tell whether a report was acknowledged with no file allowed past the limit, in bytes."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with open_writer(place) as writer:
            writer.put_report(*make_read(1))
            return True
    except StoreError as error:
        if "nothing of this step was kept" not in str(error):
            raise
        return False
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def held_at(place: Path) -> list[int]:
    """Return the numbers of the reports in a store that is sound."""
    with open_view(place) as view:
        assert view.faults() == ()
        record = view.record()
    numbers = [int(report.name.removesuffix(".txt")) for report in record.reports]
    expected = sorted((make_read(number)[0] for number in numbers), key=lambda one: one.id)
    assert list(record.reports) == expected
    return sorted(numbers)


def main(folder: Path) -> None:
    """Try every limit."""
    whole = folder / "whole.db"
    with open_writer(whole) as writer:
        writer.put_report(*make_read(0))
    kept = []
    for limit in count(0, STEP):
        place = Path(shutil.copy(whole, folder / f"{limit}.db"))
        kept.append(put_starved(place, limit))
        held = held_at(place)
        assert held == [0, 1] if kept[-1] else held in ([0], [0, 1]), (limit, held)
        if kept.count(True) == ENOUGH:
            break
    sys.stdout.write(f"{kept.count(False)} {kept.count(True)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
