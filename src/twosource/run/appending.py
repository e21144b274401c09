"""New judgements, to be put behind those that there are."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from msgspec import Struct

from twosource.model import ClaimSlot, Judged, Judgement, JudgementKind
from twosource.text.hashing import hash_judgement

__all__ = ["Asked", "Subject", "make_judgements", "take_back"]


class Asked(Protocol):
    """What every decision has: who decided, why, and when (ISO 8601, UTC)."""

    @property
    def by(self) -> str:
        """Who decided."""
        ...

    @property
    def note(self) -> str:
        """Why."""
        ...

    @property
    def made(self) -> str:
        """When."""
        ...


class Subject(Struct, frozen=True, kw_only=True):
    """What is decided: fields as in `Judgement`."""

    about: Judged
    first: str
    second: str | None = None
    slot: ClaimSlot | None = None
    value: str | None = None
    undoes: str | None = None


def make_judgements(
    held: Sequence[Judgement], asked: Asked, kind: JudgementKind, subjects: Iterable[Subject]
) -> tuple[Judgement, ...]:
    """Return a judgement of one kind on each subject.

    `held` are those that there are. All are of one moment, later than every judgement there is: of
    two on one thing the later holds, and two may be asked for within a second.
    """
    made = _find_later(held, asked.made)
    return tuple(_make(held, asked, kind, one, made) for one in subjects)


def take_back(
    held: Sequence[Judgement], asked: Asked, judgements: Iterable[Judgement]
) -> tuple[Judgement, ...]:
    """Return what takes back some judgements."""
    subjects = (
        Subject(about=one.about, first=one.first, second=one.second, slot=one.slot, undoes=one.id)
        for one in judgements
    )
    return make_judgements(held, asked, "undone", subjects)


def _make(
    held: Sequence[Judgement], asked: Asked, kind: JudgementKind, subject: Subject, made: str
) -> Judgement:
    same = [one for one in held if one.kind == kind and _name(one) == _name(subject)]
    parts = (subject.about, subject.slot or "", subject.value or "")
    return Judgement(
        id=hash_judgement(
            kind,
            subject.first,
            subject.second,
            subject.undoes,
            of="" if subject.about == "events" else ":".join(parts),
            earlier=len(same),
        ),
        kind=kind,
        about=subject.about,
        first=subject.first,
        second=subject.second,
        slot=subject.slot,
        value=subject.value,
        made=made,
        by=asked.by,
        note=asked.note,
        undoes=subject.undoes,
    )


def _name(one: Judgement | Subject) -> tuple[str | None, ...]:
    return one.about, one.first, one.second, one.slot, one.value


def _find_later(held: Iterable[Judgement], made: str) -> str:
    last = max((one.made for one in held), default="")
    if last < made:
        return made
    try:
        moment = datetime.fromisoformat(last) + timedelta(seconds=1)
    except (ValueError, OverflowError):
        return made
    return moment.isoformat(timespec="seconds")
