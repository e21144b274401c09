"""Later editions: what was planned has happened, a figure has grown, paragraphs come and go."""

import re
from collections.abc import Sequence
from random import Random

from msgspec.structs import replace
from tools.affairs.draft import Change, Draft, Line
from tools.affairs.model import Slot
from tools.affairs.words import NUMBER, find_quoted, is_inside

__all__ = ["find_past", "re_edit"]

_PLANNED = re.compile(
    r"\b(?:will|(?:is|are) (?:due|set|scheduled|expected) to|plans? to|intends? to)"
    r" (?P<verb>[a-z]{3,})\b"
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "begin:began bring:brought build:built buy:bought choose:chose come:came do:did draw:drew "
        "fall:fell fight:fought find:found fly:flew get:got give:gave go:went grow:grew hear:heard "
        "hold:held keep:kept lay:laid lead:led leave:left lend:lent lose:lost make:made meet:met "
        "pay:paid rise:rose run:ran say:said see:saw seek:sought sell:sold send:sent shut:shut "
        "sit:sat speak:spoke spend:spent stand:stood take:took tell:told think:thought "
        "withdraw:withdrew write:wrote cut:cut put:put set:set let:let hit:hit read:read "
        "become:became undergo:underwent undertake:undertook"
    ).split()
)
_NO_VERBS = frozenset(["have", "not", "also", "now", "then", "only", "never", "likely"])
_VOWELS = "aeiou"
_DOUBLED = ("ship", "stop", "plan", "drop", "ban", "travel", "cancel", "commit", "refer", "bar")
_YEARS = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"(?= [a-z]{4,}| percent| per cent| million| billion)")


def re_edit(draft: Draft, chance: Random, *, news: Sequence[tuple[Line, ...]]) -> Draft:
    """Return the next edition: the lead told as done, `news` let in, a figure changed."""
    ahead = [_tell_as_done(lines) for lines in draft.paragraphs[:2]]
    paragraphs = [*ahead, *draft.paragraphs[2:]]
    paragraphs = _update_figure(paragraphs, chance)
    for _ in range(chance.randint(0, 2)):
        if len(paragraphs) > 6:
            del paragraphs[chance.randrange(len(paragraphs) // 2, len(paragraphs))]
    for paragraph in news:
        paragraphs.insert(chance.randint(1, max(1, len(paragraphs) // 2)), paragraph)
    number = 1 + int(found[1]) if (found := re.match(r"UPDATE (\d)-", draft.headline)) else 1
    headline = re.sub(r"\AUPDATE \d-", "", draft.headline)
    return replace(draft, headline=f"UPDATE {number}-{headline}", paragraphs=tuple(paragraphs))


def find_past(verb: str) -> str | None:
    """Return the past tense of an English verb; None for a word that is none."""
    if verb in _NO_VERBS or verb == "be":
        return None
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + verb[-1] + "ed" if verb in _DOUBLED else verb + "ed"


def _tell_as_done(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(_tell_line(line) for line in lines)


def _tell_line(line: Line) -> Line:
    """Turn the first plan of a sentence into its past."""
    quoted = find_quoted(line.text)
    for found in _PLANNED.finditer(line.text):
        past = find_past(found["verb"])
        if past and not line.changes and not is_inside(*found.span(), quoted):
            return _change(line, found.span(), past, slot="wording", made_by="done")
    return line


def _update_figure(paragraphs: list[tuple[Line, ...]], chance: Random) -> list[tuple[Line, ...]]:
    """Change one figure that counts something, outside quotations, years and days left out."""
    places = [
        (row, column, found.span())
        for row, lines in enumerate(paragraphs)
        for column, line in enumerate(lines)
        if not line.changes
        for found in NUMBER.finditer(line.text)
        if _may_grow(line.text, found)
    ]
    if not places:
        return paragraphs
    row, column, span = chance.choice(places)
    lines = list(paragraphs[row])
    new = _grow(lines[column].text[slice(*span)], chance)
    lines[column] = _change(lines[column], span, new, slot="number", made_by="figure")
    return [*paragraphs[:row], tuple(lines), *paragraphs[row + 1 :]]


def _may_grow(text: str, found: re.Match[str]) -> bool:
    counted = _COUNTED.match(text, found.end()) is not None
    quoted = is_inside(*found.span(), find_quoted(text))
    return counted and not quoted and not _YEARS.fullmatch(found[0])


def _grow(number: str, chance: Random) -> str:
    """Return a figure a tenth to a half larger, written the same way."""
    value = float(number.replace(",", ""))
    grown = value * chance.uniform(1.1, 1.5)
    if "." in number:
        return f"{max(grown, value + 0.1):.1f}"
    whole = max(round(grown), round(value) + 1)
    return f"{whole:,}" if "," in number else str(whole)


def _change(line: Line, span: tuple[int, int], new: str, *, slot: Slot, made_by: str) -> Line:
    start, end = span
    change = Change(
        start=start,
        end=start + len(new),
        was=line.text[start:end],
        was_start=start,
        kind="update",
        slot=slot,
        made_by=made_by,
    )
    text = line.text[:start] + new + line.text[end:]
    return replace(line, text=text, changes=(change,))
