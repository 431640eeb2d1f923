"""The wizard's pages, the files out, and changing several activities, through the browser's door."""

from __future__ import annotations

import io
import json

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from fyren.steering.models import Activity, ActivityImport
from tests.steering.files.workbooks import column, edited, exported, own_file, send

pytestmark = pytest.mark.django_db


def test_from_the_bodys_own_file_to_activities(client_of, course, world):
    assert world.focus_area
    client = client_of("bjorn")
    data = own_file(
        ("Vad", "Område", "Läge"),
        ("Utbilda vikarier", "3.1.1", "klart?"),
        ("Ring 0470-410 00 vid frågor", "3.1.1", "Pågår"),
    )
    columns = send(client, course.budget, data)["Location"]
    draft = ActivityImport.objects.get()
    assert "Vad" in client.get(columns).content.decode()
    said = {"row_version": 1, "place_0": "title", "place_1": "focus_areas", "place_2": "status"}
    page = client.post(columns, said)["Location"]
    shown = client.get(page)
    assert "Rad 2, kolumn Status" in shown.content.decode()
    posted = {"seen": shown.context["preview"].seen, "cell-2-status": "Klar", "do": "import"}
    client.post(page, posted)
    assert not Activity.objects.exists()  # what the choice led to has not been seen
    shown = client.get(page)
    posted = {"seen": shown.context["preview"].seen, "cell-2-status": "Klar", "do": "import"}
    client.post(page, posted)
    assert not Activity.objects.exists()  # nobody has said whose the telephone number is
    posted["confirm"] = shown.context["confirms"]
    response = client.post(page, posted, follow=True)
    assert "2 aktiviteter är inlästa." in response.content.decode()
    assert {each.status for each in Activity.objects.all()} == {"done", "ongoing"}
    draft.refresh_from_db()
    assert "är inläst" in client.get(page).content.decode()


def test_a_file_can_be_discarded(client_of, course, world):
    assert world.focus_area
    client = client_of("bjorn")
    send(client, course.budget, own_file(("Rubrik", "Insatsområden"), ("Utbilda", "3.1.1")))
    draft = ActivityImport.objects.get()
    client.post(reverse("activity_import_discard", args=[draft.public_id]), {"row_version": 1})
    draft.refresh_from_db()
    assert (draft.state, draft.tables) == ("discarded", [])


