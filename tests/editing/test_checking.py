"""What rests on a source is looked at again: topics, the switchboard's number, the bill, the employees' guidance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.editing import actions
from fyren.editing.due import editing_due
from fyren.editing.queries.desk import EMPLOYEES, Desk
from fyren.editing.queries.facts import Fact, Sort, facts
from fyren.editing.queries.refs import ref_of
from fyren.editing.queries.work import facts_to_check
from fyren.guide.content import Audience
from fyren.guide.pack_files import Kind, national_pack
from fyren.people.viewer import Viewer
from fyren.publishing.effective import differences
from fyren.publishing.models import Revision
from fyren.publishing.packs import named
from fyren.publishing.port import publisher_named
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow
from tests.editing.stand_in import SETTINGS, StandIn

pytestmark = pytest.mark.django_db

LATER = dt.datetime(2027, 6, 15, 10, tzinfo=dt.UTC)  # every day of review in the pack has passed
NEXT = dt.date(2027, 12, 1)


def fact(sort: Sort, title: str = "", desk: Desk | None = None) -> Fact:
    return next(each for each in facts(desk or Desk()) if each.sort == sort and title in ("", each.title))


@pytest.mark.parametrize("sort", [Sort.SOURCE, Sort.SWITCHBOARD, Sort.BILL])
def test_each_sort_is_on_the_work_list_when_its_day_has_come(hanna: Client, sort: Sort) -> None:
    with time_machine.travel(dt.datetime(2026, 12, 5, tzinfo=dt.UTC)):
        assert fact(sort).state == ("due" if sort == Sort.SWITCHBOARD else "current")
    with time_machine.travel(LATER):
        found = fact(sort)
        assert found.state == "past"
        assert found in facts_to_check(Desk())


def test_the_work_list_leads_to_the_page_of_each(
    guide: StandIn, client_of: Callable[[str | None], Client], cast: dict[str, Viewer]
) -> None:
    with time_machine.travel(LATER, tick=False):
        page = client_of("hanna").get("/guiden/").content.decode()
        for sort in Sort:
            assert f"/guiden/kontrollera/{sort}/{fact(sort).key}/" in page
        assert any("källor" in str(each.reason) for each in editing_due(cast["hanna"]))


@pytest.mark.parametrize("sort", list(Sort))
def test_what_is_checked_today_is_a_draft_with_new_days(hanna: Client, cast: dict[str, Viewer], sort: Sort) -> None:
    before = fact(sort)
    answer = hanna.post(f"/guiden/kontrollera/{sort}/{before.key}/", {"review_by": NEXT.isoformat()})
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/guiden/")
    after = fact(sort, before.title)
    assert (after.source.checked_on, after.source.review_by) == (cast["hanna"].day, NEXT)
    assert (after.title, after.says, after.rests) == (before.title, before.says, before.rests)
    saved = Revision.objects.get(entry__kind=before.name.kind, entry__key=before.name.key)
    assert saved.counts_from is None
    assert AuditRow.objects.filter(act=Act.GUIDE_FACT_CHECKED).count() == 1


def test_a_source_is_read_for_every_topic_that_rests_on_it(guide: StandIn, cast: dict[str, Viewer]) -> None:
    found = fact(Sort.SOURCE, "Brottsbalken")
    assert len(found.rests) > 1
    actions.check_fact(fact=found, review_by=NEXT, expected_version=None, by=cast["hanna"])
    topics = [topic for audience in Audience for topic in Desk().guide.topics(audience)]
    days = {source.review_by for topic in topics for source in topic.sources if source.key == found.key}
    assert days == {NEXT}
    others = {source.review_by for topic in topics for source in topic.sources if source.key != found.key}
    assert NEXT not in others


def test_an_update_of_the_pack_leaves_the_check_as_it_is(guide: StandIn, cast: dict[str, Viewer]) -> None:
    found = fact(Sort.SOURCE, "Brottsbalken")
    actions.check_fact(fact=found, review_by=NEXT, expected_version=None, by=cast["hanna"])
    name = named(Kind.STRUCTURE, "adult")
    topics = [
        {**topic, "sources": [{**each, "review_by": dt.date(2029, 1, 1)} for each in topic["sources"]]}
        for topic in national_pack()[name]["topics"]
    ]
    guide.changed[name] = {"topics": topics}
    assert fact(Sort.SOURCE, "Brottsbalken").source.review_by == NEXT
    assert differences(guide) == []


def test_a_source_that_the_pack_renames_since_leads_to_its_history(
    hanna: Client, guide: StandIn, cast: dict[str, Viewer]
) -> None:
    found = fact(Sort.SOURCE, "Brottsbalken")
    actions.check_fact(fact=found, review_by=NEXT, expected_version=None, by=cast["hanna"])
    check = f"/guiden/kontrollera/kalla/{found.key}/"
    assert ref_of(Desk(), found.name).url == check
    assert check in hanna.get("/guiden/").content.decode()
    for audience in Audience:
        name = named(Kind.STRUCTURE, audience)
        topics = [
            {**topic, "sources": [{**each, "name": f"{each['name']}, ny"} for each in topic["sources"]]}
            for topic in national_pack()[name]["topics"]
        ]
        guide.changed[name] = {"topics": topics}
    ref = ref_of(Desk(), found.name)
    assert ref.url == ref.history
    assert hanna.get(check).status_code == 404
    assert hanna.get(ref.url).status_code == 200
    assert check not in hanna.get("/guiden/").content.decode()


def test_the_switchboards_check_lies_over_the_pack_and_a_change_is_offered(
    guide: StandIn, cast: dict[str, Viewer]
) -> None:
    actions.check_fact(fact=fact(Sort.SWITCHBOARD), review_by=NEXT, expected_version=None, by=cast["hanna"])
    guide.changed[named(Kind.SETTINGS)] = SETTINGS | {"municipality": "Annan kommun"}
    assert fact(Sort.SWITCHBOARD).source.review_by == NEXT
    assert [each.name for each in differences(guide)] == [named(Kind.SETTINGS)]


def test_the_next_day_lies_after_the_check(hanna: Client, cast: dict[str, Viewer]) -> None:
    found = fact(Sort.SWITCHBOARD)
    with pytest.raises(ValidationError):
        actions.check_fact(fact=found, review_by=cast["hanna"].day, expected_version=None, by=cast["hanna"])
    answer = hanna.post("/guiden/kontrollera/vaxel/all/", {"review_by": "2020-01-01"})
    assert answer.status_code == 200
    assert "Dagen ligger före kontrollen" in answer.content.decode()


def test_only_an_editor_checks(guide: StandIn, cast: dict[str, Viewer]) -> None:
    with pytest.raises(PermissionDenied):
        actions.check_fact(fact=fact(Sort.SWITCHBOARD), review_by=NEXT, expected_version=None, by=cast["amira"])


def test_what_is_no_fact_is_not_found(hanna: Client) -> None:
    for address in ("kalla/finns-inte", "rakning/sos.0", "annat/all"):
        assert hanna.get(f"/guiden/kontrollera/{address}/").status_code == 404


def test_the_employees_sources_are_checked_too(hanna: Client, cast: dict[str, Viewer]) -> None:
    employees = publisher_named(EMPLOYEES)
    answer = hanna.post("/anstallda/kontrollera/kalla/duty/", {"review_by": NEXT.isoformat()})
    assert answer.status_code == 302
    source = Desk(employees).guidance.sources["duty"]
    assert (source.checked_on, source.review_by, source.verified) == (cast["hanna"].day, NEXT, True)


KEPT_WHOLE = "Hela posten sparas som den är nu."
LAW, BILL = "En lag vars datum har gått ut", "Att ett samtal inte syns på räkningen sägs inte längre."


def test_the_page_says_when_a_whole_piece_is_kept_and_not_where_days_are_kept_alone(hanna: Client) -> None:
    kept = [
        "/anstallda/kontrollera/kalla/duty/",
        "/guiden/kontrollera/vaxel/all/",
        f"/guiden/kontrollera/rakning/{fact(Sort.BILL).key}/",
    ]
    for address in kept:
        assert KEPT_WHOLE in hanna.get(address).content.decode(), address
    topic = hanna.get(f"/guiden/kontrollera/kalla/{fact(Sort.SOURCE).key}/").content.decode()
    assert "Kontrollerad i dag" in topic
    assert KEPT_WHOLE not in topic


def test_each_desk_says_what_it_shows_of_a_passed_day(
    guide: StandIn, client_of: Callable[[str | None], Client]
) -> None:
    with time_machine.travel(LATER, tick=False):
        pages = [client_of("hanna").get(each).content.decode() for each in ("/guiden/", "/anstallda/")]
    assert [(LAW in page, BILL in page) for page in pages] == [(False, True), (True, False)]
