"""Texts in their languages: beside their source, behind it, missing, approved."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from fyren.editing import actions
from fyren.editing.leaves import leaves, with_leaves
from fyren.editing.queries.desk import Desk
from fyren.guide.pack_files import Kind, national_pack
from fyren.people.models import Body, RoleAssignment, User
from fyren.people.queries import viewer_for
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.publishing.packs import named
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

SOURCE = named(Kind.DOOR, "adult", "sv")
ENGLISH = named(Kind.DOOR, "adult", "en")
ADDRESS = "/guiden/text/door/en/adult/"


def written(client: Client, address: str, **changes: str) -> dict[str, Any]:
    context = client.get(address).context
    values = {bound.html_name: bound.value() or "" for bound in context["form"]}
    return {**values, "row_version": context["version"] or "", **changes}


def change_source(by: Viewer) -> None:
    body = {**Desk().newest[SOURCE].body, "title": "En helt ny svensk rubrik"}
    actions.save_item(name=SOURCE, body=body, expected_version=None, by=by)


def test_a_translation_is_written_beside_its_source(hanna: Client) -> None:
    page = hanna.get(ADDRESS).content.decode()
    assert Desk().newest[SOURCE].body["title"] in page
    assert hanna.post(ADDRESS, written(hanna, ADDRESS, title="A new title")).status_code == 302
    item = Desk().newest[ENGLISH]
    assert item.body["title"] == "A new title"
    assert item.made_from == Desk().newest[SOURCE].checksum


def test_what_is_written_runs_as_its_language_does_and_the_label_as_swedish_does(hanna: Client) -> None:
    address = "/guiden/text/topic/ar/adult.now/"
    page = hanna.get(address).content.decode()
    (field,) = re.findall(r"<textarea[^>]+>", page)
    assert 'dir="rtl"' in field
    assert 'lang="ar"' in field
    assert page.count('dir="rtl"') == len(hanna.get(address).context["form"].paths)
    assert 'dir="ltr"' in hanna.get(ADDRESS).content.decode()


def test_a_text_that_nobody_has_written_says_so(hanna: Client) -> None:
    arabic = "/guiden/text/topic/ar/adult.now/"
    assert "Inget är skrivet ännu." in hanna.get(arabic).content.decode()
    assert "Som i det nationella paketet." not in hanna.get(arabic).content.decode()
    assert "Som i det nationella paketet." in hanna.get(ADDRESS).content.decode()


def test_a_translation_behind_its_source_is_shown_with_what_changed(hanna: Client, cast: dict[str, Viewer]) -> None:
    assert not Desk().is_stale(Desk().newest[ENGLISH])
    change_source(cast["hanna"])
    assert Desk().is_stale(Desk().newest[ENGLISH])
    response = hanna.get(ADDRESS)
    assert [pair.label for pair in response.context["source_changes"]] == ["Rubrik"]
    assert "Översättningar som är efter svenskan" in hanna.get("/guiden/").content.decode()
    hanna.post(ADDRESS, written(hanna, ADDRESS))
    assert not Desk().is_stale(Desk().newest[ENGLISH]), "looked through and saved"


def test_texts_that_a_full_language_lacks_are_listed(hanna: Client, guide: StandIn) -> None:
    english = Desk().language("en")
    assert english is not None
    before = Desk().missing(english)
    guide.changed[named(Kind.TOPIC, "adult.nytt", "sv")] = {"title": "Nytt ämne", "body": "Text."}
    assert set(Desk().missing(english)) - set(before) == {named(Kind.TOPIC, "adult.nytt", "en")}
    assert "Nytt ämne" in hanna.get("/guiden/").content.decode()


@pytest.mark.parametrize("text", ["Ring 19121212-1212.", "Kontakta 121212+1212 nu."])
def test_a_personal_number_is_refused(hanna: Client, text: str) -> None:
    assert hanna.post(ADDRESS, written(hanna, ADDRESS, lead=text)).status_code == 200
    assert "19121212" not in Desk().newest[ENGLISH].body["lead"]


def test_contact_details_are_asked_about_once(hanna: Client) -> None:
    data = written(hanna, ADDRESS, lead="Ring Maja på 070-123 45 67.")
    asked = hanna.post(ADDRESS, data)
    assert asked.status_code == 200
    tick = asked.context["form"]["confirm_contact_details"].field.widget.attrs["value"]
    assert hanna.post(ADDRESS, {**data, "confirm_contact_details": tick}).status_code == 302
    assert hanna.post(ADDRESS, written(hanna, ADDRESS, title="Another")).status_code == 302


def test_a_swedish_text_has_a_figure_and_remarks_and_is_never_stopped(hanna: Client) -> None:
    address = "/guiden/text/door/sv/adult/"
    long = " ".join(["myndighetsutövningens"] * 40) + "."
    assert hanna.post(address, written(hanna, address, lead=long)).status_code == 302
    page = hanna.get(address).content.decode()
    assert "LIX" in page
    assert "Svår att läsa." in page
    assert "LIX" not in hanna.get(ADDRESS).content.decode()


def test_every_text_of_the_pack_comes_back_as_it_was() -> None:
    for body in national_pack().values():
        plain = {key: value for key, value in body.items() if key != "place"}
        assert with_leaves(plain, dict(leaves(plain))) == plain


# --- approval


def second_editor(people: dict[str, User], bodies: dict[str, Body]) -> Viewer:
    other = User.objects.create(email="ny@fyren.example", name="Ny Redaktör")
    RoleAssignment.objects.create(user=other, role=Role.EDITOR, body=bodies["KS"])
    return viewer_for(other)


def approve(by: Viewer) -> None:
    actions.approve_language(
        code="ar", role="auktoriserad translator", approved_on=by.day, expected_version=None, by=by
    )


def test_an_approval_is_a_roles_dated_decision(hanna: Client, cast: dict[str, Viewer]) -> None:
    address = "/guiden/sprak/ar/godkann/"
    data = {"role": "auktoriserad translator, arabiska", "approved_on": cast["hanna"].day.isoformat()}
    assert hanna.post(address, data).status_code == 302
    language = Desk().language("ar")
    assert language is not None
    assert language.approved_by == "auktoriserad translator, arabiska"
    assert language.shows_everything


@pytest.mark.parametrize(("role", "day"), [("", "2026-01-01"), ("translator", "2999-01-01")])
def test_an_approval_without_role_or_in_the_future_is_refused(hanna: Client, role: str, day: str) -> None:
    assert hanna.post("/guiden/sprak/ar/godkann/", {"role": role, "approved_on": day}).status_code == 200
    language = Desk().language("ar")
    assert language is not None
    assert not language.shows_everything


def test_who_wrote_last_does_not_approve(
    hanna: Client, guide: StandIn, cast: dict[str, Viewer], people: dict[str, User], bodies: dict[str, Body]
) -> None:
    words = named(Kind.SERVICE_WORDS, "sos", "ar")
    body = dict(Desk().newest[words].body)
    actions.save_item(name=words, body=body, expected_version=None, by=cast["hanna"])
    with pytest.raises(PermissionDenied):
        approve(cast["hanna"])
    assert hanna.get("/guiden/sprak/ar/godkann/").status_code == 403
    approve(second_editor(people, bodies))
    language = Desk().language("ar")
    assert language is not None
    assert language.shows_everything
