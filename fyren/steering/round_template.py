"""What a round of follow-up begins as: one template for each time of the year. The coordinator changes what she opens.

Which meetings a round goes to differs from year to year and is nowhere in what we know: those days are left empty.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.steering.round_rules import Scope


@dataclass(frozen=True, slots=True)
class Question:
    """A question beside the fixed ones."""

    scope: Scope
    text: str | Promise
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class RoundTemplate:
    """A round as it is first shown.

    Args:
        key: the part of the year's template (`year_template`) that it belongs to.
        cut_off: the last day of this month is what figures and statuses describe.
    """

    key: str
    title: str | Promise
    instructions: str | Promise
    cut_off: int
    questions: tuple[Question, ...] = ()

    def cut_off_on(self, year: int) -> dt.date:
        """The day that figures and statuses describe."""
        return dt.date(year, self.cut_off, calendar.monthrange(year, self.cut_off)[1])


_BRIEFLY = _(
    "Write briefly and in plain words. Say what has been done and what it led to, where it has not gone as decided and "
    "what you do about it. Analyse every focus area that you have activities for. Write nothing by which a person can "
    "be recognised."
)
_DECISIONS = Question(Scope.BODY, _("Is there something that your board, or another one, needs to decide?"))

TEMPLATES = (
    RoundTemplate("interim_march", _("Interim follow-up January–March"), _BRIEFLY, 3, (_DECISIONS,)),
    RoundTemplate("interim_august", _("Interim follow-up January–August"), _BRIEFLY, 8, (_DECISIONS,)),
    RoundTemplate(
        "annual_report",
        _("Follow-up of the year"),
        _BRIEFLY,
        12,
        (
            Question(Scope.FOCUS_AREA, _("What have you learnt that others can use?")),
            _DECISIONS,
            Question(Scope.BODY, _("What should be done next year, by you or by others?")),
        ),
    ),
)
# Best first. No scale of the municipality's own is known: this one is changed when the round is opened.
SCALE: tuple[str | Promise, ...] = (_("On the right way"), _("Partly on the right way"), _("Not on the right way"))


def template_of(key: str) -> RoundTemplate:
    """The template with the key.

    Raises:
        KeyError: there is none.
    """
    return {template.key: template for template in TEMPLATES}[key]
