"""Figures of knowledge: a file of 400,000 completions taken in, and the matrix read, on a database of their own."""

from __future__ import annotations

import csv
import datetime as dt
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import django
from django.core.handlers.wsgi import WSGIHandler

from bench.pages import get, query_count
from bench.site import manage, own_process, temporary_var
from bench.steering import coordinators_cookie
from bench.timing import ms, row, spread

EMPLOYEES, COURSES, YEARS, COMPLETIONS, UNITS = 8_000, 20, 5, 400_000, 160
OF_LEVEL = {"manager": 3, "official": 12, "front_line": 35}  # people of each level in a unit
IMPORT_AIM, MATRIX_AIM = "below 20 s, 300 MB", "below 100 ms, 15 queries"


def measure() -> None:
    """In a process of its own, since memory is a process's."""
    with temporary_var() as var:
        manage(var, "prepare")
        own_process("bench.competence", var)


def measure_here() -> None:
    """The import, the import of the same once more, and the pages."""
    django.setup()
    from fyren.competence.models import Completion
    from fyren.people.models import Body
    from fyren.vault.keys import make_ring, ring_path

    make_ring(ring_path())
    _organisation()
    body = Body.objects.get(short_name="Omsorg")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kurser.csv"
        _write(path)
        for what in ("import of 400,000 completions", "the same file once more"):
            seconds, taken = _import(path, body)
            remark = f"{_peak():.0f} MB at most; {taken:,} numbers written, {Completion.objects.count():,} kept"
            row(what, f"{seconds:.1f} s", IMPORT_AIM, remark)
    _spread_out()
    handler, cookie = WSGIHandler(), coordinators_cookie()
    for what, address in (
        ("coverage of knowledge, matrix", "/kunskap/tackning/"),
        ("coverage of a body's units", f"/kunskap/tackning/{body.public_id}/"),
    ):
        call = partial(get, handler, address, cookie=cookie)
        queries, pages = query_count(call), spread(call, runs=60, warm_up=3)
        row(
            f"{what}, p50",
            ms(pages.p50),
            MATRIX_AIM,
            f"p95 {ms(pages.p95)}, {queries} queries, {_cpu(call)} of the processor",
        )


def _cpu(call: partial[bytes]) -> str:
    runs, start = 60, time.process_time()
    for _ in range(runs):
        call()
    return ms((time.process_time() - start) / runs)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _organisation() -> None:
    from fyren.base import clock
    from fyren.competence.counts import write_headcounts
    from fyren.competence.models import Course, Requirement
    from fyren.house.demo.load import load_cast, load_organisation
    from fyren.people.models import Unit

    bodies = load_organisation()
    load_cast(bodies)
    day = clock.today()
    Unit.objects.bulk_create(Unit(authority=bodies["Omsorg"], name=f"Enhet {number}") for number in range(UNITS))
    courses = Course.objects.bulk_create(
        Course(authority=bodies["KS"], name=f"Kurs {number}", gives="base", form="e_learning", valid_months=24 + number)
        for number in range(COURSES)
    )
    Requirement.objects.bulk_create(Requirement(course=course, level=level) for course in courses for level in OF_LEVEL)
    write_headcounts({
        (unit, level, dt.date(day.year - year, 1, 1)): number
        for unit in Unit.objects.values_list("pk", flat=True)
        for level, number in OF_LEVEL.items()
        for year in range(YEARS)
    })  # fmt: skip


def _write(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(_rows())


def _rows() -> Iterator[tuple[str, ...]]:
    from fyren.base import clock

    today, chance = clock.today(), random.Random(8)
    yield ("Enhet", "Nivå", "Kurs", "Genomförd")
    levels = list(OF_LEVEL)
    for _ in range(COMPLETIONS):
        day = today - dt.timedelta(days=chance.randrange(YEARS * 365))
        (level,) = chance.choices(levels, weights=list(OF_LEVEL.values()))
        yield (f"Enhet {chance.randrange(UNITS)}", level, f"Kurs {chance.randrange(COURSES)}", day.isoformat())


def _import(path: Path, body: object) -> tuple[float, int]:
    """The whole of it: read, kept, looked through, taken in."""
    from fyren.base import clock
    from fyren.competence.actions.imports import import_numbers, start_competence_import
    from fyren.competence.importing.files import read_sheet
    from fyren.competence.importing.numbers import preview_of
    from fyren.competence.models import ImportKind
    from fyren.house.demo.cast import somebody_as
    from fyren.people.models import Body
    from fyren.people.roles import Role

    assert isinstance(body, Body)
    by = somebody_as(Role.CONTACT, body, clock.today())
    start = time.perf_counter()
    sheet = read_sheet(path)
    kind = ImportKind.COMPLETIONS
    draft = start_competence_import(authority=body, kind=kind, sheet=sheet, file_name=path.name, by=by)
    seen = preview_of(draft, by.day).seen
    taken = import_numbers(draft=draft, seen=seen, expected_version=1, by=by)
    return time.perf_counter() - start, taken


def _spread_out() -> None:
    """The units belong to as many bodies as there are."""
    from fyren.people.models import Body, BodyKind, Unit

    bodies = list(Body.objects.authorities().filter(valid_to=None).exclude(kind=BodyKind.COUNCIL))
    for number, unit in enumerate(Unit.objects.all()):
        Unit.objects.filter(pk=unit.pk).update(authority=bodies[number % len(bodies)])


if __name__ == "__main__":
    measure_here()
