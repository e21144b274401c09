"""Captions: by their own words, or by their wording next to the credit of a picture or video."""

import re

from twosource.clean.marks import Mark, count_words, ends_as_sentence, has_quote
from twosource.clean.work_lines import is_photo_credit, is_slashed_names
from twosource.text.dates import find_calendar_dates

__all__ = ["is_caption_beside_credit", "is_caption_under_video", "name_caption"]

_LABEL = re.compile(
    r"(?:FILE(?: PHOTO| IMAGE| PICTURE)?|(?:File|Representational|Representative) (?:photo|image"
    r"|picture)|(?:Undated |Handout )?(?:Photo|Photograph|Picture|Image|Caption))"
    r"\s{0,3}[:|–—-]\s{0,3}(?=\S)"
)
_LABEL_ALONE = re.compile(
    r"[(\[]?(?:file|stock|handout|represent(?:ational|ative)|illustrative) (?:photo|image|picture)"
    r"(?: (?:of|from|for) [^.]{1,80})?\.?[)\]]?",
    re.IGNORECASE,
)
_IN_THIS = re.compile(
    r"In (?:this|these|an?) (?:[\w-]{1,20},? ){0,5}?(?:photos?|photographs?|pictures?|images?|"
    r"screen ?grab|frame ?grab|handout)(?:,| (?:taken|released|provided|made|shot|issued|supplied"
    r"|distributed|obtained)\b)"
)
_SEEN_IN = re.compile(
    r"\b(?:is|are) (?:seen|shown|pictured) in (?:this|an?) (?:[\w-]{1,20} ){0,3}?"
    r"(?:photo|photograph|picture|image|handout)\b"
)
_LAST_BRACKETS = re.compile(r"[\[(]([^\[\]()]{3,60})[\])]\.?\Z")
_PICTURE_WORDS = re.compile(
    r"\b(?:file photo|file image|photo|handout|getty|via reuters|via ap|via afp|pool)\b",
    re.IGNORECASE,
)
_LAST_CREDIT = re.compile(
    r"(?<=[.|”\"' ])\s?((?:photo(?:graph)?|picture|image)(?: credits?)?\s?:\s?.{2,50})\Z",
    re.IGNORECASE,
)
_INNER_STOP = re.compile(r"[a-z)”]{2}[.!?] [A-Z]")

# Where the verb of a caption often stands: straight after the names, a preposition follows.
_NAME_RUN = re.compile(
    r"[A-Z][\w’'.-]{0,30}(?:,? (?:and |of |the |with )?[A-Z][\w’'.-]{0,30}){0,11},? "
    r"(?:\(?(?:left|right|centre|center|[LRC])\)?,? )?"
    r"(?:during|at|in|on|near|outside|inside|aboard|before|after|with|ahead of|following) "
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|would|could|should|might|will|may|can|must|said|says|told"
    r"|tells|spent|felt|dealt|beat|quit|slid|sought|bound|chose|forbade|rang|sang|sprang|swam|tore"
    r"|lent|dug|fed|fled|hung|lit|stuck|swept|swung|burnt|learnt|leapt|bled|bore|blew|dropped"
    r"|went|took|made|held|met|left|came|gave|won|lost|sent|struck|shot|sank|fell|rose|led|saw|knew"
    r"|kept|put|ran|spoke|broke|began|became|brought|bought|built|caught|drew|drove|fought|found"
    r"|flew|froze|got|grew|heard|hid|laid|lay|meant|paid|rode|sat|sold|shook|stood|stole|swore"
    r"|taught|thought|threw|understood|withdrew|wore|wrote)\b"
)
_FINITE = re.compile(r"\b(?:is|are|am|be|does|do|says|say)\b")
_PARTICIPLE = re.compile(
    r"\b(?:(?:is|are|being|been|be|and|while) (?:not )?(?:[a-z]{2,20}ly )?[a-z]{2,20}(?:ed|ing|en)"
    r"|(?:is|are) (?:seen|shown|held|met|led|hit))\b"
)
_REGULAR_PAST = re.compile(r"(?<![A-Z])\b[a-z]{2,20}ed\b")
_SHOWN = re.compile(
    r"\b(?:left|right|centre|center|pictured|seen|shown|looks? on|pos(?:es?|ing)|shakes? hands"
    r"|shaking hands|waves?|greets?|walks?|arrives?|attends?|speaks?|stands?|holds?|inspects?"
    r"|addresses|listens?|gestures?|delivers?|meets?|sits?|watch(?:es)?|carry|carries|leaves?"
    r"|enters?|passes|lines?|gathers?|visits?|during an?|takes? part|march(?:es)?)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 45
_MOST_VIDEO_WORDS = 14
_MOST_LABELLED_WORDS = 80


def name_caption(line: str) -> Mark | None:
    """Return the mark of a line that is a caption by its own words; None leaves it alone."""
    if count_words(line) > _MOST_LABELLED_WORDS:
        return None
    if _LABEL.match(line) or _LABEL_ALONE.fullmatch(line):
        return Mark("caption", "caption-label")
    if _IN_THIS.match(line) or _SEEN_IN.search(line):
        return Mark("caption", "in-this-photo")
    if _has_credit_inside(line):
        return Mark("caption", "credit-inside")
    return Mark("caption", "no-verb-but-date") if _is_verbless_dated(line) else None


def is_caption_beside_credit(line: str) -> bool:
    """Tell whether the line next to a photo credit is worded as a caption.

    One short sentence, nobody quoted, and what it shows stands in the present or without a verb;
    participles behind "is" are let pass, a regular past only where the sentence ends in a date.
    """
    if has_quote(line) or not _is_single(line) or not line[0].isupper() or line.endswith("?"):
        return False
    if _is_dated(line) and not _PAST.search(line):
        return True
    bare = _PARTICIPLE.sub(" ", line)
    if _PAST.search(bare) or _REGULAR_PAST.search(bare):
        return False
    return _SHOWN.search(line) is not None or _FINITE.search(bare) is None


def is_caption_under_video(line: str) -> bool:
    """Tell whether the line under a video credit is its title: one short line without a quote."""
    return count_words(line) <= _MOST_VIDEO_WORDS and not has_quote(line) and _is_single(line)


def _is_single(line: str) -> bool:
    return count_words(line) <= _MOST_WORDS and _INNER_STOP.search(line) is None


def _has_credit_inside(line: str) -> bool:
    """Tell whether a line ends in a picture's credit: "… [Jane Doe/Agency]", "… Photo: AP"."""
    if found := _LAST_BRACKETS.search(line[-80:]):
        credit = found[1]
        return _PICTURE_WORDS.search(credit) is not None or is_slashed_names(credit)
    found = _LAST_CREDIT.search(line[-80:])
    return found is not None and is_photo_credit(found[1])


def _is_verbless_dated(line: str) -> bool:
    """Tell whether a line is like "Names during a visit to Place, May 2023.": no verb, a date."""
    if has_quote(line) or not _is_single(line) or not _NAME_RUN.match(line):
        return False
    opening = line.split(" ", 1)[0].casefold()
    if any(rule.search(line) for rule in (_PAST, _FINITE, _REGULAR_PAST)):
        return False
    return _REGULAR_PAST.fullmatch(opening) is None and _is_dated(line)


def _is_dated(line: str) -> bool:
    """Tell whether a line ends in a date with its year, at least to the month."""
    if not ends_as_sentence(line) and not line[-1:].isdigit():
        return False
    dates = find_calendar_dates(line[-60:])
    if not dates or dates[-1].year is None or dates[-1].month is None:
        return False
    return not any(map(str.isalnum, line[-60:][dates[-1].end :]))
