"""Small values that components are given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fyren.base.models import ChangeEntry


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page."""

    label: str | Promise
    url: str | Promise


@dataclass(frozen=True, slots=True)
class Tab:
    """A link of the second level; `current` where one is."""

    label: str | Promise
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field was and became."""

    label: str | Promise
    old: str
    new: str
    blanked_reason: str = ""


@dataclass(slots=True)
class HistoryRow:
    """What one person changed or did at one time."""

    at: dt.datetime
    who: str
    said: str = ""
    changes: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an object and that no change of a field tells: told in a sentence."""

    at: dt.datetime
    actor: str
    text: str


def history_rows(
    entries: Iterable[ChangeEntry],
    names: Mapping[str, str],
    labels: Mapping[str, str | Promise],
    events: Iterable[Event] = (),
) -> list[HistoryRow]:
    """Change-log entries as people read them: those of one save together, in the order given.

    Events stand among them by their time, where the entries are given latest first.

    An actor without a name in `names` reads "Unknown person": the log keeps who, the page does not guess.
    """
    rows: list[HistoryRow] = []
    last: tuple[str, str, int] | None = None
    for entry in entries:
        key = (entry.actor, entry.object_id, entry.row_version)
        if key != last:
            rows.append(HistoryRow(entry.at, names.get(entry.actor) or _("Unknown person")))
            last = key
        label = labels.get(entry.field, entry.field)
        rows[-1].changes.append(FieldChange(label, entry.old, entry.new, entry.blanked_reason))
    told = [HistoryRow(each.at, names.get(each.actor) or _("Unknown person"), each.text) for each in events]
    return sorted([*told, *rows], key=lambda row: row.at, reverse=True) if told else rows
