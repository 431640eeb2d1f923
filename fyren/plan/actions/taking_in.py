"""Taking in a plan whose wording another system has already taken apart."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.forms import refuse_personal_numbers
from fyren.base.history import save_new
from fyren.base.screening import without_controls
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.access import check_import, check_steer_plan
from fyren.plan.actions.publishing import add_edition, link_plans
from fyren.plan.models import Plan, PlanEdition
from fyren.plan.publishing import free_address
from fyren.plan.rules import Stage
from fyren.plan.structure import PlanStructure
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.PLAN_TAKEN_IN)
def take_in_plan(*, structure: PlanStructure, authority: Body, address: str = "", by: Viewer) -> PlanEdition:
    """Publish a wording as the first edition of a new plan. The facts of its decision stay empty until they are given.

    Args:
        address: the address wished for; "" takes one from the title.

    Raises:
        PermissionDenied: `by` is not coordinator at the authority.
        ValidationError: the authority is none, the wording has no title or development area, or it holds a personal
            identity number.
    """
    check_import(by)
    title = without_controls(structure.title, one_line=True).strip()[:300]
    plan = Plan(slug=free_address(address or title), title=title, authority=authority)
    check_steer_plan(by, plan)
    if not authority.is_authority:
        raise ValidationError(_("An administration does not own plans. Choose the board that it works for."))
    if not title or not structure.development_areas:
        raise ValidationError(_("The file holds no plan: a title and a development area are needed."))
    names = (*structure.target_pictures, *structure.challenges, *structure.contributors, *structure.related_plans)
    refuse_personal_numbers("\n".join([*(text for _path, text in structure.texts()), *names]))
    save_new(plan, by=by.actor)
    edition = add_edition(plan, Stage.ADOPTED, structure.to_json(), by=by)
    link_plans(plan, structure.related_plans)
    record(Act.PLAN_TAKEN_IN, by=by.actor, about=edition)
    return edition
