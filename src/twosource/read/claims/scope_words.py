"""Words that govern what they speak of without saying that it happened."""

__all__ = [
    "ALTERING",
    "CALLING_OFF",
    "CARRYING",
    "CONDITIONS",
    "FIXED",
    "FORESEEING",
    "GOING",
    "HAPPENING",
    "KEEPING_OFF",
    "LETTING",
    "MODALS",
    "NEGATIONS",
    "NOBODY",
    "ONGOING",
    "OPEN",
    "PARTS",
    "PLANNED",
    "PREPOSITIONS",
    "REFRAINING",
    "THAT",
    "TO",
    "TO_NOUNS",
    "WANTING",
]

MODALS = frozenset("will shall 'll wo would may might can ca could should must ought".split())
NEGATIONS = frozenset("not n't never neither nor".split())
NOBODY = frozenset("nobody none nothing neither no-one noone".split())
CONDITIONS = frozenset("if unless whether lest provided providing".split())
# "Stopped shelling", "went on arming": what is asked of these goes on already.
ONGOING = frozenset("stop cease halt end continue keep go resume remain stay persist quit".split())
# Their object is what they tell: what is said of them is said of it.
CARRYING = frozenset(
    """
    pay make hold give launch conduct carry stage issue take deliver have mount impose undertake
    lead commit perform convene host put open execute provide grant organise organize see begin
    start
    """.split()
)
# Who goes does what he goes for.
GOING = frozenset("go travel fly come head leave arrive embark set drive sail meet".split())
# Their subject is what they tell.
HAPPENING = frozenset("take happen occur begin start materialise materialize".split())
# The same for what is a part of it: "the start of a withdrawal".
PARTS = frozenset("start beginning resumption completion conclusion part phase round".split())
# Verbs and adjectives before "to": what comes behind has not come about by them.
TO = frozenset(
    """
    threaten agree offer promise vow pledge swear undertake consent plan intend mean hope wish want
    wait expect prepare plot propose ask urge beg implore petition press call appeal invite demand
    require request refuse decline hesitate ready willing prepared unwilling reluctant able unable
    eager keen set due likely unlikely poised about bound attempt
    """.split()
)
# Nouns before "to".
TO_NOUNS = frozenset(
    """
    plan threat promise pledge vow offer proposal demand request call appeal plea invitation
    ultimatum readiness willingness intention intent permission right ability capacity power chance
    opportunity refusal failure inability reluctance hesitation motion condition duty obligation
    need wish desire hope bid effort attempt
    """.split()
)
# Before a clause of its own: "demanded that", "the possibility that".
THAT = frozenset(
    """
    demand propose require request recommend hope fear wish threaten promise pledge vow doubt
    condition proposal threat rumour rumor speculation speculate possibility possible likely
    unlikely probable risk danger chance prospect idea ultimatum
    """.split()
)
# Their object, or what it is done to: "demanded the release", "the visit was cancelled".
WANTING = frozenset(
    """
    demand seek want propose request require threaten plan offer promise pledge expect consider
    contemplate weigh mull await envisage foresee schedule avert prevent avoid forestall foil thwart
    botch
    """.split()
)
# Behind a noun: "a march planned for Monday".
PLANNED = frozenset("plan propose threaten schedule seek demand envisage foresee".split())
# "It took a year for them to withdraw", "the first time for Chad to sign".
LETTING = frozenset("take time enough possible first moment occasion".split())
# The same before "for Monday".
FIXED = frozenset("set fix slate due bill book".split())
CALLING_OFF = frozenset("cancel postpone".split())
# Nouns that govern by "of", "for" or "to": "the prospect of sanctions", "calls for lifting".
FORESEEING = frozenset(
    """
    condition demand call appeal plea request petition proposal offer promise pledge plan prospect
    possibility risk threat danger fear hope chance ultimatum bid rumour rumor speculation right
    invitation idea likelihood
    """.split()
)
# What is told in a list of these, or is what they are: "terms, which include a withdrawal".
OPEN = frozenset(
    """
    condition term demand proposal offer plan promise pledge threat requirement request wish
    prerequisite precondition aim goal option scenario
    """.split()
)
# By which other words govern: "called for a boycott", "menaced with eviction".
PREPOSITIONS = frozenset(
    """
    call+for ask+for appeal+for plead+for press+for push+for wait+for hope+for prepare+for beg+for
    threaten+with menace+with warn+of accuse+of suspect+of invite+to depend+on hinge+on insist+on
    bound+for due+for ready+for talk+of warning+of dependent+on contingent+on
    conditional+on event+of case+of
    """.split()
)
REFRAINING = frozenset("avoid refrain abstain consider contemplate propose recommend want".split())
KEEPING_OFF = frozenset("refrain prevent bar prohibit deter dissuade abstain".split())
# Before a noun: "a planned visit".
ALTERING = frozenset(
    """
    planned proposed threatened possible potential hypothetical would-be expected scheduled
    cancelled canceled postponed foiled averted aborted imminent looming impending prospective
    """.split()
)
