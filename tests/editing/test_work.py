"""The work list, and what of it stands on Today."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client

from fyren.base import clock
from fyren.base.due import DueItem
from fyren.editing import actions
from fyren.editing.due import editing_due
from fyren.editing.faults import count_fault
from fyren.editing.models import FaultKind
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.work import WorkList, service_rows, work_list
from fyren.guide.pack_files import Kind
from fyren.house.demo.editing import load_editing
from fyren.people.viewer import Viewer
from fyren.publishing.packs import named
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

SERVICE = named(Kind.SERVICE, "sos")


def due_on(by: Viewer, review_by: dt.date) -> None:
    body = dict(Desk().newest[SERVICE].body)
    source = body["source"] | {"checked_on": "2020-01-01", "review_by": review_by.isoformat()}
    actions.save_item(name=SERVICE, body=body | {"source": source}, expected_version=None, by=by)


def state() -> str:
    return next(row.state for row in service_rows(Desk()) if row.key == "sos")


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, "past"), (0, "due"), (30, "due"), (31, "current")],
    ids=["past", "today", "soon", "later"],
)
def test_a_service_is_to_be_checked_by_its_day(
    guide: StandIn, cast: dict[str, Viewer], days: int, expected: str
) -> None:
    due_on(cast["hanna"], cast["hanna"].day + dt.timedelta(days=days))
    assert state() == expected


def test_what_is_to_be_checked_soonest_stands_first(hanna: Client, cast: dict[str, Viewer]) -> None:
    due_on(cast["hanna"], cast["hanna"].day - dt.timedelta(days=400))
    assert service_rows(Desk())[0].key == "sos"
    page = hanna.get("/guiden/").content.decode()
    assert "Att kontrollera" in page
    assert "Kontrollera</span>" in page


def test_today_has_one_row_for_each_kind_of_thing(guide: StandIn, cast: dict[str, Viewer]) -> None:
    assert [str(row.verb) for row in _today(cast["hanna"])] == ["Kontrollera"], "the pack has sources that are old"
    due_on(cast["hanna"], cast["hanna"].day - dt.timedelta(days=1))
    count_fault(service="sos", language="sv", kind=FaultKind.CLOSED, day=cast["hanna"].day)
    count_fault(service="polisen", language="sv", kind=FaultKind.CLOSED, day=cast["hanna"].day)
    rows = _today(cast["hanna"])
    assert [str(row.verb) for row in rows] == ["Klara av", "Kontrollera", "Publicera"]
    assert str(rows[0].reason) == "2 fel har anmälts av allmänheten."
    assert _today(cast["amira"]) == [], "others than editors are left alone"


def _today(viewer: Viewer) -> list[DueItem]:
    return list(editing_due(viewer))


def test_the_demos_editor_has_work_of_every_kind_but_missing_texts(guide: StandIn, cast: dict[str, Viewer]) -> None:
    load_editing(cast=cast)
    work: WorkList = work_list(Desk())
    for part in ("faults", "due", "unverified", "stale", "differences", "drafts", "scheduled"):
        assert getattr(work, part), part
    with time_machine.travel(clock.now() + dt.timedelta(days=2), tick=False):
        assert not work_list(Desk()).scheduled
