"""Moves that turn a sentence round and keep what it says: attributions, days, clauses, numbers.

Each is a function from a sentence to the turned one, or to None where it does not fit.
"""

import re
from collections.abc import Callable

from tools.affairs.words import MONTHS, WEEKDAYS, find_quoted, is_inside

__all__ = ["MOVES", "STYLES", "Move", "lower_first", "upper_first"]

Move = Callable[[str], str | None]

_OPENERS = frozenset(
    "The A An It He She They We This That These Those There At In On For By From With About Some "
    "Both Neither Several Many Most More Nobody Its His Her Their Two Three Four Five Six Seven "
    "Eight Nine Ten Under Over Before After During Despite Officials Talks No All Each Another "
    "Nearly Almost Police Troops Inspectors Monitors Diplomats Workers Residents".split()
)
_SUBJECT = r"(?:the|a|an|its|his|her|their|both|two|three|it|he|she|they|no|nobody|[A-Z][a-z]+)"
_DAY = rf"on (?:{'|'.join(WEEKDAYS)})"
_BACK = re.compile(rf"(?P<said>[^,\"“”]{{20,400}}), (?P<who>[^,\"“”]{{3,60}}) said(?: {_DAY})?\.")
_FRONT = re.compile(r"According to (?P<who>[^,\"“”]{3,60}), (?P<said>[^\"“”]{20,400})\.")
_SAYS = re.compile(
    rf"(?P<who>[^,\"“”]{{3,50}}?) said (?P<day>{_DAY} )?(?:that )?"
    rf"(?P<said>{_SUBJECT} [^\"“”]{{20,400}})\."
)
_DAY_INSIDE = re.compile(rf"(?<=[a-z]) (?P<day>{_DAY})(?=[ .,])")
_CLAUSE = re.compile(
    rf"(?P<main>[^\"“”]{{25,300}}?),? (?P<word>after|because|while|when|before|if|unless|although)"
    rf" (?P<rest>{_SUBJECT} [^\"“”,]{{12,200}})\."
)
_GENITIVE = re.compile(r"\b(?P<name>[A-Z][a-z]+)['’]s (?P<thing>[a-z]+)\b(?! [a-z]+ [a-z]+er\b)")
_TITLE = re.compile(
    r"\b(?P<of>[A-Z][a-z]+n) (?P<title>President|Prime Minister|Foreign Minister|Defence Minister"
    r"|Finance Minister|Interior Minister|Trade Minister) (?P<name>[A-Z][a-z]+ [A-Z][a-z]+)"
    r"(?=[ ,.])"
)
_DOLLARS = re.compile(r"\$(?P<sum>\d[\d.,]*\d|\d)(?P<scale> (?:thousand|million|billion))?")
_BARE_SAID = re.compile(r"\bsaid (?=(?:the|it|he|she|they|its|his|her|their) )")
_QUOTE_THEN_WHO = re.compile(r"[\"“](?P<said>[^\"“”]{10,300}),[\"”] (?P<who>[^\"“”,]{3,60}) said\.")
_PREPOSITION = (
    r"(?:in|on|at|from|during|since|near|under|by|behind|across|along|for|before|after|with|over)"
)
_OPENING_PHRASE = re.compile(
    rf"(?P<word>(?i:{_PREPOSITION})) (?P<what>[^,.\"“”]{{3,60}}), (?P<rest>[^\"“”]{{20,300}})\."
)
_CLOSING_PHRASE = re.compile(
    rf"(?P<main>[^\"“”]{{25,300}}) (?P<word>{_PREPOSITION})"
    r" (?P<what>(?:the|a|an|[A-Z][a-z]+)\b[^,.\"“”]{2,45})\."
)
_OF_THE = re.compile(r"\b[Tt]he (?P<what>[a-z]+) of the (?P<whose>[a-z]+[a-rt-z])\b(?! of)")
_PAIR = re.compile(r"\b(?P<one>[a-z]{3,}s) and (?P<two>[a-z]{3,}s)\b(?=[ ,.])")
_PERSONS = {"we": "they", "our": "their", "us": "them", "i": "he", "my": "his", "me": "him"}
_THEIRS = re.compile(rf"\b(?:{'|'.join(_PERSONS)})\b", re.IGNORECASE)
_OPENINGS = (
    "As it turned out",
    "At the same time",
    "By all accounts",
    "For the record",
    "As far as is known",
    "In the meantime",
    "As things stand",
)
_WORDS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        range(2, 21),
        strict=True,
    )
)
_THINGS = (
    "days weeks months years hours minutes people soldiers men women ships boats "
    "vessels trucks lorries kilometres states countries times members towns guards "
    "officers "
)
_COUNTED = rf"(?= (?:{'|'.join(_THINGS.split())})\b)"
_IN_WORDS = re.compile(rf"\b({'|'.join(_WORDS)}){_COUNTED}")
_IN_DIGITS = re.compile(rf"(?<![\d.,$])\b(\d{{1,2}}){_COUNTED}")
_LONG_NOT = re.compile(r"\b(did|does|do|has|had|have|was|were|is|are|would|could|should) not\b")
_SHORT_NOT = re.compile(r"\b(did|does|do|has|had|have|was|were|is|are|would|could|should)n['’]t\b")


