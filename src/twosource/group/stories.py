"""Stories: lineages about the same happening, told from what the words share and when."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf, log

import numpy as np
from msgspec import Struct

from twosource.group.days import days_apart, find_days, list_neighbours
from twosource.group.judged import join_as_judged
from twosource.group.profile import Profile
from twosource.lexicon.own import NOTHING_OWN, wearing
from twosource.lexicon.rarity import rarity_of
from twosource.lexicon.states import find_state
from twosource.model import Lineage, Story
from twosource.text.cosine import Meeting, find_near
from twosource.text.dates import CalendarDate
from twosource.text.decided import NOTHING_JUDGED, JudgedPairs
from twosource.text.hashing import hash_parts

__all__ = ["StoryOptions", "make_stories"]

_TITLE_LENGTH = 90
# Words as common as "said" tell no story from another.
_LEAST_WEIGHT = 0.1
# The name of a state tells this share of what another word as rare tells.
_STATE_SHARE = 0.5


class StoryOptions(Struct, frozen=True, kw_only=True):
    """From which closeness of their rare words two lineages tell one story.

    The nearer their dates, the less is asked: `near_days` apart at most `near_closeness`,
    `far_days` apart at most `far_closeness`, with a date unknown `undated_closeness`; farther apart
    they never do.
    """

    near_days: int = 4
    near_closeness: float = 0.18
    far_days: int = 10
    far_closeness: float = 0.25
    undated_closeness: float = 0.4


def make_stories(
    lineages: Sequence[Lineage],
    profiles: Mapping[str, Profile],
    options: StoryOptions,
    *,
    judged: JudgedPairs = NOTHING_JUDGED,
) -> tuple[Story, ...]:
    """Return the stories, groups of lineages, sorted by id; `judged` has pairs of lineages."""
    by_id = {lineage.id: lineage for lineage in sorted(lineages, key=lambda one: one.id)}
    days = [_days_of(lineage, profiles) for lineage in by_id.values()]
    bags = (_weigh_words(_fullest(lineage, profiles)) for lineage in by_id.values())
    ids = list(by_id)
    same = {
        _sort(ids[one.first], ids[one.second]): one.cosine
        for one in find_near(bags, list_meetings(days, options))
        if one.cosine >= _least_closeness(days[one.first], days[one.second], options)
    }
    groups = join_as_judged(by_id, same, judged)
    stories = [_make_story([by_id[one] for one in group], profiles) for group in groups]
    return tuple(sorted(stories, key=lambda story: story.id))


def _sort(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def list_meetings(
    days: Sequence[Sequence[CalendarDate]], options: StoryOptions
) -> Iterator[Meeting]:
    """Yield which lineages, told by the days of each, may tell one story at all.

    The dated meet those of the same stretch of days and the next, the undated everyone.
    """
    least = min(options.near_closeness, options.far_closeness)
    for some, others in list_neighbours(days, most_days=options.far_days):
        yield Meeting(some, others, least)
    undated = np.flatnonzero([not shown for shown in days])
    if len(undated):
        yield Meeting(undated, np.arange(len(days)), options.undated_closeness)


def _days_of(lineage: Lineage, profiles: Mapping[str, Profile]) -> tuple[CalendarDate, ...]:
    """Return the days that a lineage shows, each once."""
    shown = find_days([profiles[report] for report in lineage.reports])
    return tuple({(one.year, one.month, one.day): one for one in shown}.values())


def _fullest(lineage: Lineage, profiles: Mapping[str, Profile]) -> Profile:
    if len(lineage.reports) == 1:
        return profiles[lineage.reports[0]]
    members = [profiles[report] for report in lineage.reports]
    return max(members, key=lambda one: (int(one.sentence_sizes.sum()), one.report.id))


def _least_closeness(
    one: Sequence[CalendarDate], other: Sequence[CalendarDate], options: StoryOptions
) -> float:
    days = days_apart(one, other)
    if days is None:
        return options.undated_closeness
    if days <= options.near_days:
        return options.near_closeness
    return options.far_closeness if days <= options.far_days else inf


def _weigh_words(profile: Profile) -> dict[str, float]:
    """Return what stands for a lineage: the weighed words of its longest report."""
    folded = profile.words.folded
    counts = Counter(word for part in profile.sentence_words for word in folded[part])
    profile.forget_words()
    weighed = {word: (1 + log(count)) * _telling(word) for word, count in counts.items()}
    return {word: weight for word, weight in weighed.items() if weight >= _LEAST_WEIGHT}


@lru_cache(maxsize=1 << 18)
def _telling(word: str) -> float:
    """Return how much a word tells of a happening: two states meet and quarrel many times."""
    # The stories of the same reports are the same with any lexicon of the user.
    with wearing(NOTHING_OWN):
        return rarity_of(word) ** 2 * (_STATE_SHARE if find_state(word) else 1.0)


def _make_story(lineages: Sequence[Lineage], profiles: Mapping[str, Profile]) -> Story:
    reports = tuple(sorted(report for lineage in lineages for report in lineage.reports))
    return Story(
        id=hash_parts("story", *reports),
        title=_title_of(lineages, profiles),
        reports=reports,
        lineages=tuple(sorted(lineage.id for lineage in lineages)),
    )


def _title_of(lineages: Sequence[Lineage], profiles: Mapping[str, Profile]) -> str:
    """Return the headline of the largest lineage that most reports carry, or its first sentence."""
    largest = max(lineages, key=lambda one: (len(one.reports), one.id))
    titles = Counter(
        title for report in largest.reports if (title := profiles[report].report.title)
    )
    if titles:
        return min(titles, key=lambda title: (-titles[title], len(title), title))
    return _shorten(_fullest(largest, profiles).sentence_text(0))


def _shorten(sentence: str) -> str:
    if len(sentence) <= _TITLE_LENGTH:
        return sentence
    return sentence[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
