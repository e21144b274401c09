"""Pages: the report found in them, in page order, with what the markup says."""

import pytest
from msgspec.structs import replace

from twosource.clean import make_report
from twosource.errors import InputError
from twosource.model import Item, Report

HEADLINE = "Corvia recalls envoy as strait dispute with Valdoria deepens"
BODY = [
    "Corvia recalled its envoy to Valdoria on Monday after a tanker was seized in the strait "
    "between the two states, the foreign ministry in Port Senn said.",
    "Valdoria denied the charge and said that the crew of the tanker would be tried under its own "
    "law, in a court on the mainland, before the end of the year.",
    "The two navies have met in the strait twice since the spring, and both say that the other "
    "fired first. No observers were on board of either fleet at the time.",
    "Premier Ilse Dorn told her parliament that the strait would stay open to the ships of all "
    "states, and that she had asked three neighbours to send observers.",
]
SCHEMA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "H",
"datePublished": "2031-03-03T10:01:00Z",
"publisher": {"@type": "Organization", "name": "Senn Observer"}}]}</script>"""
MENU = "<nav><a>Home</a><a>World</a></nav><header><h1>Senn Observer</h1><a>Politics</a></header>"
FIGURE = (
    '<figure><img alt="not to be read"><figcaption>Tankers wait outside the port of Senn. '
    "<span class='credit'>Lena Ostrow/Meridian</span></figcaption></figure>"
)


RECORD = Item(source="a.html", name="a.html", media="html", content=b"")


def page(body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en-GB"><head><title>{HEADLINE} | Senn Observer</title>{head}'
        f"</head><body>{MENU}<main>{body}</main><aside><p>Most read</p></aside>"
        "<footer><p>Terms and conditions of the Senn Observer apply.</p></footer></body></html>"
    )


def article(*, first: str = "", middle: str = "", last: str = "") -> str:
    paragraphs = [f"<p>{text}</p>" for text in BODY]
    paragraphs.insert(2, middle)
    return f"<article><h1>{HEADLINE}</h1>{first}<div>{''.join(paragraphs)}</div>{last}</article>"


def read(html: str, record: Item = RECORD) -> Report:
    return make_report(replace(record, content=html.encode()))


def furniture(report: Report) -> list[tuple[str, str]]:
    return [
        (piece.kind, report.text[piece.span.start : piece.span.end]) for piece in report.furniture
    ]


def test_the_text_of_a_page_is_headline_and_body_in_page_order() -> None:
    report = read(page(article()))
    assert report.text.split("\n") == [HEADLINE, *BODY]
    assert furniture(report) == [("headline", HEADLINE)]
    assert report.title == HEADLINE


def test_captions_and_their_credits_are_recovered_in_place() -> None:
    report = read(page(article(middle=FIGURE)))
    assert report.text.split("\n")[3:5] == [
        "Tankers wait outside the port of Senn.",
        "Lena Ostrow/Meridian",
    ]
    assert furniture(report)[1:] == [
        ("caption", "Tankers wait outside the port of Senn."),
        ("credit", "Lena Ostrow/Meridian"),
    ]
    assert "not to be read" not in report.text


def test_byline_and_date_line_stand_above_the_body_as_furniture() -> None:
    first = (
        '<div class="byline">By <a rel="author">Lena Ostrow</a></div>'
        '<time datetime="2031-03-03">March 3, 2031</time><div class="share">Share</div>'
    )
    report = read(page(article(first=first)))
    assert furniture(report)[1:] == [("byline", "By Lena Ostrow"), ("page-date", "March 3, 2031")]
    assert [one.when.basis for one in report.dates][-1] == "page"


def test_a_closing_credit_is_kept() -> None:
    report = read(page(article(last="<p>Additional reporting by Karl Ibarra</p>")))
    assert furniture(report)[-1] == ("credit", "Additional reporting by Karl Ibarra")


def test_what_the_page_claims_of_itself_is_read() -> None:
    head = (
        SCHEMA + '<meta property="og:site_name" content="The Senn Observer">'
        '<meta property="article:published_time" content="2031-03-04T00:00:00Z">'
        '<link rel="canonical" href="https://a.example/2031/03/05/envoy">'
    )
    report = read(page(article(), head))
    assert (report.publisher, report.language) == ("The Senn Observer", "en-GB")
    assert report.url == "https://a.example/2031/03/05/envoy"
    assert [(one.when.basis, one.when.start, one.quote) for one in report.dates] == [
        ("jsonld", "2031-03-03", "2031-03-03T10:01:00Z"),
        ("meta", "2031-03-04", "2031-03-04T00:00:00Z"),
        ("url", "2031-03-05", "2031-03-05"),
    ]


def test_the_record_goes_before_what_the_page_claims() -> None:
    record = replace(RECORD, title="T", publisher="P", language="fr", url="u")
    report = read(page(article(), SCHEMA), record)
    assert (report.title, report.publisher, report.language, report.url) == ("T", "P", "fr", "u")


def test_broken_schema_scripts_are_passed_over() -> None:
    broken = f'<script type="application/ld+json">{"[" * 9000}</script>'
    assert read(page(article(), broken + SCHEMA)).publisher == "Senn Observer"


def test_a_dateline_in_its_own_element_stays_with_its_paragraph() -> None:
    inline = '<p><span class="dateline">PORT SENN, March 3 (Meridian) —</span> ' + BODY[0] + "</p>"
    html = page(f"<article><h1>{HEADLINE}</h1>{inline}<p>{BODY[1]}</p><p>{BODY[2]}</p></article>")
    report = read(html)
    assert ("dateline", "PORT SENN, March 3 (Meridian) —") in furniture(report)
    first = report.sentences[0].span
    assert report.text[first.start : first.end] == BODY[0]


def test_hidden_text_scripts_and_menus_are_not_read() -> None:
    hidden = '<p hidden>Secret one.</p><p style="display: none">Secret two.</p><script>x</script>'
    text = read(page(article(middle=hidden))).text
    assert "Secret" not in text
    assert "Politics" not in text
    assert "Terms and conditions" not in text


def test_an_article_set_with_line_breaks_keeps_its_paragraphs() -> None:
    html = page(f"<article><h1>{HEADLINE}</h1><div>{'<br><br>'.join(BODY)}</div></article>")
    assert read(html).text.split("\n") == [HEADLINE, *BODY]


def test_a_page_that_the_extractor_gives_up_on_is_read_from_its_paragraphs() -> None:
    short = "<html><body><p>Corvia recalled its envoy to Valdoria.</p></body></html>"
    assert read(short).text == "Corvia recalled its envoy to Valdoria."


def test_white_space_folds_but_no_break_spaces_stay() -> None:
    html = page(article(middle=f"<p>See also\u00a0 Grain\n   and   {BODY[1]}</p>"))
    assert "See also\u00a0 Grain and Valdoria" in read(html).text


@pytest.mark.parametrize(
    "html", ["<html></html>", "<p></p>", "<!-- -->", "<video src=x></video>", "<a>Home</a>"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(InputError) as caught:
        read(html)
    assert caught.value.code == "no-text"


def test_short_blocks_that_run_on_in_lower_case_are_no_text_set_to_a_width() -> None:
    halves = ["Corvia recalled its envoy on", "monday as it said it would"] * 7
    blocks = "".join(f"<p>{half}</p>" for half in halves)
    caption = "<figure><figcaption>tankers wait outside the port</figcaption></figure>"
    report = read(f"<html><body><h1>Envoy recalled</h1>{blocks}{caption}</body></html>")
    assert ("headline", "Envoy recalled") in furniture(report)
    assert ("caption", "tankers wait outside the port") in furniture(report)
    assert [sentence.paragraph for sentence in report.sentences] == list(range(1, 15))
