"""Each operation changes what it says it changes, and keeps where everything came from."""

from random import Random

import pytest
from tools.affairs.cuts import cut, edit_words, merge, reorder, shape_words
from tools.affairs.damage import RATES, Rates, damage
from tools.affairs.draft import Draft, draft_base, new_lines, take_over
from tools.affairs.editions import find_past, re_edit
from tools.affairs.model import Place
from tools.affairs.moves import MOVES, STYLES
from tools.affairs.naming import names_origin, treat_credit
from tools.affairs.phrases import count_variants, find_swaps, load_phrases, mend_articles
from tools.affairs.reword import GRADES, reword, take_rewording
from tools.affairs.sources import Sources
from tools.affairs.words import changed_share, split_words


@pytest.fixture
def draft(sources: Sources) -> Draft:
    return take_over(draft_base(sources.bases[0]), "v")


def places(draft: Draft) -> list[Place]:
    return [place for line in draft.lines for place in line.comes_from]


def test_a_taken_over_draft_comes_from_each_sentence_in_turn(draft: Draft) -> None:
    assert places(draft) == [Place("v", number) for number in range(len(draft.lines))]


def test_a_cut_keeps_the_lead_and_leaves_out_the_rest_in_order(draft: Draft) -> None:
    for seed in range(30):
        kept = places(cut(draft, Random(seed)))
        assert kept == sorted(kept)
        assert kept[0] == Place("v", 0)
        assert len(kept) < len(draft.lines)


def test_a_reordered_draft_has_the_same_sentences_under_the_same_lead(draft: Draft) -> None:
    moved = reorder(draft, Random(3))
    assert sorted(places(moved)) == places(draft)
    assert places(moved) != places(draft)
    assert places(moved)[0] == Place("v", 0)


def test_a_merged_draft_draws_on_both_and_on_itself(draft: Draft, sources: Sources) -> None:
    other = take_over(draft_base(sources.bases[1]), "w")
    own = new_lines([["Here is something new."], ["And more of it."]], source="own")
    merged = merge(draft, other, own, Random(1))
    assert {place.version for place in places(merged)} == {"v", "w"}
    assert sum(not line.comes_from for line in merged.lines) == 2


@pytest.mark.parametrize("grade", ["light", "medium", "heavy"])
def test_rewording_by_rule_keeps_quotations_figures_and_sources(grade: str, draft: Draft) -> None:
    options = next(options for name, options in GRADES.items() if name == grade)
    new = reword(draft, Random(5), options=options, phrases=load_phrases())
    assert {place for line in new.lines for place in line.comes_from} == set(places(draft))
    text = " ".join(line.text for line in new.lines)
    assert all(figure in text for figure in ("1,998", "1961", "3.4 million"))


def test_a_heavier_grade_changes_more_words(draft: Draft) -> None:
    def share(grade: str) -> float:
        options = next(options for name, options in GRADES.items() if name == grade)
        shares = []
        for seed in range(8):
            new = reword(draft, Random(seed), options=options, phrases=load_phrases())
            old_text = " ".join(line.text for line in draft.lines)
            shares.append(changed_share(old_text, " ".join(line.text for line in new.lines)))
        return sum(shares) / len(shares)

    assert 0.08 < share("light") < 0.22
    assert share("light") + 0.06 < share("medium") < share("heavy")


def test_a_parted_sentence_shares_its_strand_out(draft: Draft) -> None:
    options = GRADES["heavy"]
    for seed in range(20):
        new = reword(draft, Random(seed), options=options, phrases=load_phrases())
        for number in range(len(draft.lines)):
            halves = [
                strand for line in new.lines for strand in line.strands if strand.number == number
            ]
            assert sum(half.high - half.low for half in halves) == pytest.approx(1.0, abs=0.001)


def test_a_rewording_by_hand_stands_for_what_it_was_aligned_with(
    draft: Draft, sources: Sources
) -> None:
    new = take_rewording(draft, sources.rewordings[0])
    assert places(new) == places(draft)[: len(new.lines)]
    assert all(line.is_reworded for line in new.lines)


