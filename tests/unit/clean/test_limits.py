"""Each limit of a page, at and above it."""

import pytest

from twosource.clean.limits import PageLimits, check_page
from twosource.errors import InputError

SMALL = PageLimits(nodes=100, depth=10, attributes_per_tag=20)


def is_refused(html: str) -> bool:
    try:
        check_page(html, limits=SMALL)
    except InputError as error:
        return (error.code, error.stage) == ("page-too-big", "clean")
    return False


def attributes(count: int) -> str:
    return "<a " + " ".join(f'data-number-{n}="a > b"' for n in range(count)) + ">"


@pytest.mark.parametrize(
    ("at", "above"),
    [
        ("<br>" * 100, "<br>" * 101),
        ("<!-- x -->" * 100, "<!-- x -->" * 101),
        ("<div>" * 10, "<div>" * 11),
        ("<div></div><p>" * 50, "<div>" * 9 + "<b><i>"),
        (attributes(20), attributes(21)),
        ("</b>" * 200, "</b>" * 201),
    ],
)
def test_the_limit_passes_and_one_more_does_not(at: str, above: str) -> None:
    assert not is_refused(at)
    assert is_refused(above)


def test_scripts_and_comments_nest_nothing() -> None:
    assert not is_refused("<script>" + "<div>" * 50 + "</script><!--" + "<div>" * 50 + "--><p>x")


def test_an_end_tag_closes_what_was_left_open_inside() -> None:
    assert not is_refused("<div><b><i></div>" * 20)


def test_the_limits_are_those_that_were_promised() -> None:
    assert PageLimits() == PageLimits(nodes=200_000, depth=256, attributes_per_tag=1_000)
