"""The columns that a room takes in: what each is called, how a cell is read and how a value is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fyren.base.screening import without_controls
from fyren.base.spreadsheets import cut
from fyren.base.text import fold, plain

Text = str | Promise
_BETWEEN = re.compile(r"[;\n]")
_DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d", "%y%m%d", "%Y/%m/%d")


class CellFault(Exception):
    """Raised when a cell cannot be understood; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table that is taken in.

    Args:
        key: the field's name.
        label: its header, as exported.
        read: a cell's text to a value that can be compared; raises CellFault.
        write: such a value as a cell.
        also: other headers that mean the same.
        choices: what a cell is chosen from, as people read it; offered in the exported file.
        options: what is offered on screen instead of a cell that was not understood.
        help: what to write in a cell, for the exported file.
        is_required: a row without it is faulty.
        is_day: a day is asked for on screen instead of a cell that was not understood.
        width: of the exported column, in characters.
    """

    key: str
    label: Text
    read: Callable[[str], Any]
    write: Callable[[Any], object]
    also: tuple[Text, ...] = ()
    choices: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    help: Text = ""
    is_required: bool = False
    is_day: bool = False
    width: int = 18

    def shown(self, value: Any) -> str:
        """A value as people read it."""
        written = self.write(value)
        return "" if written is None else str(written)

    def settled(self, value: Any) -> Any:
        """A saved value as it comes back from a file: what an exported cell is compared with."""
        return self.read(self.shown(value))


def text_column(key: str, label: Text, *, limit: int = 0, one_line: bool = False, **more: Any) -> Column:
    """Free text. `limit`: the most characters that it may have; 0 for any number."""

    def read(cell: str) -> str:
        text = without_controls(cell, one_line=one_line).strip()
        if limit and len(text) > limit:
            raise CellFault(_("the text is longer than %(limit)s characters. Shorten it.") % {"limit": limit})
        return text

    return Column(key, label, read, cut, **more)


def day_column(key: str, label: Text, **more: Any) -> Column:
    """A day."""

    def read(cell: str) -> dt.date | None:
        text = cell.strip().removesuffix(" 00:00")
        for form in _DAY_FORMS if text else ():
            try:
                return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        if text:
            raise CellFault(_("“%(cell)s” is not a day. Write it as 2026-03-01.") % {"cell": shortened(text)})
        return None

    return Column(key, label, read, lambda value: value, is_day=True, **more)


def number_column(key: str, label: Text, **more: Any) -> Column:
    """A whole number, not below nought."""

    def read(cell: str) -> int | None:
        text = re.sub(r"[\s\u00a0]|kr$", "", cell.strip().lower())
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise CellFault(_("“%(cell)s” is not a whole number. Write digits only.") % {"cell": shortened(cell)})
        return int(text)

    return Column(key, label, read, lambda value: value, **more)


def choice_column(
    key: str, label: Text, choices: Iterable[tuple[str, Text]], *, blank: str | None, **more: Any
) -> Column:
    """One of a closed list. `blank`: the value that an empty cell stands for; None where it must be filled in."""
    named = {value: str(words) for value, words in choices}
    by_word = _by_word(named)

    def read(cell: str) -> str:
        if not cell.strip() and blank is not None:
            return blank
        return _chosen(cell, by_word, label)

    words = tuple(word for value, word in named.items() if value)
    return Column(key, label, read, lambda value: named.get(value, ""), choices=words, options=words, **more)


def set_column(key: str, label: Text, choices: Mapping[str, str], **more: Any) -> Column:
    """Several of a closed list, with semicolons or line breaks between; compared as a set.

    `choices`: value to words. A value that is chosen but not in the list is written by itself.
    """
    by_word = _by_word(choices)

    def read(cell: str) -> frozenset[str]:
        return frozenset(_chosen(part, by_word, label) for part in _BETWEEN.split(cell) if part.strip())

    def write(value: Iterable[str]) -> str:
        chosen = set(value)
        return "; ".join(words for each, words in choices.items() if each in chosen)

    more.setdefault("help", _("Several with semicolons between."))
    return Column(key, label, read, write, options=tuple(choices.values()), **more)


def _by_word(named: Mapping[str, str]) -> dict[str, str]:
    """What may stand in a cell, folded, to its value: the words people read, and the value itself."""
    return {_folded(value): value for value in named} | {_folded(words): value for value, words in named.items()}


def _chosen(cell: str, by_word: Mapping[str, str], label: Text) -> str:
    found = by_word.get(_folded(cell))
    if found is not None:
        return found
    if not cell.strip():
        raise CellFault(_("the cell is empty. Choose %(label)s or leave the row out.") % {"label": _lower(label)})
    raise CellFault(
        _("“%(cell)s” is not recognised. Choose %(label)s or leave the row out.")
        % {"cell": shortened(cell), "label": _lower(label)}
    )


def shortened(cell: str) -> str:
    """A cell's text as a message quotes it."""
    text = " ".join(cell.split())
    return text if len(text) <= 60 else f"{text[:60]}…"


def _lower(label: Text) -> str:
    words = str(label)
    return words[:1].lower() + words[1:]


def _folded(text: str) -> str:
    return " ".join(fold(plain(text)).split())


def names_of(columns: Sequence[Column]) -> dict[str, str]:
    """Folded header to key: every name that means a column without doubt."""
    found = {_folded(column.key): column.key for column in columns}
    found |= {_folded(str(name)): column.key for column in columns for name in column.also}
    return found | {_folded(str(column.label)): column.key for column in columns}
