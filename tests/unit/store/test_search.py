"""What a search finds, how it counts, and that the index never falls behind the reports.

The reports are short and invented; they are in `searched`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.store.older import find_raw, take_search_away
from tests.unit.store.searched import fill, make_report

from twosource.model import Reading, Report
from twosource.store.facets import FacetName
from twosource.store.search import Found, Sought
from twosource.store.view import View, open_view
from twosource.store.writer import Writer, open_writer
from twosource.text.hashing import hash_report


@pytest.fixture
def writer() -> Iterator[Writer]:
    with open_writer(":memory:") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def view(writer: Writer) -> View:
    return writer.view()


def quote(found: Found) -> list[str]:
    return sorted(hit.words for hit in found.hits)


def count(found: Found, facet: FacetName) -> dict[str, int]:
    return {one.value: one.sentences for one in found.facets if one.facet == facet}


GRAIN = [
    "Mali thanked Niger for the grain.",
    "Niger sent grain to Chad.",
    "Niger sent grain toChad.",
    "Nobody asked for the grain dealer.",
    "Trucks with grain stood at the border.",
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("grain", GRAIN),
        ("GRAIN sent", ["Niger sent grain to Chad.", "Niger sent grain toChad."]),
        ('"grain sent"', []),
        ('"sent grain"', ["Niger sent grain to Chad.", "Niger sent grain toChad."]),
        ('"to Chad"', ["Niger sent grain to Chad.", "Niger sent grain toChad."]),
        ("tochad", ["Niger sent grain toChad."]),
        ("grain -sent", [GRAIN[0], GRAIN[3], GRAIN[4]]),
        ('grain -"sent grain" -truck*', [GRAIN[0], GRAIN[3]]),
        ("truck", []),
        ("truck*", [GRAIN[4]]),
        ('"the grain d"*', [GRAIN[3]]),
        ("cafe", ["A café in N’Djamena served Malian tea."]),
        ("n'djamena", ["A café in N’Djamena served Malian tea."]),
        ("grain OR tea", []),
        ("-grain", []),
        ("", []),
        ("?!", []),
        ('grain"', GRAIN),
        ("grain) NEAR(sent", []),
    ],
)
def test_words_find_sentences(view: View, words: str, found: list[str]) -> None:
    assert quote(view.search(Sought(words=words))) == sorted(found)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(actor="NER"), [GRAIN[1], GRAIN[2]]),
        (Sought(actor="niger"), [GRAIN[1], GRAIN[2]]),
        (Sought(actor="Lune council"), [GRAIN[4]]),
        (Sought(recipient="Chad", words="grain"), [GRAIN[1], GRAIN[2]]),
        (Sought(pair=("Niger", "MLI")), [GRAIN[0]]),
        (Sought(pair=("MLI", "Niger")), [GRAIN[0]]),
        (Sought(act="AID", words="border"), [GRAIN[4]]),
        (Sought(status="alleged"), ["Chad accused Mali of theft in Lune."]),
        (Sought(place="lune"), ["Chad accused Mali of theft in Lune."]),
        (Sought(independent=2), [GRAIN[1], GRAIN[2]]),
        (Sought(independent=2, words="sent tochad"), [GRAIN[2]]),
        (Sought(publisher="the border post", words="grain"), [GRAIN[4]]),
        (Sought(publisher="The Border Post", act="AID"), [GRAIN[4]]),
        (Sought(actor="Chad", act="AID"), []),
        (Sought(actor="France"), []),
    ],
)
def test_one_claim_of_the_sentence_has_all_that_is_asked(
    view: View, sought: Sought, found: list[str]
) -> None:
    assert quote(view.search(sought)) == sorted(found)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024-06-18", "2024-06-18", [GRAIN[1], GRAIN[2]]),
        ("2024-06-19", None, [GRAIN[0], GRAIN[3], GRAIN[4]]),
        (None, "2024-06-19", [GRAIN[1], GRAIN[2]]),
        ("2024-06-21", None, []),
    ],
)
def test_dates_are_those_of_the_claim_or_else_of_the_report(
    view: View, since: str | None, until: str | None, found: list[str]
) -> None:
    assert quote(view.search(Sought(words="grain", since=since, until=until))) == sorted(found)


def test_a_hit_tells_its_place_its_words_and_its_events(view: View) -> None:
    hit = view.search(Sought(words="thanked nig*")).hits[0]
    report = view.report(hit.at.report)
    assert report.text[hit.at.start : hit.at.end] == hit.words == GRAIN[0]
    assert [report.text[one.start : one.end] for one in hit.marks] == ["thanked", "Niger"]
    assert (len(hit.claims), len(hit.events)) == (1, 1)
    assert (hit.publisher, hit.snippet) == ("Lune Wire", hit.at)


def test_a_long_sentence_is_cut_around_the_word() -> None:
    words = " ".join(["word"] * 200 + ["needle"] + ["word"] * 200)
    report = hash_report("long.txt", None, words)
    made = make_report("own.txt")
    span = replace(made.sentences[0].span, report=report, start=0, end=len(words))
    sentence = replace(made.sentences[0], span=span)
    long = replace(made, id=report, text=words, sentences=(sentence,), name="long.txt")
    with open_writer(":memory:") as writer:
        writer.put_report(long, Reading(report, ()))
        hit = writer.view().search(Sought(words="needle")).hits[0]
    assert hit.snippet.end - hit.snippet.start == 240
    assert hit.snippet.start < hit.marks[0].start < hit.snippet.end


def test_what_fits_better_comes_first_and_pages_follow_one_another(view: View) -> None:
    whole = view.search(Sought(words="grain")).hits
    assert [one.score for one in whole] == sorted((one.score for one in whole), reverse=True)
    pages = [view.search(Sought(words="grain", limit=2, skip=at)).hits for at in (0, 2, 4)]
    assert tuple(one for page in pages for one in page) == whole


def test_facets_count_sentences(view: View) -> None:
    found = view.search(Sought(words="grain"))
    assert (found.sentences, found.is_all) == (5, True)
    assert count(found, "actor") == {"NER": 2, "MLI": 1, "lune council": 1}
    assert count(found, "recipient") == {"TCD": 2, "NER": 1, "MLI": 1}
    assert count(found, "pair") == {"NER>TCD": 2, "MLI>NER": 1, "lune council>MLI": 1}
    assert count(found, "act") == {"AID": 3, "SUPPORT": 1}
    assert count(found, "status") == {"happened": 3, "planned": 1}
    assert count(found, "year") == {"2024": 2}
    assert count(found, "independent") == {"1": 2, "2": 2}
    assert count(found, "publisher") == {"Lune Wire": 4, "The Border Post": 1}
    assert {one.name for one in found.facets if one.facet == "actor"} >= {"Niger", "Mali"}


def test_facets_count_only_the_claims_that_fit(view: View) -> None:
    found = view.search(Sought(words="grain", actor="NER"))
    assert count(found, "actor") == {"NER": 2}


# --- the index beside the reports ----------------------------------------------------------------


def list_index(writer: Writer) -> set[tuple[str, int]]:
    """Every word of the index with the number of its sentence."""
    raw = find_raw(writer)
    raw.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab('main', 'sentence_words', 'instance')")
    found = {(term, doc) for term, doc, *_ in raw.execute("SELECT * FROM temp.v")}
    raw.execute("DROP TABLE temp.v")
    return found


def test_a_report_that_is_read_otherwise_is_found_by_its_new_sentences(writer: Writer) -> None:
    report = make_report("wire.txt")
    fewer = replace(report, sentences=report.sentences[1:])
    writer.put_report(fewer, Reading(fewer.id, ()))
    assert quote(writer.view().search(Sought(words="niger chad"))) == [GRAIN[2]]
    assert quote(writer.view().search(Sought(words="thanked"))) == [GRAIN[0]]


def test_the_same_report_again_leaves_the_index(writer: Writer) -> None:
    before = list_index(writer)
    writer.put_report(make_report("wire.txt"), Reading(make_report("wire.txt").id, ()))
    assert list_index(writer) == before


def test_the_index_after_changes_is_the_one_made_at_once(writer: Writer) -> None:
    report = make_report("wire.txt")
    for some in (report.sentences[:1], report.sentences[2:], report.sentences):
        writer.put_report(replace(report, sentences=some), Reading(report.id, ()))
    words = {term for term, _ in list_index(writer)}
    with open_writer(":memory:") as fresh:
        fill(fresh)
        assert {term for term, _ in list_index(fresh)} == words
        assert len(list_index(fresh)) == len(list_index(writer))


def test_when_a_write_fails_the_index_stays_as_it_was(writer: Writer) -> None:
    before = list_index(writer)
    report = make_report("wire.txt")
    twice = replace(report, id="0" * 32, name="again", sentences=report.sentences)
    with pytest.raises(Exception, match="span of report"):
        writer.put_report(twice, Reading(twice.id, ()))
    assert list_index(writer) == before


def test_an_older_store_is_made_searchable_when_it_moves_up(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    with open_writer(place) as writer:
        fill(writer)
        before = writer.view().search(Sought(words="grain"))
    take_search_away(place)
    open_writer(place).close()
    with open_view(place) as view:
        after = view.search(Sought(words="grain"))
        assert quote(view.search(Sought(independent=2))) == [GRAIN[1], GRAIN[2]]
    assert quote(after) == quote(before)
    assert after.facets == before.facets


def test_searching_writes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    with open_writer(place) as writer:
        fill(writer)
    before = place.read_bytes()
    with open_view(place) as view:
        view.search(Sought(words="grain", actor="NER"))
    assert place.read_bytes() == before


def test_when_a_report_was_first_read_is_kept_beside_it(make_one: Report) -> None:
    with open_writer(":memory:") as writer:
        for moment in ("2024-06-18T09:30:00+00:00", "2024-06-19T09:30:00+00:00"):
            writer.put_report(make_one, Reading(make_one.id, ()), seen=moment)
        assert writer.view().first_seen() == {make_one.id: "2024-06-18T09:30:00+00:00"}


@pytest.fixture
def make_one() -> Report:
    return make_report("own.txt")
