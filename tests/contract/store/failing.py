"""Write to a store of which the n-th write or sync fails, for every n and every kind of step.

Run it with the library made of `failing.c` loaded before all others. Each step is done on a copy of
the store as it was before; what is left must be that, or what the step makes of it. Prints, for
each step, how many of its writes failed and how often the step was kept all the same.
"""

import ctypes
import errno
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import cache, partial
from itertools import count
from pathlib import Path

from msgspec import Struct
from tests.unit.store import searched
from tests.unit.store.older import take_search_away

from twosource.errors import StoreError
from twosource.model import Collation, Grouping, Judgement, Lineage, Reading, Refusal, Report, Story
from twosource.store.claim_terms import Sought
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, Writer, open_writer
from twosource.text.hashing import hash_judgement

OPTIONS = StoreOptions(synchronous="FULL")
SENTENCES = ("nothing of this step was kept", "check the path", "cannot be written to")
TRIED = (
    "report own.txt", "refusal", "refusals read again", "parses", "parsed", "reader", "grouping",
    "claims anew", "events anew", "judgement", "moving up",
)  # fmt: skip
"""The steps of which the writes fail; the others make what they replace."""
WHOLE = ("report own.txt", "moving up")
EVERY, NEVER = 7, 1 << 40
"""Of the disks that are full from the n-th write on, every so many are tried."""


Do = Callable[[Writer], None]
State = dict[str, list[tuple[object, ...]]]


class Step(Struct, frozen=True):
    """A step with the store before it, and what the store holds before and after."""

    name: str
    do: Do
    before: Path
    states: tuple[State, State]


@cache
def _find_library() -> ctypes.CDLL:
    """Return the program's own functions, with those of the library that was loaded before it."""
    library = ctypes.CDLL(None)
    library.fail_writes.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_int]
    library.count_writes.restype = ctypes.c_long
    return library


def list_steps() -> dict[str, Do]:
    """Return the steps of a run in their order, each a transaction."""
    reports = {name: searched.make_report(name) for name in searched.TEXTS}
    claims = searched.make_claims(reports)
    ids = tuple(sorted(one.id for one in reports.values()))
    own = {one: [some for some in claims if some.report == one] for one in ids}
    lineage = Lineage(id="l", reports=ids, editions=(), ancestors=(), edges=(), origin=None)
    story = Story(id="s", title="Grain", reports=ids, lineages=("l",))
    refusal = Refusal(
        source="a.pdf",
        record=None,
        offset=None,
        content_hash="",
        stage="ingest",
        code="unsupported",
        sentence="no pictures",
    )
    pair = claims[0].id, claims[2].id
    judgement = Judgement(
        id=hash_judgement("apart", *pair, None, earlier=0),
        kind="apart",
        first=pair[0],
        second=pair[1],
        made="2031-03-09T12:00:00+00:00",
        note="two convoys",
    )
    days = dict.fromkeys(ids, "2024-06-20")
    return {
        **{f"report {name}": partial(put_report, one) for name, one in reports.items()},
        "refusal": lambda writer: writer.put_refusal(refusal),
        "refusals read again": lambda writer: writer.clear_refusals("a.pdf"),
        "parses": lambda writer: writer.put_parses("r", {"A sentence.": ("crashed", "it died")}),
        "parsed": lambda writer: writer.settle_parses("r", ids),
        "reader": lambda writer: writer.choose_reader("s"),
        "grouping": lambda writer: writer.put_results(
            Grouping(lineages=(lineage,), stories=(story,)), Collation()
        ),
        "claims": lambda writer: writer.put_claims("coder", own, days=days),
        "events": lambda writer: searched.put_events(writer, claims),
        "claims anew": lambda writer: writer.put_claims("coder", own, days=days),
        "events anew": lambda writer: searched.put_events(writer, claims),
        "judgement": lambda writer: writer.put_judgements([judgement]),
    }


