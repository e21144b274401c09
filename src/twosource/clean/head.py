"""The top of a page: mastheads, the headline and its repetitions, and what follows it."""

import re
from collections import Counter

from twosource.clean.datelines import has_full_dateline
from twosource.clean.marks import Mark, count_words, ends_as_sentence, fold, is_names
from twosource.lexicon.media import find_namesakes
from twosource.lexicon.outlet_words import has_outlet_word
from twosource.text.characters import Line

__all__ = ["find_body_start", "mark_head", "mark_repetitions"]

_ASKS = re.compile(r"[!?][”’\"')\]]{0,2}\Z")
# "The Senn Observer – Independent since 1904"
_FOUNDED = re.compile(r"\b(?:since|est\.?|established|founded)(?: in)? 1[6-9]\d\d\b", re.IGNORECASE)
_MOST_HEAD_LINES = 12
_MOST_HEADLINE_WORDS = 22
_FEWEST_HEADLINE_WORDS = 4
_LIKELY_HEADLINE_WORDS = 6
_MOST_NAME_WORDS = 3
_MOST_OUTLET_WORDS = 5

Marks = dict[int, Mark]


def find_body_start(lines: tuple[Line, ...], marks: Marks) -> int | None:
    """Return the number of the first line that reads as prose, None when no line does.

    Prose ends in a stop, is longer than a headline, or has a dateline before it. A question or a
    cry above it may be a headline. When too many lines stand above, they are no head but a list,
    and 0 is returned.
    """
    open_lines = 0
    for number, line in enumerate(lines):
        if number in marks:
            continue
        if _is_prose(line.text):
            return number if open_lines <= _MOST_HEAD_LINES else 0
        open_lines += 1
    return None


def mark_head(
    lines: tuple[Line, ...], marks: Marks, *, body_start: int, title: str | None
) -> Marks:
    """Return the marks of the lines above the body that no other rule has marked."""
    unnamed = [number for number in range(body_start) if number not in marks]
    headline = _find_headline(lines, unnamed, marks, title)
    if headline < 0:
        labelled = [n for n in range(body_start) if _is_labelled_headline(lines[n], marks.get(n))]
        headline = labelled[0] if labelled else -1
        unnamed += labelled[:1]
    named = {n: _name_head_line(lines[n].text, n, headline) for n in unnamed}
    said = fold(lines[headline].text) if headline >= 0 else ""
    again = [n for n in unnamed if n != headline and fold(lines[n].text) == said]
    return named | dict.fromkeys(again, Mark("headline", "headline-again"))


def mark_repetitions(lines: tuple[Line, ...], marks: Marks, *, title: str | None) -> Marks:
    """Return marks for each further line that says the same as a headline or as the title."""
    headlines = {fold(lines[n].text) for n, mark in marks.items() if mark.rule in _HEADLINE_RULES}
    headlines |= {fold(title)} if title and count_words(title) >= _FEWEST_HEADLINE_WORDS else set()
    return {
        number: Mark("headline", "headline-again")
        for number, line in enumerate(lines)
        if number not in marks and fold(line.text) in headlines
    }


_HEADLINE_RULES = frozenset({"headline", "html-h1"})


def _is_prose(line: str) -> bool:
    words = count_words(line)
    if words > _MOST_HEADLINE_WORDS or has_full_dateline(line):
        return True
    return ends_as_sentence(line) and not (_ASKS.search(line) and words > 1) and words > 1


def _find_headline(
    lines: tuple[Line, ...], unnamed: list[int], marks: Marks, title: str | None
) -> int:
    """Return the number of the headline; -1 when the lines above the body hold none.

    Known by the title, then by being repeated, then as the first line long enough for one.
    """
    known = [number for number, mark in marks.items() if mark.rule in _HEADLINE_RULES]
    if known:
        return min(known)
    folded = Counter(fold(line.text) for line in lines)
    long_enough = [
        n
        for n in unnamed
        if count_words(lines[n].text) >= _FEWEST_HEADLINE_WORDS
        and not _FOUNDED.search(lines[n].text)
    ]
    tests = (
        [n for n in unnamed if title and fold(lines[n].text) == fold(title)],
        [n for n in long_enough if folded[fold(lines[n].text)] > 1],
        [n for n in long_enough if count_words(lines[n].text) >= _LIKELY_HEADLINE_WORDS],
        long_enough[::-1],
        [n for n in unnamed if _may_be_short_headline(lines[n].text)],
    )
    return next((found[0] for found in tests if found), -1)


def _may_be_short_headline(line: str) -> bool:
    """Tell whether a line of few words says something, and names no outlet or person."""
    return count_words(line) > 1 and not is_names(line) and not _FOUNDED.search(line)


def _is_labelled_headline(line: Line, mark: Mark | None) -> bool:
    """Tell "Explained: what the treaty says": a link, or the headline where no other is."""
    is_link = mark is not None and mark.rule == "related-label"
    return is_link and count_words(line.text) >= _LIKELY_HEADLINE_WORDS


def _name_head_line(line: str, number: int, headline: int) -> Mark:
    if number == headline:
        return Mark("headline", "headline")
    if find_namesakes(line):
        return Mark("masthead", "known-outlet")
    if headline < 0 or number < headline:
        return Mark("masthead", "line-above-headline")
    words = count_words(line)
    if words <= _MOST_OUTLET_WORDS and is_names(line) and has_outlet_word(line):
        return Mark("masthead", "outlet-words")
    if 2 <= words <= _MOST_NAME_WORDS and is_names(line):
        return Mark("byline", "name-under-headline")
    if words < _FEWEST_HEADLINE_WORDS:
        return Mark("menu", "word-above-body")
    return Mark("headline", "deck")
