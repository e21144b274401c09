"""Repairs: how glued words probably read, as marks beside a text that stays as it was published.

Republishing tools drop the space where a link began or ended ("Last Septemberwhen the …"). A glued
word hides a name or a date from every later step, and a wrong repair invents one, so a repair
needs evidence: both halves are words, and no word or name is spelt like the whole.
"""

import re
from collections import Counter

from twosource.lexicon.words import STOPWORDS
from twosource.model import Repair, Span
from twosource.text.dates import MONTHS, WEEKDAYS

__all__ = ["find_repairs"]

_TOKEN = re.compile(r"(?<![\w@#/.-])[^\W\d_]{5,60}(?![\w@/])")
_JOINT = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_LOST_STOP_SPACE = re.compile(
    r"(?<![\w@#/.-])([A-Za-z][a-z]{2,30})([.,;:])([A-Z][a-z]{1,30}|[a-z]{2,30})(?![\w@/]|\.\w)"
)

# Words that begin a sentence or clause and end no company's or product's name.
_OPENERS = frozenset(
    """
    He She It They We The This That These Those There His Her Its Their Our But And When While Where
    After Before Because Although However Since Until If Both Many Some Most Last Earlier Later
    Meanwhile According Following During With From
    """.split()
)
# Words that run on behind a name or a date; "out" and "for" are left to "without" and "therefor".
_FOLLOWERS = frozenset(
    """
    when where which while who whose that this these those with from after before because although
    and the was were has had have will would could said says told they their into during between
    against through under until since than then there about
    """.split()
)
_DATE_WORDS = frozenset(name.capitalize() for name in (*MONTHS, *WEEKDAYS) if len(name) > 4)
# Spelt as one word, or joined by their owners.
_ONE_WORD = frozenset(
    """
    somewhere anywhere everywhere elsewhere nowhere thereafter hereafter whereafter therefrom
    hereunder thereunder hereabout thereabout whereabout therewith herewith wherewith forthwith
    heretofore herein therein therethrough wherethrough hitherto hereinto thereinto whereinto
    breakthrough walkthrough followthrough passthrough drivethrough
    roundabout turnabout knockabout hereabouts understand misunderstand
    """.split()
)
_ADDRESS_ENDS = frozenset(
    {"com", "net", "org", "gov", "edu", "info", "co", "ru", "uk", "eu", "in", "js"}
)
_CAMEL = re.compile(
    r"(?:Mc|Mac|Fitz|De|Del|Della|Di|Da|Du|Le|La|Las|Los|Lo|Van|Vander|Von|Al|El|Ben|Bin|Ibn|Abu|"
    r"St|San|Ter|Ten|O|Ap|Ní|Uí)[A-ZÀ-ÖØ-Þ]|[a-z][A-Z]|e[A-Z]|i[A-Z]"
)
_CAMEL_NAMES = frozenset(
    """
    youtube facetime paypal linkedin whatsapp wechat tiktok blackrock spacex openai deepmind github
    gitlab playstation microsoft mastercard astrazeneca biontech glaxosmithkline harpercollins
    accuweather pricewaterhousecoopers softbank datapoint worldcom ukrtransgaz jpmorgan naftogaz
    telegraf unicredit powerpoint sharepoint javascript typescript postgresql mysql wikileaks
    buzzfeed livejournal sputniknews newsguard factcheck politifact bellingcat medialens rosatom
    rosoboronexport gazprombank sberbank vkontakte bytedance alibaba xinhuanet chinadaily
    unitedhealth exxonmobil conocophillips totalenergies qatarenergy petrochina edison fedex
    lifesitenews realclearpolitics foxnews cbsnews abcnews nbcnews breitbart oneweb starlink
    planetscope worldview geoeye iceye capella blacksky hawkeye skysat cosmoskymed terrasar
    """.split()
)


def find_repairs(report: str, text: str) -> tuple[Repair, ...]:
    """Return the glued words of `text`, sorted by place; `report` is the id that spans carry.

    Three kinds: a capital inside a word ("BeijingHe"), a small word behind a date or a word that
    stands alone elsewhere ("Septemberwhen"), and a lost space behind a stop ("weapons.The").
    """
    seen = Counter(match.group() for match in _TOKEN.finditer(text))
    seen.update(re.findall(r"(?<![\w])[^\W\d_]{2,4}(?![\w])", text))
    found = [
        repair
        for match in _TOKEN.finditer(text)
        if (repair := _repair_token(report, match, seen)) is not None
    ]
    found += [
        repair
        for match in _LOST_STOP_SPACE.finditer(text)
        if (repair := _repair_stop(report, match, seen)) is not None
    ]
    return tuple(sorted(found, key=lambda repair: repair.span))


def _repair_token(report: str, match: re.Match[str], seen: Counter[str]) -> Repair | None:
    word = match.group()
    split = _split_at_capital(word, seen) or _split_small_words(word, seen)
    if split is None:
        return None
    left, right, why = split
    return Repair(Span(report, match.start(), match.end()), f"{left} {right}", why)


def _split_at_capital(word: str, seen: Counter[str]) -> tuple[str, str, str] | None:
    """Split "BeijingHe": the right half opens a clause, or both halves stand alone in the text."""
    joints = [match.start() for match in _JOINT.finditer(word)]
    if len(joints) != 1 or word.casefold() in _CAMEL_NAMES or _CAMEL.match(word):
        return None
    left, right = word[: joints[0]], word[joints[0] :]
    if seen[word] > 1 or len(left) < 3 or len(right) < 2:
        return None
    if right in _OPENERS:
        return left, right, f"“{right}” opens a clause and is glued to the word before it"
    if len(right) > 2 and _is_word(left, seen) and seen[right] > 0:
        return left, right, f"“{left}” and “{right}” both stand alone in this text"
    return None


def _split_small_words(word: str, seen: Counter[str]) -> tuple[str, str, str] | None:
    """Split "Septemberwhen": a date word, or a word seen in the text, with a small word behind."""
    if seen[word] > 1 or word.casefold() in _ONE_WORD or _JOINT.search(word):
        return None
    for cut in range(len(word) - 3, 2, -1):
        left, right = word[:cut], word[cut:]
        if right not in _FOLLOWERS:
            continue
        if left in _DATE_WORDS:
            return left, right, f"“{left}” is a date word and “{right}” is glued to it"
        long_enough = len(left) >= 5 or (len(left) == 4 and len(right) >= 5)
        if long_enough and seen[left] > 0 and left.casefold() not in STOPWORDS:
            return left, right, f"“{left}” stands alone in this text and “{right}” is glued to it"
    return None


def _repair_stop(report: str, match: re.Match[str], seen: Counter[str]) -> Repair | None:
    """Put back the space behind a stop where a clause opens or a word seen in the text follows."""
    left, stop, right = match.groups()
    address = left.casefold() in ("www", "http", "https") or right.casefold() in _ADDRESS_ENDS
    if address or (right.islower() and stop in ".:"):
        return None
    if right not in _OPENERS and not (_is_word(right, seen) and _is_word(left, seen)):
        return None
    why = f"the space behind “{stop}” is missing"
    return Repair(Span(report, match.start(), match.end()), f"{left}{stop} {right}", why)


def _is_word(word: str, seen: Counter[str]) -> bool:
    return word.casefold() in STOPWORDS or word in _DATE_WORDS or seen[word] > 0
