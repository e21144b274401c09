"""Rewording by rule in three grades, and rewordings by hand."""

from collections.abc import Mapping
from random import Random

from msgspec import Struct
from msgspec.structs import replace
from tools.affairs.draft import Draft, Line
from tools.affairs.model import Grade, Rewording, Strand
from tools.affairs.moves import MOVES, STYLES, lower_first, upper_first
from tools.affairs.phrases import Phrases, Swap, find_swaps, mend_articles
from tools.affairs.words import changed_share, find_quoted, match_case

__all__ = ["GRADES", "GradeOptions", "reword", "reword_sentence", "take_rewording"]

_SEAMS = (", and ", "; ", ", but ", ", while ")
_SEAM_STARTS = ("the", "it", "he", "she", "they", "its", "their", "there", "both", "two", "a")
_FEWEST_WORDS = 6
_SHORT = 13


class GradeOptions(Struct, frozen=True, kw_only=True):
    """`share` of words to change; chances of a move, a change of style, parting, joining."""

    share: float
    move: float
    style: float
    part: float
    join: float


GRADES: Mapping[Grade, GradeOptions] = {
    "light": GradeOptions(share=0.18, move=0.08, style=0.15, part=0.0, join=0.0),
    "medium": GradeOptions(share=0.40, move=0.5, style=0.5, part=0.15, join=0.1),
    "heavy": GradeOptions(share=0.70, move=1.0, style=1.0, part=0.35, join=0.25),
}


def reword(draft: Draft, chance: Random, *, options: GradeOptions, phrases: Phrases) -> Draft:
    """Return the draft reworded sentence by sentence; quotations stay letter by letter."""
    paragraphs = []
    for lines in draft.paragraphs:
        joined = _join_lines(lines, chance, options.join)
        parted = [half for line in joined for half in _part_line(line, chance, options.part)]
        paragraphs.append(tuple(_reword_line(line, chance, options, phrases) for line in parted))
    headline = reword_sentence(draft.headline, chance, options=options, phrases=phrases)
    return replace(draft, headline=headline, paragraphs=tuple(paragraphs))


def reword_sentence(
    sentence: str, chance: Random, *, options: GradeOptions, phrases: Phrases
) -> str:
    """Return the sentence with moves made and words replaced until enough of it has changed."""
    new = sentence
    for moves, likely in ((MOVES, options.move), (STYLES, options.style)):
        for move in chance.sample(moves, len(moves)):
            if changed_share(sentence, new) < options.share and chance.random() < likely:
                new = move(new) or new
    return mend_articles(_swap_words(sentence, new, chance, options.share, phrases))


def take_rewording(draft: Draft, rewording: Rewording) -> Draft:
    """Return the draft of a base as a hand reworded it; sentences that it adds are new."""
    old = draft.lines
    sources: dict[int, list[Line]] = {}
    for before, after in rewording.alignment:
        for number in after:
            sources.setdefault(number, []).extend(old[place] for place in before)
    paragraphs, number = [], 0
    for sentences in rewording.paragraphs:
        lines = []
        for text in sentences:
            lines.append(_stand_for(text, sources.get(number, []), f"{rewording.of}+{number}"))
            number += 1
        paragraphs.append(tuple(lines))
    return replace(draft, headline=rewording.headline, paragraphs=tuple(paragraphs))


def _stand_for(text: str, lines: list[Line], source: str) -> Line:
    if not lines:
        return Line(text=text, strands=(Strand(source, 0),))
    joined = _union(lines, text)
    return replace(joined, is_reworded=joined.is_reworded or text != lines[0].text)


def _swap_words(sentence: str, new: str, chance: Random, share: float, phrases: Phrases) -> str:
    """Replace phrases, in a random order, until the share of changed words is reached.

    A swap that would put back what the sentence said, or would go farther past the share than
    leaving it out stays short of it, is left out.
    """
    swaps = list(find_swaps(new, phrases))
    done: dict[Swap, str] = {}
    missing = share - changed_share(sentence, new)
    for swap in chance.sample(swaps, len(swaps)):
        if missing <= 0:
            break
        trial = {**done, swap: chance.choice(swap.instead)}
        left = share - changed_share(sentence, _apply(new, trial))
        if abs(left) < abs(missing):
            done, missing = trial, left
    return _apply(new, done)


def _apply(sentence: str, swaps: Mapping[Swap, str]) -> str:
    for swap in sorted(swaps, key=lambda one: one.start, reverse=True):
        old = sentence[swap.start : swap.end]
        sentence = sentence[: swap.start] + match_case(swaps[swap], old) + sentence[swap.end :]
    return sentence


def _reword_line(line: Line, chance: Random, options: GradeOptions, phrases: Phrases) -> Line:
    text = reword_sentence(line.text, chance, options=options, phrases=phrases)
    return replace(line, text=text, is_reworded=line.is_reworded or text != line.text)


def _part_line(line: Line, chance: Random, likely: float) -> tuple[Line, ...]:
    """Part a sentence at a seam; each half keeps its part of the strands."""
    if find_quoted(line.text) or chance.random() >= likely:
        return (line,)
    for seam in _SEAMS:
        place = line.text.find(seam)
        before, after = line.text[:place], line.text[place + len(seam) :]
        if place > 0 and _stands_alone(before) and _stands_alone(after) and _has_subject(after):
            at = place / len(line.text)
            first = replace(line, text=before + ".", strands=_cut_strands(line.strands, 0.0, at))
            rest = _cut_strands(line.strands, at, 1.0)
            second = replace(line, text=upper_first(after), strands=rest)
            return (replace(first, is_reworded=True), replace(second, is_reworded=True))
    return (line,)


def _stands_alone(part: str) -> bool:
    return len(part.split()) >= _FEWEST_WORDS


def _has_subject(part: str) -> bool:
    first = part.split(" ", 1)[0]
    return first.casefold() in _SEAM_STARTS or first[0].isupper()


def _cut_strands(strands: tuple[Strand, ...], low: float, high: float) -> tuple[Strand, ...]:
    return tuple(
        replace(
            one,
            low=round(one.low + low * (one.high - one.low), 4),
            high=round(one.low + high * (one.high - one.low), 4),
        )
        for one in strands
    )


def _join_lines(lines: tuple[Line, ...], chance: Random, likely: float) -> tuple[Line, ...]:
    """Join neighbours that are both short."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and _may_join(before, line) and chance.random() < likely:
            rest = lower_first(line.text) or line.text
            text = f"{before.text[:-1]}, and {rest}"
            joined[-1] = replace(_union([before, line], text), is_reworded=True)
        else:
            joined.append(line)
    return tuple(joined)


def _may_join(one: Line, two: Line) -> bool:
    short = len(one.text.split()) < _SHORT and len(two.text.split()) < _SHORT
    plain = not find_quoted(one.text) and not find_quoted(two.text)
    return short and plain and one.text.endswith(".") and not one.is_reworded


def _union(lines: list[Line], text: str) -> Line:
    return Line(
        text=text,
        strands=tuple(sorted({one for line in lines for one in line.strands})),
        comes_from=tuple(sorted({one for line in lines for one in line.comes_from})),
        is_reworded=any(line.is_reworded for line in lines),
    )
