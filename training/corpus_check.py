"""Checks a file of labelled passages: form, codes, places in the text, days.

Run: python -m training.corpus_check training/corpus/train-a.jsonl
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from twosource.lexicon.sectors import SECTORS
from twosource.lexicon.states import load_states
from twosource.run.scoring.gold import Days, LabelledClaim, LabelledPassage, read_gold

__all__ = ["find_problems"]

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

KINDS = frozenset("plain near-miss status denial nested negation damage no-event".split())

FIRST_YEAR, LAST_YEAR = 2031, 2038
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ID = re.compile(r"(train|test)-([a-z]+)-\d{3}")
_RELATIVE = re.compile(
    r"\b(?:overnight|yesterday|today|tomorrow|tonight|earlier|later|before|after|eve|since|ago|"
    r"next|following|previous|weekend|hours|days|morning|night|evening|now|this|within|\d\d:\d\d)\b"
)
_CODE_LIKE = re.compile(r"[A-Z]{3}")


def find_problems(passages: Sequence[LabelledPassage]) -> list[str]:
    """Return what is wrong in the passages, one line a problem, in their order."""
    many = [id_ for id_, count in Counter(one.id for one in passages).items() if count > 1]
    problems = [f"{id_}: the id is there more than once" for id_ in many]
    for passage in passages:
        problems += [f"{passage.id}: {problem}" for problem in _check_passage(passage)]
        for claim in passage.claims:
            found = _check_claim(claim, passage)
            problems += [f"{passage.id}, claim {claim.id}: {problem}" for problem in found]
    return problems


def _check_passage(passage: LabelledPassage) -> Iterator[str]:
    ids = [claim.id for claim in passage.claims]
    if passage.kind not in KINDS:
        yield f"no kind is called {passage.kind!r}"
    if not _ID.fullmatch(passage.id):
        yield "the id is not half, hand, number"
    if passage.written is None or not FIRST_YEAR <= passage.written.year <= LAST_YEAR:
        yield f"written on {passage.written}"
    if ids != [str(number) for number in range(1, len(ids) + 1)]:
        yield f"the claims are not numbered from 1: {', '.join(ids)}"
    if (passage.kind == "no-event") != (not ids):
        yield f"{len(ids)} claims in a passage of the kind {passage.kind}"


def _check_claim(claim: LabelledClaim, passage: LabelledPassage) -> Iterator[str]:
    yield from _check_act(claim)
    yield from _check_words(claim, passage)
    parties = (*(claim.actor or ()), *(claim.recipient or ()), *claim.says)
    yield from _check_codes(parties, passage)
    yield from _check_links(claim, {one.id: one for one in passage.claims})
    if None in (claim.status, claim.actor, claim.recipient):
        yield "the status or a party was not labelled"
    if claim.when and passage.written:
        yield from _check_days(claim, claim.when, passage.written)
        yield from _check_named(claim.when, passage)


def _check_act(claim: LabelledClaim) -> Iterator[str]:
    if claim.mode is not None and claim.mode not in MODES[claim.act]:
        yield f"{claim.act} has no mode {claim.mode}"


def _check_words(claim: LabelledClaim, passage: LabelledPassage) -> Iterator[str]:
    text = passage.text
    for cue, nth in ((claim.cue, claim.nth), *claim.again):
        yield from _check_cue(cue, nth, passage)
    if (claim.cue, claim.nth) in claim.again:
        yield f"the cue {claim.cue!r} is listed again"
    if claim.where is not None and claim.where not in text:
        yield f"the place {claim.where!r} is not in the text"
    for amount in claim.amounts:
        if amount.text not in text:
            yield f"the amount {amount.text!r} is not in the text"
        if amount.upto is not None and amount.upto < amount.value:
            yield f"the amount {amount.text!r} ends before it begins"


def _check_cue(cue: str, nth: int, passage: LabelledPassage) -> Iterator[str]:
    starts = [one.start() for one in re.finditer(re.escape(cue), passage.text)] if cue else []
    if not 1 <= nth <= len(starts):
        yield f"the cue {cue!r} is there {len(starts)} times, wanted is number {nth}"
    elif passage.kind != "damage" and _cuts_word(passage.text, starts[nth - 1], len(cue)):
        yield f"the cue {cue!r} is a part of a word"


def _cuts_word(text: str, start: int, length: int) -> bool:
    around = (text[start - 1 : start + 1], text[start + length - 1 : start + length + 1])
    return any(re.fullmatch(r"\w\w", pair) for pair in around)


def _check_codes(codes: Iterable[str], passage: LabelledPassage) -> Iterator[str]:
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


def _check_days(claim: LabelledClaim, when: Days, written: date) -> Iterator[str]:
    first, last = when
    if first is None and last is None:
        yield "the time has neither a first nor a last day"
    if first and last and first > last:
        yield f"the time ends before it begins: {first}, {last}"
    if first and first > written and claim.status in ("happened", "ongoing", "failed"):
        yield f"{claim.status} on {first}, after the report of {written}"


def _check_named(when: Days, passage: LabelledPassage) -> Iterator[str]:
    first, last = when
    if first and first == last and not _may_be_meant(first, passage):
        yield f"{first} is a {DAYS[first.weekday()]}, and the text names only other days"


def _may_be_meant(day: date, passage: LabelledPassage) -> bool:
    """Tell whether the text can mean this day: by its weekday, its number, or without naming any.

    What "overnight" or "two days earlier" says is not reckoned: then any day can be meant, as one
    farther than a week off always can.
    """
    if _RELATIVE.search(passage.text):
        return True
    named = [name for name in DAYS if name in passage.text]
    near = passage.written is not None and abs((passage.written - day).days) < 7
    by_number = re.search(rf"(?<!\d){day.day}(?!\d)", passage.text)
    return not named or not near or by_number is not None or DAYS[day.weekday()] in named


def main() -> None:
    """Print what is wrong in the files; the exit status is 1 where something is."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("files", nargs="+", type=Path)
    problems: list[str] = []
    for path in parser.parse_args().files:
        passages = read_gold(path)
        found = find_problems(passages)
        claims = sum(len(one.claims) for one in passages)
        print(f"{path.name}: {len(passages)} passages, {claims} claims, {len(found)} problems")
        problems += found
    for problem in problems:
        print(problem)
    raise SystemExit(bool(problems))


if __name__ == "__main__":
    main()
