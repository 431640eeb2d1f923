"""From lines to labelled pieces: what the import itself believes, before any reviewer has looked."""

from __future__ import annotations

from collections.abc import Sequence

from fyren.base.documents import LineFlag, SourceLine
from fyren.plan.importing import reasons
from fyren.plan.importing.furniture import mark_contents, mark_furniture
from fyren.plan.importing.labels import Label
from fyren.plan.importing.numbering import accept_marks, settle_dashes
from fyren.plan.importing.outline import build_outline
from fyren.plan.importing.pieces import Piece
from fyren.plan.importing.placing import place
from fyren.plan.importing.result import TableProposal
from fyren.plan.importing.rows import Kind, Measures, Row, close_ranks, is_open, is_terminated, make_rows, starts_lower
from fyren.plan.importing.styles import set_levels
from fyren.plan.importing.tables import mark_tables
from fyren.plan.importing.units import make_units
from fyren.plan.importing.vocabulary import is_plan_fact, is_plan_title

_FLAGGED = {
    LineFlag.UNCERTAIN_ORDER: reasons.UNCERTAIN_ORDER,
    LineFlag.ROTATED: reasons.ROTATED,
    LineFlag.FLOATING: reasons.FLOATING,
    LineFlag.NOTE: reasons.NOTE,
}
_MARGINS = {LineFlag.RUNNING_HEADER: Label.RUNNING_HEADER, LineFlag.FOOTER: Label.FOOTER}
_COVER = 40  # rows; facts of the decision stand before the first heading, near the top


def label_lines(lines: Sequence[SourceLine]) -> tuple[list[Piece], list[TableProposal]]:
    """Pieces that cover every non-space character of the lines once, in order, and the proposals found in tables."""
    rows = make_rows(lines)
    for row in rows:
        if row.line.flag in _FLAGGED:
            row.label, row.reason = Label.UNRESOLVED, _FLAGGED[row.line.flag]
        elif row.line.flag in _MARGINS:
            row.label = _MARGINS[row.line.flag]
        elif row.line.style == "contents":
            row.label = Label.CONTENTS
    proposals = mark_tables(rows)
    mark_furniture(rows)
    mark_contents(rows)
    _label_text(close_ranks(rows))
    return [piece for row in rows for piece in _pieces(row)], proposals


def _label_text(rows: list[Row]) -> None:
    set_levels(rows)
    settle_dashes(rows)
    _mark_lists(rows)
    rough = Measures.of(rows)
    accept_marks(rows, rough)
    _mark_cover(rows)
    rows = [row for row in rows if row.label is None]
    units = make_units(rows, Measures.of(rows))
    build_outline(units)
    place(units)


def _mark_lists(rows: Sequence[Row]) -> None:
    """Points of a list whose bullets the word processor draws, so that the text has none."""
    for row in rows:
        if row.line.style == "list" and not row.line.auto_number and row.level == 0:
            row.kind = Kind.BULLET


def _mark_cover(rows: Sequence[Row]) -> None:
    """The title and the facts of the decision, which stand before the first heading."""
    titled = any(row.label is Label.TITLE for row in rows)
    for position, row in enumerate(rows[:_COVER]):
        if row.level or row.kind is not Kind.TEXT:
            return
        if row.label is not None:
            continue
        if is_plan_fact(row.text):
            row.label, row.reason = Label.UNRESOLVED, reasons.PLAN_FACTS
        elif not titled and position == 0 and _is_title(row, rows[1:2]):
            row.label = Label.TITLE
            row.doubt(reasons.TITLE_GUESS, Label.TITLE, Label.PARAGRAPH, Label.SECTION_HEADING)
            titled = True


def _is_title(row: Row, following: Sequence[Row]) -> bool:
    """Whether the very first line stands for itself and names a plan."""
    if not is_plan_title(row.text) or is_terminated(row.text) or is_open(row.text) or not following:
        return False
    return row.text[0].isupper() and not starts_lower(following[0].text)


def _pieces(row: Row) -> list[Piece]:
    line = row.line
    label = row.label or Label.PARAGRAPH
    end = len(line.text) if row.cut is None else row.cut
    pieces = [
        Piece(line.number, 0, end, label, row.reason, tuple(row.doubts), numbered=row.numbered),
    ]
    if row.cut is not None and row.cut_label is not None:
        pieces.append(Piece(line.number, row.cut, len(line.text), row.cut_label))
    return pieces
