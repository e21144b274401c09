"""Pages and texts made to hurt: refused or read, quickly, and never with a stray exception."""

from time import perf_counter

import pytest

from twosource.clean import make_report
from twosource.errors import InputError
from twosource.model import REFUSAL_CODES, Item
from twosource.model.item import Media

PROSE = "Corvia recalled its envoy to Valdoria after a tanker was seized in the strait. "


def refusal(item: Item) -> InputError | None:
    try:
        make_report(item)
    except InputError as error:
        return error
    return None


def outcome(content: str | bytes, media: Media = "html") -> str:
    """Return "read", or the code of the refusal."""
    raw = content.encode() if isinstance(content, str) else content
    refused = refusal(Item(source="a", name="a", media=media, content=raw))
    if refused is None:
        return "read"
    assert refused.code in REFUSAL_CODES
    return refused.code


def attributes(count: int) -> str:
    names = " ".join(f'x{n}="1"' for n in range(count))
    return f"<html><body><a {names}><p>{PROSE * 5}</p></body></html>"


def test_200_000_attributes_on_a_tag_are_refused_within_a_second() -> None:
    page = attributes(200_000)
    assert len(page) > 1_900_000
    start = perf_counter()
    assert outcome(page) == "page-too-big"
    assert perf_counter() - start < 1


@pytest.mark.parametrize(("count", "result"), [(1_000, "read"), (1_001, "page-too-big")])
def test_the_limit_of_attributes(count: int, result: str) -> None:
    assert outcome(attributes(count)) == result


@pytest.mark.parametrize(("depth", "result"), [(250, "read"), (257, "page-too-big")])
def test_the_limit_of_depth(depth: int, result: str) -> None:
    assert outcome("<div>" * depth + f"<p>{PROSE * 5}</p>") == result


def test_100_000_nested_elements_are_refused() -> None:
    assert outcome("<div>" * 100_000 + PROSE) == "page-too-big"


def test_more_than_200_000_nodes_are_refused() -> None:
    assert outcome(f"<p>{PROSE * 5}</p>" + "<br>" * 200_000) == "page-too-big"


def test_a_page_of_15_mb_whose_text_is_too_long_is_refused() -> None:
    paragraph = f"<p>{PROSE * 30}</p>"
    page = paragraph * (15_000_000 // len(paragraph))
    assert outcome(page) == "text-too-long"


def test_a_page_of_15_mb_that_is_mostly_script_is_read() -> None:
    page = f"<script>{'x < y && z;' * 1_300_000}</script><article><p>{PROSE * 5}</p></article>"
    assert outcome(page) == "read"


@pytest.mark.parametrize(
    "page",
    [
        "<",
        "<!",
        "<!--",
        "<html",
        "<p" * 5_000,
        "<p>" * 5_000,
        "</p>" * 5_000,
        "<a href='" * 500,
        "<script>" * 100 + PROSE,
        "<table><tr><td>" * 80 + PROSE * 3,
        "&#0;&#x0;&#xD800;&#x110000;&bogus;" * 50 + PROSE * 3,
        "<p>" + PROSE * 3 + "\x00\x01</p>",
        "<?xml version='1.0' encoding='utf-7'?><p>" + PROSE * 3,
        "<meta charset='zlib'><p>" + PROSE * 3,
        "<![CDATA[" + PROSE * 3 + "]]>",
        "<svg><style><!--</style><p>" + PROSE * 3,
        "<b><i></b></i>" * 500 + PROSE * 3,
        "<plaintext>" + PROSE * 3,
        "<frameset><frame src=x></frameset>",
        "<base href='http://[::1'><p>" + PROSE * 3,
        "<meta property='article:published_time' content='99999-99-99'><p>" + PROSE * 3,
        "<link rel=canonical href='http://[bad'><p>" + PROSE * 3,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1") * 30,
    ],
)
def test_malformed_pages_are_read_or_refused(page: str) -> None:
    assert outcome(page) in ("read", "no-text", "page-too-big", "binary", "charset")


@pytest.mark.parametrize("code", [0xD800, 0xDFFF])
def test_lone_surrogates_in_a_record_are_refused(code: int) -> None:
    content = (PROSE + chr(code)).encode("utf-8", "surrogatepass")
    item = Item(source="a", name="a", media="text", content=content, charset="utf-8")
    refused = refusal(item)
    assert refused is not None
    assert refused.code in ("charset", "binary")
