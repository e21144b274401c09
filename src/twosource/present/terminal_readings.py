"""Readings in words: each word with its place in the tree, then who did what to whom."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.model import Report
from twosource.model.parse import Parse
from twosource.model.reading import Party, ReadSentence
from twosource.present.explained import ExplainedReport, ExplainedSentence, count_words
from twosource.present.reading_words import (
    Said,
    find_named,
    join_words,
    list_labels,
    tell_acts,
    tell_said,
)
from twosource.present.terminal import Screen, draw, make_grid, make_safe
from twosource.text.phrasing import count

__all__ = ["list_parts", "tell_damage", "tell_readings"]

Rows = list[tuple[str, str]]


def tell_readings(reports: Sequence[ExplainedReport], screen: Screen) -> str:
    """Tell every sentence of every report."""
    parts: list[RenderableType] = []
    for one in reports:
        parts += [*_tell_report(one), Text()]
    return draw(parts[:-1], screen)


def list_parts(one: ExplainedSentence) -> tuple[tuple[str, Rows], ...]:
    """Return what is read in a sentence under its headings; a heading without rows is left out."""
    read = one.read
    parts = (
        ("Who did what to whom", _list_acts(read.parse)),
        ("Who and what is named", _list_names(read)),
        ("Who that is", [_say_party(party, read) for party in one.parties]),
        ("Who says so", [_list_said(said, read) for said in tell_said(read.parse)]),
    )
    return tuple((name, rows) for name, rows in parts if rows)


def tell_damage(one: ExplainedSentence, report: Report) -> Rows:
    """Return the repairs and the signs of damage of a sentence, each with its words."""
    repairs = [
        ("repair", f"“{_cut(report, repair.span.start, repair.span.end)}” reads as "
                   f"“{repair.reads_as}”: {repair.why}")
        for repair in one.repairs
    ]  # fmt: skip
    signs = [(sign.kind, f"“{_cut(report, sign.span.start, sign.span.end)}”") for sign in one.signs]
    share = [("damaged", f"{one.read.damage:.0%} of the sentence")] if repairs or signs else []
    return [*share, *repairs, *signs]


def _tell_report(explained: ExplainedReport) -> Iterator[RenderableType]:
    report = explained.report
    yield Text(make_safe(report.title or report.name), style="bold")
    read = f"{count(len(explained.sentences), 'sentence')}, {count_words(explained)} words"
    rows = [("from", report.source), ("read", read)]
    if report.furniture:
        kinds = list(dict.fromkeys(one.kind for one in report.furniture))
        left = f"{count(len(report.furniture), 'piece')} of furniture: {', '.join(kinds)}"
        rows.append(("not read", left))
    yield make_grid(rows)
    for one in explained.sentences:
        yield Text()
        yield Text(f"{one.number}  {make_safe(one.read.text)}", style="bold")
        yield Padding(_draw_words(one.read.parse), (0, 0, 0, 2))
        for name, held in (*list_parts(one), ("Damage", tell_damage(one, report))):
            if held:
                yield Padding(Text(name, style="bold"), (0, 0, 0, 2))
                yield make_grid(held, indent=4)


def _draw_words(parse: Parse) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("", justify="right", style="dim")
    for name in ("word", "lemma", "part of speech", "hangs from", "as"):
        table.add_column(name, overflow="fold")
    for at, word in enumerate(parse.words):
        head = parse.heads[at]
        above = f"{head + 1} {parse.words[head]}" if head != -1 else "–"
        cells = (word, parse.lemmas[at], parse.upos[at], above, parse.relations[at])
        table.add_row(str(at + 1), *(Text(make_safe(one)) for one in cells))
    return table


def _list_acts(parse: Parse) -> Rows:
    """Return a line for each predicate, and under it one for each argument."""
    rows: Rows = []
    for act in tell_acts(parse):
        rows.append((act.says, f"({act.fact.says})"))
        rows += [(f"  {one.role}", one.says) for one in act.takes]
    return rows


def _list_names(read: ReadSentence) -> Rows:
    """Return who is named; what only the network proposes is said to be proposed."""
    rows: Rows = []
    for one in find_named(read):
        by = "" if one.by_tables else ", proposed by the network"
        rows.append((join_words(read, (one.start, one.end)), f"{one.says}{by}"))
    labels = (f"{join_words(read, place)}: {held}" for place, held in list_labels(read.parse.names))
    network = "; ".join(labels)
    return [*rows, ("all the network's", network)] if network else rows


def _list_said(said: Said, read: ReadSentence) -> tuple[str, str]:
    source = join_words(read, said.source) if said.source else "(nobody named)"
    cue = join_words(read, said.cue) if said.cue else "(no cue)"
    content = " … ".join(join_words(read, one) for one in said.content) or "(nothing)"
    return source, f"{cue} → {content}  [{', '.join(said.schemes)}]"


def _say_party(party: Party, read: ReadSentence) -> tuple[str, str]:
    mention = read.text[party.mention.start : party.mention.end]
    who = (one.name or one.title or one.kind for one in party.who)
    return mention, ", ".join(who) or "(open)"


def _cut(report: Report, start: int, end: int) -> str:
    return report.text[start:end]
