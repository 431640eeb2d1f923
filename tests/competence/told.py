"""Statements as learning platforms post them."""

from __future__ import annotations

import base64
import json
import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client

from fyren.competence.actions.sources import make_learning_source
from fyren.competence.models import XAPI, Completion, LearningSource
from fyren.competence.rules import month_day
from fyren.competence.xapi.counting import count_waiting
from fyren.competence.xapi.reading import COMPLETED, LEVEL, UNIT
from fyren.people.models import Body
from fyren.people.viewer import Viewer

ADDRESS = "/xapi/statements"
COURSE_IRI = "https://plattform.example/kurser/grund"


def source_of(body: Body, by: Viewer, **values: Any) -> tuple[LearningSource, str]:
    """A platform of the body's, and its key."""
    return make_learning_source(
        authority=body, values={"name": "Plattformen", "unit": None, "level": "", **values}, by=by
    )


def credentials(source: LearningSource, key: str) -> str:
    """The header that a platform logs in with."""
    return "Basic " + base64.b64encode(f"{source.public_id}:{key}".encode()).decode()


def statement(
    unit: str = "Förskolan Ängen", level: str = "front_line", verb: str = COMPLETED, **more: Any
) -> dict[str, Any]:
    """Somebody has completed the course."""
    return {
        "id": str(uuid.uuid4()),
        "actor": {"name": "Anna Andersson", "mbox": "mailto:anna@example.com"},
        "verb": {"id": verb, "display": {"sv": "slutförde"}},
        "object": {"id": COURSE_IRI, "definition": {"name": {"sv": "Grundkurs"}}},
        "context": {"extensions": {UNIT: unit, LEVEL: level}},
        "timestamp": "2026-10-05T09:30:00Z",
        **more,
    }


class Platform:
    """A client that posts as a platform does."""

    def __init__(self, source: LearningSource, key: str) -> None:
        self.client, self.credentials, self.version = (
            Client(raise_request_exception=True),
            credentials(source, key),
            "1.0.3",
        )

    def post(self, sent: object, **headers: str) -> HttpResponse:
        """POST: one statement, several, or whatever."""
        return self._send("post", ADDRESS, sent, headers)

    def put(self, sent: dict[str, Any], number: str | None = None) -> HttpResponse:
        """PUT: one statement by its id."""
        named = sent.get("id") if number is None else number
        return self._send("put", f"{ADDRESS}?statementId={named}", sent, {})

    def _send(self, verb: str, address: str, sent: object, headers: dict[str, str]) -> Any:
        body = sent if isinstance(sent, str) else json.dumps(sent)
        usual = {"Authorization": self.credentials, "X-Experience-API-Version": self.version}
        send = getattr(self.client, verb)
        return send(address, data=body, content_type="application/json", headers={**usual, **headers})


def counted() -> list[tuple[str, str, str, int]]:
    """Unit, level, month and number of what statements have been counted to."""
    while count_waiting():
        pass
    rows = Completion.objects.filter(source=XAPI).exclude(number=0).order_by("unit__name", "level", "month")
    cells = rows.values_list("unit__name", "level", "month", "number")
    return [(unit, level, f"{month_day(month):%Y-%m}", number) for unit, level, month, number in cells]


ONE = [("Förskolan Ängen", "front_line", "2026-10", 1)]
