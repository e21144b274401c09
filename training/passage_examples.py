"""Reads labelled passages for the second look: stretches with acts, and who may be in them.

Acts, and the parties that may have a role in them, are those that the reader finds, so that the
network learns to choose among what it will be given. An act that is not labelled has no right row;
where none of its kind is labelled in its passage, it is no act at all.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tools.role_fitting import label_rows

from training.passage_network import SIDES, ActExample, PassageExample
from twosource.model import ReadSentence
from twosource.read.claims.coded import Draft
from twosource.read.claims.coder import draft_report, find_everyone
from twosource.read.claims.second_look import NO_LOOK, tell_far
from twosource.read.claims.spots import Spots, find_spots, list_spots
from twosource.read.claims.status_signs import STATUSES
from twosource.read.passages import Window, lay_out_windows
from twosource.read.pieces import Pieces
from twosource.read.places import find_places
from twosource.run.scoring.gold import LabelledClaim, LabelledPassage
from twosource.run.scoring.names import find_key
from twosource.run.scoring.passages import PassageReader, find_claim

__all__ = ["make_examples"]


def make_examples(
    reader: PassageReader, pieces: Pieces, passage: LabelledPassage
) -> Iterator[PassageExample]:
    """Yield the stretches of a passage in which the reader finds acts."""
    sentences, parties = reader.read(passage)
    places = find_places(sentences)
    drafted = list(draft_report(sentences, parties, places, look=NO_LOOK))
    spots = find_spots(find_everyone(sentences, parties, places))
    for window, encoded in lay_out_windows([one.parse.words for one in sentences], pieces):
        numbers = range(window.start, window.end)
        drafts = [(number, draft) for number in numbers for draft in drafted[number]]
        claims = [find_claim(passage, sentences[number], draft) for number, draft in drafts]
        kept = [
            (number, draft, claim, row)
            for (number, draft), claim in zip(drafts, claims, strict=True)
            if (row := window.find((number, draft.cue.word))) is not None
        ]
        if kept:
            acts = tuple(
                _make_act(passage, row, (number, sentences[number], draft), claim, window, spots)
                for number, draft, claim, row in kept
            )
            links = tuple(_list_links([claim for _, _, claim, _ in kept], acts))
            yield PassageExample(encoded, acts, links)


def _make_act(
    passage: LabelledPassage,
    row: int,
    told: tuple[int, ReadSentence, Draft],
    claim: LabelledClaim | None,
    window: Window,
    spots: Spots,
) -> ActExample:
    number, sentence, draft = told
    return ActExample(
        word=row,
        act=draft.cue.rule.act,
        spots=tuple(
            tuple(
                (found, tell_far(spot[0] - number))
                for spot in list_spots(one, number, sentence.parse, spots)
                if (found := window.find(spot)) is not None
            )
            for one in draft.candidates
        ),
        wanted=_label_sides(draft, claim),
        status=STATUSES.index(claim.status) if claim is not None and claim.status else -1,
        right=_tell_right(passage, draft, claim),
        sentence=number,
    )


def _label_sides(draft: Draft, claim: LabelledClaim | None) -> NDArray[np.float32]:
    wanted = np.zeros((len(draft.candidates) + 2, len(SIDES)), np.float32)
    if claim is None:
        return wanted
    wanted[:, :2] = label_rows(draft.candidates, claim)
    if not claim.says:
        wanted[-2, 2] = 1
        return wanted
    key = find_key(claim.says[0])
    for place, one in enumerate(draft.candidates):
        wanted[place, 2] = find_key(one.key) == key
    return wanted


def _tell_right(passage: LabelledPassage, draft: Draft, claim: LabelledClaim | None) -> int:
    """Return 1 for an act that is labelled, 0 for what is none, -1 where it may be told again."""
    if claim is not None:
        return 1
    return -1 if any(one.act == draft.cue.rule.act for one in passage.claims) else 0


def _list_links(
    claims: Sequence[LabelledClaim | None], acts: Sequence[ActExample]
) -> Iterator[tuple[int, int, float]]:
    """Yield each labelled denial with each other act, and whether it denies it."""
    for one, denial in enumerate(claims):
        if denial is None or acts[one].act != "DENIAL":
            continue
        for other, claim in enumerate(claims):
            if acts[other].act != "DENIAL":
                yield one, other, float(claim is not None and claim.id in denial.denies)
