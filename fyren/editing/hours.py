"""Opening hours as people write them: "mån–fre 8–16". Pure.

A line is days, times and, where it is so, that the hours do not hold on public holidays, or between which days they
hold. Another day is a date with times, or closed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

DAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_STARTS = (("mån",), ("tis",), ("ons",), ("tor",), ("fre",), ("lör", "lor"), ("sön", "son"))
_EVERY_DAY = ("alla dagar", "varje dag", "alla veckodagar")
_WEEKDAYS = ("vardagar", "alla vardagar")
_WEEKENDS = ("helger", "helgen")
_ALL_DAY = re.compile(r"dygnet\s+runt|hela\s+dygnet")
_NOT_HOLIDAYS = re.compile(r",?\s*\(?(?:ej|inte)\s+(?:på\s+)?helgdag(?:ar)?\)?\.?")
_CLOSED = re.compile(r"\bstängt\b")
_VALID = re.compile(r"\b(från(?:\s+och\s+med)?|till(?:\s+och\s+med)?)\s+(\d{4}-\d{2}-\d{2})")
_TIME = r"(\d{1,2})(?:[.:](\d{2}))?"
_SPAN = re.compile(rf"(?:kl(?:\.|ockan)?\s*)?(?<![\d.:]){_TIME}\s*(?:-|–|—|till)\s*{_TIME}(?![\d.:])")
_DATE = re.compile(r"^\s*(\d{4}-\d{2}-\d{2})\s*[:,]?\s*")
_MIDNIGHT = "24:00"


class NotUnderstood(ValueError):
    """A line that cannot be read; `line` is its number, `text` what it says."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"{line}: {text}")
        self.line, self.text = line, text


def read_hours(text: str) -> list[dict[str, Any]] | None:
    """The rows of hours in a text; None when it says nothing, so that the hours are not known.

    Raises:
        NotUnderstood: of the first line that cannot be read.
    """
    rows = [row for number, line in _lines(text) for row in _hours_of(number, line)]
    return rows or None


def read_other_days(text: str) -> list[dict[str, str]]:
    """The days that differ.

    Raises:
        NotUnderstood: of the first line that cannot be read.
    """
    return [_other_day(number, line) for number, line in _lines(text)]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip())


def _hours_of(number: int, line: str) -> list[dict[str, Any]]:
    common: dict[str, Any] = {"holidays": True, "valid_from": None, "valid_to": None}
    rest = line.lower()
    rest, closed_on_holidays = _NOT_HOLIDAYS.subn("", rest)
    common["holidays"] = not closed_on_holidays
    for word, day in _VALID.findall(rest):
        common["valid_from" if word.startswith("från") else "valid_to"] = _day(day, number, line).isoformat()
    rest = _VALID.sub("", rest)
    spans = list(_spans(rest, number, line))
    days = _days(_words_before(rest), number, line)
    if not spans or _left_over(rest):
        raise NotUnderstood(number, line)
    return [{"days": days, "opens": opens, "closes": closes, **common} for opens, closes in spans]


def _spans(text: str, number: int, line: str) -> Iterator[tuple[str, str]]:
    if _ALL_DAY.search(text):
        yield "00:00", _MIDNIGHT
        return
    for found in _SPAN.finditer(text):
        yield _time(found[1], found[2], number, line), _time(found[3], found[4], number, line)


def _time(hour: str, minute: str | None, number: int, line: str) -> str:
    said = f"{int(hour):02}:{minute or '00'}"
    if said != _MIDNIGHT and not (int(hour) < 24 and int(minute or 0) < 60):
        raise NotUnderstood(number, line)
    return said


def _left_over(text: str) -> str:
    """What stands after the first times and is no time: nothing that was written may be lost unseen."""
    begins = min((found.start() for found in (_ALL_DAY.search(text), _SPAN.search(text)) if found), default=0)
    return re.sub(r"[\s,.]|\boch\b", "", _SPAN.sub("", _ALL_DAY.sub("", text[begins:])))


def _words_before(text: str) -> str:
    """What stands before the times."""
    begins = [found.start() for found in (_ALL_DAY.search(text), _SPAN.search(text)) if found]
    return text[: min(begins, default=len(text))].strip(" :,")


def _days(words: str, number: int, line: str) -> list[int]:
    if words in ("", *_EVERY_DAY):
        return list(range(1, 8))
    chosen: set[int] = set()
    for part in re.split(r"\s*(?:,|\boch\b|\bsamt\b)\s*", words):
        chosen |= _part(part.strip(), number, line)
    return sorted(chosen)


def _part(part: str, number: int, line: str) -> set[int]:
    if part in _WEEKDAYS:
        return {1, 2, 3, 4, 5}
    if part in _WEEKENDS:
        return {6, 7}
    ends = [_weekday(word, number, line) for word in re.split(r"\s*(?:-|–|—|\btill\b)\s*", part)]
    if len(ends) > 2:
        raise NotUnderstood(number, line)
    first, last = ends[0], ends[-1]
    span = range(first, last + 1) if first <= last else [*range(first, 8), *range(1, last + 1)]
    return set(span)


def _weekday(word: str, number: int, line: str) -> int:
    for place, starts in enumerate(_STARTS, start=1):
        if word.strip(" .").startswith(starts):
            return place
    raise NotUnderstood(number, line)


def _other_day(number: int, line: str) -> dict[str, str]:
    found = _DATE.match(line)
    if found is None:
        raise NotUnderstood(number, line)
    day, rest = _day(found[1], number, line).isoformat(), line[found.end() :].lower()
    if _CLOSED.search(rest):
        return {"day": day, "opens": "", "closes": ""}
    spans = list(_spans(rest, number, line))
    if len(spans) != 1 or _left_over(rest):
        raise NotUnderstood(number, line)
    return {"day": day, "opens": spans[0][0], "closes": spans[0][1]}


def _day(text: str, number: int, line: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise NotUnderstood(number, line) from error


def hours_text(rows: Iterable[Mapping[str, Any]] | None) -> str:
    """Rows of hours as they are written; `read_hours` gives the same rows back."""
    return "\n".join(_hours_line(row) for row in rows or ())


def _hours_line(row: Mapping[str, Any]) -> str:
    parts = [_days_text(tuple(row["days"])), _span_text(row["opens"], row["closes"])]
    if not row.get("holidays", True):
        parts.append("ej helgdagar")
    if row.get("valid_from"):
        parts.append(f"från {row['valid_from']}")
    if row.get("valid_to"):
        parts.append(f"till {row['valid_to']}")
    return " ".join(parts)


def _days_text(days: tuple[int, ...]) -> str:
    if days == (1, 2, 3, 4, 5, 6, 7):
        return "alla dagar"
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run_text(run) for run in runs)


def _run_text(run: list[int]) -> str:
    if len(run) < 3:
        return ", ".join(DAYS[day - 1] for day in run)
    return f"{DAYS[run[0] - 1]}–{DAYS[run[-1] - 1]}"


def _span_text(opens: str, closes: str) -> str:
    if (opens, closes) == ("00:00", _MIDNIGHT):
        return "dygnet runt"
    return f"{_short(opens)}–{_short(closes)}"


def _short(time: str) -> str:
    hour, _colon, minute = time.partition(":")
    return str(int(hour)) if minute == "00" else f"{int(hour)}.{minute}"


def other_days_text(rows: Iterable[Mapping[str, str]]) -> str:
    """Days that differ as they are written; `read_other_days` gives the same days back."""
    return "\n".join(
        f"{row['day']} {_span_text(row['opens'], row['closes']) if row.get('opens') else 'stängt'}" for row in rows
    )
