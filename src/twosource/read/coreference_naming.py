"""Enters the actors that a sentence names among those the report has named before."""

from collections.abc import Container, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.lexicon.blocs import BLOC
from twosource.lexicon.given_names import find_gender, guess_gender
from twosource.lexicon.states import name_states
from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.model.reading import ReadSentence
from twosource.read.coreference_armed import ARMED, describe_body, learn_armed
from twosource.read.coreference_focus import Entity, Focus, Seen, see
from twosource.read.coreference_issuers import ISSUER
from twosource.read.coreference_koreas import KOREAS, enter_koreas
from twosource.read.coreference_tree import find_behind, find_head, find_rank, is_below, list_joined
from twosource.read.coreference_words import Sort
from twosource.read.own_names import has_own_name

__all__ = ["Named", "enter", "list_names", "name_actors"]

_STATE_KINDS = ("state", "demonym", "capital", "metonym")
_MANY = frozenset("police troops forces soldiers marines guards officers paratroopers".split())
# Verbs that make one of two: "Ilves met Tamm".
_MEETING = frozenset(
    "meet talk speak agree sign discuss host receive visit confer negotiate".split()
)
_TIMES = frozenset(
    "day week month year hour minute time monday tuesday wednesday thursday friday saturday sunday "
    "morning night evening afternoon today yesterday decade century".split()
)
# What the network calls what a word names, for words that name no actor.
_KINDS: dict[str, Sort] = {"person": "person", "organization": "body"}
_BEFORE = 12
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}


class Named(Struct, frozen=True):
    """An actor of a sentence, the word that heads it, and its keys: none for what describes."""

    mention: ActorMention
    word: int
    keys: tuple[str, ...]


def name_actors(
    focus: Focus, number: int, sentence: ReadSentence, *, asked: Container[int]
) -> list[Named]:
    """Return the actors of a sentence by place; enter those with a name, and what is no actor.

    `asked` are the words that ask whom they stand for.
    """
    parse = sentence.parse
    named: list[Named] = []
    for mention in sentence.actors:
        word = find_head(parse, mention.start, mention.end)
        if word < 0:
            continue
        if mention.name == KOREAS:
            mention = replace(mention, kind="role", name="", title=KOREAS, is_group=True)
        if mention.body:
            # "Fighters of the Front": of the Lualaba Front.
            whose = replace(mention, kind="organisation", name=mention.body)
            mention = replace(mention, body=_lengthen(focus, whose).name)
        known = mention
        if mention.state is None and not mention.body:
            state = _find_home(parse, word, sentence.actors)
            if state is None and mention.kind == "person" and not mention.sectors:
                state = _find_called(parse, word, sentence.actors)
            known = _lengthen(focus, replace(mention, state=state))
        keys = _enter_name(focus, sentence.text, known)
        named.append(Named(known, word, keys))
    kinds = [x.word for x in named if x.mention.sectors == ARMED and not x.keys]
    learn_armed(focus, parse, kinds, [(x.word, x.keys[0]) for x in named if x.keys])
    named = _introduce(focus, number, parse, named)
    for one in named:
        _note_name(focus, number, parse, one)
    _note_sets(focus, number, parse, named)
    _note_others(focus, number, parse, named, asked)
    return named


def enter(focus: Focus, sort: Sort, mention: ActorMention, key: str) -> tuple[str, ...]:
    """Enter somebody under a key and return the key."""
    is_bloc = mention.rule == BLOC and mention.name.endswith("s")
    is_many = mention.is_group or is_bloc or mention.name.split(" ")[-1] in _MANY
    focus.learn(Entity(key=key, sort=sort, mention=mention, number="many" if is_many else "one"))
    return (key,)


def list_names(parse: Parse, mention: ActorMention) -> list[int]:
    """Return the words of a mention."""
    return [
        word
        for word, start in enumerate(parse.starts)
        if start < mention.end and parse.ends[word] > mention.start
    ]


def _enter_name(focus: Focus, text: str, mention: ActorMention) -> tuple[str, ...]:
    """Enter what names somebody; () for a role, a group, an organ that is nobody's yet."""
    if mention.kind == "person" and mention.name:
        return _enter_person(focus, text, mention)
    if mention.kind in _STATE_KINDS and mention.state:
        return enter(focus, "state", replace(mention, sectors=()), f"state {mention.state}")
    if mention.kind == "organ" and (mention.state or has_own_name(mention)):
        return enter(focus, "organ", mention, f"organ {mention.state} {mention.name}")
    if mention.kind in ("body", "organisation") and mention.name:
        return enter(focus, "body", mention, f"body {mention.name}")
    if mention.kind == "medium":
        return enter(focus, "medium", mention, f"body {mention.name}")
    if mention.kind in ("thing", "place"):
        return enter(focus, "thing", mention, f"thing {mention.name}")
    return enter_koreas(focus, mention) if mention.title == KOREAS else ()


