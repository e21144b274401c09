"""The bench measures what it says: planted copies are there, are found, and nothing else is."""

from bench.copies import count_found, make_report, make_texts

from twosource.group import group_reports


def test_the_same_texts_are_made_in_every_run() -> None:
    assert make_texts(20) == make_texts(20)


def test_a_planted_copy_keeps_nine_words_in_ten() -> None:
    texts = make_texts(10)
    kept = sum(old == new for old, new in zip(texts[0], texts[9], strict=True)) / len(texts[0])
    assert 0.85 < kept < 0.95


def test_planted_copies_are_found_and_no_others() -> None:
    reports = [make_report(number, words) for number, words in enumerate(make_texts(40))]
    assert count_found(reports, group_reports(reports)) == (4, 0)
