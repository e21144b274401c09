from itertools import accumulate

import pytest
from msgspec.structs import replace
from tests.quality.coreference_cases import fill_sentences

from twosource.model.actor import ActorMention
from twosource.model.reading import Party, ReadSentence
from twosource.read.actors import find_report_actors
from twosource.read.coreference import find_parties
from twosource.read.reader import load_reader


def _read(*sentences: str) -> list[tuple[str, Party]]:
    filled = fill_sentences(sentences, load_reader().read(sentences))
    return [
        (one.text[party.mention.start : party.mention.end], party)
        for one, some in zip(filled, find_parties(filled), strict=True)
        for party in some
    ]


def _who(words: str, *sentences: str) -> list[str]:
    """Return whom the last such words stand for: names, or titles and codes for who has none."""
    found = [party for text, party in _read(*sentences) if text == words]
    assert found, f"{words!r} is no party"
    return [one.name or f"{one.state} {one.title}" for one in found[-1].who]


@pytest.mark.parametrize(
    ("words", "sentences", "who"),
    [
        ("She", ("Norwegian Minister Karen Lund left.", "She was tired."), ["Karen Lund"]),
        ("He", ("Mr Sato spoke to Mrs Ito.", "He thanked her."), ["Sato"]),
        ("her", ("Mr Sato spoke to Mrs Ito.", "He thanked her."), ["Ito"]),
        ("it", ("Kenya said it would send grain.",), ["Kenya"]),
        ("They", ("Chad and Niger signed.", "They will share the cost."), ["Chad", "Niger"]),
        ("himself", ("President Carlos Mota praised himself.",), ["Carlos Mota"]),
        ("who", ("Carlos Mota, who leads the talks, left.",), ["Carlos Mota"]),
        ("he", ("Before he left, Carlos Mota thanked the hosts.",), ["Carlos Mota"]),
    ],
)
def test_a_pronoun_stands_for_whom_the_text_names(
    words: str, sentences: tuple[str, ...], who: list[str]
) -> None:
    assert _who(words, *sentences) == who


@pytest.mark.parametrize(
    ("words", "sentences", "who"),
    [
        ("The two countries", ("Chad met Niger.", "The two countries signed."), ["Chad", "Niger"]),
        ("Both sides", ("Chad and Niger met.", "Both sides signed."), ["Chad", "Niger"]),
        ("The alliance", ("NATO sent ships.", "The alliance said no more."), ["NATO"]),
        ("The agency", ("Yonhap reported a test.", "The agency gave no source."), ["Yonhap"]),
        ("The country", ("Peru closed its ports.", "The country has four."), ["Peru"]),
    ],
)
def test_a_description_stands_for_the_last_that_it_fits(
    words: str, sentences: tuple[str, ...], who: list[str]
) -> None:
    assert _who(words, *sentences) == who


def test_a_leader_is_the_one_of_that_state_whom_the_report_names() -> None:
    report = ("Chile's president, Rosa Prado, met Peru's president, Juan Salas.", "{} left.")
    assert _who("Chilean leader", report[0], "The Chilean leader left.") == ["Rosa Prado"]
    assert _who("Peruvian leader", report[0], "The Peruvian leader left.") == ["Juan Salas"]


def test_a_leader_whom_nobody_names_is_the_office_of_that_state() -> None:
    assert _who("Chilean leader", "Peru closed a port.", "The Chilean leader left.") == [
        "CHL leader"
    ]


def test_a_spokesman_speaks_for_whose_he_is() -> None:
    ((_, party),) = [
        one
        for one in _read("NATO sent ships.", "Its spokesman gave no number.")
        if one[0] == "spokesman"
    ]
    assert [one.name for one in party.who] == ["NATO"]
    assert party.mention.sectors == ("IGO", "MIL")


def test_an_organ_takes_over_the_state_of_its_owner() -> None:
    found = dict(_read("Mali said its army had left the town."))
    assert found["army"].mention.state == "MLI"
    assert found["army"].who == (found["army"].mention,)


def test_who_speaks_in_a_quote_is_its_we() -> None:
    assert _who("We", '"We will not pay," Finance Minister Karen Lund said.') == ["Karen Lund"]


