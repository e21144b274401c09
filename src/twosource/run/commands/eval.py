"""How well claims agree with labels: what is read, or what somebody else labelled."""

from pathlib import Path

import click
from msgspec.structs import replace

from twosource.errors import InputError, NotFoundError
from twosource.lexicon.own import wear
from twosource.run.flags import find_settings, shared_flags
from twosource.run.options import Settings
from twosource.run.output import note, show
from twosource.run.own_lexicon import load_lexicon
from twosource.run.scoring.figures import Answers, Scores, score_passages
from twosource.run.scoring.fold import fold_claims
from twosource.run.scoring.gold import LabelledPassage, read_gold
from twosource.run.scoring.passages import PassageReader, label
from twosource.run.scoring.telling import tell_scores

__all__ = ["evaluate"]

_FILE = click.Path(dir_okay=False, path_type=Path)
_EVERY = 100


@click.command("eval", epilog="Example:  twosource eval gold.jsonl --strict")
@click.argument("files", nargs=-1, required=True, metavar="GOLD…", type=_FILE)
@click.option(
    "--against",
    type=_FILE,
    multiple=True,
    help="Score the labels of this file instead of what is read; may be given again.",
)
@click.option("--strict", is_flag=True, help="Fold both sides into strict PLOVER first.")
@shared_flags
def evaluate(files: tuple[Path, ...], *, against: tuple[Path, ...], strict: bool) -> int:
    """Score claims against labelled passages: precision, recall and F1 by slot.

    GOLD are JSON Lines in our format or PLOVER records. F1 stands with the bounds between which it
    lies in 95 of 100 draws of as many passages.
    """
    settings = find_settings()
    absent = next((path for path in (*files, *against) if not path.exists()), None)
    if absent:
        raise NotFoundError(f"there is no file {absent}")
    if settings.lexicon is not None:
        wear(load_lexicon(Path(settings.lexicon)))
    gold = [passage for path in files for passage in read_gold(path)]
    if not gold:
        raise InputError("no labelled passage stands in these files", stage="read", code="empty")
    answers = _take(against) if against else _read(gold, settings)
    if strict:
        gold = [replace(one, claims=tuple(fold_claims(one.claims))) for one in gold]
        gold = [one for one in gold if one.is_full or one.claims]
        answers = {name: fold_claims(some) for name, some in answers.items()}
    scores: Scores = score_passages(gold, answers)
    show((scores,), text=lambda _: tell_scores(scores), settings=settings)
    return 0


def _take(files: tuple[Path, ...]) -> Answers:
    return {one.id: one.claims for path in files for one in read_gold(path)}


def _read(gold: list[LabelledPassage], settings: Settings) -> Answers:
    reader = PassageReader()
    answers = {}
    for number, one in enumerate(gold, 1):
        answers[one.id] = label(reader, one)
        if number % _EVERY == 0:
            note(f"{number} of {len(gold)} passages read", settings=settings)
    return answers
