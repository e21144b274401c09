"""Damage at fixed rates, each place of it kept: what machines and hurried hands do to a text."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random

from msgspec import Struct
from msgspec.structs import replace
from tools.affairs.draft import Change, Draft, Line
from tools.affairs.model import Slot
from tools.affairs.words import MONTHS, NEGATIONS, NUMBER, WEEKDAYS, WORD, find_names

__all__ = ["RATES", "Rates", "Spoiling", "damage", "find_spoilings"]

_GAP = re.compile(r"(?<=[a-z]) (?=[A-Za-z])")
_QUOTE_MARK = re.compile(r"[\"“”]")
_STOP_AT_END = re.compile(r"\w+\.(?=\Z)")
_DAY_OR_MONTH = re.compile(rf"\b(?:{'|'.join(WEEKDAYS + MONTHS)})\b")
_SCALE = re.compile(r"(?<=\d )(?:thousand|million|billion)\b")
_AUXILIARY = re.compile(r"\b(?:has|have|had|was|were|is|are|will|would|could|did)\b(?! not|n['’]t)")
_DATED = re.compile(rf"(?:{'|'.join(MONTHS)}) \Z")
_SCALES = {"thousand": "million", "million": "billion", "billion": "million"}
_YEARS = re.compile(r"(?:19|20)\d\d")
_FEWEST_AROUND_STOP = 3


class Rates(Struct, frozen=True, kw_only=True):
    """Shares of what there is of each kind that are damaged."""

    glued: float = 0.03
    stops: float = 0.05
    numbers: float = 0.02
    names: float = 0.02
    negations: float = 0.04
    dates: float = 0.02
    quotes: float = 0.03
    capitals: float = 0.005


RATES = Rates()


class Spoiling(Struct, frozen=True, kw_only=True):
    """One place that may be damaged, and what would stand there; "" takes it away."""

    start: int
    end: int
    becomes: str
    slot: Slot
    made_by: str


def damage(draft: Draft, chance: Random, *, rates: Rates = RATES) -> Draft:
    """Return the draft with damage at the given rates; each place is kept as a change."""
    names = sorted({found[0] for line in draft.lines for found in find_names(line.text)})
    paragraphs = tuple(
        tuple(_spoil_line(line, chance, names, rates) for line in lines)
        for lines in draft.paragraphs
    )
    return replace(draft, paragraphs=paragraphs)


def find_spoilings(
    text: str, chance: Random, *, names: Sequence[str], rates: Rates
) -> tuple[Spoiling, ...]:
    """Return what is to be damaged in a sentence, in order and without overlaps."""
    drawn = [
        spoiling
        for find, rate in _kinds(rates)
        for spoiling in find(text, chance, names)
        if chance.random() < rate and text[spoiling.start : spoiling.end] != spoiling.becomes
    ]
    chance.shuffle(drawn)
    kept: list[Spoiling] = []
    for one in drawn:
        if all(one.end < other.start or other.end < one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _spoil_line(line: Line, chance: Random, names: Sequence[str], rates: Rates) -> Line:
    spoilings = find_spoilings(line.text, chance, names=names, rates=rates)
    text, changes, copied = "", [], 0
    for one in spoilings:
        text += line.text[copied : one.start]
        changes.append(
            Change(
                start=len(text),
                end=len(text) + len(one.becomes),
                was=line.text[one.start : one.end],
                was_start=one.start,
                kind="corruption",
                slot=one.slot,
                made_by=one.made_by,
            )
        )
        text += one.becomes
        copied = one.end
    return replace(line, text=text + line.text[copied:], changes=tuple(changes))


_Find = Callable[[str, Random, Sequence[str]], Iterator[Spoiling]]


def _kinds(rates: Rates) -> tuple[tuple[_Find, float], ...]:
    return (
        (_glue, rates.glued),
        (_move_stop, rates.stops),
        (_change_number, rates.numbers),
        (_change_name, rates.names),
        (_flip_negation, rates.negations),
        (_swap_date, rates.dates),
        (_lose_quote, rates.quotes),
        (_raise_capital, rates.capitals),
    )


def _glue(text: str, _chance: Random, _names: Sequence[str]) -> Iterator[Spoiling]:
    """Yield every gap between two words, with both words."""
    for gap in _GAP.finditer(text):
        start = max(text.rfind(" ", 0, gap.start()) + 1, 0)
        after = text.find(" ", gap.end())
        end = after if after > 0 else len(text)
        becomes = text[start : gap.start()] + text[gap.end() : end]
        yield Spoiling(start=start, end=end, becomes=becomes, slot="wording", made_by="glued")


def _move_stop(text: str, chance: Random, _names: Sequence[str]) -> Iterator[Spoiling]:
    """Yield one fate for the sentence's stop: lost, or a false one inside."""
    last = _STOP_AT_END.search(text)
    if last and chance.random() < 0.5:
        yield Spoiling(
            start=last.start(),
            end=last.end(),
            becomes=last[0][:-1],
            slot="wording",
            made_by="lost-stop",
        )
        return
    gaps = list(_GAP.finditer(text))[_FEWEST_AROUND_STOP:-_FEWEST_AROUND_STOP]
    if not gaps:
        return
    gap = chance.choice(gaps)
    start = text.rfind(" ", 0, gap.start()) + 1
    end = gap.end() + 1
    first = text[gap.end()].upper() if chance.random() < 0.5 else text[gap.end()]
    becomes = f"{text[start : gap.start()]}. {first}"
    yield Spoiling(start=start, end=end, becomes=becomes, slot="wording", made_by="false-stop")