def lower_first(sentence: str) -> str | None:
    """Return the sentence as it goes on behind a comma; None when it may begin with a name."""
    first = sentence.split(" ", 1)[0]
    return sentence[0].lower() + sentence[1:] if first in _OPENERS else None


def upper_first(sentence: str) -> str:
    """Return the sentence with a capital."""
    return sentence[:1].upper() + sentence[1:]


def put_speaker_first(sentence: str) -> str | None:
    """ "S, X said." → "According to X, s." """
    found = _BACK.fullmatch(sentence)
    if not found:
        return None
    said, who = lower_first(found["said"]) or found["said"], lower_first(found["who"])
    return f"According to {who or found['who']}, {said}."


def put_speaker_last(sentence: str) -> str | None:
    """ "According to X, s." and "X said s." → "S, X said." """
    found = _FRONT.fullmatch(sentence)
    if found:
        return f"{upper_first(found['said'])}, {found['who']} said."
    found = _SAYS.fullmatch(sentence)
    if not found or " and " in found["who"] or " who " in found["who"]:
        return None
    who, day = lower_first(found["who"]) or found["who"], (found["day"] or "").strip()
    return f"{upper_first(found['said'])}, {who} said{' ' + day if day else ''}."


def put_day_first(sentence: str) -> str | None:
    """ "S on Tuesday …" → "On Tuesday, s …" """
    found = _outside_quotes(_DAY_INSIDE, sentence)
    if not found or sentence.startswith("On "):
        return None
    rest = sentence[: found.start()] + sentence[found.end() :]
    return f"{upper_first(found['day'])}, {lower_first(rest) or rest}"


def put_clause_first(sentence: str) -> str | None:
    """ "S after c." → "After c, s." """
    found = _CLAUSE.fullmatch(sentence)
    if not found:
        return None
    main = lower_first(found["main"]) or found["main"]
    return f"{upper_first(found['word'])} {found['rest']}, {main}."


def spell_genitive(sentence: str) -> str | None:
    """ "Norland's economy" → "the economy of Norland"."""
    found = _outside_quotes(_GENITIVE, sentence)
    if not found or found["name"] in WEEKDAYS + MONTHS:
        return None
    spelt = f"the {found['thing']} of {found['name']}"
    new = sentence[: found.start()] + spelt + sentence[found.end() :]
    return upper_first(new) if found.start() == 0 else new


def set_off_title(sentence: str) -> str | None:
    """ "Norlandian President Ada Berg" → "the Norlandian president, Ada Berg,"."""
    found = _outside_quotes(_TITLE, sentence)
    if not found:
        return None
    behind = sentence[found.end() :]
    comma = "" if behind[:1] in ",." else ","
    spelt = f"the {found['of']} {found['title'].lower()}, {found['name']}{comma}"
    new = sentence[: found.start()] + spelt + behind
    return upper_first(new) if found.start() == 0 else new


