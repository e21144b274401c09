"""How an event was put together: the merges in words, judgements by hand, and its earlier ids."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.model import Event, Judgement, JudgementKind, When
from twosource.present.cited import Cited, cite_all
from twosource.present.dates import parse_day, say_when
from twosource.present.shelf import Bundle

__all__ = ["EarlierId", "JudgementText", "MergeText", "Together", "tell_together"]

_RULES: Mapping[str, str] = {
    "copied": "one sentence and its copy",
    "agreement": "two tellings that agree",
    "by hand": "by hand",
}
_KINDS: Mapping[JudgementKind, str] = {
    "apart": "Kept apart by hand",
    "together": "Put together by hand",
    "accepted": "Accepted by hand",
    "rejected": "Rejected by hand",
    "corrected": "Corrected by hand",
    "undone": "An earlier judgement was taken back",
}


class MergeText(Struct, frozen=True, kw_only=True):
    """One join of two claims in words; `weight` is ten times the log-odds of it."""

    first: Cited | None
    second: Cited | None
    rule: str
    because: str
    weight: int


class JudgementText(Struct, frozen=True, kw_only=True):
    """One decision by hand in words; `undone` tells that a later one took it back.

    `of_two` tells that it is on two claims; either may be gone.
    """

    says: str
    made: str
    by: str
    note: str
    undone: bool
    first: Cited | None
    second: Cited | None
    of_two: bool


class EarlierId(Struct, frozen=True, kw_only=True):
    """An id that the event had until a run."""

    old: str
    run: int


class Together(Struct, frozen=True, kw_only=True):
    """All of it; each may be empty."""

    merges: tuple[MergeText, ...]
    judgements: tuple[JudgementText, ...]
    earlier: tuple[EarlierId, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.merges or self.judgements or self.earlier)


def tell_together(bundle: Bundle, event: Event) -> Together:
    """Tell how an event was put together, the strongest join first."""
    return Together(
        merges=tuple(
            MergeText(
                first=_cite(bundle, one.first),
                second=_cite(bundle, one.second),
                rule=_RULES.get(one.rule, one.rule),
                because=one.because,
                weight=one.weight,
            )
            for one in event.merges
        ),
        judgements=tuple(_tell_judgement(bundle, one) for one in _list_judgements(bundle, event)),
        earlier=tuple(
            EarlierId(old=one.old, run=one.run)
            for one in bundle.findings.redirects.get(event.id, ())
        ),
    )


def _list_judgements(bundle: Bundle, event: Event) -> tuple[Judgement, ...]:
    """List the judgements on claims of an event, each once, the earliest first."""
    held = bundle.findings.judgements
    found = dict.fromkeys(one for claim in event.claims for one in held.get(claim, ()))
    return tuple(sorted(found, key=lambda one: (one.made, one.id)))


def _tell_judgement(bundle: Bundle, one: Judgement) -> JudgementText:
    later = bundle.findings.judgements.get(one.first, ())
    return JudgementText(
        says=_say(one),
        made=_say_moment(one.made),
        by=one.by,
        note=one.note,
        of_two=one.second is not None,
        undone=any(other.undoes == one.id for other in later),
        first=_cite(bundle, one.first),
        second=_cite(bundle, one.second),
    )


def _say(one: Judgement) -> str:
    said = _KINDS.get(one.kind, one.kind)
    return said if one.slot is None else f"{said}, {one.slot} set to {one.value or 'nothing'}"


def _cite(bundle: Bundle, claim: str | None) -> Cited | None:
    return next(iter(cite_all(bundle, (claim,))), None) if claim is not None else None


def _say_moment(made: str) -> str:
    """Say a moment by its day: "4 March 2031"."""
    day = made[:10]
    return say_when(When(day, day, "day", "record")) if parse_day(day) is not None else made
