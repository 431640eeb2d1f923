"""A request as views meet it."""

from django.http import HttpRequest

from fyren.people.viewer import Viewer


class ViewerRequest(HttpRequest):
    """With the viewer that the middleware put there. Only a type: no such object is ever made."""

    viewer: Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """The viewer that the middleware put on the request."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer
