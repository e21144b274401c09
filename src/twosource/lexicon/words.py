"""English function words: the closed classes, which say how a sentence hangs together."""

__all__ = ["STOPWORDS"]

_ARTICLES_AND_DETERMINERS = """
    a an the this that these those each every either neither some any no all both half such
    another other others own same much many more most few fewer fewest little less least several
    enough what whatever which whichever whose
"""

_PRONOUNS = """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself they them their theirs themselves
    one ones oneself who whom whoever whomever
    someone somebody something anyone anybody anything everyone everybody everything nobody nothing
    none
"""

_PREPOSITIONS = """
    about above across after against along alongside amid amidst among amongst around as at before
    behind below beneath beside besides between beyond by despite down during except for from in
    inside into like near of off on onto out outside over past per since than through throughout
    till to toward towards under underneath unlike until unto up upon versus via with within without
"""

_CONJUNCTIONS = """
    and or but nor so yet if unless although though because while whilst whereas whether once
    lest else
"""

_VERBS = """
    be am is are was were been being have has had having do does did doing done
    can could may might must shall should will would ought cannot
"""

_ADVERBS = """
    not never here there where wherever when whenever why how however then thus therefore hence
    too very also just only even still already again ever almost quite rather perhaps
    away back now
"""

# "don't" is two words to a program that splits at the apostrophe; so is "we've".
_CONTRACTED = """
    don doesn didn isn aren wasn weren hasn haven hadn couldn wouldn shouldn mustn needn ain
    s t d m ll re ve
"""

STOPWORDS: frozenset[str] = frozenset(
    " ".join(
        (
            _ARTICLES_AND_DETERMINERS,
            _PRONOUNS,
            _PREPOSITIONS,
            _CONJUNCTIONS,
            _VERBS,
            _ADVERBS,
            _CONTRACTED,
        )
    ).split()
)
"""Case-folded closed-class words; no noun, adjective, numeral or full verb is among them."""
