"""Which marks are meant: a number counts only where it follows the one before, so that "2030" or "12 av" never does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fyren.plan.importing import reasons
from fyren.plan.importing.labels import Label
from fyren.plan.importing.marks import Mark, MarkKind, find_bullet, find_mark, find_roman
from fyren.plan.importing.rows import Kind, Measures, Row, is_open, is_terminated, starts_lower

_LARGEST_SKIP = 3


class _Counting:
    """Where the plan's own numbers, the current list and the letters have come to."""

    def __init__(self, styled: bool) -> None:
        self.styled = styled  # headings have styles, so a plain "1." is a point of a list
        self.chain: tuple[int, ...] | None = None
        self.listed: tuple[int, str] | None = None  # last number and its closing punctuation
        self.ahead: tuple[int, ...] | None = None  # the next number with several parts, such as (2, 2)
        self.letters: dict[tuple[MarkKind, bool], int] = {}
        self.run: dict[tuple[MarkKind, bool], Row] = {}  # the only row so far, of a list or of letters


def accept_marks(rows: Sequence[Row], measures: Measures) -> None:
    """Set `mark` and `kind` on the rows whose mark is meant."""
    counting = _Counting(styled=any(row.level for row in rows))
    marks = [find_mark(row.line.text) if row.label is None and not row.goes_on else None for row in rows]
    before: Row | None = None
    for row, mark, ahead in zip(rows, marks, _look_ahead(marks), strict=True):
        counting.ahead = ahead
        if mark is not None and not (before and _is_mid_sentence(before, row, mark, measures)):
            _accept(row, mark, counting)
        if row.level and row.kind in (Kind.TEXT, Kind.NUMBERED, Kind.WORD):
            _restart_lists(counting)
        before = row
    _revoke_single(counting)


def _look_ahead(marks: Sequence[Mark | None]) -> list[tuple[int, ...] | None]:
    """For each mark the parts of the next decimal number below it that has several."""
    found: list[tuple[int, ...] | None] = []
    ahead: tuple[int, ...] | None = None
    for mark in reversed(marks):
        found.append(ahead)
        if mark is not None and mark.kind is MarkKind.DECIMAL and len(mark.parts) > 1:
            ahead = mark.parts
    found.reverse()
    return found


def _is_mid_sentence(before: Row, row: Row, mark: Mark, measures: Measures) -> bool:
    if row.level or mark.kind is MarkKind.BULLET or row.line.style:
        return False
    if is_open(before.text) and not before.is_number_only and before.level == 0:
        return True
    if is_terminated(before.text) or measures.is_wider(row, None):
        return False
    # "… enligt kapitel" / "3 i lagen": a lone number after a full line, in the midst of a sentence.
    deep = mark.kind is MarkKind.DECIMAL and len(mark.parts) > 1
    return not deep and len(before.text) > 60 and measures.is_wrapped(before, row, False) and before.kind is Kind.TEXT


def _accept(row: Row, mark: Mark, counting: _Counting) -> None:
    if mark.kind is MarkKind.BULLET:
        row.mark, row.kind = mark, Kind.BULLET
    elif mark.kind is MarkKind.WORD:
        row.mark, row.kind = mark, Kind.WORD
        _restart_lists(counting)
    elif mark.kind is MarkKind.DECIMAL:
        _accept_decimal(row, mark, counting)
    else:
        _accept_letter(row, mark, counting)


def _accept_decimal(row: Row, mark: Mark, counting: _Counting) -> None:
    rest = row.line.text[mark.end :].strip()
    if rest and starts_lower(rest) and len(mark.parts) < 3 and not row.level:
        return _accept_listed(row, mark, counting)
    step = _step(counting.chain, mark.parts)
    if step is None and counting.chain is None and counting.ahead == (*mark.parts, 1):
        step = 1  # an excerpt that starts at a later chapter
    if step is None or (len(mark.parts) == 1 and _is_point(row, mark, rest, counting)):
        return _accept_listed(row, mark, counting)
    row.mark, row.kind = mark, Kind.NUMBERED
    if step > 1:
        row.doubt(reasons.NUMBER_SKIPPED, Label.SECTION_HEADING, Label.FOCUS_AREA, Label.PARAGRAPH)
    counting.chain = mark.parts
    _restart_lists(counting)
    return None