def test_who_speaks_outside_quotes_stays_open() -> None:
    assert _who("we", "Karen Lund said nothing when we asked.") == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("Mali closed a port.", "It rained all day."),
        ("Mali closed a port.", "It is too early to say why."),
    ],
)
def test_an_it_that_is_nobody_stays_open(sentences: tuple[str, ...]) -> None:
    answered = [party.who for text, party in _read(*sentences) if text == "It"]
    assert not any(answered)


def test_a_woman_is_never_he() -> None:
    assert _who("He", "Mrs Ito spoke.", "He was late.") == []


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    assert _who("him", "Carlos Mota met Juan Salas.", "Mota thanked him.") == ["Juan Salas"]


def test_what_names_somebody_stands_for_itself() -> None:
    found = _read("Kenya met NATO.")
    assert [party.who == (party.mention,) for _, party in found] == [True, True]


def test_a_pronoun_says_why() -> None:
    found = dict(_read("Kenya said it would send grain."))
    assert found["it"].mention.kind == "pronoun"
    assert found["it"].mention.state == "KEN"
    assert found["it"].mention.rule == "pronoun + subject in the sentence"


def test_no_sentences_have_no_parties() -> None:
    assert find_parties([]) == ()


def _read_issued(*sentences: str, title: str = "", publisher: str = "") -> dict[str, Party]:
    filled = fill_sentences(sentences, load_reader().read(sentences))
    parties = find_parties(filled, title=title, publisher=publisher)
    return {
        one.text[party.mention.start : party.mention.end]: party
        for one, some in zip(filled, parties, strict=True)
        for party in some
    }


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Statement of the Lake Dignity Front", "Radio Uvira"),
        ("Broadcast of the Lake Dignity Front, as monitored", ""),
        ("COMMUNIQUE No. 3", "Lake Dignity Front"),
    ],
)
def test_we_is_the_party_that_issues_the_text(title: str, publisher: str) -> None:
    found = _read_issued("We condemn the shelling.", title=title, publisher=publisher)
    assert [one.name for one in found["We"].who] == ["Lake Dignity Front"]


def test_we_of_a_ministry_is_of_its_state() -> None:
    found = _read_issued("We condemn it.", publisher="Ministry of Foreign Affairs of Kenya")
    assert [one.state for one in found["We"].who] == ["KEN"]


def test_we_of_a_paper_and_we_in_a_quotation_are_not_the_issuer() -> None:
    assert _read_issued("We asked the guards.", publisher="Uvira Mirror")["We"].who == ()
    quoted = _read_issued('"We condemn it," Mr Sato said.', publisher="Lake Dignity Front")
    assert [one.name for one in quoted["We"].who] == ["Sato"]


def test_a_word_of_its_name_stands_for_an_organisation() -> None:
    texts = ("The Lake Light Column burned a lorry.", "The Column denied it.")
    names = ("Lake Light Column", "Column")
    filled = [
        replace(one, actors=(_organisation(one.text, name),))
        for one, name in zip(fill_sentences(texts, load_reader().read(texts)), names, strict=True)
    ]
    found = [one.who[0].name for some in find_parties(filled) for one in some[:1]]
    assert found == ["Lake Light Column", "Lake Light Column"]


def _organisation(text: str, name: str) -> ActorMention:
    start = text.index(name)
    return ActorMention(start=start, end=start + len(name), kind="organisation", name=name)


def test_people_named_only_by_their_state_may_be_both_and_have_names_later() -> None:
    told = "Kenya has not let a consul visit two Czech botanists who were arrested on Sunday."
    both = dict(_read(told, "Both were beaten by guards."))["Both"]
    assert both.mention.state == "CZE"
    named = dict(_read(told, "Petr Havel, 51, and Jana Orlova, 34, looked for seeds."))
    assert named["Petr Havel"].mention.state == "CZE"
    alone = dict(_read(told, "Karin Lund, 51, who runs the guesthouse, saw it."))
    assert alone["Karin Lund"].mention.state is None


def test_a_name_has_the_state_of_what_stands_before_it() -> None:
    found = dict(_read("A court in Prague sentenced Cuban trade attache Orestes Villal to jail."))
    assert found["Orestes Villal"].mention.state == "CUB"


