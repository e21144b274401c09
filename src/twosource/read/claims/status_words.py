"""Words that tell what became of an act, by kind: it failed, was called off, is only said to be."""

from collections.abc import Mapping

__all__ = ["list_word_kinds"]

_WORDS = {
    "failing": """
        fail failure botch avert foil thwart collapse stall miscarry misfire abort abortive
        unsuccessful unsuccessfully vain falter founder flop repel prevent stymie frustrate attempt
        attempted try bid foiled failed botched nearly almost narrowly survive escape lose break
        """,
    "stopping": """
        cancel cancellation scrap shelve abandon drop postpone postponement suspend bury delay
        defer forgo scuttle withdraw scotch ditch renounce halt stop skip stay avoid abstain
        """,
    "refusing": """
        refuse refusal reject rejection decline veto rebuff spurn rule balk oppose block bar ban
        forbid deny turn exclude unwilling
        """,
    "denying": """
        deny denial dispute contradict disavow disclaim rebut refute untrue baseless false lie
        fabrication invention unfounded groundless nonsense contrary neither dismiss
        """,
    "alleging": """
        accuse accusation allege allegation allegedly alleged suspect suspected suspicion blame
        charge claim purportedly reportedly apparently supposedly purported supposed believe
        believed think rumour report implicate link incriminate indict try trial wanted
        complain protest
        """,
    "sentencing": "convict conviction sentence jail find guilty admit confess acknowledge own",
    "accusing in words": "condemn denounce criticise criticize censure deplore decry rebuke",
    "planning": """
        plan intend intention expect schedule due slate set prepare preparation decide decision
        announce agree consider aim want propose proposal planned scheduled forthcoming upcoming
        will shall draft tomorrow next
        """,
    "offering": "offer promise pledge vow undertake volunteer guarantee assure swear commit ready",
    "asking": """
        ask urge demand request call appeal order tell instruct press plead beg implore invite
        insist summon exhort plea petition require condition unless until
        """,
    "threatening": "threaten threat warn warning menace ultimatum or otherwise",
    "supposing": """
        if could may might would whether unless should perhaps possible possibly likely unlikely
        fear risk speculate hint hypothetical scenario suppose imagine in-case possibility ponder
        weigh mull consider eventual
        """,
    "saying": """
        say tell state add report announce declare note write according spokesman spokeswoman
        """,
    "witnessing": """
        witness resident villager survivor activist group monitor lawyer doctor hospital union
        opposition rebel militant relative family employer
        """,
    "going on": """
        continue still remain since ongoing keep amid during week-long daily began begin start
        day week month now currently enter resume underway
        """,
}  # fmt: skip


def _turn(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for kind, some in words.items():
        for word in some.split():
            found.setdefault(word, []).append(kind)
    return {word: tuple(kinds) for word, kinds in found.items()}


_KINDS = _turn(_WORDS)


def list_word_kinds(lemma: str) -> tuple[str, ...]:
    """Return the kinds that a word is of, by its lemma."""
    return _KINDS.get(lemma, ())
