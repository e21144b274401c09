"""Glued words: what is split, and what only looks glued."""

import pytest

from twosource.clean.repairs import find_repairs

GLUED = [
    ("He met Marr last Septemberwhen the fleet sailed.", "September when"),
    ("The talks on Mondayafter the seizure failed.", "Monday after"),
    ("A vote in Novemberand a coup followed.", "November and"),
    ("Marr paid a visit to BeijingHe and Dorn then flew home.", "Beijing He"),
    ("They sailed to ValdoriaThe fleet waited.", "Valdoria The"),
    ("Marr left the summitIt ended on Friday.", "summit It"),
    ("The fleet of CorviaBut Dorn refused.", "Corvia But"),
    ("Ministers of Valdoria met. ValdoriaCorvia talks and Corvia trade failed.", "Valdoria Corvia"),
    ("The envoy spoke. The envoywho left is back.", "envoy who"),
    ("The strait is open. In the straitwhere ships wait, it is quiet.", "strait where"),
    ("The embargo hurts. The embargowhich Marr wrote will end.", "embargo which"),
    ("The ministry said so. The ministrythat said so is closed.", "ministry that"),
    ("Ships carried weapons.The ministry denied it.", "weapons. The"),
    ("They left the port,but ships from the port stayed.", "port, but"),
    ("It was agreed in May.However, nothing followed.", "May. However"),
    ("The accord holds. An accordwith no date is none.", "accord with"),
    ("A treaty exists. Their treatyfrom 1961 is void.", "treaty from"),
    ("The border shut. A borderbetween two states shut.", "border between"),
    ("They met in Orla on FridayThey agreed on grain.", "Friday They"),
    ("Dorn has the army. The armyunder Dorn is ready.", "army under"),
]

WHOLE = [
    "A 152mm shell, a 5kg mine and an F16 were found.",
    "McDonald, MacArthur, DeKalb, LeBron, DiCaprio, VanDyke and FitzGerald signed.",
    "He owns an iPhone and uses eBay, YouTube, WhatsApp, TikTok, LinkedIn and PayPal.",
    "BlackRock, SpaceX, AstraZeneca, BioNTech and JPMorgan refused.",
    "MiG and SuKhoi jets flew over.",
    "Somewhere in England the Finnish islands and the highlands command a thousand husbands.",
    "They stand on the land. Understand that the Rhineland and the homeland stand.",
    "Here and after: thereafter and hereafter, therewith and herewith, nowhere and elsewhere.",
    "Visit www.corvia.gov or news.corvia.org, file.Js or a@b.com.",
    "The U.S.-led pact, the E.U. and Ph.D. students agreed.",
    "OpenAI, GitHub, LaTeX and JavaScript are names.",
    "The word demand is near de and mand, brand near br and and.",
    "Their father gathered the brother and the mother.",
    "He has a hat with a band and a wand, and the hatband fits.",
    "The ship's crew and the worship of the ship. The worship ended.",
    "It rose 3.5 percent to 1,200.The",
    "GlaxoSmithKline and HarperCollins merged with UniCredit.",
    "Marr's BBCNews and CNNMoney accounts were shut.",
    "The NASAns and KGBmen joked.",
    "A withstand test: with stand and withstand.",
]


def repaired(text: str) -> list[str]:
    return [repair.reads_as for repair in find_repairs("r", text)]


@pytest.mark.parametrize(("text", "reads_as"), GLUED)
def test_glued_words_are_read_apart(text: str, reads_as: str) -> None:
    assert repaired(text) == [reads_as]


@pytest.mark.parametrize("text", WHOLE)
def test_words_that_only_look_glued_are_left_alone(text: str) -> None:
    assert repaired(text) == []


def test_a_repair_reads_back_to_its_place() -> None:
    text = GLUED[0][0]
    (repair,) = find_repairs("r", text)
    assert text[repair.span.start : repair.span.end] == "Septemberwhen"
    assert "“September”" in repair.why


def test_a_spelling_that_comes_back_is_a_name() -> None:
    assert repaired("Marr joined VoiceIt. VoiceIt is a party.") == []
