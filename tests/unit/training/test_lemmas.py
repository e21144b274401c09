"""The lexicon of lemmas is made of rules, and of the words that no rule gets right."""

from training.example import Example
from training.lemmas import learn_lemmas

from twosource.read.lemmas import Lemmas

PAST = "Tense=Past|VerbForm=Fin"
PAIRS = [
    ("landed", "land"),
    ("planted", "plant"),
    ("wanted", "want"),
    ("carried", "carry"),
    ("married", "marry"),
    ("met", "meet"),
]


def learn() -> Lemmas:
    example = Example(
        id="s",
        words=tuple(word for word, _ in PAIRS),
        columns={
            "upos": ("VERB",) * len(PAIRS),
            "features": (PAST,) * len(PAIRS),
            "lemma": tuple(lemma for _, lemma in PAIRS),
        },
    )
    return Lemmas(learn_lemmas([example], frozenset({"deny"})), frozenset({"deny"}))


def test_what_was_learned_is_given_back() -> None:
    lemmas = learn()
    assert [lemmas.find(word, "VERB", PAST) for word, _ in PAIRS] == [one for _, one in PAIRS]


def test_new_words_follow_the_rules() -> None:
    assert learn().find("denied", "VERB", PAST) == "deny"
    assert learn().find("printed", "VERB", PAST) == "print"


def test_irregular_verbs_are_known_without_having_been_seen() -> None:
    assert learn().find("underwent", "VERB", PAST) == "undergo"
    assert learn().find("withheld", "VERB", "Tense=Past|VerbForm=Part") == "withhold"