def put_report(report: Report, writer: Writer) -> None:
    writer.put_report(report, Reading(report.id, ()))


def read_state(place: Path) -> State:
    """Return the rows of every table of a store that is sound, and what a search finds."""
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("INSERT INTO sentence_words(sentence_words) VALUES ('integrity-check')")
        raw.rollback()
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        state = {
            name: sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for (name,) in tables
            if not name.startswith("sentence_words")
        }
    with open_view(place) as view:
        assert view.faults() == ()
        found = view.search(Sought(words="grain")).hits
    state["found"] = [(one.at, one.claims, one.events) for one in sorted(found, key=repr)]
    return state


def prepare(folder: Path) -> list[Step]:
    """Do each step once undisturbed, and keep the store before it."""
    steps: dict[str, Step] = {}
    store = folder / "whole.db"
    open_writer(store).close()
    for number, (name, do) in enumerate(list_steps().items()):
        before, held = Path(shutil.copy(store, folder / f"before-{number}.db")), read_state(store)
        with open_writer(store) as writer:
            do(writer)
        steps[name] = Step(name, do, before, (held, read_state(store)))
    older = Path(shutil.copy(store, folder / "before-older.db"))
    take_search_away(older)
    moved = Path(shutil.copy(older, folder / "moved.db"))
    open_writer(moved).close()
    held = read_state(moved)
    steps["moving up"] = Step("moving up", lambda _: None, older, (held, held))
    return [steps[name] for name in TRIED]


def write_failing(step: Step, place: Path, first: int, *, last: int, error: int) -> bool | None:
    """Do a step while writes fail; tell whether it was acknowledged, None when none failed."""
    _find_library().fail_writes(first, last, error)
    try:
        with open_writer(place, options=OPTIONS) as writer:
            step.do(writer)
        is_kept = True
    except StoreError as failure:
        if not any(one in str(failure) for one in SENTENCES):
            raise
        is_kept = False
    met = _find_library().count_writes()
    _find_library().fail_writes(NEVER, NEVER, 0)
    return None if met < first else is_kept


def try_step(step: Step, folder: Path) -> tuple[int, int]:
    """Let each write of a step fail, alone and with all behind it; count the tries and the kept."""
    tries = kept = 0
    for first in count(1 if step.name in WHOLE else count_opening(step.before, folder) + 1):
        lasts = [(first, errno.EIO)] + [(NEVER, errno.ENOSPC)] * (first % EVERY == 0)
        for last, error in lasts:
            place = Path(shutil.copy(step.before, folder / "tried.db"))
            is_kept = write_failing(step, place, first, last=last, error=error)
            if is_kept is None:
                return tries, kept
            check_left(step, place, is_kept=is_kept)
            tries, kept = tries + 1, kept + is_kept
            for left in folder.glob("tried.db*"):
                left.unlink()
    raise AssertionError


def count_opening(store: Path, folder: Path) -> int:
    """Count the writes of opening a store: they are the same for all but the first."""
    place = Path(shutil.copy(store, folder / "opened.db"))
    _find_library().fail_writes(NEVER, NEVER, 0)
    with open_writer(place, options=OPTIONS):
        return int(_find_library().count_writes())


def check_left(step: Step, place: Path, *, is_kept: bool) -> None:
    """Check that a store is as before or as after, and as after once the step is done again."""
    old, new = step.states
    if step.name != "moving up":  # before it moved up it cannot be read
        held = read_state(place)
        assert held == new if is_kept else held in (old, new), step.name
        if held == new:
            return
    with open_writer(place) as writer:
        step.do(writer)
    assert read_state(place) == new, step.name


def main(folder: Path, *names: str) -> None:
    """Try the steps of these names, or every step."""
    for step in prepare(folder):
        if names and step.name not in names:
            continue
        tries, kept = try_step(step, folder)
        sys.stdout.write(f"{step.name}: {tries} {kept}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
