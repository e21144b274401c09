"""Reads passages as reports are read, and tells what the program claims of them."""

from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date
from itertools import accumulate
from pathlib import Path

from msgspec.structs import replace

from twosource.model import Party, ReadSentence, When
from twosource.read.actors import find_report_actors
from twosource.read.claims.amounts import FoundAmount
from twosource.read.claims.claims import bind_coded
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.coded import Coded, Draft
from twosource.read.claims.coder import LEAST_SURETY, code_report, draft_report, list_acting
from twosource.read.claims.date_rows import DateRow
from twosource.read.claims.judging import list_rows
from twosource.read.claims.role_layers import Layers
from twosource.read.claims.second_look import Look, look_again
from twosource.read.claims.speakers import Speaker
from twosource.read.claims.status_signs import StatusRow
from twosource.read.claims.voices import Voice
from twosource.read.claims.when import date_acts, draft_dates, list_states
from twosource.read.claims.where import place_act
from twosource.read.coreference import find_parties
from twosource.read.places import find_places
from twosource.read.reader import load_reader
from twosource.run.scoring.figures import same_record
from twosource.run.scoring.gold import Days, LabelledAmount, LabelledClaim, LabelledPassage
from twosource.run.scoring.pairing import list_told_again, pair_claims
from twosource.text.sentences import find_sentences

__all__ = [
    "PassageReader",
    "code_party",
    "find_claim",
    "judge",
    "label",
    "label_amount",
    "label_coded",
    "list_datings",
    "list_drafts",
    "list_judgings",
    "list_sayings",
]


Text = tuple[str, date | None]
Read = tuple[tuple[ReadSentence, ...], tuple[tuple[Party, ...], ...]]


class PassageReader:
    """The reader with all that comes before claims.

    `folder` holds another network than ours. The passage that was read last is not read again, and
    none is where `keep`.
    """

    def __init__(self, folder: Path | None = None, *, keep: bool = False) -> None:
        self._reader = load_reader(folder)
        self._keeps = keep
        self._kept: dict[Text, Read] = {}
        self._looks: dict[Text, Look] = {}
        self.layers: Layers | None = None

    def choose_by(self, layers: Layers) -> "PassageReader":
        """Return the same reader with other layers to choose the parties of acts."""
        other = copy(self)
        other.layers = layers
        return other

    def read(self, passage: LabelledPassage) -> Read:
        """Return the sentences of a passage and the parties in each."""
        key = passage.text, passage.written
        if key not in self._kept:
            if not self._keeps:
                self._kept.clear()
                self._looks.clear()
            self._kept[key] = self._read(passage)
        return self._kept[key]

    def look(self, passage: LabelledPassage) -> Look:
        """Return the second look at a passage."""
        sentences, _ = self.read(passage)
        key = passage.text, passage.written
        if key not in self._looks:
            self._looks[key] = look_again(sentences)
        return self._looks[key]

    def code(
        self, passage: LabelledPassage, *, least: float = LEAST_SURETY
    ) -> tuple[tuple[Coded, ...], ...]:
        """Return the acts of each sentence of a passage."""
        sentences, parties = self.read(passage)
        return code_report(
            sentences,
            parties,
            find_places(sentences),
            least=least,
            layers=self.layers,
            look=self.look(passage),
        )

    def _read(self, passage: LabelledPassage) -> Read:
        text = passage.text
        day = passage.written.isoformat() if passage.written else ""
        bounds = list(find_sentences(text, 0, len(text)))
        parses = self._reader.read([text[start:end] for start, end in bounds])
        named = find_report_actors(text, bounds, parses, day=day)
        sentences = tuple(
            ReadSentence(text[start:end], parse, actors)
            for (start, end), parse, actors in zip(bounds, parses, named, strict=True)
        )
        return sentences, find_parties(sentences)


def label(reader: PassageReader, passage: LabelledPassage) -> list[LabelledClaim]:
    """Return what the program claims of a passage, in the form of labels."""
    return [claim for claim, _ in _label_all(reader, passage, least=LEAST_SURETY)]


def judge(
    reader: PassageReader, passage: LabelledPassage
) -> Iterator[tuple[tuple[float, ...], bool, bool]]:
    """Yield the signs of every act, sure or not, whether it is right, and whether all of it is."""
    found = list(_label_all(reader, passage, least=0.0))
    pairs = pair_claims(passage.claims, [claim for claim, _ in found])
    met = {other: passage.claims[one] for one, other in pairs}
    again = list_told_again(passage.claims, [claim for claim, _ in found], pairs)
    for place, (claim, coded) in enumerate(found):
        if place in again:
            continue
        gold = met.get(place)
        same = gold if gold is not None and gold.act == claim.act else None
        yield coded.signs, same is not None, same is not None and same_record(same, claim)


def list_sayings(
    reader: PassageReader, passage: LabelledPassage
) -> Iterator[tuple[LabelledClaim, tuple[Speaker, ...]]]:
    """Yield the labelled claims that are told, each with those who may say so."""
    sentences, _ = reader.read(passage)
    acts = reader.code(passage)
    coded = [one for some in acts for one in some]
    for one, other in pair_claims(passage.claims, label_coded(sentences, acts)):
        yield passage.claims[one], coded[other].speakers


