"""What a body's budget is called: a board's internal budget, a company's business plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from fyren.people.models import Body, BodyKind


@dataclass(frozen=True, slots=True)
class Term:
    """A word as pages and documents are headed with it, and as sentences have it: "a budget", "the budget"; `several`
    heads a list."""

    heading: str | Promise
    indefinite: str | Promise
    definite: str | Promise
    several: str | Promise

    @property
    def opening(self) -> str:
        """As a sentence begins with it: "The budget"."""
        return capfirst(str(self.definite))


BUDGET = Term(_("Internal budget"), _("internal budget"), _("the internal budget"), _("Internal budgets"))
BUSINESS_PLAN = Term(_("Business plan"), _("business plan"), _("the business plan"), _("Business plans"))
BOTH = _("Internal budgets and business plans")


def term_for(*, is_company: bool) -> Term:
    """The word for a board's or a company's."""
    return BUSINESS_PLAN if is_company else BUDGET


def term_of(body: Body) -> Term:
    """What the body's own is called."""
    return term_for(is_company=body.kind == BodyKind.COMPANY)


def several_of(bodies: Iterable[Body]) -> str | Promise:
    """What a list of the bodies' own is headed: boards' and companies' words where there are, or may be, both."""
    kinds = {body.kind == BodyKind.COMPANY for body in bodies}
    return term_for(is_company=kinds.pop()).several if len(kinds) == 1 else BOTH
