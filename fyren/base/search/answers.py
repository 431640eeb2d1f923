"""What the index has for the words of a question: words that answer, and entries that have them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from fyren.base.search.batches import in_batches
from fyren.base.search.models import SearchKey, SearchPosting
from fyren.base.text import Match, QueryKeys, is_misspelling, query_keys

# What a word found is worth, in the text and in the title. A title counts for more than a text, and the better match
# for more than the worse.
_WORTH = {
    Match.EXACT: (40, 80),
    Match.INFLECTION: (35, 70),
    Match.COMPOUND: (15, 45),
    Match.APART: (10, 30),
    Match.MISSPELLING: (5, 20),
}


@dataclass
class Answer:
    """What answers one word of the question."""

    keys: QueryKeys
    words: dict[str, Match] = field(default_factory=dict)  # words that answer it, and how well
    parts: list[set[str]] = field(default_factory=list)  # an entry with one of each set answers it too
    nearly: set[str] = field(default_factory=set)  # words that do not answer, but may have been meant

    @property
    def shown_words(self) -> set[str]:
        """The words to mark in what was found."""
        return set(self.words).union(*self.parts)


@dataclass
class Found:
    """The entries that answer every word of the question."""

    scores: dict[int, int]  # by entry
    ranks: dict[int, int]
    counts: Counter[str]  # in how many entries that the reader may find each word stands


def answers_to(asked: list[str]) -> list[Answer]:
    """What answers each word of the question; one query."""
    wanted = [query_keys(word) for word in asked]
    keys = {key for one in wanted for key in (*one.sure, *one.near)}
    keys.update(key for one in wanted for part in one.apart for key in part)
    under_key: dict[str, list[str]] = defaultdict(list)
    for key, word in SearchKey.objects.filter(key__in=keys).values_list("key", "word"):
        under_key[key].append(word)
    return [_answer(one, under_key) for one in wanted]


def _answer(keys: QueryKeys, under_key: Mapping[str, list[str]]) -> Answer:
    answer = Answer(keys)
    for key, level in keys.sure.items():
        for word in under_key.get(key, ()):
            better = Match.EXACT if word == keys.word else level
            answer.words[word] = max(better, answer.words.get(word, better))
    for word in {word for key in keys.near for word in under_key.get(key, ())} - set(answer.words):
        if is_misspelling(keys.word, word):
            answer.words[word] = Match.MISSPELLING
        elif is_misspelling(keys.word, word, extra=1):
            answer.nearly.add(word)
    answer.parts = [{word for key in part for word in under_key.get(key, ())} for part in keys.apart]
    return answer


def entries_that_answer(answers: list[Answer], authorities: frozenset[str]) -> Found:
    """The entries that the reader may find and that answer every word of the question; one query."""
    words_worth = _worth_by_word(answers)
    best: list[dict[int, int]] = [{} for _ in answers]
    seen: list[list[dict[int, int]]] = [[{} for _ in answer.parts] for answer in answers]
    found = Found({}, {}, Counter())
    for some in in_batches(words_worth):
        rows = SearchPosting.objects.filter(scope__in=["", *authorities], word__in=some)
        for word, entry, in_title, rank in rows.values_list("word", "entry_id", "in_title", "rank"):
            found.ranks[entry] = rank
            found.counts[word] += 1
            for place, worths, parts in words_worth[word]:
                if worths[in_title] > best[place].get(entry, 0):
                    best[place][entry] = worths[in_title]
                for part in parts:
                    seen[place][part][entry] = max(in_title, seen[place][part].get(entry, 0))
    for place, parts_seen in enumerate(seen):
        _add_parts(best[place], parts_seen)
    found.scores = _in_all(best)
    return found


def _worth_by_word(answers: list[Answer]) -> dict[str, list[tuple[int, tuple[int, int], list[int]]]]:
    """For every word to look for: which words of the question it answers, its worth there, and as which parts."""
    worth: dict[str, list[tuple[int, tuple[int, int], list[int]]]] = {}
    for place, answer in enumerate(answers):
        for word in answer.shown_words | answer.nearly:
            level = answer.words.get(word)
            parts = [number for number, part in enumerate(answer.parts) if word in part]
            worth.setdefault(word, []).append((place, _WORTH[level] if level else (0, 0), parts))
    return worth


def _add_parts(best: dict[int, int], parts_seen: list[dict[int, int]]) -> None:
    """Entries that have every part of a compound, in whatever words."""
    if not parts_seen:
        return
    first, *others = parts_seen
    for entry in first:
        if all(entry in other for other in others):
            all_in_title = min(part[entry] for part in parts_seen)
            best[entry] = max(_WORTH[Match.APART][all_in_title], best.get(entry, 0))


def _in_all(best: list[dict[int, int]]) -> dict[int, int]:
    """The sum over all words of the question, for entries that answer each of them."""
    if len(best) == 1:
        return best[0]
    fewest = min(best, key=len)
    return {entry: sum(one[entry] for one in best) for entry in fewest if all(entry in one for one in best)}
