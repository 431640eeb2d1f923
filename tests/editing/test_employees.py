"""The guidance for employees at the desk: written, seen, published, put back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from fyren.detection.pack_files import Kind
from fyren.editing import actions
from fyren.editing.queries.desk import EMPLOYEES, Desk
from fyren.people.viewer import Viewer
from fyren.publishing.packs import named
from fyren.publishing.port import publisher_named
from fyren.publishing.releasing import current, home_of

pytestmark = pytest.mark.django_db

TEXT = named(Kind.PROFESSION_TEXT, "preschool", "sv")
ADDRESS = "/anstallda/text/profession-text/sv/preschool/"
SETTINGS = "/anstallda/kommunen/"
PUBLISH = "/anstallda/publicera/"
OURS = {
    "municipality": "Exempel kommun",
    "exit_address": "https://www.smhi.se/",
    "contact_centre": "0470-410 00",
    "contact_centre_checked_on": "2026-01-01",
    "contact_centre_review_by": "2027-01-01",
}


@pytest.fixture
def editor(client_of: Any) -> Client:
    client: Client = client_of("hanna")
    return client


def desk() -> Desk:
    return Desk(publisher_named(EMPLOYEES))


def written(client: Client, address: str, **changes: str) -> dict[str, Any]:
    context = client.get(address).context
    values = {bound.html_name: bound.value() or "" for bound in context["form"]}
    return {**values, "row_version": context["version"] or "", **changes}


def publish_all(client: Client) -> Any:
    entries = [each.entry for each in desk().waiting]
    seen = {f"seen_{each.public_id}": each.row_version for each in entries}
    return client.post(PUBLISH, {"piece": [each.public_id for each in entries], **seen, "when": "now"})


def test_the_settings_are_written_and_a_number_says_when_it_was_checked(editor: Client) -> None:
    page = editor.post(SETTINGS, {**OURS, "contact_centre_checked_on": ""})
    assert page.context["form"].errors.keys() == {"contact_centre_checked_on"}
    assert editor.post(SETTINGS, OURS).status_code == 302
    settings = desk().guidance.settings
    assert settings is not None
    assert settings.contact_centre is not None
    assert settings.contact_centre.number == "+4647041000"


def numbered(**numbers: str) -> dict[str, str]:
    return {f"report_order-{key.replace('_', '-')}": number for key, number in numbers.items()}


def test_the_reports_fields_are_put_in_order_by_numbers(editor: Client) -> None:
    page = editor.get(SETTINGS).content.decode()
    assert "Det barnet har sagt, med egna ord" in page
    assert "child-words," not in page, "nobody reads keys"
    order = numbered(child_name="2", seen="10", child_words="1", finns_inte="3")
    assert editor.post(SETTINGS, {**OURS, **order}).status_code == 302
    settings = desk().guidance.settings
    assert settings is not None
    assert settings.field_order == ("child-words", "child-name", "seen")
    page = editor.get(SETTINGS).content.decode()
    for key, place in (("child-words", "1"), ("child-name", "2"), ("seen", "3"), ("heard", "")):
        assert re.search(rf'name="report_order-{key}" id="[^"]+" value="{place}"', page), key


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ({"seen": "1", "heard": "1"}, "”Det du har sett” och ”Det du har hört eller fått veta” har samma nummer."),
        ({"seen": "1", "heard": "först"}, "”Det du har hört eller fått veta”: skriv ett heltal"),
        ({"seen": "-1"}, "”Det du har sett”: skriv ett heltal"),
    ],
)
def test_numbers_that_give_no_order_are_refused_and_stay(editor: Client, order: dict[str, str], said: str) -> None:
    answer = editor.post(SETTINGS, {**OURS, **numbered(**order)})
    form = answer.context["form"]
    assert form.errors.keys() == {"report_order"}
    assert said in form.errors["report_order"][0]
    for key, number in order.items():
        assert re.search(rf'name="report_order-{key}" id="[^"]+" value="{number}"', answer.content.decode())


def test_a_professions_text_stands_in_the_order_of_its_structure(editor: Client) -> None:
    response = editor.get(ADDRESS)
    sections = [each.key for each in desk().guidance.professions[0].sections]
    names = [name for name in response.context["form"].fields if name.startswith("section.") and name.endswith("title")]
    assert names == [f"section.{key}.title" for key in sections]
    assert "LIX" in response.content.decode()


def test_a_text_is_written_seen_published_and_the_tree_before_is_put_back(editor: Client) -> None:
    editor.post(SETTINGS, OURS)
    assert publish_all(editor).status_code == 302
    first = current(EMPLOYEES)
    assert first is not None
    assert editor.post(ADDRESS, written(editor, ADDRESS, lead="Nya ord om små barn.")).status_code == 302
    assert "Nya ord om små barn." in editor.get("/anstallda/forhandsvisning/sv/sida/?yrke=preschool").content.decode()
    assert publish_all(editor).status_code == 302
    second = current(EMPLOYEES)
    assert second is not None
    assert second.number == first.number + 1
    editor.post(f"/anstallda/utgavor/{first.public_id}/tillbaka/")
    served = current(EMPLOYEES)
    assert served is not None
    assert served.number == first.number
    assert home_of(EMPLOYEES).is_dir()


def test_why_it_cannot_be_published_is_told_with_where_it_is_mended(editor: Client) -> None:
    page = editor.get(PUBLISH).content.decode()
    assert f'<a href="{SETTINGS}">Rätta' in page
    assert publish_all(editor).status_code == 200
    assert current(EMPLOYEES) is None


def test_a_translation_is_behind_when_the_swedish_changes(editor: Client) -> None:
    english = named(Kind.PROFESSION_TEXT, "preschool", "en")
    assert not desk().is_stale(desk().newest[english])
    editor.post(ADDRESS, written(editor, ADDRESS, lead="Nya ord om små barn."))
    assert desk().is_stale(desk().newest[english])
    address = ADDRESS.replace("/sv/", "/en/")
    assert "Nya ord om små barn." in editor.get(address).content.decode()
    assert address in editor.get("/anstallda/").content.decode()


def test_an_earlier_wording_is_taken_up_and_ours_is_taken_away(editor: Client) -> None:
    editor.post(ADDRESS, written(editor, ADDRESS, lead="Först."))
    editor.post(ADDRESS, written(editor, ADDRESS, lead="Sedan."))
    address = ADDRESS.replace("/text/", "/historik/")
    restore = re.search(r"/anstallda/version/[^/]+/", editor.get(address).content.decode())
    assert restore is not None
    editor.post(restore[0], {"row_version": 2})
    assert desk().newest[TEXT].body["lead"] == "Först."
    editor.post(ADDRESS.replace("/text/", "/ta-bort/"), {"row_version": 3})
    assert desk().newest[TEXT].body == desk().pack[TEXT]


def test_a_personal_number_is_refused(editor: Client) -> None:
    assert editor.post(ADDRESS, written(editor, ADDRESS, lead="Barnet 20121212-1212.")).status_code == 200
    assert desk().entry(TEXT) is None


def test_the_two_desks_do_not_mix(editor: Client, cast: dict[str, Viewer]) -> None:
    editor.post(ADDRESS, written(editor, ADDRESS, lead="Nya ord om små barn."))
    assert len(desk().waiting) == 1
    assert not Desk().waiting
    entry = desk().waiting[0].entry
    with pytest.raises(ValidationError):
        actions.publish_items(versions={entry.public_id: 1}, by=cast["hanna"])


@pytest.mark.parametrize("key", ["amira", "bjorn", "nobody"])
def test_only_editors_write(cast: dict[str, Viewer], key: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.save_item(name=TEXT, body=desk().pack[TEXT], expected_version=None, by=cast[key], publisher=EMPLOYEES)
