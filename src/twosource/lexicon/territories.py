"""Territories with a code of their own in ISO 3166-1, and the state that governs each.

That a state governs a territory says nothing about claims to it; these stand in regions.csv.
"""

from twosource.lexicon.own import per_lexicon
from twosource.lexicon.states import load_states

__all__ = ["find_state_of_country"]

_GOVERNED = {
    "AUS": "CC CX HM NF",
    "CHN": "HK MO",
    "DNK": "FO GL",
    "FIN": "AX",
    "FRA": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GBR": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "NLD": "AW BQ CW SX",
    "NOR": "BV SJ",
    "NZL": "TK",
    "USA": "AS GU MP PR UM VI",
}


def find_state_of_country(iso2: str) -> str | None:
    """Return the code (alpha-3) of the state with this code (alpha-2) or that governs it."""
    return _index().get(iso2)


@per_lexicon
def _index() -> dict[str, str]:
    states = {state.iso2: state.iso3 for state in load_states() if state.iso2}
    governed = {iso2: iso3 for iso3, listed in _GOVERNED.items() for iso2 in listed.split()}
    return {**governed, **states}
