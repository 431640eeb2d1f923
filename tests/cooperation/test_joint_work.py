"""Joint work: whose activities hang on it, who knows of them, and what waits for those who are asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.search import EVERYONE_LOGGED_IN, search
from fyren.cooperation.actions.joint import hang_activity, save_joint_work, take_activity_down
from fyren.cooperation.blanking import COOPERATION_SORTS
from fyren.cooperation.due import cooperation_due
from fyren.cooperation.models import JointPart, JointWork
from fyren.cooperation.queries.joint import joint_page
from fyren.people.viewer import Viewer
from fyren.steering.models import Activity, Proposal
from tests.actions.world import World
from tests.cooperation.agreed import activity_of, agreement_of, joint_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]


def test_only_an_own_activity_hangs_on_it_and_only_once(world: World, cast: dict[str, Viewer]) -> None:
    joint, activity = joint_of(world, world.contact), activity_of(world)
    for key in ("carin", "amira", "nobody"):
        with pytest.raises(ValidationError):
            hang_activity(joint=joint, activity=activity.public_id, by=cast[key])
    hang_activity(joint=joint, activity=activity.public_id, by=cast["bjorn"])
    with pytest.raises(ValidationError, match="redan"):
        hang_activity(joint=joint, activity=activity.public_id, by=cast["bjorn"])


def test_another_body_hangs_its_activity_and_alone_takes_it_down(world: World, cast: dict[str, Viewer]) -> None:
    joint, activity = joint_of(world, world.contact), activity_of(world, world.company)
    part = hang_activity(joint=joint, activity=activity.public_id, by=cast["carin"])
    with pytest.raises(PermissionDenied):
        take_activity_down(part=part, by=cast["bjorn"])
    take_activity_down(part=part, by=cast["carin"])
    assert not JointPart.objects.exists()


def test_a_draft_that_hangs_there_is_counted_and_not_shown_to_others(world: World, cast: dict[str, Viewer]) -> None:
    joint, activity = joint_of(world, world.contact), activity_of(world, world.company)
    hang_activity(joint=joint, activity=activity.public_id, by=cast["carin"])
    seen = {key: joint_page(cast[key], joint) for key in ("carin", "bjorn")}
    assert [each.activity.title for each in seen["carin"].hanging] == ["Temavecka på skolorna"]
    assert (seen["bjorn"].hanging, seen["bjorn"].unseen) == ((), 1)
    assert seen["bjorn"].silent == ()
    Activity.objects.filter(pk=activity.pk).update(is_decided=True)
    activity.budget.__class__.objects.filter(pk=activity.budget_id).update(decided_on=world.day)
    assert [each.activity.title for each in joint_page(cast["bjorn"], joint).hanging] == ["Temavecka på skolorna"]


def test_who_is_asked_is_reminded_until_something_hangs_there(world: World, cast: dict[str, Viewer]) -> None:
    joint = joint_of(world, world.contact, valid_from=world.day + dt.timedelta(days=20))
    (item,) = cooperation_due(cast["carin"])
    assert (item.verb, item.what) == ("Häng en aktivitet på", "En vecka fri från våld")
    hang_activity(joint=joint, activity=activity_of(world, world.company).public_id, by=cast["carin"])
    assert not list(cooperation_due(cast["carin"]))


def test_what_is_over_waits_for_nobody(world: World, cast: dict[str, Viewer]) -> None:
    joint_of(world, world.contact, valid_to=world.day - dt.timedelta(days=1))
    assert not list(cooperation_due(cast["carin"]))


def test_the_activity_tells_what_it_hangs_on(world: World, client_of: ClientOf, cast: dict[str, Viewer]) -> None:
    joint, activity = joint_of(world, world.contact), activity_of(world)
    page = reverse("activity", args=[activity.public_id])
    assert joint.title not in client_of("bjorn").get(page).content.decode()
    hang_activity(joint=joint, activity=activity.public_id, by=cast["bjorn"])
    assert joint.title in client_of("bjorn").get(page).content.decode()


def test_hanging_from_the_page(world: World, client_of: ClientOf) -> None:
    joint, activity = joint_of(world, world.contact), activity_of(world)
    address = reverse("joint_hang", args=[joint.public_id])
    wrong = client_of("bjorn").post(address, {"activity": "finns inte"})
    assert wrong.status_code == 200
    assert wrong.context["form"].errors
    client_of("bjorn").post(address, {"activity": activity.public_id})
    assert JointPart.objects.get().activity_id == activity.public_id


def test_a_reason_becomes_an_activity_with_its_words_and_areas(world: World, client_of: ClientOf) -> None:
    agreement = agreement_of(world, world.contact, valid_to=world.day + dt.timedelta(days=10))
    budget = activity_of(world).budget
    bjorn = client_of("bjorn")
    shown = bjorn.get(reverse("take_up"), {"skal": f"avtal-{agreement.public_id}"})
    address = f"{reverse('activity_new', args=[budget.public_id])}?skal=avtal-{agreement.public_id}"
    assert address in shown.content.decode()
    form = bjorn.get(address).context["form"]
    assert form["title"].value() == "Förnya Avtal om skyddat boende"
    assert list(form["focus_areas"].value()) == [world.focus_area.pk]
    assert bjorn.get(reverse("take_up"), {"skal": "avtal-finns-inte"}).status_code == 404
    assert bjorn.get(reverse("take_up")).status_code == 404


def test_a_proposal_for_a_reason_says_where_it_comes_from(world: World, client_of: ClientOf) -> None:
    joint = joint_of(world, world.contact)
    year = activity_of(world).budget.year
    amira = client_of("amira")
    address = f"{reverse('proposal_new')}?skal=gemensamt-{joint.public_id}"
    form = amira.get(address).context["form"]
    assert form["title"].value() == joint.title
    said = {
        "title": joint.title,
        "description": "",
        "year": year.pk,
        "focus_areas": [world.focus_area.pk],
        "bodies": [world.company.pk],
    }
    amira.post(address, said)
    assert Proposal.objects.get().origin == "room"


def test_the_search_finds_it_for_those_who_are_logged_in(world: World) -> None:
    joint = joint_of(world, world.contact, purpose="Temadag på alla skolor.")
    found = search("temadag", viewer_authorities=frozenset({EVERYONE_LOGGED_IN}))
    assert [hit.url for hit in found.hits] == [reverse("joint", args=[joint.public_id])]
    assert not search("temadag").total


def test_a_blanked_text_is_found_no_more(world: World) -> None:
    joint = joint_of(world, world.contact, purpose="Temadag på alla skolor.")
    sort = COOPERATION_SORTS["gemensamt"]
    sort.blank(joint, "purpose", reason="Sekretess", expected_version=1, by=world.registrar)
    assert not search("temadag", viewer_authorities=frozenset({EVERYONE_LOGGED_IN})).total
    assert search("fri från våld", viewer_authorities=frozenset({EVERYONE_LOGGED_IN})).total


def test_values_in_plural_are_logged(world: World) -> None:
    joint = joint_of(world, world.contact)
    fields = {"asked": [world.company, world.executive]}
    save_joint_work(joint=JointWork.objects.get(pk=joint.pk), values=fields, expected_version=1, by=world.contact)
    assert {each.name for each in joint.asked.all()} == {world.company.name, world.executive.name}
