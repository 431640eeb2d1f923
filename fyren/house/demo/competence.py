"""The demo's knowledge about violence: invented courses, units and numbers, with gaps as there are in life.

The names say that they are made up.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from fyren.competence.actions.courses import save_course, save_requirement
from fyren.competence.actions.headcounts import say_headcount
from fyren.competence.actions.outreach import save_outreach
from fyren.competence.actions.sources import make_learning_source
from fyren.competence.counts import CompletionCell, write_completions
from fyren.competence.models import (
    FILE,
    Audience,
    Course,
    CourseForm,
    Gives,
    LearningSource,
    Outreach,
    OutreachKind,
    Requirement,
)
from fyren.competence.rules import Level, month_number
from fyren.competence.xapi.counting import count_waiting
from fyren.competence.xapi.keeping import keep_statements
from fyren.competence.xapi.reading import Told
from fyren.house.demo.cast import somebody_as
from fyren.people.actions import save_unit
from fyren.people.models import Body, Unit, UnitRun
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

BASE_IRI, UNKNOWN_IRI = "https://portal.example/kurser/grund", "https://portal.example/kurser/samtal-om-vald"
ELECTED, MANAGER, OFFICIAL, FRONT = Level.ELECTED, Level.MANAGER, Level.OFFICIAL, Level.FRONT_LINE


@dataclass(frozen=True, slots=True)
class ExampleCourse:
    """An invented course; `levels` it is required of, in the bodies (none: in all), in the units (none: in all)."""

    key: str
    name: str
    about: str
    gives: Gives
    form: CourseForm
    months: int | None
    levels: tuple[Level, ...]
    bodies: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


COURSES = (
    ExampleCourse(
        "base", "Grundkurs om våld (exempel)", "Vad våld är, hur det märks och vad var och en gör.",
        Gives.BASE, CourseForm.E_LEARNING, 36, (ELECTED, MANAGER, OFFICIAL, FRONT),
    ),
    ExampleCourse(
        "honour", "Hedersrelaterat våld och förtryck (exempel)", "Hur förtrycket ser ut, och hur man frågar.",
        Gives.DEEPENING, CourseForm.CLASSROOM, 36, (FRONT,), ("Utbildning", "Arbete och välfärd"),
    ),
    ExampleCourse(
        "lead", "Att leda arbetet mot våld (exempel)", "Chefens ansvar: rutiner, arbetsmiljö och egen personal.",
        Gives.LEADERSHIP, CourseForm.CLASSROOM, 24, (MANAGER,),
    ),
    ExampleCourse(
        "freda", "FREDA kortfrågor (exempel)", "Att använda bedömningsmetoden i samtal.",
        Gives.INSTRUMENT, CourseForm.CLASSROOM, 24, (FRONT,), ("Arbete och välfärd",),
        ("Mottagningen för vuxna (exempel)", "Ekonomiskt bistånd (exempel)"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExampleUnit:
    """An invented unit: how many of each level, and in percent how many have completed each course; how long ago the
    most of them did, in months."""

    body: str
    name: str
    people: dict[Level, int]
    done: dict[str, int]
    ago: int = 10
    run_by: UnitRun = UnitRun.OWN


UNITS = (
    ExampleUnit("KS", "Kommunstyrelsens ledamöter (exempel)", {ELECTED: 15}, {"base": 60}, 20),
    ExampleUnit("KS", "Kommunledningen (exempel)", {MANAGER: 9, OFFICIAL: 64}, {"base": 78, "lead": 55}, 14),
    ExampleUnit("Utbildning", "Nämndens ledamöter (exempel)", {ELECTED: 11}, {"base": 45}, 28),
    ExampleUnit(
        "Utbildning", "Förskolorna i väster (exempel)", {MANAGER: 6, FRONT: 118}, {"base": 71, "honour": 24, "lead": 66}
    ),
    ExampleUnit(
        "Utbildning", "Skolorna i norr (exempel)", {MANAGER: 8, OFFICIAL: 12, FRONT: 164},
        {"base": 58, "honour": 31, "lead": 50}, 26,
    ),
    ExampleUnit(
        "Utbildning", "Elevhälsan norr (exempel)", {MANAGER: 2, FRONT: 23}, {"base": 96, "honour": 91, "lead": 100}, 8
    ),
    ExampleUnit(
        "Utbildning", "Fristående förskolan Linden (exempel)", {MANAGER: 1, FRONT: 14}, {"base": 29}, 18,
        UnitRun.PRIVATE,
    ),
    ExampleUnit("Arbete och välfärd", "Nämndens ledamöter (exempel)", {ELECTED: 11}, {"base": 73}, 12),
    ExampleUnit(
        "Arbete och välfärd", "Mottagningen för vuxna (exempel)", {MANAGER: 3, FRONT: 31},
        {"base": 100, "honour": 84, "freda": 87, "lead": 100}, 16,
    ),
    ExampleUnit(
        "Arbete och välfärd", "Ekonomiskt bistånd (exempel)", {MANAGER: 4, OFFICIAL: 9, FRONT: 52},
        {"base": 83, "honour": 40, "freda": 19, "lead": 75}, 30,
    ),
    ExampleUnit(
        "Arbete och välfärd", "Arbetsmarknad (exempel)", {MANAGER: 3, FRONT: 27}, {"base": 67, "honour": 22, "lead": 33}
    ),
    ExampleUnit("Omsorg", "Nämndens ledamöter (exempel)", {ELECTED: 11}, {"base": 27}, 33),
    ExampleUnit("Omsorg", "Hemvården söder (exempel)", {MANAGER: 5, FRONT: 142}, {"base": 34, "lead": 20}, 22),
    ExampleUnit("Omsorg", "Särskilt boende Eken (exempel)", {MANAGER: 2, FRONT: 47}, {"base": 49, "lead": 50}),
    ExampleUnit(
        "Omsorg", "Hemvård i enskild regi (exempel)", {MANAGER: 1, FRONT: 19}, {"base": 0}, 18, UnitRun.PRIVATE
    ),
    ExampleUnit("Kultur och fritid", "Bad och idrott (exempel)", {MANAGER: 3, FRONT: 38}, {"base": 42}, 20),
    ExampleUnit("Vidingehem", "Styrelsens ledamöter (exempel)", {ELECTED: 7}, {"base": 86}, 9),
    ExampleUnit(
        "Vidingehem", "Bovärdarna (exempel)", {MANAGER: 2, OFFICIAL: 21, FRONT: 44}, {"base": 62, "lead": 0}, 15
    ),
)  # fmt: skip
# (body, title, kind, audience, with whom, months ago, how many it reached)
OUTREACH = (
    ("Kultur och fritid", "Kväll för ledare om våld och normer (exempel)", OutreachKind.EVENT, Audience.ASSOCIATION,
     "Idrottsföreningen Eken (exempel)", 2, 34),
    ("Kultur och fritid", "Kväll för ledare om våld och normer (exempel)", OutreachKind.EVENT, Audience.ASSOCIATION,
     "Scoutkåren Björken (exempel)", 5, 18),
    ("Utbildning", "Lektioner om rätten att välja (exempel)", OutreachKind.TEACHING, Audience.SCHOOL,
     "Skolorna i norr (exempel)", 3, 412),
    ("Arbete och välfärd", "Samtalskväll på sfi (exempel)", OutreachKind.EVENT, Audience.NEWCOMERS,
     "Sfi (exempel)", 7, 46),
    ("KS", "En vecka fri från våld (exempel)", OutreachKind.CAMPAIGN, Audience.PUBLIC, "", 0, None),
    ("Vidingehem", "Kort i tvättstugorna (exempel)", OutreachKind.MATERIAL, Audience.PUBLIC, "", 9, 3200),
)  # fmt: skip
_EARLIER = 0.94  # so many they were, two years ago, of what they are


def load_competence(*, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """Courses of the executive board's, required here and there; units with more and less knowledge."""
    coordinator = cast["amira"]
    courses = {each.key: _course(each, bodies, coordinator) for each in COURSES}
    for each in UNITS:
        _unit(each, bodies[each.body], courses, coordinator.day)
    for course in COURSES:
        _in_units(course, courses[course.key], coordinator)
    _platform(bodies["Utbildning"], coordinator.day)
    for name, title, kind, audience, with_whom, months, reach in OUTREACH:
        body, held_on = bodies[name], coordinator.day - relativedelta(months=months)
        values = {
            "title": title,
            "kind": kind,
            "audience": audience,
            "with_whom": with_whom,
            "held_on": held_on,
            "reach": reach,
        }
        by = somebody_as(Role.CONTACT, body, coordinator.day)
        save_outreach(outreach=Outreach(authority=body), values=values, expected_version=1, by=by)


