"""Lines that say who made the report and when: bylines, credits, date lines of the page."""

import re

from twosource.clean.marks import Mark, count_words, ends_as_sentence, is_names
from twosource.lexicon.media import find_namesakes
from twosource.text.dates import MONTHS, WEEKDAYS

__all__ = ["is_photo_credit", "is_slashed_names", "name_work_line"]

# --- bylines -------------------------------------------------------------------------------------
_BY = re.compile(
    r"(?:(?:written|report|words|story|text|posted|published|authored) )?by:?\s{1,3}(?=\S)",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:editor|correspondent|reporter|columnist|bureau chief|staff writer|desk|analyst)s?\Z",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:our |a |the )?(?:own |special |staff |foreign |diplomatic |web |news |online |political )"
    r"{0,3}(?:correspondents?|reporters?|desk|bureau|staff|team|writers?|agencies)",
    re.IGNORECASE,
)
_MOST_BYLINE_WORDS = 16


def _is_byline(line: str) -> bool:
    if ends_as_sentence(line) or count_words(line) > _MOST_BYLINE_WORDS:
        return False
    if by := _BY.match(line):
        rest = line[by.end() :]
        if _STAFF.fullmatch(rest) or find_namesakes(rest):
            return True
        return count_words(rest) >= 2 and is_names(rest, most=_MOST_BYLINE_WORDS)
    return _JOB.search(line[-40:]) is not None and "," in line and is_names(line, most=8)


# --- date lines ----------------------------------------------------------------------------------
_DATE_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_DATE_FILLERS = frozenset(
    """
    published updated posted last first on at modified date ago hour hours hr hrs minute minutes min
    mins day days week weeks read reading time am pm a m p gmt utc est edt pst pdt cst cdt ist bst
    cet cest eest et pt ct msk kst jst hkt sgt pkt aest local st nd rd th of t z and is created
    issued by the
    """.split()
)
_AGO = frozenset({"ago", "read", "reading"})
_NUMERIC_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}", re.ASCII)
_MOST_DATE_TOKENS = 32
# "Posted on April 14, 2026 by admin"
_BY_WHOM = re.compile(r"(?<=\d) by [^\d\n.]{1,40}\Z", re.IGNORECASE)


def _is_page_date(line: str) -> bool:
    line = _BY_WHOM.sub("", line)
    tokens = [token.casefold() for token in _DATE_TOKEN.findall(line[:200])]
    if len(line) > 200 or line.endswith(("?", "!")) or len(tokens) > _MOST_DATE_TOKENS:
        return False
    dated = any(token in MONTHS for token in tokens) or _NUMERIC_DATE.search(line) is not None
    numbered = any(token.isdecimal() for token in tokens)
    if not numbered or not (dated or any(token in _AGO for token in tokens)):
        return False
    return all(_stands_in_date(token) for token in tokens)


def _stands_in_date(token: str) -> bool:
    if token.isdecimal():
        return len(token) <= 4
    return token in _DATE_FILLERS or token in MONTHS or token in WEEKDAYS or not token.isalnum()


