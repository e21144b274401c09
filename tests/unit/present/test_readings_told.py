"""Readings in words: on a terminal, and as the page lists them."""

import pytest
from msgspec.structs import replace
from tests.unit.present.readings import make_explained, make_hostile_read, make_read

from twosource.model.actor import ActorMention
from twosource.model.parse import Attribution
from twosource.model.reading import Party
from twosource.present.explained_page import render_explained
from twosource.present.reading_words import find_named, say_fact, tell_acts, tell_said
from twosource.present.terminal import Screen
from twosource.present.terminal_readings import tell_readings

TOLD = """\
Norvane denies
  from      lissa.txt
  read      1 sentence, 10 words
  not read  1 piece of furniture: masthead

1  Norvane denied on Monday that its envoys had sold shells.
      word     lemma    part of speech  hangs from  as
   1  Norvane  Norvane  PROPN           2 denied    nsubj
   2  denied   deny     VERB            –           root
   3  on       on       ADP             4 Monday    case
   4  Monday   Monday   PROPN           2 denied    obl
   5  that     that     SCONJ           9 sold      mark
   6  its      its      PRON            7 envoys    nmod:poss
   7  envoys   envoy    NOUN            9 sold      nsubj
   8  had      have     AUX             9 sold      aux
   9  sold     sell     VERB            2 denied    ccomp
  10  shells   shell    NOUN            9 sold      obj
  11  .        .        PUNCT           2 denied    punct
  Who did what to whom
    denied      (happened)
      ARG0      Norvane
      ARGM-TMP  on Monday
      ARG1      that its envoys had sold shells
    sold        (no fact)
      ARG0      its envoys
      ARG1      shells
  Who and what is named
    Norvane            organisation, proposed by the network
    envoys             role GOV
    all the network's  Norvane: ORG (uner), person (gum)
  Who says so
    Norvane  denied → that its envoys had sold shells.  [gum, propbank]
  Damage
    damaged        22% of the sentence
    repair         “Norvane” reads as “Nor Vane”: both stand alone
    stray-capital  “denied”
"""


def test_a_reading_is_told_line_by_line() -> None:
    assert tell_readings([make_explained()], Screen()) == TOLD


def test_hostile_words_do_not_steer_the_terminal() -> None:
    told = tell_readings([make_explained(make_hostile_read())], Screen(width=80))
    assert not {"\x1b", "\u202e"} & set(told)


def test_who_a_pronoun_stands_for_is_told_when_it_is_known() -> None:
    explained = make_explained()
    its = ActorMention(start=30, end=33, kind="pronoun")
    who = ActorMention(start=0, end=7, kind="organisation", name="Norvane")
    (sentence,) = explained.sentences
    known = replace(sentence, parties=(Party(its, (who,)), Party(its, ())))
    told = tell_readings([replace(explained, sentences=(known,))], Screen())
    assert "  Who that is\n    its  Norvane\n    its  (open)\n" in told


@pytest.mark.parametrize(
    ("factuality", "says"),
    [
        (3.0, "happened"), (2.0, "happened"), (1.99, "likely"), (0.5, "likely"), (0.0, "open"),
        (-0.5, "open"), (-0.51, "unlikely"), (-2.0, "unlikely"), (-2.01, "no fact"),
    ],
)  # fmt: skip
def test_factuality_is_one_of_five_words(factuality: float, says: str) -> None:
    assert say_fact(factuality).says == says


def test_an_argument_around_its_act_leaves_the_act_out() -> None:
    """In "the ministry which summoned him", the ministry's words hold the act itself."""
    parse = make_read().parse
    turned = replace(parse, heads=(1, 8, 3, 1, 8, 6, 8, 8, -1, 8, 8))
    (act, _) = tell_acts(turned)
    assert {one.role: one.says for one in act.takes}["ARG1"] == ("that its envoys had sold shells")


def test_the_lexicon_has_authority_over_the_network() -> None:
    read = make_read()
    state = ActorMention(start=0, end=7, kind="state", state="PER", name="Peru")
    first, _ = find_named(replace(read, actors=(state, *read.actors)))
    assert (first.kind, first.says, first.by_tables) == ("state", "state PER", True)


def test_a_source_that_only_one_scheme_has_is_kept() -> None:
    parse = make_read().parse
    apart = (
        Attribution("gum", (1, 2), None, ((4, 11),)),
        Attribution("propbank", (1, 2), (0, 1), ()),
    )
    (said,) = tell_said(replace(parse, attributions=apart))
    assert (said.source, said.content, said.schemes) == ((0, 1), ((4, 11),), ("gum", "propbank"))


def test_the_page_says_what_was_left_out_as_furniture() -> None:
    page = render_explained([make_explained()], made_by="twosource 0.0")
    assert "1 piece left out as furniture" in page
    assert 'THE LISSA POST</q> <a class="place" href="#A-f1">' in page


def test_the_page_runs_no_script() -> None:
    page = render_explained([make_explained(make_hostile_read())], made_by="twosource 0.0")
    assert "<script" not in page
    assert "script-src &#39;none&#39;" in page
