"""What is known of a decision that a body makes for itself: on its internal budget, on its report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.people.models import Body, BodyKind
from fyren.steering.rules import Instance


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision to adopt. A delegated one also says when it was reported, once it has been."""

    instance: Instance
    on: dt.date
    section: str = ""
    dnr: str = ""
    reported_on: dt.date | None = None


def check_decision(authority: Body, decision: Decision, day: dt.date) -> None:
    """Refuse a decision that lacks its section and number, or that cannot have been made so.

    Raises:
        ValidationError: a fact of it is missing or not yet possible.
    """
    if not (decision.section or decision.dnr):
        raise ValidationError(
            {"section": _("Write the section of the minutes, or the decision's registration number.")}
        )
    if decision.on > day:
        raise ValidationError(
            {"decided_on": _("The decision's date has not come yet. Enter the decision when it has been made.")}
        )
    if (decision.instance is Instance.COMPANY_BOARD) and authority.kind != BodyKind.COMPANY:
        raise ValidationError({"instance": _("Only a company has a company's board. Choose who decided.")})
    if decision.reported_on is not None and not decision.on <= decision.reported_on <= day:
        raise ValidationError({"reported_on": _("Choose a day from the decision up to today.")})
    if authority.valid_from is not None and decision.on < authority.valid_from:
        raise ValidationError({"decided_on": _("The body did not exist on that day. Check the date.")})
