"""Lines that belong to the page whatever stands around them: links, menus, offers, rights."""

import re

from twosource.clean.marks import Mark, count_words, has_quote

__all__ = ["name_page_line"]

_FULL_STOP = re.compile(r"\.[”’\"')\]]{0,2}\Z")

# --- related links -------------------------------------------------------------------------------
_ALSO = (
    r"see (?:also|more)|also (?:read|see|watch)|read (?:also|more|next)|related(?: (?:stories|story"
    r"|articles?|news|links?|content|topics?|coverage|reading|video))?"
)
_OTHER_LINK = (
    r"more(?: (?:on this(?: story| topic)?|stories|news|like this|coverage))?"
    r"|recommended(?: (?:stories|for you|reading|articles))?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|don['’]t miss|must[- ]read|in case you missed it|icymi|editor['’]?s['’]? picks?|top stories"
    r"|most (?:read|popular|viewed)|trending(?: now)?|latest (?:news|stories)|what to read next"
    r"|keep reading|continue reading|full (?:story|coverage)|go deeper|up next|watch(?: (?:now|more"
    r"|live|video|the video))?|listen(?: now)?|read|explainer|explained|opinion|analysis"
    r"|live updates?|in pictures"
)
_LINK_ALONE = re.compile(rf"(?:{_ALSO}|{_OTHER_LINK})\s{{0,3}}[:.…»→>]{{0,3}}", re.IGNORECASE)
_LABELLED_ALSO = re.compile(rf"(?:{_ALSO})\s{{0,3}}[:|»→>–—-]\s{{0,3}}\S", re.IGNORECASE)
_LABELLED_LINK = re.compile(rf"(?:{_OTHER_LINK})\s{{0,3}}[:|»→>]\s{{0,3}}\S", re.IGNORECASE)
_WIDE_GAP_ALSO = re.compile(rf"(?i:{_ALSO})(?:\s{{2,8}}|[\u00a0\u2009\u202f]\s{{0,8}})[^\s]")
_BARE_ALSO = re.compile(r"(?i:see also|also read|read also|read more) [“‘\"'A-Z0-9]")
_READ_MORE_ABOUT = re.compile(r"(?i:read more (?:about|on|from|here)|read our|click here)\b")
_LONGEST_LINK = 40


def _is_related(line: str) -> bool:
    if _LINK_ALONE.fullmatch(line) or _LABELLED_ALSO.match(line) or _WIDE_GAP_ALSO.match(line):
        return True
    if _FULL_STOP.search(line):
        return False
    return any(rule.match(line) for rule in (_LABELLED_LINK, _BARE_ALSO, _READ_MORE_ABOUT))


# --- menus, tags, advertising --------------------------------------------------------------------
_SEPARATOR = re.compile(r"\s{1,3}[|»›>/]\s{1,3}|\s{0,3}[|»›•·]\s{0,3}")
_MENU_LABEL = re.compile(
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|sections?|in this article)\s?:",
    re.IGNORECASE,
)
_MENU_ALONE = re.compile(
    r"(?:skip to (?:main )?(?:content|navigation)|menu|search|home|back to top|go to top"
    r"|(?:next|previous) (?:article|story|post)|sections|toggle navigation|main navigation"
    r"|advertisements?|advertising|sponsored(?: content)?|promoted content|paid content"
    r"|scroll (?:down )?to continue|(?:story|article|text|report) continues (?:below|after)"
    r"(?: (?:this |the )?(?:ad|advert|advertisement|video|promotion|newsletter(?: sign-?up)?))?"
    r"|continue reading below|loading\.{0,3}|view (?:comments|gallery|all)|play video|show more"
    r"|view image in full ?screen|hide caption|toggle caption|open this photo in gallery)"
    r"[:.…]{0,3}",
    re.IGNORECASE,
)
_MOST_SEGMENT_WORDS = 4


def _is_menu_row(line: str) -> bool:
    if _FULL_STOP.search(line) or ":" in line or has_quote(line):
        return False
    segments = _SEPARATOR.split(line)
    return len(segments) >= 3 and all(
        count_words(segment) <= _MOST_SEGMENT_WORDS for segment in segments
    )


