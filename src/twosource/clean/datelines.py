"""Datelines: where and when a report was filed and whose copy it is, before its first sentence."""

import re

from twosource.clean.marks import count_words, ends_as_sentence
from twosource.lexicon.media import find_namesakes
from twosource.text.characters import Line
from twosource.text.dates import MONTHS, WEEKDAYS

__all__ = [
    "find_dateline",
    "find_split_dateline",
    "has_full_dateline",
    "is_dateline_line",
    "is_transcript",
]


def _any_of(names: dict[str, int]) -> str:
    return "|".join(sorted((name.capitalize() for name in names), key=lambda n: (-len(n), n)))


_UPPER = "A-ZÀ-ÖØ-ÞĀĂĆČĎĐĒĘĚĞĪİŁŃŇŌŐŘŚŞŠŤŪŮŹŻŽ"
_CAPS = rf"[{_UPPER}][{_UPPER}.'’-]{{1,30}}"
_TITLE = rf"[{_UPPER}][^\W\d_{_UPPER}]{{1,30}}(?:[-'’][^\W\d_]{{1,30}})?"
_REGION = rf"(?:, [{_UPPER}][\w.]{{1,25}}(?: [{_UPPER}][\w.]{{1,25}}){{0,2}}){{0,2}}"
_CAPS_PLACE = rf"{_CAPS}(?:[ /](?:AND |and )?{_CAPS}){{0,4}}{_REGION}"
_TITLE_PLACE = rf"{_TITLE}(?: {_TITLE}){{0,3}}{_REGION}"
_MONTH = rf"(?:(?i:{_any_of(MONTHS)}))\.?"
_DAY = rf"(?:(?i:{_any_of(WEEKDAYS)}))\.?"
_DAY_OF_YEAR = rf"(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})"
_DATE = rf"{_DAY_OF_YEAR}(?:,? \d{{4}})?"
_DATE_WITH_YEAR = rf"{_DAY_OF_YEAR},? \d{{4}}"
_AGENCY = rf"\([{_UPPER}][^()\n]{{1,60}}\)"
_DASH = r"(?:\s{0,2}[–—―]\s{0,2}|\s{1,2}--?\s{1,2}|--\s{1,2})"
_BODY = rf"(?=[“‘\"'(\[]{{0,3}}[{_UPPER}\d$€£])"

# Each ends where the body begins; what begins there must look like the start of a sentence.
_FORMS = tuple(
    re.compile(form + _BODY)
    for form in (
        rf"{_CAPS_PLACE}(?:, {_DATE}|\.? {_DATE})\.? ?(?:{_AGENCY})?{_DASH}",
        rf"{_CAPS_PLACE}\.? {_AGENCY}(?:{_DASH}|:?\s{{1,2}})",
        rf"{_TITLE_PLACE},? {_DATE}\.? ?(?:{_AGENCY})?{_DASH}",
        rf"{_TITLE_PLACE} {_AGENCY}{_DASH}",
        rf"{_AGENCY}{_DASH}",
        rf"(?:{_CAPS_PLACE}|{_TITLE_PLACE}), {_DATE}\.? ?/[^/\n]{{2,40}}/\.?\s{{0,2}}(?:{_DASH})?",
        rf"{_CAPS_PLACE}, {_DATE}\.\s{{1,2}}",
        rf"{_TITLE_PLACE}, {_DATE_WITH_YEAR}\.\s{{1,2}}",
    )
)
_PLACE_ALONE = re.compile(rf"({_CAPS_PLACE}){_DASH}{_BODY}")
_PLACE_COLON = re.compile(rf"({_CAPS_PLACE}):\s{{1,2}}{_BODY}")
_NAME_DASH = re.compile(rf"([^\s–—―(),.:;][^\n–—―(),.:;]{{1,40}}?){_DASH}{_BODY}")
_OWN_LINE = re.compile(
    rf"(?:{_CAPS_PLACE}(?:, {_DATE}\.?(?: ?{_AGENCY})?| {_AGENCY})"
    rf"|{_TITLE_PLACE},? {_DATE}\.? ?{_AGENCY})(?:\s{{0,2}}[–—―:-]{{1,2}})?"
)
_DASHES = re.compile(r"[–—―-]{1,3}")
_SHORTEST_CITY = 4
_MOST_NAME_WORDS = 4


def find_dateline(paragraph: str) -> int:
    """Return where the dateline at the start of a paragraph ends, 0 when there is none.

    White space behind it is not counted in.
    """
    for form in _FORMS:
        if match := form.match(paragraph):
            return len(match.group().rstrip())
    for form in (_PLACE_ALONE, _PLACE_COLON):
        match = form.match(paragraph)
        if match and len(re.sub(r"\W", "", match[1])) >= _SHORTEST_CITY and not _is_name(match[1]):
            return len(match.group().rstrip())
    match = _NAME_DASH.match(paragraph)
    if match and find_namesakes(match[1].strip()):
        return len(match.group().rstrip())
    return 0


def has_full_dateline(paragraph: str) -> bool:
    """Tell whether a paragraph starts with a dateline that gives a day or an agency."""
    return any(form.match(paragraph) for form in _FORMS)


def find_split_dateline(lines: tuple[Line, ...], number: int) -> bool:
    """Tell whether line `number` and the next are "AGENCY" and "–", each on a line of its own."""
    if number + 2 >= len(lines) or not _DASHES.fullmatch(lines[number + 1].text):
        return False
    first = lines[number].text
    return count_words(first) <= _MOST_NAME_WORDS and not ends_as_sentence(first)


def is_dateline_line(line: str) -> bool:
    """Tell whether the whole line is a dateline: "PORT SENN, March 3", "London (Agency) –"."""
    return _OWN_LINE.fullmatch(line) is not None


def is_transcript(paragraphs: list[str]) -> bool:
    """Tell whether several paragraphs open with a speaker in capitals ("QUESTION: What …")."""
    opened = sum(_PLACE_COLON.match(paragraph) is not None for paragraph in paragraphs)
    return opened > 1


def _is_name(place: str) -> bool:
    """Tell whether capitals name an organisation rather than a city ("NATO — The alliance")."""
    return place.split(" ", 1)[0] in _ORGANISATIONS


_ORGANISATIONS = frozenset(
    """
    NATO ASEAN BRICS OPEC IAEA UNESCO UNICEF OSCE OPEC+ AUKUS QUAD NASA CENTCOM UNHCR UNRWA ECOWAS
    SAARC APEC EUROPOL INTERPOL FIFA UEFA WADA COVID NOTE UPDATE BREAKING CORRECTION ANALYSIS
    EXPLAINER OPINION EXCLUSIVE QUESTION ANSWER WHAT WHEN WHERE WHO WHY HOW DATE TIME FROM SUBJECT
    LOCATION EDIT NOTICE SUMMARY WATCH LISTEN READ LIVE VIDEO PHOTOS SOURCE
    """.split()
)
