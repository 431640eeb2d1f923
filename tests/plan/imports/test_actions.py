"""What the import's actions save, refuse and leave alone."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.base.screening import screen
from fyren.plan.actions import imports
from fyren.plan.actions.facts import link_plan
from fyren.plan.importing import Correction, Label, Mention
from fyren.plan.models import FocusArea, ImportState, Plan, PlanEdition, PlanImport
from fyren.plan.queries.imports import read_import, visible_imports
from fyren.plan.review import Answer, Asks
from fyren.plan.rules import Stage
from tests.plan.imports.documents import EXAMPLE, REAL, TITLE, read_text

pytestmark = pytest.mark.django_db
NUMBER = "811218-9876"  # an example number of Skatteverket's


def decide_all(plan_import, by):
    for answer, asks in ((Answer.AGREE, (Asks.DOUBT, Asks.CONTACT)), (Answer.LEAVE_OUT, (Asks.UNRESOLVED,))):
        keys = [question.key for question in read_import(plan_import).questions if question.asks in asks]
        if keys:
            version = plan_import.row_version
            imports.decide_doubt(plan_import=plan_import, keys=keys, answer=answer, expected_version=version, by=by)


def publish(plan_import, by, plan=None):
    decide_all(plan_import, by)
    return imports.publish_import(plan_import=plan_import, plan=plan, expected_version=plan_import.row_version, by=by)


def test_a_number_is_refused_with_its_line_and_never_repeated(start):
    with pytest.raises(ValidationError) as refused:
        start(EXAMPLE + f"\nKontakta {NUMBER}\n")

    (message,) = refused.value.messages
    assert "11" in message
    assert NUMBER[:6] not in message
    assert NUMBER[-4:] not in message
    assert not PlanImport.objects.exists()


def test_a_number_that_folding_joins_is_refused_with_its_lines(start):
    """A page number stands between the halves, so that no line holds the number."""
    first, last = NUMBER.split("-")
    text = EXAMPLE.replace(
        "Kommunen arbetar mot våld.", f"Kommunen arbetar mot våld enligt {first}-\n3 (12)\n{last} i allt."
    )
    assert not screen(text).personal_numbers
    with pytest.raises(ValidationError) as refused:
        start(text)

    (message,) = refused.value.messages
    assert "2, 4" in message
    assert NUMBER[-4:] not in message


def test_a_number_that_a_correction_joins_is_refused(start, cast):
    first, last = NUMBER.split("-")
    text = EXAMPLE.replace("Kommunen arbetar mot våld.", f"Mot våld enligt {first}\nKommunen {{x}}\n{last} i allt.")
    plan_import = start(text.replace("{x}", "arbetar."))
    items = [Correction(3, Label.RUNNING_HEADER), Correction(4, Label.CONTINUATION)]
    with pytest.raises(ValidationError) as refused:
        imports.correct_import(plan_import=plan_import, items=items, expected_version=1, by=cast["amira"])
    assert [error.code for error in refused.value.error_list] == ["personal_identity_number"]


def test_an_import_from_before_is_not_published_with_a_number_in_it(start, cast):
    plan_import = start()
    decide_all(plan_import, cast["amira"])
    stored = json.dumps(plan_import.parsed).replace("arbetar mot", f"{NUMBER} mot")
    PlanImport.objects.update(parsed=json.loads(stored))
    with pytest.raises(ValidationError) as refused:
        imports.publish_import(plan_import=plan_import, expected_version=plan_import.row_version, by=cast["amira"])
    assert {error.code for error in refused.value.error_list} == {"personal_identity_number"}


@pytest.mark.parametrize("place", ["title", "file_name"])
def test_a_number_in_title_or_file_name_is_refused(bodies, cast, place):
    document = read_text(EXAMPLE, **{place: f"Plan {NUMBER}.txt"})

    with pytest.raises(ValidationError):
        imports.start_import(document=document, authority=bodies["KS"], by=cast["amira"])


def test_contact_details_wait_for_the_reviewer(start, cast):
    plan_import = start(EXAMPLE.replace("Kommunen arbetar mot våld.", "Ring 0470-410 00 eller namn@exempel.se."))
    asked = [q for q in read_import(plan_import).questions if q.asks is Asks.CONTACT]
    assert [(q.line, q.reason) for q in asked] == [(2, "phone"), (2, "email")]

    decide_all(plan_import, cast["amira"])

    assert read_import(plan_import).questions == []


@pytest.mark.parametrize("who", ["bjorn", "david", "farid", "gun", "hanna", "nobody"])
def test_others_do_not_import(start, cast, who):
    with pytest.raises(PermissionDenied):
        start(by=who)


def test_a_coordinator_imports_for_her_own_authority_only(start):
    with pytest.raises(PermissionDenied):
        start(at="Utbildning")


def test_an_import_is_seen_at_its_own_authority_only(start, cast):
    plan_import = start()

    assert list(visible_imports(cast["amira"])) == [plan_import]
    assert not visible_imports(cast["bjorn"]).exists()


def test_a_correction_changes_the_structure_and_can_be_undone(start, cast):
    plan_import = start()
    before = read_import(plan_import).parsed

    items = [Correction(2, Label.CLOSING)]
    imports.correct_import(plan_import=plan_import, items=items, expected_version=1, by=cast["amira"])
    assert read_import(plan_import).parsed.structure.closing == "Kommunen arbetar mot våld."

    imports.undo_correction(plan_import=plan_import, expected_version=2, by=cast["amira"])
    plan_import.refresh_from_db()
    assert read_import(plan_import).parsed == before
    with pytest.raises(ValidationError):
        imports.undo_correction(plan_import=plan_import, expected_version=3, by=cast["amira"])


def test_the_change_log_says_which_line_and_not_what_it_said(start, cast):
    plan_import = start()
    items = [Correction(2, Label.CLOSING)]
    imports.correct_import(plan_import=plan_import, items=items, expected_version=1, by=cast["amira"])

    entry = ChangeEntry.objects.get(object_id=plan_import.public_id)
    assert (entry.field, entry.old, entry.new) == ("line/2/0", "", "closing")
    assert entry.authority == plan_import.authority.public_id


def test_a_later_save_from_an_older_version_is_a_conflict(start, cast):
    plan_import = start()
    other = PlanImport.objects.get(pk=plan_import.pk)
    imports.rename_import(plan_import=other, title="En annan titel", expected_version=1, by=cast["amira"])

    with pytest.raises(Conflict) as met:
        imports.rename_import(plan_import=plan_import, title="Min titel", expected_version=1, by=cast["amira"])
    assert met.value.current.title == "En annan titel"


@pytest.mark.parametrize("item", [Correction(99, Label.PARAGRAPH), Correction(2, Label.PARAGRAPH, start=500)])
def test_a_correction_outside_the_document_is_refused(start, cast, item):
    with pytest.raises(ValidationError):
        imports.correct_import(plan_import=start(), items=[item], expected_version=1, by=cast["amira"])


def test_names_are_corrected_but_only_to_what_the_text_says(start, cast):
    plan_import = start(EXAMPLE.replace("mot våld.", "mot våld. Målbilden är Tryggt."))
    names = {Mention.TARGET_PICTURES: ("Tryggt", "Påhittat")}
    imports.correct_import(plan_import=plan_import, mentions=names, expected_version=1, by=cast["amira"])

    content = read_import(plan_import)
    assert content.parsed.structure.target_pictures == ("Tryggt",)
    assert "Påhittat" in [question.text for question in content.questions]


def test_unanswerable_question_is_refused(start, cast):
    plan_import = start(title="")
    (title, doubt) = read_import(plan_import).questions
    for key, answer in ((title.key, Answer.AGREE), (doubt.key, Answer.LEAVE_OUT), ("gone-1-1-0", Answer.AGREE)):
        with pytest.raises(ValidationError):
            imports.decide_doubt(
                plan_import=plan_import, keys=[key], answer=answer, expected_version=1, by=cast["amira"]
            )


def test_publishing_lists_everything_that_remains(start, cast):
    plan_import = start("Kommunen arbetar mot våld.\n\n2.1.1 Att fler vågar fråga\n", title="")

    with pytest.raises(ValidationError) as refused:
        imports.publish_import(plan_import=plan_import, expected_version=1, by=cast["amira"])

    assert len(refused.value.messages) >= 2
    assert not Plan.objects.exists()


def test_the_real_plan_becomes_a_frozen_edition_with_anchors(real_import, cast):
    edition = publish(real_import, cast["amira"])

    assert (edition.stage, edition.number) == (Stage.ADOPTED, 1)
    assert edition.frozen_at is not None
    assert edition.read().title == TITLE
    assert (edition.adopted_by, edition.adopted_on, edition.section, edition.dnr) == (None, None, "", "")
    assert edition.plan.slug == "plan-mot-vald-i-nara-relationer-och-hedersrelaterat-fortryck"
    areas = edition.development_areas.all()
    assert [area.slug for area in areas] == ["3.1", "3.2", "3.3", "3.4"]
    chosen = FocusArea.objects.filter(development_area__edition=edition)
    assert chosen.filter(number="").count() == 1
    assert chosen.exclude(number="").count() == 14
    aim = chosen.get(number="")
    assert aim.slug == "att-tidigt-upptacka-och-skydda-vuxna"
    assert [area.number for area in chosen.filter(development_area=areas[1])] == ["", "3.2.1", "3.2.2", "3.2.3"]
    assert sorted(edition.plan.links.values_list("named", flat=True)) == ["likabehandlingsplanen", "mångfaldsprogramet"]
    real_import.refresh_from_db()
    assert (real_import.state, real_import.edition) == (ImportState.PUBLISHED, edition)


def test_a_plan_that_is_named_is_linked_whichever_comes_first(start, real_import, cast):
    first = publish(start(title="Mångfaldsprogram för Växjö kommun"), cast["amira"]).plan
    real = publish(real_import, cast["amira"]).plan
    assert real.links.get(named="mångfaldsprogramet").to_plan == first

    second = publish(start(title="Likabehandlingsplan"), cast["amira"]).plan
    assert real.links.get(named="likabehandlingsplanen").to_plan == second


def test_a_name_that_somebody_decided_means_no_plan_here_stays_so(start, real_import, cast):
    real = publish(real_import, cast["amira"]).plan
    decided = real.links.get(named="mångfaldsprogramet")
    link_plan(link=decided, to_plan=None, expected_plan_version=real.row_version, by=cast["amira"])
    publish(start(title="Mångfaldsprogram för Växjö kommun"), cast["amira"])

    assert real.links.get(named="mångfaldsprogramet").to_plan is None


def test_the_next_edition_of_a_plan(start, cast):
    plan = publish(start(), cast["amira"]).plan
    edition = publish(start(EXAMPLE.replace("vågar", "kan")), cast["amira"], plan=plan)

    assert (edition.plan, edition.number) == (plan, 2)
    assert Plan.objects.count() == 1


def test_two_plans_of_the_same_name_have_each_their_address(start, cast):
    slugs = [publish(start(), cast["amira"]).plan.slug for _ in range(2)]

    assert slugs == ["exempelplan", "exempelplan-2"]


def test_activities_are_kept_aside_and_never_in_the_plan(bodies, cast, activity_table):
    by = cast["amira"]
    plan_import = imports.start_import(document=activity_table, authority=bodies["KS"], by=by)
    edition = publish(plan_import, by)

    (proposal,) = plan_import.activity_proposals.all()
    assert proposal.cells["activity"] == "Utbilda personal"
    assert "Utbilda personal" not in json.dumps(edition.structure, ensure_ascii=False)


def test_a_line_that_a_reviewer_calls_a_proposal_is_kept_aside_too(start, cast):
    plan_import = start()
    items = [Correction(9, Label.PROPOSAL)]
    imports.correct_import(plan_import=plan_import, items=items, expected_version=1, by=cast["amira"])
    publish(plan_import, cast["amira"])

    assert [row.cells for row in plan_import.activity_proposals.all()] == [{"activity": "2.1.2 Att fler vågar fråga"}]


def test_a_discarded_import_keeps_nothing_of_the_document(start, cast):
    plan_import = start()
    imports.discard_import(plan_import=plan_import, expected_version=1, by=cast["amira"])

    row = PlanImport.objects.values().get(pk=plan_import.pk)
    assert row["state"] == ImportState.DISCARDED
    stored = json.dumps([row["lines"], row["parsed"], row["corrections"], row["decided"]])
    logged = "".join(f"{entry.old}{entry.new}" for entry in ChangeEntry.objects.all())
    assert "våld" not in stored + logged


def test_a_closed_import_cannot_be_changed(start, cast):
    plan_import = start()
    publish(plan_import, cast["amira"])

    with pytest.raises(ValidationError):
        imports.rename_import(
            plan_import=plan_import, title="Ny", expected_version=plan_import.row_version, by=cast["amira"]
        )
    assert PlanEdition.objects.count() == 1


def test_the_real_plan_keeps_its_wording_to_the_letter(real_import, cast):
    edition = publish(real_import, cast["amira"])

    wanted = "Att barn och unga som bor i skyddat boende har tillång till pedagiskt stöd,"
    assert wanted in REAL.read_text()
    assert FocusArea.objects.get(number="3.2.2", development_area__edition=edition).text.startswith(wanted)


def test_publishing_wipes_what_was_left_out_and_contact_details_beside_the_plan(start, cast, client_of):
    extra = "\nRing Kalle på 0470-410 00 eller kalle@exempel.se\nTjänsten kan ringa 0470-410 99\n"
    plan_import = start(EXAMPLE + extra)
    items = [Correction(11, Label.UNRESOLVED), Correction(12, Label.PROPOSAL)]
    imports.correct_import(plan_import=plan_import, items=items, expected_version=1, by=cast["amira"])
    edition = publish(plan_import, cast["amira"])

    plan_import.refresh_from_db()
    proposals = list(plan_import.activity_proposals.values_list("line", "cells"))
    stored = json.dumps([plan_import.lines, plan_import.parsed, proposals], ensure_ascii=False)
    assert [told for told in ("Kalle", "0470", "kalle@") if told in stored] == []
    assert proposals == [(12, {"activity": "Tjänsten kan ringa […]"})]
    assert "Att fler vågar fråga" in stored
    content = read_import(plan_import)
    assert [(row.line, bool(row.reason)) for row in content.parsed.unresolved] == [(11, True), (12, True)]
    assert {(detail.line, detail.kind) for detail in content.contacts} == {(11, "phone"), (11, "email"), (12, "phone")}
    page = client_of("amira").get(f"/arbete/planer/import/{plan_import.public_id}/")
    assert page.status_code == 200
    assert ">11</span>" in page.content.decode()
    assert edition.read().development_areas


def test_a_new_edition_reads_the_plan_under_a_lock(start, cast):
    """One who renamed the plan meanwhile does not hinder, and a revision cannot be opened at the same time."""
    plan = publish(start(), cast["amira"]).plan
    Plan.objects.update(row_version=9)
    plan_import = start()
    decide_all(plan_import, cast["amira"])
    with CaptureQueriesContext(connection) as asked:
        imports.publish_import(
            plan_import=plan_import, plan=plan, expected_version=plan_import.row_version, by=cast["amira"]
        )

    locks = [query["sql"] for query in asked if "FOR UPDATE" in query["sql"] and "plan_plan" in query["sql"]]
    assert bool(locks) == connection.features.has_select_for_update
    assert Plan.objects.get().row_version == 9
