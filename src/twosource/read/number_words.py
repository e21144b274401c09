"""The words that numbers are written with."""

__all__ = [
    "COMPARATORS",
    "CURRENCY_SIGNS",
    "FRACTIONS",
    "ORDINALS",
    "SCALES",
    "SMALL",
    "UNITS",
    "VAGUE",
]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

SMALL: dict[str, int] = {
    **{word: size for size, word in enumerate(_ONES)},
    **{word: 10 * size for size, word in enumerate(_TENS, start=2)},
}
"""Number words below a hundred."""

SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
"""Words that multiply what stands before them."""

_ORDINAL_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

ORDINALS: dict[str, int] = {
    **{word: size for size, word in enumerate(_ORDINAL_ONES, start=1)},
    **{word: 10 * size for size, word in enumerate(_ORDINAL_TENS.split(), start=2)},
    **{
        f"{ten}-{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(_ORDINAL_ONES[:9], start=1)
    },
    "hundredth": 100,
}

FRACTIONS: dict[str, str] = {
    "one third": "1/3",
    "one-third": "1/3",
    "a third of": "1/3",
    "two thirds": "2/3",
    "two-thirds": "2/3",
    "one quarter": "1/4",
    "one-quarter": "1/4",
    "a quarter of": "1/4",
    "three quarters": "3/4",
    "three-quarters": "3/4",
    "one-fifth": "1/5",
    "a fifth of": "1/5",
    "two-fifths": "2/5",
    "a tenth of": "1/10",
    "half of": "1/2",
    "half the": "1/2",
    "one half": "1/2",
}

VAGUE: frozenset[str] = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"}
)
"""Plurals that give a size and no number; "tens of thousands" too."""

COMPARATORS: dict[str, str] = {
    "about": "~",
    "around": "~",
    "approximately": "~",
    "roughly": "~",
    "some": "~",
    "nearly": "~",
    "almost": "~",
    "close to": "~",
    "an estimated": "~",
    "estimated": "~",
    "more than": ">",
    "over": ">",
    "above": ">",
    "exceeding": ">",
    "upwards of": ">",
    "in excess of": ">",
    "at least": ">=",
    "no fewer than": ">=",
    "no less than": ">=",
    "not less than": ">=",
    "less than": "<",
    "fewer than": "<",
    "under": "<",
    "below": "<",
    "up to": "<=",
    "at most": "<=",
    "no more than": "<=",
    "not more than": "<=",
    "as many as": "<=",
    "as much as": "<=",
}

CURRENCY_SIGNS: dict[str, str] = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "NT$": "TWD",
    "S$": "SGD",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "CN¥": "CNY",
    "₩": "KRW",
    "₽": "RUB",
    "₹": "INR",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "CNY": "CNY",
    "RMB": "CNY",
    "JPY": "JPY",
}
"""What each sign most often means; a bare "$" is read as the American one."""

_UNIT_NAMES: dict[str, str] = {
    "%": "%/percent/per cent",
    "pp": "percentage point/percentage points",
    "mm": "mm/millimetre/millimeter/millimetres/millimeters",
    "cm": "cm/centimetre/centimeter/centimetres/centimeters",
    "m": "m/metre/meter/metres/meters",
    "km": "km/kilometre/kilometer/kilometres/kilometers",
    "mile": "mile/miles",
    "nautical mile": "nautical mile/nautical miles",
    "foot": "foot/feet",
    "hectare": "hectare/hectares",
    "acre": "acre/acres",
    "kg": "kg/kilogram/kilograms/kilo/kilos",
    "t": "tonne/tonnes/metric ton/metric tons",
    "ton": "ton/tons",
    "kt": "kiloton/kilotons",
    "barrel": "barrel/barrels",
    "kW": "kw/kilowatt/kilowatts",
    "MW": "mw/megawatt/megawatts",
    "GW": "gw/gigawatt/gigawatts",
    "kWh": "kwh/kilowatt hour/kilowatt hours",
    "MWh": "mwh/megawatt hour/megawatt hours",
    "km2": "square kilometre/square kilometres/square kilometer/square kilometers/sq km/km2/km²",
    "square mile": "square mile/square miles/sq mi",
    "litre": "litre/litres/liter/liters",
    "minute": "minute/minutes/mins",
    "hour": "hour/hours/hrs",
    "day": "day/days",
    "week": "week/weeks",
    "month": "month/months",
    "year": "year/years",
    "decade": "decade/decades",
    "USD": "dollar/dollars/us dollar/us dollars/u.s. dollars/usd",
    "EUR": "euro/euros/eur/€",
    "GBP": "pound sterling/pounds sterling/gbp/£",
    "JPY": "yen/jpy/¥",
    "CNY": "yuan/renminbi/rmb/cny",
    "RUB": "ruble/rubles/rouble/roubles/rub/₽",
    "INR": "rupee/rupees/inr/₹",
    "TRY": "lira",
    "UAH": "hryvnia/hryvnias",
}

UNITS: dict[str, str] = {
    spelling: unit for unit, names in _UNIT_NAMES.items() for spelling in names.split("/")
}
"""Each spelling of a unit, in small letters, and its one form."""