def _enter_person(focus: Focus, text: str, mention: ActorMention) -> tuple[str, ...]:
    key = _find_person(focus, mention.name)
    before = text[max(0, mention.start - _BEFORE) : mention.start].split()
    gender = find_gender(" ".join([*before[-1:], text[mention.start : mention.end]]))
    focus.learn(
        Entity(
            key=key,
            sort="person",
            mention=mention,
            gender=gender or find_gender(mention.name),
            likely=guess_gender(mention.name),
        )
    )
    return (key,)


def _find_person(focus: Focus, name: str) -> str:
    """Return the key of a person: the latest of whose name this is all or a part."""
    words = name.split()
    for key in reversed(focus.entities):
        if not key.startswith("person "):
            continue
        known = key.split()[1:]
        if words == known:
            return key
        if len(words) == 1 and words[0] in (known[0], known[-1]):
            return key
        if len(known) == 1 and known[0] in (words[0], words[-1]):
            return key
        if words[0] == known[0] and words[-1] == known[-1]:
            return key
    return "person " + name


def _lengthen(focus: Focus, mention: ActorMention) -> ActorMention:
    """Return an organisation that a word of its name stands for with all of it: "the Front"."""
    if mention.kind != "organisation" or " " in mention.name or not mention.name:
        return mention
    for entity in reversed(focus.entities.values()):
        known = entity.mention
        if known is None or known.kind not in ("organisation", "organ", "body"):
            continue
        words = known.name.casefold().split()
        is_last = len(words) > 1 and words[-1] == mention.name.casefold()
        is_short = is_last or _take_initials(known.name) == mention.name
        if is_short or (entity.key == ISSUER and mention.name.casefold() in words):
            return replace(
                mention, name=known.name, state=mention.state or known.state,
                sectors=mention.sectors or known.sectors, rule=f"{mention.rule} + short name",
            )  # fmt: skip
    return mention


def _take_initials(name: str) -> str:
    """Return the first letters of the words of a name that are written large."""
    return "".join(one[0] for one in name.split() if one[0].isupper())


def _find_called(parse: Parse, word: int, actors: Sequence[ActorMention]) -> str | None:
    """Return the state of what stands before a name: "the Cuban attache Orestes Villalón"."""
    head = parse.heads[word]
    if head < 0 or head > word or parse.relations[word] not in ("appos", "flat"):
        return None
    if parse.upos[head] != "NOUN" or parse.mentions[head] != "person":
        return None
    return _find_quality(parse, head, actors)


def _find_quality(parse: Parse, word: int, actors: Sequence[ActorMention]) -> str | None:
    for other, head in enumerate(parse.heads):
        if head == word and parse.relations[other] in ("amod", "nmod:poss", "compound"):
            for actor in actors:
                if actor.start <= parse.starts[other] < actor.end and actor.kind in _STATE_KINDS:
                    return actor.state
    return None


def _introduce(focus: Focus, number: int, parse: Parse, named: Sequence[Named]) -> list[Named]:
    """Give those named together the state of the people told of before: "two Czech cooks"."""
    people = [x for x in named if x.mention.kind == "person" and x.keys and not x.mention.state]
    words = {x.word for x in people}
    given: dict[int, str] = {}
    for one in people:
        joined = [w for w in list_joined(parse, one.word) if w in words]
        if len(joined) < 2 or find_rank(parse, one.word) != "subject":
            continue
        group = _find_unnamed_group(focus, number, len(joined))
        if group:
            given |= dict.fromkeys(joined, group)
    return [_give(focus, x, given[x.word]) if x.word in given else x for x in named]


def _give(focus: Focus, one: Named, state: str) -> Named:
    entity = focus.entities[one.keys[0]]
    if entity.mention is None or entity.mention.state:
        return one
    mention = replace(one.mention, state=state, rule=f"{one.mention.rule} + people of a state")
    focus.correct(one.keys[0], mention)
    return replace(one, mention=mention)


def _find_unnamed_group(focus: Focus, number: int, count: int) -> str | None:
    for seen in focus.look_back():
        if number - seen.sentence > 1:
            return None
        entity = focus.entities[seen.keys[0]]
        if (
            len(seen.keys) == 1
            and entity.size == count
            and seen.sentence < number
            and entity.mention
        ):
            return entity.mention.state
    return None


def _describe_people(parse: Parse, word: int, state: str, *, is_many: bool) -> ActorMention:
    """Return the people that a noun without an actor of its own tells of: "Czech botanists"."""
    return ActorMention(
        start=parse.starts[word], end=parse.ends[word], kind="role", state=state,
        sectors=("CVL",), title=parse.words[word], rule="people of a state", is_group=is_many,
    )  # fmt: skip


def _count(parse: Parse, word: int) -> int:
    """Return how many a small number before a noun tells of, 0 without one."""
    return next(
        (
            _NUMBERS.get(parse.lemmas[x].lower(), 0)
            for x, head in enumerate(parse.heads)
            if head == word and parse.relations[x] == "nummod"
        ),
        0,
    )


def _find_people_state(parse: Parse, word: int, named: Sequence[Named]) -> str | None:
    """Return the state of "two Czech botanists", "two botanists from Norway"."""
    actors = [one.mention for one in named]
    return _find_quality(parse, word, actors) or _find_home(parse, word, actors)


