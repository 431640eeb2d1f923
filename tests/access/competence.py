"""Example objects for the addresses in fyren/competence/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from itertools import count

from fyren.base.importing.models import tables_json
from fyren.base.importing.rows import Layout
from fyren.competence.importing.files import keep
from fyren.competence.importing.layout import NumbersLayout
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
    LearningSource,
    Outreach,
    OutreachKind,
    Requirement,
)
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


def _import_new(asked: Asked) -> Arguments:
    return {"kind": "genomforda", **_body(asked)}


def _import(asked: Asked) -> Arguments:
    sheet = keep("", [["Enhet", "Kurs"], ["Ängen", "Grundkurs"]])
    draft = CompetenceImport.objects.create(
        authority=asked.authority,
        kind=ImportKind.COMPLETIONS,
        file_name="kurser.csv",
        tables=tables_json([sheet.head]),
        content=sheet.content,
        places=NumbersLayout(Layout(0, {0: "unit", 1: "course"}), is_settled=True).to_json(),
    )
    return {"public_id": draft.public_id}


def _made_source(asked: Asked) -> LearningSource:
    return LearningSource.objects.create(authority=asked.authority, name="Plattformen", token_hash="0" * 64)


def _source(asked: Asked) -> Arguments:
    return {"public_id": _made_source(asked).public_id}


def _activity(asked: Asked) -> Arguments:
    made = LearningActivity.objects.create(source=_made_source(asked), iri="https://plattform.example/1")
    return {"public_id": made.public_id}


def _place(asked: Asked) -> Arguments:
    return {"public_id": LearningPlace.objects.create(source=_made_source(asked)).public_id}


def _decision(asked: Asked) -> Arguments:
    made = HashedOptIn.objects.create(
        authority=asked.authority, decided_by="Nämnden", decided_on=asked.world.day, dnr="1", purge="Varje månad."
    )
    return {"public_id": made.public_id}


def _outreach(asked: Asked) -> Arguments:
    made = Outreach.objects.create(
        authority=asked.authority,
        title="Kväll",
        kind=OutreachKind.EVENT,
        audience=Audience.SCHOOL,
        held_on=asked.world.day,
    )
    return {"public_id": made.public_id}


OBJECTS: dict[str, Maker] = {
    **dict.fromkeys(
        (
            "body_coverage",
            "course_new",
            "staff",
            "outreach_new",
            "learning_sources",
            "learning_source_new",
            "hashed",
            "hashed_new",
        ),
        _body,
    ),
    **dict.fromkeys(("learning_source", "learning_source_end"), _source),
    "learning_activity": _activity,
    "hashed_change": _decision,
    "outreach_change": _outreach,
    "learning_place": _place,
    **dict.fromkeys(("course", "course_change", "requirement_new"), _course),
    "requirement_change": _requirement,
    "headcount": _unit,
    "competence_import_new": _import_new,
    **dict.fromkeys(("competence_import", "competence_import_columns", "competence_import_discard"), _import),
}
_NUMBERS_OF_ALL = "numbers of groups, and what is required of them, everyone who is logged in reads"
AWAY: dict[str, Away] = {
    "body_coverage": Away(Outcome.ALLOWED, _NUMBERS_OF_ALL),
    "course": Away(Outcome.ALLOWED, _NUMBERS_OF_ALL),
}
