"""What models say of days in common."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from fyren.base import clock


def not_ahead(obj: models.Model, name: str) -> None:
    """Refuse a day that has not come.

    Raises:
        ValidationError: beside the field.
    """
    day: dt.date | None = getattr(obj, name)
    if day is not None and day > clock.today():
        raise ValidationError({name: _("The day has not come yet. Choose today or an earlier day.")})
