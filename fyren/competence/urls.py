"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.competence.views import courses, coverage, imports, staff
from fyren.competence.views.courses import COURSES, REQUIREMENTS
from fyren.people.access import KEEPERS
from fyren.people.routes import KNOWN, View, only, route

KEEPER = only(*KEEPERS, own=True)
COURSE = "kunskap/kurser/<str:public_id>/"
FILE = "kunskap/fil/<str:public_id>/"


def _kept(address: str, view: View, *, name: str) -> URLPattern:
    """A form for those who keep the authority's registers."""
    return route(address, view, get=KEEPER, post=KEEPER, name=name)


urlpatterns: list[URLPattern] = [
    route("kunskap/tackning/", coverage.coverage, get=KNOWN, name="coverage"),
    route("kunskap/tackning/<str:public_id>/", coverage.body_coverage, get=KNOWN, name="body_coverage"),
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
]
