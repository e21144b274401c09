"""What a person decides about lineages and stories: which reports belong together."""

from collections.abc import Sequence

from twosource.errors import UsageError
from twosource.model import Judgement, Record, Report
from twosource.run.appending import Subject, make_judgements, take_back
from twosource.run.decision import LAST, Groups, ReportDecision
from twosource.run.judging import find_undone
from twosource.run.narrowing import find_report
from twosource.text.decided import find_in_force

__all__ = ["decide_reports", "find_named"]

_NOUNS: dict[Groups, str] = {"lineages": "lineage", "stories": "story"}


def decide_reports(record: Record, about: Groups, asked: ReportDecision) -> tuple[Judgement, ...]:
    """Return the judgements that a decision about lineages or stories comes to.

    Raises NotFoundError and UsageError where it names what is not there, or what cannot be.
    """
    named = find_named(record, asked)
    if asked.split:
        return _split(record, about, asked, named)
    if asked.merge:
        return _merge(record, about, asked, named)
    return _undo(record, about, asked, named[0])


def find_named(record: Record, asked: ReportDecision) -> tuple[Report, ...]:
    """Return the reports that a decision names, each once; raises as `find_report` does."""
    named = asked.split or asked.merge or ((asked.undo,) if asked.undo else ())
    return tuple(dict.fromkeys(find_report(record, one) for one in named))


def _split(
    record: Record, about: Groups, asked: ReportDecision, named: Sequence[Report]
) -> tuple[Judgement, ...]:
    """Judge the reports apart from all others of their group; a lineage leaves a story whole."""
    noun = _NOUNS[about]
    group = _find_group(record, about, named[0].id)
    if any(one.id not in group for one in named):
        raise UsageError(f"the reports are not of one {noun}; split them one by one")
    leaving = {one.id for one in named}
    if about == "stories":
        lineages = [_find_group(record, "lineages", one) for one in sorted(leaving)]
        leaving = {report for lineage in lineages for report in lineage}
    staying = [one for one in group if one not in leaving]
    if not staying:
        raise UsageError(f"that is the whole {noun}; there is nothing to split it from")
    if about == "stories":
        # Of each lineage one report stands for all: they are of one story anyway.
        leaving = {one.id for one in named}
        staying = sorted({_find_group(record, "lineages", one)[0] for one in staying})
    pairs = [(one, other) for one in sorted(leaving) for other in staying]
    return make_judgements(record.judgements, asked, "apart", _pair_up(about, pairs))


def _merge(
    record: Record, about: Groups, asked: ReportDecision, named: Sequence[Report]
) -> tuple[Judgement, ...]:
    """Judge two reports to be of one group, with all that each is joined to."""
    if len(named) != 2:
        raise UsageError("both names are of one report; there is nothing to merge")
    first, second = (_find_group(record, about, one.id) for one in named)
    if first == second:
        raise UsageError(f"both reports are of one {_NOUNS[about]} already")
    sides = frozenset(first), frozenset(second)
    against = [
        one
        for one in _list_held(record, about)
        if one.kind == "apart" and all({one.first, one.second} & side for side in sides)
    ]
    return (
        *take_back(record.judgements, asked, against),
        *make_judgements(
            record.judgements,
            asked,
            "together",
            _pair_up(about, [(named[0].id, named[1].id)]),
        ),
    )


def _undo(
    record: Record, about: Groups, asked: ReportDecision, named: Report
) -> tuple[Judgement, ...]:
    """Take back what was decided last about a report, or for stories about its lineage, with all
    that was decided with it.
    """
    held = _list_held(record, about)
    standing = {named.id} if about == "lineages" else _find_group(record, "lineages", named.id)
    own = [one for one in held if not {one.first, one.second}.isdisjoint(standing)]
    noun = f"the {_NOUNS[about]} of {named.name}"
    last = find_undone(own, LAST, noun=noun)[0]
    with_it = [one for one in held if (one.kind, one.made) == (last.kind, last.made)]
    return take_back(record.judgements, asked, with_it)


def _pair_up(about: Groups, pairs: Sequence[tuple[str, str]]) -> list[Subject]:
    return [
        Subject(about=about, first=min(pair), second=max(pair)) for pair in dict.fromkeys(pairs)
    ]


def _list_held(record: Record, about: Groups) -> list[Judgement]:
    return [one for one in find_in_force(record.judgements) if one.about == about]


def _find_group(record: Record, about: Groups, report: str) -> tuple[str, ...]:
    groups = record.grouping.lineages if about == "lineages" else record.grouping.stories
    found = next((one.reports for one in groups if report in one.reports), None)
    if found is None:
        raise UsageError("the reports are not grouped yet; run twosource read on the store first")
    return found
