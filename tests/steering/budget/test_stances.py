"""Stances on one page: all saved or none, a no with its reason, and two who write at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from fyren.plan.models import FocusArea
from fyren.steering.rules import BudgetState, StanceKind
from fyren.vault.models import AuditRow
from tests.plan.pages.reader import read
from tests.steering.course import YearCourse

ClientOf = Callable[[str | None], Client]
pytestmark = pytest.mark.django_db


def address(course: YearCourse) -> str:
    return f"/internbudget/{course.budget.public_id}/stallningstaganden/"


def areas(course: YearCourse) -> list[FocusArea]:
    return list(course.world.area.focus_areas.all())


def shown(client: Client, course: YearCourse) -> dict[str, object]:
    """What the page's form would post if nothing were touched."""
    data: dict[str, object] = {}
    for form in client.get(address(course)).context["forms"]:
        for bound in form:
            data[bound.html_name] = "" if bound.value() is None else bound.value()
            if bound.field.show_hidden_initial:
                data[bound.html_initial_name] = data[bound.html_name]
    return data


def said(area: FocusArea, kind: str, reason: str = "") -> dict[str, str]:
    return {f"{area.public_id}-kind": kind, f"{area.public_id}-reason": reason}


def test_every_focus_area_and_aim_is_asked(client_of: ClientOf, course: YearCourse) -> None:
    assert len(areas(course)) == 3
    page = read(client_of("bjorn").get(address(course)))
    assert len(page.adopted) == 3 + 1  # the development area above them too is in the plan's own words
    assert page.text.count("Svar saknas") == 3


def test_saved_in_one_act(client_of: ClientOf, course: YearCourse) -> None:
    client, (first, second, aim) = client_of("bjorn"), areas(course)
    data = shown(client, course) | said(first, "prioritised") | said(aim, "not_this_year", "Vi väntar på lokalen.")
    before = AuditRow.objects.count()
    page = read(client.post(address(course), data, follow=True))
    assert "2 ställningstaganden är sparade." in page.text
    assert AuditRow.objects.count() == before + 1
    kinds = {stance.focus_area_id: stance.kind for stance in course.budget.stances.all()}
    assert kinds == {first.pk: "prioritised", aim.pk: "not_this_year"}
    assert page.text.count("Svar saknas") == 1
    assert second.text in page.text


def test_all_or_none(client_of: ClientOf, course: YearCourse) -> None:
    client, (first, second, _aim) = client_of("bjorn"), areas(course)
    data = shown(client, course) | said(first, "core") | said(second, "not_this_year")
    response = client.post(address(course), data)
    page = read(response)
    assert "3.1.2: Skriv varför ni avstår i år." in page.text
    assert f"#s-{second.public_id}" in page.links
    assert not course.budget.stances.exists()
    data |= said(second, "not_this_year", "Ingen tid.")
    assert client.post(address(course), data).status_code == 302
    assert course.budget.stances.count() == 2


def test_a_personal_identity_number_stops_everything(client_of: ClientOf, course: YearCourse) -> None:
    client, (first, second, _aim) = client_of("bjorn"), areas(course)
    data = shown(client, course) | said(first, "core") | said(second, "core", "Gäller 19121212-1212.")
    assert "personnummer" in read(client.post(address(course), data)).text
    assert not course.budget.stances.exists()


def test_a_telephone_number_is_asked_about(client_of: ClientOf, course: YearCourse) -> None:
    client, (first, *_rest) = client_of("bjorn"), areas(course)
    data = shown(client, course) | said(first, "core", "Ring 0470-410 00.")
    response = client.post(address(course), data)
    form = next(form for form in response.context["forms"] if form.focus_area == first)
    assert form.confirmation is not None
    tick = {form.confirmation.html_name: form.confirmation.field.widget.attrs["value"]}
    assert client.post(address(course), data | tick).status_code == 302
    assert course.budget.stances.get().reason == "Ring 0470-410 00."


def test_the_later_of_two_sees_the_other_and_chooses(client_of: ClientOf, course: YearCourse) -> None:
    client, (first, second, _aim) = client_of("bjorn"), areas(course)
    mine = shown(client, course) | said(first, "core") | said(second, "core")
    course.stance(StanceKind.NOT_THIS_YEAR, "Kollegans skäl.")
    both = client.post(address(course), mine)
    assert both.status_code == 409
    text = both.content.decode()
    assert "Kollegans skäl." in text
    assert "medan du skrev" in text
    name = course.world.people["bjorn"].name
    assert f"{name} sparade den " in text
    assert course.budget.stances.count() == 1, "nothing of mine is saved"
    again: dict[str, object] = {}
    for form in both.context["forms"]:
        again |= {bound.html_name: bound.value() or "" for bound in form}
        again |= {form[name].html_initial_name: both_initial(form, name) for name in ("kind", "reason")}
    assert client.post(address(course), again).status_code == 302
    assert {stance.kind for stance in course.budget.stances.all()} == {"core"}


def both_initial(form, name: str) -> str:
    """What the hidden input beside a field says that the page showed."""
    return form.data.get(form[name].html_initial_name, "")


def test_what_i_did_not_touch_is_the_others(client_of: ClientOf, course: YearCourse) -> None:
    """I answer 3.1.2 only; the colleague's answer on 3.1.1 meanwhile is neither a conflict nor overwritten."""
    client, (first, second, _aim) = client_of("bjorn"), areas(course)
    mine = shown(client, course) | said(second, "core")
    course.stance(StanceKind.PRIORITISED)
    assert client.post(address(course), mine).status_code == 302
    assert course.budget.stances.get(focus_area=first).kind == "prioritised"


@pytest.mark.usefixtures("amending")
def test_a_decided_stance_waits_for_the_new_decision(client_of: ClientOf, course: YearCourse) -> None:
    course.driven_to(BudgetState.AMENDING)
    client, (first, *_rest) = client_of("bjorn"), areas(course)
    data = shown(client, course) | said(first, "core")
    client.post(address(course), data)
    stance = course.budget.stances.get()
    assert (stance.kind, stance.pending) == ("prioritised", {"kind": "core"})
    assert "Väntar på beslut" in read(client.get(f"/internbudget/{course.budget.public_id}/")).text
    assert "Väntar på beslut" not in read(client_of("carin").get(f"/internbudget/{course.budget.public_id}/")).text
    assert shown(client, course)[f"{first.public_id}-kind"] == "core"


@pytest.mark.usefixtures("proposed")
def test_words_that_stand_still(client_of: ClientOf, course: YearCourse) -> None:
    course.driven_to(BudgetState.PROPOSED)
    response = client_of("bjorn").get(address(course), follow=True)
    assert response.redirect_chain == [(f"/internbudget/{course.budget.public_id}/", 302)]
