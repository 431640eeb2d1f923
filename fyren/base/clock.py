"""The one clock. Everything that asks what time it is asks here, so that tests and demos can set it."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone

SWEDISH_TIME = ZoneInfo("Europe/Stockholm")


def now() -> dt.datetime:
    """The current instant, aware, in UTC."""
    return timezone.now()  # noqa: TID251 - this is the one place


def today() -> dt.date:
    """The current day in Sweden, which is the day that decisions and deadlines are dated by."""
    return day_in_sweden(now())


def day_in_sweden(instant: dt.datetime) -> dt.date:
    """The day that it was in Sweden at the instant."""
    return instant.astimezone(SWEDISH_TIME).date()


def day_bounds(first: dt.date, last: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The instants at which the first day begins and the day after the last one begins, in Sweden."""
    start = dt.datetime.combine(first, dt.time.min, SWEDISH_TIME)
    end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time.min, SWEDISH_TIME)
    return start, end
