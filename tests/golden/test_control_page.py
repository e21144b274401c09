"""The published table of control groups is the one that the program uses."""

from tools.list_control_groups import PAGE, make_page


def test_the_page_is_made_from_the_tables() -> None:
    """`just assets` brings it up to date."""
    assert PAGE.read_text("utf-8") == make_page()
