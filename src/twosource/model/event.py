"""One happening, put together from what the reports of a story claim of it."""

from msgspec import Struct

from twosource.model.claim import Act, Status


class Event(Struct, frozen=True, kw_only=True):
    """Claims that tell of one act; what each report says of it stays with its claim.

    `id` is the hash of the earliest claim, by date, then by id. `claims` are ids, in the order of
    date and id. `act`, `mode` and `status` are those that most claims give, of equally many the
    earliest; where claims differ in the status the event is told with all of them.
    """

    id: str
    story: str
    claims: tuple[str, ...]
    act: Act
    mode: str | None
    status: Status
