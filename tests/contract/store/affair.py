"""Invented reports about dealings of real states, in three rounds, to be read one after another.

What comes late changes what was told: an earlier text of the same wire, a denial, another figure.
"""

from pathlib import Path

__all__ = ["ROUNDS", "write_rounds"]

_WIRE = (
    "Niger Wire, {day} March 2031\n\n"
    "NIAMEY – Chad recalled its ambassador from Niger on Tuesday, the foreign ministry said.\n\n"
    "Mali sent {trucks} trucks of grain to Niger on Monday, officials in Bamako said.\n\n"
    "Niger {thanked} Mali for the grain and condemned the closing of the Lissa road.\n\n"
    "Traders at the border had waited for the convoy since the middle of February.\n"
)
_OWN = (
    "The Border Post, {day} March 2031\n\n"
    "LISSA – Chad denied on Wednesday that it had recalled its ambassador from Niger.\n\n"
    "Mali sent {trucks} trucks of grain to Niger this week, drivers at the border said.\n\n"
    "A reporter of this newspaper counted them at the bridge of Lissa at noon.\n"
)
_APART = (
    "Kelso Gazette, 9 March 2031\n\n"
    "Norway and Iceland signed an agreement on cod in Bergen on Friday.\n\n"
    "The fishermen of both coasts had asked for it for {years} years.\n"
)
ROUNDS: tuple[dict[str, str | bytes], ...] = (
    {
        "copy.txt": _WIRE.format(day=5, trucks=40, thanked="thanked"),
        "own.txt": _OWN.format(day=6, trucks=60),
        "apart.txt": _APART.format(years="eleven"),
        "0-nothing.html": "<html><body><p></p></body></html>",
        "broken.txt": b"\x00\x01\x02\x03 nothing that anybody could read",
    },
    {
        "wire.txt": _WIRE.format(day=4, trucks=40, thanked="was to thank"),
        "garbled.txt": _WIRE.format(day=6, trucks=90, thanked="thanked"),
    },
    {
        "late.txt": _OWN.format(day=8, trucks=66),
        "cod.txt": _APART.format(years="twelve"),
    },
)


def write_rounds(folder: Path) -> list[Path]:
    """Write a folder for each round, which holds the reports of the rounds before it too."""
    made = [folder / str(number) for number in range(len(ROUNDS))]
    for number, one in enumerate(made):
        one.mkdir(parents=True)
        for reports in ROUNDS[: number + 1]:
            for name, text in reports.items():
                content = text if isinstance(text, bytes) else text.encode()
                (one / name).write_bytes(content)
    return made
