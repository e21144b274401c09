"""Damages sentences as republished news is damaged, and carries the labels along.

Words are glued, full stops moved, marks and capitals lost. A damaged sentence is made of groups of
old words: one old word for most, two where words were glued, none for a mark that was put in.
"""

from collections.abc import Callable, Sequence
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from training.example import UNKNOWN, Argument, Example, PredicateLabel, mend_tags

__all__ = ["DAMAGES", "damage", "join_sentences", "regroup"]

Group = tuple[int, ...]
Damager = Callable[[Example, Random], Example]


class _Place(Struct, frozen=True):
    """Where old words went: their new places."""

    of: dict[int, int]


def regroup(example: Example, groups: Sequence[Group], words: Sequence[str]) -> Example:
    """Return the sentence whose word k stands for the old words `groups[k]`.

    A word that lost its head is not told where to hang, but for the one that hung highest, which
    becomes the root. A word without an old word has no labels.
    """
    place = _Place({old: new for new, group in enumerate(groups) for old in group})
    return Example(
        id=example.id,
        words=tuple(words),
        heads=_move_heads(example.heads, groups, place) if example.heads else None,
        columns={name: _move_column(one, groups, example.heads) for name, one in _columns(example)},
        layers={
            name: mend_tags([tags[group[0]] if group else "O" for group in groups])
            for name, tags in example.layers.items()
        },
        predicates=_move_predicates(example.predicates, place),
        factuality={place.of[at]: one for at, one in example.factuality.items() if at in place.of},
    )


def _columns(example: Example) -> list[tuple[str, tuple[str, ...]]]:
    return list(example.columns.items())


def _outer(group: Group, heads: Sequence[int] | None) -> int:
    """Return the word of a group that the others hang from; the first when it cannot be told."""
    if heads is None:
        return group[0]
    return next((word for word in group if heads[word] not in group), group[0])


def _move_column(
    column: tuple[str, ...], groups: Sequence[Group], heads: Sequence[int] | None
) -> tuple[str, ...]:
    return tuple(column[_outer(group, heads)] if group else "" for group in groups)


def _move_heads(heads: Sequence[int], groups: Sequence[Group], place: _Place) -> tuple[int, ...]:
    moved: list[int] = []
    for group in groups:
        head = heads[_outer(group, heads)] if group else UNKNOWN
        moved.append(head if head < 0 else place.of.get(head, UNKNOWN))
    if -1 not in moved:
        orphans = [new for new, group in enumerate(groups) if group and moved[new] == UNKNOWN]
        if orphans:
            moved[orphans[0]] = -1
    return tuple(moved)


def _move_predicates(
    predicates: tuple[PredicateLabel, ...] | None, place: _Place
) -> tuple[PredicateLabel, ...] | None:
    if predicates is None:
        return None
    return tuple(
        PredicateLabel(
            place.of[one.word],
            tuple(
                Argument(place.of[argument.word], argument.role)
                for argument in one.arguments
                if place.of.get(argument.word, place.of[one.word]) != place.of[one.word]
            ),
            one.is_act,
        )
        for one in predicates
        if one.word in place.of
    )


def _keep_all(example: Example) -> list[Group]:
    return [(place,) for place in range(len(example.words))]


def glue_words(example: Example, chance: Random) -> Example:
    """Glue one or two pairs of neighbours that hang together: "BeijingHe"."""
    for _ in range(chance.choice((1, 1, 2))):
        example = _glue_pair(example, chance)
    return example


def _glue_pair(example: Example, chance: Random) -> Example:
    words, heads = example.words, example.heads
    pairs = [
        place
        for place in range(len(words) - 1)
        if words[place].isalpha()
        and words[place + 1].isalpha()
        and (heads is None or heads[place] == place + 1 or heads[place + 1] == place)
    ]
    if not pairs:
        return example
    at = chance.choice(pairs)
    groups = [*((one,) for one in range(at)), (at, at + 1)]
    groups += [(one,) for one in range(at + 2, len(words))]
    return regroup(example, groups, ["".join(words[one] for one in group) for group in groups])


