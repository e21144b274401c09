"""Names proposed from outside the tables, set among the parts that the tables found.

The tables decide wherever they know. A longer name holds the shorter ones inside it: the state in
"Bank of Norvane" is no actor by itself.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from twosource.lexicon.actor_names import match_name
from twosource.lexicon.actor_parts import Part
from twosource.lexicon.armed import is_own_force
from twosource.lexicon.words import STOPWORDS
from twosource.model.actor import ActorMention

__all__ = ["take_proposals"]

_NAME_WORD = re.compile(r"[^\W_][\w.’'-]*")
# Words with which a state stays a state, an army an army: "Northern", "Royal", "71st" is none.
_ONLY_KINDS = frozenset(
    """
    north south east west northern southern eastern western central mainland northeast northwest
    southeast southwest northeastern northwestern southeastern southwestern upper lower
    former acting deputy vice assistant interim senior chief national federal royal new joint
    republic state government president mr mrs ms dr
    """.split()
)
_TELLS_NOTHING = _ONLY_KINDS | STOPWORDS
_STATES = frozenset({"state", "demonym", "capital"})
_GAP = re.compile(r"[^\S\n]{1,2}")
_POSSESSIVE_GAP = re.compile(r"(?:['’]s?)?[^\S\n]{1,2}")
_CAPITALS = re.compile(r"[^\S\n]{1,2}(?:[A-Z][\w.’'-]*[^\S\n]{1,2}){1,3}")
# Of several states, or of none: "Gulf of Oman".
_WATERS = re.compile(r"\b(?:Gulf|Sea|Strait|Straits|Bay|Ocean|Channel|River)\b")


def take_proposals(
    text: str, parts: Sequence[Part], proposed: Sequence[ActorMention]
) -> tuple[list[Part], list[Part]]:
    """Return the parts with the proposals that tell more, and the proposals that are left.

    `proposed` are in order and without overlaps. One that the parts cover is left: whoever joins
    the parts may take it where they come to nothing. Both lists are in order. Linear in the text.
    """
    kept: list[Part] = []
    left: list[Part] = []
    place = 0
    for one in proposed:
        while place < len(parts) and parts[place].end <= one.start:
            kept.append(parts[place])
            place += 1
        last = place
        while last < len(parts) and parts[last].start < one.end:
            last += 1
        before = kept[-1] if kept else None
        inside = parts[place:last]
        chosen = _set_among(text, one, inside, before)
        if chosen is None:
            left.append(_make_part(text, one))
            continue
        kept += [part for part in inside if part.end <= chosen.start]
        kept.append(chosen)
        place += sum(part.start < chosen.end for part in inside)
    return [*kept, *parts[place:]], left


def _make_part(text: str, one: ActorMention) -> Part:
    name = " ".join(text[one.start : one.end].split())
    return Part(start=one.start, end=one.end, kind=one.kind, name=name, rules=(one.rule,))


def _set_among(
    text: str, one: ActorMention, inside: Sequence[Part], before: Part | None
) -> Part | None:
    """Return a proposal as a part, None where the parts inside it know better."""
    if any(part.start < one.start or one.end < part.end for part in inside):
        return None
    kind = "person" if _follows_role(text, one, [*_seq(before), *inside]) else one.kind
    part = replace(_make_part(text, one), kind=kind)
    if kind == "person":
        return _set_person(text, part, inside, before)
    if not _tells_more(text, part, inside):
        return None
    if kind == "thing":
        return _set_thing(text, part, inside)
    return _inherit(part, inside)


def _seq(part: Part | None) -> tuple[Part, ...]:
    return () if part is None else (part,)


def _follows_role(text: str, one: ActorMention, near: Sequence[Part]) -> bool:
    """Tell whether a name stands right after one person's role: then it is that person's."""
    if one.kind not in ("organisation", "place") or not near:
        return False
    role = near[-1]
    return (
        role.kind == "role"
        and not role.is_plural
        and not role.name
        and role.end <= one.start
        and _GAP.fullmatch(text, role.end, one.start) is not None
        and match_name(text, one.start, one.end) == one.end
    )


def _set_person(text: str, part: Part, inside: Sequence[Part], before: Part | None) -> Part | None:
    """Return a person without the titles that stand before the name, None for a known one."""
    roles = [one for one in inside if one.kind in ("role", "organ") and one.end < part.end]
    if roles and part.end - roles[-1].end > 1:
        gap = _POSSESSIVE_GAP.match(text, roles[-1].end)
        start = gap.end() if gap else roles[-1].end
    else:
        start = _without_demonym(text, part, inside)
        start = _with_first_name(text, start, before) if start == part.start else start
    if start >= part.end:
        return None
    cut = [one for one in inside if one.start >= start]
    if any(one.start <= start and part.end <= one.end for one in cut):
        return None
    if cut and not _tells_more(text, replace(part, start=start), cut):
        return None
    return replace(part, start=start, name=" ".join(text[start : part.end].split()))


def _without_demonym(text: str, part: Part, inside: Sequence[Part]) -> int:
    if not inside or inside[0].kind != "demonym" or inside[0].start != part.start:
        return part.start
    gap = _GAP.match(text, inside[0].end)
    return gap.end() if gap else part.start


def _with_first_name(text: str, start: int, before: Part | None) -> int:
    """Return where a name begins whose first words, right after a role, were not proposed."""
    if before is None or before.kind != "role" or before.is_plural:
        return start
    if _CAPITALS.fullmatch(text, before.end, start) is None:
        return start
    between = text[before.end : start]
    begin = before.end + len(between) - len(between.lstrip())
    end = before.end + len(between.rstrip())
    return begin if match_name(text, begin, end) == end else start


def _tells_more(text: str, part: Part, inside: Sequence[Part]) -> bool:
    """Tell whether a name has a word of its own that no part inside it has."""
    if not inside:
        return True
    return any(
        word.group().casefold() not in _TELLS_NOTHING
        and (word.group()[0].isupper() or word.group()[0].isdigit())
        for word in _iter_bare(text, part, inside)
    )


def _iter_bare(text: str, part: Part, inside: Sequence[Part]) -> Iterator[re.Match[str]]:
    lowest = part.start
    for end, following in [*((one.start, one.end) for one in inside), (part.end, part.end)]:
        yield from _NAME_WORD.finditer(text, lowest, end)
        lowest = following


def _set_thing(text: str, part: Part, inside: Sequence[Part]) -> Part:
    """Return a thing without the state before its name, which stays an actor of its own."""
    state = inside[0].state if inside and inside[0].kind in _STATES else ""
    if not state or inside[0].start != part.start:
        return part
    gap = _POSSESSIVE_GAP.match(text, inside[0].end)
    start = gap.end() if gap and inside[0].kind == "demonym" else part.start
    return replace(part, start=start, state=state, name=" ".join(text[start : part.end].split()))


def _inherit(part: Part, inside: Sequence[Part]) -> Part:
    """Return an organisation or a place with what the words inside its name say of it."""
    states = {one.state for one in inside if one.kind in _STATES}
    is_water = part.kind == "place" and _WATERS.search(part.name)
    state = states.pop() if len(states) == 1 and not is_water else ""
    if part.kind != "organisation" or not inside:
        return replace(part, state=state)
    head = inside[-1]
    if head.kind == "organ" and head.end == part.end:
        if is_own_force(part.name, head.sectors):
            return replace(part, sectors=head.sectors, rules=(*part.rules, *head.rules))
        return replace(
            part,
            kind="organ",
            state=state or head.state,
            sectors=head.sectors,
            rules=(*part.rules, *head.rules),
            is_default=head.is_default,
        )
    owner = inside[0]
    sectors = owner.sectors if owner.kind == "body" and owner.start == part.start else ()
    return replace(part, state=state, sectors=sectors)
