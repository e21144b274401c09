"""Laws of search: no text is an error, and what is typed is found where it stands."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.store.searched import fill, make_report

from twosource.store.search import Sought
from twosource.store.words_asked import parse_words, split_words
from twosource.store.writer import open_writer

# What query languages give a meaning to stands beside letters, and half surrogates are typed too.
LONGER = ["AND", "OR", "NOT", "NEAR", "grain"]
SIGNS = st.sampled_from([*"\"*-()^:{}+&|!\\'%_;,.\x00\n \ud800", *LONGER])
TYPED = st.text() | st.lists(SIGNS | st.text(max_size=4), max_size=30).map("".join)

WRITER = open_writer(":memory:")
REPORTS = fill(WRITER)


@given(typed=TYPED, party=TYPED, place=TYPED)
def test_no_text_makes_a_search_fail(typed: str, party: str, place: str) -> None:
    view = WRITER.view()
    for sought in (
        Sought(words=typed),
        Sought(words=typed, actor="NER"),
        Sought(words="grain", actor=party, recipient=party),
        Sought(pair=(party, "NER"), publisher=place),
        Sought(words="grain", place=place, since=typed, until=typed),
    ):
        found = view.search(sought)
        assert len(found.hits) <= found.sentences


@given(typed=TYPED)
def test_what_is_asked_has_letters_and_digits_alone(typed: str) -> None:
    asked = parse_words(typed)
    for phrase in (*asked.wanted, *asked.unwanted):
        assert phrase.words
        assert all(list(split_words(word)) == [word] for word in phrase.words)


@given(data=st.data())
def test_words_of_a_sentence_find_it(data: st.DataObject) -> None:
    report = make_report(data.draw(st.sampled_from(sorted(REPORTS))))
    span = data.draw(st.sampled_from(report.sentences)).span
    words = list(split_words(report.text[span.start : span.end]))
    some = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4))
    found = WRITER.view().search(Sought(words=" ".join(some), limit=100))
    assert span in [hit.at for hit in found.hits]


@given(data=st.data())
def test_every_wanted_word_is_marked_in_every_hit(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(["grain", "niger", "the", "sent"]), min_size=1))
    for hit in WRITER.view().search(Sought(words=" ".join(words))).hits:
        marked = {hit.words[one.start - hit.at.start : one.end - hit.at.start] for one in hit.marks}
        assert {one.lower() for one in marked} == set(words)
