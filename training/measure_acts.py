"""Measures the acts that the network reads, by itself, on labelled sentences."""

from collections import Counter
from collections.abc import Sequence

from training.example import Example
from training.scores import Tally
from twosource.model.parse import ActCue
from twosource.read.reader import Reader

__all__ = ["measure_acts"]


def measure_acts(reader: Reader, examples: Sequence[Example]) -> dict[str, float]:
    """Return F of cues with their act, and the shares of right modes, statuses and parties.

    A cue is found when one of the same act shares a word with it. The other figures are of the cues
    that were found; parties are compared by the word that the labels give them. The sides are right
    where the network tells as the labels do that the sentence names nobody there, or elsewhere.
    """
    cues, parties = Tally(), Tally()
    right: Counter[str] = Counter()
    for example, parse in zip(
        examples, reader.read_words([x.words for x in examples]), strict=True
    ):
        gold = _list_gold(example)
        found = [x for x in parse.acts if x.surety > 0 and not _is_left_open(example, x)]
        pairs = _pair(gold, found)
        cues.right += len(pairs)
        cues.found += len(found)
        cues.gold += len(gold)
        for (word, _, _), one in pairs:
            status, mode = (example.columns[f"acts.{x}"][word] for x in ("status", "mode"))
            right.update(
                pairs=1,
                status=one.status == status,
                mode=mode.partition("-")[2].replace("none", "") == one.mode,
            )
            for side in ("actor", "recipient"):
                told = example.columns[f"acts.{side}"][word]
                right.update(sides=bool(told), side=bool(told) and _tell_side(one, side) == told)
            wanted = _list_parties(example, word)
            given = {
                (x.word, x.role)
                for x in one.parts
                if x.surety > 0 and x.role in ("actor", "recipient")
            }
            unsure = {at for at, role in wanted if not role}
            wanted = {x for x in wanted if x[1] in ("actor", "recipient")}
            parties.add({x for x in given if x[0] not in unsure}, wanted)
    return {
        "acts-f": cues.f_score(),
        "acts-precision": 100 * cues.right / max(1, cues.found),
        "acts-recall": 100 * cues.right / max(1, cues.gold),
        "acts-status": 100 * right["status"] / max(1, right["pairs"]),
        "acts-mode": 100 * right["mode"] / max(1, right["pairs"]),
        "acts-parties-f": parties.f_score(),
        "acts-sides": 100 * right["side"] / max(1, right["sides"]),
    }


def _tell_side(one: ActCue, side: str) -> str:
    """Return where the network sees the parties of one side: "here", "before", "own", "nobody"."""
    kinds = {x.role.partition(" ")[2]: x.surety for x in one.parts if x.role.startswith(f"{side} ")}
    best = max(kinds, key=kinds.__getitem__, default="here")
    return best if kinds.get(best, 0.0) > 0 else "here"


def _is_left_open(example: Example, one: ActCue) -> bool:
    """Tell whether the labels say nothing of a cue's words, since they tell an act again."""
    return not any(example.layers["acts.cue"][one.start : one.end])


def _list_gold(example: Example) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for word, tag in enumerate(example.layers["acts.cue"]):
        if tag.startswith("B-"):
            found.append((word, word + 1, tag[2:]))
        elif tag.startswith("I-"):
            start, _, act = found[-1]
            found[-1] = start, word + 1, act
    return found


def _pair(
    gold: Sequence[tuple[int, int, str]], found: Sequence[ActCue]
) -> list[tuple[tuple[int, int, str], ActCue]]:
    left = list(found)
    pairs = []
    for one in gold:
        met = next(
            (x for x in left if x.act == one[2] and x.start < one[1] and one[0] < x.end), None
        )
        if met is not None:
            left.remove(met)
            pairs.append((one, met))
    return pairs


def _list_parties(example: Example, word: int) -> set[tuple[int, str]]:
    return {
        (x.word, x.role)
        for one in example.predicates or ()
        if one.is_act and one.word == word
        for x in one.arguments
    }