# --- newsletters, accounts, cookies --------------------------------------------------------------
_OFFER = re.compile(
    r"(?:sign ?up|subscribe|register|get|join|download|install|enter your|we (?:use|and our)"
    r"|this (?:web)?site uses|by (?:clicking|signing|submitting|continuing|using|providing)"
    r"|accept|never miss|don['’]t miss|stay|support|become|already|log ?in|thank you for"
    r"|thanks for|you can (?:also )?(?:(?:un)?subscribe|follow|sign)|unlock|start your|create an"
    r"|please (?:sign|log|subscribe|enter|check|enable)|want (?:more|to)|for (?:more|unlimited)"
    r"|to (?:read|continue|access|get))\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:newsletters?|inbox|e-?mail address|e-?mails|by e-?mail|(?:our|the) (?:free |mobile )?"
    r"(?:news )?app|unlimited access|full access|free trial|cookies|privacy (?:policy|notice)"
    r"|terms of (?:use|service)|(?:news|latest|breaking|our|email|mobile) alerts"
    r"|(?:top|our|daily|latest) (?:news|headlines|stories)|our journalism|your account"
    r"|(?:our|telegram|whatsapp|youtube) channel|subscribers?|digital edition"
    r"|notifications|your (?:first|subscription))\b",
    re.IGNORECASE,
)
_LONGEST_OFFER = 60

# --- share lines ---------------------------------------------------------------------------------
_PLATFORMS = r"facebook|twitter|whatsapp|linkedin|instagram|telegram|reddit|youtube|threads|x"
_SHARE_CORE = frozenset(
    """
    share shares tweet follow comment comments facebook twitter whatsapp linkedin instagram telegram
    reddit pinterest youtube print email bookmark flipboard
    """.split()
)
_SHARE_REST = frozenset(
    """
    this the on via to with link article story post page by your friends a an us our and or x it be
    first leave add post view show hide write read join conversation discussion click opens in new
    window like save copy pin messenger threads google news mail e-mail more options gift now all
    no yet 0 tiktok bluesky mastodon viber line wechat weibo vk pocket tumblr snapchat me for
    """.split()
)
_SHARE_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_SHARE_PUNCTUATION = re.compile(r"[\s\w()\[\]|:/,.+•·&!#@-]*\Z")
_FOLLOW_NAME = re.compile(
    rf"(?:follow|like|join|find) .{{1,60}} on (?:{_PLATFORMS})\b", re.IGNORECASE
)
_SHARE_VERBS_ALONE = frozenset({"follow", "tweet", "print", "email", "share", "bookmark"})
_MOST_SHARE_WORDS = 16


def _is_share(line: str) -> bool:
    words = [word.casefold() for word in _SHARE_WORD.findall(line)]
    if not 1 <= len(words) <= _MOST_SHARE_WORDS or not _SHARE_PUNCTUATION.match(line):
        return False
    if all(word in _SHARE_CORE or word in _SHARE_REST or word.isdecimal() for word in words):
        return any(word in _SHARE_CORE for word in words)
    return _FOLLOW_NAME.match(line) is not None and not _FULL_STOP.search(line)


# --- rights --------------------------------------------------------------------------------------
_RIGHTS_START = re.compile(
    r"(?:©|\(c\)|copyright\b)\s{0,3}(?:©|\(c\)|by\b|:|,)?\s{0,3}(?:copyright\s)?\d{4}"
    r"|copyright\s{0,3}(?:©|\(c\)|by\b|:)|(?:©|\(c\))[^.!?]{2,60}\b(?:19|20)\d{2}\Z"
    r"|©\s{0,3}[^\W\d_][^\n]{20,200}\.\Z",
    re.IGNORECASE,
)
_RIGHTS_END = re.compile(r"\ball rights reserved\.?\Z", re.IGNORECASE)
_RIGHTS_NOTICE = re.compile(
    r"(?:this|no part|the|any|all|content)\b.{0,60}\b(?:material|content|part|article|site|story)\b"
    r".{0,60}\bmay (?:not )?be (?:published|reproduced|redistributed|copied|broadcast|used)",
    re.IGNORECASE,
)
_LONGEST_RIGHTS = 60


def _is_rights(line: str) -> bool:
    return any(
        (_RIGHTS_START.match(line), _RIGHTS_END.search(line[-40:]), _RIGHTS_NOTICE.match(line))
    )


def name_page_line(line: str) -> Mark | None:
    """Return the mark of a line that is part of the page by its own words; None leaves it alone."""
    words = count_words(line)
    if words <= _LONGEST_LINK and _is_related(line):
        return Mark("related", "related-label")
    if words <= _LONGEST_RIGHTS and _is_rights(line):
        return Mark("copyright", "rights-notice")
    if _is_share(line):
        return Mark("share", "share-words")
    if (
        words <= _LONGEST_OFFER
        and _OFFER.match(line)
        and _OFFERED.search(line)
        and not has_quote(line)
    ):
        return Mark("newsletter", "offer-and-offered")
    if _MENU_ALONE.fullmatch(line):
        return Mark("menu", "menu-words")
    if _MENU_LABEL.match(line) and words <= _LONGEST_LINK and not _FULL_STOP.search(line):
        return Mark("menu", "tag-label")
    return Mark("menu", "menu-row") if _is_menu_row(line) else None
