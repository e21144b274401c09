"""Words that turn what hangs from them round, and words that make it a plan or a chance."""

__all__ = ["CHANCES", "LEVELLERS", "MUTUALS", "PLANS", "REVERSALS"]

REVERSALS = frozenset(
    """
    not n't no never without neither nor nobody none nothing nowhere cannot hardly
    deny reject refuse refute rebut dismiss dispute disavow decline fail stop halt cease end suspend
    cancel scrap abandon drop renounce prevent block ban bar forbid prohibit oppose avoid lack
    withdraw lift revoke forget veto abolish shelve ditch discontinue forgo
    denial refusal rejection failure absence suspension cancellation
    false untrue baseless unfounded unable unwilling free
    """.split()
)
"""Lemmas; a clause or a noun below one of them is told as not so, not done, or no more."""

PLANS = frozenset(
    """
    will shall would plan intend hope expect schedule set due prepare aim agree promise pledge vow
    decide want seek propose offer threaten ready about upcoming future going ask demand urge order
    call
    """.split()
)
"""Lemmas; what hangs from one of them is still to come."""

CHANCES = frozenset("can could may might able capable possible possibly perhaps likely".split())
"""Lemmas; what hangs from one of them may be so."""

LEVELLERS = frozenset("say tell state announce report declare add note explain claim".split())
"""Lemmas of plain saying: what stands between them and their speaker is no act of its own."""

MUTUALS = frozenset(
    """
    meet talk speak phone call fight clash agree negotiate confer discuss exchange sign sit share
    trade border quarrel argue compete cooperate collaborate marry divorce converse swap
    meeting talk summit clash fight war border agreement accord treaty relation tie dialogue
    conversation exchange dispute conflict between
    """.split()
)
"""Lemmas of what two do with one another: it says nothing which of them is named first."""
