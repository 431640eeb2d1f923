"""Example objects for the addresses of the self-assessment in fyren/reports/urls.py; see tests/access/objects.py."""

from __future__ import annotations

from itertools import count

from fyren.people.access_table import Outcome
from fyren.reports.assessing.queries import content_of
from fyren.reports.models import Assessment, AssessmentEdition
from tests.access.maker import Arguments, Asked, Away, Maker

_YEARS = count(2015)  # there is one assessment a year


def _made(asked: Asked) -> Assessment:
    year = next(each for each in _YEARS if not Assessment.objects.filter(year=each).exists())
    return Assessment.objects.create(authority=asked.authority, year=year)


def _closed(asked: Asked) -> Arguments:
    made = _made(asked)
    Assessment.objects.filter(pk=made.pk).update(closed_on=asked.world.day)
    edition = AssessmentEdition(assessment=made, frozen_by=asked.world.coordinator.actor)
    edition.holding(content_of(made, asked.world.day)).save()
    return {"public_id": made.public_id}


def _open(asked: Asked) -> Arguments:
    return {"public_id": _made(asked).public_id}


def _question(asked: Asked) -> Arguments:
    return _open(asked) | {"key": "training-plan"}


def _body(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id}


OBJECTS: dict[str, Maker] = {
    **dict.fromkeys(("assessment", "assessment_file"), _closed),
    "assessment_answer": _question,
    "assessment_close": _open,
    "assessment_new": _body,
}
_READ = Away(Outcome.ALLOWED, "a closed assessment everyone who is logged in reads, whoever's it is")
AWAY: dict[str, Away] = dict.fromkeys(("assessment", "assessment_file"), _READ)