def _read_report(*told: str) -> list[tuple[str, Party]]:
    """Return the parties of sentences with all names that the network sees."""
    parses = load_reader().read(told)
    text = " ".join(told)
    starts = [0, *accumulate(len(one) + 1 for one in told)][:-1]
    bounds = [(start, start + len(one)) for start, one in zip(starts, told, strict=True)]
    actors = find_report_actors(text, bounds, parses)
    filled = [ReadSentence(*one) for one in zip(told, parses, actors, strict=True)]
    return [
        (one.text[party.mention.start : party.mention.end], party)
        for one, some in zip(filled, find_parties(filled), strict=True)
        for party in some
    ]


def _who_in_report(words: str, *told: str) -> list[str]:
    return [one.name for text, party in _read_report(*told) if text == words for one in party.who]


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("rebels", ("Mali fought the Azawad Front, a rebel group.", "It said the rebels fled.")),
        ("Front", ("Fighters of the Azawad Front left.", "Mali said the Front would return.")),
        ("armed group", ("A spokesman for the Azawad Front left.", "Mali blamed the armed group.")),
        ("guerrillas", ("The rebel Azawad Council left.", "Mali blamed the guerrillas.")),
        ("armed group", ("Mali's Azawad Front rebels left.", "Niger blamed the armed group.")),
    ],
)
def test_the_rebels_are_the_only_armed_group_that_the_report_names(
    words: str, sentences: tuple[str, ...]
) -> None:
    (name,) = _who_in_report(words, *sentences)
    assert name.startswith("Azawad ")


def test_the_rebels_stay_open_where_the_report_names_two_armed_groups() -> None:
    told = _read_report(
        "The rebel Azawad Council and the rebel Lualaba Front left.", "The rebels were tired."
    )
    assert [party.who for text, party in told if text == "rebels"] == [()]


def test_its_is_not_of_the_rebels() -> None:
    told = ("The rebel Azawad Council left.", "Ghana said the rebels had shot at its convoy.")
    assert _who_in_report("its", *told) == ["Ghana"]


def test_who_acts_for_an_organisation_by_its_genitive_is_of_it() -> None:
    told = "Mali threatened to expel the United Nations' human rights envoy."
    assert _who_in_report("envoy", told) == ["United Nations"]
    told_before = "Fighters of the Azawad Front left.", "The group's leader, Issa Diallo, spoke."
    (leader,) = [one for _, one in _read_report(*told_before) if one.mention.name == "Issa Diallo"]
    assert leader.mention.body == "Azawad Front"


def test_what_is_denied_is_nobody() -> None:
    told = _read_report("Fighters of the Azawad Front fled.", "The group's leader denied it.")
    assert "it" not in [text for text, _ in told]


def test_the_largest_group_is_another() -> None:
    told = _read_report("Mali met the Azawad Front.", "The largest group of all stayed away.")
    assert not any(party.who for text, party in told if text.endswith("group"))


def test_allies_are_of_whom_they_stand_beside() -> None:
    assert _who_in_report("allies", "Peru and its allies rejected the plan.") == ["allies of Peru"]


@pytest.mark.parametrize(
    ("words", "sentences", "name"),
    [
        (
            "The council",
            ("Peru left the UN Security Council.", "The council met."),
            "United Nations Security Council",
        ),
        (
            "the panel",
            ("A Panel of Experts wrote it.", "Mali barred the panel."),
            "UN Panel of Experts",
        ),
        (
            "The commission",
            ("The Turana Boundary Commission met Peru.", "The commission left."),
            "Turana Boundary Commission",
        ),
    ],
)
def test_an_institution_is_called_by_the_noun_of_its_name(
    words: str, sentences: tuple[str, ...], name: str
) -> None:
    assert _who_in_report(words, *sentences) == [name]


def test_no_institution_is_called_by_a_noun_that_is_not_in_its_name() -> None:
    told = _read_report("Peru left the UN Security Council.", "The court met.")
    assert not any(party.who for text, party in told if text.endswith("court"))


