"""The addresses that learning platforms post to. No body that is sent is logged, and none is kept as it came."""

from __future__ import annotations

import base64
import binascii
import hmac
import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from fyren.base import clock
from fyren.competence.models import LearningSource
from fyren.competence.xapi.keeping import StatementConflict, keep_statements
from fyren.competence.xapi.reading import VERSIONS, BadStatement, read_statements, version_of
from fyren.people.tokens import hash_of

VERSION = "X-Experience-API-Version"


def about(request: HttpRequest) -> HttpResponse:
    """Which versions are understood."""
    return _answer(JsonResponse({"version": list(VERSIONS)}), "1.0.3")


@csrf_exempt
def statements(request: HttpRequest) -> HttpResponse:
    """Take statements in: POST one or several, PUT one by its id. None is given out."""
    try:
        version = version_of(request.headers.get(VERSION, ""))
    except BadStatement as wrong:
        return _refusal(400, str(wrong), "1.0.3")
    source = _source(request)
    if source is None:
        refused = _refusal(401, "The credentials are unknown or have ended.", version)
        refused["WWW-Authenticate"] = 'Basic realm="xAPI"'
        return refused
    try:
        only = _named(request)
        told = read_statements(_body(request), clock.now(), only=only)
        keep_statements(source, told)
    except BadStatement as wrong:
        return _refusal(400, str(wrong), version)
    except RequestDataTooBig:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
        return _refusal(413, f"The body is larger than {limit} MB. Send fewer statements at once.", version)
    except StatementConflict:
        return _refusal(409, "A statement with that id and another content has been received.", version)
    if only is not None:
        return _answer(HttpResponse(status=204), version)
    return _answer(JsonResponse([str(each.id) for each in told], safe=False), version)


def _source(request: HttpRequest) -> LearningSource | None:
    """The platform whose key was given: None for none that holds. The day of use is kept."""
    scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
    try:
        name, _colon, key = base64.b64decode(given.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    if scheme.lower() != "basic" or not name:
        return None
    try:
        source = LearningSource.objects.get(public_id=name, ended_on=None)
    except LearningSource.DoesNotExist:
        return None
    if not hmac.compare_digest(source.token_hash, hash_of(key)):
        return None
    today = clock.today()
    if source.last_used_on != today:
        LearningSource.objects.filter(pk=source.pk).update(last_used_on=today)
    return source


def _named(request: HttpRequest) -> uuid.UUID | None:
    """The id that a PUT names."""
    if request.method != "PUT":
        return None
    try:
        return uuid.UUID(request.GET.get("statementId", ""))
    except ValueError as error:
        raise BadStatement("PUT needs the parameter statementId, a UUID.") from error


def _body(request: HttpRequest) -> bytes:
    if request.content_type != "application/json":
        raise BadStatement("The content type is not application/json. Attachments are not taken.")
    return request.body


def _answer(response: HttpResponse, version: str) -> HttpResponse:
    response[VERSION] = version
    response["X-Experience-API-Consistent-Through"] = clock.now().isoformat()
    return response


def _refusal(status: int, words: str, version: str) -> HttpResponse:
    refused: Any = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    return _answer(refused, version)
