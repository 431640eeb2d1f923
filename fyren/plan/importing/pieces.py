"""Labelled pieces of lines: what the labeller proposes and the reviewer overrides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fyren.base.documents import SourceLine
from fyren.plan.importing.labels import Correction, Corrections, Label
from fyren.plan.importing.result import Doubt


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a line, with one label.

    `numbered` is False where a leading number is known to be part of the text ("5 steg mot frihet").
    `reason` replaces the usual reason for leaving the piece out; `area` is for long titles, see `Correction`.
    """

    line: int
    start: int
    end: int
    label: Label
    reason: str = ""
    doubts: tuple[Doubt, ...] = ()
    numbered: bool = True
    area: str = ""


def corrected(pieces: Iterable[Piece], lines: Sequence[SourceLine], corrections: Corrections) -> list[Piece]:
    """The pieces with the reviewer's labels laid over them. Corrections outside the document are ignored.

    The result still covers every non-space character exactly once: a corrected line is cut anew.
    """
    by_line: dict[int, dict[int, Correction]] = {}
    for item in corrections.items:
        by_line.setdefault(item.line, {})[item.start] = item
    texts = {line.number: line.text for line in lines} if by_line else {}
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.line, []).append(piece)
    result: list[Piece] = []
    for number, own in found.items():
        items = by_line.get(number)
        result.extend(_recut(own, texts[number], items) if items else own)
    return result


def _recut(own: list[Piece], text: str, items: dict[int, Correction]) -> Iterator[Piece]:
    line = own[0].line
    starts = sorted(start for start in items if 0 <= start < len(text))
    if not starts:
        yield from own
        return
    for piece in own:
        if piece.start < starts[0] and text[piece.start : min(piece.end, starts[0])].strip():
            yield replace(piece, end=min(piece.end, starts[0]))
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip():
            item = items[start]
            yield Piece(line, start, end, item.label, area=item.area)
