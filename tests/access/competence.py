"""Example objects for the addresses in fyren/competence/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from itertools import count

from fyren.competence.models import Course, CourseForm, Gives, Requirement
from fyren.competence.rules import Level
from fyren.people.access_table import Outcome
from fyren.people.models import Unit
from tests.access.maker import Arguments, Asked, Away, Maker

_NUMBERS = count(1)


def _body(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id}


def _made(asked: Asked) -> Course:
    name = f"Kurs {next(_NUMBERS)}"
    return Course.objects.create(authority=asked.authority, name=name, gives=Gives.BASE, form=CourseForm.CLASSROOM)


def _course(asked: Asked) -> Arguments:
    return {"public_id": _made(asked).public_id}


def _requirement(asked: Asked) -> Arguments:
    made = Requirement.objects.create(course=_made(asked), level=Level.MANAGER, body=asked.authority)
    return {"public_id": made.public_id}


def _unit(asked: Asked) -> Arguments:
    made = Unit.objects.create(authority=asked.authority, name=f"Enhet {next(_NUMBERS)}")
    return {"public_id": made.public_id}


OBJECTS: dict[str, Maker] = {
    **dict.fromkeys(("body_coverage", "course_new", "staff"), _body),
    **dict.fromkeys(("course", "course_change", "requirement_new"), _course),
    "requirement_change": _requirement,
    "headcount": _unit,
}
_NUMBERS_OF_ALL = "numbers of groups, and what is required of them, everyone who is logged in reads"
AWAY: dict[str, Away] = {
    "body_coverage": Away(Outcome.ALLOWED, _NUMBERS_OF_ALL),
    "course": Away(Outcome.ALLOWED, _NUMBERS_OF_ALL),
}
