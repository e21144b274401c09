"""The cases of the codebook, the lines of its page, and whether a line comes out right.

A line is one rule of docs/codebook.md: an act, a mode, a status, a near miss, a choice. The id of
a case is its line and a number; the claim numbered 1 is the one that the line is about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from twosource.model.claim import Act, Status
from twosource.run.scoring.gold import LabelledAmount, LabelledClaim, LabelledPassage, read_gold
from twosource.run.scoring.names import is_state, same_parties
from twosource.run.scoring.pairing import pair_claims

__all__ = [
    "GROUPS",
    "Fold",
    "Group",
    "Line",
    "find_group",
    "find_line",
    "is_right",
    "load_cases",
    "read_classes",
    "read_folds",
    "read_lines",
    "tell_claims",
]

Group = Literal["acts", "modes", "statuses", "near-misses", "speech", "parties", "choices"]
GROUPS: tuple[Group, ...] = get_args(Group)

_CASES = Path(__file__).with_name("codebook.jsonl")
_PAGE = Path(__file__).resolve().parents[2] / "docs" / "codebook.md"
_BEGINNINGS: dict[str, Group] = {
    "status": "statuses",
    "not": "near-misses",
    "speech": "speech",
    "party": "parties",
    "choice": "choices",
}
_WITH_TIME = ("choice-by-friday", "choice-weekend", "choice-background")
_WITH_AMOUNT = ("choice-amount",)
_ROW = re.compile(
    r"\| `(?P<line>[a-z-]+)` \|(?: (?P<score>[−\d.]+|–) \|)? (?P<rule>[^|]+) \| "
    r"(?P<sentence>[^|]+) \| (?P<told>[^|]+) \|"
)
_CLASS = re.compile(
    r"\| (?P<quad>(?:verbal|material) (?:cooperation|conflict)) \| (?P<acts>[^|]+) \|"
)
_FOLD = re.compile(r"\| (?P<acts>[^|`]+) \| (?P<statuses>[^|`]+) \| → (?P<made>[^|]+) \|")


class Line(Struct, frozen=True):
    """One row of the page: its name, its score or "", the rule, a sentence, the claims told."""

    line: str
    score: str
    rule: str
    sentence: str
    told: str


class Fold(Struct, frozen=True):
    """What strict PLOVER makes of some acts with some statuses; "as it is", "left out" or an act.

    No acts, or no statuses, stands for every one.
    """

    acts: frozenset[str]
    statuses: frozenset[str]
    made: str


def load_cases() -> list[LabelledPassage]:
    """Return all cases."""
    return read_gold(_CASES)


def find_line(case: LabelledPassage) -> str:
    """Return the line that a case belongs to: its id without the number."""
    return case.id.rpartition("-")[0]


def find_group(line: str) -> Group:
    """Return what a line is about; the modes of an act are lines of their own."""
    first, _, rest = line.partition("-")
    if first == "act":
        return "modes" if "-" in rest else "acts"
    return _BEGINNINGS[first]


def read_lines() -> list[Line]:
    """Return the rows of the page that have a name."""
    return [
        Line(row["line"], row["score"] or "", row["rule"], row["sentence"], row["told"])
        for row in map(_ROW.fullmatch, _PAGE.read_text("utf-8").splitlines())
        if row
    ]


def read_classes() -> dict[str, list[str]]:
    """Return the acts of each class of PLOVER, the class as the program writes it."""
    rows = map(_CLASS.fullmatch, _PAGE.read_text("utf-8").splitlines())
    return {row["quad"].upper(): row["acts"].split(", ") for row in rows if row}


def read_folds() -> list[Fold]:
    """Return the rows of the page that tell the fold; the first that fits counts."""
    return [
        Fold(_read_names(row["acts"]), _read_names(row["statuses"]), row["made"])
        for row in map(_FOLD.fullmatch, _PAGE.read_text("utf-8").splitlines())
        if row
    ]


def _read_names(listed: str) -> frozenset[str]:
    names = frozenset(listed.split(", "))
    return names & {*get_args(Act), *get_args(Status)} if listed != "every" else frozenset()


def tell_claims(case: LabelledPassage) -> str:
    """Return the claims of a case as the page tells them."""
    told = [_tell(claim, find_line(case)) for claim in case.claims]
    if not told:
        return "no claim"
    if len(told) == 1:
        return told[0]
    return "; ".join(f"{number}: {one}" for number, one in enumerate(told, 1))


def _tell(claim: LabelledClaim, line: str) -> str:
    return ", ".join((f"{_tell_act(claim)}: {_tell_parties(claim)}", *_tell_rest(claim, line)))


def _tell_act(claim: LabelledClaim) -> str:
    return f"{claim.act}-{claim.mode}" if claim.mode else claim.act


def _tell_parties(claim: LabelledClaim) -> str:
    actor, recipient = (" + ".join(some or ()) for some in (claim.actor, claim.recipient))
    return f"{actor or 'nobody named'} → {recipient}" if recipient else actor or "nobody named"


def _tell_rest(claim: LabelledClaim, line: str) -> Iterator[str]:
    yield str(claim.status)
    if claim.content_of:
        yield f"content of {claim.content_of}"
    if claim.denies:
        yield f"denies {' and '.join(claim.denies)}"
    if claim.background:
        yield "background"
    if claim.says:
        yield f"says {', via '.join(claim.says)}"
    if line in _WITH_TIME and claim.when:
        yield f"from {claim.when[0] or 'an open day'} to {claim.when[1] or 'an open day'}"
    if line in _WITH_AMOUNT:
        yield from (f"{one.value:g} {one.unit} {one.object}".rstrip() for one in claim.amounts)


def is_right(case: LabelledPassage, found: Sequence[LabelledClaim]) -> bool:
    """Tell whether what a line is about was read as the case has it; other slots do not count."""
    if not case.claims:
        return not found
    gold, line = case.claims, find_line(case)
    met = {gold[one].id: found[other] for one, other in pair_claims(gold, found)}
    group = find_group(line)
    if group == "speech":
        return _is_linked(gold, met)
    first = met.get(gold[0].id)
    return first is not None and _is_met(gold[0], first, line) and _is_alone(line, gold, found)


def _is_met(gold: LabelledClaim, got: LabelledClaim, line: str) -> bool:
    """Compare the slots that a line of this group is about."""
    group = find_group(line)
    same_act = got.act == gold.act
    same_mode = got.mode == gold.mode
    same_status = got.status == gold.status
    match group:
        case "acts":
            return same_act
        case "modes":
            return same_act and same_mode
        case "statuses":
            return same_status
        case "near-misses":
            return same_act and (same_mode or not _names_mode(gold, line))
        case "parties":
            return same_act and _has_codes(gold, got)
        case _:
            counts_mode = gold.mode is not None or "without a mode" in _load_rules()[line]
            is_same = same_act and same_status and (same_mode or not counts_mode)
            return is_same and _has_measures(gold, got, line)


def _names_mode(gold: LabelledClaim, line: str) -> bool:
    """Tell whether the rule of a near miss names the mode too, and not the act alone."""
    return f"{gold.act}-{gold.mode}" in _load_rules()[line]


@cache
def _load_rules() -> dict[str, str]:
    return {row.line: row.rule for row in read_lines()}


def _has_codes(gold: LabelledClaim, got: LabelledClaim) -> bool:
    """Tell whether the parties are the same, with the sector where the state has one."""
    return all(
        same_parties(one or (), other or ())
        and {code for code in one or () if is_state(code.split("/")[0])} <= {*(other or ())}
        for one, other in ((gold.actor, got.actor), (gold.recipient, got.recipient))
    )


def _has_measures(gold: LabelledClaim, got: LabelledClaim, line: str) -> bool:
    if line in _WITH_TIME and gold.when != got.when:
        return False
    return line not in _WITH_AMOUNT or _list_amounts(gold.amounts) == _list_amounts(got.amounts)


def _list_amounts(amounts: Sequence[LabelledAmount]) -> list[tuple[float, str, str]]:
    return sorted((one.value, one.unit, one.object) for one in amounts)


def _is_alone(line: str, gold: Sequence[LabelledClaim], found: Sequence[LabelledClaim]) -> bool:
    """Tell whether the act that a near miss is mistaken for was left alone."""
    if find_group(line) != "near-misses":
        return True
    mistaken = line.split("-")[1].upper()
    allowed = sum(one.act == mistaken for one in gold)
    return sum(one.act == mistaken for one in found) <= allowed


def _is_linked(gold: Sequence[LabelledClaim], met: Mapping[str, LabelledClaim]) -> bool:
    """Tell whether every claim was read with act, status, speaker and what it is linked to."""
    return all(one.id in met and _is_same_speech(one, met[one.id], met) for one in gold)


def _is_same_speech(
    gold: LabelledClaim, got: LabelledClaim, met: Mapping[str, LabelledClaim]
) -> bool:
    linked = met[gold.content_of].id if gold.content_of else None
    denied = {met[one].id for one in gold.denies if one in met}
    return (
        (got.act, got.status, got.content_of) == (gold.act, gold.status, linked)
        and denied == {*got.denies}
        and same_parties(gold.says[:1], got.says[:1])
    )
