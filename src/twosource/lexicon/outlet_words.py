"""Words that stand in the names of papers, stations and agencies, and hardly in those of people."""

import re

__all__ = ["OUTLET_WORDS", "has_outlet_word"]

# "Standard-Bearer" is two words.
_WORD = re.compile(r"[^\W\d_]+")

OUTLET_WORDS: frozenset[str] = frozenset(
    """
    advertiser advocate agency argus beacon bulletin business channel chronicle compass courant
    courier daily despatch dispatch echo evening examiner exchange express financial gazette globe
    guardian herald independent inquirer journal ledger mail media mercury messenger mirror monitor
    morning network news newspaper newswire observer online outlook page post press radio recorder
    record register reporter review sentinel service standard star sun telegram telegraph television
    times today tribune tv voice wire world zeitung

    anzeiger avis avisen blad bladet corriere correio dagblad dagbladet diario diário época
    figaro folha gazeta gazzetta giornale heraldo izvestia izvestiya jornal jutarnji kurier
    kurir leht lehti libération listy matin messaggero monde mundo nachrichten noticias notícias
    noviny novosti novyny pravda prensa presse rundschau sanomat sera soir stampa tageblatt
    tageszeitung telegraf tidende tidning tidningen universal vanguardia vecernji vestnik visti
    vremya posten posti gazet haber sabah akhbar ahram khabar nyheter nytt lapja hírlap ziarul
    """.split()
)


def has_outlet_word(name: str) -> bool:
    """Tell whether a name reads as that of a paper, a station or an agency."""
    return any(word in OUTLET_WORDS for word in _WORD.findall(name.casefold()))
