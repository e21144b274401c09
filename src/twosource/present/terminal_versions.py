"""Lineages and versions in words: who derives from whom and why, and what each says differently."""

from collections import defaultdict
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from twosource.model import Lineage, Record
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
from twosource.present.strip import count
from twosource.present.terminal import Screen, draw, make_grid, make_safe

__all__ = ["tell_comparison", "tell_sources"]


def tell_sources(record: Record, screen: Screen) -> str:
    """Tell the lineages of every story as trees, each step with its reasons."""
    shelf = shelve(record)
    parts: list[RenderableType] = []
    stories = sorted(record.grouping.stories, key=lambda one: (-len(one.reports), one.title))
    for story in stories:
        parts += [*_tell_bundle(bundle_story(shelf, story)), Text()]
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


def _name_document(document: Document) -> str:
    publisher = f" ({document.report.publisher})" if document.report.publisher else ""
    return f"{document.report.source}{publisher}"


def _draw_lineage(bundle: Bundle, lineage: Lineage, told: LineageText) -> Tree:
    """Draw what derives from what: the roots first, under each what was made from it."""
    tree = Tree(_say(f"Lineage {told.number}: {told.says}"))
    _add_reasons(tree, told.origin)
    lost = {one.id: step for one, step in zip(lineage.ancestors, told.ancestors, strict=True)}
    below: defaultdict[str, list[tuple[str, Step]]] = defaultdict(list)
    for edge, says in zip(lineage.edges, told.edges, strict=True):
        below[edge.parent].append((edge.child, says))
    children = {edge.child for edge in lineage.edges}
    drawn: set[str] = set()
    waiting: list[tuple[Tree, str, Step | None]] = [
        (tree, node, None) for node in reversed([*lost, *lineage.reports]) if node not in children
    ]
    while waiting:
        parent, node, step = waiting.pop()
        name = step.says if step is not None else name_node(bundle, lineage, node)
        branch = parent.add(_say(name))
        _add_reasons(branch, lost.get(node))
        _add_reasons(branch, step)
        if node not in drawn:
            drawn.add(node)
            waiting += ((branch, child, at) for child, at in reversed(below[node]))
    return tree


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
    quoted = f"({first.says}: “{first.quote}”{more})"
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
    """Set a sentence after its letter and number, its marked words in brackets."""
    words = Text()
    for piece in sentence.pieces:
        text = _keep_edges(piece.text)
        if piece.mark is None:
            words.append(text)
        else:
            words.append(f"[{text}]", style="bold")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style="dim", min_width=6)
    grid.add_column(overflow="fold")
    grid.add_row(f"{document.letter} {sentence.number}", words)
    return grid


def _keep_edges(text: str) -> str:
    """Make a piece safe without losing the blanks that part it from its neighbours."""
    before = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return f"{before}{make_safe(text)}{after}"


def _tell_note(note: Note, comparison: Comparison) -> RenderableType:
    """Say what differs, which side is likely broken, and why."""
    words = [f"{note.kind}, {note.slot}"]
    words += [f"{comparison.first.letter} “{note.first}”"] if note.first and not note.whole else []
    words += (
        [f"{comparison.second.letter} “{note.second}”"] if note.second and not note.whole else []
    )
    words += [note.broken] if note.broken else []
    words += [note.because] if note.because else []
    return Padding(_say(f"{note.number}. {' · '.join(words)}"), (0, 0, 0, 7))
