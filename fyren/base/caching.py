"""Answers that programs ask for again and again, and keep on condition that they ask whether there is a newer one."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response


def if_new(
    request: HttpRequest, response: HttpResponse, *, is_shared: bool = True, any_site: bool = True
) -> HttpResponse:
    """The answer with an ETag over its content, or 304 and nothing when the asker has it. Errors have no ETag.

    Args:
        is_shared: any cache on the way may keep it; otherwise only the asker's own.
        any_site: the pages of any site may read it.
    """
    response["Cache-Control"] = "public, no-cache" if is_shared else "private, no-cache"
    found: HttpResponse = response
    if response.status_code == 200:
        etag = response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        found = get_conditional_response(request, etag=etag, response=response) or response
    if any_site:
        found["Access-Control-Allow-Origin"] = "*"
    return found
