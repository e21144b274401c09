"""The page of claims to check, those most in doubt first."""

from msgspec import Struct

from twosource.model.claim import Act, Status
from twosource.present.act_words import StatusWords, say_code, say_deed, say_status
from twosource.present.claim_words import UNNAMED
from twosource.present.told_words import name_parties
from twosource.present.web.answer import Answer
from twosource.present.web.asked import Asked, find_home, name_address
from twosource.store.doubt_lines import DoubtfulClaim
from twosource.store.view import View
from twosource.text.phrasing import count

__all__ = ["show_doubtful"]

MOST = 25


class DoubtfulRow(Struct, frozen=True, kw_only=True):
    """One claim to check in words, with the address of its page."""

    held: DoubtfulClaim
    address: str
    who: str
    deed: str
    code: str
    whom: str
    status: StatusWords


def show_doubtful(view: View, asked: Asked) -> Answer:
    """Show the claims that nobody judged yet; `story` keeps those of one, `all` shows the others
    as well.
    """
    wanted = asked.get("story")
    story = find_home(view, "story", wanted).id if wanted else None
    every = bool(asked.get_choice("all", ("1",)))
    number = asked.get_number("page")
    found = view.doubtful(story=story, every=every, skip=(number - 1) * MOST, most=MOST)
    more = number * MOST < found.left
    return Answer(
        template="doubtful",
        title="To check by hand",
        value=lambda: found,
        parts={
            "rows": tuple(map(_tell, found.claims)),
            "left": count(found.left, "claim"),
            "first": (number - 1) * MOST + 1,
            "every": every,
            "others": asked.turn(all=None if every else 1, page=None),
            "before": asked.turn(page=number - 1) if number > 1 else None,
            "after": asked.turn(page=number + 1) if more else None,
        },
    )


def _tell(one: DoubtfulClaim) -> DoubtfulRow:
    act: Act = one.act  # type: ignore[assignment]
    status: Status = one.status  # type: ignore[assignment]
    return DoubtfulRow(
        held=one,
        address=name_address("claim", one.id),
        who=name_parties(one.actors) or UNNAMED,
        deed=say_deed(act, one.mode, status, several=";" in one.actors),
        code=say_code(act, one.mode),
        whom=name_parties(one.recipients),
        status=say_status(status),
    )
