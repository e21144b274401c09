import pytest
from tests.unit.group.making import (
    DAM,
    DELPHIN,
    STRIKE,
    Line,
    garble,
    lineage_of,
    make_report,
)

from twosource.group import group_reports
from twosource.group.credits import find_credits, name_origin, names_alike
from twosource.lexicon.media import find_namesakes
from twosource.model import Origin, Report


def _report(
    name: str, *lines: Line, dateline: str = "", publisher: str | None = None, body: str = STRIKE
) -> Report:
    return make_report(name, body, head=lines, dateline=dateline, publisher=publisher)


def _origin(*reports: Report) -> tuple[str, str, str] | None:
    found = name_origin(reports)
    return (found.name, found.kind, found.basis) if found else None


def _origin_of_lineage(*reports: Report) -> Origin | None:
    return lineage_of(reports[0], group_reports(reports)).origin


def test_a_bracketed_name_in_a_dateline_is_an_agency() -> None:
    report = _report("one", dateline=DELPHIN)
    assert _origin(report) == ("Delphin", "agency", "dateline")
    found = name_origin([report])
    assert found is not None
    assert [report.text[span.start : span.end] for span in found.spans] == [DELPHIN.rstrip()]


def test_a_known_medium_may_stand_alone_in_a_dateline() -> None:
    assert _origin(_report("one", dateline="CNN – ")) == ("CNN", "outlet", "dateline")


def test_an_unknown_name_alone_in_a_dateline_is_a_place() -> None:
    assert _origin(_report("one", dateline="HALLIN – ")) is None


def test_a_name_spelt_in_another_way_is_the_same_medium() -> None:
    assert _origin(_report("one", dateline="LARNE (AP) – ")) == (
        "Associated Press",
        "agency",
        "dateline",
    )
    assert names_alike("AP", "the Associated Press")
    assert names_alike("Delphin", "delphin")
    assert not names_alike("Delphin", "Kestrel")


@pytest.mark.parametrize(
    "line", ["With inputs from Reuters", "Source: Reuters", "(Reporting by Reuters)", "Via Reuters"]
)
def test_a_credit_line_names_the_origin(line: str) -> None:
    assert _origin(_report("one", ("credit", line))) == ("Reuters", "agency", "credit")


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Reuters",
        "Lena Ostrow/Reuters",
        "Picture from Reuters",
        "Ines Falk/Pool via Reuters",
        "File image, source Reuters",
        "Getty Images with Reuters",
        "Reuters",
    ],
)
def test_a_credit_for_a_picture_is_none(line: str) -> None:
    assert find_credits(_report("one", ("credit", line))) == ()


def test_a_byline_names_the_origin() -> None:
    assert _origin(_report("one", ("byline", "By Ines Falk, Reuters"))) == (
        "Reuters",
        "agency",
        "byline",
    )


def test_a_byline_of_a_person_names_nobody() -> None:
    assert _origin(_report("one", ("byline", "By Ines Falk"))) is None


def test_a_name_that_several_media_bear_decides_nothing() -> None:
    assert len(find_namesakes("CNA")) > 1
    assert find_credits(_report("one", ("byline", "By Ines Falk, CNA"))) == ()


def test_furniture_of_other_kinds_credits_nobody() -> None:
    report = _report("one", ("caption", "The depot, seen from Reuters"), ("related", "By Reuters"))
    assert find_credits(report) == ()


def test_a_dateline_outweighs_a_credit_line() -> None:
    dateline = _report("one", dateline="LARNE (Reuters) – ")
    credit = _report("two", ("credit", "With inputs from AFP"))
    assert _origin(dateline, credit) == ("Reuters", "agency", "dateline")


def test_a_credit_line_outweighs_a_byline() -> None:
    credit = _report("one", ("credit", "With inputs from AFP"))
    byline = _report("two", ("byline", "By Ines Falk, Reuters"))
    assert _origin(byline, credit) == ("Agence France-Presse", "agency", "credit")


def test_what_more_reports_name_outweighs_what_one_does() -> None:
    bylines = [_report(f"b{n}", ("byline", "By Reuters")) for n in range(3)]
    dateline = _report("one", dateline="LARNE (AFP) – ")
    assert _origin(dateline, *bylines) == ("Reuters", "agency", "byline")


def test_an_agency_outweighs_the_outlets_that_carry_it() -> None:
    outlets = [_report(f"o{n}", dateline="CNN – ") for n in range(3)]
    agency = _report("agency", ("byline", "By Ines Falk, Reuters"))
    assert _origin(*outlets, agency) == ("Reuters", "agency", "byline")


def test_the_order_of_the_reports_does_not_choose_between_equals() -> None:
    one = _report("one", dateline="LARNE (Reuters) – ")
    other = _report("two", dateline="LARNE (AFP) – ")
    assert name_origin([one, other]) == name_origin([other, one])


def test_a_publisher_alone_is_no_placed_credit() -> None:
    assert _origin(_report("one", publisher="Larne Gazette")) is None


def test_a_text_that_names_nobody_goes_back_to_the_publisher_of_its_root() -> None:
    own = _report("own", publisher="Larne Gazette", body=DAM)
    torn = garble(DAM, "Ardanian", "Energy", "Farmers", "Corvia, which")
    copy = _report("copy", publisher="Harbour Mirror", body=torn)
    origin = _origin_of_lineage(own, copy)
    assert origin == Origin(name="Larne Gazette", kind="outlet", basis="publisher", spans=())


def test_a_lost_root_has_no_publisher_to_go_back_to() -> None:
    torn = garble(DAM, "Ardanian", "Energy", "Farmers", "Corvia, which")
    assert _origin_of_lineage(_report("copy", publisher="Harbour Mirror", body=torn)) is None


def test_the_agency_that_a_copy_names_is_the_origin_of_all() -> None:
    bare = _report("bare", publisher="Larne Gazette", body=DAM)
    copy = _report("copy", dateline=DELPHIN, publisher="Harbour Mirror", body=DAM)
    origin = _origin_of_lineage(bare, copy)
    assert origin is not None
    assert origin.name == "Delphin"
