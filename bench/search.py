"""Search on a store of many generated reports: how long the processor takes, and how large it is.

    python -m bench.search [REPORTS] [PLACE]

The words are drawn by Zipf's law, and so are the parties of the claims; nothing of it means
anything. The store is kept at PLACE when one is given, and used again.
"""

import random
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from twosource.lexicon.states import load_states
from twosource.model import (
    Act,
    Actor,
    Claim,
    Collation,
    Event,
    Grouping,
    Independent,
    Lineage,
    Reading,
    Report,
    Sentence,
    Span,
    Standing,
    Story,
    When,
)
from twosource.store.search import Sought
from twosource.store.view import View, open_view
from twosource.store.writer import Writer, open_writer
from twosource.text.hashing import hash_bytes, hash_claim, hash_report

SENTENCES, CLAIMS, WORDS = 25, 8, 30_000
STATES = [one.iso3 for one in load_states()]
ACTS: tuple[Act, ...] = ("CONSULT", "AID", "ACCUSE", "AGREE", "SANCTION", "ASSAULT")
TOGETHER = 200

VOCABULARY = ["".join(chr(97 + (at // 26**k) % 26) for k in range(4)) for at in range(7, WORDS + 7)]
WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))
PARTIES = list(accumulate(1 / (rank + 1) for rank in range(len(STATES))))


def main() -> None:
    """Make the store when it is not there, ask it, print figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with TemporaryDirectory() as folder:
        place = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "search.db"
        if not place.exists():
            make_store(place, count)
        print(f"{place.stat().st_size / count / 1000:.1f} kB a report")
        with open_view(place) as view:
            ask_all(view)


def make_store(place: Path, count: int) -> None:
    """Write reports, claims, stories and events."""
    draw = random.Random(7)
    reports: list[str] = []
    claims: list[Claim] = []
    with open_writer(place) as writer:
        start = time.process_time()
        for number in range(count):
            report = make_report(draw, number)
            writer.put_report(report, Reading(report.id, ()))
            reports.append(report.id)
            claims += make_claims(draw, report)
        print(f"{count / (time.process_time() - start):.0f} reports written a second")
        put_rest(writer, reports, claims)


def put_rest(writer: Writer, reports: list[str], claims: list[Claim]) -> None:
    """Write stories of ten reports, claims and events."""
    tens = [tuple(sorted(reports[at : at + 10])) for at in range(0, len(reports), 10)]
    lineages = [
        Lineage(id=some[0], reports=some, editions=(), ancestors=(), edges=(), origin=None)
        for some in tens
    ]
    stories = [Story(id=some[0], title="", reports=some, lineages=(some[0],)) for some in tens]
    writer.put_results(Grouping(lineages=tuple(lineages), stories=tuple(stories)), Collation())
    homes = {report: some[0] for some in tens for report in some}
    by_report: dict[str, list[Claim]] = {one: [] for one in reports}
    for claim in claims:
        by_report[claim.report].append(claim)
    start = time.process_time()
    for at in range(0, len(reports), TOGETHER):
        some = {one: by_report[one] for one in reports[at : at + TOGETHER]}
        writer.put_claims("bench", some, days=dict.fromkeys(some, "2024-06-01"))
    print(f"{len(claims) / (time.process_time() - start):.0f} claims written a second")
    start = time.process_time()
    events = tuple(make_event(one, homes[one.report]) for one in claims)
    standings = tuple(make_standing(at, one.id) for at, one in enumerate(events))
    writer.put_joined(Collation(events=events, standings=standings))
    print(f"{len(claims) / (time.process_time() - start):.0f} events written a second")


def make_report(draw: random.Random, number: int) -> Report:
    """Return a report of drawn words."""
    parts = [
        " ".join(draw.choices(VOCABULARY, cum_weights=WEIGHTS, k=draw.randint(8, 36))) + "."
        for _ in range(SENTENCES)
    ]
    text = " ".join(parts)
    name = f"{number}.txt"
    report = hash_report(name, None, text)
    ends = list(accumulate(len(one) + 1 for one in parts))
    spans = zip([0, *ends], [end - 1 for end in ends], strict=False)
    return Report(
        id=report,
        source=name,
        name=name,
        content_hash=hash_bytes(text.encode()),
        text=text,
        publisher=f"Post {number % 40}",
        sentences=tuple(Sentence(Span(report, *one), 0) for one in spans),
    )


def make_claims(draw: random.Random, report: Report) -> Iterator[Claim]:
    """Yield claims between drawn states."""
    for at in sorted(draw.sample(range(SENTENCES), CLAIMS)):
        span = report.sentences[at].span
        cue = Span(report.id, span.start, span.start + 4)
        actor, recipient = draw.choices(STATES, cum_weights=PARTIES, k=2)
        act = draw.choice(ACTS)
        day = f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        yield Claim(
            id=hash_claim(report.id, cue.start, cue.end, act),
            report=report.id,
            at=span,
            cue=cue,
            act=act,
            mode=None,
            status="happened",
            actors=(Actor(span=cue, state=actor, name=actor),),
            recipients=(Actor(span=cue, state=recipient, name=recipient),),
            when=When(day, day, "day", "text"),
        )


def make_event(claim: Claim, story: str) -> Event:
    """Return an event of one claim."""
    return Event(
        id=claim.id, story=story, claims=(claim.id,), act=claim.act, mode=None, status="happened"
    )


def make_standing(at: int, event: str) -> Standing:
    """Return figures that few events pass two in."""
    one = Independent(low=1 + (at % 11 == 0) + (at % 97 == 0), high=3)
    return Standing(event=event, documents=1, publishers=1, lineages=1, content=one)


def ask_all(view: View) -> None:
    """Ask questions of many kinds and print how long each took."""
    common, middle, rare = VOCABULARY[0], VOCABULARY[60], VOCABULARY[9_000]
    often, seldom = STATES[0], STATES[180]
    asked = {
        "the most frequent word": Sought(words=common),
        "a word of one sentence in 27": Sought(words=middle),
        "a rare word": Sought(words=rare),
        "two words": Sought(words=f"{middle} {VOCABULARY[80]}"),
        "a phrase of frequent words": Sought(words=f'"{common} {VOCABULARY[1]}"'),
        "a beginning": Sought(words=f"{middle[:2]}*"),
        "without a word": Sought(words=f"{middle} -{common}"),
        "a frequent actor": Sought(actor=often),
        "a rare actor": Sought(actor=seldom),
        "a pair": Sought(pair=(often, STATES[1])),
        "a word and an actor": Sought(words=middle, actor=often),
        "the most frequent word and a frequent actor": Sought(words=common, actor=often),
        "the most frequent word and a rare actor": Sought(words=common, actor=seldom),
        "a word, an act and dates": Sought(words=middle, act="AID", since="2020-01-01"),
        "a word and three voices": Sought(words=middle, independent=3),
        "the most frequent word and three voices": Sought(words=common, independent=3),
        "an act and three voices": Sought(act="AID", independent=3),
        "a month": Sought(since="2024-05-01", until="2024-05-31"),
        "the most frequent word and a publisher": Sought(words=common, publisher="Post 3"),
    }
    for name, sought in asked.items():
        took = []
        for _ in range(3):
            start = time.process_time()
            found = view.search(sought)
            took.append(1000 * (time.process_time() - start))
        more = "" if found.is_all else "+"
        print(f"{median(took):7.0f} ms  {name} ({found.sentences}{more})")


if __name__ == "__main__":
    main()
