"""What several bodies do together, and whose activities hang on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.cooperation.actions import joint as actions
from fyren.cooperation.forms.joint import HangForm, JointWorkChangeForm, JointWorkForm
from fyren.cooperation.models import JointPart, JointWork
from fyren.cooperation.queries.joint import joint_page, joint_works
from fyren.cooperation.suggestions import JOINT
from fyren.people.access import can_keep
from fyren.people.forms.versioned import refuse
from fyren.people.requests import ViewerRequest
from fyren.people.viewer import Viewer
from fyren.people.views.editing import history_of
from fyren.people.views.own import require_own, writes_for
from fyren.people.views.register import Place, Register, Words
from fyren.plan.queries.blanking import texts_to_blank
from fyren.plan.queries.focus_areas import focus_areas_at_hand, grouped


def joint_list(request: ViewerRequest) -> HttpResponse:
    """All joint work, what goes on and what is coming first, for everyone who is logged in."""
    found, day = list(joint_works()), request.viewer.day
    context = {
        "ahead": [each for each in found if each.valid_to is None or each.valid_to >= day],
        "earlier": [each for each in reversed(found) if each.valid_to is not None and each.valid_to < day],
        "writes_for": writes_for(request),
    }
    return render(request, "cooperation/joint_list.html", context)


def joint(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One: what it is, who is asked, whose activities hang on it; and the form that hangs one's own."""
    found = get_object_or_404(JointWork.objects.select_related("authority"), public_id=public_id)
    return _page(request, found, None)


def _page(request: ViewerRequest, found: JointWork, form: HangForm | None) -> HttpResponse:
    page = joint_page(request.viewer, found)
    own = {body.pk for body in writes_for(request)}
    if form is None and page.own:
        form = HangForm(activities=page.own)
    context = {
        "page": page,
        "joint": found,
        "form": form,
        "own": own,
        "groups": grouped(page.focus_areas),
        "may_keep": can_keep(request.viewer, found.authority),
        "reason": f"{JOINT}{found.public_id}",
        "history": history_of(found),
        "to_blank": texts_to_blank(request.viewer, [found]),
    }
    return render(request, "cooperation/joint.html", context)


def hang(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Hang an own activity on it; who comes by reading is led to the page that the form stands on."""
    found = get_object_or_404(JointWork.objects.select_related("authority"), public_id=public_id)
    if request.method == "POST":
        form = HangForm(request.POST, activities=joint_page(request.viewer, found).own)
        if not form.is_valid():
            return _page(request, found, form)
        try:
            actions.hang_activity(joint=found, activity=form.cleaned_data["activity"], by=request.viewer)
        except ValidationError as error:
            refuse(form, error)
            return _page(request, found, form)
        messages.success(request, _("Your activity hangs on it."))
    return redirect("joint", public_id=found.public_id)


def take_down(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Let an own activity hang on it no more."""
    part = get_object_or_404(JointPart.objects.select_related("joint", "authority"), public_id=public_id)
    require_own(request, part.authority)
    if request.method == "POST":
        actions.take_activity_down(part=part, by=request.viewer)
        messages.success(request, _("Your activity hangs on it no more. The activity itself is as it was."))
    return redirect("joint", public_id=part.joint.public_id)


def _save(joint: JointWork, values: dict[str, Any], expected_version: int, by: Viewer) -> JointWork:
    return actions.save_joint_work(joint=joint, values=values, expected_version=expected_version, by=by)


def _place(about: JointWork) -> Place:
    if about.pk is None:
        return _("Joint work"), reverse("joint_works")
    return str(about), reverse("joint", args=[about.public_id])


def _options(request: ViewerRequest) -> dict[str, Any]:
    return {"areas": focus_areas_at_hand(request.viewer), "day": request.viewer.day}


JOINT_WORKS = Register(
    kind=JointWork,
    form=JointWorkForm,
    change_form=JointWorkChangeForm,
    save=_save,
    place=_place,
    options=_options,
    words=Words(_("Plan joint work"), _("Enter it"), _("It is entered."), _("Save"), _("Saved.")),
)
