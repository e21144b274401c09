"""The date in the address of a page."""

import re

__all__ = ["find_address_date"]

_PATH_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)", re.ASCII
)
_ASIDE = re.compile(r"\A[a-zA-Z]{1,10}://[^/]{0,300}|[?#].*\Z", re.DOTALL)
_LONGEST_ADDRESS = 2_000


def find_address_date(url: str) -> str | None:
    """Return the date in the path of an address ("/2024/06/18/", "-20240618") as ISO."""
    path = _ASIDE.sub("", url[:_LONGEST_ADDRESS])
    match = _PATH_DATE.search(path)
    return f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}" if match else None