def test_two_sides_are_those_of_the_report_where_nobody_spoke_of_others_just_now() -> None:
    told = (
        "Armenia accused Azerbaijan of shelling a village.",
        "Azerbaijan denied this, and Armenia sent a note.",
        "Azerbaijan says that Armenia has to leave first, and Armenia that Azerbaijan has to.",
        "The Armenian president telephoned his French colleague.",
        "Nobody was hurt.",
        "Rain fell at night.",
        "Both sides will speak on Monday.",
    )
    assert _who_in_report("Both sides", *told) == ["Armenia", "Azerbaijan"]


def test_a_spokesman_for_the_group_is_of_the_group() -> None:
    told = "The rebel Azawad Council left.", "A spokesman for the group, Issa Diallo, denied this."
    found = [party for text, party in _read_report(*told) if text == "spokesman"]
    assert [party.mention.body for party in found] == ["Azawad Council"]


@pytest.mark.parametrize(
    ("words", "told", "who"),
    [
        ("its", ("A spokesman for the Red Delta Front said its men had left.",), "Red Delta Front"),
        ("its", ("An official of the African Union said its men had left.",), "African Union"),
        (
            "Its",
            ("Soldiers shot two fighters of the Movement of the Coast.", "Its leader fled."),
            "Movement of the Coast",
        ),
    ],
)
def test_what_somebody_speaks_or_fights_for_may_be_meant_by_its(
    words: str, told: tuple[str, ...], who: str
) -> None:
    assert _who_in_report(words, *told) == [who]


def test_each_name_of_a_communique_has_the_office_before_it() -> None:
    told = (
        "At the invitation of the President of Chad, Mrs. Ana Lee, the President of Peru, "
        "H.E. Luz Orta, paid a visit."
    )
    people = {one.mention.name: one.mention.state for _, one in _read_report(told)}
    assert (people["Luz Orta"], people.get("Ana Lee", people.get("Mrs. Ana Lee"))) == ("PER", "TCD")


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("The UN envoy for Cyprus met the Turkish premier.", "United Nations"),
        ("Kenyan guards were hurt, the NATO mission said.", "NATO"),
        (
            "The Guatemalan president and the leader of the Xela Front undertook to stop.",
            "Xela Front",
        ),
    ],
)
def test_who_is_of_a_body_is_of_no_state_that_stands_nearby(told: str, body: str) -> None:
    (found,) = [party.mention for _, party in _read_report(told) if party.mention.body]
    assert (found.body, found.state) == (body, None)


def test_a_short_name_is_lengthened_where_somebody_is_of_it() -> None:
    told = "Rebels of the Lualaba Front left.", "Fighters of the Front shot a man."
    bodies = [party.mention.body for _, party in _read_report(*told) if party.mention.body]
    assert bodies == ["Lualaba Front", "Lualaba Front"]
    assert _who_in_report("The Front", told[0], "The Front denied it.") == ["Lualaba Front"]


def test_troops_at_the_front_are_with_no_rebels() -> None:
    told = _read_report("Rebels of the Lualaba Front left.", "Troops moved to the front.")
    assert not any(text.endswith("front") for text, _ in told)


@pytest.mark.parametrize(
    ("told", "kind", "name"),
    [
        ("Iceland will not cut its quota as Brussels had asked.", "body", "European Union"),
        ("Belgium said Brussels would not pay.", "place", "Brussels"),
        ("Hungary's minister flew to Brussels on Tuesday.", "place", "Brussels"),
    ],
)
def test_a_seat_stands_for_its_body_where_it_acts(told: str, kind: str, name: str) -> None:
    (found,) = [party.mention for text, party in _read_report(told) if text == "Brussels"]
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("A truce between Sudan's army and the Eastern Front ends today.", "Eastern Front"),
        ("The Haitian gang Ti Lanmo freed a nun.", "Ti Lanmo"),
        ("Sudan's paramilitary Desert Shield shot eleven prisoners.", "Desert Shield"),
    ],
)
def test_what_is_called_a_force_or_a_gang_is_an_organisation_of_no_state(
    told: str, name: str
) -> None:
    (found,) = [party.mention for _, party in _read_report(told) if party.mention.name == name]
    assert (found.kind, found.state) == ("organisation", None)
