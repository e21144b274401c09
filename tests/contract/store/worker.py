"""A process that writes reports to a store or reads it, to be watched, killed or starved.

`worker.py write PLACE FIRST LAST` prints the number of each report once it is acknowledged;
`worker.py read PLACE SECONDS` reads all there is again and again.
"""

import sys
import time

from twosource.model import Mention, Reading, Report, Sentence, Span
from twosource.store.view import open_view
from twosource.store.writer import open_writer
from twosource.text.hashing import hash_bytes, hash_report


def make_read(number: int, sentences: int = 40) -> tuple[Report, Reading]:
    """A report that its number alone decides."""
    lines = [f"Ship {number} passed buoy {at} off Port Senn." for at in range(sentences)]
    text = " ".join(lines)
    name = f"{number}.txt"
    report = hash_report(name, None, text)
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(sentences)]
    spans = [
        Span(report, start, start + len(line)) for start, line in zip(starts, lines, strict=True)
    ]
    made = Report(
        id=report,
        source=name,
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        sentences=tuple(Sentence(span, 0) for span in spans),
    )
    places = [Span(report, start + 5, start + 5 + len(str(number))) for start in starts]
    mentions = tuple(Mention(span, "number", str(number)) for span in places)
    return made, Reading(report, mentions)


def write(place: str, first: int, last: int) -> None:
    """Write the reports from `first` up to `last`, saying each one's number when it is kept."""
    with open_writer(place) as writer:
        for number in range(first, last):
            writer.put_report(*make_read(number))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


def read(place: str, seconds: float) -> None:
    """Read the whole record for some seconds; what is there is whole."""
    until = time.monotonic() + seconds
    with open_view(place) as view:
        while time.monotonic() < until:
            record = view.record()
            assert all(len(report.sentences) == 40 for report in record.reports)


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        read(sys.argv[2], float(sys.argv[3]))
