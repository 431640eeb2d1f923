"""Autosave: a page's endpoint for the personal draft of what it edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from fyren.base.drafts import draft_of, drop_draft, keep_draft
from fyren.base.models import PersonalDraft, PublicModel
from fyren.people.requests import ViewerRequest
from fyren.people.routes import View

# Not the person's own words: Django's token, and what a button says.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken"})
THROW_AWAY = "kasta"


def drafted(find: Callable[..., PublicModel]) -> View:
    """The view of a draft's own address, for `route`.

    GET answers with the viewer's own draft as JSON; POST keeps what is typed, or with `kasta` forgets it.

    Args:
        find: takes viewer and the address's arguments, and gives the object that the viewer may write.
            It raises Http404 or PermissionDenied for everybody else, as the page itself does.
    """

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked: ViewerRequest = request  # type: ignore[assignment]
        about = find(asked.viewer, *args, **kwargs)
        actor = asked.viewer.actor
        if request.method != "POST":
            return _said(draft_of(actor, about))
        if THROW_AWAY in request.POST:
            drop_draft(actor, about)
            return _said(None)
        typed = {name: text for name, text in request.POST.items() if name not in _NOT_TYPED and isinstance(text, str)}
        try:
            return _said(keep_draft(actor, about, typed))
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=422)

    return view


def _said(draft: PersonalDraft | None) -> JsonResponse:
    if draft is None:
        return JsonResponse({"data": {}, "said": ""})
    at = timezone.localtime(draft.saved_at)
    return JsonResponse({"data": draft.data, "said": _("Draft kept %(time)s") % {"time": f"{at:%H.%M}"}})
