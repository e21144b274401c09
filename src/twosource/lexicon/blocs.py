"""States that are not named one by one: "Western leaders", "Gulf states", "19 countries".

They are parties of their own. Which states are meant no table tells, so that they have none, and
least of all that of the report.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from twosource.model.actor import Sector

__all__ = ["BLOC", "BlocMention", "find_blocs"]

BLOC = "bloc"
"""The step of a rule that says that a party is one."""

_Nouns = tuple[tuple[str, tuple[Sector, ...]], ...]


class BlocMention(Struct, frozen=True):
    """A bloc at the code points `[start, end)` of a text.

    `name` are its words, `is_one` tells that they are of one person or government: "a diplomat".
    """

    start: int
    end: int
    name: str
    sectors: tuple[Sector, ...]
    is_one: bool


_GAP = r"[^\S\n]{1,2}"
_COMPASS = r"(?:West(?:ern)?|East(?:ern)?|North(?:ern)?|South(?:ern)?|Central)"
# "South African" and "Central African" are of one state, "American" is of another.
_REGIONS = "|".join(
    (
        rf"(?:West|East|North|Southern|Sub-Saharan|Saharan){_GAP}African",
        r"(?<!South )(?<!Central )African",
        rf"(?:{_COMPASS}{_GAP}|South-?[Ee]ast(?:ern)?{_GAP})?Asian",
        rf"(?:{_COMPASS}{_GAP})?European",
        rf"(?:Latin|South|Central){_GAP}American",
        rf"(?:Western{_GAP})?Balkan",
        rf"(?:Persian{_GAP})?Gulf(?:{_GAP}Arab)?",
        rf"(?:Asia-|South{_GAP})?Pacific(?:{_GAP}[Ii]sland)?",
        rf"Indian{_GAP}Ocean(?:{_GAP}[Ii]sland)?",
        rf"Middle{_GAP}Eastern",
        "Western|Arab|Nordic|Scandinavian|Baltic|Caribbean|Andean|Sahel|Sahelian|Maghreb|Eurasian",
        "Mediterranean|Muslim|Allied|Mideast|Euro-Atlantic|Transatlantic|Arctic",
    )
)
_KINDS = (
    "foreign|finance|defen[cs]e|interior|trade|energy|oil|economy|prime|culture|justice|health|"
    "fisheries|agriculture|transport|environment|senior|top|high-ranking|government|military|army|"
    "naval|intelligence|security|diplomatic|parliamentary|central|aid|development|news|donor"
)
_STATES = (
    "states|countries|nations|powers|allies|neighbou?rs|economies|monarchies|kingdoms|emirates|"
    "republics|partners|donors|creditors"
)
_NOUNS: _Nouns = (
    (_STATES, ()),
    ("governments|capitals|delegations|embassies|missions|authorities", ("GOV",)),
    (
        "leaders|presidents|premiers|ministers|officials|diplomats|envoys|ambassadors|negotiators|"
        "mediators|heads of state|heads of government|monarchs|rulers|chiefs",
        ("GOV",),
    ),
    ("lawmakers|parliamentarians|deputies|parliaments", ("LEG",)),
    (
        "troops|forces|soldiers|peacekeepers|armies|navies|warships|warplanes|generals|commanders",
        ("MIL",),
    ),
    ("companies|firms|banks|investors|airlines|insurers|manufacturers", ("BUS",)),
    ("journalists|reporters|correspondents|media|newspapers|broadcasters", ("JRN",)),
    ("aid groups|aid agencies|charities|rights groups", ("NGO",)),
    ("judges|courts|prosecutors", ("JUD",)),
)
_ONE: _Nouns = (
    (
        "leader|president|premier|minister|official|diplomat|envoy|ambassador|negotiator|mediator|"
        "government",
        ("GOV",),
    ),
    ("general|officer|commander", ("MIL",)),
    ("lawmaker|parliamentarian", ("LEG",)),
)
_SECTORS = {word: sectors for words, sectors in (*_NOUNS, *_ONE) for word in words.split("|")}
_BY_KIND: dict[str, tuple[Sector, ...]] = {
    "military": ("MIL",),
    "army": ("MIL",),
    "naval": ("MIL",),
    "intelligence": ("SPY",),
}


def _look_for(nouns: _Nouns, before: str = "") -> re.Pattern[str]:
    words = "|".join(one for one, _ in nouns).replace(" ", _GAP)
    kinds = rf"(?:(?P<kind>{_KINDS}){_GAP}){{0,2}}"
    return re.compile(
        rf"(?<![\w-]){before}(?P<words>(?:{_REGIONS}){_GAP}{kinds}(?P<noun>{words}))(?![\w-])"
    )


# Leaders of a region may be governors, those of the world are none.
_WORLD = re.compile(
    rf"(?<![\w-])(?P<words>(?:[Rr]egional|[Ww]orld|[Nn]eighbou?ring){_GAP}"
    rf"(?P<noun>{_STATES}|(?<=[Ww]orld )leaders))(?![\w-])"
)
_WHOLE = re.compile(
    rf"(?<![\w-])[Tt]he{_GAP}(?P<words>West(?!{_GAP}[A-Z]|['’-]?{_GAP}?(?:Bank|Wing|coast))"
    rf"|(?:Arab|Muslim|Islamic|Western){_GAP}world|[Gg]lobal{_GAP}[Ss]outh)(?![\w-])"
)
_MANY = _look_for(_NOUNS)
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:\d{{1,3}}|{_TENS}(?:-(?:{_ONES}))?|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a hundred|a dozen|two dozen)"
)
_COUNT = (
    rf"(?:(?:more than|at least|about|nearly|almost|over|up to|fewer than|some|around|all){_GAP})?"
    rf"{_NUMBER}|several|many|most|dozens of|scores of|a handful of|a number of"
)
# "The two countries" are known to coreference, "in 12 states" is a place.
_COUNTED = re.compile(
    rf"(?<![\w$€£-])(?<!the )(?<!these )(?<!those )(?<!both )(?<!in )(?<!across )"
    rf"(?<!['’]s )(?P<words>(?:(?:{_COUNT})(?:{_GAP}other)?|(?:some{_GAP})?other)"
    rf"(?:{_GAP}(?:member|coastal|island|donor|small|poor|rich|developing|neutral|"
    r"neighbouring|neighboring|western|eastern|northern|southern|nuclear|signatory))?"
    rf"{_GAP}(?P<noun>countries|nations|states|governments|members|powers|delegations)"
    rf"(?!{_GAP}of{_GAP}(?:the|its|his|her|their)))(?![\w-])",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    rf"(?<![\w-])(?P<words>{_NUMBER}{_GAP}of{_GAP}the{_GAP}(?:[\w'’]+{_GAP}){{0,2}}?{_NUMBER}{_GAP}"
    r"(?P<noun>members|countries|states|nations|governments))(?![\w-])",
    re.IGNORECASE,
)
_ALLIED = re.compile(
    rf"(?<![\w-])(?:[Ii]ts|[Tt]heir){_GAP}(?P<words>(?:(?:close|closest|key|main|other|regional|"
    rf"traditional|Western|European|Arab|NATO){_GAP})?(?P<noun>allies|partners|neighbou?rs|backers))"
    r"(?![\w-])"
)
_SINGLE = _look_for(_ONE, rf"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he){_GAP}(?:(?:senior|top){_GAP})?")


def find_blocs(text: str) -> Iterator[BlocMention]:
    """Yield states that are told by a part of the world or by their number alone.

    The order is that of the patterns.
    """
    for look in (_OF_ALL, _COUNTED, _ALLIED, _MANY, _WORLD, _WHOLE, _SINGLE):
        for found in look.finditer(text):
            name = " ".join(found["words"].split())
            yield BlocMention(*found.span("words"), name, _find_sectors(found), look is _SINGLE)


def _find_sectors(found: re.Match[str]) -> tuple[Sector, ...]:
    told = found.groupdict(default="")
    sectors = _SECTORS.get(" ".join(told.get("noun", "").split()), ())
    return _BY_KIND.get(told.get("kind", ""), sectors) if sectors == ("GOV",) else sectors
