"""How a round's states, days and judgements look.

{% load round_words %}
{% report_state row %}          how far a body has come, as a tag; what is not decided says so
{% late_with row.late %}        what it is late with, as a tag; "" when nothing is
{{ "better"|trend_word }}       a trend in words
{{ "ongoing"|activity_word }}   an activity's stored status in words
{{ page.statuses|statuses_said }}   how many activities have each status: "6 done, 1 cancelled"
{{ said|decision_words }}       a decision's facts on one line
{{ indicators|as_rows }}        indicators as the table of indicators takes them
{% if indicators|later_than:"2027-08-31" %}   some shown value came after the day
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.templatetags.components import status
from fyren.indicators.content import IndicatorContent
from fyren.indicators.queries.pages import Row, row_of
from fyren.steering.content import day_of
from fyren.steering.models.choices import INSTANCES, STATUSES
from fyren.steering.models.rounds import TRENDS
from fyren.steering.queries.rounds import ReportRow
from fyren.steering.round_content import DecisionContent
from fyren.steering.round_rules import Lateness, ReportState
from fyren.steering.rules import ActivityStatus, Shown
from fyren.steering.templatetags.overview_words import states_said

register = template.Library()

_LOOKS: dict[ReportState | None, tuple[str, str | Promise]] = {
    None: ("not_started", gettext_lazy("Nothing handed over")),
    ReportState.WRITING: ("not_started", gettext_lazy("Being written")),
    ReportState.SENT: ("in_progress", gettext_lazy("With the head")),
    ReportState.RELEASED: ("in_progress", gettext_lazy("Released, not decided")),
    ReportState.DECIDED: ("done", gettext_lazy("Decided")),
}
_LATE = {
    Lateness.NOT_SENT: gettext_lazy("Not sent in time"),
    Lateness.NOT_RELEASED: gettext_lazy("Not released in time"),
    Lateness.NOT_DECIDED: gettext_lazy("The decision is not entered"),
}
_TRENDS = {str(value): label for value, label in TRENDS}
_STATUSES = {str(value): label for value, label in STATUSES}
_INSTANCES = {str(value): label for value, label in INSTANCES}


@register.simple_tag
def report_state(row: ReportRow) -> SafeString:
    """Where a body's report stands."""
    look, word = _LOOKS[row.state]
    return status(look, word)


@register.simple_tag
def late_with(late: Lateness | None) -> SafeString | str:
    """What a report is late with."""
    return status("late", _LATE[late]) if late is not None else ""


@register.filter
def trend_word(trend: str) -> str:
    """A trend as people say it; "" where none is given."""
    return str(_TRENDS.get(trend, ""))


@register.filter
def activity_word(kept: str) -> str:
    """An activity's status as people say it."""
    return str(_STATUSES.get(kept, kept))


@register.filter
def statuses_said(counted: Iterable[tuple[str, int]]) -> str:
    """How many activities have each stored status, in words: "6 done, 1 cancelled"."""
    return states_said(Counter({Shown[ActivityStatus(kept).name]: count for kept, count in counted}))


@register.filter
def decision_words(decision: DecisionContent) -> str:
    """Who decided, when, and where it stands."""
    day = day_of(decision.decided_on)
    parts = [
        str(_INSTANCES.get(decision.instance, decision.instance)),
        date_format(day, "DATE_FORMAT") if day else "",
        f"§ {decision.section}" if decision.section else "",
        _("registration number %(dnr)s") % {"dnr": decision.dnr} if decision.dnr else "",
    ]
    return ", ".join(part for part in parts if part)


@register.filter
def as_rows(indicators: Iterable[IndicatorContent]) -> list[Row]:
    """Each with its latest value and how it moved."""
    return [row_of(each) for each in indicators]


@register.filter
def later_than(indicators: Iterable[IndicatorContent], day: str) -> bool:
    """True when the latest value of some indicator came after the day: it is then the latest available."""
    latest = [row.latest for row in as_rows(indicators)]
    return any(point is not None and point.fetched_on > day for point in latest)
