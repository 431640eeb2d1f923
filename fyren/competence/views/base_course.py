"""The base course, for everyone: it needs no account, and nobody knows who takes it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from fyren.competence.base_course import base_courses
from fyren.people.requests import ViewerRequest


def base_course(request: ViewerRequest) -> HttpResponse:
    """Where it is taken, and its packages for learning platforms."""
    return render(request, "competence/base_course.html", {"base_courses": base_courses()})
