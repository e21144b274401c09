"""Stories drawn by chance, as reports with claims: what a large store is made of.

Nothing of it means anything. Words follow Zipf's law, and so do parties, places and publishers.
Seven stories in ten have one report, a few have dozens; of the further reports every other is a
copy of an earlier one. Every other claim of a new telling is of a happening that the story knows.
The same numbers give the same stories in every run.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from msgspec import Struct

from twosource.lexicon.states import load_states
from twosource.model import Act, Actor, Claim, DateProposal, Place, Report, Sentence, Span, When
from twosource.model.claim import Status
from twosource.text.hashing import hash_bytes, hash_claim, hash_report

__all__ = [
    "ACTS", "DAYS", "FIRST_DAY", "PARTIES", "PLACES", "PUBLISHERS", "STATUSES", "VOCABULARY",
    "Happening", "Story", "Telling", "draw_story", "pick_by_rank",
]  # fmt: skip

SENTENCES, CLAIMS, TOPIC = 25, 8, 12
FIRST_DAY, DAYS = date(2022, 1, 1), 1_096

VOCABULARY = ["".join(chr(97 + (at // 26**k) % 26) for k in range(4)) for at in range(7, 30_007)]
STATES = [one.iso3 for one in load_states()]
PARTIES = [*STATES, *(f"Union {number}" for number in range(800))]
PLACES = [f"Port {number}" for number in range(600)]
PUBLISHERS = [f"Post {number}" for number in range(400)]
ACTS: tuple[Act, ...] = (
    "CONSULT", "ACCUSE", "AGREE", "AID", "SUPPORT", "ASSAULT", "COOPERATE", "SANCTION", "THREATEN",
    "REQUEST", "MOBILIZE", "REJECT", "PROTEST", "COERCE", "CONCEDE", "RETREAT",
)  # fmt: skip
STATUSES: tuple[Status, ...] = (
    "happened", "planned", "alleged", "ongoing", "denied", "demanded", "hypothetical", "failed",
)  # fmt: skip
SIZES = (1, 2, 3, 4, 7, 14, 40)
SHARES = (70, 14, 6, 4, 4, 1.6, 0.4)


def _weigh(number: int, flat: float) -> list[float]:
    return list(accumulate(1 / (rank + flat) for rank in range(number)))


_WORDS = _weigh(len(VOCABULARY), 3)
_WEIGHTS = {
    id(some): _weigh(len(some), flat)
    for some, flat in ((PARTIES, 1), (PLACES, 2), (PUBLISHERS, 4), (ACTS, 2), (STATUSES, 0.5))
}


def pick_by_rank(draw: Random, some: Sequence[str]) -> str:
    """Pick one of a list that is drawn from by its ranks: the first ones most often."""
    return draw.choices(some, cum_weights=_WEIGHTS[id(some)])[0]


class Happening(Struct, frozen=True, kw_only=True):
    """What some claims of a story tell of: the number tells it from the others of the story."""

    number: int
    act: Act
    status: Status
    actor: str
    recipient: str
    when: When | None
    place: str | None


class Told(Struct, frozen=True):
    """A happening as a sentence of some text tells it, by whose word."""

    sentence: int
    happening: Happening
    root: str | None


class Telling(Struct, frozen=True, kw_only=True):
    """A report, what it tells, and the number in the story of the report that it copies."""

    report: Report
    told: tuple[Told, ...]
    claims: tuple[Claim, ...]
    parent: int | None
    lineage: int


class Story(Struct, frozen=True, kw_only=True):
    """A story with its day and its tellings, the earliest first."""

    id: str
    day: date
    tellings: tuple[Telling, ...]


class _Text(Struct, frozen=True):
    """The words of a report: its sentences, and what they tell."""

    sentences: tuple[str, ...]
    told: tuple[Told, ...]


def draw_story(number: int) -> Story:
    """Draw the story with a number."""
    draw = Random(number)
    day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    size = draw.choices(SIZES, weights=SHARES)[0]
    topic = draw.choices(VOCABULARY[60:], k=TOPIC)
    known: list[Happening] = []
    texts: list[_Text] = []
    tellings: list[Telling] = []
    for at in range(size):
        parent = draw.randrange(at) if at and draw.random() < 0.5 else None
        if parent is None:
            text = _draw_text(draw, topic, known, day)
            lineage = 1 + max((one.lineage for one in tellings), default=-1)
        else:
            text, lineage = _copy(draw, texts[parent]), tellings[parent].lineage
        texts.append(text)
        shown = day + timedelta(days=draw.randint(0, 2)) if draw.random() < 0.95 else None
        report = _make_report(f"{number}-{at}", text, shown, pick_by_rank(draw, PUBLISHERS))
        claims = tuple(_make_claim(report, one) for one in text.told)
        tellings.append(
            Telling(report=report, told=text.told, claims=claims, parent=parent, lineage=lineage)
        )
    return Story(id=hash_bytes(f"story {number}".encode()), day=day, tellings=tuple(tellings))


def _draw_text(draw: Random, topic: list[str], known: list[Happening], day: date) -> _Text:
    sentences = tuple(
        " ".join(
            draw.choices(topic, k=2)
            + draw.choices(VOCABULARY, cum_weights=_WORDS, k=draw.randint(6, 34))
        ).capitalize()
        + "."
        for _ in range(SENTENCES)
    )
    told = []
    for sentence in sorted(draw.sample(range(SENTENCES), CLAIMS)):
        if known and draw.random() < 0.5:
            happening = draw.choice(known)
        else:
            happening = _draw_happening(draw, len(known), day)
            known.append(happening)
        root = pick_by_rank(draw, PARTIES) if draw.random() < 0.6 else None
        told.append(Told(sentence, happening, root))
    return _Text(sentences, tuple(told))


def _draw_happening(draw: Random, number: int, day: date) -> Happening:
    return Happening(
        number=number,
        act=pick_by_rank(draw, ACTS),  # type: ignore[arg-type]
        status=pick_by_rank(draw, STATUSES),  # type: ignore[arg-type]
        actor=pick_by_rank(draw, PARTIES),
        recipient=pick_by_rank(draw, PARTIES),
        when=_draw_when(draw, day),
        place=pick_by_rank(draw, PLACES) if draw.random() < 0.3 else None,
    )


def _draw_when(draw: Random, day: date) -> When | None:
    """Draw a time: mostly about the day of the story, sometimes a month, a year, or long ago."""
    kind = draw.random()
    if kind < 0.2:
        return None
    if kind < 0.75:
        near = (day - timedelta(days=draw.randint(0, 3))).isoformat()
        return When(near, near, "day", "text")
    past = day - timedelta(days=draw.randrange(3_000))
    if kind < 0.87:
        return When(past.isoformat(), past.isoformat(), "day", "text")
    if kind < 0.94:
        last = (past.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return When(past.replace(day=1).isoformat(), last.isoformat(), "month", "text")
    if kind < 0.98:
        return When(f"{past.year}-01-01", f"{past.year}-12-31", "year", "text")
    return When(past.isoformat(), "", "span", "text")


def _copy(draw: Random, text: _Text) -> _Text:
    """Return a text with some sentences left out at its end and one word of two others changed."""
    kept = list(text.sentences[: max(5, len(text.sentences) - draw.randint(0, 5))])
    for at in draw.sample(range(len(kept)), 2):
        words = kept[at].split(" ")
        words[len(words) // 2] = draw.choice(VOCABULARY)
        kept[at] = " ".join(words)
    return _Text(tuple(kept), tuple(one for one in text.told if one.sentence < len(kept)))


def _make_report(name: str, text: _Text, shown: date | None, publisher: str) -> Report:
    title = text.sentences[0][:60]
    whole = " ".join(text.sentences)
    report = hash_report(name, None, whole)
    ends = list(accumulate(len(one) + 1 for one in text.sentences))
    spans = zip([0, *ends], [end - 1 for end in ends], strict=False)
    day = "" if shown is None else shown.isoformat()
    return Report(
        id=report,
        source=name,
        name=name,
        content_hash=hash_bytes(whole.encode()),
        text=whole,
        title=title,
        publisher=publisher,
        sentences=tuple(Sentence(Span(report, *one), at // 3) for at, one in enumerate(spans)),
        dates=(DateProposal(When(day, day, "day", "meta"), day),) if day else (),
    )


def _make_claim(report: Report, told: Told) -> Claim:
    at, happening = report.sentences[told.sentence].span, told.happening
    cue = Span(report.id, at.start, at.start + 4)
    where = happening.place
    return Claim(
        id=hash_claim(report.id, cue.start, cue.end, happening.act),
        report=report.id,
        at=at,
        cue=cue,
        act=happening.act,
        mode=None,
        status=happening.status,
        actors=(_make_party(cue, happening.actor),),
        recipients=(_make_party(cue, happening.recipient),),
        when=happening.when,
        where=None if where is None else Place(span=cue, name=where, precision="city"),
        roots=() if told.root is None else (_make_party(cue, told.root),),
        surety=0.6,
        rule="drawn",
    )


def _make_party(span: Span, name: str) -> Actor:
    return Actor(span=span, state=name if name in _CODES else None, name=name, rule="drawn")


_CODES = frozenset(STATES)
