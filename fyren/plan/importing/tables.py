"""Tables: a table of activities becomes proposals, any other table is left for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fyren.plan.importing import reasons
from fyren.plan.importing.labels import Label
from fyren.plan.importing.result import TableProposal
from fyren.plan.importing.rows import Row

_CELLS = re.compile(r"\t+|\s{3,}|\s?\|\s?")
_FEWEST_KNOWN = 2  # heads of columns that must be known for a table of activities
_LONGEST = 2_000
_HEADS = {
    "goal": re.compile(r"^(?:mål|delmål|målområde|utvecklingsområde|insatsområde|fokusområde|område)\b", re.I),
    "activity": re.compile(r"^(?:aktivitet|åtgärd|insats|vad\b|genomförande)", re.I),
    "responsible": re.compile(r"^(?:ansvar|utförare|vem\b|nämnd|bolag|verksamhet)", re.I),
    "time": re.compile(r"^(?:tid|när\b|klart|start|slut|period|år\b)", re.I),
}


def mark_tables(rows: Sequence[Row]) -> list[TableProposal]:
    """Label the rows of every table, and return the rows of tables of activities as proposals."""
    proposals: list[TableProposal] = []
    for table in _tables_with_cells(rows):
        proposals.extend(_mark_table(table))
    proposals.extend(_mark_text_tables(rows))
    return sorted(proposals, key=lambda proposal: proposal.line)


def _tables_with_cells(rows: Sequence[Row]) -> Iterable[list[Row]]:
    tables: dict[int, list[Row]] = {}
    for row in rows:
        if row.line.table is not None and row.label is None:
            tables.setdefault(row.line.table, []).append(row)
    return tables.values()


def _mark_table(rows: list[Row]) -> list[TableProposal]:
    grid: dict[int, dict[int, list[str]]] = {}
    first_line: dict[int, int] = {}
    for row in rows:
        number, column = row.line.row or 0, row.line.column or 0
        grid.setdefault(number, {}).setdefault(column, []).append(row.text)
        first_line.setdefault(number, row.line.number)
    numbers = sorted(grid)
    heads = _heads({column: " ".join(cell) for column, cell in grid[numbers[0]].items()})
    for row in rows:
        _leave(row, heads is not None)
    if heads is None:
        return []
    return [
        _proposal(first_line[number], heads, {column: " ".join(cell) for column, cell in grid[number].items()})
        for number in numbers[1:]
    ]


def _leave(row: Row, is_activities: bool) -> None:
    row.label = Label.PROPOSAL if is_activities else Label.UNRESOLVED
    row.reason = reasons.PROPOSAL if is_activities else reasons.TABLE


def _heads(cells: dict[int, str]) -> dict[int, str] | None:
    """Column to field, when the first row reads as the head of a table of activities."""
    heads: dict[int, str] = {}
    for column, text in cells.items():
        for name, pattern in _HEADS.items():
            if name not in heads.values() and len(text) <= 60 and pattern.match(text.strip()):
                heads[column] = name
                break
    known = set(heads.values())
    if len(known) < _FEWEST_KNOWN or not known & {"activity", "responsible"}:
        return None
    return heads


def _proposal(line: int, heads: dict[int, str], cells: dict[int, str]) -> TableProposal:
    fields = {"goal": "", "activity": "", "responsible": "", "time": ""}
    other: list[str] = []
    for column in sorted(cells):
        text = " ".join(cells[column].split())
        if column in heads:
            fields[heads[column]] = text
        else:
            other.append(text)
    return TableProposal(line=line, other="; ".join(other), **fields)


def _mark_text_tables(rows: Sequence[Row]) -> list[TableProposal]:
    """Tables in plain text: a head with known words, then rows with as many cells."""
    proposals: list[TableProposal] = []
    heads: dict[int, str] | None = None
    width = 0
    for row in rows:
        cells = _cells(row)
        if row.label is not None:
            heads = None
            continue
        if heads is None:
            heads = _heads(cells) if len(cells) > 1 and _only_heads(cells) else None
            width = len(cells)
            if heads is not None:
                _leave(row, True)
        elif 1 < len(cells) <= width:
            _leave(row, True)
            proposals.append(_proposal(row.line.number, heads, cells))
        elif set(row.text) <= set("-+|=: "):
            _leave(row, True)
        else:
            heads = None
    return proposals


def _only_heads(cells: dict[int, str]) -> bool:
    return all(len(text) <= 40 for text in cells.values())


def _cells(row: Row) -> dict[int, str]:
    if len(row.text) > _LONGEST:
        return {}
    parts = [part for part in _CELLS.split(row.text.strip("| \t")) if part]
    return dict(enumerate(parts, start=1))
