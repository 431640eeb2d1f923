"""Blanking a plan's own wording: gone from every edition, its log, its import and the search; the editions remain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.people.models import RoleAssignment
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.actions.imports import correct_import, publish_import, start_import
from fyren.plan.actions.mapping import save_mapping
from fyren.plan.actions.revision import Edit, change_draft
from fyren.plan.editing import add_block, replace_text
from fyren.plan.importing import Mention
from fyren.plan.models import FocusArea, Plan, PlanEdition, PlanImport, PlanLink, Revision
from fyren.plan.queries.blanking import wording_text
from fyren.plan.queries.imports import read_import
from fyren.plan.queries.mapping import sides_of, stored_pairs
from fyren.plan.queries.revision import working_draft
from fyren.plan.records import plan_records
from fyren.plan.rules import Stage
from fyren.plan.search import refresh_plan
from fyren.plan.sorts import removal_mark
from fyren.plan.structure import BlockKind, checksum_of
from fyren.vault.models import AuditRow
from tests.actions.world import World
from tests.plan.imports.documents import EXAMPLE, read_text
from tests.plan.imports.test_actions import decide_all
from tests.plan.revision.course import Course
from tests.plan.revision.everywhere import places_of

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]
MARK = "[Texten är borttagen.]"
GOAL = "att fler vågar fråga"  # area/3.1/b3 of the world's plan
AIM = "Att tidigt upptäcka våld"  # area/3.1/b4, whose address is made of its words


@pytest.fixture
def owner(world: World) -> Viewer:
    """Eva, now also registrar of the executive board."""
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    return world.registrar


def take_away(edition: PlanEdition, path: str, by: Viewer, reason: str = "Sekretess.") -> None:
    edition.refresh_from_db()
    blank(text=wording_text(edition, path), reason=reason, expected_version=edition.row_version, by=by)


def edit(world: World, revision: Revision, *edits: Edit) -> PlanEdition:
    draft = working_draft(revision)
    return change_draft(edition=draft, edits=edits, expected_version=draft.row_version, by=world.coordinator)


def test_the_words_go_from_every_edition_and_what_is_known_of_it_stays(
    course: Course, world: World, owner: Viewer
) -> None:
    revision = course.sent()
    refresh_plan(world.plan)
    edition, sent = world.edition, course.consulted(revision)
    others = {"plan.PlanEdition.structure", "plan.FocusArea.text", "base.SearchEntry.title"}
    assert others <= places_of("att fler vet vart")
    take_away(edition, "area/3.1/b2", owner)
    assert places_of("att fler vet vart") == set()
    before = (edition.number, edition.frozen_at, edition.adopted_by_id, edition.adopted_on)
    edition.refresh_from_db()
    assert (edition.number, edition.frozen_at, edition.adopted_by_id, edition.adopted_on) == before
    for each in (edition, sent, working_draft(revision)):
        each.refresh_from_db()
        assert dict(each.read().texts())["area/3.1/b2"] == MARK
        entry = ChangeEntry.objects.filter(object_id=each.public_id).first()
        assert entry is not None
        assert (entry.field, entry.old, entry.new) == ("area/3.1/b2", "", "")
        assert (entry.blanked_reason, entry.actor) == ("Sekretess.", owner.actor)
    assert edition.checksum == checksum_of(edition.structure)
    assert [area.text for area in FocusArea.objects.filter(number="3.1.1")] == [MARK, MARK]
    (row,) = AuditRow.objects.filter(act="base.text.blanked")
    assert (row.object_id, row.fields, row.authority) == (edition.public_id, ["area/3.1/b2"], world.executive.public_id)


def test_the_log_of_a_draft_forgets_the_piece_and_its_earlier_versions(
    world: World, owner: Viewer, opened: Revision
) -> None:
    for text in ("första hemliga", "andra hemliga"):
        edit(world, opened, partial(replace_text, path="area/3.1/b3", text=text))
    edit(world, opened, partial(replace_text, path="closing", text="Ett annat slut."))
    assert places_of("hemliga") == {"plan.PlanEdition.structure", "base.ChangeEntry.old", "base.ChangeEntry.new"}
    draft = working_draft(opened)
    take_away(draft, "area/3.1/b3", owner)
    assert places_of("hemliga") == set()
    assert places_of("Ett annat slut.") == {"plan.PlanEdition.structure", "base.ChangeEntry.new"}
    entries = ChangeEntry.objects.filter(object_id=draft.public_id, field="area/3.1/b3").order_by("id")
    coordinator = world.coordinator.actor
    assert [entry.actor for entry in entries] == [coordinator, coordinator, owner.actor]
    assert {entry.blanked_reason for entry in entries} == {"Sekretess."}
    draft.refresh_from_db()
    assert draft.checksum == ""


def test_other_words_at_the_same_place_stay(world: World, owner: Viewer, edited: Revision) -> None:
    revision = edited  # the draft says something else at b3
    take_away(world.edition, "area/3.1/b3", owner)
    assert dict(working_draft(revision).read().texts())["area/3.1/b3"] == "att fler vågar fråga och vet hur"
    assert dict(world.edition.read().texts())["area/3.1/b3"] == MARK


def test_an_address_made_of_the_words_goes_too(world: World, owner: Viewer, edited: Revision) -> None:
    pairs = [suggestion.pair for suggestion in sides_of(edited).suggestions()]
    save_mapping(revision=edited, pairs=pairs, expected_version=edited.row_version, by=world.coordinator)
    anchor = FocusArea.objects.get(slug="att-tidigt-upptacka-vald")
    assert places_of("tidigt-upptacka") == {
        "plan.FocusArea.slug",
        "plan.FocusAreaMapping.new_slug",
        "base.ChangeEntry.new",
    }
    take_away(world.edition, "area/3.1/b4", owner)
    assert places_of("tidigt-upptacka") == places_of(AIM) == set()
    anchor.refresh_from_db()
    assert (anchor.text, anchor.slug) == (MARK, "texten-ar-borttagen")
    assert "texten-ar-borttagen → texten-ar-borttagen" in ChangeEntry.objects.get(field="mapping").new
    assert sides_of(edited).faults(stored_pairs(edited)) == ()  # the mapping still covers both sides


def test_two_aims_that_were_blanked_have_an_address_each(
    client_of: Clients, course: Course, world: World, owner: Viewer, opened: Revision
) -> None:
    edit(world, opened, partial(add_block, area_path="area/3.1", kind=BlockKind.AIM, text="Att göra ännu mer"))
    course.advance(opened, Stage.CONSULTATION, sending=course.sending())
    sent = course.consulted(opened)
    texts = {text: path for path, text in sent.read().texts()}
    for words in (AIM, "Att göra ännu mer"):
        take_away(sent, texts[words], owner)
    page = client_of(None).get(reverse("plan_edition", args=[world.plan.slug, sent.number])).content.decode()
    assert "/texten-ar-borttagen/" in page
    assert "/texten-ar-borttagen-2/" in page


def test_the_title(world: World, owner: Viewer) -> None:
    refresh_plan(world.plan)
    assert {"plan.Plan.title", "plan.Plan.slug", "base.SearchEntry.url"} <= places_of("exempelplan")
    take_away(world.edition, "title", owner)
    assert places_of("exempelplan") == set()
    plan = Plan.objects.get()
    assert (plan.title, plan.slug) == (MARK, "plan")


@pytest.fixture
def imported(world: World) -> PlanEdition:
    """An imported plan: its title stands in a running header too, and a paragraph names a person and a plan."""
    document = EXAMPLE.replace(
        "Kommunen arbetar mot våld.", "Planen är skriven av Vera Hemlig.\nSe även Hemlighetsplanen.", 1
    )
    by = world.coordinator
    made = start_import(document=read_text(document, title="Plan mot våld"), authority=world.executive, by=by)
    names = {Mention.CONTRIBUTORS: ("Vera Hemlig", "Kommunen"), Mention.RELATED_PLANS: ("Hemlighetsplanen",)}
    correct_import(plan_import=made, mentions=names, expected_version=made.row_version, by=by)
    decide_all(made, by)
    return publish_import(plan_import=made, expected_version=made.row_version, by=by)


def test_the_import_forgets_the_words_and_the_names_quoted_from_them(imported: PlanEdition, owner: Viewer) -> None:
    path = next(path for path, text in imported.read().texts() if "Vera" in text)
    lines = {"plan.PlanImport.lines", "plan.PlanImport.parsed", "plan.PlanImport.corrections"}
    assert lines | {"plan.PlanEdition.structure"} <= places_of("Vera Hemlig")
    was = PlanImport.objects.get()
    take_away(imported, path, owner)
    assert places_of("Vera Hemlig") == set()
    now = PlanImport.objects.get()
    assert [len(line["text"]) for line in now.lines] == [len(line["text"]) for line in was.lines]
    assert [line["text"] for line in now.lines][3:] == [line["text"] for line in was.lines][3:]
    assert read_import(now).parsed.structure == PlanEdition.objects.get().read()
    assert PlanEdition.objects.get().read().contributors == ("Kommunen",)
    entry = ChangeEntry.objects.filter(object_id=now.public_id).first()
    assert entry is not None
    assert entry.blanked_reason == "Sekretess."


def test_a_plan_that_only_the_words_named_is_named_no_more(imported: PlanEdition, owner: Viewer) -> None:
    assert "plan.PlanLink.named" in places_of("Hemlighetsplanen")
    PlanLink.objects.create(from_plan=imported.plan, named="Något annat")  # named by no edition that is blanked
    for path, text in list(imported.read().texts()):
        if "Hemlighetsplanen" in text:
            take_away(imported, path, owner)
    assert places_of("Hemlighetsplanen") == set()
    assert PlanLink.objects.get().named == "Något annat"


def test_a_title_that_was_imported(imported: PlanEdition, owner: Viewer) -> None:
    assert "plan.PlanImport.title" in places_of("Plan mot våld")
    take_away(imported, "title", owner)
    assert places_of("Plan mot våld") == places_of("plan-mot-vald") == set()


@pytest.mark.parametrize("key", ["amira", "bjorn", "eva", "farid", "gun", "hanna"])
def test_only_the_registrar_of_the_plans_authority(world: World, key: str) -> None:
    with pytest.raises(PermissionDenied):
        take_away(world.edition, "closing", world.viewer(key))


def test_what_cannot_be_blanked(world: World, owner: Viewer) -> None:
    for path in ("area/9.9/b1", ""):
        with pytest.raises(ValidationError, match="ingen text"):
            take_away(world.edition, path, owner)
    with pytest.raises(ValidationError, match="varför"):
        take_away(world.edition, "closing", owner, reason=" ")
    edition = world.edition
    with pytest.raises(Conflict):
        blank(text=wording_text(edition, "closing"), reason="Fel.", expected_version=9, by=owner)
    take_away(edition, "closing", owner)
    with pytest.raises(ValidationError, match="redan"):
        take_away(edition, "closing", owner)


def test_a_wording_that_was_tampered_with_gets_no_new_checksum(course: Course, world: World, owner: Viewer) -> None:
    sent = course.consulted(course.sent())
    text = wording_text(world.edition, "closing")
    PlanEdition.objects.filter(pk=sent.pk).update(checksum="0" * 64)
    with pytest.raises(ValidationError, match="kontrollsumma"):
        blank(text=text, reason="Fel.", expected_version=1, by=owner)
    assert dict(world.edition.read().texts())["closing"] == text.words


def test_the_way_from_the_plan_to_the_blanked_text(client_of: Clients, world: World, owner: Viewer) -> None:
    edition = world.edition
    client, page = client_of("eva"), reverse("plan", args=[world.plan.slug])
    paths = [path for path, _text in edition.read().texts()]
    shown = client.get(f"{page}?stryk").content.decode()
    links = {path: reverse("text_blank", args=["utgava", edition.public_id, path]) for path in paths}
    assert [path for path, link in links.items() if link not in shown] == []
    assert links["closing"] not in client.get(page).content.decode()
    asked = client.get(links["closing"]).content.decode()
    assert "Planen följs upp varje år." in asked
    posted = client.post(links["closing"], {"reason": "Fel uppgift.", "row_version": edition.row_version}, follow=True)
    said = posted.content.decode()
    assert MARK in said
    assert links["closing"] not in said
    assert "Fel uppgift." in said
    assert client.get(links["closing"]).status_code == 200  # says on posting that it is blanked already


@pytest.mark.parametrize("key", ["amira", "hanna", None])
def test_nobody_else_is_offered_it(client_of: Clients, world: World, owner: Viewer, key: str | None) -> None:
    page = reverse("plan", args=[world.plan.slug])
    link = reverse("text_blank", args=["utgava", world.edition.public_id, "closing"])
    assert link in client_of("eva").get(f"{page}?stryk").content.decode()
    assert link not in client_of(key).get(f"{page}?stryk").content.decode()


def test_the_draft_leads_the_registrar_there(client_of: Clients, world: World, owner: Viewer, opened: Revision) -> None:
    address = f"{reverse('plan_edition', args=[world.plan.slug, working_draft(opened).number])}?stryk"
    draft = reverse("revision_draft", args=[opened.public_id])
    assert address in client_of("eva").get(draft).content.decode()
    assert address not in client_of("amira").get(draft).content.decode()
    assert client_of("eva").get(address).status_code == 200


def test_the_registrars_export_says_what_was_blanked(world: World, owner: Viewer) -> None:
    take_away(world.edition, "closing", owner, reason="Fel uppgift.")
    (record,) = (each for each in plan_records(world.executive.public_id) if each.code == "plan.PlanEdition")
    part = record.parts[-1]
    assert "Fel uppgift." in part.text
    assert removal_mark() in [each.text for each in record.parts]


def test_everyone_reads_the_mark_but_only_staff_the_reason(client_of: Clients, world: World, owner: Viewer) -> None:
    take_away(world.edition, "closing", owner, reason="Fel uppgift.")
    page = reverse("plan", args=[world.plan.slug])
    assert "Fel uppgift." in client_of("amira").get(page).content.decode()
    public = client_of(None).get(page).content.decode()
    assert MARK in public
    assert "Fel uppgift." not in public