def lose_marks(example: Example, chance: Random) -> Example:
    """Leave out some or all of the marks that nothing hangs from."""
    held = set(example.heads or ())
    share = chance.choice((0.5, 0.5, 1.0))
    kept = [
        (place,)
        for place, word in enumerate(example.words)
        if any(sign.isalnum() for sign in word) or place in held or chance.random() > share
    ]
    if not kept:
        return example
    return regroup(example, kept, [example.words[place] for (place,) in kept])


def lose_capitals(example: Example, chance: Random) -> Example:
    """Write small letters for some or all capitals, or capitals for all, as in headlines."""
    kind = chance.choice(("lower", "lower", "some", "some", "upper", "title"))
    if kind == "upper":
        words = [word.upper() for word in example.words]
    elif kind == "title":
        words = [word[:1].upper() + word[1:] for word in example.words]
    else:
        share = 1.0 if kind == "lower" else 0.5
        words = [word.lower() if chance.random() < share else word for word in example.words]
    return replace(example, words=tuple(words))


def cut_short(example: Example, chance: Random) -> Example:
    """Keep the front or the rest of a sentence, as behind a false full stop."""
    if len(example.words) < 8:
        return example
    cut = chance.randrange(3, len(example.words) - 3)
    front = chance.random() < 0.5
    kept = range(cut) if front else range(cut, len(example.words))
    words = [example.words[place] for place in kept]
    groups: list[Group] = [(place,) for place in kept]
    if front:
        groups.append(())
        words.append(".")
    elif chance.random() < 0.7:
        words[0] = words[0][:1].upper() + words[0][1:]
    return regroup(example, groups, words)


def put_stop_in(example: Example, chance: Random) -> Example:
    """Put a full stop into the sentence, and a capital behind it."""
    if len(example.words) < 6:
        return example
    at = chance.randrange(2, len(example.words) - 1)
    groups: list[Group] = _keep_all(example)
    words = list(example.words)
    words[at] = words[at][:1].upper() + words[at][1:]
    return regroup(example, [*groups[:at], (), *groups[at:]], [*words[:at], ".", *words[at:]])


def join_sentences(first: Example, second: Example) -> Example:
    """Return two sentences as one, without the mark between them; the second hangs on the first."""
    if first.heads is None or second.heads is None or -1 not in first.heads:
        return first
    size = len(first.words)
    root = first.heads.index(-1)
    whole = Example(
        id=f"{first.id}+{second.id}",
        words=(*first.words, *second.words),
        heads=(*first.heads, *(root if at == -1 else at + size for at in second.heads)),
        columns={
            name: (*_or_blank(first, name), *_or_blank(second, name))
            for name in first.columns | second.columns
        },
        layers={
            name: (*first.layers[name], *second.layers[name])
            for name in first.layers
            if name in second.layers
        },
        predicates=_join_predicates(first, second),
        factuality=first.factuality | {size + at: one for at, one in second.factuality.items()},
    )
    relations = list(whole.columns["relation"])
    relations[size + second.heads.index(-1)] = "parataxis"
    whole = replace(whole, columns=whole.columns | {"relation": tuple(relations)})
    last = first.words[-1]
    if any(sign.isalnum() for sign in last) or size - 1 in (whole.heads or ()):
        return whole
    groups: list[Group] = [(at,) for at in range(len(whole.words)) if at != size - 1]
    return regroup(whole, groups, [whole.words[at] for (at,) in groups])


def _or_blank(example: Example, name: str) -> tuple[str, ...]:
    return example.columns.get(name, ("",) * len(example.words))


def _join_predicates(first: Example, second: Example) -> tuple[PredicateLabel, ...] | None:
    if first.predicates is None or second.predicates is None:
        return None
    size = len(first.words)
    moved = tuple(
        PredicateLabel(
            one.word + size, tuple(Argument(at.word + size, at.role) for at in one.arguments)
        )
        for one in second.predicates
    )
    return first.predicates + moved


DAMAGES: tuple[Damager, ...] = (
    glue_words,
    lose_marks,
    lose_capitals,
    lose_capitals,
    cut_short,
    put_stop_in,
)


def damage(example: Example, chance: Random) -> Example:
    """Return the sentence with one damage, or with two."""
    for _ in range(chance.choice((1, 1, 2))):
        example = chance.choice(DAMAGES)(example, chance)
    return example
