"""The registrar's way to the texts of the year, and what the pages say afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.steering.actions import activities, proposals
from fyren.steering.models import Activity, BudgetEdition
from fyren.steering.rules import StanceKind
from tests.actions.world import World
from tests.plan.pages.reader import read
from tests.plan.revision.everywhere import places_of
from tests.steering.course import YearCourse

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]
SECRET = "det hemliga ordet"


def way(kind: str, about: Any, field: str) -> str:
    return reverse("text_blank", args=[kind, about.public_id, field])


def adopted(course: YearCourse) -> Activity:
    """An adopted and released budget with the secret in an activity and a stance."""
    made = course.activity(title=SECRET)
    course.stance(StanceKind.NOT_THIS_YEAR, SECRET)
    course.propose()
    course.adopt()
    course.release()
    return made


@pytest.mark.parametrize(
    ("key", "status"),
    [(None, 302), ("amira", 403), ("bjorn", 403), ("carin", 403), ("david", 403), ("eva", 200), ("gun", 403)],
)
def test_who_reaches_the_page(client_of: Clients, course: YearCourse, key: str | None, status: int) -> None:
    activity = adopted(course)
    edition = BudgetEdition.objects.first()
    address = way("aktivitet", activity, "title")
    assert client_of(key).get(address).status_code == status
    inside = way("internbudgetutgava", edition, f"activity/{activity.public_id}/title")
    assert client_of(key).get(inside).status_code == status
    if status != 200:
        client_of(key).post(address, {"reason": "Fel.", "row_version": activity.row_version})
        assert Activity.objects.get().title == SECRET


def test_another_bodys_registrar_knows_of_nothing(client_of: Clients, company: YearCourse, course: YearCourse) -> None:
    theirs, own = company.activity(title=SECRET), course.activity(title=SECRET)
    edition = company.hand_over()
    for address in (
        way("aktivitet", theirs, "title"),
        way("internbudgetutgava", edition, f"activity/{theirs.public_id}/title"),
        way("aktivitet", own, "status"),
        way("internbudgetutgava", edition, "activity/finns-inte/title"),
    ):
        assert client_of("eva").get(address).status_code == 404
        assert client_of("eva").post(address, {"reason": "Fel.", "row_version": 1}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.title == SECRET
    assert client_of("eva").get(way("aktivitet", own, "title")).status_code == 200


@pytest.mark.parametrize(("key", "may"), [("eva", True), ("bjorn", False), ("amira", False)])
def test_the_ways_in(client_of: Clients, course: YearCourse, world: World, key: str, may: bool) -> None:
    adopted(course)
    activity = Activity.objects.get()
    stance, edition = course.budget.stances.get(), BudgetEdition.objects.get(stage="adopted")
    own = activities.write_comment(activity=activity, authority=course.body, text="Vårt.", by=course.by)
    theirs = activities.write_comment(activity=activity, authority=world.executive, text="De.", by=world.coordinator)
    page = client_of(key).get(reverse("activity", args=[activity.public_id])).content.decode()
    assert SECRET in page
    assert (way("aktivitet", activity, "title") in page) is may
    assert (way("kommentar", own, "text") in page) is may
    assert way("kommentar", theirs, "text") not in page
    assert way("aktivitet", activity, "partners") not in page  # says nothing
    page = client_of(key).get(reverse("budget", args=[course.budget.public_id])).content.decode()
    assert (way("stallningstagande", stance, "reason") in page) is may
    page = (
        client_of(key).get(reverse("budget_edition", args=[course.budget.public_id, edition.number])).content.decode()
    )
    assert SECRET in page
    assert (way("internbudgetutgava", edition, f"activity/{activity.public_id}/title") in page) is may


def test_the_way_in_from_a_proposal_and_from_the_year(client_of: Clients, course: YearCourse, world: World) -> None:
    proposal = proposals.send_proposal(
        year=course.year,
        to=course.body,
        sender=world.executive,
        title="Ett förslag",
        description="Text",
        focus_areas=[world.focus_area],
        by=world.coordinator,
    )
    proposals.decline_proposal(proposal=proposal, because="Nej.", expected_version=1, by=course.by)
    phase = course.year.phases.first()
    page = client_of("eva").get(reverse("proposal", args=[proposal.public_id])).content.decode()
    assert way("forslag", proposal, "answer") in page
    assert way("forslag", proposal, "title") not in page
    year = reverse("year", args=[course.number])
    assert way("fas", phase, "title") not in client_of("eva").get(year).content.decode()
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    assert way("fas", phase, "title") in client_of("eva").get(year).content.decode()
    page = client_of("eva").get(reverse("proposal", args=[proposal.public_id])).content.decode()
    assert way("forslag", proposal, "title") in page


def test_from_the_page_to_the_edition_that_says_so(client_of: Clients, course: YearCourse) -> None:
    activity = adopted(course)
    edition = BudgetEdition.objects.get(stage="adopted")
    here = reverse("budget_edition", args=[course.budget.public_id, edition.number])
    said = "En text är borttagen"
    for key in ("eva", "amira"):
        assert said not in client_of(key).get(here).content.decode()
    client = client_of("eva")
    address = way("internbudgetutgava", edition, f"activity/{activity.public_id}/title")
    asked = client.get(address).content.decode()
    assert SECRET in asked
    assert "ur alla frysta utgåvor" in asked
    after = client.post(address, {"reason": "Namngav någon.", "row_version": edition.row_version}, follow=True)
    assert after.redirect_chain[-1][0] == here
    for key, is_own in (("eva", True), ("bjorn", True), ("amira", False)):  # why and by whom is the body's own history
        response = client_of(key).get(here)
        page = read(response).text
        assert said in page
        assert "stämmer inte" not in page
        assert ("Namngav någon." in page) is is_own
        (row,) = response.context["blanked"]
        assert (row.who in page) is is_own
    edition_holds = {"steering.BudgetEdition.content", "steering.BudgetEdition.outline"}
    assert places_of(SECRET) == {*edition_holds, "steering.Stance.reason"}  # the stance's own
    history = client_of("bjorn").get(reverse("activity", args=[activity.public_id])).content.decode()
    assert "Namngav någon." in history
    assert SECRET not in history
    listed = client.get(reverse("removed_texts")).content.decode()
    assert f"utgåva {edition.number}" in listed
    for kind in ("docx", "pdf"):
        file = client.get(reverse("budget_file", args=[course.budget.public_id, edition.number, kind]))
        assert file.status_code == 200


def test_what_the_public_finds(client_of: Clients, course: YearCourse) -> None:
    activity = adopted(course)
    here = reverse("activity", args=[activity.public_id])
    assert SECRET in client_of(None).get(here).content.decode()
    client_of("eva").post(way("aktivitet", activity, "title"), {"reason": "Fel.", "row_version": _version(activity)})
    page = client_of(None).get(here).content.decode()
    assert SECRET not in page
    assert "[Texten är borttagen.]" in page


def _version(activity: Activity) -> int:
    activity.refresh_from_db()
    return activity.row_version
