"""The part of the earth that a map shows, and where on it a place is."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

__all__ = ["HEIGHT", "WIDTH", "Frame", "fit_frame", "place_on_earth"]

WIDTH, HEIGHT = 1000, 500
LEAST = 160
"""Of the thousand units around the earth at least so many are shown."""
_AIR = 1.25


class Frame(Struct, frozen=True, kw_only=True):
    """A window on the plate of the whole earth: its left upper corner and how much it enlarges."""

    left: float
    top: float
    scale: float

    def move(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the whole plate is in this frame."""
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a place is in this frame."""
        return self.move(*place_on_earth(latitude, longitude))

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point of the frame is in sight."""
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def place_on_earth(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a place is on the plate of the whole earth, 1,000 by 500."""
    return (longitude + 180) / 360 * WIDTH, (90 - latitude) / 180 * HEIGHT


def fit_frame(points: Iterable[tuple[float, float]]) -> Frame:
    """Choose the part of the earth that holds points of the plate, twice as wide as it is high."""
    held: Sequence[tuple[float, float]] = list(points) or [(0.0, 0.0), (WIDTH, HEIGHT)]
    across, down = [x for x, _ in held], [y for _, y in held]
    wide = max(max(across) - min(across), 2 * (max(down) - min(down)), LEAST) * _AIR
    wide = min(wide, float(WIDTH))
    return Frame(
        left=min(max((min(across) + max(across) - wide) / 2, 0.0), WIDTH - wide),
        top=min(max((min(down) + max(down) - wide / 2) / 2, 0.0), HEIGHT - wide / 2),
        scale=WIDTH / wide,
    )
