"""Whose voice a report is that a ministry, an army or a body issued itself."""

import pytest

from twosource.lexicon.issuers import find_issuer_group


@pytest.mark.parametrize(
    ("publisher", "group"),
    [
        ("Ministry of Foreign Affairs of Paraguay", "state:PRY"),
        ("Ministry of Energy and Water, Kabul", "state:AFG"),
        ("Embassy of Peru in Sucre", "state:PER"),
        ("Rwanda Defence Force", "state:RWA"),
        ("National Security Committee of Kazakhstan", "state:KAZ"),
        ("Red Delta Front", "name:red delta front"),
        ("African Union Commission", "body:African Union"),
        ("United Nations Meetings Coverage", "body:UN"),
    ],
)
def test_an_office_or_a_body_speaks_for_whom_it_belongs_to(publisher: str, group: str) -> None:
    assert find_issuer_group(publisher) == group


@pytest.mark.parametrize(
    "publisher",
    [
        "Kenya Navy Gazette",
        "Kuala Lumpur Post",
        "European Union Observer",
        "Home Front News",
        "",
        "BBC",
    ],
)
def test_a_paper_that_is_called_after_an_office_or_a_town_is_not_its_voice(publisher: str) -> None:
    assert find_issuer_group(publisher) == ""
