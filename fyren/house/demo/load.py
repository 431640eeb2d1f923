"""Loads the demo's municipality through the same actions as people use, so that the audit begins with the first row."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from fyren import plan as plan_room
from fyren.base import clock
from fyren.house.demo.assessment import load_assessments
from fyren.house.demo.cast import BESIDE, CAST, Persona
from fyren.house.demo.competence import load_competence
from fyren.house.demo.cooperation import load_cooperation
from fyren.house.demo.councils import load_councils
from fyren.house.demo.counting import load_counting
from fyren.house.demo.indicators import load_indicators
from fyren.house.demo.offers import load_offers
from fyren.house.demo.organisation import BODIES, CHECKED, MERGED, REVIEW, SUCCESSIONS
from fyren.house.demo.own_figures import load_own_figures
from fyren.house.demo.reports import load_reports
from fyren.house.demo.rounds import load_rounds
from fyren.house.demo.routines import load_routines
from fyren.house.demo.steering_model import load_steering_model
from fyren.house.demo.story import load_story
from fyren.house.demo.year import load_years
from fyren.people import actions
from fyren.people.models import Body, User
from fyren.people.queries import viewer_for
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.plan.models import Plan
from fyren.vault.actions import OPERATOR

REAL_PLAN = Path(plan_room.__file__).parent / "examples" / "vaxjo-plan-mot-vald.txt"
REAL_TITLE = "Plan mot våld i nära relationer och hedersrelaterat förtryck"  # as the plan calls itself in 2.3
DOCUMENTS = Path(__file__).parent / "documents"


def installer() -> Viewer:
    """Who sets an installation up, before there is anyone else: may administer, and is named so in the audit."""
    return Viewer(actor=OPERATOR, day=clock.today(), grants=(Grant(Role.ADMINISTRATOR, ""),))


def load_organisation() -> dict[str, Body]:
    """Add the municipal group; returns the bodies by short name."""
    by = installer()
    bodies: dict[str, Body] = {}
    for position, fact in enumerate(BODIES, start=1):
        values = {
            "short_name": fact.short_name,
            "name": fact.name,
            "kind": fact.kind,
            "parent": bodies.get(fact.parent),
            "plan_scope": fact.scope,
            "scope_reason": fact.scope_reason,
            "position": position,
            "source": fact.source,
            "checked_on": CHECKED if fact.source else None,
            "review_by": REVIEW if fact.source else None,
        }
        bodies[fact.short_name] = actions.add_body(values=values, by=by)
    for predecessor, successor, note in SUCCESSIONS:
        actions.succeed_body(
            body=bodies[predecessor],
            successor=bodies[successor],
            on=MERGED.replace(year=MERGED.year + 1, month=1, day=1),
            note=note,
            expected_version=bodies[predecessor].row_version,
            by=by,
        )
    return bodies


def load_cast(
    bodies: dict[str, Body], passwords: dict[str, str] | None = None, personas: Iterable[Persona] = CAST
) -> dict[str, User]:
    """Add the cast with their roles; returns the people by key. Without passwords nobody can log in by one."""
    by = installer()
    people: dict[str, User] = {}
    for persona in personas:
        password = (passwords or {}).get(persona.key)
        person = actions.add_person(email=persona.email, name=persona.name, password=password, by=by)
        actions.give_role(user=person, role=persona.role, body=bodies[persona.body], valid_from=None, by=by)
        people[persona.key] = person
    return people


def viewers(people: dict[str, User]) -> dict[str, Viewer]:
    """The cast as viewers, by key."""
    return {key: viewer_for(person) for key, person in people.items()}


def load_demo(passwords: dict[str, str]) -> dict[str, Viewer]:
    """The whole demo but the guide: the municipal group, the cast, the plans, and what the cast has done with them.

    Returns the cast as viewers, by key.
    """
    bodies = load_organisation()
    cast = viewers(load_cast(bodies, passwords))
    load_cast(bodies, passwords, BESIDE)
    load_plans()
    plan = Plan.objects.get(title=REAL_TITLE)
    load_steering_model(plan, by=cast["amira"])
    example = Plan.objects.exclude(pk=plan.pk).get()
    load_indicators(by=cast["amira"])
    load_story(plan, example, bodies=bodies, cast=cast)
    load_years(plan, example, bodies=bodies, cast=cast)
    load_cooperation(bodies=bodies, cast=cast)
    load_councils(bodies=bodies, cast=cast)
    load_routines(bodies=bodies)
    load_offers(bodies=bodies, cast=cast)
    load_competence(bodies=bodies, cast=cast)
    load_counting(bodies=bodies, cast=cast)
    load_own_figures(by=cast["amira"])
    load_rounds(bodies=bodies, cast=cast)
    load_reports(plan, cast=cast)
    load_assessments(plan, bodies=bodies)
    return cast


def load_plans() -> None:
    """Import the real plan and an example one, and leave another example under review."""
    _import_plan(REAL_PLAN, title=REAL_TITLE, address="plan-mot-vald", publish=True)
    _import_plan(DOCUMENTS / "mangfaldsprogram-exempel.txt", address="mangfaldsprogram-exempel", publish=True)
    _import_plan(DOCUMENTS / "likabehandlingsplan-exempel.txt")


def _import_plan(document: Path, **options: Any) -> None:
    call_command("import_plan", document, authority="KS", stdout=StringIO(), **options)
