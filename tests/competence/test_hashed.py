"""Hashed import: who decides, what is never kept, one person counted once, and what is left when somebody leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from fyren.base.records import records_of
from fyren.competence.actions.hashed import decide_hashed_import, import_hashed, purge_hashed
from fyren.competence.actions.imports import start_competence_import
from fyren.competence.coverage import coverage_on
from fyren.competence.hashed import hasher, known_people
from fyren.competence.importing.files import keep
from fyren.competence.importing.people import hashed_preview, leaving_preview
from fyren.competence.jobs import PURGING
from fyren.competence.models import CompetenceImport, Completion, Course, HashedCompletion, HashedOptIn, ImportKind
from fyren.competence.rules import Level
from fyren.people.models import Body, Unit
from fyren.people.viewer import Viewer
from tests.actions.world import World
from tests.competence.files import LEVEL, csv_file
from tests.competence.known import completed, people_in, required_course, unit_of

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str | None], Client]
HEADERS = ("Namn", "Personnummer", "Enhet", "Nivå", "Kurs", "Datum")
ANNA, BO = "19811218-9876", "8112189876"  # one person, written in two ways
EVA = "19900101-2389"


class _Turn:
    def go_on(self) -> None:
        """It goes on."""

    def pause(self, seconds: float) -> None:
        """It does not wait."""


def opted_in(body: Body, by: Viewer) -> HashedOptIn:
    """The employer's decision, from today."""
    values = {
        "decided_by": "Nämnden",
        "decided_on": by.day,
        "dnr": "2026-1",
        "purge": "Varje månad.",
        "valid_from": by.day,
    }
    dated = {**values, "valid_from": by.day}
    return decide_hashed_import(opt_in=HashedOptIn(authority=body), values=dated, expected_version=1, by=by)


def draft_of(world: World, opt_in: HashedOptIn, rows: Sequence[Sequence[str]], kind: ImportKind) -> CompetenceImport:
    """A file on its way in, hashed while it was read."""
    sheet = keep("", [list(row) for row in rows], hasher(opt_in))
    return start_competence_import(
        authority=world.board, kind=kind, sheet=sheet, file_name="kurser.csv", by=world.contact
    )


def taken(world: World, opt_in: HashedOptIn, *rows: tuple[str, str, dt.date]) -> int:
    """Take in completions of the course: identity, unit, day."""
    lines = [("Anna Andersson", who, unit, LEVEL, "Grundkurs", day.isoformat()) for who, unit, day in rows]
    draft = draft_of(world, opt_in, [HEADERS, *lines], ImportKind.HASHED)
    seen = hashed_preview(draft, world.day).seen
    return import_hashed(draft=draft, seen=seen, expected_version=1, by=world.contact)


def still_there(world: World, opt_in: HashedOptIn, *who: str) -> int:
    """Take in a file of those who are still employed."""
    draft = draft_of(world, opt_in, [("Personnummer",), *((each,) for each in who)], ImportKind.PEOPLE)
    seen = leaving_preview(draft, world.day).seen
    return purge_hashed(draft=draft, seen=seen, expected_version=1, by=world.contact)


@pytest.fixture
def course(world: World) -> Course:
    return required_course(world)


@pytest.fixture
def unit(world: World) -> Unit:
    made = unit_of(world.board)
    people_in(made, 10, world.contact, day=world.day - relativedelta(years=3))
    return made


@pytest.fixture
def opt_in(world: World) -> HashedOptIn:
    return opted_in(world.board, world.contact)


def filled(world: World, unit: Unit, day: dt.date | None = None) -> int:
    return coverage_on(day or world.day).shares[unit.pk, Level.FRONT_LINE].filled


def test_one_person_is_counted_once_however_written(
    world: World, course: Course, unit: Unit, opt_in: HashedOptIn
) -> None:
    earlier = world.day - relativedelta(months=6)
    assert (
        taken(world, opt_in, (ANNA, unit.name, earlier), (BO, unit.name, world.day), (EVA, unit.name, world.day)) == 3
    )
    assert len(known_people(world.board)) == 2
    assert filled(world, unit) == 2
    assert filled(world, unit, earlier) == 1
    assert taken(world, opt_in, (BO, unit.name, world.day)) == 0
    assert filled(world, unit) == 2


def test_persons_go_before_totals(world: World, course: Course, unit: Unit, opt_in: HashedOptIn) -> None:
    completed(unit, course, 8, world.day)
    taken(world, opt_in, (ANNA, unit.name, world.day))
    assert filled(world, unit) == 1


def test_whoever_moves_takes_the_knowledge_along(world: World, course: Course, unit: Unit, opt_in: HashedOptIn) -> None:
    other = unit_of(world.board, "Förskolan Dalen")
    people_in(other, 10, world.contact)
    taken(world, opt_in, (ANNA, unit.name, world.day - relativedelta(months=3)), (EVA, unit.name, world.day))
    taken(world, opt_in, (ANNA, other.name, world.day))
    assert (filled(world, unit), filled(world, other)) == (1, 1)


def test_when_somebody_leaves_the_hash_goes_and_the_past_stays(
    world: World, course: Course, unit: Unit, opt_in: HashedOptIn
) -> None:
    earlier = world.day - relativedelta(months=13)
    taken(world, opt_in, (ANNA, unit.name, earlier), (EVA, unit.name, earlier))
    before = {str(pk) for pk in known_people(world.board)}
    assert still_there(world, opt_in, ANNA) == 1
    assert len(known_people(world.board) & before) == len(known_people(world.board)) == 1
    assert filled(world, unit) == 1
    assert filled(world, unit, world.day - relativedelta(months=1)) == 2
    assert coverage_on(world.day).before[unit.pk, Level.FRONT_LINE].filled == 2
    assert still_there(world, opt_in) == 1
    assert filled(world, unit) == 0
    assert filled(world, unit, world.day - relativedelta(months=1)) == 2


