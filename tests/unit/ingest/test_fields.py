"""The `--map` option."""

import pytest

from twosource.errors import UsageError
from twosource.ingest import FieldMap, parse_field_map


@pytest.mark.parametrize(
    "specs", [["text=body,url=link"], ["text=body", "url=link"], [" text = body ,, url=link "]]
)
def test_pairs_come_in_one_option_or_in_many(specs: list[str]) -> None:
    assert parse_field_map(specs) == FieldMap(text="body", url="link")


def test_no_option_leaves_the_standard_names() -> None:
    assert parse_field_map([]) == FieldMap()


def test_a_field_may_hold_dots_and_equals_signs() -> None:
    assert parse_field_map(["text=article.body=x"]).text == "article.body=x"


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("body", "TARGET=FIELD"),
        ("text=", "TARGET=FIELD"),
        ("=body", "TARGET=FIELD"),
        ("headline=title", "Was title=headline meant?"),
        ("publsher=src", "Was publisher meant?"),
        ("zzz=src", "text, html, url, title, published, publisher, language, id"),
        ("text=a,text=b", "gives text twice: a and b"),
    ],
)
def test_a_wrong_option_says_what_is_wrong(spec: str, words: str) -> None:
    with pytest.raises(UsageError, match="--map") as caught:
        parse_field_map([spec])
    assert words in str(caught.value)
