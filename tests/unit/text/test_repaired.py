from twosource.model import Repair, Span
from twosource.text.repaired import repair_text

_TEXT = "in Septemberwhen he left TarvikHe said so"


def _repair(broken: str, reads_as: str) -> Repair:
    start = _TEXT.index(broken)
    return Repair(Span("r", start, start + len(broken)), reads_as, "glued")


def test_a_repair_stands_in_the_text() -> None:
    repaired = repair_text(_TEXT, [_repair("Septemberwhen", "September when")])
    assert repaired.text.startswith("in September when he")


def test_what_stands_after_a_repair_is_found_where_it_was_published() -> None:
    repairs = [_repair("Septemberwhen", "September when"), _repair("TarvikHe", "Tarvik. He")]
    repaired = repair_text(_TEXT, repairs)
    start = repaired.text.index("said")
    first, last = repaired.back(start, start + 4)
    assert _TEXT[first:last] == "said"
    assert repaired.there(first, last) == (start, start + 4)


def test_a_part_of_a_repair_is_the_whole_of_what_was_published() -> None:
    repaired = repair_text(_TEXT, [_repair("Septemberwhen", "September when")])
    start = repaired.text.index("September")
    first, last = repaired.back(start, start + len("September"))
    assert _TEXT[first:last] == "Septemberwhen"


def test_without_repairs_every_place_stays() -> None:
    assert repair_text(_TEXT, []).back(3, 9) == (3, 9)