def test_every_change_of_damage_stands_where_it_says(draft: Draft) -> None:
    high = Rates(glued=0.3, stops=0.5, numbers=0.5, names=0.5, negations=0.5, dates=0.5, quotes=0.5)
    for seed in range(20):
        for before, after in zip(
            draft.lines, damage(draft, Random(seed), rates=high).lines, strict=True
        ):
            rebuilt = after.text
            for change in reversed(after.changes):
                stands = after.text[change.start : change.end]
                assert stands != change.was
                end = change.was_start + len(change.was)
                assert before.text[change.was_start : end] == change.was
                rebuilt = rebuilt[: change.start] + change.was + rebuilt[change.end :]
            assert rebuilt == before.text


def test_damage_keeps_its_rates(draft: Draft) -> None:
    glued = gaps = stops = sentences = 0
    for seed in range(200):
        for line in damage(draft, Random(seed), rates=RATES).lines:
            gaps += line.text.count(" ")
            sentences += 1
            glued += sum(change.made_by == "glued" for change in line.changes)
            stops += sum(change.made_by in ("lost-stop", "false-stop") for change in line.changes)
    assert 0.02 < glued / gaps < 0.035
    assert 0.03 < stops / sentences < 0.06


def test_without_rates_nothing_is_damaged(draft: Draft) -> None:
    none = Rates(glued=0, stops=0, numbers=0, names=0, negations=0, dates=0, quotes=0, capitals=0)
    assert damage(draft, Random(1), rates=none) == draft


def test_an_edition_tells_the_plan_as_done_and_marks_what_it_changed(draft: Draft) -> None:
    news = new_lines([["Something has come in."]], source="update")
    new = re_edit(draft, Random(2), news=news)
    assert new.headline.startswith("UPDATE 1-")
    assert "travelled to Ostmark" in new.paragraphs[0][0].text
    changes = [change for line in new.lines for change in line.changes]
    assert {change.made_by for change in changes} == {"done", "figure"}
    assert sum(not line.comes_from for line in new.lines) == 1


@pytest.mark.parametrize(
    ("verb", "past"),
    [("meet", "met"), ("arrive", "arrived"), ("carry", "carried"), ("travel", "travelled")],
)
def test_verbs_have_a_past(verb: str, past: str) -> None:
    assert find_past(verb) == past


def test_a_stripped_credit_leaves_no_name_behind(sources: Sources) -> None:
    base = sources.bases[0]
    for seed in range(10):
        bare = treat_credit(draft_base(base), "stripped", base, "By Ada Lund", Random(seed))
        assert not names_origin(bare, base)
        told = treat_credit(draft_base(base), "altered", base, "By Ada Lund", Random(seed))
        assert names_origin(told, base)


def test_edited_words_come_near_the_rate_and_keep_the_length() -> None:
    text = "the small boats came into the old harbour before the storm broke over them " * 20
    shapes = shape_words([text, "many large ships went out of new ports after some rain fell"])
    edited = edit_words(text, 0.3, Random(1), shapes)
    assert len(split_words(edited)) == len(split_words(text))
    assert 0.1 < changed_share(text, edited) < 0.35


def test_the_table_is_large_and_never_offers_the_same_words() -> None:
    phrases = load_phrases()
    assert count_variants(phrases) >= 500
    for rows in phrases.by_first.values():
        for words, instead in rows:
            assert instead
            assert " ".join(words) not in instead


def test_quotations_are_no_place_for_other_words() -> None:
    assert find_swaps('"We deny the agreement," he wrote.', load_phrases())[0].start > 20


def test_articles_follow_the_next_word() -> None:
    assert mend_articles("a accord and an deal in an hour") == "an accord and a deal in an hour"


def test_moves_turn_a_sentence_that_fits_and_leave_others() -> None:
    sentence = "The gates were closed on Tuesday after the lake rose, the River Board said."
    turned = {move(sentence) for move in MOVES}
    assert (
        "According to the River Board, the gates were closed on Tuesday after the lake rose."
        in turned
    )
    assert all(move("Rain.") is None for move in (*MOVES, *STYLES))
