"""What a body's budget is called: a board's internal budget, a company's business plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.people.models import Body, BodyKind


@dataclass(frozen=True, slots=True)
class Term:
    """A word as pages and documents are headed with it."""

    heading: str | Promise


BUDGET = Term(_("Internal budget"))
BUSINESS_PLAN = Term(_("Business plan"))


def term_for(*, is_company: bool) -> Term:
    """The word for a board's or a company's."""
    return BUSINESS_PLAN if is_company else BUDGET


def term_of(body: Body) -> Term:
    """What the body's own is called."""
    return term_for(is_company=body.kind == BodyKind.COMPANY)