def _is_point(row: Row, mark: Mark, rest: str, counting: _Counting) -> bool:
    """Whether a number that could be the next chapter is the next point of a list instead."""
    if counting.styled and not row.level:
        return True
    if counting.listed is None or (mark.parts[0], mark.closing) != (counting.listed[0] + 1, counting.listed[1]):
        return False
    # "3." after points 1 and 2 of 2.1, with 2.2 further down, cannot be chapter 3.
    ahead = counting.ahead
    breaks = ahead is not None and _step(mark.parts, ahead) is None and _step(counting.chain, ahead) is not None
    return breaks or is_terminated(rest)


def _accept_listed(row: Row, mark: Mark, counting: _Counting) -> None:
    if row.line.auto_number:  # the word processor counted it, so it is meant
        row.mark, row.kind = mark, Kind.LISTED
        return
    if len(mark.parts) != 1 or not mark.closing:
        return
    value = mark.parts[0]
    key = (MarkKind.DECIMAL, False)
    if value == 1:
        _revoke(counting.run.pop(key, None))
        counting.run[key] = row
    elif counting.listed is None or value != counting.listed[0] + 1:
        return
    else:
        counting.run.pop(key, None)
    counting.listed = (value, mark.closing)
    row.mark, row.kind = mark, Kind.LISTED


def _step(chain: tuple[int, ...] | None, parts: tuple[int, ...]) -> int | None:
    """How many steps `parts` is after `chain`, counting 1 for the very next; None when it does not follow."""
    if chain is None:
        return 1 if len(parts) > 1 or parts[0] <= 1 else None
    if len(parts) == len(chain) + 1 and parts[:-1] == chain:
        return parts[-1] if 1 <= parts[-1] <= _LARGEST_SKIP else None
    if len(parts) <= len(chain):
        depth = len(parts) - 1
        step = parts[depth] - chain[depth]
        if parts[:depth] == chain[:depth] and 1 <= step <= _LARGEST_SKIP:
            return step
    if len(parts) == 2 and parts[1] == 1 and chain[0] < parts[0] <= chain[0] + 1:
        return 1  # "3.1" right after "2.4": the chapter has no number of its own
    return None


def _accept_letter(row: Row, mark: Mark, counting: _Counting) -> None:
    for candidate in (mark, find_roman(row.line.text)):
        if candidate is None:
            continue
        key = (candidate.kind, candidate.number.isupper())
        value = candidate.parts[0]
        if value == 1:
            _revoke(counting.run.pop(key, None))
            counting.run[key] = row
        elif counting.letters.get(key) != value - 1:
            continue
        else:
            counting.run.pop(key, None)
        counting.letters[key] = value
        row.mark, row.kind = candidate, Kind.LETTER
        if key[1]:
            _restart_lists(counting)
        return


def _restart_lists(counting: _Counting) -> None:
    """A heading ends lists and small letters; a "1." or "a)" with nothing after it was no list."""
    counting.listed = None
    for kind, upper in list(counting.run):
        if not upper:
            _revoke(counting.run.pop((kind, upper)))
    for key in list(counting.letters):
        if not key[1]:
            del counting.letters[key]


def _revoke_single(counting: _Counting) -> None:
    for row in counting.run.values():
        _revoke(row)


def _revoke(row: Row | None) -> None:
    if row is not None:
        row.mark, row.kind = None, Kind.TEXT


def settle_dashes(rows: Sequence[Row]) -> None:
    """Take back dashes that stand in running text ("… besökare" / "– idag och i framtiden").

    Runs first of all, so that measures and numbers do not meet false bullets.
    """
    for before, row in pairwise(rows):
        bullet = find_bullet(row.line.text)
        if bullet is None or bullet.closing not in "-–—":
            continue
        rest = row.line.text[bullet.end :]
        earlier = find_bullet(before.line.text)
        same = earlier is not None and earlier.closing == bullet.closing
        if not same and starts_lower(rest) and not is_terminated(before.text):
            row.goes_on = True
