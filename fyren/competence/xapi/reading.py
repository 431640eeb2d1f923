"""What a statement says, as far as it is anything to us. Pure: docs/xapi.md says the same for those who post.

xAPI 1.0.3, part three (data), and IEEE 9274.1.1-2023 for version 2.0.0.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
PASSED = "http://adlnet.gov/expapi/verbs/passed"
VOIDED = "http://adlnet.gov/expapi/verbs/voided"
UNIT, LEVEL = "urn:fyren:unit", "urn:fyren:level"
SWEDISH_TIME = ZoneInfo("Europe/Stockholm")
MOST_AT_ONCE = 1000
LONGEST = 300
VERSIONS = ("1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0")
_VERSION = re.compile(r"1\.0(\.\d+)?|2\.0(\.\d+)?")
_KNOWN = frozenset(
    ("id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version", "attachments")
)
_SET_BY_RECEIVER = frozenset(("id", "stored", "authority", "version"))
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


class BadStatement(Exception):
    """Raised for what is no statement; the message says why, in English, without a word of what was sent."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement says.

    Args:
        content: what its digest is made of.
        activity: the activity's address; "" where the statement counts nothing.
        registration: the attempt's id, "" for none.
        voids: the id of the statement that it takes back.
    """

    id: uuid.UUID
    content: bytes
    activity: str = ""
    day: dt.date | None = None
    unit: str = ""
    level: str = ""
    registration: str = ""
    voids: uuid.UUID | None = None


def version_of(header: str) -> str:
    """The version to answer in.

    Raises:
        BadStatement: there is none, or one that is not understood.
    """
    if not header:
        raise BadStatement("The header X-Experience-API-Version is missing.")
    if not _VERSION.fullmatch(header.strip()):
        raise BadStatement("The version in X-Experience-API-Version is not supported: send 1.0.3 or 2.0.0.")
    return "2.0.0" if header.strip().startswith("2") else "1.0.3"


def read_statements(body: bytes, now: dt.datetime, *, only: uuid.UUID | None = None) -> list[Told]:
    """The statements of a request, all of them or none.

    Args:
        only: the id that a PUT names: there is one statement, and no other id in it.

    Raises:
        BadStatement: the first thing that is wrong.
    """
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadStatement("The body is not JSON.") from error
    if only is not None:
        _need(isinstance(sent, dict), "PUT takes one statement.")
        _need("id" not in sent or _uuid(sent["id"], "id") == only, "The id is not the statementId of the address.")
        return [_told(sent | {"id": str(only)}, now)]
    found = sent if isinstance(sent, list) else [sent]
    _need(len(found) <= MOST_AT_ONCE, f"At most {MOST_AT_ONCE} statements are taken at once.")
    told = [_told(each, now) for each in found]
    _need(len({each.id for each in told}) == len(told), "Two statements have the same id.")
    return told


def _need(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise BadStatement(otherwise)


def _told(sent: Any, now: dt.datetime) -> Told:
    _need(isinstance(sent, dict), "A statement is a JSON object.")
    _need(sent.keys() <= _KNOWN, "A statement has a property that xAPI does not know.")
    _need(isinstance(sent.get("actor"), dict), "A statement has no actor.")
    verb, about = sent.get("verb"), sent.get("object")
    _need(isinstance(verb, dict) and _is_iri(verb.get("id")), "A statement has no verb with an IRI.")
    _need(isinstance(about, dict), "A statement has no object.")
    number = _uuid(sent["id"], "id") if "id" in sent else uuid.uuid4()
    moment = _moment(sent["timestamp"]) if "timestamp" in sent else now
    content = json.dumps(
        {key: value for key, value in sent.items() if key not in _SET_BY_RECEIVER}, sort_keys=True
    ).encode()
    if verb["id"] == VOIDED:
        _need(about.get("objectType") == "StatementRef", "What is voided is a StatementRef.")
        return Told(number, content, voids=_uuid(about.get("id"), "id of the StatementRef"))
    is_activity = about.get("objectType", "Activity") == "Activity"
    _need(not is_activity or _is_iri(about.get("id")), "The activity has no IRI.")
    if verb["id"] not in (COMPLETED, PASSED) or not is_activity or _failed(sent.get("result")):
        return Told(number, content)
    context = sent.get("context", {})
    _need(isinstance(context, dict), "The context is a JSON object.")
    said = dict(_said(context))
    registration = str(_uuid(context["registration"], "registration")) if "registration" in context else ""
    day = min(moment, now).astimezone(SWEDISH_TIME).date()
    return Told(number, content, about["id"][:LONGEST], day, said.get(UNIT, ""), said.get(LEVEL, ""), registration)


def _is_iri(value: object) -> bool:
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def _uuid(value: object, name: str) -> uuid.UUID:
    try:
        return uuid.UUID(value) if isinstance(value, str) else uuid.UUID("")
    except ValueError as error:
        raise BadStatement(f"The {name} is no UUID.") from error


def _moment(value: object) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise BadStatement("The timestamp is not as ISO 8601 has it.")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


def _failed(result: object) -> bool:
    """Whoever completed without success does not know."""
    _need(result is None or isinstance(result, dict), "The result is a JSON object.")
    return isinstance(result, dict) and (result.get("success") is False or result.get("completion") is False)


def _said(context: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is said of unit and level: by grouping, or by extensions, which go first."""
    activities = context.get("contextActivities", {})
    grouping = activities.get("grouping", []) if isinstance(activities, dict) else []
    for each in grouping if isinstance(grouping, list) else [grouping]:
        iri = each.get("id") if isinstance(each, dict) else None
        for kind in (UNIT, LEVEL):
            if isinstance(iri, str) and iri.startswith(f"{kind}:"):
                yield kind, unquote(iri.removeprefix(f"{kind}:")).strip()[:LONGEST]
    extensions = context.get("extensions", {})
    for kind in (UNIT, LEVEL):
        said = extensions.get(kind) if isinstance(extensions, dict) else None
        if isinstance(said, str) and said.strip():
            yield kind, said.strip()[:LONGEST]