# --- credits -------------------------------------------------------------------------------------
_VIDEO = re.compile(
    r"\(?(?:\d{1,2}:)?\d{1,2}:\d{2}\)?\s{0,3}[–—|-]{0,2}\s{0,3}Sources?:\s{0,3}\S.{0,60}\Z",
    re.ASCII,
)
_WORK = re.compile(
    r"[(\[]?(?:with )?(?:additional )?(?:reporting|writing|editing|research|translation|translated"
    r"|compiled|compilation|edited|production|reported)(?: and (?:writing|editing|reporting))?"
    r":? by:?\s{1,3}"
    # What back-translation makes of it: "Information of Jane Doe; Edition of John Roe".
    r"|[(\[]?(?:information|reportage|report|edition) (?:of|by|from)\s{1,3}",
    re.IGNORECASE,
)
_INPUTS = re.compile(
    r"[(\[]?(?:with |– |- )?(?:additional |agency )?(?:inputs?|reporting|files|reports)"
    r" (?:from|by)\s{1,3}",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"[(\[]?(?:photo(?:graph)?|picture|image|video|graphic|illustration|map|file photo|cover)s?"
    r"(?: ?(?:credits?|courtesy|source))?(?: ?[:/©|–—-]| by:?| of:| courtesy| via)\s{0,3}(?=\S)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"[(\[]?(?:sources?|credits?|via|courtesy)\s{0,2}:\s{0,3}(?=\S)", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"[(\[]?(?:this (?:story|article|report|piece) (?:was )?)?(?:first|originally)"
    r" (?:published|appeared|reported) (?:by|in|on|at)\s{1,3}|[(\[]?(?:with reporting by"
    r"|written with)\s{1,3}",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\s(?:also )?contributed (?:reporting )?(?:to|for) this (?:report|story|article|dispatch"
    r"|piece)[.)]{0,2}\Z",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[(\[]?(?:this|the above) (?:story|article|report|piece|content|copy|post|version)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\b(?:not been edited|syndicated|auto-?generated|republished (?:from|under|with)"
    r"|(?:originally|first) (?:published|appeared)|(?:wire|agency|news) (?:agency )?feed"
    r"|without modifications?|has been updated|was updated|has been corrected)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"©\s{0,3}(?=[^\W\d_])")
_BRACKETED = re.compile(r"(?:[(\[]|[–—-]{1,2}\s{0,2})([^\W\d_][^()\[\]]{1,40}?)[)\]]?\Z")
_PICTURE_AGENCY = re.compile(
    r"\b(?:getty(?: images)?|handout|ap photo|afp photo|pool photo|file photo|shutterstock|epa)\b",
    re.IGNORECASE,
)
_CREDIT_WORDS = frozenset(
    """
    additional reporting writing editing edited translated compiled agencies agency wires wire
    inputs staff bureau correspondents reporters reports our other files handout file pool photo
    image images picture photos own news service on edition of the foreign world desk newsroom with
    material
    """.split()
)
_SLASH = re.compile(r"\s?/\s?")
_MOST_PICTURE_WORDS = 14
_MOST_SOURCE_WORDS = 8
_LONGEST_NOTE = 60


def is_photo_credit(line: str) -> bool:
    """Tell whether a line credits a picture: "Photo: …", "Jane Doe/Agency", "© Agency"."""
    if picture := _PICTURE.match(line):
        return _is_credited(line[picture.end() :], most=_MOST_PICTURE_WORDS)
    if owner := _OWNER.match(line):
        return _is_credited(line[owner.end() :], most=_MOST_SOURCE_WORDS)
    return _is_slash_credit(line)


def _is_slash_credit(line: str) -> bool:
    """Tell whether a line is "Name/Agency": two names, the first of a person or the last an agency.

    "Israel/Palestine" and "The Senn/Orla border" are neither.
    """
    inner = line.strip("()[] .")
    if not is_slashed_names(inner):
        return False
    segments = _SLASH.split(inner)
    known = any(find_namesakes(one) for one in segments[-2:])
    return (
        known
        or _PICTURE_AGENCY.search(inner) is not None
        or (len(segments) >= 3 and count_words(segments[0]) in (2, 3, 4))
    )


def is_slashed_names(text: str) -> bool:
    """Tell whether `text` is two to five short names with slashes between and no digit."""
    segments = _SLASH.split(text)
    if not 2 <= len(segments) <= 5 or any(map(str.isdigit, text)):
        return False
    return all(1 <= count_words(one) <= 5 and is_names(one, also=_CREDIT_WORDS) for one in segments)


def _is_credited(rest: str, *, most: int) -> bool:
    return is_names(rest, also=_CREDIT_WORDS, most=most)


def _name_credit(line: str) -> Mark | None:
    if _VIDEO.match(line):
        return Mark("credit", "video-credit")
    for pattern, rule, most in (
        (_WORK, "work-credit", 60),
        (_INPUTS, "inputs-credit", 24),
        (_SOURCE, "source-credit", _MOST_SOURCE_WORDS),
        (_PUBLISHED, "published-credit", _MOST_SOURCE_WORDS),
    ):
        found = pattern.match(line)
        if found and _is_credited(line[found.end() :], most=most):
            return Mark("credit", rule)
        if (
            found
            and rule == "inputs-credit"
            and _STAFF.fullmatch(line[found.end() :].strip(")]. "))
        ):
            return Mark("credit", rule)
    if is_photo_credit(line):
        return Mark("credit", "photo-credit")
    if found := _CONTRIBUTED.search(line[-80:]):
        named = line[: len(line) - len(found.group())]
        return Mark("credit", "contributed") if is_names(named) else None
    if _NOTE.match(line) and _NOTED.search(line) and count_words(line) <= _LONGEST_NOTE:
        return Mark("credit", "syndication-note")
    bracketed = _BRACKETED.match(line)
    if bracketed and find_namesakes(bracketed[1].strip()):
        return Mark("credit", "agency-alone")
    return None


def name_work_line(line: str) -> Mark | None:
    """Return the mark of a byline, a date line or a credit; None leaves the line alone."""
    if _is_byline(line):
        return Mark("byline", "by-names")
    if _is_page_date(line):
        return Mark("page-date", "date-words")
    return _name_credit(line)
