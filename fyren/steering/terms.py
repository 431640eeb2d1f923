"""What a body's budget is called: a board's internal budget, a company's business plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from fyren.people.models import Body, BodyKind


@dataclass(frozen=True, slots=True)
class Term:
    """A word as pages and documents are headed with it, and as sentences have it: "a budget", "the budget"."""

    heading: str | Promise
    indefinite: str | Promise
    definite: str | Promise

    @property
    def opening(self) -> str:
        """As a sentence begins with it: "The budget"."""
        return capfirst(str(self.definite))


BUDGET = Term(_("Internal budget"), _("internal budget"), _("the internal budget"))
BUSINESS_PLAN = Term(_("Business plan"), _("business plan"), _("the business plan"))


def term_for(*, is_company: bool) -> Term:
    """The word for a board's or a company's."""
    return BUSINESS_PLAN if is_company else BUDGET


def term_of(body: Body) -> Term:
    """What the body's own is called."""
    return term_for(is_company=body.kind == BodyKind.COMPANY)
