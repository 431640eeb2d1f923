"""Why a document could not be read. The words shown to people are chosen elsewhere, from the code."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """A reason for refusing a document; `description` says it in one line."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    BROKEN = "broken"
    UNKNOWN_TYPE = "unknown_type"
    ZIP_BOMB = "zip_bomb"
    TOO_HEAVY = "too_heavy"
    MACROS = "macros"
    UNEXPECTED = "unexpected"

    @property
    def description(self) -> str:
        """One English line that says what the code means."""
        return _DESCRIPTIONS[self]


_DESCRIPTIONS = {
    Problem.EMPTY: "The document holds no text.",
    Problem.TOO_LARGE: "The file is larger than 20 MB and was not opened.",
    Problem.TOO_LONG: "The document has more text, lines, rows or pages than one can reasonably have.",
    Problem.ENCRYPTED: "The document is protected by a password.",
    Problem.SCANNED: "The document holds pictures of pages, but no text.",
    Problem.BROKEN: "The file is damaged, or is not what its contents claim to be.",
    Problem.UNKNOWN_TYPE: "The file is of a kind that is not read.",
    Problem.ZIP_BOMB: "The file unpacks to far more than it should, and was not unpacked.",
    Problem.TOO_HEAVY: "Reading took more time or memory than allowed, and was stopped.",
    Problem.MACROS: "The workbook holds macros, which are never opened.",
    Problem.UNEXPECTED: "The reader failed in a way that nobody foresaw; this is a fault to report.",
}


class UnreadableDocument(Exception):
    """Raised when a document cannot be turned into lines; `code` says why, nothing has been saved."""

    def __init__(self, code: Problem, detail: str = "") -> None:
        super().__init__(f"{code.value}: {detail or code.description}")
        self.code = code
        self.detail = detail
