"""Laws of a report that hold whatever the text is."""

from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from twosource.clean import make_report
from twosource.errors import InputError
from twosource.model import REFUSAL_CODES, Item, Report

PIECES = st.sampled_from(
    [
        "Corvia recalled its envoy on Monday.",
        "PORT SENN, March 3 (Meridian) — ",
        "CNN",
        "–",
        "By Lena Ostrow",
        "See also\u00a0 Grain",
        "00:21 – Source: CNN",
        "Lena Ostrow/Meridian/Reuters",
        "Envoy recalled from Valdoria as strait dispute deepens",
        "March 3, 2031",
        "and the fleet sailed. is driven by need. ” . .",
        "OrlaHe Septemberwhen",
        "\n",
        "\n\n",
        " ",
        "\u2028",
        "<p>",
        "</div>",
        "\x0c",
        "Share",
        "© 2031 Observer",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=30).map("".join)


def read(item: Item) -> Report | None:
    try:
        return make_report(item)
    except InputError as error:
        refused = error
    assert refused.code in REFUSAL_CODES
    assert refused.stage == "clean"
    assert str(refused)
    return None


def make(text: str, media: str = "text", title: str | None = None) -> Report | None:
    content = text.encode("utf-8", "surrogatepass")
    item = Item(
        source="a", name="a", media="html" if media == "html" else "text", content=content,
        title=title,
    )  # fmt: skip
    return read(item)


def check(report: Report) -> None:
    covered = sorted(
        [(piece.span.start, piece.span.end) for piece in report.furniture]
        + [(one.span.start, one.span.end) for one in report.sentences]
    )
    assert all(end <= start for (_, end), (start, _) in pairwise(covered))
    inside = {place for start, end in covered for place in range(start, end)}
    for place, character in enumerate(report.text):
        assert character.isspace() or place in inside
    assert list(report.furniture) == sorted(report.furniture, key=lambda piece: piece.span)
    assert list(report.sentences) == sorted(report.sentences, key=lambda one: one.span)
    for one in report.sentences:
        read = report.text[one.span.start : one.span.end]
        assert read == read.strip()
        assert read
    for proposal in report.dates:
        if proposal.span is not None:
            assert report.text[proposal.span.start : proposal.span.end] == proposal.quote
    for repair in report.repairs:
        damaged = report.text[repair.span.start : repair.span.end]
        assert repair.reads_as.replace(" ", "") == damaged


@given(TEXTS, st.sampled_from([None, "Envoy recalled from Valdoria as strait dispute deepens"]))
@settings(max_examples=300, deadline=None)
def test_a_text_is_sentences_and_furniture_without_overlap(text: str, title: str | None) -> None:
    report = make(text, title=title)
    if report is not None:
        check(report)
        assert report == make(text, title=title)


@example("aBy Lena Ostrow<p>aPORT SENN, March 3 (Meridian) — ")
@given(TEXTS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_page_is_sentences_and_furniture_without_overlap(text: str) -> None:
    report = make(f"<h1>{text[:40]}</h1><p>{text}</p><figcaption>{text}</figcaption>", "html")
    if report is not None:
        check(report)


@given(st.binary(max_size=300), st.sampled_from(["text", "html"]))
@settings(max_examples=200, deadline=None)
def test_whatever_the_bytes_nothing_but_an_input_error_is_raised(
    content: bytes, media: str
) -> None:
    item = Item(source="a", name="a", media="html" if media == "html" else "text", content=content)
    report = read(item)
    if report is not None:
        check(report)
