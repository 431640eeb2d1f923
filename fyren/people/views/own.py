"""What every page that writes in an authority's registers begins with: nobody keeps another authority's."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from fyren.people.access import KEEPERS, can_keep
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest


def require_own(request: ViewerRequest, authority: Body) -> None:
    """Raise Http404 unless the viewer keeps the authority's registers."""
    if not can_keep(request.viewer, authority):
        raise Http404


def own_authority(request: ViewerRequest, public_id: str) -> Body:
    """The authority that the viewer writes for."""
    body = get_object_or_404(Body, public_id=public_id)
    require_own(request, body)
    return body


def writes_for(request: ViewerRequest) -> list[Body]:
    """The authorities whose registers the viewer keeps."""
    return list(Body.objects.filter(public_id__in=request.viewer.authorities_as(*KEEPERS)))
