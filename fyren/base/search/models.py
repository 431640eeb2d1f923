"""The search index: an inverted index in ordinary tables, the same on every database.

Nothing here is a source of truth: `rebuild()` makes all of it anew from the rooms' own tables.
"""

from __future__ import annotations

from django.db import models

WORD_LENGTH = 48  # longer words are cut; the longest in common Swedish use are shorter


class SearchEntry(models.Model):
    """One thing that can be found: a page with its title and text, and who may find it."""

    source = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    url = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    within = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, default="sv")
    is_public = models.BooleanField(default=False)
    # Whose people find it: a body's public id, or `EVERYONE_LOGGED_IN`. What is not public has one of them.
    authority = models.CharField(max_length=32, blank=True)
    weight = models.PositiveSmallIntegerField(default=0)
    sort_key = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="search_entry_once"),
            models.CheckConstraint(
                name="search_entry_public_or_owned",
                condition=models.Q(is_public=True) | ~models.Q(authority=""),
            ),
        ]
        ordering = ["sort_key", "source", "key"]

    def __str__(self) -> str:
        return f"{self.source} {self.key}"


class SearchPosting(models.Model):
    """A word, as folded, stands in an entry.

    A common word stands in thousands of entries, all of which are read to answer a question. So what decides who may
    find the entry, and where it comes among equals, is repeated here, and everything is text or a number: a join, or a
    conversion for each row, would cost more than the rest of the search.
    """

    word = models.CharField(max_length=WORD_LENGTH)
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings")
    scope = models.CharField(max_length=32, blank=True)  # "" when public, otherwise the entry's authority
    in_title = models.PositiveSmallIntegerField()  # 1 or 0
    rank = models.BigIntegerField()  # orders by weight and the title's beginning; lower comes first

    class Meta:
        # All that a question reads, so that it reads the index alone.
        indexes = [models.Index(fields=["word", "scope", "entry", "in_title", "rank"], name="search_posting_read")]

    def __str__(self) -> str:
        return self.word


class SearchKey(models.Model):
    """A key by which a word of the index can be met: its stem, a part of it, a misspelling of it."""

    key = models.CharField(max_length=WORD_LENGTH + 2)
    word = models.CharField(max_length=WORD_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="search_key_once")]
        indexes = [models.Index(fields=["word"], name="search_key_by_word")]

    def __str__(self) -> str:
        return f"{self.key} {self.word}"