def _platform(body: Body, today: dt.date) -> None:
    """A learning platform that has told of a course that is known and of one that nobody has said what it is."""
    by = somebody_as(Role.CONTACT, body, today)
    values = {"name": "Utbildningsportalen (exempel)"}
    source, _key = make_learning_source(authority=body, values=values, by=by)
    unit, level = "Elevhälsan norr (exempel)", FRONT.value
    told = [
        Told(uuid.uuid4(), str(number).encode(), BASE_IRI if number < 4 else UNKNOWN_IRI, today, unit, level)
        for number in range(7)
    ]
    keep_statements(source, told)
    LearningSource.objects.filter(pk=source.pk).update(last_used_on=today)
    count_waiting()


def _course(each: ExampleCourse, bodies: dict[str, Body], by: Viewer) -> Course:
    begun = dt.date(by.day.year - 4, 1, 1)
    values = {
        "name": each.name,
        "about": each.about,
        "gives": each.gives,
        "form": each.form,
        "valid_months": each.months,
        "valid_from": begun,
        "code": BASE_IRI if each.key == "base" else "",
    }
    course = save_course(course=Course(authority=bodies["KS"]), values=values, expected_version=1, by=by)
    for level in each.levels:
        required_of: list[Body | None] = [bodies[name] for name in each.bodies]
        for body in required_of or [None]:
            required = {"level": level.value, "body": body, "valid_from": begun}
            save_requirement(requirement=Requirement(course=course), values=required, expected_version=1, by=by)
    return course


