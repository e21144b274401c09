"""Claims judged one after the other, as a person answers; kept together at the end."""

from collections.abc import Iterator, Sequence

import click
from msgspec.structs import replace

from twosource.errors import TwosourceError
from twosource.model import Judgement, Record
from twosource.present.terminal import Screen
from twosource.present.terminal_review import tell_one
from twosource.run.clock import tell_time
from twosource.run.deciding import say_kept
from twosource.run.decision import ClaimDecision
from twosource.run.finding import find_claim
from twosource.run.judging import keep_judgements
from twosource.run.judging_claims import decide_claim
from twosource.run.options import DEFAULT_STORE, Settings
from twosource.store.doubt_lines import DoubtfulClaim
from twosource.store.view import open_view

__all__ = ["ask_each"]

_QUESTION = "a accept, r reject, c correct, s skip, q quit"


def ask_each(
    claims: Sequence[DoubtfulClaim], *, by: str, note: str, settings: Settings
) -> tuple[Judgement, ...]:
    """Ask about each claim on standard error, and return what is kept of the answers.

    Copies that an answer covers are not asked about again. What was answered is kept also where the
    rest is broken off. Raises UsageError where another version wrote the store.
    """
    place = settings.db or DEFAULT_STORE
    with open_view(place) as view:
        record = view.record()
    made: list[Judgement] = []
    try:
        for some in _ask(record, claims, ClaimDecision(by=by, note=note, made=tell_time())):
            made += some
    except (click.Abort, KeyboardInterrupt):
        click.echo("", err=True)
    if made:
        keep_judgements(place, made, made_by=record.made_by)
    say_kept(made, place, settings)
    return tuple(made)


def _ask(
    record: Record, claims: Sequence[DoubtfulClaim], asked: ClaimDecision
) -> Iterator[tuple[Judgement, ...]]:
    judged: set[str] = set()
    for number, one in enumerate(claims, 1):
        if one.id in judged:
            continue
        click.echo(tell_one(number, one, Screen()), err=True, nl=False)
        while (answer := _prompt(f"  {_QUESTION}")) not in ("s", "q"):
            try:
                made = decide_claim(record, find_claim(record, one.id), _read_answer(answer, asked))
            except TwosourceError as error:
                click.echo(f"  {error}", err=True)
                continue
            judged |= {x.first for x in made}
            record = replace(record, judgements=(*record.judgements, *made))
            yield made
            break
        if answer == "q":
            return


def _read_answer(answer: str, asked: ClaimDecision) -> ClaimDecision:
    """Read an answer; whatever is none of the letters corrects nothing, which is told."""
    match answer:
        case "a":
            return replace(asked, accept=True)
        case "r":
            return replace(asked, reject=True)
        case "c":
            return replace(asked, correct=(_prompt("  SLOT=VALUE"),))
    return replace(asked, correct=(answer,))


def _prompt(question: str) -> str:
    answer: str = click.prompt(question, err=True, default="s", show_default=False)
    return answer.strip()