def test_when_the_decision_ends_every_hash_is_removed(
    world: World, course: Course, unit: Unit, opt_in: HashedOptIn
) -> None:
    taken(world, opt_in, (ANNA, unit.name, world.day))
    HashedOptIn.objects.update(valid_from=None)
    opt_in.refresh_from_db()
    yesterday = world.day - dt.timedelta(days=1)
    decide_hashed_import(opt_in=opt_in, values={"valid_to": yesterday}, expected_version=1, by=world.contact)
    assert not HashedCompletion.objects.exists()
    assert Completion.objects.filter(source="left").exists()


def test_a_decision_that_ran_out_takes_the_hashes_with_it(
    world: World, course: Course, unit: Unit, opt_in: HashedOptIn
) -> None:
    taken(world, opt_in, (ANNA, unit.name, world.day))
    PURGING.run(_Turn())
    assert HashedCompletion.objects.exists()
    HashedOptIn.objects.update(valid_from=None, valid_to=world.day - dt.timedelta(days=1))
    PURGING.run(_Turn())
    assert not HashedCompletion.objects.exists()


def test_no_identity_is_kept_anywhere(world: World, course: Course, unit: Unit, opt_in: HashedOptIn) -> None:
    taken(world, opt_in, (ANNA, unit.name, world.day))
    draft = draft_of(
        world, opt_in, [HEADERS, ("Eva Ek", EVA, unit.name, LEVEL, "Grundkurs", "2026-01-02")], ImportKind.HASHED
    )
    kept = [cell for row in draft.read_rows() for cell in row]
    with connection.cursor() as cursor:
        for model in apps.get_app_config("competence").get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            kept += map(repr, cursor.fetchall())
    text = "".join(kept)
    assert next(iter(known_people(world.board))) in text
    for told in ("Anna", "Eva Ek", "811218", "9876", "900101"):
        assert told not in text


def test_two_employers_hashes_differ(world: World, opt_in: HashedOptIn) -> None:
    other = opted_in(world.executive, world.coordinator)
    assert hasher(opt_in)(ANNA) == hasher(opt_in)(BO)
    assert hasher(opt_in)(ANNA) != hasher(other)(ANNA)
    assert hasher(opt_in)(" ") == ""


def test_the_elected_are_never_taken_in_so(world: World, course: Course, unit: Unit, opt_in: HashedOptIn) -> None:
    rows = [HEADERS, ("A", ANNA, unit.name, "politiker", "Grundkurs", "2026-01-02")]
    preview = hashed_preview(draft_of(world, opt_in, rows, ImportKind.HASHED), world.day)
    assert (preview.new, preview.summed.faulty) == (0, 1)


def test_without_a_decision_nothing_is_hashed(client_of: ClientOf, world: World) -> None:
    address = reverse("competence_import_new", args=["hashade", world.board.public_id])
    assert client_of("bjorn").get(address).status_code == 404
    with pytest.raises(ValidationError):
        start_competence_import(
            authority=world.board, kind=ImportKind.HASHED, sheet=keep("", [["A"]]), file_name="a.csv", by=world.contact
        )
    for by in (world.coordinator, world.registrar, world.administrator):
        with pytest.raises(PermissionDenied):
            opted_in(world.board, by)


def test_one_decision_holds_at_a_time_and_is_a_document(world: World, opt_in: HashedOptIn) -> None:
    with pytest.raises(ValidationError):
        opted_in(world.board, world.contact)
    found = {record.code: record for record in records_of(world.board.public_id)}
    assert found["competence.HashedOptIn"].dnr == "2026-1"


def test_the_pages_take_it_in_and_show_nobody(
    client_of: ClientOf, world: World, course: Course, unit: Unit, opt_in: HashedOptIn
) -> None:
    client = client_of("bjorn")
    address = reverse("competence_import_new", args=["hashade", world.board.public_id])
    rows = (HEADERS, ("Anna", ANNA, unit.name, LEVEL, "Grundkurs", "2026-01-02"))
    answer = client.post(address, {"document": csv_file(rows)}, follow=True)
    assert "Nya genomförda kurser: 1. Antal personer: 1." in answer.content.decode()
    assert ANNA not in answer.content.decode()
    assert "#" + "0" not in answer.content.decode()
    draft = CompetenceImport.objects.get()
    client.post(reverse("competence_import", args=[draft.public_id]), {"seen": answer.context["preview"].seen})
    page = client.get(reverse("hashed", args=[world.board.public_id])).content.decode()
    assert "1 person" in page
    assert next(iter(known_people(world.board))) not in page
    leaving = reverse("competence_import_new", args=["anstallda", world.board.public_id])
    answer = client.post(leaving, {"document": csv_file((("Personnummer",), (EVA,)))}, follow=True)
    assert "1 av 1" in answer.content.decode()
    draft = CompetenceImport.objects.get(kind=ImportKind.PEOPLE)
    client.post(reverse("competence_import", args=[draft.public_id]), {"seen": answer.context["preview"].seen})
    assert not HashedCompletion.objects.exists()
