"""Search: an index in ordinary tables, with Swedish inflections, compounds and misspellings.

A room offers its documents by registering a `SearchSource` (in `fyren/house/wiring.py`), keeps them fresh with `index`
and `remove` in its actions, and asks with `search`.
"""

from fyren.base.search.documents import EVERYONE_LOGGED_IN, SEARCH_SOURCES, SearchDocument, SearchSource
from fyren.base.search.indexing import index, rebuild, remove
from fyren.base.search.query import Hit, SearchResult, search
from fyren.base.search.snippets import Part

__all__ = [
    "EVERYONE_LOGGED_IN",
    "SEARCH_SOURCES",
    "Hit",
    "Part",
    "SearchDocument",
    "SearchResult",
    "SearchSource",
    "index",
    "rebuild",
    "remove",
    "search",
]
