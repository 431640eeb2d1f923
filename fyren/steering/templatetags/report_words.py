"""How a body's report looks.

{% load report_words %}
{% report_state report %}     where it stands, and that it is not decided as long as it is not
{% part_progress part %}      how far the writing of a part has come
{% language_help text %}      what in the text could be said more plainly, each with its place
"""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from fyren.base.templatetags.components import status
from fyren.base.text.plain_language import Habit, Remark, remarks
from fyren.steering.models import BodyReport
from fyren.steering.report_parts import Part, Progress
from fyren.steering.round_rules import ReportState

register = template.Library()

_LOOKS = {
    ReportState.WRITING: "draft",
    ReportState.SENT: "in_progress",
    ReportState.RELEASED: "in_progress",
    ReportState.DECIDED: "done",
}


@register.simple_tag
def report_state(report: BodyReport) -> SafeString:
    """Where the report stands; "not decided" beside it until the body's own board has decided."""
    tag = status(_LOOKS[ReportState(report.state)], report.get_state_display())
    if report.is_decided:
        return tag
    return format_html("{} {}", tag, status("unverified", capfirst(_("not decided"))))


@register.simple_tag
def part_progress(part: Part) -> SafeString:
    """How far the writing of a part has come; how far the activity itself has come is another thing."""
    words = {Progress.NOTHING: _("Not written"), Progress.BEGUN: _("Begun"), Progress.DONE: _("Ready")}
    return status(part.progress, words[part.progress])


@dataclass(frozen=True, slots=True)
class Advice:
    """A remark in words."""

    quoted: str
    text: str


@register.inclusion_tag("steering/report_advice.html")
def language_help(text: str) -> dict[str, list[Advice]]:
    """The remarks on a text."""
    return {"advice": [Advice(remark.quoted, _in_words(remark)) for remark in remarks(text)]}


def _in_words(remark: Remark) -> str:
    if remark.habit is Habit.LONG_SENTENCE:
        return _("The sentence has %(count)s words. Can it become two?") % {"count": remark.count}
    if remark.habit is Habit.PASSIVE:
        return _("Who does it? Say it if it matters.")
    return _("Write it out the first time, for those who do not know it.")
