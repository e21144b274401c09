"""Stories: lineages about the same happening, told from what the words share and when."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import log, sqrt

from msgspec import Struct

from twosource.group.lineages import join_by_derivation
from twosource.group.profile import Profile
from twosource.lexicon.rarity import rarity_of
from twosource.model import Lineage, Story
from twosource.text.hashing import hash_parts

__all__ = ["StoryOptions", "make_stories"]

_TRUSTED = ("record", "jsonld", "meta", "dateline")
_TITLE_LENGTH = 90


class StoryOptions(Struct, frozen=True, kw_only=True):
    """`least_closeness` is the cosine of rare words from which two lineages tell one story;
    `most_days` the distance of their dates, where both are known, up to which they can.
    """

    least_closeness: float = 0.4
    most_days: int = 10


def make_stories(
    lineages: Sequence[Lineage], profiles: Mapping[str, Profile], options: StoryOptions
) -> tuple[Story, ...]:
    """Return the stories, each a group of lineages, sorted by id."""
    by_id = {lineage.id: lineage for lineage in lineages}
    tellers = {lineage.id: _tellers_of(lineage, profiles) for lineage in lineages}
    same = [
        (one, other)
        for place, one in enumerate(sorted(by_id))
        for other in sorted(by_id)[place + 1 :]
        if _tell_one_story(tellers[one], tellers[other], options)
    ]
    groups = join_by_derivation(by_id, same)
    stories = [_make_story([by_id[one] for one in group], profiles) for group in groups]
    return tuple(sorted(stories, key=lambda story: story.id))


def _tellers_of(lineage: Lineage, profiles: Mapping[str, Profile]) -> Profile:
    """Return the report that tells a lineage's story at the greatest length."""
    return max(
        (profiles[report] for report in lineage.reports),
        key=lambda profile: (int(profile.sentence_sizes.sum()), profile.report.id),
    )


def _tell_one_story(one: Profile, other: Profile, options: StoryOptions) -> bool:
    days = _days_apart(one, other)
    if days is not None and days > options.most_days:
        return False
    return story_closeness(one, other) >= options.least_closeness


def story_closeness(one: Profile, other: Profile) -> float:
    """Return the cosine of the rare words of two reports, 0 to 1."""
    left, right = _weights_of(one), _weights_of(other)
    shared = sum(weight * right[word] for word, weight in left.items() if word in right)
    lengths = sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return shared / lengths if lengths else 0.0


def _weights_of(profile: Profile) -> dict[str, float]:
    counts = Counter(word for part in profile.sentence_words for word in profile.words.folded[part])
    return {word: (1 + log(count)) * rarity_of(word) ** 2 for word, count in counts.items()}


def _days_apart(one: Profile, other: Profile) -> int | None:
    first, second = _trusted_day(one), _trusted_day(other)
    return abs((first - second).days) if first and second else None


def _trusted_day(profile: Profile) -> date | None:
    days = [one.when.start for one in profile.report.dates if one.when.basis in _TRUSTED]
    return date.fromisoformat(days[0]) if days else None


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
    return _shorten(_tellers_of(largest, profiles).sentence_text(0))


def _shorten(sentence: str) -> str:
    if len(sentence) <= _TITLE_LENGTH:
        return sentence
    return sentence[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
