"""One authority's documents: listed, chosen, taken out."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fyren.base import clock
from fyren.base.csv_text import as_cell
from fyren.base.records import records_of
from fyren.people.models import Body, BodyDecision, RoleAssignment
from fyren.people.roles import Role
from fyren.plan.models import ConsultationAnswer, EditorialNote, InternalNote, PlanEdition
from fyren.vault.acts import Act
from fyren.vault.models import AuditRow
from tests.actions.world import World

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]


@pytest.fixture
def documents(world: World) -> dict[str, str]:
    """The board's documents by what they are; the values name them in the form."""
    note = InternalNote.objects.create(authority=world.board, focus_area=world.focus_area, text="Bara vi läser.")
    handed = InternalNote.objects.create(
        authority=world.board,
        focus_area=world.focus_area,
        text="Ni får läsa.",
        dnr="UBN 2026/7",
        handed_over_at=clock.now(),
    )
    answer = ConsultationAnswer.objects.create(
        edition=world.edition, authority=world.board, stance="supports", text="Vi stödjer.", handed_over_at=clock.now()
    )
    ConsultationAnswer.objects.create(
        edition=world.edition, authority=world.board, path="section/1", stance="rejects", handed_over_at=clock.now()
    )
    decision = BodyDecision.objects.create(body=world.administration, kind="applies_plan", concerning="Planen")
    # Another authority's, which must never come along.
    InternalNote.objects.create(authority=world.company, focus_area=world.focus_area, text="Bolagets egen.")
    return {
        "draft": f"plan.InternalNote:{note.public_id}",
        "handed": f"plan.InternalNote:{handed.public_id}",
        "answer": f"plan.ConsultationAnswer:{answer.public_id}",
        "decision": f"people.BodyDecision:{decision.public_id}",
    }


def address_of(body: Body) -> str:
    return reverse("registrar_documents", args=[body.public_id])


def take_out(client: Client, body: Body, keys: list[str], purpose: str = "request") -> HttpResponse:
    return client.post(address_of(body), {"documents": keys, "purpose": purpose})


def unzipped(response: HttpResponse) -> dict[str, str]:
    """File name → text."""
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def index_of(files: dict[str, str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files["index.csv"].removeprefix("\ufeff")), delimiter=";"))[1:]


def test_one_authority_is_gone_to_at_once(client_of: ClientOf, world: World) -> None:
    assert client_of("eva").get(reverse("registrar"))["Location"] == address_of(world.board)


def test_several_authorities_are_chosen_between(client_of: ClientOf, world: World) -> None:
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.company)
    page = client_of("eva").get(reverse("registrar")).content.decode()
    assert address_of(world.board) in page
    assert address_of(world.company) in page


def test_everything_of_the_own_and_nothing_of_others(world: World, documents: dict[str, str]) -> None:
    assert {record.key for record in records_of(world.board.public_id)} == set(documents.values())


def test_the_owner_has_what_was_handed_over_too(world: World, documents: dict[str, str]) -> None:
    note = EditorialNote.objects.create(edition=world.edition, path="section/1/p1", text="En anmärkning.")
    owned = {record.key: str(record.state) for record in records_of(world.executive.public_id)}
    assert owned[documents["handed"]] == "Inkommen"
    assert owned[documents["answer"]] == "Inkommen"
    assert f"plan.EditorialNote:{note.public_id}" in owned
    assert f"plan.PlanEdition:{world.edition.public_id}" in owned
    assert documents["draft"] not in owned


