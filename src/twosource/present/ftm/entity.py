"""An entity of FollowTheMoney: its id, its schema and its properties, each a list of texts."""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from twosource.lexicon.own import per_lexicon
from twosource.lexicon.states import load_states
from twosource.model import When
from twosource.present.policy import make_printable

__all__ = ["Entity", "find_country", "find_language", "list_days", "make_entity", "write_line"]

Values = Iterable[str | None]

# ISO 639-1 and the code of three letters (ISO 639-3) that FollowTheMoney asks for.
_LANGUAGES = dict(
    one.split(":")
    for one in (
        "am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell "
        "en:eng es:spa et:est fa:fas fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye "
        "id:ind is:isl it:ita ja:jpn ka:kat kk:kaz km:khm ko:kor ky:kir lo:lao lt:lit lv:lav "
        "mk:mkd mn:mon ms:msa my:mya ne:nep nl:nld no:nor pl:pol ps:pus pt:por ro:ron ru:rus "
        "si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam th:tha tk:tuk "
        "tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:zho"
    ).split()
)


class Entity(Struct, frozen=True, kw_only=True):
    """One entity; a property that has no value is not there."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]


def make_entity(id_: str, schema: str, properties: Mapping[str, Values]) -> Entity:
    """Return an entity with each value once, in its order, and the properties by name."""
    told = {name: _clean(values) for name, values in sorted(properties.items())}
    return Entity(
        id=id_, schema=schema, properties={name: some for name, some in told.items() if some}
    )


def write_line(entity: Entity) -> bytes:
    """Return an entity as one line of JSON."""
    return msgspec.json.encode(entity) + b"\n"


def find_country(state: str | None) -> str | None:
    """Return the code of a state as FollowTheMoney writes countries: two small letters."""
    return _list_countries().get(state or "")


def find_language(claimed: str | None) -> str | None:
    """Return the code of three letters of a language, None for one that the table lacks."""
    return _LANGUAGES.get((claimed or "").replace("_", "-").partition("-")[0].lower())


def list_days(when: When | None) -> dict[str, Values]:
    """Return the days of an event as its properties; a month or a year keeps its grain."""
    if when is None:
        return {}
    said = {"day": 10, "month": 7, "year": 4}.get(when.grain, 0)
    days = {"startDate": (when.start,), "endDate": (when.end,)}
    return {**days, "date": (when.start[:said],)} if said else {**days}


@per_lexicon
def _list_countries() -> dict[str, str]:
    return {one.iso3: one.iso2.lower() for one in load_states() if one.iso2}


def _clean(values: Values) -> tuple[str, ...]:
    printed = (make_printable(one).strip() for one in values if one)
    return tuple(dict.fromkeys(one for one in printed if one))
