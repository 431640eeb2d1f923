"""Keeping the index: put in, take out, make anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from fyren.base.search.batches import in_batches
from fyren.base.search.documents import SEARCH_SOURCES, SearchDocument
from fyren.base.search.models import WORD_LENGTH, SearchEntry, SearchKey, SearchPosting
from fyren.base.text import STOP_WORDS, plain, sort_key, tokens, word_keys

_AT_A_TIME = 200
_TITLE_LENGTH = 300
_HEAVIEST, _RANK_DIGITS = 9_999, 14  # 18 digits in all, which a 64-bit column holds
_ROWS_AT_A_TIME = 5_000


def index(documents: Iterable[SearchDocument]) -> int:
    """Put documents into the index, in place of what it has of them. Returns how many."""
    count = 0
    for batch in in_batches(documents, _AT_A_TIME):
        # Of two with the same name the later one counts.
        unique = {(document.source, document.key): document for document in batch}
        _index_batch(list(unique.values()))
        count += len(unique)
    return count


@transaction.atomic
def remove(source: str, keys: Iterable[str]) -> int:
    """Take a source's documents out of the index, and every word that stood only there. Returns how many there were."""
    count, words = _take_out(source, keys)
    _drop_unused_keys(words)
    return count


@transaction.atomic
def rebuild() -> int:
    """Empty the index and fill it from all registered sources. Returns the number of documents."""
    SearchPosting.objects.all().delete()
    SearchEntry.objects.all().delete()
    SearchKey.objects.all().delete()
    return index(document for source in SEARCH_SOURCES for document in source.documents())


@transaction.atomic
def _index_batch(documents: list[SearchDocument]) -> None:
    before: set[str] = set()
    for source in sorted({document.source for document in documents}):
        before |= _take_out(source, [document.key for document in documents if document.source == source])[1]
    entries = SearchEntry.objects.bulk_create([_entry(document) for document in documents])
    postings = [posting for entry in entries for posting in _postings(entry)]
    SearchPosting.objects.bulk_create(postings, batch_size=_ROWS_AT_A_TIME)
    after = {posting.word for posting in postings}
    _add_keys(after)
    _drop_unused_keys(before - after)


def _take_out(source: str, keys: Iterable[str]) -> tuple[int, set[str]]:
    """Delete entries; returns how many there were, and the words that stood in them."""
    count = 0
    words: set[str] = set()
    for some in in_batches(keys):
        entries = list(SearchEntry.objects.filter(source=source, key__in=some).values_list("pk", flat=True))
        words.update(SearchPosting.objects.filter(entry__in=entries).values_list("word", flat=True).distinct())
        SearchEntry.objects.filter(pk__in=entries).delete()
        count += len(entries)
    return count, words


def _entry(document: SearchDocument) -> SearchEntry:
    title = plain(document.title)[:_TITLE_LENGTH]
    return SearchEntry(
        source=document.source,
        key=document.key,
        url=document.url,
        title=title,
        text=plain(document.text),
        within=plain(document.within)[:_TITLE_LENGTH],
        language=document.language,
        is_public=document.is_public,
        authority=document.authority,
        weight=document.weight,
        sort_key=sort_key(title),
    )


def _postings(entry: SearchEntry) -> Iterator[SearchPosting]:
    in_title = indexed_words(entry.title)
    scope, rank = "" if entry.is_public else entry.authority, _rank(entry)
    for word in sorted(in_title | indexed_words(entry.text) | indexed_words(entry.within)):
        yield SearchPosting(word=word, entry=entry, scope=scope, in_title=int(word in in_title), rank=rank)


def _rank(entry: SearchEntry) -> int:
    """One number for the order among equals: the heavier first, then by the beginning of the sort key."""
    lightness = _HEAVIEST - min(entry.weight, _HEAVIEST)
    return int(lightness * 10**_RANK_DIGITS) + int(entry.sort_key[:_RANK_DIGITS].ljust(_RANK_DIGITS, "0"))


def indexed_words(text: str) -> set[str]:
    """The words of a text that the index keeps, as it keeps them."""
    return {word[:WORD_LENGTH] for word in tokens(text)} - STOP_WORDS


def _add_keys(words: set[str]) -> None:
    for some in in_batches(sorted(words)):
        new = sorted(set(some) - _locked(some))
        keys = [SearchKey(key=key, word=word) for word in new for key in sorted(_stored_keys(word))]
        # Another process may be adding the same words.
        SearchKey.objects.bulk_create(keys, batch_size=_ROWS_AT_A_TIME, ignore_conflicts=True)


def _drop_unused_keys(words: set[str]) -> None:
    """A text that was taken out must not live on word by word."""
    for some in in_batches(sorted(words)):
        _locked(some)
        used = SearchPosting.objects.filter(word__in=some).values_list("word", flat=True).distinct()
        SearchKey.objects.filter(word__in=set(some) - set(used)).delete()


def _locked(words: list[str]) -> set[str]:
    """Those of the words that have keys, which nobody else adds or drops until the transaction ends."""
    keys = SearchKey.objects.select_for_update().filter(word__in=words).order_by("pk")
    return set(keys.values_list("word", flat=True))


def _stored_keys(word: str) -> set[str]:
    return {key[: WORD_LENGTH + 2] for key in word_keys(word)}