def _change_number(text: str, chance: Random, _names: Sequence[str]) -> Iterator[Spoiling]:
    for found in NUMBER.finditer(text):
        is_date = _DATED.search(text[: found.start()]) or _YEARS.fullmatch(found[0])
        slot: Slot = "date" if is_date else "number"
        becomes, how = _garble_digits(found[0], chance)
        yield Spoiling(
            start=found.start(), end=found.end(), becomes=becomes, slot=slot, made_by=how
        )
    for found in _SCALE.finditer(text):
        yield Spoiling(
            start=found.start(),
            end=found.end(),
            becomes=_SCALES[found[0]],
            slot="number",
            made_by="magnitude",
        )


def _garble_digits(number: str, chance: Random) -> tuple[str, str]:
    """Return the number with two digits turned round, one lost, or one replaced."""
    places = [at for at, sign in enumerate(number) if sign.isdigit()]
    pairs = [
        (one, two)
        for one, two in pairwise(places)
        if number[one] != number[two] and not (one == 0 and number[two] == "0")
    ]
    how = chance.choice(["turned-digits", "lost-digit", "other-digit"])
    if how == "turned-digits" and pairs:
        one, two = chance.choice(pairs)
        signs = list(number)
        signs[one], signs[two] = signs[two], signs[one]
        return "".join(signs), how
    if how == "lost-digit" and len(places) > 1 and number.isdigit():
        at = chance.choice(places[1:])
        return number[:at] + number[at + 1 :], how
    at = chance.choice(places)
    others = [digit for digit in "123456789" if digit != number[at]]
    return number[:at] + chance.choice(others) + number[at + 1 :], "other-digit"


def _change_name(text: str, chance: Random, names: Sequence[str]) -> Iterator[Spoiling]:
    for found in find_names(text):
        becomes, how = _garble_name(found[0], chance, names)
        yield Spoiling(
            start=found.start(), end=found.end(), becomes=becomes, slot="name", made_by=how
        )


def _garble_name(name: str, chance: Random, names: Sequence[str]) -> tuple[str, str]:
    """Return the name with a letter lost or replaced, or another name of the report for it."""
    near = [one for one in names if one[-2:] == name[-2:] and one != name and "'" not in one + name]
    how = chance.choice(["lost-letter", "other-letter", "near-name"])
    if how == "near-name" and near:
        return chance.choice(near), how
    at = chance.randrange(1, len(name) - 1)
    if how == "lost-letter" and name[at].isalpha():
        return name[:at] + name[at + 1 :], how
    vowels = "aeiou"
    letters = vowels if name[at] in vowels else "bdfgklmnprstvz"
    others = [letter for letter in letters if letter != name[at]]
    return name[:at] + chance.choice(others) + name[at + 1 :], "other-letter"


def _flip_negation(text: str, chance: Random, _names: Sequence[str]) -> Iterator[Spoiling]:
    """Yield each negation to be lost, and one that may come in behind an auxiliary verb."""
    for found in WORD.finditer(text):
        if found[0] in NEGATIONS and found.start() and text[found.end() : found.end() + 1] == " ":
            lost = {"no": "some", "nobody": "somebody", "without": "with", "none": "some"}
            becomes = lost.get(found[0])
            start = found.start() if becomes else text.rfind(" ", 0, found.start() - 1) + 1
            kept = becomes or text[start : found.start() - 1]
            yield Spoiling(
                start=start, end=found.end(), becomes=kept, slot="negation", made_by="lost-not"
            )
    verbs = list(_AUXILIARY.finditer(text))
    if verbs:
        verb = chance.choice(verbs)
        yield Spoiling(
            start=verb.start(),
            end=verb.end(),
            becomes=f"{verb[0]} not",
            slot="negation",
            made_by="added-not",
        )


def _swap_date(text: str, chance: Random, _names: Sequence[str]) -> Iterator[Spoiling]:
    for found in _DAY_OR_MONTH.finditer(text):
        kin = WEEKDAYS if found[0] in WEEKDAYS else MONTHS
        becomes = chance.choice([one for one in kin if one != found[0]])
        yield Spoiling(
            start=found.start(), end=found.end(), becomes=becomes, slot="date", made_by="other-date"
        )


def _lose_quote(text: str, _chance: Random, _names: Sequence[str]) -> Iterator[Spoiling]:
    """Yield each quotation mark with the word that it stands by."""
    for found in _QUOTE_MARK.finditer(text):
        start = text.rfind(" ", 0, found.start() + 1) + 1
        after = text.find(" ", found.end())
        end = after if after > 0 else len(text)
        becomes = text[start : found.start()] + text[found.end() : end]
        if becomes.strip():
            yield Spoiling(
                start=start, end=end, becomes=becomes, slot="wording", made_by="lost-quote"
            )


def _raise_capital(text: str, _chance: Random, _names: Sequence[str]) -> Iterator[Spoiling]:
    for found in WORD.finditer(text):
        if found.start() and found[0].islower() and len(found[0]) > 3:
            becomes = found[0][0].upper() + found[0][1:]
            yield Spoiling(
                start=found.start(),
                end=found.end(),
                becomes=becomes,
                slot="wording",
                made_by="stray-capital",
            )
