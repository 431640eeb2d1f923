"""The secret address at which a body's own deadlines are read by a calendar program."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.models import VersionedModel
from fyren.people.models import Body


class CalendarAddress(VersionedModel):
    """A body's secret calendar address. It is shown once, when it is made or renewed; here stands its hash."""

    authority = models.OneToOneField(Body, models.CASCADE, related_name="calendar_address")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    renewed_on = models.DateField(_("renewed on"), editable=False)

    class Meta:
        verbose_name = _("secret calendar address")

    def __str__(self) -> str:
        return str(self.authority)
