"""What rounds say elsewhere: on Today, and to the registrar."""

from __future__ import annotations

import pytest

from fyren.base.records import Record
from fyren.people.models import Body
from fyren.steering.models import Round
from fyren.steering.round_due import rounds_due
from fyren.steering.round_records import round_records
from fyren.steering.round_rules import ReportState
from tests.actions.world import World
from tests.steering.round_course import RoundCourse


def reasons(world: World) -> list[str]:
    return [str(item.reason) for item in rounds_due(world.coordinator)]


def records(body: Body) -> dict[str, Record]:
    return {record.code: record for record in round_records(body.public_id)}


class TestToday:
    def test_nothing_waits_before_the_cut_off_when_nobody_is_late(self, course: RoundCourse) -> None:
        Round.objects.filter(pk=course.round.pk).update(cut_off_on=course.world.day)
        assert not reasons(course.world)

    def test_what_is_released_waits_to_be_received(self, course: RoundCourse) -> None:
        course.written()
        assert any("1 rapport" in reason for reason in reasons(course.world))
        assert not list(rounds_due(course.world.contact))

    def test_late_bodies_are_watched(self, course: RoundCourse) -> None:
        course.late()
        (item,) = (each for each in rounds_due(course.world.coordinator) if each.is_watched)
        assert "1 nämnd" in str(item.reason)

    def test_analyses_are_to_be_written_once_the_cut_off_has_passed_until_they_are_done(
        self, course: RoundCourse
    ) -> None:
        Round.objects.filter(pk=course.round.pk).update(cut_off_on=course.world.day.replace(year=2020))
        course.round.refresh_from_db()
        assert course.world.plan
        assert any("utvecklingsområde" in reason for reason in reasons(course.world))
        course.analysis()
        assert not any("utvecklingsområde" in reason for reason in reasons(course.world))

    def test_nothing_waits_in_a_closed_round(self, course: RoundCourse) -> None:
        course.written()
        course.late()
        course.close()
        assert not reasons(course.world)


class TestRegistrar:
    @pytest.mark.parametrize(("state", "is_draft"), [(ReportState.SENT, True), (ReportState.DECIDED, False)])
    def test_a_body_takes_out_its_own_report(self, course: RoundCourse, state: ReportState, is_draft: bool) -> None:
        course.written(state)
        found = records(course.body)["steering.BodyReport"]
        assert found.is_draft is is_draft
        told = "\n".join(part.text for part in found.parts)
        for text in ("Läs det här.", "Hälften har fått frågan.", "Det går framåt."):
            assert text in told
        others = round_records(course.world.company.public_id)
        assert {record.authority for record in others} == {course.world.company.public_id}

    def test_the_plans_owner_takes_out_analyses_and_editions(self, course: RoundCourse) -> None:
        course.written()
        course.analysis()
        course.close()
        found = records(course.world.executive)
        assert found["steering.PlanAnalysis"].parts[0].text.endswith("Planen når fram.")
        edition = found["steering.RoundEdition"]
        assert "Hälften har fått frågan." in "\n".join(part.text for part in edition.parts)
        assert "steering.RoundEdition" not in records(course.world.company)
