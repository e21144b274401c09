"""Counts which of the wanted differences are found, and which found ones are wanted by nobody."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from tools.differences.cases import Case, Pair, Wanted

from twosource.model import Difference, Span

__all__ = ["Score", "is_right_slot", "match", "overlap", "score_pair", "tell"]

# A slot of the one kind is as good as one of the other.
_CLOSE = (
    {"number", "amount"},
    {"negation", "polarity"},
    {"name", "actor", "recipient", "place", "direction", "speaker"},
    {"actor", "direction", "recipient"},
    {"status", "polarity"},
    {"quantity", "number", "amount"},
    {"act", "polarity"},
    {"object", "act", "amount", "recipient", "place", "direction"},
    {"attribution", "speaker"},
    {"root", "name", "speaker"},
)
_SILENT = ("equal", "paraphrase")


class Score(Struct, frozen=True):
    """Counts by name, and lines that tell of each mistake."""

    counts: Counter[str]
    mistakes: tuple[tuple[str, str], ...]


def match(wanted: Wanted, found: Difference) -> bool:
    """Tell whether both lie on the same words: on both sides, or on one where the other is None."""
    sides = ((wanted.at_first, found.at_first), (wanted.at_second, found.at_second))
    both = [overlap(one, other) for one, other in sides if one and other]
    return bool(both) and all(both)


def is_right_slot(wanted: str, found: str) -> bool:
    """Tell whether a slot is the wanted one or close to it."""
    return wanted == found or any({wanted, found} <= close for close in _CLOSE)


def score_pair(case: Case, pair: Pair, found: Sequence[Difference]) -> Score:
    """Return the counts of one pair."""
    counts: Counter[str] = Counter(pairs=1, compared=int(pair.compared))
    mistakes: list[tuple[str, str]] = []
    told = [one for one in found if one.kind not in _SILENT]
    for wanted in pair.wanted:
        _score_wanted(case, wanted, told, counts, mistakes)
    for one in told:
        _score_found(case, pair, one, counts, mistakes)
    if pair.faithful:
        _count_faithful(case, pair, told, counts)
    for first, second in pair.alike:
        near = [
            one
            for one in told
            if one.at_first and one.at_second and one.slot != "sentence"
            if _inside(one.at_first, first) or _inside(one.at_second, second)
        ]
        counts["alike.alarmed"] += bool(near)
        mistakes += [("alike", _say(case, one)) for one in near]
    return Score(counts, tuple(mistakes))


def _score_wanted(
    case: Case,
    wanted: Wanted,
    told: Sequence[Difference],
    counts: Counter[str],
    mistakes: list[tuple[str, str]],
) -> None:
    kind = wanted.kinds[0]
    if kind in ("omission", "addition"):
        return
    name = f"{kind}.{wanted.slot}" if kind == "corruption" else kind
    near = [one for one in told if match(wanted, one)]
    right = [one for one in near if one.kind in wanted.kinds]
    counts[f"{name}.all"] += 1
    counts[f"{name}.found"] += bool(right)
    counts[f"{name}.touched"] += bool(near)
    if not right:
        sides = (wanted.at_first, wanted.at_second)
        said = " | ".join(_read(case, one) for one in sides)
        of = ", ".join(f"{one.kind}/{one.slot}" for one in near)
        mistakes.append((f"missed {name}", f"{case.name}: {said} ({wanted.tag}) {of}"))
        return
    counts[f"{name}.slot"] += any(is_right_slot(wanted.slot, one.slot) for one in right)
    if kind == "corruption":
        fit = [one for one in right if is_right_slot(wanted.slot, one.slot)] or right
        decided = [one for one in fit if one.broken != "cannot-tell"]
        counts["broken.found"] += 1
        counts["broken.decided"] += bool(decided)
        counts["broken.right"] += any(one.broken in wanted.broken for one in decided)
        if decided and not any(one.broken in wanted.broken for one in decided):
            mistakes.append(("blamed", f"{_say(case, decided[0])} not {wanted.broken}"))


def _score_found(
    case: Case,
    pair: Pair,
    found: Difference,
    counts: Counter[str],
    mistakes: list[tuple[str, str]],
) -> None:
    if found.kind not in ("corruption", "contradiction"):
        return
    right = any(match(one, found) for one in pair.wanted if "corruption" in one.kinds)
    if not right and not pair.full:
        return
    counts["told.all"] += 1
    counts["told.right"] += right
    counts[f"told.{found.slot}.all"] += 1
    counts[f"told.{found.slot}.right"] += right
    if not right:
        mistakes.append((f"false {found.slot}", _say(case, found)))


def _count_faithful(
    case: Case, pair: Pair, told: Iterable[Difference], counts: Counter[str]
) -> None:
    spoilt = [one.at_first for one in pair.wanted if one.at_first]
    alarms = [
        one
        for one in told
        if one.kind in ("corruption", "update", "contradiction")
        if not any(match(wanted, one) for wanted in pair.wanted)
    ]
    linked = {number for link in pair.alignment.links for number in link.first}
    sentences = case.reports[pair.first].report.sentences
    counts["faithful.sentences"] += sum(
        not any(overlap(sentences[number].span, at) for at in spoilt) for number in linked
    )
    counts["faithful.alarms"] += len(alarms)


def tell(total: Counter[str]) -> Iterable[str]:
    """Yield the figures in words, a line each."""

    def share(found: str, of: str) -> str:
        return f"{total[found]}/{total[of]} = {total[found] / max(1, total[of]):.3f}"

    slots = sorted({one.split(".")[1] for one in total if one.startswith("corruption.")})
    for slot in slots:
        name = f"corruption.{slot}"
        yield (
            f"  {slot:12} found {share(f'{name}.found', f'{name}.all')}"
            f"  touched {total[f'{name}.touched']}  slot {total[f'{name}.slot']}"
        )
    for ending in ("all", "found", "slot"):
        total[f"sum.{ending}"] = sum(total[f"corruption.{slot}.{ending}"] for slot in slots)
    yield f"corruptions found  {share('sum.found', 'sum.all')}"
    yield f"slot right         {share('sum.slot', 'sum.found')}"
    yield f"told corruptions right {share('told.right', 'told.all')}"
    for slot in sorted({one.split(".")[1] for one in total if one.startswith("told.")}):
        if f"told.{slot}.all" in total:
            yield f"  told {slot:12} {share(f'told.{slot}.right', f'told.{slot}.all')}"
    yield f"broken side decided {share('broken.decided', 'broken.found')}"
    yield f"broken side right   {share('broken.right', 'broken.decided')}"
    yield f"updates found      {share('update.found', 'update.all')}"
    yield f"alarms in faithful sentences {share('faithful.alarms', 'faithful.sentences')}"
    yield f"alarms on equal passages {total['alike.alarmed']}"
    yield f"pairs {total['pairs']}, compared by the program {total['compared']}"


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two stretches of one report have a sign in common."""
    return one.start < other.end and other.start < one.end


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _say(case: Case, one: Difference) -> str:
    sides = " | ".join(_read(case, side) for side in (one.at_first, one.at_second))
    return f"{case.name}: {one.kind}/{one.slot} {sides} [{one.broken}: {one.because}; {one.rule}]"


def _read(case: Case, span: Span | None) -> str:
    return case.reports[span.report].report.text[span.start : span.end] if span else "-"
