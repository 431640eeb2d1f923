"""Persons and their roles, for administrators."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.display import Tab
from fyren.people import actions
from fyren.people.forms.persons import (
    ConfirmForm,
    EndRoleForm,
    PeopleFilter,
    PersonChangeForm,
    PersonForm,
    PersonStateForm,
    RoleForm,
)
from fyren.people.forms.versioned import values_of
from fyren.people.models import RoleAssignment, User
from fyren.people.queries import PersonRow, holders_of_roles, people_found
from fyren.people.requests import ViewerRequest
from fyren.people.roles import ROLES
from fyren.people.views.editing import Editing, add, change, history_of

PER_PAGE = 50


def tabs(current: str) -> list[Tab]:
    """The second level of the administration."""
    places = (("people_list", _("People")), ("role_list", _("Roles")), ("body_admin_list", _("Organisation")))
    return [Tab(label, reverse(name), current=name == current) for name, label in places]


def people_list(request: ViewerRequest) -> HttpResponse:
    """Everyone who has, or has had, something to do with Fyren."""
    form = PeopleFilter(request.GET)
    criteria = form.cleaned_data if form.is_valid() else {}
    found = people_found(
        text=criteria.get("q", ""),
        role=criteria.get("roll", ""),
        body=criteria.get("organisation"),
        active={"ja": True, "nej": False}.get(criteria.get("inloggning", "")),
        day=clock.today(),
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs("people_list"),
        "form": form,
        "page": page,
        "rows": [PersonRow.of(user, clock.today()) for user in page],
        "is_filtered": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "people/persons/list.html", context)


def role_list(request: ViewerRequest) -> HttpResponse:
    """What each role may, and who holds it today."""
    held = holders_of_roles(clock.today())
    rows = [(definition, held.get(role, [])) for role, definition in ROLES.items()]
    return render(request, "people/persons/roles.html", {"tabs": tabs("role_list"), "rows": rows})


def person_add(request: ViewerRequest) -> HttpResponse:
    """Add a person."""
    editing = Editing(
        save=lambda form: actions.add_person(**values_of(form), password=None, by=request.viewer),
        done=lambda made: reverse("person", args=[made.public_id]),
        message=_("The person is added. Now give a role and a temporary password."),
        context={
            "title": _("Add person"),
            "button": _("Add person"),
            "back": (_("People"), reverse("people_list")),
        },
    )
    return add(request, PersonForm(request.POST or None), editing)


def person(request: ViewerRequest, public_id: str) -> HttpResponse:
    """One person: roles, log-in and history."""
    user = get_object_or_404(User, public_id=public_id)
    today = clock.today()
    assignments = list(user.assignments.select_related("body").order_by("-valid_from", "role"))
    ended = [each for each in assignments if each.valid_to is not None and each.valid_to < today]
    context = {
        "person": user,
        "today": today,
        "current": [each for each in assignments if each not in ended],
        "ended": ended,
        "has_password": user.has_usable_password(),
        "history": history_of(user, *assignments),
    }
    return render(request, "people/persons/person.html", context)


def person_change(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Change a person's name or address."""
    user = get_object_or_404(User, public_id=public_id)
    editing = _about(
        user,
        save=lambda form: actions.change_person(
            user=user, changes=values_of(form), expected_version=form.version, by=request.viewer
        ),
        message=_("Saved."),
        title=_("Change name or address"),
        button=_("Save"),
    )

    def make(data: Any, expected: int) -> PersonChangeForm:
        return PersonChangeForm(data, instance=User.objects.get(pk=user.pk), expected=expected)

    return change(request, user, make, editing)


def person_state(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Close or open a person's log-in."""
    user = get_object_or_404(User, public_id=public_id)
    closing = user.is_active
    editing = _about(
        user,
        save=lambda form: actions.change_person(
            user=user,
            changes={"is_active": not closing},
            expected_version=form.version,
            by=request.viewer,
        ),
        message=_("The log-in is closed.") if closing else _("The log-in is open again."),
        title=_("Close the log-in") if closing else _("Open the log-in"),
        button=_("Close the log-in") if closing else _("Open the log-in"),
        danger=closing,
        explanation=(
            _("The person is logged out at once and cannot log in. Roles and everything done remain.")
            if closing
            else _("The person can log in again with the same password and the roles that still hold.")
        ),
    )
    return change(request, user, PersonStateForm, editing)


def person_password(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Make a temporary password and show it, this once."""
    user = get_object_or_404(User, public_id=public_id)
    back = (user.name, reverse("person", args=[user.public_id]))
    if request.method == "POST":
        password = actions.set_temporary_password(user=user, by=request.viewer)
        return render(request, "people/persons/password.html", {"person": user, "password": password, "back": back})
    context = {
        "form": ConfirmForm(),
        "title": _("Temporary password"),
        "button": _("Make a temporary password"),
        "explanation": _(
            "Fyren makes a password that is shown once, here. The person's present password stops working and open "
            "sessions end. At the first log-in the person chooses a password of one's own."
        ),
        "back": back,
    }
    return render(request, "people/form.html", context)


def role_give(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Give a person a role at a body for a period."""
    user = get_object_or_404(User, public_id=public_id)
    editing = _about(
        user,
        save=lambda form: actions.give_role(user=user, **values_of(form), by=request.viewer),
        message=_("The role is given."),
        title=_("Give a role"),
        button=_("Give the role"),
    )
    return add(request, RoleForm(request.POST or None, instance=RoleAssignment(user=user)), editing)


def role_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """End a role, now or on a day."""
    assignment = get_object_or_404(RoleAssignment.objects.select_related("user", "body"), public_id=public_id)
    editing = _about(
        assignment.user,
        save=lambda form: actions.end_role(
            assignment=assignment,
            last_day=form.cleaned_data["last_day"],
            expected_version=form.version,
            by=request.viewer,
        ),
        message=_("The role is ended."),
        title=_("End the role"),
        button=_("End the role"),
        danger=True,
        explanation=f"{assignment.get_role_display()}, {assignment.body.name}",
    )
    return change(request, assignment, EndRoleForm, editing)


def _about(user: User, *, save: Any, message: Any, **context: Any) -> Editing:
    """A page that is about a person and goes back to the person's own."""
    home = reverse("person", args=[user.public_id])
    return Editing(save=save, done=home, message=message, context={**context, "back": (user.name, home)})
