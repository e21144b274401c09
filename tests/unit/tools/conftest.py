"""Six small base reports about two invented happenings, by three hands, and one rewording."""

import pytest
from tools.affairs.model import Base, Rewording
from tools.affairs.sources import Sources

DAM = (
    (
        "Corvinian President Tilda Maren will travel to Ostmark on Thursday for a two-day visit, "
        "her office said, after months of quarrels about the Lower Hesk dam.",
    ),
    (
        "Maren and Ostmark's Prime Minister Jonas Wehl are due to sign an agreement on water on "
        "Friday, officials said.",
        "It would replace treaties that the two countries concluded in 1961 and 1988.",
    ),
    (
        '"The river belongs to nobody," Maren said.',
        "At least 1,998 farmers had marched to the border on Tuesday, and 15 soldiers watched them "
        "from the bridge.",
    ),
    (
        "Ostmark has not opened the gates of the dam since March 4, according to the River Board.",
        "The board said the lake held 3.4 million tonnes of water, and its engineers were worried.",
    ),
    (
        "Both governments denied that troops had been deployed near the village of Sandrun.",
        "Nobody was hurt, and the crowd went home before dawn.",
    ),
    (
        "Corvinia expects to pay $2.5 billion over 12 years, two officials familiar with the talks "
        "said on condition of anonymity.",
        "Ostmark's finance ministry declined to comment.",
    ),
    (
        "The River Board meets again in October, when its mandate runs out.",
        "Its head, Perla Quist, said she had never seen a drier winter.",
    ),
)
BANKS = (
    (
        "On the banks of the Hesk they count the days in hand's breadths.",
        "Three of them were missing again when Arno Felt went down to his boat on Wednesday.",
    ),
    (
        "Felt ferries sheep, letters and now and then a minister across to Ostmark, and he has "
        "heard that a president is coming.",
        '"Let her bring a bucket," he said.',
    ),
    (
        "About 2,300 people stood at the border post on Tuesday with empty cans, by the reckoning "
        "of the mayor of Sandrun.",
        "A sergeant let the children through to the well.",
    ),
    ("Nobody in Sandrun has seen soldiers, but everybody knows somebody who has.",),
    (
        "The dam stands forty kilometres upstream and cannot be seen from here.",
        "It can be smelled, says Felt, when the mud dries.",
    ),
    (
        "In the parish hall hangs a copy of the treaty of 1961, framed, with a stain on it.",
        "The teacher means to have the children learn the new one by heart.",
    ),
)
TALLY = (
    (
        "The opposition in Corvinia wants parliament to see the water agreement with Ostmark "
        "before anybody signs it.",
    ),
    (
        "Its leader, Viktor Aldous, told the chamber on Wednesday that 12 years of payments were "
        "being hidden in the budget for roads.",
        "The speaker turned off his microphone.",
    ),
    (
        "Aldous then read on without it, page after page, until the lights went out as well.",
        "He has asked the Court of Accounts for an opinion by April 20.",
    ),
    (
        "A member of the governing party, Enna Borg, called the sum of $2.5 billion modest.",
        '"Thirst is dearer," she said.',
    ),
    ("The chamber votes on Monday on whether to recall Maren from Ostmark should she sign.",),
)
SEALS = (
    ("Two fishing boats from Norrby were towed into Vike on Sunday with their nets cut.",),
    (
        "The coast guard of Vikeland said the crews had hunted seals inside the 12-mile line.",
        "The skippers say their plotters showed 14 miles.",
    ),
    (
        "Norrby's envoy, Sigrun Dahl, delivered a note before noon and left without a reply.",
        "She has not been received at the ministry for three weeks.",
    ),
    ("A fine of 40,000 marks hangs over each boat until the court sits in May.",),
    ("The catch, 212 skins by the harbour master's list, was locked into a shed.",),
)


def _base(name: str, happening: str, hand: str, paragraphs: tuple[tuple[str, ...], ...]) -> Base:
    is_wire = hand == "one"
    return Base(
        id=name,
        happening=happening,
        hand=hand,
        split="test" if hand != "four" else "fit",
        form="wire" if is_wire else "outlet",
        agency="Hesk Wire" if is_wire else None,
        outlet=None if is_wire else f"The {hand.title()} Observer",
        byline="By Lina Strand",
        headline=" ".join(paragraphs[0][0].split()[:8]),
        dateline="MARENBURG, April 9 (Hesk Wire) -" if is_wire else None,
        published="2025-04-09",
        paragraphs=paragraphs,
        credit="(Reporting by Lina Strand; Editing by Olof Brun)" if is_wire else None,
    )


@pytest.fixture
def sources() -> Sources:
    """Three hands on a dam, two on seals, one base for fitting, one rewording."""
    reworded = tuple(
        tuple(f"By all accounts {text[0].lower()}{text[1:]}" for text in part) for part in DAM[:6]
    )
    numbers = range(sum(map(len, DAM[:6])))
    return Sources(
        bases=(
            _base("one-dam", "dam", "one", DAM),
            _base("two-dam", "dam", "two", BANKS),
            _base("three-dam", "dam", "three", TALLY),
            _base("one-seals", "seals", "one", SEALS),
            _base("two-seals", "seals", "two", SEALS[::-1]),
            _base("four-dam", "dam", "four", TALLY),
        ),
        rewordings=(
            Rewording(
                of="one-dam",
                hand="five",
                grade="medium",
                headline="A president, a dam and a dry river",
                paragraphs=reworded,
                alignment=tuple(((number,), (number,)) for number in numbers),
            ),
        ),
    )
