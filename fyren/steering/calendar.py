"""The year as a calendar that other programs subscribe to (iCalendar, RFC 5545). No names of persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something of whole days, the last one included.

    Args:
        key: the same whenever it is told, so that a moved occasion moves in the subscriber's calendar.
        said_at: when it was entered.
        version: counts up with each change.
    """

    key: str
    title: str
    first: dt.date
    last: dt.date
    said_at: dt.datetime
    version: int = 1


def calendar_file(name: str, occasions: Iterable[Occasion]) -> bytes:
    """The calendar as a file: the same bytes for the same occasions."""
    calendar = Calendar()
    calendar.add("prodid", "-//Fyren//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", dt.timedelta(days=1), parameters={"value": "DURATION"})
    for each in sorted(occasions, key=lambda one: (one.first, one.key)):
        calendar.add_component(_event(each))
    data: bytes = calendar.to_ical()
    return data


def _event(each: Occasion) -> Event:
    event = Event()
    event.add("uid", f"{each.key}@fyren")
    event.add("dtstamp", each.said_at)
    event.add("sequence", each.version)
    event.add("summary", each.title)
    event.add("dtstart", each.first)
    event.add("dtend", each.last + _DAY)  # exclusive, as the standard has it
    event.add("transp", "TRANSPARENT")
    if settings.DEMO:
        event.add("description", _("Example data"))
    return event
