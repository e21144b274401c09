from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Repair, Report, Sentence, Span
from twosource.read import read_report

_PIECES = st.sampled_from(
    [
        "on June 12 last week",
        "Ilse Maartens",
        "more than 3 million",
        "North Korea",
        "did not",
        "$50 billion",
        "the U.S.",
        "152mm",
        "two-thirds",
        "last Septemberwhen",
        ". ",
        "“",
        "’s",
        "-",
        "\n",
        "\u00a0",
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=8), max_size=20).map(" ".join)


def _report(text: str, repairs: tuple[Repair, ...] = ()) -> Report:
    sentences = (Sentence(Span("r", 0, len(text)), 0),) if text else ()
    return Report(
        id="r",
        source="",
        name="",
        content_hash="",
        text=text,
        sentences=sentences,
        repairs=repairs,
    )


@given(_TEXTS)
def test_mentions_lie_in_the_text_sorted_and_apart(text: str) -> None:
    spans = [mention.span for mention in read_report(_report(text)).mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(_TEXTS, st.text(max_size=6), st.data())
def test_mentions_lie_in_the_published_text_whatever_the_repair(
    text: str, reads_as: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    repair = Repair(Span("r", start, end), reads_as, "test")
    spans = [mention.span for mention in read_report(_report(text, (repair,))).mentions]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert spans == sorted(spans)


@given(_TEXTS)
def test_two_readings_of_one_text_are_one(text: str) -> None:
    assert read_report(_report(text)) == read_report(_report(text))
