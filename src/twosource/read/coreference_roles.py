"""Whom descriptions stand for: "the Russian leader", "its spokesman", "the ministry"."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from twosource.lexicon.blocs import BLOC
from twosource.lexicon.given_names import find_gender
from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
from twosource.read.coreference_armed import ARMED, find_armed
from twosource.read.coreference_focus import Choice, Entity, Focus
from twosource.read.coreference_naming import Named, enter, list_names
from twosource.read.coreference_tree import find_rank, list_joined
from twosource.read.coreference_words import VOICES, Asked, is_definite
from twosource.read.own_names import has_own_name

__all__ = ["describe", "find_called", "find_organ", "find_titled"]

_LEADERS = frozenset(
    "president|prime minister|premier|chancellor|king|queen|emir|sultan|leader|supreme leader|"
    "head of state|head of government|ruler|monarch|crown prince|general secretary".split("|")
)
_MONARCHS = frozenset("king queen emir sultan monarch prince".split())
_SOLDIERS = frozenset("general colonel admiral commander soldier".split())
_DIPLOMATS = frozenset("ambassador envoy diplomat".split())
# Whose state is not that of who owns them: "his counterpart".
_OTHERS = frozenset("counterpart host guest rival visitor opponent enemy ally".split())
_JUNTA = "junta"
_MILITARY_RULE = frozenset(
    f"military {one}"
    for one in "government rulers ruler authorities council leaders leader".split()
)
_FOCUS = Asked(start=0, end=0, word=0, way="noun", sorts=("state",))


def describe(
    focus: Focus,
    number: int,
    parse: Parse,
    named: Named,
    keys_at: Mapping[int, tuple[str, ...]],
) -> tuple[ActorMention, Choice]:
    """Return an actor with what is known of whose it is, and whom it stands for."""
    mention = named.mention
    owner = _find_owner(parse, named.word, keys_at)
    owned = _join_owner(focus, mention, owner)
    if named.keys:
        if owned is not mention:
            focus.correct(named.keys[0], owned)
        return owned, Choice(named.keys, "name")
    beside = _find_beside(parse, named.word, keys_at)
    if beside and focus.entities[beside[0]].sort == "person" and mention.kind == "role":
        focus.learn(replace(focus.entities[beside[0]], mention=owned))
        return owned, Choice(beside, "apposition")
    if mention.kind == "organ":
        return _describe_organ(focus, number, parse, replace(named, mention=owned), owner)
    if mention.kind == "role":
        if owned.is_group and not owned.state:
            several = _find_several(focus, parse, replace(named, mention=owned), keys_at)
            if several:
                return owned, Choice(several, "one of each state")
        return _describe_role(focus, parse, replace(named, mention=owned), owner)
    return owned, Choice((), "")


def find_titled(focus: Focus, title: str, state: str | None) -> tuple[str, ...]:
    """Return the person or office last seen whose title a description fits."""
    wanted = find_gender(title)
    for seen in focus.look_back():
        entity = focus.entities[seen.keys[0]]
        mention = entity.mention
        if len(seen.keys) > 1 or entity.sort != "person" or mention is None:
            continue
        if state and mention.state and state != mention.state:
            continue
        if state and not mention.state:
            continue
        if wanted and entity.gender and wanted != entity.gender:
            continue
        if _fits_title(title, mention):
            return seen.keys
    return ()


def find_called(focus: Focus, noun: str) -> tuple[str, ...]:
    """Return what was last seen that has a noun in its name, at the end or before "of"."""
    for seen in focus.look_back():
        entity = focus.entities[seen.keys[0]]
        if len(seen.keys) > 1 or entity.sort not in ("body", "organ") or entity.mention is None:
            continue
        name = entity.mention.name
        if noun in (_take_last(name), _take_last(name.partition(" of ")[0])):
            return seen.keys
    return ()


def find_organ(focus: Focus, name: str) -> tuple[str, ...]:
    """Return the organ last seen that a bare name fits: "the ministry", "the army".

    "The junta" are also the "military rulers" of a state.
    """
    is_junta = _take_last(name) == _JUNTA
    for seen in focus.look_back():
        entity = focus.entities[seen.keys[0]]
        if len(seen.keys) > 1 or entity.mention is None:
            continue
        if is_junta and entity.mention.state and _rules_by_arms(entity.mention):
            return seen.keys
        if entity.sort != "organ":
            continue
        known = entity.mention.name.casefold()
        if known == name or (" " not in name and known.split(" ")[-1] == name):
            return seen.keys
    return ()


def _rules_by_arms(mention: ActorMention) -> bool:
    called = (mention.name or mention.title).casefold()
    return _JUNTA in called or called in _MILITARY_RULE


def _take_last(name: str) -> str:
    return name.casefold().rpartition(" ")[2]


def _find_owner(
    parse: Parse, word: int, keys_at: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """Return whose "its spokesman" is: None without such a word, () where it is open.

    The group of "the group's leader" stands for somebody too, where it is known for whom.
    """
    for other, head in enumerate(parse.heads):
        if head != word or parse.relations[other] not in ("nmod:poss", "nmod"):
            continue
        is_owner = parse.relations[other] == "nmod:poss" or _is_for(parse, other)
        is_pronoun = parse.upos[other] == "PRON" and parse.relations[other] == "nmod:poss"
        if is_pronoun or (is_owner and other in keys_at):
            return keys_at.get(other, ())
    return None


def _is_for(parse: Parse, word: int) -> bool:
    """Tell whether a word says for whom somebody speaks: "a spokesman for the group"."""
    speaks = parse.lemmas[parse.heads[word]].lower() in VOICES
    return speaks and _has_case(parse, word, ("for", "of"))


def _has_case(parse: Parse, word: int, cases: Collection[str]) -> bool:
    return any(
        parse.heads[other] == word and parse.lemmas[other].lower() in cases
        for other in range(max(0, parse.heads[word]), word)
    )


def _find_beside(
    parse: Parse, word: int, keys_at: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    if parse.relations[word] == "appos":
        return keys_at.get(parse.heads[word], ())
    for other, head in enumerate(parse.heads):
        if head == word and parse.relations[other] == "appos" and other in keys_at:
            return keys_at[other]
    return ()


def _join_owner(focus: Focus, mention: ActorMention, owner: tuple[str, ...] | None) -> ActorMention:
    if not owner or len(owner) > 1:
        return mention
    whose = focus.entities[owner[0]].mention
    if whose is not None and mention.title == "counterpart":
        # The same office in another state.
        return replace(
            mention, title=whose.title or mention.title, sectors=mention.sectors or whose.sectors
        )
    if whose is not None and mention.rule == BLOC:
        # "Ukraine and its allies": whose they are is all that is known of them.
        name = f"{mention.name} of {whose.name or whose.title}"
        return replace(mention, name=name, rule=f"{mention.rule} + owner")
    if mention.state or mention.body or mention.title in _OTHERS:
        return mention
    if whose is None or mention.kind not in ("role", "organ", "person"):
        return mention
    sectors = mention.sectors or whose.sectors
    is_body = whose.state is None and whose.kind in ("body", "organisation", "organ")
    if is_body and mention.kind in ("role", "person"):
        return replace(mention, sectors=sectors, body=whose.name, rule=f"{mention.rule} + owner")
    rule = f"{mention.rule} + owner"
    return replace(mention, state=whose.state, sectors=sectors, rule=rule)


def _describe_organ(
    focus: Focus, number: int, parse: Parse, named: Named, owner: tuple[str, ...] | None
) -> tuple[ActorMention, Choice]:
    mention = named.mention
    # "The UN force" is of no state, wherever it stands.
    is_of_body = mention.body and not mention.state
    if owner == () or (owner and not mention.state) or is_of_body:
        return mention, Choice((), "")
    if not mention.state and owner is None:
        known = find_organ(focus, mention.name.casefold())
        if known:
            return mention, Choice(known, "organ before")
        if not is_definite(parse, named.word) or has_own_name(mention):
            return mention, Choice((), "")
        if mention.sectors == ARMED and (armed := find_armed(focus)):
            return mention, Choice(armed, "armed group before")
        choice = focus.choose(
            replace(_FOCUS, word=named.word),
            parse,
            sentence=number,
            rank=find_rank(parse, named.word),
            allow_implied=True,
        )
        if not choice.keys:
            return mention, choice
        state = choice.keys[0].removeprefix("state ")
        mention = replace(mention, state=state, rule=f"{mention.rule} + state in focus")
    keys = enter(focus, "organ", mention, f"organ {mention.state} {mention.name}")
    return mention, Choice(keys, "name")


def _describe_role(
    focus: Focus, parse: Parse, named: Named, owner: tuple[str, ...] | None
) -> tuple[ActorMention, Choice]:
    mention = named.mention
    if owner == ():
        return mention, Choice((), "")
    if owner and _speaks_for(focus, mention, owner):
        return mention, Choice(owner, "speaks for its owner")
    is_nameless = not (mention.state or mention.body or owner) and is_definite(parse, named.word)
    is_armed = mention.is_group and mention.sectors == ARMED
    if is_armed and is_nameless and (armed := find_armed(focus)):
        return mention, Choice(armed, "armed group before")
    is_known = owner is not None or is_definite(parse, named.word) or bool(mention.state)
    if is_known and not mention.is_group and not mention.body:
        known = find_titled(focus, mention.title.casefold(), mention.state)
        if known:
            return mention, Choice(known, "role before")
    if not mention.state:
        return mention, Choice((), "")
    sort = "group" if mention.is_group else "person"
    key = f"{sort} of {mention.state} {mention.title}"
    entry = Entity(
        key=key,
        sort="group" if mention.is_group else "person",
        mention=mention,
        number="many" if mention.is_group else "one",
        gender=find_gender(mention.title),
    )
    focus.learn(entry)
    return mention, Choice((key,), "name")


def _find_several(
    focus: Focus, parse: Parse, named: Named, keys_at: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return those who are one of each state: "the ministers of Chad and Mali … The ministers"."""
    mention = named.mention
    kind = _take_last(mention.title.partition(" of ")[0])
    states = _list_states(focus, parse, list_names(parse, mention), keys_at)
    if len(states) > 1:
        keys = tuple(f"person of {state} {mention.title}" for state in states)
        for key, state in zip(keys, states, strict=True):
            own = replace(mention, state=state, is_group=False, rule=f"{mention.rule} + of")
            focus.learn(Entity(key=key, sort="person", mention=own, gender=find_gender(kind)))
        focus.groups[kind] = keys
        return keys
    is_bare = " " not in mention.title and is_definite(parse, named.word)
    return focus.groups.get(kind, ()) if is_bare else ()


