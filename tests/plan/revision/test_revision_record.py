"""The revision itself among the documents that a registrar takes out."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from fyren.base.records import Purpose, Record, records_of
from fyren.people.export import export_zip
from fyren.people.models import Body
from fyren.plan.actions.revision import withdraw_revision
from fyren.plan.models import PlanEdition, Revision
from fyren.plan.rules import Stage
from tests.actions.world import World
from tests.plan.revision.course import PARTNER, REWORDED, Course

pytestmark = pytest.mark.django_db


def record_of(revision: Revision, authority: Body) -> Record:
    found = records_of(authority.public_id)
    (record,) = (each for each in found if each.key == f"plan.Revision:{revision.public_id}")
    return record


def texts(record: Record) -> dict[str, str]:
    return {str(part.heading): part.text for part in record.parts}


def facts(record: Record) -> dict[str, str]:
    return {str(label): value for label, value in record.facts if value}


def test_an_adopted_revision_is_told_whole(world: World, adopted: Revision) -> None:
    record = record_of(adopted, world.executive)
    day = world.day.isoformat()

    assert record.title == f"Revidering av {adopted.plan.title}, öppnad {day}"
    assert (record.dnr, record.date, str(record.state), record.is_draft) == ("KS-2026-1", world.day, "Antagen", False)
    adopted.refresh_from_db()
    assert adopted.answers_due is not None
    assert facts(record) == {
        "Plan": adopted.plan.title,
        "Utgår från": f"Utgåva {world.edition.number}",
        "Öppnad den": day,
        "Svar senast": adopted.answers_due.isoformat(),
        "Antagen av": world.council.name,
        "Antagen den": day,
        "Paragraf": "§ 101",
        "Avslutad den": day,
    }
    editions = PlanEdition.objects.filter(revision=adopted, frozen_at__isnull=False).order_by("number")
    said = texts(record)
    assert said["Varför planen revideras"] == "Planen ska ses över."
    assert said["Steg"].splitlines() == [
        f"{day}: {each.get_stage_display()}, utgåva {each.number}" for each in editions
    ]
    assert "Varför revideringen avslutas" not in said


def test_who_was_asked_stands_there_partners_too(world: World, sent: Revision) -> None:
    record = record_of(sent, world.executive)
    day = world.day.isoformat()

    (asked,) = (text for heading, text in texts(record).items() if heading.startswith("Tillfrågade"))
    *bodies, last = asked.splitlines()
    assert set(bodies) == {f"{world.board}, {day}", f"{world.company}, {day}"}
    assert last == f"{PARTNER} (samverkanspartner), {day}"


@pytest.mark.parametrize("is_decided", [False, True])
def test_the_mapping_gives_both_wordings_before_and_after_the_decision(
    course: Course, world: World, is_decided: bool, compiled: Revision
) -> None:
    course.mapped(compiled)
    if is_decided:
        course.advance(compiled, Stage.PROPOSAL)
        course.advance(compiled, Stage.ADOPTED, decision=course.decision())
    mapped = texts(record_of(compiled, world.executive))["Vad insatsområdena blir"].split("\n\n")

    old = {area.number: str(area) for area in world.edition.development_areas.get(number="3.1").focus_areas.all()}
    assert len(mapped) == compiled.mappings.count() == 3
    assert f"Fortsätter: {old['3.1.1']} → {old['3.1.1']}" in mapped
    assert any(line.startswith(f"Fortsätter med ny lydelse: {old['3.1.2']} → ") and REWORDED in line for line in mapped)


def test_a_withdrawn_revision_says_why_and_an_open_one_is_a_draft(world: World, opened: Revision) -> None:
    before = record_of(opened, world.executive)
    assert (before.is_draft, before.dnr, str(before.state)) == (True, "", "Utkast")
    withdraw_revision(
        revision=opened, because="Valet kom emellan.", expected_version=opened.row_version, by=world.coordinator
    )
    after = record_of(opened, world.executive)

    assert (after.is_draft, str(after.state)) == (False, "Avslutad utan beslut")
    assert texts(after)["Varför revideringen avslutas"] == "Valet kom emellan."


def test_only_the_plans_authority_has_it(world: World, adopted: Revision) -> None:
    assert record_of(adopted, world.executive)
    assert not any(record.code == "plan.Revision" for record in records_of(world.board.public_id))


def test_it_comes_out_as_a_page_and_as_data(world: World, adopted: Revision) -> None:
    record = record_of(adopted, world.executive)
    data = export_zip([record], authority=world.executive, purpose=Purpose.REGISTER, day=world.day)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (page,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith(".html"))
        (values,) = (json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json"))

    assert (values["kind"], values["registration_number"]) == ("plan.Revision", "KS-2026-1")
    for part in values["parts"]:
        assert part["heading"] in page
    assert PARTNER in page


def test_queries_do_not_grow_with_those_who_were_asked(
    world: World, django_assert_max_num_queries: Callable[[int], object], adopted: Revision
) -> None:
    with django_assert_max_num_queries(46):  # type: ignore[attr-defined]
        records_of(world.executive.public_id)
