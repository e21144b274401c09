from itertools import pairwise

from twosource.model import Furniture, Report, Sentence, Span
from twosource.read import read_report

_HEAD = "March 4, 2019"
_CAPTION = "Ilse Maartens in Oslo, May 2018."
_BODY = (
    "Norwegian envoy Ilse Maartens flew to Tokyo on Monday. "
    "Japan denied sending about 6,700 crates to the Kremlin, KCNA said."
)
_TEXT = f"{_HEAD}\n{_CAPTION}\n{_BODY}"


def _report() -> Report:
    start = _TEXT.index(_BODY)
    second = _TEXT.index("Japan")
    return Report(
        id="r",
        source="r.txt",
        name="r.txt",
        content_hash="",
        text=_TEXT,
        furniture=(
            Furniture(Span("r", 0, len(_HEAD)), "page-date", "test"),
            Furniture(Span("r", len(_HEAD) + 1, start - 1), "caption", "test"),
        ),
        sentences=(
            Sentence(Span("r", start, second - 1), 0),
            Sentence(Span("r", second, len(_TEXT)), 0),
        ),
    )


def _values(kind: str) -> list[str]:
    return [mention.value for mention in read_report(_report()).mentions if mention.kind == kind]


def test_names_come_from_the_lexicon_first() -> None:
    assert _values("name") == [
        "state:NOR",
        "ilse maartens",
        "metonym:JPN",
        "state:JPN",
        "metonym:RUS",
        "media:KCNA",
    ]


def test_times_are_read_in_captions_and_page_dates_too() -> None:
    assert _values("date") == ["2019-03-04", "2018-05", "XXXX-WXX-1"]


def test_numbers_and_negations_are_read_in_the_body() -> None:
    assert _values("number") == ["~6700"]
    assert _values("negation") == ["deny"]


def test_mentions_are_sorted_and_apart() -> None:
    spans = [mention.span for mention in read_report(_report()).mentions]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
