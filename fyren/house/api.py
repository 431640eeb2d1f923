"""The read API: the rooms' operations under /api/v1, each reached through a policy like every other address.

Nobody is known here by a session: without a token one reads what everyone may, whoever is logged in in the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from fyren.base import clock
from fyren.base.api import PROBLEM, problem
from fyren.base.caching import if_new
from fyren.indicators.api import router as indicators_router
from fyren.people.api import router as people_router
from fyren.people.routes import EVERYONE, route
from fyren.people.tokens import UnknownToken, viewer_by_token
from fyren.people.viewer import Viewer, anonymous
from fyren.plan.api import router as plan_router
from fyren.steering.api import router as steering_router

PREFIX = "api/v1/"
_PROBLEM_REF = "#/components/schemas/Problem"
_REFUSED = {401: "The token is unknown, ended or past its day", 422: "A parameter is not as described"}


class _Swedish(JSONRenderer):
    """JSON with Swedish letters as they are."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Fyren",
    version="1",
    description="Planer mot våld, vad som görs och hur det går. Läsning av det som är offentligt kräver ingen nyckel.",
    docs_url=None,
    openapi_url=None,
    renderer=_Swedish(),
    urls_namespace="api",
)
for _router in (people_router, plan_router, indicators_router, steering_router):
    api.add_router("", _router)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was asked with is not as described."""
    wrong = [{"name": str(each["loc"][-1]), "reason": each["msg"]} for each in error.errors]
    return problem(422, "Unprocessable content", _REFUSED[422], invalidParams=wrong)


@api.exception_handler(Http404)
def _unknown(request: HttpRequest, error: Http404) -> HttpResponse:
    """There is no such thing, or one may not know of it."""
    return problem(404, "Not found")


def _served(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view as the API serves it: viewer by token only, open to other sites' pages, and asked again by ETag."""

    @wraps(view)
    def run(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            request.viewer = _viewer(request)
        except UnknownToken:
            request.viewer = anonymous(clock.today())
            response = problem(401, "Unauthorized", _REFUSED[401])
            response["WWW-Authenticate"] = "Bearer"
        else:
            response = view(request, *args, **kwargs)
        return _open(request, response)

    return run


def _viewer(request: HttpRequest) -> Viewer:
    """Whom the token speaks for; nobody without one.

    Raises:
        UnknownToken: the token is not one that holds today.
    """
    given = request.headers.get("Authorization", "")
    if not given:
        return anonymous(clock.today())
    scheme, _space, token = given.partition(" ")
    if scheme.lower() != "bearer":
        raise UnknownToken
    return viewer_by_token(token.strip(), clock.today())


def _open(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Any site's page may read it, and without a token any cache may keep it as long as it asks whether it is new."""
    response["Access-Control-Expose-Headers"] = "ETag"
    patch_vary_headers(response, ["Authorization"])
    return if_new(request, response)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description: what ninja says, with problem details as they are and the token that may be given."""
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=f"/{PREFIX}"))
    parts = schema.setdefault("components", {})
    parts["schemas"]["Problem"] = _problem_schema()
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for address, verbs in schema["paths"].items():
        for operation in verbs.values():
            operation["security"] = [{}, {"token": []}]
            told = _REFUSED | ({404: "Not found"} if "{" in address else {})
            operation["responses"] |= {str(status): _refused(text) for status, text in told.items()}
            operation["responses"]["304"] = {"description": "As it was when it was last asked for"}
    return schema


def _problem_schema() -> dict[str, Any]:
    words = {name: {"type": "string"} for name in ("type", "title", "detail")}
    listed = {"type": "array", "items": {"type": "object"}}
    properties = {**words, "status": {"type": "integer"}, "invalidParams": listed}
    return {"type": "object", "properties": properties, "required": ["type", "title", "status"]}


def _refused(text: str) -> dict[str, Any]:
    return {"description": text, "content": {PROBLEM: {"schema": {"$ref": _PROBLEM_REF}}}}


def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API, for programs."""
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})


def addresses() -> list[str]:
    """Every operation's address, as the description has it."""
    return list(description()["paths"])


def _patterns() -> list[URLPattern]:
    """Ninja's own addresses, each behind a policy."""
    made: list[URLPattern] = []
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.name and pattern.name.startswith("api_"):
            made.append(route(f"{PREFIX}{pattern.pattern}", _served(pattern.callback), get=EVERYONE, name=pattern.name))
    return [route(f"{PREFIX}openapi.json", _served(openapi), get=EVERYONE, name="api_openapi"), *made]


urlpatterns = _patterns()