def spell_dollars(sentence: str) -> str | None:
    """ "$1.8 billion" → "1.8 billion dollars"."""
    new = _DOLLARS.sub(lambda one: f"{one['sum']}{one['scale'] or ''} dollars", sentence)
    return new if new != sentence else None


def turn_numbers(sentence: str) -> str | None:
    """ "three weeks" → "3 weeks", and "15 soldiers" → "fifteen soldiers"."""
    if _IN_WORDS.search(sentence):
        new = _IN_WORDS.sub(lambda one: str(_WORDS[one[1]]), sentence)
    else:
        spelt = {number: word for word, number in _WORDS.items()}
        new = _IN_DIGITS.sub(lambda one: spelt.get(int(one[1]), one[1]), sentence)
    return new if new != sentence and not find_quoted(sentence) else None


def turn_contractions(sentence: str) -> str | None:
    """ "did not" → "didn't", and back."""
    if find_quoted(sentence):
        return None
    new = _LONG_NOT.sub(r"\1n't", sentence)
    if new == sentence:
        new = _SHORT_NOT.sub(r"\1 not", sentence)
    return new if new != sentence else None


def add_that(sentence: str) -> str | None:
    """ "said the …" → "said that the …"."""
    if find_quoted(sentence):
        return None
    new = _BARE_SAID.sub("said that ", sentence)
    return new if new != sentence else None


def report_quote(sentence: str) -> str | None:
    """ "“We s,” X said." → "X said that they s." """
    found = _QUOTE_THEN_WHO.fullmatch(sentence)
    if not found:
        return None
    who = lower_first(found["who"]) or found["who"]
    said = _THEIRS.sub(lambda one: _PERSONS[one[0].casefold()], found["said"])
    said = lower_first(said) or said
    return f"{upper_first(who)} said that {said.rstrip(',.')}."


def put_opening_last(sentence: str) -> str | None:
    """ "In the afternoon, s." → "S in the afternoon."."""
    found = _OPENING_PHRASE.fullmatch(sentence)
    if not found:
        return None
    return f"{upper_first(found['rest'])} {found['word'].lower()} {found['what']}."


def put_closing_first(sentence: str) -> str | None:
    """ "S in the port." → "In the port, s."."""
    found = _CLOSING_PHRASE.fullmatch(sentence)
    if not found:
        return None
    main = lower_first(found["main"]) or found["main"]
    return f"{upper_first(found['word'])} {found['what']}, {main}."


def turn_of(sentence: str) -> str | None:
    """ "the mayor of the town" → "the town's mayor"."""
    found = _outside_quotes(_OF_THE, sentence)
    if not found:
        return None
    turned = f"the {found['whose']}'s {found['what']}"
    new = sentence[: found.start()] + turned + sentence[found.end() :]
    return upper_first(new) if found.start() == 0 else new


def turn_pair(sentence: str) -> str | None:
    """ "roads and railways" → "railways and roads"."""
    found = _outside_quotes(_PAIR, sentence)
    if not found:
        return None
    turned = f"{found['two']} and {found['one']}"
    return sentence[: found.start()] + turned + sentence[found.end() :]


def add_opening(sentence: str) -> str | None:
    """ "S." → "By all accounts, s."; the words say nothing and vary with the length."""
    rest = lower_first(sentence)
    if rest is None or sentence.split(" ", 1)[0] in ("On", "At", "In", "After", "Before"):
        return None
    return f"{_OPENINGS[len(sentence) % len(_OPENINGS)]}, {rest}"


def _outside_quotes(rule: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    quoted = find_quoted(sentence)
    found = (one for one in rule.finditer(sentence) if not is_inside(*one.span(), quoted))
    return next(found, None)


MOVES: tuple[Move, ...] = (
    put_speaker_first,
    put_speaker_last,
    put_clause_first,
    put_day_first,
    spell_genitive,
    set_off_title,
    report_quote,
    put_opening_last,
    put_closing_first,
    turn_of,
    turn_pair,
)
"""Moves of whole stretches."""

STYLES: tuple[Move, ...] = (spell_dollars, turn_numbers, turn_contractions, add_that, add_opening)
"""Changes of spelling and style."""
