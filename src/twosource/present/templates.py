"""The templates, styles and scripts of the pages; nothing of a report ever enters them."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from twosource.present.act_words import say_act, say_status
from twosource.present.policy import check_language, check_link
from twosource.text.phrasing import count

__all__ = ["open_templates", "read_asset"]


@cache
def open_templates() -> Environment:
    """Return the templates, which escape whatever is put into them."""
    templates = Environment(
        loader=PackageLoader("twosource.present", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"link": check_link, "language": check_language}
    templates.globals |= {"count": count, "say_act": say_act, "say_status": say_status}
    return templates


def read_asset(name: str) -> str:
    """Read a style or a script of our own."""
    return files("twosource.present").joinpath("page", name).read_text(encoding="utf-8")
