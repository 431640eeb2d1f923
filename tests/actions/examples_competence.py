"""Examples of the competence room's actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from fyren.competence.actions import courses, hashed, headcounts, imports, outreach, sources
from fyren.competence.importing.files import keep
from fyren.competence.importing.layout import layout_of
from fyren.competence.importing.numbers import preview_of
from fyren.competence.importing.people import hashed_preview, leaving_preview
from fyren.competence.models import (
    Audience,
    CompetenceImport,
    Course,
    CourseForm,
    Gives,
    HashedOptIn,
    ImportKind,
    LearningActivity,
    LearningPlace,
    Outreach,
    OutreachKind,
    Requirement,
)
from fyren.competence.rules import Level
from tests.actions.world import World
from tests.competence.files import HEADERS, started
from tests.competence.known import course_of, unit_of
from tests.competence.test_hashed import ANNA, EVA, draft_of, opted_in
from tests.competence.test_hashed import HEADERS as HASHED_HEADERS
from tests.competence.told import COURSE_IRI, source_of

Act = Callable[[], object]


def _course(world: World) -> Act:
    by, course = world.contact, Course(authority=world.board)
    values = {"name": "Grundkurs", "gives": Gives.BASE, "form": CourseForm.E_LEARNING}
    return lambda: courses.save_course(course=course, values=values, expected_version=1, by=by)


def _requirement(world: World) -> Act:
    by, course = world.contact, course_of(world.board, world.contact)
    values = {"level": Level.MANAGER.value, "body": world.board}
    return lambda: courses.save_requirement(
        requirement=Requirement(course=course), values=values, expected_version=1, by=by
    )


def _headcount(world: World) -> Act:
    by, unit = world.contact, unit_of(world.board)
    return lambda: headcounts.say_headcount(unit=unit, day=world.day, numbers={Level.MANAGER: 4}, by=by)


def _start(world: World) -> Act:
    by, sheet = world.contact, keep("", [list(HEADERS)])
    return lambda: imports.start_competence_import(
        authority=world.board, kind=ImportKind.COMPLETIONS, sheet=sheet, file_name="kurser.csv", by=by
    )


def _draft(world: World) -> CompetenceImport:
    unit_of(world.board)
    course_of(world.board, world.contact)
    return started(world, (HEADERS, ("Förskolan Ängen", "chef", "Grundkurs", "2026-03", "4")))


def _columns(world: World) -> Act:
    by, draft = world.contact, _draft(world)
    layout = layout_of(draft)
    return lambda: imports.set_competence_columns(
        draft=draft, layout=layout, names={"var": "unit"}, expected_version=1, by=by
    )


def _discard(world: World) -> Act:
    by, draft = world.contact, _draft(world)
    return lambda: imports.discard_competence_import(draft=draft, expected_version=1, by=by)


def _import(world: World) -> Act:
    by, draft = world.contact, _draft(world)
    seen = preview_of(draft, world.day).seen
    return lambda: imports.import_numbers(draft=draft, seen=seen, expected_version=1, by=by)


def _source(world: World) -> Act:
    by, values = world.contact, {"name": "Plattformen"}
    return lambda: sources.make_learning_source(authority=world.board, values=values, by=by)


def _end(world: World) -> Act:
    by, (source, _key) = world.contact, source_of(world.board, world.contact)
    return lambda: sources.end_learning_source(source=source, expected_version=1, by=by)


def _activity(world: World) -> Act:
    by, (source, _key) = world.contact, source_of(world.board, world.contact)
    activity = LearningActivity.objects.create(source=source, iri=COURSE_IRI)
    values = {"course": course_of(world.board, by)}
    return lambda: sources.connect_activity(activity=activity, values=values, expected_version=1, by=by)


def _place(world: World) -> Act:
    by, (source, _key) = world.contact, source_of(world.board, world.contact)
    place = LearningPlace.objects.create(source=source)
    values = {"unit": unit_of(world.board), "level": Level.MANAGER.value}
    return lambda: sources.connect_place(place=place, values=values, expected_version=1, by=by)


def _opt_in(world: World) -> Act:
    return lambda: opted_in(world.board, world.contact)


def _hashed(world: World) -> Act:
    unit_of(world.board)
    course_of(world.board, world.contact)
    rows = [HASHED_HEADERS, ("A", ANNA, "Förskolan Ängen", "chef", "Grundkurs", "2026-03-01")]
    draft = draft_of(world, opted_in(world.board, world.contact), rows, ImportKind.HASHED)
    seen = hashed_preview(draft, world.day).seen
    return lambda: hashed.import_hashed(draft=draft, seen=seen, expected_version=1, by=world.contact)


def _purge(world: World) -> Act:
    _hashed(world)()
    opt_in = HashedOptIn.objects.get()
    draft = draft_of(world, opt_in, [("Personnummer",), (EVA,)], ImportKind.PEOPLE)
    seen = leaving_preview(draft, world.day).seen
    return lambda: hashed.purge_hashed(draft=draft, seen=seen, expected_version=1, by=world.contact)


def _purge_ended(world: World) -> Act:
    _hashed(world)()
    HashedOptIn.objects.update(valid_from=None, valid_to=world.day - dt.timedelta(days=1))
    return lambda: hashed.purge_ended_hashes(authority=world.board, by=world.contact)


def _outreach(world: World) -> Act:
    values = {"title": "Kväll", "kind": OutreachKind.EVENT, "audience": Audience.SCHOOL, "held_on": world.day}
    return lambda: outreach.save_outreach(
        outreach=Outreach(authority=world.board), values=values, expected_version=1, by=world.contact
    )


EXAMPLES: dict[str, Callable[[World], Act]] = {
    "fyren.competence.actions.courses.save_course": _course,
    "fyren.competence.actions.courses.save_requirement": _requirement,
    "fyren.competence.actions.headcounts.say_headcount": _headcount,
    "fyren.competence.actions.imports.start_competence_import": _start,
    "fyren.competence.actions.imports.set_competence_columns": _columns,
    "fyren.competence.actions.imports.discard_competence_import": _discard,
    "fyren.competence.actions.imports.import_numbers": _import,
    "fyren.competence.actions.hashed.decide_hashed_import": _opt_in,
    "fyren.competence.actions.hashed.import_hashed": _hashed,
    "fyren.competence.actions.hashed.purge_hashed": _purge,
    "fyren.competence.actions.hashed.purge_ended_hashes": _purge_ended,
    "fyren.competence.actions.outreach.save_outreach": _outreach,
    "fyren.competence.actions.sources.make_learning_source": _source,
    "fyren.competence.actions.sources.end_learning_source": _end,
    "fyren.competence.actions.sources.connect_activity": _activity,
    "fyren.competence.actions.sources.connect_place": _place,
}
