"""How parts beside one another make one actor: whose organ, whose envoy, and his name."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from twosource.lexicon.actor_names import HONOUR, match_name, name_after_comma, name_before_comma
from twosource.lexicon.actor_owners import STATE_KINDS, set_beside, take_over
from twosource.lexicon.actor_parts import Part
from twosource.lexicon.armed import is_armed, names_group
from twosource.lexicon.sectors import join_sectors
from twosource.model.actor import ActorKind

__all__ = ["join_parts"]

_GAP = r"[^\S\n]{1,2}"
_KINDS_OF = (
    "former|ex|acting|deputy|vice|assistant|interim|caretaker|senior|top|outgoing|incoming|chief|"
    "first|second|new|newly|elected|appointed|current|longtime|long-time|veteran|lead|own|main|"
    "ruling|national|federal|central|state|royal|imperial|regular|provincial|regional|local|joint|"
    "military|naval|civilian|presidential|elite|armed|wounded|several|many|two|three|hundreds|"
    "powerful|then|late|junior|retired|hardline|hard-line|visiting|embattled|ousted|deposed|exiled|"
    "jailed|prominent|young|student|religious|tribal|opposition|radical|moderate|Arab|Kurdish|Sunni|Shia|Shiite|Royal|National|Federal|designated|unnamed|leading|key|high-ranking|high-level|ranking|"
    "Former|Acting|Deputy|Vice|Assistant|Interim|Senior|Top|Outgoing|First|Chief|Special"
)
_SMALL_KINDS = frozenset(kind for kind in _KINDS_OF.split("|") if kind.islower())
_MODIFIER = rf"(?:{_KINDS_OF})(?:{_GAP}|-)"
_OWNS = re.compile(rf"(?:['’]s?)?{_GAP}(?:{_MODIFIER}){{0,3}}")
_OWNED = re.compile(r"\b(?:its|his|her|their|our|own)(?:[^\S\n]\w+)?[^\S\n]+\Z", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?[^\S\n]")
_BEFORE = re.compile(rf"(?<![\w-])(?:{_MODIFIER}){{1,3}}\Z")
_FORMER = re.compile(r"\b(?:former|ex)\b", re.IGNORECASE)
_OF = re.compile(rf"{_GAP}(?:of|for|at|from){_GAP}(?:the{_GAP}|its{_GAP})?")
_OF_ORGAN = re.compile(rf"{_GAP}(?:of|from){_GAP}(?:the{_GAP})?")
# No name begins so but in a text all in capitals: "teacher TRIPPED".
_SHOUTED = re.compile(r"[A-Z]{3}")
_SPACE = re.compile(_GAP)
_LISTED = re.compile(r"(?:,|,?[^\S\n](?:and|or))[^\S\n](?:the[^\S\n])?")
_IS_ASIDE = re.compile(r"[,.;:)]|[^\S\n](?:who|said|told|says|to|in|for|of)\b|\Z")
_WINDOW = 40

_WEAK = frozenset({"CVL", "EDU", "LAB", "ELI", "AGR", "BUS", "REF", "SOC"})
_OWNERS = STATE_KINDS | {"body", "organ", "medium", "role", "organisation"}


def join_parts(text: str, parts: Sequence[Part]) -> list[Part]:
    """Return the parts with their neighbours joined to them, in order and without overlaps.

    "South Korea" + "defence ministry" + "spokesman" + a name is one actor; so is "president" + "of"
    + "Chile". Linear in the text.
    """
    named = _attach_names(text, _join_owners(text, _drop_kinds(text, parts), _OWNERS))
    # Persons own later, when it is clear who is whose: "President Velt's spokesman".
    owned = _attach_names(text, _join_owners(text, named, _OWNERS | {"person"}))
    whose = _attach_names(text, _join_of(text, owned))
    full = _join_asides(text, whose)
    return [_add_modifiers(text, part, lowest) for part, lowest in _with_lowest(full)]


def _with_lowest(parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """Yield each part with the end of the one before it."""
    lowest = 0
    for part in parts:
        yield part, lowest
        lowest = part.end


def _drop_kinds(text: str, parts: Sequence[Part]) -> list[Part]:
    """Drop a role that only says of what kind the next one is: "deputy" before "minister"."""
    return [
        part
        for part, after in zip_longest(parts, parts[1:])
        if after is None
        or after.kind != "role"
        or part.title not in _SMALL_KINDS
        or not _SPACE.fullmatch(text, part.end, after.start)
    ]


def _join_owners(text: str, parts: Sequence[Part], owners: frozenset[str]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        if joined and joined[-1].kind in owners and _may_own(text, joined[-1], part):
            joined[-1] = _own(text, joined[-1], part)
        else:
            joined.append(part)
    return joined


def _may_own(text: str, owner: Part, part: Part) -> bool:
    if not _is_owned(owner, part) or not _suits(part, owner):
        return False
    if text[owner.start - 1 : owner.start] == "-":
        return False  # "pro-Russian separatists" are not Russia's.
    if not _OWNS.fullmatch(text, owner.end, part.start):
        return False
    if owner.kind in ("role", "person") and part.kind != "organ":
        return _POSSESSIVE.match(text, owner.end) is not None
    return True


def _is_owned(owner: Part, part: Part) -> bool:
    """Tell whether what `part` is can be of what `owner` is."""
    if owner.kind == "medium":
        return part.kind == "role" and part.sectors == ("JRN",)
    if owner.kind == "person" and part.kind == "person":
        return "role" in part.rules
    if owner.kind == "role":
        return part.kind == "role"
    if part.kind == "organisation":
        return owner.kind == "demonym" and not part.state
    return part.kind in ("organ", "role")


def _suits(part: Part, owner: Part) -> bool:
    """Tell whether a part may be the owner's: another state has no Bundestag."""
    return not part.state or part.is_default or part.state == owner.state


