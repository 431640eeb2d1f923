"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from fyren.competence.views import base_course, courses, coverage, hashed, imports, outreach, sources, staff
from fyren.competence.views.courses import COURSES, REQUIREMENTS
from fyren.competence.views.hashed import HASHED
from fyren.competence.views.outreach import OUTREACH
from fyren.competence.xapi import door
from fyren.people.access import KEEPERS
from fyren.people.routes import EVERYONE, KNOWN, Policy, View, guarded, only, route

KEEPER = only(*KEEPERS, own=True)
COURSE = "kunskap/kurser/<str:public_id>/"
FILE = "kunskap/fil/<str:public_id>/"
SOURCE = "kunskap/kalla/<str:public_id>/"
PLATFORM = Policy(_("A learning platform, with a key of its own"))


def _kept(address: str, view: View, *, name: str) -> URLPattern:
    """A form for those who keep the authority's registers."""
    return route(address, view, get=KEEPER, post=KEEPER, name=name)


urlpatterns: list[URLPattern] = [
    route("kunskap/tackning/", coverage.coverage, get=KNOWN, name="coverage"),
    route("kunskap/tackning/<str:public_id>/", coverage.body_coverage, get=KNOWN, name="body_coverage"),
    route("grundkurs/", base_course.base_course, get=EVERYONE, name="base_course"),
    route("kunskap/kurser/", courses.courses, get=KNOWN, name="courses"),
    route(COURSE, courses.course, get=KNOWN, name="course"),
    _kept("kunskap/ny-kurs/<str:public_id>/", COURSES.add, name="course_new"),
    _kept(f"{COURSE}andra/", COURSES.change, name="course_change"),
    _kept(f"{COURSE}krav/", REQUIREMENTS.add, name="requirement_new"),
    _kept("kunskap/krav/<str:public_id>/andra/", REQUIREMENTS.change, name="requirement_change"),
    route("kunskap/personal/<str:public_id>/", staff.staff, get=KEEPER, name="staff"),
    _kept("kunskap/antal/<str:public_id>/", staff.headcount, name="headcount"),
    _kept("kunskap/las-in/<slug:kind>/<str:public_id>/", imports.competence_import_new, name="competence_import_new"),
    _kept(FILE, imports.competence_import, name="competence_import"),
    _kept(f"{FILE}kolumner/", imports.competence_import_columns, name="competence_import_columns"),
    _kept(f"{FILE}kasta/", imports.competence_import_discard, name="competence_import_discard"),
    route("kunskap/kallor/<str:public_id>/", sources.learning_sources, get=KEEPER, name="learning_sources"),
    _kept("kunskap/ny-kalla/<str:public_id>/", sources.learning_source_new, name="learning_source_new"),
    route(SOURCE, sources.learning_source, get=KEEPER, name="learning_source"),
    _kept(f"{SOURCE}avsluta/", sources.learning_source_end, name="learning_source_end"),
    _kept("kunskap/aktivitet/<str:public_id>/", sources.learning_activity, name="learning_activity"),
    _kept("kunskap/grupp/<str:public_id>/", sources.learning_place, name="learning_place"),
    route("kunskap/hash/<str:public_id>/", hashed.hashed, get=KEEPER, name="hashed"),
    _kept("kunskap/hash/<str:public_id>/nytt/", HASHED.add, name="hashed_new"),
    _kept("kunskap/hashbeslut/<str:public_id>/andra/", HASHED.change, name="hashed_change"),
    route("kunskap/utatriktat/", outreach.outreach, get=KNOWN, name="outreach"),
    _kept("kunskap/utatriktat/nytt/<str:public_id>/", OUTREACH.add, name="outreach_new"),
    _kept("kunskap/utatriktat/<str:public_id>/andra/", OUTREACH.change, name="outreach_change"),
    route("xapi/about", door.about, get=EVERYONE, name="xapi_about"),
    path("xapi/statements", guarded(door.statements, {"POST": PLATFORM, "PUT": PLATFORM}), name="xapi_statements"),
]
