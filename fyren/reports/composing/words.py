"""Stored values as the words a reader meets, and small pieces that every document has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fyren.base.documents.writing import Block, Paragraph, Style
from fyren.steering.content import FocusAreaRef
from fyren.steering.models.choices import INSTANCES, STANCES, STATUSES
from fyren.steering.models.rounds import REPORT_STATES, TRENDS
from fyren.steering.round_content import AnalysisContent, AnswerContent, BodyReportContent, DecisionContent, PlanContent
from fyren.steering.round_rules import ReportState

_HANDED_IN = frozenset({ReportState.RELEASED, ReportState.DECIDED})


def _words(choices: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    return {str(value): label for value, label in choices}


STANCE_WORDS = _words(STANCES)
STATUS_WORDS = _words(STATUSES)
_TREND_WORDS = _words(TRENDS)
_STATE_WORDS = _words(REPORT_STATES)
_INSTANCE_WORDS = _words(INSTANCES)


def day_words(iso: str) -> str:
    """A day as people write it; "" where there is none."""
    return date_format(dt.date.fromisoformat(iso), "DATE_FORMAT") if iso else ""


def has_text(body: BodyReportContent) -> bool:
    """True when the body has handed its report over: what it still writes is nobody else's."""
    return body.state in _HANDED_IN


def state_words(body: BodyReportContent) -> str:
    """Where a body's report stands."""
    if body.is_decided:
        return _("Decided")
    return _("Not yet decided") if has_text(body) else _("Has not handed in its follow-up")


def decision_words(decision: DecisionContent) -> str:
    """A decision's facts on one line; "" where there is none."""
    section = decision.section
    if section and not section.startswith("§"):
        section = f"§ {section}"
    instance = str(_INSTANCE_WORDS.get(decision.instance, decision.instance))
    dnr = _("dnr %(number)s") % {"number": decision.dnr} if decision.dnr else ""
    return ", ".join(part for part in (instance, day_words(decision.decided_on), section, dnr) if part)


def status_words(status: str, was: str) -> str:
    """A status, and what it was in the round before where it has moved."""
    now = str(STATUS_WORDS.get(status, status))
    if not was or was == status:
        return now
    return _("%(now)s (was: %(was)s)") % {"now": now, "was": str(STATUS_WORDS.get(was, was)).lower()}


def judged(analysis: AnalysisContent) -> str:
    """Trend and judgement on one line; "" where neither is given."""
    trend = str(_TREND_WORDS.get(analysis.trend, analysis.trend))
    return ". ".join(part for part in (trend, analysis.judgement) if part)


def paragraphs(text: str, style: Style = Style.BODY) -> Iterator[Paragraph]:
    """A text's paragraphs, each by itself."""
    return (Paragraph(part.strip(), style) for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def answered(answers: Sequence[AnswerContent]) -> Iterator[Block]:
    """Answers to the round's own questions."""
    for answer in answers:
        if answer.text:
            yield Paragraph(f"{answer.question} {answer.text}")


def not_decided_mark() -> Paragraph:
    """What stands over every text that its own board has not decided."""
    return Paragraph(_("Not decided: the body's own board has not yet decided this text."), Style.MARKED)


def area_name(area: FocusAreaRef) -> str:
    """A focus area's number and wording."""
    return f"{area.number} {area.text}".strip()


def focus_areas_of(plan: PlanContent) -> dict[str, FocusAreaRef]:
    """The plan's focus areas by public id."""
    return {ref.public_id: ref for area in plan.areas for ref in area.focus_areas}