def _own(text: str, owner: Part, part: Part) -> Part:
    """Return a part with its owner's state and, where they tell more, its sectors."""
    others = set_beside(owner, part) if _POSSESSIVE.match(text, owner.end) else None
    if others is not None:
        return others
    state = owner.state if part.is_default or not part.state else part.state
    owned = take_over(owner, part, state or part.state, (*owner.rules, *part.rules))
    return replace(owned, start=owner.start, title=_title(text, owner, part))


def _title(text: str, owner: Part, part: Part) -> str:
    """Return the title with the modifiers between it and its owner: "deputy" + "chairman"."""
    if part.kind != "role":
        return part.title
    between = re.sub(r"^['’]s?", "", text[owner.end : part.start]).strip()
    return f"{_lower_kinds(between)} {part.title}".strip()


def _lower_kinds(words: str) -> str:
    """Write modifiers small as titles are, but for names of peoples."""
    return " ".join(
        word.lower() if word.lower() in _SMALL_KINDS else word for word in words.split()
    )


def _attach_names(text: str, parts: Sequence[Part]) -> list[Part]:
    """Join each role with the name after it, whether the table of office-holders has it or not."""
    joined: list[Part] = []
    for place, part in enumerate(parts):
        if joined and _is_named_by(text, joined[-1], part):
            joined[-1] = _name(joined[-1], part.name, part.end, part)
        elif (
            joined
            and is_armed(joined[-1], part)
            and _SPACE.fullmatch(text, joined[-1].end, part.start)
        ):
            joined[-1] = replace(part, kind="organisation", sectors=joined[-1].sectors)
        elif part.kind == "role" and not part.name and not part.is_plural:
            limit = parts[place + 1].start if place + 1 < len(parts) else len(text)
            joined.append(_read_name(text, part, limit))
        else:
            joined.append(part)
    return joined


