"""Which blocks of a page are the report: trafilatura chooses, the page keeps its order and words.

trafilatura drops captions, rewrites white space and returns None in silence. So its answer is only
used to tell the blocks of the main text from the rest; headline, byline, date, captions and
credits around them are taken from the page itself.
"""

import logging
import re
from collections.abc import Iterable
from functools import cache

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from twosource.clean.blocks import Block

__all__ = ["choose_blocks"]

_WORD = re.compile(r"[^\W_]+")
_GRAM = 3
_COVERED = 0.8
_FEWEST_MAIN_WORDS = 12
# How far above the main text a headline, and below it a credit, may stand.
_BLOCKS_ABOVE = 60
_BLOCKS_BELOW = 12
_WIDEST_GAP = 30
_PROSE_END = re.compile(r"[.!?…][”’\"')\]]{0,2}\Z")
_FRAMES = "//article | //main | //*[@role='main'] | //*[@itemprop='articleBody']"


def choose_blocks(
    tree: HtmlElement, blocks: tuple[Block, ...], *, title: str | None
) -> tuple[Block, ...]:
    """Return the blocks of the report in page order; empty when there is no text to read.

    `title` is the page's own title, which tells the headline from other first-level headings.
    """
    main = _find_main(blocks, _extract(tree))
    if _count_words(blocks, main) < _FEWEST_MAIN_WORDS:
        main = _find_main(blocks, _largest_frame(tree)) or _find_prose(blocks)
    if not main:
        return ()
    first, last = min(main), max(main)
    headline = _find_headline(blocks, first, title)
    kept = set(main)
    kept |= {n for n in range(headline, first) if n >= 0 and _is_evidence(blocks[n])}
    kept |= {n for n in range(first, last) if _is_evidence(blocks[n])}
    kept |= {
        n
        for n in range(last + 1, min(last + 1 + _BLOCKS_BELOW, len(blocks)))
        if blocks[n].claims in ("caption", "credit") or _CREDIT_LINE.match(blocks[n].text)
    }
    stray = {n for n in kept if blocks[n].claims == "headline" and n != headline and n not in main}
    return tuple(blocks[n] for n in sorted(kept - stray))


_CREDIT_LINE = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing) by |with inputs from ", re.IGNORECASE
)


@cache
def _hush() -> None:
    """Keep the extractor's notes off the terminal; a page without text is our refusal to make."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def _extract(tree: HtmlElement) -> list[str]:
    """Return the paragraphs that trafilatura takes for the main text.

    Comments are left out, tables kept (old pages set articles in them); balanced mode, which
    retries in recall mode by itself when it gets little of a page.
    """
    _hush()
    document = bare_extraction(tree, include_comments=False, include_tables=True)
    if document is None or isinstance(document, dict):
        return []
    return (document.text or "").split("\n")


def _largest_frame(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the article element, or of the parent with the most text in <p>."""
    frames = dict.fromkeys([*tree.xpath(_FRAMES), *map(_parent, tree.iter("p"))])
    sizes = [(sum(len(text) for text in _paragraphs(frame)), frame) for frame in frames]
    if not sizes:
        return []
    size, frame = max(sizes, key=lambda sized: sized[0])
    return _paragraphs(frame) if size else []


def _parent(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    return element if parent is None else parent


def _paragraphs(frame: HtmlElement) -> list[str]:
    return ["".join(child.itertext()) for child in frame.iterchildren("p")]


def _find_main(blocks: tuple[Block, ...], paragraphs: list[str]) -> list[int]:
    """Return the numbers of the blocks most of whose word triples are in `paragraphs`.

    What repeats the text far away, such as the headline in a list of the most read, is left out:
    of the runs of blocks without a wide gap the one with the most words is taken.
    """
    words = [_words(paragraph) for paragraph in paragraphs]
    grams = {gram for line in words for gram in _grams(line)}
    whole = {tuple(line) for line in words}
    covered = [
        number
        for number, block in enumerate(blocks)
        if _is_covered(_words(block.text), grams, whole)
    ]
    return max(_split_at_gaps(covered), key=lambda run: _count_words(blocks, run), default=[])


def _split_at_gaps(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][-1] <= _WIDEST_GAP:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _find_prose(blocks: tuple[Block, ...]) -> list[int]:
    """Return the blocks that read as prose: enough words, and the stop of a sentence at the end."""
    return [
        number
        for number, block in enumerate(blocks)
        if _PROSE_END.search(block.text) and len(_words(block.text)) >= _FEWEST_MAIN_WORDS
    ]


def _is_covered(words: list[str], grams: set[tuple[str, ...]], whole: set[tuple[str, ...]]) -> bool:
    if len(words) < _GRAM:
        return tuple(words) in whole and bool(words)
    own = list(_grams(words))
    return sum(gram in grams for gram in own) >= _COVERED * len(own)


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]


def _grams(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[offset:] for offset in range(_GRAM)), strict=False)


def _count_words(blocks: tuple[Block, ...], numbers: list[int]) -> int:
    return sum(len(_words(blocks[number].text)) for number in numbers)


def _find_headline(blocks: tuple[Block, ...], first: int, title: str | None) -> int:
    """Return the number of the headline above the main text; `first` when there is none."""
    wanted = set(_words(title or ""))
    best = (0.0, 0)
    for number in range(max(0, first - _BLOCKS_ABOVE), first + 1):
        block = blocks[number]
        if block.claims == "headline":
            shared = len(wanted & set(_words(block.text)))
            best = max(best, (1.0 + shared, number))
    return best[1] if best[0] else first


def _is_evidence(block: Block) -> bool:
    return block.claims in ("headline", "byline", "page-date", "caption", "credit")
