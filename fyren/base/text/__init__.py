"""Swedish text: one normaliser and one sort key, the same on every database and, later, on the reader's own device.

No Django here, and nothing that could not be written the same way in JavaScript: tables and small loops.
"""

from fyren.base.text.compounds import is_known, parts
from fyren.base.text.folding import STOP_WORDS, Word, bare, fold, plain, tokens, words
from fyren.base.text.matching import Match, QueryKeys, is_misspelling, match, query_keys, word_keys
from fyren.base.text.sorting import sort_key
from fyren.base.text.stemming import stem

__all__ = [
    "STOP_WORDS",
    "Match",
    "QueryKeys",
    "Word",
    "bare",
    "fold",
    "is_known",
    "is_misspelling",
    "match",
    "parts",
    "plain",
    "query_keys",
    "sort_key",
    "stem",
    "tokens",
    "word_keys",
    "words",
]
