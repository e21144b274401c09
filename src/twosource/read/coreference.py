"""Whom the mentions of a report stand for: "he", "the pair", "its spokesman", "the ministry"."""

from collections.abc import Sequence

from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.model.reading import Party, ReadSentence
from twosource.read.coreference_focus import Choice, Entity, Focus, see
from twosource.read.coreference_issuers import ISSUER, SPEAKERS, find_issuer
from twosource.read.coreference_naming import Named, list_names, name_actors
from twosource.read.coreference_quotes import Quotes, find_quotes, find_source
from twosource.read.coreference_roles import describe, find_called, find_organ, find_titled
from twosource.read.coreference_tree import find_rank, find_subject, is_below
from twosource.read.coreference_words import (
    OFFICES,
    SIDES,
    Asked,
    Number,
    Sort,
    Way,
    find_antecedent,
    find_asked,
    find_owner,
    has_agent_verb,
    is_copular,
)

__all__ = ["find_parties"]

_OPEN = Choice((), "open")
_REASONS: dict[Way, str] = {
    "third": "pronoun",
    "reflexive": "reflexive",
    "relative": "relative",
    "speaker": "speaker",
    "noun": "description",
    "called": "description",
    "owned": "description",
    "pair": "pair",
}
_DESCRIBED: tuple[Way, ...] = ("noun", "called", "owned")
_FIRST_STEPS = 12
_STATES: tuple[Sort, ...] = ("state",)
# Of these one may fight for no state.
_CAMPS = ("side", "party")
# What is longer is a list or has lost its full stops; its tree says little, and it costs most.
_MOST_WORDS = 200

KeysAt = dict[int, tuple[str, ...]]


def find_parties(
    sentences: Sequence[ReadSentence], *, title: str = "", publisher: str = ""
) -> tuple[tuple[Party, ...], ...]:
    """Return for each sentence its actors and the words that stand for one, by place.

    `sentences` are those of the body of one report, in order, with their actors. A pronoun has
    kind "pronoun", a description such as "the country" kind "role"; both take over state, sectors
    and name of whom they stand for, and `rule` says why. What is open has no `who`. Offsets are
    those of the mention's own sentence; a `who` may be of a sentence before. `title` and
    `publisher` are those of the report: they may tell who "we" is.
    """
    walk = _Walk(find_issuer(sentences, title=title, publisher=publisher))
    return tuple(walk.read(number, sentence) for number, sentence in enumerate(sentences))


