"""What values, moves and owners are called."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.charts import swedish_number
from fyren.base.charts.drawing import worded
from fyren.base.charts.model import ChartPoint
from fyren.indicators.content import Point
from fyren.indicators.models.library import DIRECTIONS, OWNERS
from fyren.indicators.models.values import GENDERS
from fyren.indicators.rules import Change, Owner

register = template.Library()
Text = str | Promise

# The arrow says which way, the word says what that means: neither by itself for what is contextual.
_ARROWS = {Change.SAME: "→", Change.HIGHER: "↑", Change.LOWER: "↓"}
_CHANGES: dict[Change, Text] = {
    Change.BETTER: gettext_lazy("better"),
    Change.WORSE: gettext_lazy("worse"),
    Change.HIGHER: gettext_lazy("higher"),
    Change.LOWER: gettext_lazy("lower"),
    Change.SAME: gettext_lazy("unchanged"),
}
_HEADINGS: dict[Owner, Text] = {
    Owner.BUDGET: gettext_lazy("The council's budget"),
    Owner.PROGRAMME: gettext_lazy("The sustainability programme"),
    Owner.OWN_DATA: gettext_lazy("Own figures"),
    Owner.CONTEXT: gettext_lazy("Context, never the plan's own"),
}


@register.filter
def number(value: float | None) -> str:
    """A value as Swedish writes it; a missing one says so."""
    return _("missing") if value is None else swedish_number(value)


@register.filter
def day(iso: str) -> str:
    """A day as a table writes it; "" for none."""
    return date_format(dt.date.fromisoformat(iso), "j b Y") if iso else ""


@register.filter
def point_words(point: Point | None) -> str:
    """A value with its bounds in words; "" for none."""
    return "" if point is None else worded(ChartPoint(point.year, point.value, point.low, point.high))


@register.simple_tag
def move(change: Change | None, before: Point | None, latest: Point | None) -> SafeString | str:
    """How a value moved, as an arrow and a word: better and worse only where a direction is good."""
    if change is None or before is None or latest is None:
        return ""
    went_up = (latest.value or 0.0) > (before.value or 0.0)
    arrow = _ARROWS.get(change, "↑" if went_up else "↓")
    since = _("since %(year)s") % {"year": before.year}
    return format_html('<span aria-hidden="true">{}&nbsp;</span>{} {}', arrow, _CHANGES[change], since)


@register.filter
def owner_heading(owner: Owner) -> Text:
    """What the indicators of an owner are called together."""
    return _HEADINGS[owner]


@register.filter
def owner_word(owner: str) -> Text:
    """Whose an indicator is."""
    return dict(OWNERS).get(owner, owner)


@register.filter
def direction_word(direction: str) -> Text:
    """Which way is good."""
    return dict(DIRECTIONS).get(direction, direction)


@register.filter
def gender_word(gender: str) -> Text:
    """Whom a value is about."""
    return dict(GENDERS).get(gender, gender)