def test_the_exchange_file_goes_straight_to_the_preview(client_of, course):
    course.activity(title="=HYPERLINK(1)")
    client = client_of("bjorn")
    response = client.get(reverse("exchange_file", args=[course.budget.public_id]))
    book = load_workbook(io.BytesIO(response.content))
    cells = [cell for row in book["Aktiviteter"].iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
    assert [cell.data_type for cell in cells] == ["s"]
    assert book["Aktiviteter"].freeze_panes == "D2"
    draft_url = send(client, course.budget, exported(course))["Location"]
    assert "1 oförändrad" in client.get(draft_url).content.decode()


def test_a_conflict_shows_both_sides_and_what_else_the_row_changes(client_of, course):
    activity = course.activity(title="Utbilda", unit="Grundskola", role="Rektor")
    data = exported(course)
    course.change(activity, unit="Förskola")

    def change(book):
        sheet = book["Aktiviteter"]
        sheet.cell(2, column(sheet, "Ansvarig enhet")).value = "Gymnasieskola"
        sheet.cell(2, column(sheet, "Ansvarig funktion")).value = "Verksamhetschef"

    client = client_of("bjorn")
    page = client.get(send(client, course.budget, edited(data, change))["Location"])
    shown = page.content.decode()
    assert "”Ansvarig enhet” har ändrats både här och i filen" in shown
    assert "Förskola" in shown
    assert "Gymnasieskola" in shown
    (waiting,) = page.context["preview"].waiting
    assert [change.new for change in waiting.beside_conflict] == ["Verksamhetschef"]
    assert "Verksamhetschef" in shown


def test_the_view_export_holds_the_rows_on_screen(client_of, course, django_assert_max_num_queries):
    year = course.budget.year.year
    course.activity(title="=1+1", unit="Grundskola")
    course.activity(title="Annat")
    course.propose()
    client = client_of("bjorn")
    address = reverse("activity_export", args=[year, "json"])
    with django_assert_max_num_queries(20):
        answer = json.loads(client.get(address).content)
    assert {row["activity"] for row in answer["activities"]} == {"=1+1", "Annat"}
    filtered = json.loads(client.get(f"{address}?q=annat").content)
    assert [row["activity"] for row in filtered["activities"]] == ["Annat"]
    csv = client.get(reverse("activity_export", args=[year, "csv"])).content.decode()
    assert "'=1+1;Grundskola" in csv
    book = load_workbook(io.BytesIO(client.get(reverse("activity_export", args=[year, "xlsx"])).content))
    values = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert ["=1+1", "Grundskola"] in [row[:2] for row in values]
    assert client.get(reverse("activity_export", args=[year, "exe"])).status_code == 404


def test_drafts_of_others_are_not_exported(client_of, course):
    course.activity(title="Hemligt utkast")
    address = reverse("activity_export", args=[course.budget.year.year, "csv"])
    assert "Hemligt" not in client_of("carin").get(address).content.decode()
    assert "Hemligt" in client_of("bjorn").get(address).content.decode()


def test_files_of_a_demo_say_that_they_are_examples(client_of, course, settings):
    address = reverse("activity_export", args=[course.budget.year.year, "csv"])
    assert "Exempeldata" not in client_of("bjorn").get(address).content.decode()
    settings.DEMO = True
    response = client_of("bjorn").get(address)
    assert "Exempeldata" in response.content.decode()
    assert "exempeldata" in response["Content-Disposition"]


@pytest.fixture
def bulk(client_of, course):
    """A browser on the page where two activities are changed."""
    client = client_of("bjorn")
    first, second = course.activity(title="A", unit="Grundskola"), course.activity(title="B")
    address = reverse("bulk_change", args=[course.budget.public_id])
    return client, f"{address}?falt=unit", [f"{each.public_id}:1" for each in (first, second)]


def test_several_are_changed_after_before_and_after_was_seen_and_changed_back(bulk, course):
    client, address, rows = bulk
    assert "A" in client.get(address).content.decode()
    preview = client.post(address, {"rows": rows, "value": "Förskola"}).content.decode()
    assert "Grundskola" in preview
    assert "2 aktiviteter ändras." in preview
    assert not Activity.objects.filter(unit="Förskola").exists()
    client.post(address, {"rows": rows, "value": "Förskola", "apply": "1"})
    assert Activity.objects.filter(unit="Förskola").count() == 2
    client.post(reverse("bulk_undo", args=[course.budget.public_id]))
    assert sorted(Activity.objects.values_list("unit", flat=True)) == ["", "Grundskola"]


def test_none_is_changed_when_one_was_changed_meanwhile(bulk, course):
    client, address, rows = bulk
    course.change(Activity.objects.get(title="B"), role="Rektor")
    response = client.post(address, {"rows": rows, "value": "Förskola", "apply": "1"})
    assert "ändrades medan du läste" in response.content.decode()
    assert not Activity.objects.filter(unit="Förskola").exists()


def test_what_is_decided_cannot_be_changed_together(client_of, course):
    activity = course.adopted()
    address = f"{reverse('bulk_change', args=[course.budget.public_id])}?falt=ends_on"
    rows = [f"{activity.public_id}:{activity.row_version}"]
    shown = client_of("bjorn").post(address, {"rows": rows, "value": "2026-06-01", "apply": "1"}).content.decode()
    assert "Kan inte ändras" in shown
    activity.refresh_from_db()
    assert activity.ends_on is None


def test_in_a_change_being_prepared_the_new_value_waits_and_can_be_taken_back(client_of, course):
    activity = course.adopted()
    course.amend()
    activity.refresh_from_db()
    client, address = client_of("bjorn"), f"{reverse('bulk_change', args=[course.budget.public_id])}?falt=ends_on"
    rows = [f"{activity.public_id}:{activity.row_version}"]
    client.post(address, {"rows": rows, "value": "2026-06-01", "apply": "1"})
    activity.refresh_from_db()
    assert activity.pending == {"ends_on": "2026-06-01"}
    client.post(reverse("bulk_undo", args=[course.budget.public_id]))
    activity.refresh_from_db()
    assert activity.pending == {}
