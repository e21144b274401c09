"""A parse in few bytes: columns without the words, which the sentence itself holds.

The first byte is the version of the packing. A change to anything below needs another version, and
a store keeps the old one readable: what version 1 says of acts is left out, for they meant nothing.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import msgspec
from msgspec import Struct

from twosource.errors import StoreError
from twosource.model import ActCue, ActPart, Argument, Attribution, Name, Parse, Predicate
from twosource.store.packing import Packing, is_sound, list_seen, press, release

__all__ = ["is_packed", "pack_parse", "unpack_parse"]

_VERSION, _OLD_VERSION = b"\x02", b"\x01"
# What packed parses are full of, the most frequent last; it halves them.
_SEEN = list_seen("""
    AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST REJECT ACCUSE THREATEN PROTEST
    SANCTION MOBILIZE COERCE ASSAULT DENIAL offered demanded threatened alleged denied failed
    did-not-happen hypothetical planned ongoing happened speech where says recipient actor
    Unspecified Quantity Temporal Weapon MilitaryPlatform Money DocumentReference Location Person
    Organisation OTH LOC ORG PER substance plant animal quantity time abstract object event
    organization place person re3d gum uner propbank
    ARGM-EXT ARGM-DIS ARGM-PRD ARGM-CAU ARGM-PRP ARGM-DIR ARGM-NEG ARGM-MOD ARGM-MNR ARGM-ADV
    ARGM-LOC ARGM-TMP ARG3 ARG4 ARG2 ARG0 ARG1
    vocative orphan goeswith dislocated list discourse csubj:pass obl:agent expl iobj nmod:desc
    nmod:unmarked obl:unmarked acl fixed parataxis aux:pass nsubj:pass flat ccomp appos csubj
    nummod compound:prt xcomp acl:relcl advcl cop aux nmod:poss cc conj advmod mark compound amod
    root obj nmod obl nsubj det case punct
    INTJ SYM X CCONJ PART SCONJ NUM AUX ADV PROPN ADJ PRON VERB DET ADP PUNCT NOUN
    Case=Acc|Number=Plur|Person=3|PronType=Prs Case=Nom|Number=Plur|Person=3|PronType=Prs
    Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs
    Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs
    Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs
    Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs
    Degree=Pos|NumForm=Word|NumType=Ord Number=Sing|PronType=Ind VerbForm=Ger Polarity=Neg
    PronType=Dem PronType=Rel Tense=Pres|VerbForm=Part Tense=Past|VerbForm=Part|Voice=Pass
    Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin
    Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin Tense=Past|VerbForm=Part
    NumForm=Word|NumType=Card NumForm=Digit|NumType=Card VerbForm=Fin
    Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin VerbForm=Inf
    Definite=Ind|PronType=Art Degree=Pos Number=Plur
    Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin Definite=Def|PronType=Art Number=Sing
    none _
