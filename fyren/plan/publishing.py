"""Publishing an import: what still hinders it, which address is free, which plans a name means. Reads only.

The steps that write stand in `fyren.plan.actions.publishing`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.plan.models import Plan, PlanLink
from fyren.plan.queries.imports import ImportContent
from fyren.plan.review import Asks

_SHOWN_LINES = 12
_ADDRESS_LENGTH = 80
_LIKE = 0.85
_SHORTEST_NAME = 8  # shorter words are too common to recognise a plan by


def what_remains(content: ImportContent) -> list[str]:
    """What must be done before the import can be published, one sentence each; empty when nothing."""
    remains = []
    if any(question.asks is Asks.TITLE for question in content.questions):
        remains.append(_("The plan has no title. Write it as it was adopted."))
    lines = sorted({question.line for question in content.questions if question.asks is not Asks.TITLE})
    if lines:
        listed = ", ".join(str(line) for line in lines[:_SHOWN_LINES]) + (" …" if len(lines) > _SHOWN_LINES else "")
        remains.append(
            ngettext(
                "One line remains to be decided: %(lines)s.",
                "%(count)s lines remain to be decided: %(lines)s.",
                len(lines),
            )
            % {"count": len(lines), "lines": listed}
        )
    if not content.parsed.structure.development_areas:
        remains.append(
            _("No development area has been found. Choose “Development area” for the heading of each of them.")
        )
    return remains


def what_hinders(plan: Plan | None) -> list[str]:
    """What hinders a new edition of an existing plan."""
    if plan is not None and plan.revisions.filter(is_open=True).exists():
        return [_("The plan is being revised. Finish or withdraw the revision first.")]
    return []


def free_address(wish: str) -> str:
    """An address for a new plan, from its title or a wish; "-2" and so on is added to one that is taken."""
    wanted = address = slugify(wish)[:_ADDRESS_LENGTH].strip("-") or "plan"
    taken = set(Plan.objects.filter(slug__startswith=wanted[: _ADDRESS_LENGTH - 5]).values_list("slug", flat=True))
    count = 1
    while address in taken:
        count += 1
        address = f"{wanted[: _ADDRESS_LENGTH - 5]}-{count}"
    return address


def is_like(link: PlanLink, plan: Plan) -> bool:
    """Whether the link's name is likely the plan's."""
    return likeness(link.named, plan.title) >= _LIKE


def plan_named(name: str, plans: Iterable[Plan]) -> Plan | None:
    """The one plan with a like name; None when there is none, or more than one to choose between."""
    like = [plan for plan in plans if likeness(name, plan.title) >= _LIKE]
    return like[0] if len(like) == 1 else None


def likeness(name: str, title: str) -> float:
    """How alike a plan's name in running text and a title are, 0 to 1: "mångfaldsprogramet" is "Mångfaldsprogram …".

    The whole title is compared, and each long word of it, since a title often goes on with municipality and years.
    """
    wanted = name.casefold()
    if len(wanted) < _SHORTEST_NAME:
        return 0.0
    words = [word for word in re.findall(r"\w+", title.casefold()) if len(word) >= _SHORTEST_NAME]
    return max(difflib.SequenceMatcher(None, wanted, one).ratio() for one in (title.casefold(), *words))
