"""Write docs/control-groups.md, the table of whose voice is whose, from the lexicon."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from twosource.lexicon.control_groups import ControlRow, find_director, load_control_rows
from twosource.lexicon.media import Medium, load_media
from twosource.lexicon.states import find_state

PAGE = Path(__file__).parents[1] / "docs" / "control-groups.md"

_HEAD = (
    "# The table of control groups\n\n"
    "This page is made from the tables of the program (`just assets`), and a test holds it to "
    "them. The rule behind it, and what it is for, is told in [independence](independence.md). A "
    "correction needs a public source: a law, a decree, a register, or the statement of the medium "
    "or body itself.\n"
)
_PARTS = {
    "sector": (
        "Sectors",
        "Actors carry sectors of PLOVER ([who acts](actors.md)). An actor that belongs to a state "
        "is its voice if a sector says *state* and none says *apart*. All other sectors "
        "(companies, parties, the press, clergy, society, paramilitaries) are nobody's voice but "
        "their own.",
    ),
    "word": ("Words that say so", "What is called so is the voice of the state beside it."),
    "party": (
        "Parties that lead a state by law",
        "Their leaders and organs are the state's voice. Every other party is a voice of its own, "
        "by its name, also while it governs.",
    ),
    "kind": ("Kinds of bodies", "All bodies of such a kind are one."),
    "body": ("Branches of bodies", "The parts of one body are one voice."),
    "vague": (
        "Roles that tell no state by themselves",
        "Without a name, and where the text does not say whose they are, they are unknown.",
    ),
}


def make_page() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *_list_parts(), *_list_media()])


def main() -> None:
    """Write the file and say its name."""
    PAGE.write_text(make_page(), encoding="utf-8")
    print(PAGE.name)


def _list_parts() -> Iterator[str]:
    for kind, (title, lead) in _PARTS.items():
        yield f"## {title}\n\n{lead}\n"
        yield "| what | group | reason |\n|---|---|---|"
        yield from (_make_line(row) for row in load_control_rows() if row.kind == kind)
        yield ""


def _make_line(row: ControlRow) -> str:
    names = [_name_state(one) if row.kind == "party" else one for one in row.names]
    return f"| {', '.join(names)} | `{row.group}` | {row.reason} |"


def _list_media() -> Iterator[str]:
    held: defaultdict[str, list[Medium]] = defaultdict(list)
    for one in load_media():
        if one.control:
            held[find_director(one.name)].append(one)
    yield "## Media that somebody directs\n"
    yield (
        "A medium is a government's voice when the government owns it and appoints or directs its "
        "editors, by its own law or statement; so with ruling parties and armed movements. Every "
        "other medium is a voice of its own, by its name "
        "([how media are named](policy-states.md#who-speaks-through-a-medium)).\n"
    )
    yield "| group | medium | reason |\n|---|---|---|"
    for group in sorted(held):
        for medium in held[group]:
            yield f"| `{group}` | {medium.name} | {medium.reason} |"
    yield ""


def _name_state(code: str) -> str:
    state = find_state(code)
    return state.name if state is not None else code


if __name__ == "__main__":
    main()