def _in_units(each: ExampleCourse, course: Course, by: Viewer) -> None:
    """The requirement holds in the units that the example names."""
    for requirement in course.requirements.filter(body__units__name__in=each.units).distinct():
        units = list(Unit.objects.filter(authority=requirement.body, name__in=each.units))
        save_requirement(
            requirement=requirement, values={"units": units}, expected_version=requirement.row_version, by=by
        )


def _unit(each: ExampleUnit, body: Body, courses: dict[str, Course], today: dt.date) -> None:
    by = somebody_as(Role.CONTACT, body, today)
    named = Unit.objects.filter(authority=body, name=each.name).first()
    values = {"name": each.name, "run_by": each.run_by, "is_workplace": set(each.people) != {ELECTED}}
    unit = named or save_unit(unit=Unit(authority=body), values=values, expected_version=1, by=by)
    earlier = {level: max(1, round(number * _EARLIER)) for level, number in each.people.items()}
    say_headcount(unit=unit, day=today - relativedelta(months=30), numbers=earlier, by=by)
    say_headcount(unit=unit, day=today - relativedelta(months=2), numbers=each.people, by=by)
    write_completions(_completed(each, unit, courses, month_number(today)), FILE)


def _completed(
    each: ExampleUnit, unit: Unit, courses: dict[str, Course], now: int
) -> dict[tuple[int, str, int, int], int]:
    """The completions: most of them a good while ago, some when the unit went together, a few as new people came."""
    found: dict[CompletionCell, int] = {}
    for key, percent in each.done.items():
        wanted = next(course for course in COURSES if course.key == key)
        for level in wanted.levels:
            number = each.people.get(level, 0) * percent // 100
            if number and (not wanted.bodies or each.body in wanted.bodies):
                old, new = number * 45 // 100, number * 20 // 100
                for months, some in ((each.ago + 13, old), (each.ago, number - old - new), (each.ago // 3, new)):
                    cell = unit.pk, level.value, courses[key].pk, now - months
                    found[cell] = found.get(cell, 0) + some
    return found
