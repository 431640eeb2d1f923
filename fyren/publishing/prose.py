"""The one form of running text that content has: paragraphs divided by an empty line, and rows that begin with "- ".

There is no other markup, so nothing can be put in by a text, and every language can write it.
"""

from __future__ import annotations

from itertools import groupby

_ROW = "- "
Block = str | list[str]


def blocks(body: str) -> list[Block]:
    """A body's paragraphs, in which line ends stay, and its lists of rows, in order."""
    found: list[Block] = []
    for part in body.strip().split("\n\n"):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        for is_rows, group in groupby(lines, lambda line: line.startswith(_ROW)):
            some = list(group)
            found.append([line.removeprefix(_ROW) for line in some] if is_rows else "\n".join(some))
    return found
