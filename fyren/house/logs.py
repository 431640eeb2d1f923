"""What reaches the server's log."""

from __future__ import annotations

import logging
import traceback
from copy import copy
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ServerErrorsOnly(logging.Filter):
    """Lets a request's record through only when the server itself failed (status 500 and above)."""

    def filter(self, record: logging.LogRecord) -> bool:
        """True for server errors."""
        return getattr(record, "status_code", 500) >= 500


class WithoutContent(logging.Formatter):
    """Says which exception and where, never its message: a database's own words carry rows, keys and what was typed."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and the exception in our words: not in those that another formatter left on the record."""
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: ExcInfo) -> str:
        """Each exception's type with its frames (file, line, function), the first cause first."""
        return "\n".join(_told(error) for error in reversed(_chain(ei[1])))


def _chain(error: BaseException | None) -> list[BaseException]:
    """An exception, what it came of, and so on; each once, should they name each other."""
    met: list[BaseException] = []
    while error is not None and error not in met:
        met.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return met


def _told(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([f"{type(error).__module__}.{type(error).__qualname__}", *places])