def list_datings(
    reader: PassageReader, passage: LabelledPassage
) -> Iterator[tuple[LabelledClaim, list[DateRow]]]:
    """Yield the labelled claims that are told, each with the days that it may have."""
    sentences, parties = reader.read(passage)
    acts = reader.code(passage)
    states = list_states(parties)
    drafted = list(draft_dates(sentences, acts, written=passage.written, states=states))
    rows = [one for _, some in drafted for one in some]
    found = label_coded(sentences, [some for some, _ in drafted])
    for one, other in pair_claims(passage.claims, found):
        yield passage.claims[one], rows[other]


def code_party(voice: Voice) -> str:
    """Return the code of a party: the state with its first sector, else the name, else the role."""
    return _code([voice])[0]


def _label_all(
    reader: PassageReader, passage: LabelledPassage, *, least: float
) -> Iterator[tuple[LabelledClaim, Coded]]:
    sentences, parties = reader.read(passage)
    named = find_places(sentences)
    acts = reader.code(passage, least=least)
    states = list_states(parties)
    dated = list(date_acts(sentences, acts, written=passage.written, states=states))
    by_sentence = [some for some, _ in dated]
    every = bind_coded(sentences, by_sentence)
    labels = iter(label_coded(sentences, by_sentence))
    for place, (coded, days) in enumerate(dated):
        sentence = sentences[place]
        clauses = Clauses(sentence.parse)
        for one, when in zip(coded, days, strict=True):
            where = place_act(clauses, one, named[place])
            claim = replace(
                next(labels),
                when=_label_days(when),
                where=sentence.text[where.start : where.end] if where else None,
                amounts=tuple(label_amount(x.amount) for x in every[place][one.word]),
            )
            yield claim, one


def label_coded(
    sentences: Sequence[ReadSentence], report: Sequence[Sequence[Coded]]
) -> list[LabelledClaim]:
    """Return the acts of a report as labels without dates, places and amounts, in their order."""
    firsts = [0, *accumulate(len(coded) for coded in report)]
    return [
        _label_one(sentences[place], one, number, firsts, place)
        for place, coded in enumerate(report)
        for number, one in enumerate(coded, firsts[place] + 1)
    ]


def _label_days(when: When | None) -> Days | None:
    return None if when is None else (_read_day(when.start), _read_day(when.end))


def label_amount(one: FoundAmount) -> LabelledAmount:
    """Return an amount in the form of a label."""
    return LabelledAmount("", one.value, one.upto, one.comparator, one.unit, one.object)


def _read_day(day: str) -> date | None:
    return date.fromisoformat(day) if day else None


def _label_one(
    sentence: ReadSentence, one: Coded, number: int, firsts: Sequence[int], place: int
) -> LabelledClaim:
    return LabelledClaim(
        id=str(number),
        cue=sentence.parse.words[one.word],
        act=one.act,
        mode=one.mode,
        status=one.status,
        actor=_code(one.actors),
        recipient=_code(one.recipients),
        says=_code(one.voices),
        content_of=None if one.content_of is None else str(firsts[place] + one.content_of + 1),
        denies=tuple(str(firsts[at] + x + 1) for at, x in one.denies),
    )


def _code(voices: Sequence[Voice]) -> tuple[str, ...]:
    """Return codes: the state with its first sector, else the name, else the role."""
    return tuple(
        f"{who.state}/{who.sectors[0]}"
        if who.state and who.sectors
        else who.state or who.name or who.title
        for _, who in voices
    )


def list_drafts(
    reader: PassageReader, passage: LabelledPassage
) -> Iterator[tuple[LabelledClaim, Draft]]:
    """Yield the labelled claims that a rule finds by act and word, with their drafts."""
    sentences, parties = reader.read(passage)
    places = find_places(sentences)
    look = reader.look(passage)
    drafts = draft_report(sentences, parties, places, layers=reader.layers, look=look)
    for sentence, some in zip(sentences, drafts, strict=True):
        for draft in some:
            claim = find_claim(passage, sentence, draft)
            if claim is not None:
                yield claim, draft


def list_judgings(
    reader: PassageReader, passage: LabelledPassage
) -> Iterator[tuple[LabelledClaim, StatusRow]]:
    """Yield the labelled claims as `list_drafts` does, with what tells whether they happened."""
    sentences, parties = reader.read(passage)
    places, look = find_places(sentences), reader.look(passage)
    drafted = list(draft_report(sentences, parties, places, layers=reader.layers, look=look))
    clauses = [Clauses(one.parse) for one in sentences]
    every = list_rows(clauses, [list_acting(some) for some in drafted])
    for sentence, some, rows in zip(sentences, drafted, every, strict=True):
        for draft, row in zip(some, rows, strict=True):
            claim = find_claim(passage, sentence, draft)
            if claim is not None:
                yield claim, row


def find_claim(
    passage: LabelledPassage, sentence: ReadSentence, draft: Draft
) -> LabelledClaim | None:
    """Return the claim of the same act at the same word."""
    word = sentence.parse.words[draft.cue.word].casefold()
    met = (
        one
        for one in passage.claims
        if one.act == draft.cue.rule.act
        and (word in one.cue.casefold().split() or _is_alone(one, passage))
    )
    return next(met, None)


def _is_alone(claim: LabelledClaim, passage: LabelledPassage) -> bool:
    """Tell whether a claim is the only one of its act, so that another word for it is meant."""
    return sum(one.act == claim.act for one in passage.claims) == 1
