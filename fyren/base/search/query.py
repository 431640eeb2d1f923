"""Asking the index. The database only finds rows by equality; what is a hit, and in what order, is decided here.

So the answer is the same on every database, and costs the same few queries however many hits there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from fyren.base.search.answers import Answer, Found, answers_to, entries_that_answer
from fyren.base.search.batches import in_batches
from fyren.base.search.models import WORD_LENGTH, SearchEntry
from fyren.base.search.snippets import Part, marked, snippet
from fyren.base.text import STOP_WORDS, Match, is_known, tokens

LONGEST_QUERY = 500
MOST_WORDS = 8


@dataclass(frozen=True)
class Hit:
    """Something found, its title and a piece of its text as parts: never as markup."""

    source: str
    key: str
    url: str
    language: str
    title: list[Part]
    snippet: list[Part]
    score: int
    within: str = ""


@dataclass(frozen=True)
class SearchResult:
    """One page of hits, how many there are in all, and other ways of asking that would find something."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    suggestions: list[str] = field(default_factory=list)


def query_words(query: str) -> list[str]:
    """The words of a question that count: each once, without stop words, at most eight."""
    if len(query) > LONGEST_QUERY:
        query = query[:LONGEST_QUERY].rpartition(" ")[0]  # half a word would ask for something else
    found = dict.fromkeys(word[:WORD_LENGTH] for word in tokens(query))
    return [word for word in found if word not in STOP_WORDS][:MOST_WORDS]


def search(
    query: str, *, viewer_authorities: frozenset[str] = frozenset(), limit: int = 20, offset: int = 0
) -> SearchResult:
    """Find what has every word of the question, the best first.

    Args:
        query: what the reader wrote; anything may stand in it.
        viewer_authorities: public ids of the bodies whose unpublished matter the reader may see, and
            `EVERYONE_LOGGED_IN` for a reader who is.
        limit: at most so many hits.
        offset: how many to leave out first.
    """
    asked = query_words(query)
    if not asked:
        return SearchResult()
    answers = answers_to(asked)
    found = entries_that_answer(answers, viewer_authorities)
    page = _page(found, limit=max(limit, 0), offset=max(offset, 0))
    shown = set().union(*(answer.shown_words for answer in answers))
    return SearchResult(_hits(page, found.scores, shown), len(found.scores), _suggestions(asked, answers, found))


def _page(found: Found, *, limit: int, offset: int) -> list[int]:
    """The entries of one page: the best first; among equals the heavier, then by title, source and key.

    A title's beginning is in its rank, so that only those that share score and rank with something on the page need
    their whole titles compared.
    """

    def coarse(entry: int) -> tuple[int, int]:
        return -found.scores[entry], found.ranks[entry]

    ordered: list[int] = []
    undecided: list[int] = []
    for _, alike in groupby(sorted(found.scores, key=coarse), key=coarse):
        group = list(alike)
        on_page = len(ordered) < offset + limit and len(ordered) + len(group) > offset
        undecided.extend(group if on_page and len(group) > 1 else ())
        ordered.extend(group)
        if len(ordered) >= offset + limit:
            break
    names = _names(undecided)
    ordered.sort(key=lambda entry: (coarse(entry), names.get(entry, ())))
    return ordered[offset : offset + limit]


def _names(entries: Iterable[int]) -> dict[int, tuple[str, str, str]]:
    names = {}
    for some in in_batches(entries):
        rows = SearchEntry.objects.filter(pk__in=some).values_list("pk", "sort_key", "source", "key")
        names.update({pk: (title, source, key) for pk, title, source, key in rows})
    return names


def _hits(page: list[int], scores: Mapping[int, int], shown: set[str]) -> list[Hit]:
    entries = SearchEntry.objects.in_bulk(page)
    return [
        Hit(
            source=entry.source,
            key=entry.key,
            url=entry.url,
            language=entry.language,
            title=marked(entry.title, shown),
            snippet=snippet(entry.text, shown),
            score=scores[pk],
            within=entry.within,
        )
        for pk in page
        # One may have been taken out since it was found.
        if (entry := entries.get(pk)) is not None
    ]


def _suggestions(asked: list[str], answers: list[Answer], found: Found) -> list[str]:
    """The question with misspelt words put right, by words that stand in something the reader may see."""
    better = []
    for word, answer in zip(asked, answers, strict=True):
        visible = [one for one in answer.words if found.counts[one]]
        if any(answer.words[one] > Match.MISSPELLING for one in visible) or _has_all_parts(answer, found):
            better.append(word)
            continue
        meant = visible or [one for one in answer.nearly if found.counts[one]]
        if not meant:
            return []
        better.append(min(meant, key=lambda one: (not is_known(one), -found.counts[one], one)))
    return [] if better == asked else [" ".join(better)]


def _has_all_parts(answer: Answer, found: Found) -> bool:
    return bool(answer.parts) and all(any(found.counts[word] for word in part) for part in answer.parts)
