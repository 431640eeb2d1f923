"""The year as a calendar that other programs subscribe to (iCalendar, RFC 5545). No names of persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from fyren.base.occasions import Occasion

if TYPE_CHECKING:
    from icalendar import Event

_DAY = dt.timedelta(days=1)


def calendar_file(name: str, occasions: Iterable[Occasion]) -> bytes:
    """The calendar as a file: the same bytes for the same occasions."""
    from icalendar import Calendar  # late: 4 MB that only who subscribes needs

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
    from icalendar import Event

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