def _is_named_by(text: str, role: Part, person: Part) -> bool:
    return (
        role.kind == "role"
        and not role.name
        and person.kind == "person"
        and _follows(text, role, person)
    )


def _follows(text: str, before: Part, after: Part) -> bool:
    return _SPACE.fullmatch(text, before.end, after.start) is not None


def _read_name(text: str, role: Part, limit: int) -> Part:
    gap = _SPACE.match(text, role.end)
    if gap is None:
        return role
    is_shouted = _SHOUTED.match(text, gap.end()) and not text[role.end - 2 : role.end].isupper()
    if is_shouted or _is_heading(text, role):
        return role
    end = match_name(text, gap.end(), limit)
    return _name(role, text[gap.end() : end], end, None) if end > gap.end() else role


def _is_heading(text: str, role: Part) -> bool:
    """Tell whether a capital makes a weak role part of a heading: "Student Tours" is nobody."""
    return text[role.start].isupper() and bool(_WEAK & set(role.sectors)) and not role.state


def _name(role: Part, name: str, end: int, known: Part | None) -> Part:
    """Return a role that has a name; what an office-holder's line knows fills its gaps.

    "The rebel Tihama Council" and "Chad's paramilitary Red Shield" are armed groups of no state.
    """
    is_group = names_group(role, name)
    return replace(
        role,
        kind="organisation" if is_group else "person",
        name=name,
        title="" if is_group else role.title,
        end=end,
        state="" if is_group else _state_of(role, known),
        sectors=role.sectors or (known.sectors if known else ()),
        rules=(*role.rules, *(known.rules if known else ("name",))),
        needs="nothing",
    )


def _state_of(role: Part, known: Part | None) -> str:
    """Return the state in the text, else the office-holder's, else the title's usual one."""
    if known is not None and known.state and (role.is_default or not role.state):
        return known.state
    return role.state


def _join_of(text: str, parts: Sequence[Part]) -> list[Part]:
    """Join "ministry of defence" + "of Chad" and "spokesman" + "for the army", the inner first."""
    joined: list[Part] = []
    for part in reversed(parts):
        if joined and _is_of(text, part, joined[-1]) and not _is_listed(text, joined[-2:]):
            joined[-1] = _belong(part, joined[-1])
        else:
            joined.append(part)
    return joined[::-1]


def _is_of(text: str, part: Part, owner: Part) -> bool:
    is_named = part.kind == "person" and "role" in part.rules and bool(part.title)
    if not (is_named or part.kind in ("organ", "role")) or (part.state and not part.is_default):
        return False
    if is_named and (part.rules[-1] == "aside" or owner.kind == "place"):
        return False
    if _is_sent_from(text, part, owner) or (part.body and owner.kind in STATE_KINDS):
        return False
    gap = _OF if part.kind == "role" else _OF_ORGAN
    if not gap.fullmatch(text, part.end, owner.start) or owner.kind not in STATE_KINDS | {
        "body",
        "organ",
        "organisation",
        "place",
    }:
        return False
    if owner.kind == "demonym" or (part.kind == "organ" and owner.kind not in STATE_KINDS):
        return False
    return owner.kind not in STATE_KINDS or not _POSSESSIVE.match(text, owner.end)


def _is_sent_from(text: str, part: Part, owner: Part) -> bool:
    """Tell whether somebody who is told to be another's only was there: "its envoy from Minsk"."""
    between = text[part.end : owner.start].split()
    return between[:1] == ["from"] and _OWNED.search(text[: part.start]) is not None


def _is_listed(text: str, last: Sequence[Part]) -> bool:
    """Tell whether the last part is the first of several states: "leaders of Chile and Peru".

    `last` are in falling order, as `_join_of` goes through the text.
    """
    if len(last) < 2 or last[1].kind not in STATE_KINDS or last[0].kind not in STATE_KINDS:
        return False
    return _LISTED.fullmatch(text, last[1].end, last[0].start) is not None


