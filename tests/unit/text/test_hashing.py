"""Ids: the same in every run and every version, and never shared by chance."""

from twosource.text.hashing import hash_parts, hash_report


def test_the_id_of_a_report_is_the_same_in_every_version() -> None:
    assert hash_report("a.txt", None, "The ferry was late.") == "ec68efafae27d8bf4187a7513ae31b35"


def test_every_part_of_a_report_tells_in_its_id() -> None:
    reports = [("a", None, "b"), ("ab", None, ""), ("", "a", "b"), ("a", "b", ""), ("", None, "ab")]
    assert len({hash_report(*one) for one in reports}) == len(reports)


def test_no_address_and_an_empty_address_are_one() -> None:
    assert hash_report("a", None, "b") == hash_report("a", "", "b")


def test_parts_that_join_to_the_same_text_differ() -> None:
    assert hash_parts("1:a", "b") != hash_parts("1", ":ab")
