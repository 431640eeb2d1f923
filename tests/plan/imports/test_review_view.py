"""The review page and what one does there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from fyren.plan.actions import imports
from fyren.plan.importing import Label
from fyren.plan.models import ImportState, Plan, PlanImport
from fyren.plan.queries.imports import read_import
from fyren.plan.review import Asks
from tests.plan.imports.documents import EXAMPLE, REAL

pytestmark = pytest.mark.django_db


def at(name, plan_import):
    return reverse(name, args=[plan_import.public_id])


def page(client, plan_import, query=""):
    return client.get(at("import_review", plan_import) + query)


def test_the_sentence_and_the_queue(client_of, start):
    plan_import = start(REAL.read_text(), title="")
    questions = read_import(plan_import).questions
    html = page(client_of("amira"), plan_import).content.decode()

    assert "14 " in html
    assert html.count('class="question"') == len(questions) >= 2
    assert {question.line for question in questions} >= {0, 166}
    assert 'id="rad-166"' in html


def test_the_same_line_stands_on_both_sides(client_of, real_import):
    html = page(client_of("amira"), real_import).content.decode()

    assert html.count('data-line="171"') == 2


def test_a_line_that_is_cut_has_one_anchor(client_of, real_import):
    html = page(client_of("amira"), real_import, "?rad=166").content.decode()

    assert html.count('id="rad-166"') == 1
    assert html.count('id="edit-title"') == 1
    assert html.count('class="edit__piece"') == 2


@pytest.mark.parametrize("query", ["?rad=0", "?rad=99999", "?rad=x", "?page=99", "?rad=3", "?alla"])
def test_odd_addresses_show_the_page(client_of, real_import, query):
    assert page(client_of("amira"), real_import, query).status_code == 200


def test_a_label_is_changed_and_undone(client_of, start):
    client, plan_import = client_of("amira"), start()
    form = {"row_version": 1, "line": 2, "start": 0, "label": "closing"}
    response = client.post(at("import_label", plan_import), form)
    assert response.url.endswith("?rad=2#rad-2")
    plan_import.refresh_from_db()
    assert read_import(plan_import).pieces[2][0].label is Label.CLOSING

    client.post(at("import_undo", plan_import) + "?version=2")
    plan_import.refresh_from_db()
    assert read_import(plan_import).pieces[2][0].label is Label.PARAGRAPH


def test_a_question_is_answered_and_leaves_the_queue(client_of, start):
    client, plan_import = client_of("amira"), start()
    (question,) = read_import(plan_import).questions
    form = {"row_version": 1, "keys": question.key, "answer": "agree"}
    response = client.post(at("import_answer", plan_import), form, follow=True)

    assert 'class="question"' not in response.content.decode()


def test_a_line_without_place_is_left_out_and_its_number_is_kept(client_of, start):
    client, plan_import = client_of("amira"), start()
    client.post(at("import_label", plan_import), {"row_version": 1, "line": 9, "start": 0, "label": "unresolved"})
    plan_import.refresh_from_db()
    for question in read_import(plan_import).questions:
        plan_import.refresh_from_db()
        answer = "leave_out" if question.asks is Asks.UNRESOLVED else "agree"
        form = {"row_version": plan_import.row_version, "keys": question.key, "answer": answer}
        client.post(at("import_answer", plan_import), form)
    plan_import.refresh_from_db()
    client.post(at("import_publish", plan_import), {"row_version": plan_import.row_version})

    assert Plan.objects.exists()
    assert "Att fler vågar fråga" not in str(Plan.objects.get().editions.get().structure)
    shown = page(client, plan_import).content.decode()
    assert '<span class="kept__line">9</span>' in shown
    assert "Att fler vågar fråga" not in shown


def test_publishing_answers_with_what_remains(client_of, start):
    client, plan_import = client_of("amira"), start(title="")
    response = client.post(at("import_publish", plan_import), {"row_version": 1})

    assert response.status_code == 200
    assert len(response.context["remains"]) == 2
    assert not Plan.objects.exists()


def test_from_title_to_plan_page(client_of, start):
    client, plan_import = client_of("amira"), start(title="")
    client.post(at("import_title", plan_import), {"row_version": 1, "title": "Exempelplan"})
    plan_import.refresh_from_db()
    (question,) = read_import(plan_import).questions
    client.post(at("import_answer", plan_import), {"row_version": 2, "keys": question.key, "answer": "agree"})
    response = client.post(at("import_publish", plan_import), {"row_version": 3})

    assert response.url == "/planer/exempelplan/"
    assert "Att fler vågar fråga" in client.get(response.url).content.decode()


def test_a_missing_title_cannot_be_saved_empty(client_of, start):
    response = client_of("amira").post(at("import_title", start(title="")), {"row_version": 1, "title": " "})

    assert response.context["title_form"].errors["title"]


def test_a_number_in_the_title_is_an_error_at_the_field(client_of, start):
    form = {"row_version": 1, "title": "Plan 811218-9876"}
    response = client_of("amira").post(at("import_title", start()), form)

    assert response.context["title_form"].errors["title"]


def test_who_was_first_is_said_and_nothing_is_lost(client_of, start, cast):
    client, plan_import = client_of("amira"), start()
    imports.rename_import(plan_import=plan_import, title="Ny titel", expected_version=1, by=cast["amira"])
    form = {"row_version": 1, "line": 2, "start": 0, "label": "closing"}
    response = client.post(at("import_label", plan_import), form)

    assert response.status_code == 409
    assert cast["amira"].name in response.content.decode()
    assert response.context["review"].edited.number == 2
    assert PlanImport.objects.get().row_version == 2


def test_names_are_corrected(client_of, start):
    client, plan_import = client_of("amira"), start(EXAMPLE.replace("våld.", "våld. Målbilden är Tryggt."))
    names = {"target_pictures": "Tryggt\n", "challenges": "", "contributors": "", "related_plans": ""}
    client.post(at("import_mentions", plan_import), {"row_version": 1} | names)

    plan_import.refresh_from_db()
    assert read_import(plan_import).parsed.structure.target_pictures == ("Tryggt",)


def test_discarding_asks_first(client_of, start):
    client, plan_import = client_of("amira"), start()
    assert client.get(at("import_discard", plan_import)).status_code == 200
    client.post(at("import_discard", plan_import), {"row_version": 1})

    plan_import.refresh_from_db()
    assert plan_import.state == ImportState.DISCARDED
    assert page(client, plan_import).status_code == 404


def test_the_preview_shows_the_wording(client_of, real_import):
    html = client_of("amira").get(at("import_preview", real_import)).content.decode()

    assert "3.2.1" in html
    assert "tillång till pedagiskt stöd" in html


def test_activities_are_listed_apart(client_of, bodies, cast, activity_table):
    by = cast["amira"]
    plan_import = imports.start_import(document=activity_table, authority=bodies["KS"], by=by)
    html = page(client_of("amira"), plan_import).content.decode()

    assert 'id="proposals-title"' in html
    assert "Utbilda personal" in html


def test_a_form_address_read_again_leads_to_the_review(client_of, start):
    plan_import = start()
    response = client_of("amira").get(at("import_label", plan_import) + "?rad=2")

    assert response.url == at("import_review", plan_import) + "?rad=2"


PAGES = ["import_review", "import_preview", "import_discard"]
FORMS = ["import_label", "import_answer", "import_title", "import_mentions", "import_undo", "import_publish"]


@pytest.mark.parametrize("name", PAGES)
def test_another_authoritys_import_is_not_known_of(client_of, start, people, bodies, name):
    """Björn becomes coordinator at his board: the executive board's import answers 404, not 403."""
    from fyren.people.models import RoleAssignment
    from fyren.people.roles import Role

    RoleAssignment.objects.create(user=people["bjorn"], role=Role.COORDINATOR, body=bodies["Utbildning"])
    plan_import = start()

    assert client_of("bjorn").get(at(name, plan_import)).status_code == 404
    assert client_of("amira").get(at(name, plan_import)).status_code == 200


