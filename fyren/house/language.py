"""The site's one language, on every request."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]


def one_language(get_response: GetResponse) -> GetResponse:
    """Make the site's language the active one.

    The texts would be the same without it, but each of them would first look for an active language in vain, which
    takes longer than to translate.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        translation.activate(settings.LANGUAGE_CODE)
        return get_response(request)

    return respond
