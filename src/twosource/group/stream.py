"""Candidates as reports come in: a window of days, and a plain look-up for late republication."""

from collections import Counter, deque
from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from twosource.group.candidates import CandidateOptions
from twosource.text.vocabulary import Vocabulary

__all__ = ["CandidateStream", "StreamOptions"]


class StreamOptions(Struct, frozen=True, kw_only=True):
    """`window_days` is how long the 3-word runs of a report are kept; its sentences are kept for
    good, so that a text republished later is still known.
    """

    window_days: int = 30
    candidates: CandidateOptions = CandidateOptions()


class CandidateStream:
    """Proposes, for each report that arrives, the earlier ones to compare it with.

    What the batch search proposes for reports of one window the stream proposes too; it may propose
    more, since a run is frequent only once it has been seen often.
    """

    def __init__(self, *, options: StreamOptions = StreamOptions()) -> None:
        self._options = options
        self._vocabulary = Vocabulary()
        self._holders: dict[int, list[str]] = {}
        self._sentences: dict[int, str] = {}
        self._window: deque[tuple[int, str, list[int]]] = deque()

    def add(self, report: str, body: Sequence[str], *, day: int) -> tuple[str, ...]:
        """Return the ids of earlier reports worth comparing, sorted, and remember this one.

        `day` counts days from any fixed day and must not fall; `body` is the sentences.
        """
        self._forget_before(day - self._options.window_days)
        bounds = self._options.candidates
        runs = self._vocabulary.find_runs([body], least_words=bounds.least_sentence_words)
        keys: list[int] = np.unique(runs.keys).tolist()
        sentences: list[int] = np.unique(runs.sentence_keys).tolist()
        found = self._share_runs(keys) | self._share_sentences(sentences)
        if not self._is_near_copy(sentences):
            self._remember(report, keys, day)
        for sentence in sentences:
            self._sentences.setdefault(sentence, report)
        return tuple(sorted(found))

    def _share_runs(self, keys: Sequence[int]) -> set[str]:
        bounds = self._options.candidates
        shared = Counter(holder for key in keys for holder in self._holders.get(key, ()))
        return {holder for holder, count in shared.items() if count >= bounds.least_shared}

    def _share_sentences(self, sentences: Sequence[int]) -> set[str]:
        return {self._sentences[one] for one in sentences if one in self._sentences}

    def _is_near_copy(self, sentences: Sequence[int]) -> bool:
        """Tell whether an earlier report has most of the sentences, and so speaks for this one."""
        holders = Counter(self._sentences[one] for one in sentences if one in self._sentences)
        most = max(holders.values(), default=0)
        return bool(sentences) and most >= self._options.candidates.same_sentences * len(sentences)

    def _remember(self, report: str, keys: list[int], day: int) -> None:
        most = self._options.candidates.most_reports
        for key in keys:
            holders = self._holders.setdefault(key, [])
            if len(holders) < most:
                holders.append(report)
        self._window.append((day, report, keys))

    def _forget_before(self, day: int) -> None:
        while self._window and self._window[0][0] < day:
            _, report, keys = self._window.popleft()
            for key in keys:
                holders = self._holders[key]
                if report in holders:
                    holders.remove(report)
                if not holders:
                    del self._holders[key]