@pytest.mark.parametrize("name", FORMS)
def test_another_authoritys_import_cannot_be_changed(client_of, start, people, bodies, name):
    from fyren.people.models import RoleAssignment
    from fyren.people.roles import Role

    RoleAssignment.objects.create(user=people["bjorn"], role=Role.COORDINATOR, body=bodies["Utbildning"])

    assert client_of("bjorn").post(at(name, start()), {"row_version": 1}).status_code == 404


def test_long_documents_are_shown_page_by_page_with_the_same_queries(client_of, start, django_assert_max_num_queries):
    text = "\n".join(EXAMPLE.replace("2.", f"{number}.") for number in range(2, 150))
    client, plan_import = client_of("amira"), start(text)
    with django_assert_max_num_queries(8):
        response = page(client, plan_import)

    assert response.context["review"].page.has_next()
    assert len(response.context["review"].queue) == 8
    last = read_import(plan_import).lines[-1].number
    assert f'id="rad-{last}"' in page(client, plan_import, f"?rad={last}").content.decode()


def test_the_workspace_lists_imports_to_coordinators_only(client_of, start):
    start()

    assert "Exempelplan" in client_of("amira").get(reverse("plan_workspace")).content.decode()
    assert "Exempelplan" not in client_of("bjorn").get(reverse("plan_workspace")).content.decode()
