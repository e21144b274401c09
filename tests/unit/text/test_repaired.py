from twosource.model import Repair, Report, Sentence, Span
from twosource.text.repaired import list_sentences, locate_sentences, repair_text

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


def _report(cut: int) -> Report:
    """The text as two sentences, the second from `cut` on."""
    repairs = (_repair("Septemberwhen", "September when"), _repair("TarvikHe", "Tarvik. He"))
    bounds = ((0, cut), (cut, len(_TEXT)))
    sentences = tuple(Sentence(Span("r", *one), 0) for one in bounds)
    return Report(
        id="r",
        source="",
        name="",
        content_hash="",
        text=_TEXT,
        sentences=sentences,
        repairs=repairs,
    )


def test_words_of_a_sentence_as_it_was_read_lead_back_into_the_report() -> None:
    report = _report(_TEXT.index("TarvikHe"))
    locate = locate_sentences(report)
    first, second = list_sentences(report)
    found = locate(1, second.index("said"), second.index("said") + 4)
    glued = locate(0, first.index("when"), first.index("when") + 4)
    assert [_TEXT[one.start : one.end] for one in (found, glued)] == ["said", "Septemberwhen"]


def test_no_place_leaves_its_sentence_where_a_repair_does() -> None:
    report = _report(_TEXT.index("He said"))
    locate = locate_sentences(report)
    for place, (text, one) in enumerate(zip(list_sentences(report), report.sentences, strict=True)):
        for start in range(len(text)):
            found = locate(place, start, start + 1)
            assert one.span.start <= found.start <= found.end <= one.span.end
