"""Disputed areas on the map: dashed outlines, each with its name by the policy that was chosen."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from twosource.lexicon.disputed import Area, Point, load_areas
from twosource.present.claim_words import name_state
from twosource.present.web.frame import Frame
from twosource.present.web.options import Boundaries

__all__ = ["DrawnArea", "draw_areas"]

_LEAST_NAMED = 14.0


class DrawnArea(Struct, frozen=True, kw_only=True):
    """An area on the plate, and in words.

    `path` is drawn in the units of the plate, `says` is whose it is by the policy, `because` where
    that is from. `label` is for the map, "" where the area is too small to be named there; it may
    begin at `x`, `y`.
    """

    name: str
    claimed_by: str
    says: str
    because: str
    label: str
    path: str
    x: float
    y: float


def draw_areas(frame: Frame, boundaries: Boundaries) -> tuple[DrawnArea, ...]:
    """Return the areas that a frame shows at least in part, in the order of the table."""
    return tuple(_draw_area(one, frame, boundaries) for one in load_areas() if _is_in(one, frame))


def _draw_area(area: Area, frame: Frame, boundaries: Boundaries) -> DrawnArea:
    lines = [[frame.place(*point) for point in outline] for outline in area.outlines]
    across = [x for x, _ in lines[0]]
    down = [y for _, y in lines[0]]
    says, because = _tell(area, boundaries)
    is_wide = max(across) - min(across) >= _LEAST_NAMED
    return DrawnArea(
        name=area.name,
        claimed_by=", ".join(map(name_state, area.claimed_by)),
        says=says,
        because=because,
        label=f"{area.name} – {says}" if is_wide else "",
        path="".join(map(_draw_line, lines)),
        x=round(max(across) + 2, 1),
        y=round((min(down) + max(down)) / 2, 1),
    )


def _tell(area: Area, boundaries: Boundaries) -> tuple[str, str]:
    """Return whose an area is by a policy, and the resolution or the sentence that says so."""
    if boundaries == "defacto":
        return f"held by {area.held_by}" if area.held_by[
            :1
        ].isupper() else area.held_by, area.holding
    said = {"": "no resolution", "open": "still open"}.get(area.un, area.un)
    return f"UN: {said}", area.un_source


def _draw_line(points: Iterable[Point]) -> str:
    return f"M{' '.join(_write_points(points))}z"


def _write_points(points: Iterable[Point]) -> Iterator[str]:
    for x, y in points:
        yield f"{round(x, 1):g} {round(y, 1):g}"


def _is_in(area: Area, frame: Frame) -> bool:
    return any(frame.holds(*frame.place(*point)) for line in area.outlines for point in line)
