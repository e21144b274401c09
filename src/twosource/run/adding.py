"""What is handed in by the web pages: kept beside the store, and read into it one by one."""

import re
from contextlib import suppress
from queue import Queue
from secrets import token_hex
from threading import Lock, Thread

from twosource.errors import TwosourceError
from twosource.present.web import Job, Pasted
from twosource.run.pipeline import ReadOptions, ReadResult, Step, read_sources
from twosource.run.progress import say_step
from twosource.store.door import find_beside
from twosource.store.writer import open_writer
from twosource.text.hashing import hash_bytes
from twosource.text.phrasing import count

__all__ = ["Adder"]

MOST_JOBS = 200
_ODD = re.compile(r"[^\w.\-]+")


class Adder:
    """Reads what is handed in, in a thread of its own; what it has come to is asked by id.

    The bytes are kept in a folder called after the store, with `.added` behind its name: beside a
    file, and in the working folder where the store is a database.
    """

    def __init__(self, store: str, *, options: ReadOptions) -> None:
        self._store, self._options = store, options
        self._folder = find_beside(store, ".added")
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._waiting: Queue[tuple[str, str]] = Queue()
        self._thread = Thread(target=self._work, name="adding", daemon=True)
        self._thread.start()

    def start(self, handed: Pasted) -> Job:
        """Keep what was handed in, and begin to read it; raises TwosourceError."""
        if handed.address:
            return self._queue(handed.address, f"{handed.name} is waiting to be fetched")
        path = self._folder / hash_bytes(handed.content)[:16] / _name(handed.name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(handed.content)
        except OSError as error:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            said = f"{path} cannot be written: {error.strerror}"
            raise TwosourceError(said) from error
        return self._queue(str(path), f"{path.name} is waiting to be read")

    def find(self, job: str) -> Job | None:
        """Return how far a job has come; None where there is none of that id."""
        with self._lock:
            return self._jobs.get(job)

    def _queue(self, place: str, says: str) -> Job:
        job = Job(id=token_hex(8), state="waiting", says=says)
        self._put(job)
        self._waiting.put((job.id, place))
        return job

    def _put(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > MOST_JOBS:
                del self._jobs[next(iter(self._jobs))]

    def _work(self) -> None:
        while True:
            job, place = self._waiting.get()
            try:
                self._put(self._read(job, place))
            except Exception as error:  # noqa: BLE001 (the next job is read all the same)
                said = f"it could not be read: {error}"
                self._put(Job(id=job, state="failed", says=said))

    def _read(self, job: str, place: str) -> Job:
        def watch(step: Step) -> None:
            self._put(Job(id=job, state="reading", says=f"Reading: {say_step(step)}"))

        with open_writer(self._store) as writer:
            result = read_sources([place], writer=writer, options=self._options, watch=watch)
            view = writer.view()
            homes = [home for one in sorted(result.reports) for home in view.homes("report", one)]
        return Job(
            id=job,
            state="done" if result.accepted else "failed",
            says=_say(result),
            refused=tuple(f"{one.code}: {one.sentence}" for one in result.refused),
            stories=tuple(dict.fromkeys(home.story for home in homes)),
        )


def _name(said: str) -> str:
    """Return a name that every file system takes, with the suffix that tells the format."""
    last = re.split(r"[/\\]", said)[-1]
    plain = _ODD.sub("-", last).strip("-.")
    stem, dot, suffix = plain.rpartition(".")
    kept = f"{stem[:80]}{dot}{suffix[:12]}" if dot else plain[:80]
    return kept if dot else f"{kept or 'pasted'}.txt"


def _say(result: ReadResult) -> str:
    known = f", {result.known} of them held already" if result.known else ""
    refused = f"; {len(result.refused)} refused" if result.refused else ""
    claims = f", {count(result.claims, 'claim')} made" if result.claimed else ""
    return f"{count(result.accepted, 'report')} read{known}{claims}{refused}"
