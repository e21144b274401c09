"""One happening, put together from what the reports of a story claim of it."""

from msgspec import Struct

from twosource.model.claim import Act, Status


class Merge(Struct, frozen=True, kw_only=True):
    """Why two claims, and with them all that was joined to each before, are told as one event.

    `weight` is ten times the log-odds that the two are of one happening, 1000 by hand; `because`
    says in words what ties them and what differs, `rule` names what decided: "copied", "agreement"
    or "by hand".
    """

    first: str
    second: str
    weight: int
    because: str
    rule: str


class Event(Struct, frozen=True, kw_only=True):
    """Claims that tell of one act; what each report says of it stays with its claim.

    `id` is the hash of the earliest claim, by date, then by id. `claims` are ids, in the order of
    date and id. `act`, `mode` and `status` are those that most claims give, of equally many the
    earliest; where claims differ in the status the event is told with all of them. `merges` are the
    joins that made it, the strongest first: one fewer than the tellings it is made of.
    """

    id: str
    story: str
    claims: tuple[str, ...]
    act: Act
    mode: str | None
    status: Status
    merges: tuple[Merge, ...] = ()


class Redirect(Struct, frozen=True, kw_only=True):
    """An id that an event had before run number `run`, and the event that holds its claims now."""

    old: str
    event: str
    run: int