""")
_PACKING = Packing(versions=(_VERSION, _OLD_VERSION), seen=_SEEN, what="a parse", are="is")


# Sureties in hundredths.
_PackedAct = tuple[int, int, str, str, str, int, int, tuple[tuple[int, str, int], ...]]


class _Packed(Struct, frozen=True, array_like=True):
    """`gaps` are the signs before each word, `sizes` its own; "" is a lemma like its word."""

    gaps: tuple[int, ...]
    sizes: tuple[int, ...]
    upos: tuple[str, ...]
    features: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    mentions: tuple[str, ...]
    names: tuple[tuple[int, int, str, str], ...]
    predicates: tuple[tuple[int, tuple[tuple[int, str], ...], float], ...]
    attributions: tuple[
        tuple[str, tuple[int, int] | None, tuple[int, int] | None, tuple[tuple[int, int], ...]], ...
    ]
    acts: tuple[_PackedAct, ...]


_decoder = msgspec.msgpack.Decoder(_Packed)
_old_decoder = msgspec.msgpack.Decoder(list[Any])


def pack_parse(parse: Parse, sentence: str) -> bytes:
    """Return a parse of `sentence` as bytes.

    Raises StoreError when its words do not stand in the sentence where it says.
    """
    if _cut(sentence, parse.starts, parse.ends) != parse.words:
        raise StoreError("a parse was offered with another sentence; nothing was written")
    before = (0, *parse.ends[:-1])
    packed = _Packed(
        gaps=tuple(start - end for start, end in zip(parse.starts, before, strict=False)),
        sizes=tuple(end - start for start, end in zip(parse.starts, parse.ends, strict=True)),
        upos=parse.upos,
        features=parse.features,
        lemmas=_shorten_lemmas(parse.lemmas, parse.words),
        heads=parse.heads,
        relations=parse.relations,
        mentions=parse.mentions,
        names=tuple((one.start, one.end, one.label, one.scheme) for one in parse.names),
        predicates=tuple(
            (one.word, tuple((at.word, at.role) for at in one.arguments), one.factuality)
            for one in parse.predicates
        ),
        attributions=tuple(
            (one.scheme, one.cue, one.source, one.content) for one in parse.attributions
        ),
        acts=tuple(_pack_act(one) for one in parse.acts),
    )
    return press(_PACKING, msgspec.msgpack.encode(packed))


def unpack_parse(packed: bytes, sentence: str) -> Parse:
    """Return the parse of `sentence` that was packed.

    Raises StoreError when the bytes are damaged, or of a packing that this program does not know.
    """
    held = _open(packed)
    ends = tuple(accumulate(gap + size for gap, size in zip(held.gaps, held.sizes, strict=True)))
    starts = tuple(end - size for end, size in zip(ends, held.sizes, strict=True))
    words = _cut(sentence, starts, ends)
    return Parse(
        words=words,
        starts=starts,
        ends=ends,
        upos=held.upos,
        features=held.features,
        lemmas=_fill_lemmas(held.lemmas, words),
        heads=held.heads,
        relations=held.relations,
        mentions=held.mentions,
        names=tuple(Name(*one) for one in held.names),
        predicates=tuple(
            Predicate(word, tuple(Argument(*one) for one in arguments), factuality)
            for word, arguments, factuality in held.predicates
        ),
        attributions=tuple(Attribution(*one) for one in held.attributions),
        acts=tuple(_unpack_act(one) for one in held.acts),
    )


def _pack_act(act: ActCue) -> _PackedAct:
    parts = tuple((one.word, one.role, round(100 * one.surety)) for one in act.parts)
    sure, standing = round(100 * act.surety), round(100 * act.standing)
    return act.start, act.end, act.act, act.mode, act.status, sure, standing, parts


def _unpack_act(packed: _PackedAct) -> ActCue:
    start, end, act, mode, status, sure, standing, parts = packed
    made = tuple(ActPart(word, role, surety / 100) for word, role, surety in parts)
    return ActCue(start, end, act, mode, status, sure / 100, standing / 100, made)


def is_packed(packed: bytes) -> bool:
    """Tell whether bytes can be unpacked: what a check of the store wants to know."""
    return is_sound(packed, _open)


def _open(packed: bytes) -> _Packed:
    return release(_PACKING, packed, _decode)


def _decode(version: bytes, opened: bytes) -> _Packed:
    if version == _OLD_VERSION:
        return msgspec.convert([*_old_decoder.decode(opened)[:-1], ()], _Packed)
    return _decoder.decode(opened)


def _cut(sentence: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, ...]:
    return tuple(sentence[start:end] for start, end in zip(starts, ends, strict=True))


def _shorten_lemmas(lemmas: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """Leave out the lemma that is its word in small letters."""
    pairs = zip(lemmas, words, strict=True)
    return tuple("" if lemma == word.lower() else lemma for lemma, word in pairs)


def _fill_lemmas(lemmas: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    return tuple(lemma or word.lower() for lemma, word in zip(lemmas, words, strict=True))
