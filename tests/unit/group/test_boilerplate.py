"""What an outlet puts under all its stories joins none of them."""

from twosource.group import group_reports
from twosource.group.boilerplate import find_boilerplate
from twosource.group.profile import Profile
from twosource.model import Report, Sentence, Span

_APPEAL = "The Orlen Gazette lives from the trust of its readers, and from nobody else's money."
_STORIES = (
    ("Nine ships left the harbour before the ban began.", "Their captains had heard no warning."),
    ("A court in Senn freed the two surveyors at noon.", "Their maps stay with the prosecutor."),
    ("The dam at Kolm will be mended before the winter.", "Divers found a crack near the gate."),
)


def _make_report(name: str, sentences: tuple[str, ...], publisher: str | None) -> Report:
    text = "\n".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    return Report(
        id=name,
        source=name,
        name=name,
        content_hash="",
        text=text,
        publisher=publisher,
        sentences=tuple(
            Sentence(Span(name, start, start + len(sentence)), number)
            for number, (start, sentence) in enumerate(zip(starts, sentences, strict=True))
        ),
    )


def _profiles(*reports: Report) -> dict[str, Profile]:
    return {report.id: Profile(report) for report in reports}


def _make_issue(publisher: str | None) -> list[Report]:
    return [
        _make_report(f"r{number}", (*story, _APPEAL), publisher)
        for number, story in enumerate(_STORIES)
    ]


def test_a_sentence_under_three_unrelated_stories_is_the_outlets() -> None:
    found = find_boilerplate(_profiles(*_make_issue("The Orlen Gazette")))
    assert set(found.values()) == {frozenset({2})}


def test_two_stories_prove_nothing() -> None:
    found = find_boilerplate(_profiles(*_make_issue("The Orlen Gazette")[:2]))
    assert set(found.values()) == {frozenset()}


def test_versions_of_one_story_are_not_unrelated() -> None:
    versions = [_make_report(f"v{n}", (*_STORIES[0], _APPEAL), "Orlen Gazette") for n in range(4)]
    assert set(find_boilerplate(_profiles(*versions)).values()) == {frozenset()}


def test_versions_with_a_word_changed_in_most_sentences_are_not_unrelated() -> None:
    """A desk that edits on prints many versions: whole sentences in three of them are no menu."""
    versions = [
        _make_report(
            f"v{number}",
            (
                f"On {day}, n{_STORIES[0][0][1:]}",
                f"{_STORIES[0][1][:-1]} on {day}.",
                _STORIES[1][0],
            ),
            "Orlen Gazette",
        )
        for number, day in enumerate(("Monday", "Tuesday", "Friday"))
    ]
    assert set(find_boilerplate(_profiles(*versions)).values()) == {frozenset()}


def test_reports_of_unknown_publishers_have_none() -> None:
    assert set(find_boilerplate(_profiles(*_make_issue(None))).values()) == {frozenset()}


def test_boilerplate_brings_no_pair_to_comparison() -> None:
    copies = group_reports(_make_issue("The Orlen Gazette")).copies
    assert copies == ()