def _list_states(
    focus: Focus, parse: Parse, words: Sequence[int], keys_at: Mapping[int, tuple[str, ...]]
) -> list[str]:
    """Return the states of a list that words are of: "ministers of Chad, Mali and Niger"."""
    heads = [
        other
        for other, head in enumerate(parse.heads)
        if head in words
        and parse.relations[other] == "nmod"
        and other in keys_at
        and not _has_case(parse, other, ("to",))
    ]
    keys = [key for x in heads[:1] for y in list_joined(parse, x) for key in keys_at.get(y, ())]
    mentions = [focus.entities[key].mention for key in keys if focus.entities[key].sort == "state"]
    return list(dict.fromkeys(x.state for x in mentions if x is not None and x.state))


def _speaks_for(focus: Focus, mention: ActorMention, owner: tuple[str, ...]) -> bool:
    if mention.title.split(" ")[-1].casefold() not in VOICES or len(owner) > 1:
        return False
    is_body = focus.entities[owner[0]].sort in ("body", "medium")
    return is_body or mention.title.startswith("spokes") or not mention.sectors


def _fits_title(title: str, mention: ActorMention) -> bool:
    known = mention.title.casefold()
    last = title.split(" ")[-1]
    if not known:
        return last in _SOLDIERS and "MIL" in mention.sectors
    if title == known or (known.endswith(" " + title) and known != "prime minister"):
        return True
    if title == "leader":
        return known in _LEADERS or known.endswith(("president", "leader", "chairman"))
    if title == "monarch":
        return known in _MONARCHS
    if last in _SOLDIERS and title == last:
        return "MIL" in mention.sectors or "COP" in mention.sectors
    return title in _DIPLOMATS and known.split(" ")[-1] in _DIPLOMATS
