"""What the commands say: short Swedish lines, and one line for each failure."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Sequence

READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
FULL = {errno.ENOSPC, errno.EDQUOT}


class Failure(Exception):
    """Raised when a command cannot go on; its text is the one line that the user reads."""


class Stopped(BaseException):
    """Raised in the main thread when someone asks the command to stop (SIGTERM, SIGHUP)."""


def say(line: str = "") -> None:
    """Print a line at once, also when the output is a pipe."""
    print(line, flush=True)


def complain(line: str) -> None:
    """Print a line for what went wrong."""
    print(line, file=sys.stderr, flush=True)


def explain(error: OSError) -> str:
    """One line for what the operating system refused."""
    where = error.filename or "mappen"
    if error.errno in READ_ONLY:
        return f"Det går inte att skriva här: {where}. Lägg Fyren i en mapp där du får skriva."
    if error.errno in FULL:
        return f"Disken är full ({where}). Frigör ett par hundra megabyte och kör igen."
    return f"Datorn sa nej: {error.strerror or error} ({where})."


class Progress:
    """One line that counts upwards on a terminal; a few plain lines elsewhere."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._live = what, total, sys.stdout.isatty()
        self._done = 0
        if not self._live:
            say(f"{what} …")

    def step(self, note: str = "") -> None:
        """One more of the total is done."""
        self._done = min(self._done + 1, self._total)
        if self._live:
            self._show(f"{self._done} av {self._total} {note}")
        elif self._done % 10 == 0 or self._done == self._total:
            say(f"  {self._done} av {self._total}")

    def note(self, text: str) -> None:
        """Say what goes on without counting."""
        if self._live:
            self._show(text)
        else:
            say(f"  {text}")

    def end(self, text: str = "") -> None:
        """Leave the line as it should stand."""
        if self._live:
            self._show(text)
            sys.stdout.write("\n")
        elif text:
            say(f"  {text}")

    def _show(self, text: str) -> None:
        sys.stdout.write(f"\r\033[K{self._what} … {text}"[:110])
        sys.stdout.flush()


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A plain table with aligned columns."""
    cells = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join("  " + line for line in lines)