def _belong(part: Part, owner: Part) -> Part:
    others = set_beside(owner, part)
    if others is not None:
        return others
    rules = (*part.rules, "of", *owner.rules)
    return replace(take_over(owner, part, owner.state or part.state, rules), end=owner.end)


def _join_asides(text: str, parts: Sequence[Part]) -> list[Part]:
    """Join names and roles that a comma parts: "Ana Lee, the envoy," and "the envoy, Ana Lee,"."""
    joined: list[Part] = []
    for place, part in enumerate(parts):
        lowest = joined[-1].end if joined else 0
        if joined and _is_aside_of(text, joined[-1], part, first="role"):
            joined[-1] = _give_role(part, joined[-1])
            continue
        limit = parts[place + 1].start if place + 1 < len(parts) else len(text)
        if part.kind == "role" and not part.name and not part.is_plural:
            before = joined[-1] if joined else None
            if before is not None and _is_aside_of(text, before, part, first="person"):
                joined[-1] = _give_role(before, part)
                continue
            part = _read_aside(text, part, lowest=lowest, limit=limit)
        joined.append(part)
    return joined


_COMMA = re.compile(
    rf",{_GAP}(?:(?:the|a|an|its|his|her){_GAP})?{HONOUR}{{0,2}}(?:{_MODIFIER}){{0,2}}"
)


def _is_aside_of(text: str, before: Part, after: Part, *, first: ActorKind) -> bool:
    """Tell whether a comma parts a person and a nameless role, `first` first, that are one."""
    person, role = (before, after) if first == "person" else (after, before)
    # "They held a journalist, President Paul Roux said": who has a title of his own is another.
    is_open = not text.startswith(",", after.end)
    is_taken = "aside" in person.rules or name_after_comma(text, after.end, after.end + _WINDOW)
    is_another = "role" in person.rules and (is_open if first == "role" else bool(is_taken))
    return (
        not is_another
        and person.kind == "person"
        and role.kind == "role"
        and not role.is_plural
        and before.kind == first
        and _COMMA.fullmatch(text, before.end, after.start) is not None
        and _IS_ASIDE.match(text, after.end) is not None
    )


def _give_role(person: Part, role: Part) -> Part:
    """Return a person with the role that stands beside the name, on either side of it."""
    before, after = sorted((person, role), key=lambda part: part.start)
    return replace(
        person,
        start=before.start,
        end=after.end,
        state=role.state or person.state,
        sectors=role.sectors or person.sectors,
        title=role.title,
        rules=(*before.rules, *after.rules, "aside"),
        body=role.body or person.body,
    )


def _read_aside(text: str, role: Part, *, lowest: int, limit: int) -> Part:
    start = _start_with_modifiers(text, role, lowest)
    before = name_before_comma(text, start, lowest)
    if before is not None and _IS_ASIDE.match(text, role.end):
        named = _name(role, text[before[0] : before[1]], role.end, None)
        return replace(named, start=before[0], rules=(*role.rules, "name", "aside"))
    after = name_after_comma(text, role.end, limit)
    if after is not None:
        named = _name(role, text[after[0] : after[1]], after[1], None)
        return replace(named, rules=(*role.rules, "name", "aside"))
    return role


def _start_with_modifiers(text: str, part: Part, lowest: int) -> int:
    before = _BEFORE.search(text, max(lowest, part.start - _WINDOW), part.start)
    return part.start if before is None else before.start()


def _add_modifiers(text: str, part: Part, lowest: int) -> Part:
    """Take "former", "senior" and the like before it into a role; who is former is elite."""
    if not part.title or "role" not in part.rules:
        return part
    start = _start_with_modifiers(text, part, lowest)
    words = _lower_kinds(text[start : part.start])
    title = f"{words} {part.title}".strip() if words else part.title
    sectors = join_sectors(("ELI",), part.sectors) if _FORMER.search(title) else part.sectors
    return replace(part, start=start, title=title, sectors=sectors)