class _Walk:
    """A walk through one report: who was named so far, whose quote is open."""

    def __init__(self, issuer: ActorMention | None) -> None:
        self._focus = Focus()
        self._has_issuer = issuer is not None
        if issuer is not None:
            self._focus.learn(Entity(key=ISSUER, sort="body", mention=issuer))
        self._speaker: tuple[str, ...] = ()
        self._is_quoting = False

    def read(self, number: int, sentence: ReadSentence) -> tuple[Party, ...]:
        """Return the parties of the next sentence."""
        parse = sentence.parse
        quotes, self._is_quoting = find_quotes(sentence.text, is_open=self._is_quoting)
        all_asked = find_asked(parse) if len(parse.words) <= _MOST_WORDS else []
        words = frozenset(one.word for one in all_asked)
        named = name_actors(self._focus, number, sentence, asked=words)
        keys_at: KeysAt = {
            word: one.keys for one in named if one.keys for word in list_names(parse, one.mention)
        }
        taken = {word for one in named for word in list_names(parse, one.mention)}
        asked = [one for one in all_asked if one.word not in taken]
        speaking = {x.word for x in asked if self._is_issuer(x, quotes)}
        keys_at |= dict.fromkeys(speaking, (ISSUER,))
        pairs = {one.word: one for one in all_asked if one.way == "pair"}
        found: list[Party] = []
        steps: list[Asked | Named] = [*asked, *named]
        for step in sorted(steps, key=lambda one: _find_turn(parse, one)):
            if isinstance(step, Named):
                found.append(self._read_named(number, parse, step, keys_at, pairs.get(step.word)))
            elif step.way != "speaker":
                party = self._read_asked(number, sentence, step, keys_at, quotes)
                found += [party] if party else []
        self._hear(sentence, quotes, keys_at)
        for step in asked:
            if step.way == "speaker":
                found.append(self._answer(step, self._choose_speaker(step, quotes)))
        return tuple(sorted(found, key=lambda party: party.mention.start))

    def _is_issuer(self, asked: Asked, quotes: Quotes) -> bool:
        """Tell whether a word is the "we" of the party that issues the report."""
        is_quoted = any(low <= asked.start < high for low, high in quotes)
        is_we = asked.way == "speaker" and asked.noun in SPEAKERS
        return self._has_issuer and is_we and not is_quoted

    def _choose_speaker(self, asked: Asked, quotes: Quotes) -> Choice:
        """Return whose words "we" and "I" stand in."""
        if self._is_issuer(asked, quotes):
            return Choice((ISSUER,), "issuer")
        is_quoted = any(low <= asked.start < high for low, high in quotes)
        return Choice(self._speaker if is_quoted else (), "quote")

    def _read_named(
        self, number: int, parse: Parse, named: Named, keys_at: KeysAt, pair: Asked | None
    ) -> Party:
        mention, choice = describe(self._focus, number, parse, named, keys_at)
        if pair is not None and not choice.keys:
            choice = self._choose(number, parse, pair, keys_at, ())
        if not choice.keys:
            return Party(mention, ())
        for word in list_names(parse, named.mention):
            keys_at.setdefault(word, choice.keys)
        if not named.keys:
            seen = see(parse, number, named.word, choice.keys)
            is_one = mention.kind == "role" and not mention.is_group
            many: Number = "many" if mention.is_group else ""
            self._focus.note(replace(seen, number=many, is_person=is_one))
        if choice.reason == "name" and len(choice.keys) == 1:
            full = self._fill(mention, choice.keys)
            return Party(full, (full,))
        filled = replace(self._fill(mention, choice.keys), rule=f"{mention.rule} + {choice.reason}")
        return Party(filled, self._name(choice.keys))

    def _read_asked(
        self, number: int, sentence: ReadSentence, asked: Asked, keys_at: KeysAt, quotes: Quotes
    ) -> Party | None:
        parse = sentence.parse
        choice = self._choose(number, parse, asked, keys_at, quotes)
        if choice.keys and any(self._focus.entities[key].mention is None for key in choice.keys):
            if asked.way == "relative":
                return None
            choice = Choice((), "no actor")
        if not choice.keys:
            is_seen = asked.way in ("third", "reflexive") or asked.noun in ("who", "whom", "whose")
            return self._answer(asked, choice) if is_seen or asked.way == "pair" else None
        keys_at[asked.word] = choice.keys
        self._focus.note(
            replace(
                see(parse, number, asked.word, choice.keys),
                is_pronoun=True,
                is_below=is_below(parse, asked.word),
                is_person=asked.noun in ("who", "whom"),
            )
        )
        if asked.gender and len(choice.keys) == 1:
            entity = self._focus.entities[choice.keys[0]]
            self._focus.learn(replace(entity, gender=entity.gender or asked.gender))
        return self._answer(asked, choice)

    def _choose(
        self, number: int, parse: Parse, asked: Asked, keys_at: KeysAt, quotes: Quotes
    ) -> Choice:
        if asked.way == "relative":
            return Choice(keys_at.get(find_antecedent(parse, asked.word), ()), "clause")
        if asked.way == "reflexive":
            return Choice(keys_at.get(_find_own_subject(parse, asked.word), ()), "subject")
        if asked.way == "owned":
            return self._find_home(keys_at.get(find_owner(parse, asked.word), ()))
        if asked.way == "pair":
            return self._find_pair(number, asked)
        if asked.way == "called":
            return Choice(find_called(self._focus, asked.noun), "name before")
        if asked.way == "noun" and asked.sorts == ("person",):
            return Choice(find_titled(self._focus, asked.noun, None), "role before")
        if asked.way == "noun" and asked.sorts == ("organ",):
            return Choice(find_organ(self._focus, asked.noun), "organ before")
        return self._choose_by_rank(number, parse, asked, keys_at, quotes)

    def _find_pair(self, number: int, asked: Asked) -> Choice:
        """Return the two that a pair stands for.

        "Chad and Niger signed; the two leaders …": where no two offices are told, or two of one
        state, these are the states. Two sides of whom nobody spoke just now are those of the whole
        report.
        """
        if asked.noun in SIDES:
            return self._find_sides(number, asked)
        keys = self._focus.find_pair(asked.sorts, sentence=number, before=asked.word)
        if asked.noun not in OFFICES or len({one.state for one in self._name(keys)}) > 1:
            return Choice(keys, "named together")
        states = self._focus.find_pair(_STATES, sentence=number, before=asked.word)
        return Choice(states or keys, "named together")

    def _find_sides(self, number: int, asked: Asked) -> Choice:
        near = self._focus.find_joined_pair(asked.sorts, sentence=number, before=asked.word)
        if near:
            return Choice(near, "named together")
        main = self._focus.find_main_pair(has_bodies=asked.noun in _CAMPS)
        if main:
            return Choice(main, "two of the report")
        far = self._focus.find_pair(asked.sorts, sentence=number, before=asked.word)
        return Choice(far, "named together") if self._focus.are_main(far) else _OPEN

    def _find_home(self, owner: tuple[str, ...]) -> Choice:
        """Return the state of whom "his country" is."""
        states = {mention.state for mention in self._name(owner)}
        key = f"state {next(iter(states), '')}"
        is_one = len(states) == 1 and key in self._focus.entities
        return Choice((key,), "owner") if is_one else _OPEN

    def _choose_by_rank(
        self, number: int, parse: Parse, asked: Asked, keys_at: KeysAt, quotes: Quotes
    ) -> Choice:
        barred: tuple[str, ...] = ()
        if any(low <= asked.start < high for low, high in quotes):
            sources = find_source(parse, quotes, keys_at)
            barred = keys_at[sources[0]] if sources else ()
        if asked.way == "third" and "thing" in asked.sorts:
            asked = _narrow(parse, asked)
        return self._focus.choose(
            asked,
            parse,
            sentence=number,
            rank=find_rank(parse, asked.word),
            barred=barred,
            allow_implied=asked.way == "noun",
        )

    def _hear(self, sentence: ReadSentence, quotes: Quotes, keys_at: KeysAt) -> None:
        """Learn whose quotes the sentence holds; a quote that goes on keeps its speaker."""
        sources = find_source(sentence.parse, quotes, keys_at)
        if sources:
            self._speaker = keys_at[sources[0]]
        elif not quotes:
            self._speaker = self._speaker if self._is_quoting else ()

    def _answer(self, asked: Asked, choice: Choice) -> Party:
        mention = ActorMention(
            start=asked.start,
            end=asked.end,
            kind="role"
            if asked.way in _DESCRIBED or (asked.noun != "both" and asked.way == "pair")
            else "pronoun",
            title=asked.noun if asked.way in (*_DESCRIBED, "pair") else "",
            rule=f"{_REASONS[asked.way]} + {choice.reason}",
            is_group=asked.number == "many",
        )
        return Party(self._fill(mention, choice.keys), self._name(choice.keys))

    def _name(self, keys: Sequence[str]) -> tuple[ActorMention, ...]:
        mentions = (self._focus.entities[key].mention for key in keys)
        return tuple(mention for mention in mentions if mention is not None)

    def _fill(self, mention: ActorMention, keys: Sequence[str]) -> ActorMention:
        """Give a mention the state, the sectors and the name of whom it stands for."""
        named = self._name(keys)
        states = {one.state for one in named}
        if not named:
            return mention
        return replace(
            mention,
            state=mention.state or (named[0].state if len(states) == 1 else None),
            sectors=mention.sectors or (named[0].sectors if len(named) == 1 else ()),
            name=mention.name or (named[0].name if len(named) == 1 else ""),
            body=mention.body or (named[0].body if len(named) == 1 else ""),
        )


def _find_turn(parse: Parse, step: Asked | Named) -> float:
    """Return when a word is answered: in its turn, but "the group" before "a spokesman for" it."""
    head = parse.heads[step.word]
    is_behind = 0 <= head < step.word and parse.relations[step.word] == "nmod"
    is_first = isinstance(step, Asked) and step.way in _DESCRIBED and is_behind
    return head - 0.5 if is_first else step.word


def _narrow(parse: Parse, asked: Asked) -> Asked:
    """Return a word that may be a thing without things where it says or does, else as vague."""
    if has_agent_verb(parse, asked.word):
        return replace(asked, sorts=tuple(sort for sort in asked.sorts if sort != "thing"))
    is_vague = parse.relations[asked.word] != "nmod:poss"
    return replace(asked, is_vague=is_vague, is_copular=is_copular(parse, asked.word))


def _find_own_subject(parse: Parse, word: int) -> int:
    """Return the subject of the clause that a reflexive pronoun stands in; -1 for none."""
    place = parse.heads[word]
    for _ in range(_FIRST_STEPS):
        if place < 0:
            return -1
        subject = find_subject(parse, place)
        if subject >= 0 and subject != word:
            return subject
        place = parse.heads[place]
    return -1
