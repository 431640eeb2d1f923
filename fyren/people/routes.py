"""Every route declares who may use it. A view without a policy cannot be reached, since `route` is the only way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.people.roles import Role
from fyren.people.viewer import Viewer

View = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may use a route with a verb.

    Args:
        roles: the roles that may; None means everyone, an empty set nobody.
        known: when `roles` is None, whether one must be logged in.
        own: the view itself further asks that the object belong to an authority where the role is held, and answers
            404 otherwise: what another authority drafts is nothing one may know of.
        hidden: refuse with 404 instead of 403, since the page's very existence says something.
        inside: whoever asks from the municipality's own network may too, without being logged in.
    """

    description: str | Promise
    roles: frozenset[Role] | None = None
    known: bool = False
    own: bool = False
    hidden: bool = False
    inside: bool = False

    def allows(self, viewer: Viewer) -> bool:
        """True when the viewer's roles reach the route; the object is the view's matter."""
        if self.inside and viewer.is_inside:
            return True
        if self.roles is not None:
            return bool(self.roles & viewer.roles)
        return viewer.is_known or not self.known


EVERYONE = Policy(_("Everyone, without log-in"))
KNOWN = Policy(_("Everyone who is logged in"), known=True)
INSIDE = Policy(_("Everyone on the municipality's own network, and everyone who is logged in"), known=True, inside=True)
NOBODY = Policy(_("Nobody: the page is closed"), roles=frozenset(), hidden=True)


def only(*roles: Role, own: bool = False, hidden: bool = False) -> Policy:
    """A policy for the given roles."""
    described = ", ".join(str(role.label) for role in roles)
    return Policy(described, roles=frozenset(roles), own=own, hidden=hidden)


def route(address: str, view: View, *, get: Policy, post: Policy | None = None, name: str) -> URLPattern:
    """A URL pattern whose view is reached only as its policies allow. HEAD follows GET; other verbs are refused."""
    policies = {"GET": get} | ({"POST": post} if post else {})
    return path(address, guarded(view, policies), name=name)


def guarded(view: View, policies: dict[str, Policy]) -> View:
    """The view behind its policies. `policies` stays readable on it, for the table of rights and its test."""

    @wraps(view)
    def run(request: Any, *args: Any, **kwargs: Any) -> Any:
        policy = policies.get("GET" if request.method == "HEAD" else request.method)
        if policy is None:
            return HttpResponseNotAllowed(sorted(policies))
        if not policy.allows(request.viewer):
            return _refuse(request, policy)
        response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponseBase) and (request.viewer.is_known or policy.inside):
            add_never_cache_headers(response)  # what staff read stays out of a shared computer's cache
        return response

    run.policies = policies  # type: ignore[attr-defined]
    return run


def _refuse(request: Any, policy: Policy) -> HttpResponse:
    if policy.roles == frozenset():
        raise Http404
    if not request.viewer.is_known:
        return redirect_to_login(request.get_full_path())
    if policy.hidden:
        raise Http404
    raise PermissionDenied
