"""Lineages and versions in words: who derives from whom and why, and what each says differently."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from twosource.model import Lineage, Record, Story
from twosource.present.judgements_told import (
    JudgementTold,
    find_judgements,
    list_judgement,
    tell_judgements,
)
from twosource.present.lineages import (
    LineageText,
    ReasonText,
    Step,
    VerdictText,
    name_node,
    tell_lineages,
)
from twosource.present.marks import MarkedSentence, Note
from twosource.present.shelf import Bundle, Document, bundle_story, shelve
from twosource.present.side_by_side import Comparison, Passage
from twosource.present.terminal import Screen, draw, make_grid, make_safe
from twosource.present.tree import order_edges
from twosource.text.phrasing import count

__all__ = ["tell_comparison", "tell_sources"]

LONGEST_QUOTE = 80
_GROUPS = ("lineages", "stories")


class _Family(NamedTuple):
    """What was made from each report of a lineage, and what each took from outside of it."""

    below: defaultdict[str, list[tuple[str, Step]]]
    taken: defaultdict[str, list[Step]]


def tell_sources(record: Record, screen: Screen) -> str:
    """Tell the lineages of every story as trees, each step with its reasons."""
    shelf = shelve(record)
    told = [one for one in tell_judgements(record.judgements) if one.judgement.about in _GROUPS]
    parts: list[RenderableType] = []
    stories = sorted(record.grouping.stories, key=lambda one: (-len(one.reports), one.title))
    for story in stories:
        parts += [*_tell_bundle(bundle_story(shelf, story)), *_tell_decided(told, story), Text()]
    return draw(parts[:-1], screen)


def tell_comparison(
    comparison: Comparison, verdict: VerdictText | None, screen: Screen, *, everything: bool
) -> str:
    """Tell two versions passage by passage; `everything` shows those that agree as well."""
    ends = (comparison.first, comparison.second)
    parts: list[RenderableType] = [
        make_grid(((one.letter, _name_document(one)) for one in ends), indent=0),
        Text(make_safe(_sum_up(comparison, verdict))),
    ]
    for passage in (one for block in comparison.blocks for one in block.passages):
        if everything or passage.differing:
            parts += [Text(), *_tell_passage(comparison, passage)]
    for note in comparison.loose:
        parts += [Text(), _tell_note(note, comparison)]
    return draw(parts, screen)


def _tell_bundle(bundle: Bundle) -> Iterator[RenderableType]:
    yield Text(make_safe(bundle.story.title), style="bold")
    yield make_grid((one.letter, _name_document(one)) for one in bundle.documents)
    for lineage, told in zip(bundle.lineages, tell_lineages(bundle), strict=True):
        yield Padding(_draw_lineage(bundle, lineage, told), (0, 0, 0, 2))


def _tell_decided(told: Iterable[JudgementTold], story: Story) -> Iterator[RenderableType]:
    """Yield what people decided about the reports of a story."""
    found = tuple(find_judgements(told, frozenset(story.reports)))
    if found:
        yield Text("  Decided by hand")
        yield make_grid(map(list_judgement, found), indent=4)


def _name_document(document: Document) -> str:
    publisher = f" ({document.report.publisher})" if document.report.publisher else ""
    return f"{document.report.name}{publisher}"


def _draw_lineage(bundle: Bundle, lineage: Lineage, told: LineageText) -> Tree:
    """Draw what derives from what: the roots first, under each what was made from it."""
    tree = Tree(_say(f"Lineage {told.number}: {told.says}"))
    _add_reasons(tree, told.origin)
    lost = {one.id: step for one, step in zip(lineage.ancestors, told.ancestors, strict=True)}
    nodes = [*lost, *lineage.reports]
    family = _find_family(bundle, lineage, told)
    inner = {child for node in nodes for child, _ in family.below[node]}
    waiting: list[tuple[Tree, str, Step | None]] = [
        (tree, node, None) for node in reversed(nodes) if node not in inner
    ]
    while waiting:
        parent, node, step = waiting.pop()
        name = step.says if step is not None else name_node(bundle, lineage, node)
        branch = parent.add(_say(name))
        for reasons in (lost.get(node), step):
            _add_reasons(branch, reasons)
        for taken in family.taken[node]:
            _add_reasons(branch.add(_say(taken.says)), taken)
        waiting += ((branch, child, at) for child, at in reversed(family.below[node]))
    return tree


def _find_family(bundle: Bundle, lineage: Lineage, told: LineageText) -> _Family:
    """Sort the edges into those inside the lineage and those that lead out of it.

    A report with several parents in the lineage stands under the first; the others are told there.
    """
    nodes = {*lineage.reports, *(one.id for one in lineage.ancestors)}
    family = _Family(below=defaultdict(list), taken=defaultdict(list))
    placed: set[str] = set()
    for edge, step in zip(order_edges(bundle, lineage), told.edges, strict=True):
        if edge.parent in nodes and edge.child not in placed:
            placed.add(edge.child)
            family.below[edge.parent].append((edge.child, step))
        else:
            family.taken[edge.child].append(step)
    return family


def _add_reasons(branch: Tree, step: Step | None) -> None:
    for reason in step.reasons if step is not None else ():
        branch.add(_say_reason(reason))


def _say(words: str) -> Text:
    return Text(make_safe(words))


def _say_reason(reason: ReasonText) -> Text:
    """Say a reason with the first words that prove it."""
    if not reason.places:
        return Text(make_safe(reason.note), style="dim")
    first, others = reason.places[0], len(reason.places) + reason.more - 1
    more = f", and {count(others, 'other place')}" if others else ""
    quoted = f"({first.says}: “{_shorten(first.quote)}”{more})"
    return Text(make_safe(f"{reason.note} {quoted}"), style="dim")


def _sum_up(comparison: Comparison, verdict: VerdictText | None) -> str:
    judged = f"{verdict.verdict}, score {verdict.score}; " if verdict is not None else ""
    kinds = ", ".join(f"{one.passages} with {one.label}" for one in comparison.kinds)
    passages = count(comparison.passages, "passage")
    return f"{judged}{passages}, of which {comparison.differing} differ" + (
        f" ({kinds})" if kinds else ""
    )


def _tell_passage(comparison: Comparison, passage: Passage) -> Iterator[RenderableType]:
    sides = ((comparison.first, passage.first), (comparison.second, passage.second))
    for document, sentences in sides:
        for sentence in sentences:
            yield _tell_sentence(document, sentence)
    for note in passage.notes:
        yield _tell_note(note, comparison)


def _tell_sentence(document: Document, sentence: MarkedSentence) -> RenderableType:
    """Set a sentence after its letter and number, its marked words in brackets.

    A sentence that is marked as a whole needs none.
    """
    words = Text()
    partly = any(piece.mark is None for piece in sentence.pieces)
    for marked, pieces in groupby(sentence.pieces, key=lambda piece: piece.mark is not None):
        text = make_safe("".join(piece.text for piece in pieces))
        words.append(f"[{text}]" if marked and partly else text, style="bold" if marked else "")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style="dim", min_width=6)
    grid.add_column(overflow="fold")
    grid.add_row(f"{document.letter} {sentence.number}", words)
    return grid


def _tell_note(note: Note, comparison: Comparison) -> RenderableType:
    """Say what differs, which side is likely broken, and why; no words twice."""
    words = [f"{note.number}. {note.kind}, {note.slot}"]
    for document, quote in ((comparison.first, note.first), (comparison.second, note.second)):
        if quote and not note.whole and quote not in note.because:
            words.append(f"{document.letter} “{_shorten(quote)}”")
    words += [one for one in (note.broken, note.because) if one]
    return Padding(_say(" · ".join(words)), (0, 0, 0, 7))


def _shorten(quote: str) -> str:
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1].rstrip() + "…"
