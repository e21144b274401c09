"""Checks a file of labelled passages: form, codes, places in the text, days.

Run: python -m training.corpus_check training/corpus/train-a.jsonl
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from twosource.lexicon.sectors import SECTORS
from twosource.lexicon.states import load_states

__all__ = ["Amount", "LabelledClaim", "Passage", "find_problems", "read_passages"]

MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
        "unconventional",
    ),
    "DENIAL": (),
}  # fmt: skip
"""The acts, each with its modes, as the codebook has them."""

Kind = Literal[
    "plain", "near-miss", "status", "denial", "nested", "negation", "damage", "no-event"
]  # fmt: skip

Status = Literal[
    "happened", "ongoing", "planned", "offered", "demanded", "threatened", "alleged", "denied",
    "did-not-happen", "failed", "hypothetical",
]  # fmt: skip

FIRST_YEAR, LAST_YEAR = 2031, 2038
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ID = re.compile(r"(train|test)-([a-z]+)-\d{3}")
_RELATIVE = re.compile(
    r"\b(?:overnight|yesterday|today|tomorrow|tonight|earlier|later|before|after|eve|since|ago|"
    r"next|following|previous|weekend|hours|days|morning|night|evening|now|this|within|\d\d:\d\d)\b"
)
_CODE_LIKE = re.compile(r"[A-Z]{3}")


class Amount(Struct, frozen=True, forbid_unknown_fields=True):
    """How much of what; `unit` and `object` are "" where the text names none."""

    text: str
    value: float
    upto: float | None
    comparator: Literal["=", "about", ">", "<", ">=", "<="]
    unit: str
    object: str


class LabelledClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """One claim as a labeller wrote it; the fields are told in the README of the passages."""

    id: str
    cue: str
    act: str
    mode: str | None
    status: Status
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    when: tuple[date | None, date | None] | None
    where: str | None
    amounts: tuple[Amount, ...]
    says: tuple[str, ...]
    content_of: str | None
    denies: tuple[str, ...]
    background: bool
    nth: int = 1


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """A passage with its claims."""

    id: str
    written: date
    outlet: str
    text: str
    kind: Kind
    claims: tuple[LabelledClaim, ...]


def read_passages(path: Path) -> tuple[list[Passage], list[str]]:
    """Return the passages of a file, and a line for each that is not in the form."""
    decoder = msgspec.json.Decoder(Passage)
    passages: list[Passage] = []
    problems: list[str] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            passages.append(decoder.decode(line))
        except msgspec.MsgspecError as error:
            problems.append(f"{path.name}, line {number}: {error}")
    return passages, problems


def find_problems(passages: Sequence[Passage]) -> list[str]:
    """Return what is wrong in the passages, one line a problem, in their order."""
    many = [id_ for id_, count in Counter(one.id for one in passages).items() if count > 1]
    problems = [f"{id_}: the id is there more than once" for id_ in many]
    for passage in passages:
        problems += [f"{passage.id}: {problem}" for problem in _check_passage(passage)]
        for claim in passage.claims:
            found = _check_claim(claim, passage)
            problems += [f"{passage.id}, claim {claim.id}: {problem}" for problem in found]
    return problems


def _check_passage(passage: Passage) -> Iterator[str]:
    ids = [claim.id for claim in passage.claims]
    if not _ID.fullmatch(passage.id):
        yield "the id is not half, hand, number"
    if not FIRST_YEAR <= passage.written.year <= LAST_YEAR:
        yield f"written in {passage.written.year}"
    if ids != [str(number) for number in range(1, len(ids) + 1)]:
        yield f"the claims are not numbered from 1: {', '.join(ids)}"
    if (passage.kind == "no-event") != (not ids):
        yield f"{len(ids)} claims in a passage of the kind {passage.kind}"


def _check_claim(claim: LabelledClaim, passage: Passage) -> Iterator[str]:
    yield from _check_act(claim)
    yield from _check_words(claim, passage)
    yield from _check_codes((*claim.actor, *claim.recipient, *claim.says), passage)
    yield from _check_links(claim, {one.id: one for one in passage.claims})
    if claim.when:
        yield from _check_days(claim.when, claim.status, passage)


def _check_act(claim: LabelledClaim) -> Iterator[str]:
    if claim.act not in MODES:
        yield f"no act is called {claim.act}"
    elif claim.mode is not None and claim.mode not in MODES[claim.act]:
        yield f"{claim.act} has no mode {claim.mode}"


def _check_words(claim: LabelledClaim, passage: Passage) -> Iterator[str]:
    text = passage.text
    starts = [one.start() for one in re.finditer(re.escape(claim.cue), text)] if claim.cue else []
    if not 1 <= claim.nth <= len(starts):
        yield f"the cue {claim.cue!r} is there {len(starts)} times, wanted is number {claim.nth}"
    elif passage.kind != "damage" and _cuts_word(text, starts[claim.nth - 1], len(claim.cue)):
        yield f"the cue {claim.cue!r} is a part of a word"
    if claim.where is not None and claim.where not in text:
        yield f"the place {claim.where!r} is not in the text"
    for amount in claim.amounts:
        if amount.text not in text:
            yield f"the amount {amount.text!r} is not in the text"
        if amount.upto is not None and amount.upto < amount.value:
            yield f"the amount {amount.text!r} ends before it begins"


def _cuts_word(text: str, start: int, length: int) -> bool:
    around = (text[start - 1 : start + 1], text[start + length - 1 : start + length + 1])
    return any(re.fullmatch(r"\w\w", pair) for pair in around)


def _check_codes(codes: Iterable[str], passage: Passage) -> Iterator[str]:
    states = {state.iso3 for state in load_states()}
    for code in codes:
        name, _, sector = code.partition("/")
        if "/" in code and sector not in SECTORS:
            yield f"{code}: PLOVER has no sector {sector}"
        if name not in states and _CODE_LIKE.fullmatch(name) and name not in passage.text:
            yield f"{code}: no state has this code"
        if not name.strip() or name != name.strip():
            yield f"{code!r}: no name"


def _check_links(claim: LabelledClaim, claims: dict[str, LabelledClaim]) -> Iterator[str]:
    for id_ in (claim.content_of, *claim.denies):
        if id_ is not None and (id_ == claim.id or id_ not in claims):
            yield f"no other claim has the id {id_}"
    if claim.denies and claim.act != "DENIAL":
        yield f"{claim.act} denies nothing"
    if claim.status == "denied" and not any(claim.id in one.denies for one in claims.values()):
        yield "the status is denied, and no claim denies it"


def _check_days(
    when: tuple[date | None, date | None], status: Status, passage: Passage
) -> Iterator[str]:
    first, last = when
    if first is None and last is None:
        yield "the time has neither a first nor a last day"
    if first and last and first > last:
        yield f"the time ends before it begins: {first}, {last}"
    if first and first > passage.written and status in ("happened", "ongoing", "failed"):
        yield f"{status} on {first}, after the report of {passage.written}"
    if first and first == last and not _may_be_meant(first, passage):
        yield f"{first} is a {DAYS[first.weekday()]}, and the text names only other days"


def _may_be_meant(day: date, passage: Passage) -> bool:
    """Tell whether the text can mean this day: by its weekday, its number, or without naming any.

    What "overnight" or "two days earlier" says is not reckoned: then any day can be meant, as one
    farther than a week off always can.
    """
    if _RELATIVE.search(passage.text):
        return True
    named = [name for name in DAYS if name in passage.text]
    near = abs((passage.written - day).days) < 7
    by_number = re.search(rf"(?<!\d){day.day}(?!\d)", passage.text)
    return not named or not near or by_number is not None or DAYS[day.weekday()] in named


def main() -> None:
    """Print what is wrong in the files; the exit status is 1 where something is."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("files", nargs="+", type=Path)
    problems = []
    for path in parser.parse_args().files:
        passages, misshapen = read_passages(path)
        found = [*misshapen, *find_problems(passages)]
        claims = sum(len(one.claims) for one in passages)
        print(f"{path.name}: {len(passages)} passages, {claims} claims, {len(found)} problems")
        problems += found
    for problem in problems:
        print(problem)
    raise SystemExit(bool(problems))


if __name__ == "__main__":
    main()
