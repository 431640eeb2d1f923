"""What every page that writes begins with: another authority's is nothing that one keeps."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from fyren.cooperation.access import KEEPERS, can_keep
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest


def require_own(request: ViewerRequest, authority: Body) -> None:
    """Raise Http404 unless the viewer keeps the authority's partners and agreements."""
    if not can_keep(request.viewer, authority):
        raise Http404


def own_authority(request: ViewerRequest, public_id: str) -> Body:
    """The authority that the viewer writes for."""
    body = get_object_or_404(Body, public_id=public_id)
    require_own(request, body)
    return body


def writes_for(request: ViewerRequest) -> list[Body]:
    """The authorities whose partners and agreements the viewer keeps."""
    return list(Body.objects.filter(public_id__in=request.viewer.authorities_as(*KEEPERS)))
