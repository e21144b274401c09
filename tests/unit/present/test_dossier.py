"""The dossier as text: what it says, in which order, and what may stand in it."""

import re
from base64 import b64decode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from msgspec import structs
from tests.unit.present.records import (
    HOSTILE,
    make_hostile,
    make_many,
    make_record,
    make_right_to_left,
    make_two_stories,
)

from twosource.model import Collation, Record
from twosource.present.dossier import render_dossier, render_dossiers

ALLOWED = set(
    "html head meta title style body a header p h1 h2 h3 h4 h5 h6 ul ol li b span small section "
    "article main nav footer script dl dt dd q bdi strong div figure figcaption svg rect path text "
    "line table caption thead tbody tr th td details summary del ins fieldset legend label input br "
    "code".split()
)

BLOCKS = {"td", "th", "dt", "dd", "li", "p", "br"}


class Reader(HTMLParser):
    """Keeps the tags, the attributes and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.words += [" "] if tag in BLOCKS else []
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_page(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def read_words(html: str) -> str:
    body = html[html.index("<body>") : html.index("<script>")]
    return " ".join("".join(read_page(body).words).split())


def render_one() -> str:
    record = make_record()
    return render_dossier(record, record.grouping.stories[0])


def test_the_title_is_followed_by_one_plain_sentence() -> None:
    words = read_words(render_one())
    assert (
        "Minister Venn in Tarsk 3 documents, 2 lineages, going back to Harbour Wire; "
        "1 lineage names no origin." in words
    )


def test_the_figures_stand_side_by_side() -> None:
    assert (
        "3 documents 2 publishers 1 document names none 2 lineages 1 named origin Harbour Wire "
        "3 editions 6 passages that differ 2 likely corrupted passages" in read_words(render_one())
    )


def test_no_figure_is_called_sources() -> None:
    assert "sources" not in read_words(render_one()).replace("twosource", "")


def test_a_date_that_does_not_fit_is_warned_of_with_its_proof() -> None:
    words = read_words(render_one())
    warning = words[words.index("Date warning") : words.index("Lineages")]
    assert "Shown 9 July 2031, printed on the page: July 9, 2031 B, page-date" in warning
    assert "Fits the story 4–5 March 2031" in warning
    assert (
        "Minister Orla Venn has arrived in Tarsk, the Varnian foreign office said. B, sentence 1"
        in warning
    )


def test_a_story_without_a_warning_has_no_box() -> None:
    assert "Date warning" not in read_words(render_dossiers(make_many(2)))


def test_every_edge_stands_in_words_with_its_reasons() -> None:
    words = read_words(render_one())
    assert (
        "[1] A · The Morning Post of Lissa is a copy of edition 1 of a report by Harbour Wire "
        "(never seen) credit the dateline names Harbour Wire Harbour Wire, 3 March A, dateline"
        in words
    )
    assert "is the next edition after edition 1 of a report by Harbour Wire (never seen)" in words


def test_what_changed_stands_in_words_the_latest_run_first() -> None:
    words = read_words(render_one())
    told = words[words.index("since a later run added others.") :]
    assert (
        "Run 3 Two lineages became one since other reports were read. lineages of these documents: "
        "2 → 1. Told earlier: A · The Morning Post of Lissa, C · publisher not named. Run 2 "
        "+1 document in the lineage of Harbour Wire: late. documents of the lineage: 1 → 2. "
        "Told earlier: A · The Morning Post of Lissa. Added by this run: B · Evening Ledger."
        in told
    )


def test_a_store_of_one_run_tells_of_no_change() -> None:
    page = render_dossiers(structs.replace(make_record(), changes=()))
    assert "What changed" not in read_words(page)


def test_every_pair_stands_with_its_evidence() -> None:
    words = read_words(render_one())
    assert "A · The Morning Post of Lissa and B · Evening Ledger wholly derived" in words
    assert (
        "order 0.85 share of shared phrases that stand in one order She is to sign a grain" in words
    )
    assert "A · The Morning Post of Lissa and C · publisher not named independent" in words


def test_each_difference_says_its_kind_its_slot_the_broken_side_and_why() -> None:
    assert (
        "3 corruption name B is likely broken. A: Ilo Maas · B: Illo Mass — the first spelling "
        "stands in both versions elsewhere rule: name-rule" in read_words(render_one())
    )


def test_a_sentence_on_one_side_is_said_to_stand_there_only() -> None:
    words = read_words(render_one())
    assert "8 whole sentence, only in A nothing in B" in words
    assert "nothing in A" in words


def test_a_sentence_on_one_side_is_shown_even_when_no_difference_names_it() -> None:
    record = structs.replace(make_record(), collation=Collation())
    words = read_words(render_dossiers(record))
    assert "only in A A 7 A grey harbour crane worked through the night." in words


def test_differences_are_marked_in_the_words_of_each_side() -> None:
    html = render_one()
    assert '<del class="corruption">Ilo Maas</del>' in html
    assert '<ins class="corruption broken">Illo Mass</ins>' in html


def test_marks_that_lie_over_one_another_lose_no_word() -> None:
    html = render_one()
    row = html[html.index('id="v1-p1"') : html.index('id="v1-p2"')]
    assert "A 1 Minister Orla Venn will fly to Tarsk on Tuesday" in " ".join(
        re.sub(r"<[^>]*>", "", row).replace("&nbsp;", " ").split()
    )


def test_furniture_and_repairs_are_marked_in_the_full_text() -> None:
    words = read_words(render_one())
    assert "July 9, 2031page-date" in words
    assert "easternrailway reads as “eastern railway”" in words
    assert "easternrailway reads as eastern railway two words run together" in words


def test_refused_inputs_are_listed_with_their_reason() -> None:
    assert "reports/empty.txt – – ingest empty The file holds nothing; leave it out." in read_words(
        render_one()
    )


def test_the_page_says_what_it_does_not_say() -> None:
    assert "twosource does not say what is true; it says who says so" in read_words(render_one())


def test_two_stories_stand_under_an_index_and_what_is_in_neither_is_named() -> None:
    words = read_words(render_dossiers(make_two_stories()))
    assert words.index("2 stories Minister Venn in Tarsk") < words.index("The bridge")
    assert "Documents outside every story lone.txt" in words


def test_an_empty_record_says_so() -> None:
    assert "No story was found" in read_words(render_dossiers(Record(made_by="twosource 0.0")))


def test_twelve_documents_keep_their_letters() -> None:
    words = read_words(render_dossiers(make_many(30)))
    assert "AD · Outlet copy-29" in words


def test_the_order_of_the_record_does_not_change_the_page() -> None:
    record = make_record()
    turned = structs.replace(
        record,
        reports=record.reports[::-1],
        grouping=structs.replace(
            record.grouping,
            copies=record.grouping.copies[::-1],
            lineages=record.grouping.lineages[::-1],
        ),
        collation=structs.replace(record.collation, differences=record.collation.differences[::-1]),
    )
    assert render_dossiers(turned) == render_dossiers(record)


@pytest.mark.parametrize(
    "record",
    [make_record(), make_two_stories(), make_right_to_left(), make_hostile()],
    ids=["record", "two stories", "right to left", "hostile"],
)
def test_the_page_is_made_of_our_tags_alone(record: Record) -> None:
    page = read_page(render_dossiers(record))
    assert set(page.tags) <= ALLOWED
    assert not [one for one in page.attributes if one[1].startswith("on") or one[1] == "style"]


@pytest.mark.parametrize("record", [make_two_stories(), make_hostile()], ids=["plain", "hostile"])
def test_nothing_is_fetched_and_links_lead_to_the_web_or_into_the_page(record: Record) -> None:
    page = read_page(render_dossiers(record))
    assert not [one for one in page.attributes if one[1] in {"src", "srcset", "data", "action"}]
    links = [value for _, name, value in page.attributes if name == "href"]
    assert all(link.startswith(("#", "http://", "https://")) for link in links)


def test_a_link_out_gives_nothing_away() -> None:
    html = render_one()
    assert (
        '<a href="https://example.org/news/early?a=1&amp;b=2" rel="noopener noreferrer nofollow">'
        in html
    )
    assert html.count('<a href="http') == 1


def test_hostile_words_stand_there_to_be_read() -> None:
    words = read_words(render_dossiers(make_hostile()))
    for one in HOSTILE[:6]:
        assert " ".join(one.split()) in words


def test_no_control_character_and_no_surrogate_is_left() -> None:
    html = render_dossiers(make_hostile())
    html.encode()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]", html)


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_names_the_hash_of_what_stands_in_the_page(tag: str) -> None:
    html = render_one()
    content = html[html.index(f"<{tag}>") + len(tag) + 2 : html.index(f"</{tag}>")]
    policy = re.search(rf"{tag}-src &#39;sha256-([^&]+)&#39;", html)
    assert policy is not None
    assert b64decode(policy[1]) == sha256(content.encode()).digest()
    assert "default-src &#39;none&#39;" in html