def _find_home(parse: Parse, word: int, actors: Sequence[ActorMention]) -> str | None:
    """Return the state of "X of Albania", "the ministry in Ankara"."""
    for other, head in enumerate(parse.heads):
        if head == word and parse.relations[other] == "nmod" and not _is_goal(parse, other):
            if len(list_joined(parse, other)) > 1:
                return None
            for actor in actors:
                if actor.start <= parse.starts[other] < actor.end and actor.kind in _STATE_KINDS:
                    return actor.state
    return None


def _is_goal(parse: Parse, word: int) -> bool:
    """Tell whether a word is where somebody is sent: an envoy "to Chad" is not of Chad."""
    return any(
        head == word and parse.relations[one] == "case" and parse.lemmas[one].lower() == "to"
        for one, head in enumerate(parse.heads)
    )


def _note_name(focus: Focus, number: int, parse: Parse, named: Named) -> None:
    mention, word = named.mention, named.word
    rank = find_rank(parse, word)
    if named.keys:
        is_implied = _is_implied(mention, parse, word)
        focus.note(
            Seen(
                keys=named.keys,
                sentence=number,
                word=word,
                rank=rank,
                is_below=is_below(parse, word),
                is_implied=is_implied,
            )
        )
    is_camp = mention.kind == "body" and mention.sectors == ARMED
    if mention.state and mention.kind not in (*_STATE_KINDS, "medium") and not is_camp:
        key = f"state {mention.state}"
        state = ActorMention(
            start=mention.start,
            end=mention.end,
            kind="state",
            state=mention.state,
            name=name_states().get(mention.state, ""),
            rule=f"state of {mention.kind}",
        )
        focus.learn(Entity(key=key, sort="state", mention=state))
        focus.note(Seen(keys=(key,), sentence=number, word=word, rank=rank, is_implied=True))
    elif mention.body and not mention.state:
        body = describe_body(mention)
        focus.learn(Entity(key=f"body {body.name}", sort="body", mention=body))
        behind = find_behind(parse, word, body.name)
        seen = see(parse, number, word if behind < 0 else behind, (f"body {body.name}",))
        focus.note(replace(seen, is_implied=behind < 0))


def _is_implied(mention: ActorMention, parse: Parse, word: int) -> bool:
    """Tell whether a state is named only as a quality or a place: "Greek host", "to Helsinki"."""
    if mention.kind == "demonym" and parse.upos[word] == "ADJ":
        return True
    is_beside = find_rank(parse, word) not in ("subject", "object", "owner")
    return is_beside and (mention.is_place or mention.kind == "capital")


def _note_sets(focus: Focus, number: int, parse: Parse, named: Sequence[Named]) -> None:
    """Note those named together: "Kenya and Chad", and two who met."""
    by_word = {one.word: one.keys for one in named if one.keys}
    for word in by_word:
        keys = [key for other in list_joined(parse, word) for key in by_word.get(other, ())]
        if len(set(keys)) > 1:
            rank = find_rank(parse, word)
            focus.note(Seen(keys=tuple(keys), sentence=number, word=word, rank=rank))
    for first, second in _list_met(parse, by_word):
        keys = [*by_word[first], *by_word[second]]
        if len({focus.entities[key].sort for key in keys}) == 1 and len(set(keys)) > 1:
            focus.note(Seen(keys=tuple(keys), sentence=number, word=first, rank="object"))


def _list_met(
    parse: Parse, words: Sequence[int] | dict[int, tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    for first in words:
        verb = parse.heads[first]
        if not parse.relations[first].startswith("nsubj") or verb < 0:
            continue
        if parse.lemmas[verb].lower() not in _MEETING:
            continue
        for second in words:
            if parse.heads[second] == verb and parse.relations[second] in ("obj", "obl"):
                yield first, second


def _note_others(
    focus: Focus, number: int, parse: Parse, named: Sequence[Named], asked: Container[int]
) -> None:
    """Note the common nouns that name no actor: "it" and "they" may stand for them."""
    taken = {word for one in named for word in list_names(parse, one.mention)}
    for word, tag in enumerate(parse.upos):
        lemma = parse.lemmas[word].lower()
        if tag not in ("NOUN", "PROPN") or word in taken or word in asked or lemma in _TIMES:
            continue
        relation = parse.relations[word].split(":")[0]
        if relation in ("compound", "flat", "fixed", "appos", "root", "xcomp"):
            continue
        is_many = "Number=Plur" in parse.features[word]
        sort: Sort = _KINDS.get(parse.mentions[word], "thing")
        state = _find_people_state(parse, word, named) if sort == "person" else None
        key = f"{sort} {lemma} {'s' if is_many else ''} {state or ''}"
        focus.learn(
            Entity(
                key=f"other {key}",
                sort="group" if is_many and sort == "person" else sort,
                mention=_describe_people(parse, word, state, is_many=is_many) if state else None,
                number="many" if is_many else "one",
                gender=find_gender(lemma),
                size=_count(parse, word) if state and is_many else 0,
            )
        )
        focus.note(
            Seen(
                keys=(f"other {key}",),
                sentence=number,
                word=word,
                rank=find_rank(parse, word),
                is_below=is_below(parse, word),
            )
        )
