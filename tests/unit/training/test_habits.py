"""What predicates like is counted over the treebank."""

from training.example import Argument, Example, PredicateLabel
from training.habits import learn_habits


def make(verb: str, role: str, number: int) -> Example:
    return Example(
        id=f"{verb}-{number}",
        words=("it", verb),
        heads=(1, -1),
        columns={
            "relation": ("nsubj", "root"),
            "upos": ("PRON", "VERB"),
            "lemma": ("it", verb),
        },
        predicates=(PredicateLabel(1, (Argument(0, role),)),),
    )


def test_only_what_differs_from_the_usual_is_written() -> None:
    usual = [make(f"verb{number % 12}", "ARG0", number) for number in range(60)]
    unusual = [make("fall", "ARG1", number) for number in range(6)]
    lines = learn_habits(usual + unusual, ["none", "ARG0", "ARG1"])
    (line,) = [one for one in lines if one.startswith("verb\tfall\t")]
    way, _, listed = line.split("\t")[2:]
    assert way == "nsubj"
    assert float(listed.removeprefix("ARG1=")) > 1
