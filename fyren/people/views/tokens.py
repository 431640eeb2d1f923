"""Keys to the API: the own ones, making one and ending one. The key itself is shown once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.people import actions
from fyren.people.access import can_administer, can_end_token
from fyren.people.forms.tokens import EndTokenForm, TokenForm
from fyren.people.forms.versioned import refuse
from fyren.people.models import ApiToken, User
from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role
from fyren.people.views.editing import Editing, change


def token_list(request: ViewerRequest) -> HttpResponse:
    """The own keys; for an administrator everybody's."""
    found = ApiToken.objects.select_related("user", "body")
    everybody = can_administer(request.viewer)
    if not everybody:
        found = found.filter(user__public_id=request.viewer.actor)
    rows = [(token, token.holds_on(request.viewer.day)) for token in found]
    context = {
        "valid": [token for token, holds in rows if holds],
        "ended": [token for token, holds in rows if not holds],
        "everybody": everybody,
        "has_role": bool(request.viewer.roles),
    }
    return render(request, "people/tokens/list.html", context)


def token_new(request: ViewerRequest) -> HttpResponse:
    """Make a key for oneself."""
    return _make(request, User.objects.get(public_id=request.viewer.actor), (_("Keys"), reverse("token_list")))


def token_for(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Make a key for a person, who is then given it."""
    user = get_object_or_404(User, public_id=public_id)
    return _make(request, user, (user.name, reverse("person", args=[user.public_id])))


def _make(request: ViewerRequest, user: User, back: tuple[str, str]) -> HttpResponse:
    form = TokenForm(request.POST or None, user=user)
    if form.is_bound and form.is_valid():
        held = form.cleaned_data["assignment"]
        chosen = {name: form.cleaned_data[name] for name in ("name", "expires_on")}
        try:
            token, key = actions.make_token(
                user=user, role=Role(held.role), body=held.body, **chosen, by=request.viewer
            )
        except ValidationError as error:
            refuse(form, error)
        else:
            return render(request, "people/tokens/made.html", {"token": token, "key": key, "back": back})
    context = {"form": form, "title": _("Make a key to the API"), "button": _("Make the key"), "back": back}
    return render(request, "people/form.html", context)


def token_end(request: ViewerRequest, public_id: str) -> HttpResponse:
    """End a key, once confirmed. Of others' keys one is told nothing, unless one is an administrator."""
    token = get_object_or_404(ApiToken.objects.select_related("user", "body__parent__parent"), public_id=public_id)
    if not can_end_token(request.viewer, token):
        raise Http404
    editing = Editing(
        save=lambda form: actions.end_token(token=token, expected_version=form.version, by=request.viewer),
        done=reverse("token_list"),
        message=_("The key is ended."),
        context={
            "title": _("End the key"),
            "button": _("End the key"),
            "danger": True,
            "explanation": _("%(name)s can no longer read with the key, from this moment on.") % {"name": token.name},
            "back": (_("Keys"), reverse("token_list")),
        },
    )

    def make(data: Any, expected: int) -> EndTokenForm:
        return EndTokenForm(data, expected=expected)

    return change(request, token, make, editing)
