"""The labelled passages of coreference, and how an answer is judged.

In a passage, `{the pair=Ana Lee+Ron May}` marks words and whom they stand for: a person by name, a
state by its code, an organ or an office as "EST defence ministry", a body or a medium by name.
Nothing after "=" means that they stand for nobody whom the passage names.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.actors import find_actors
from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.model.reading import Party, ReadSentence

__all__ = ["Case", "Mark", "Tally", "fill_sentences", "judge", "load_cases", "read_marks"]

_CASES = Path(__file__).with_name("coreference.jsonl")
_MARK = re.compile(r"\{([^={}]+)=([^{}]*)\}")
_STATE = re.compile(r"([A-Z]{3})(?: (.+))?\Z")
_STATE_KINDS = ("state", "demonym", "capital", "metonym")


class Case(Struct, frozen=True):
    """One passage; `aside` are those that were not looked at while the rules were made."""

    id: str
    aside: bool
    sentences: list[str]


class Mark(Struct, frozen=True):
    """Words `[start, end)` of sentence `sentence`, and whom they stand for."""

    sentence: int
    start: int
    end: int
    words: str
    who: tuple[str, ...]


class Tally(Struct, frozen=True):
    """How many marks stand for somebody, how many were answered, how many of those rightly."""

    there: int = 0
    answered: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the answered that are right."""
        return self.right / max(1, self.answered)

    @property
    def recall(self) -> float:
        """The share of what stands for somebody that was answered rightly."""
        return self.right / max(1, self.there)

    def __add__(self, other: "Tally") -> "Tally":
        """Add two counts."""
        return Tally(
            self.there + other.there, self.answered + other.answered, self.right + other.right
        )


def load_cases(*, aside: bool) -> list[Case]:
    """Return one half of the passages."""
    cases = [msgspec.json.decode(line, type=Case) for line in _CASES.read_bytes().splitlines()]
    return [case for case in cases if case.aside is aside]


def read_marks(case: Case) -> tuple[list[str], list[Mark]]:
    """Return the plain sentences of a passage and its marks."""
    plain, marks = [], []
    for number, marked in enumerate(case.sentences):
        text, last = "", 0
        for found in _MARK.finditer(marked):
            text += marked[last : found.start()]
            who = tuple(name for name in found[2].split("+") if name)
            marks.append(Mark(number, len(text), len(text) + len(found[1]), found[1], who))
            text += found[1]
            last = found.end()
        plain.append(text + marked[last:])
    return plain, marks


def fill_sentences(sentences: Sequence[str], parses: Sequence[Parse]) -> list[ReadSentence]:
    """Return sentences with the actors of the lexicon, and the persons that the network names."""
    actors = iter(find_actors("\n".join(sentences)))
    waiting = next(actors, None)
    filled, start = [], 0
    for text, parse in zip(sentences, parses, strict=True):
        here: list[ActorMention] = []
        while waiting is not None and waiting.start < start + len(text):
            moved = replace(waiting, start=waiting.start - start, end=waiting.end - start)
            here.append(moved)
            waiting = next(actors, None)
        here.extend(_name_persons(text, parse, here))
        here.sort(key=lambda one: one.start)
        filled.append(ReadSentence(text=text, parse=parse, actors=tuple(here)))
        start += len(text) + 1
    return filled


def _name_persons(text: str, parse: Parse, taken: list[ActorMention]) -> Iterator[ActorMention]:
    for name in parse.names:
        start, end = parse.starts[name.start], parse.ends[name.end - 1]
        is_free = all(end <= one.start or one.end <= start for one in taken)
        if name.scheme == "uner" and name.label == "PER" and is_free:
            yield ActorMention(
                start=start, end=end, kind="person", name=text[start:end], rule="network"
            )


def judge(
    marks: Sequence[Mark], parties: Sequence[Sequence[Party]]
) -> list[tuple[Mark, Tally, Party | None]]:
    """Return each mark with its count, and the party that was found there."""
    judged = []
    for mark in marks:
        party = _find_party(mark, parties[mark.sentence])
        who = party.who if party else ()
        is_right = bool(who) and _is_right(mark.who, who)
        judged.append((mark, Tally(int(bool(mark.who)), int(bool(who)), int(is_right)), party))
    return judged


def _find_party(mark: Mark, parties: Sequence[Party]) -> Party | None:
    """Return the party whose mention ends where the marked words end, else one that overlaps."""
    by_end = [one for one in parties if one.mention.end == mark.end]
    across = [
        one for one in parties if one.mention.start < mark.end and mark.start < one.mention.end
    ]
    return next(iter([*by_end, *across]), None)


def _is_right(wanted: Sequence[str], who: Sequence[ActorMention]) -> bool:
    left = list(who)
    for name in wanted:
        fitting = next((one for one in left if _fits(name, one)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _fits(name: str, mention: ActorMention) -> bool:
    state = _STATE.match(name)
    if state is None:
        return name.casefold() in mention.name.casefold()
    if mention.state != state[1]:
        return False
    if not state[2]:
        # The Kremlin stands for the state; the army does not.
        is_seat = mention.kind == "organ" and mention.name[:1].isupper()
        return mention.kind in _STATE_KINDS or (is_seat and mention.sectors[:1] == ("GOV",))
    known = f"{mention.name} {mention.title}".casefold()
    return mention.kind in ("organ", "role", "body", "person") and (
        state[2].split()[-1].rstrip("s") in known
    )
