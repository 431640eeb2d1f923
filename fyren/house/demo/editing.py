"""The demo's editors' desk: what Hanna has begun, and what the public has told of. Nothing of it is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from fyren.base import clock
from fyren.detection.pack_files import Kind as Told
from fyren.editing import actions
from fyren.editing.faults import count_fault
from fyren.editing.models import FaultKind
from fyren.editing.queries.desk import EMPLOYEES, Desk
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.publishing.effective import pack_sum
from fyren.publishing.items import ItemName
from fyren.publishing.models import Revision
from fyren.publishing.packs import named
from fyren.publishing.port import publisher_named

NIGHT = "18:00"  # when the changed text begins to count
TOLD = (
    ("brottsofferjouren", FaultKind.NO_ANSWER, "sv", 1, 3),
    ("brottsofferjouren", FaultKind.NO_ANSWER, "sv", 4, 2),
    ("kvinnofridslinjen", FaultKind.WRONG_TRANSLATION, "so", 2, 1),
    ("bris", FaultKind.CLOSED, "sv", 6, 1),
)


def load_editing(*, cast: Mapping[str, Viewer]) -> None:
    """Let Hanna have work: drafts, a text for tomorrow, a change of the pack to choose about, faults to look into."""
    hanna = cast["hanna"]
    _draft_hours(hanna)
    _schedule_text(hanna)
    _leave_difference(hanna)
    _tell_faults(hanna.day)
    _draft_for_employees(hanna)


def _body(name: ItemName) -> dict[str, Any]:
    return dict(Desk().newest[name].body)


def _draft_hours(by: Viewer) -> None:
    """A service's hours on a day that differs, not yet checked by telephone."""
    name = named(Kind.SERVICE, "brottsofferjouren")
    body = _body(name)
    first, *others = body["contacts"]
    closed = {"day": dt.date(by.day.year, 12, 24).isoformat(), "opens": "", "closes": ""}
    body["contacts"] = [first | {"other_days": [closed]}, *others]
    body["source"] = body["source"] | {"review_by": (by.day + dt.timedelta(days=12)).isoformat()}
    actions.save_item(name=name, body=body, expected_version=_version(name), by=by)


def _schedule_text(by: Viewer) -> None:
    """A Swedish text in other words from tomorrow evening, which leaves its translations behind."""
    name = named(Kind.DOOR, "worried", "sv")
    body = _body(name)
    body["lead"] = f"{body['lead']} Du kan ringa en stödlinje och fråga för någon annans skull."
    saved = actions.save_item(name=name, body=body, expected_version=_version(name), by=by)
    hour, minute = map(int, NIGHT.split(":"))
    at = dt.datetime.combine(by.day + dt.timedelta(days=1), dt.time(hour, minute), clock.SWEDISH_TIME)
    entry = saved.entry
    actions.publish_items(versions={entry.public_id: entry.row_version}, at=at, by=by)


def _leave_difference(by: Viewer) -> None:
    """A wording of our own that was made when the pack said something else."""
    name = named(Kind.DOOR, "older", "sv")
    body = _body(name)
    own = body | {"lead": f"{body['lead']} Du kan också fråga på vårdcentralen."}
    saved = actions.save_item(name=name, body=own, expected_version=_version(name), by=by)
    Revision.objects.filter(pk=saved.pk).update(pack_seen=pack_sum({**body, "lead": ""}))
    entry = saved.entry
    actions.publish_items(versions={entry.public_id: entry.row_version}, by=by)


def _draft_for_employees(by: Viewer) -> None:
    """A local sentence for preschool staff, which waits to be published."""
    desk, name = Desk(publisher_named(EMPLOYEES)), named(Told.PROFESSION_TEXT, "preschool", "sv")
    body = dict(desk.newest[name].body)
    body["lead"] = f"{body['lead']} Är du osäker? Fråga din rektor eller socialtjänsten."
    actions.save_item(name=name, body=body, expected_version=desk.version(name), by=by, publisher=EMPLOYEES)


def _version(name: ItemName) -> int | None:
    return Desk().version(name)


def _tell_faults(day: dt.date) -> None:
    shown = Desk().guide.shown
    for service, kind, language, days_ago, times in TOLD:
        for _each in range(times if service in shown else 0):
            count_fault(service=service, language=language, kind=kind, day=day - dt.timedelta(days=days_ago))