def test_drafts_are_marked_and_not_ticked(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    rows = client_of("eva").get(address_of(world.board)).context["rows"]
    ticked = {record.key: is_ticked for record, is_ticked in rows}
    assert ticked == {key: name != "draft" for name, key in documents.items()}


def test_the_list_narrows(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    client = client_of("eva")

    def listed(query: str) -> set[str]:
        return {record.key for record, _ticked in client.get(f"{address_of(world.board)}?{query}").context["rows"]}

    assert listed("slag=plan.InternalNote") == {documents["draft"], documents["handed"]}
    assert listed("till=2001-01-01") == set()
    assert listed(f"fran={clock.today().isoformat()}") == set(documents.values()) - {documents["decision"]}


def test_taking_out(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    response = take_out(client_of("eva"), world.board, [documents["handed"], documents["answer"]])
    files = unzipped(response)
    rows = index_of(files)
    assert response["Content-Type"] == "application/zip"
    assert len(files) == 1 + 2 * 2
    for row in rows:
        for name, checksum in ((row[6], row[7]), (row[8], row[9])):
            assert hashlib.sha256(files[name].encode()).hexdigest() == checksum
    assert "UBN 2026/7" in {row[0] for row in rows}
    texts = "".join(files.values())
    assert "Ni får läsa." in texts
    assert "Bara vi läser." not in texts
    assert "Bolagets egen." not in texts


def test_the_audit_says_that_and_why_not_what(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    take_out(client_of("eva"), world.board, [documents["handed"]], "archive")
    row = AuditRow.objects.get(act=Act.RECORDS_EXPORTED)
    assert (row.actor, row.authority) == (world.registrar.actor, world.board.public_id)
    assert row.fields == ["archive", "plan.InternalNote"]


def test_a_chosen_draft_says_that_it_is_one(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    files = unzipped(take_out(client_of("eva"), world.board, [documents["draft"]]))
    (row,) = index_of(files)
    assert row[5] == "Ja"
    assert "Inte en färdig handling." in files[row[6]]
    assert json.loads(files[row[8]])["is_draft"] is True


def test_a_page_needs_nothing_but_itself(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    files = unzipped(take_out(client_of("eva"), world.board, list(documents.values())))
    for name, text in files.items():
        if name.endswith(".html"):
            assert "<style>" in text
            assert not any(found in text for found in ("<script", "src=", "href=", "url("))


def test_the_adopted_wording_comes_out_whole(client_of: ClientOf, world: World) -> None:
    RoleAssignment.objects.create(user=world.people["eva"], role=Role.REGISTRAR, body=world.executive)
    key = f"plan.PlanEdition:{world.edition.public_id}"
    files = unzipped(take_out(client_of("eva"), world.executive, [key]))
    (page,) = (text for name, text in files.items() if name.endswith(".html"))
    for _path, wording in list(world.edition.read().texts())[1:]:
        assert wording in page or wording == "Förebygga våld"  # the long title stands in the wording's overview


def test_a_wording_that_does_not_match_its_checksum_is_said_to(world: World) -> None:
    PlanEdition.objects.filter(pk=world.edition.pk).update(checksum="0" * 64)
    (record,) = (each for each in records_of(world.executive.public_id) if each.code == "plan.PlanEdition")
    assert "stämmer inte med kontrollsumman" in record.parts[0].text


def test_the_same_documents_give_the_same_file(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    client = client_of("eva")
    first, second = (take_out(client, world.board, list(documents.values())).content for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("keys", "purpose"), [([], "request"), (["plan.InternalNote:finnsinte"], "request"), (None, "curiosity")]
)
def test_nothing_is_taken_out_by_mistake(
    client_of: ClientOf, world: World, documents: dict[str, str], keys: list[str] | None, purpose: str
) -> None:
    chosen = [documents["handed"]] if keys is None else keys
    response = take_out(client_of("eva"), world.board, chosen, purpose)
    assert response["Content-Type"].startswith("text/html")
    assert "error-summary" in response.content.decode()
    assert not AuditRow.objects.filter(act=Act.RECORDS_EXPORTED).exists()


def test_another_authority_is_not_there(client_of: ClientOf, world: World, documents: dict[str, str]) -> None:
    client = client_of("eva")
    assert client.get(address_of(world.company)).status_code == 404
    assert take_out(client, world.company, list(documents.values())).status_code == 404


def test_nothing_yet_is_said(client_of: ClientOf, world: World) -> None:
    assert "Det finns inga i Fyren än." in client_of("eva").get(address_of(world.board)).content.decode()


def test_queries_do_not_grow_with_documents(
    client_of: ClientOf, world: World, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(25):
        InternalNote.objects.create(authority=world.board, focus_area=world.focus_area, text=f"Anteckning {number}")
    client = client_of("eva")
    with django_assert_max_num_queries(36):  # type: ignore[attr-defined]
        client.get(address_of(world.board))


@pytest.mark.parametrize("value", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1+1"])
def test_cells_that_would_be_formulas_stay_text(value: str) -> None:
    assert as_cell(value) == f"'{value}"


@pytest.mark.parametrize("value", ["", "Planen", "3.2.1", "UBN 2026/7", "a=b"])
def test_other_cells_are_left_alone(value: str) -> None:
    assert as_cell(value) == value


def test_a_plan_and_the_weighing_of_answers_are_whole(world: World) -> None:
    ConsultationAnswer.objects.create(
        edition=world.edition,
        authority=world.company,
        stance="rejects",
        text="Vi avstyrker.",
        handed_over_at=clock.now(),
        weighed="Bedömt så.",
        leads_to_change=False,
    )
    owner = world.edition.plan.authority
    owners = [part.text for record in records_of(owner.public_id) for part in record.parts]
    assert world.edition.read().title in owners
    assert {"Bedömt så.", "Nej"} <= set(owners)
    theirs = [part.text for record in records_of(world.company.public_id) for part in record.parts]
    assert "Vi avstyrker." in theirs
    assert "Bedömt så." not in theirs
