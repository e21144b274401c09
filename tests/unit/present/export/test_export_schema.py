"""The published schema fits what is exported, and nothing looser."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from twosource.model import Record
from twosource.present.export_json import export_json
from twosource.present.schema import record_schema

PUBLISHED = Path(__file__).parents[4] / "docs" / "schema" / "record.schema.json"


@pytest.fixture
def validator() -> Draft202012Validator:
    return Draft202012Validator(record_schema())


def test_it_is_a_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(record_schema())


def test_an_export_fits(record: Record, validator: Draft202012Validator) -> None:
    validator.validate(json.loads(export_json(record)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"text": "Port Senn"', '"txt": "Port Senn"'),
        ('"kind": "corruption"', '"kind": "mistake"'),
        ('"start": 0', '"start": "0"'),
        ('"url": null', '"uri": null'),
        ('"broken": "cannot-tell"', '"broken": null'),
    ],
)
def test_a_changed_export_does_not_fit(
    record: Record, validator: Draft202012Validator, old: str, new: str
) -> None:
    data = export_json(record).decode()
    assert old in data
    with pytest.raises(ValidationError):
        validator.validate(json.loads(data.replace(old, new)))


def test_every_noun_has_a_title_and_says_what_it_is() -> None:
    nouns = json.loads(json.dumps(record_schema()))["$defs"]
    assert {"Report", "Span", "Lineage", "Difference", "StoryDate"} <= nouns.keys()
    for name, noun in nouns.items():
        assert noun["title"] == name
        assert len(noun["description"]) > 20, name


def test_the_published_schema_is_the_one_that_the_program_makes() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == record_schema(), (
        "run tools/write_schema.py"
    )
