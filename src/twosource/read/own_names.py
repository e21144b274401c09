"""Which organs have a name of their own: "the Makran Army" is no state's army."""

from twosource.lexicon.rarity import rarity_of
from twosource.model.actor import ActorMention

__all__ = ["has_own_name"]


def has_own_name(who: ActorMention) -> bool:
    """Tell whether an organ that names no state has a word in its name that no treebank has.

    "The National Assembly" has none: it is that of the state which is told of.
    """
    words = who.name.split(" ")
    is_open = who.kind == "organ" and who.state is None and len(words) > 1
    return is_open and any(x[:1].isupper() and rarity_of(x.casefold()) >= 1 for x in words)
