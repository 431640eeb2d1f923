"""An example object for every route that names one: what the walk through the table of rights asks for.

A maker gets the world, the authority that shall own the object, and the role that will ask for it; it returns the
address's arguments. It is also called with an authority where the role is not held, and `is_own` is then False. What
then meets who asks is 404 for a route whose policy says `own`; for the others it stands in `AWAY`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import count

from fyren.base import clock
from fyren.people.access_table import Outcome
from fyren.people.models import ApiToken, BodyDecision, DecisionKind, RoleAssignment, Unit, User
from fyren.people.roles import Role
from fyren.plan.actions import imports
from fyren.plan.models import (
    ConsultationAnswer,
    EditorialNote,
    InternalNote,
    Interpretation,
    Plan,
    PlanEdition,
    PlanImport,
    PlanLink,
    Revision,
)
from fyren.plan.rules import Stage
from tests.access import (
    assessments,
    competence,
    cooperation,
    detection,
    editing,
    employees,
    indicators,
    reports,
    steering,
)
from tests.access.maker import Arguments, Asked, Away, Maker, Query
from tests.actions.world import STRUCTURE, World
from tests.plan.imports.documents import EXAMPLE, read_text
from tests.plan.revision.course import Course


def _person(asked: Asked) -> Arguments:
    return {"public_id": asked.world.people["bjorn"].public_id}


def _assignment(asked: Asked) -> Arguments:
    return {"public_id": asked.world.people["bjorn"].assignments.get().public_id}


def _body(asked: Asked) -> Arguments:
    return {"public_id": asked.authority.public_id}


def _unit(asked: Asked) -> Arguments:
    made = Unit.objects.create(authority=asked.authority, name="Björkens förskola")
    return {"public_id": made.public_id}


def _token(asked: Asked) -> Arguments:
    """A key of whoever asks; of Carin's where it is another's."""
    holder = asked.world.people["carin"]
    if asked.is_own:
        holder = _asking(asked)
    token = ApiToken.objects.create(
        user=holder,
        name="Beslutsstödet",
        role=asked.role or Role.CONTACT,
        body=asked.authority,
        token_hash=secrets.token_hex(32),
        expires_on=asked.world.day,
    )
    return {"public_id": token.public_id}


def _asking(asked: Asked) -> User:
    """The one of the cast who holds the role where it is asked about; somebody without a role for none."""
    if asked.role is None:
        return User.objects.get_or_create(email="utan@fyren.example", name="Utan Roll")[0]
    return RoleAssignment.objects.filter(role=asked.role, body=asked.authority).select_related("user")[0].user


def _slug(asked: Asked) -> Arguments:
    return {"slug": asked.world.edition.plan.slug}


def _open_set(asked: Asked) -> Arguments:
    return {"key": "insatsomraden"}


def _decision(asked: Asked) -> Arguments:
    decision = BodyDecision.objects.create(
        body=asked.authority, kind=DecisionKind.APPLIES_PLAN, concerning="Exempelplan"
    )
    return {"public_id": decision.public_id}


def _import(asked: Asked) -> Arguments:
    world = asked.world
    started = imports.start_import(document=read_text(EXAMPLE), authority=world.executive, by=world.coordinator)
    PlanImport.objects.filter(pk=started.pk).update(authority=asked.authority)
    return {"public_id": started.public_id}


def _home(asked: Asked) -> World:
    """The world with the plan that is asked about: another authority's is a plan of its own."""
    if asked.is_own:
        return asked.world
    world = _another(asked.world)
    Plan.objects.filter(pk=world.plan.pk).update(authority=asked.authority)
    return world


def _plan(asked: Asked) -> Arguments:
    return {"slug": _home(asked).plan.slug}


def _edition(asked: Asked) -> Arguments:
    world = _home(asked)
    return {"slug": world.plan.slug, "number": world.edition.number}


def _node(asked: Asked) -> Arguments:
    world = _home(asked)
    return {"slug": world.plan.slug, "node": world.focus_area.slug}


def _edition_node(asked: Asked) -> Arguments:
    return _node(asked) | {"number": 1}


def _permanent(asked: Asked) -> Arguments:
    return {"public_id": _home(asked).focus_area.public_id}


def _comparison(asked: Asked) -> Arguments:
    """The adopted edition and a later one, also adopted."""
    plan = _home(asked).plan
    if not plan.editions.filter(number=2).exists():
        later = PlanEdition(plan=plan, number=2, stage=Stage.ADOPTED, structure=STRUCTURE.to_json())
        later.freeze()
        later.save()
    return {"slug": plan.slug, "a": 1, "b": 2}


def _link(asked: Asked) -> Arguments:
    plan = _home(asked).plan
    PlanLink.objects.get_or_create(from_plan=plan, named="En annan plan")
    return {"slug": plan.slug, "place": 1}


def _editorial_note(asked: Asked) -> Arguments:
    note = EditorialNote.objects.create(edition=_home(asked).edition, path="section/1/p1", text="En anmärkning.")
    return {"public_id": note.public_id}


def _internal_note(asked: Asked) -> Arguments:
    """An auditor reads what has been handed over, wherever; the others read what their own authority has."""
    is_handed_over = asked.role is Role.AUDITOR and asked.is_own
    note = InternalNote.objects.create(
        authority=asked.authority,
        focus_area=asked.world.focus_area,
        text="En anteckning.",
        handed_over_at=clock.now() if is_handed_over else None,
    )
    return {"public_id": note.public_id}


def _reading(asked: Asked) -> Arguments:
    return {"reading": "tolkning"}


def _interpretation(asked: Asked) -> Arguments:
    made = Interpretation.objects.create(
        development_area=asked.world.area, direction_goal=asked.world.direction_goal, rationale="En läsning."
    )
    return _reading(asked) | {"public_id": made.public_id}


def _sort(asked: Asked) -> Arguments:
    return {"sort": "riktningsmal"}


def _direction_goal(asked: Asked) -> Arguments:
    return _sort(asked) | {"public_id": asked.world.direction_goal.public_id}


@cache
def _revision(drive: Callable[[Course], Revision]) -> Maker:
    """A revision of a plan of the authority's own, driven to where the route is open."""

    def make(asked: Asked) -> Arguments:
        world = _another(asked.world)
        revision = drive(Course(world))
        Plan.objects.filter(pk=world.plan.pk).update(authority=asked.authority)
        return {"public_id": revision.public_id}

    return make


def _another(world: World) -> World:
    """The same municipality with one more plan."""
    return replace(world, slug=f"plan-{next(_NUMBERS)}")


def _handed_over(course: Course) -> Revision:
    revision = course.sent()
    course.handed_over(revision)
    return revision


def _ready_to_propose(course: Course) -> Revision:
    revision = course.compiled()
    course.mapped(revision)
    return revision


def _plan_to_revise(asked: Asked) -> Arguments:
    world = _another(asked.world)
    Plan.objects.filter(pk=world.plan.pk).update(authority=asked.authority)
    return {"slug": world.slug}


def _consulted_body(asked: Asked) -> Arguments:
    """A plan out for consultation, and the body that answers."""
    revision = Course(_another(asked.world)).sent()
    return {"public_id": revision.public_id, "body_id": asked.authority.public_id}


def _text(asked: Asked) -> Arguments:
    return {"kind": "notering", "field": "text"} | _internal_note(asked)


_NUMBERS = count(1)

OBJECTS: dict[str, Maker] = {
    "consultation_answer": _consulted_body,
    "consultation_hand_over": _consulted_body,
    "partner_answer": _revision(Course.sent),
    "revision": _revision(Course.sent),
    "revision_answers": _revision(_handed_over),
    "revision_compile": _revision(Course.sent),
    "revision_decide": _revision(Course.proposed),
    "revision_draft": _revision(Course.opened),
    "revision_mapping": _revision(Course.edited),
    "revision_open": _plan_to_revise,
    "revision_propose": _revision(_ready_to_propose),
    "revision_send": _revision(Course.edited),
    "revision_withdraw": _revision(Course.opened),
    "text_blank": _text,
    "open_set_csv": _open_set,
    "open_set_json": _open_set,
    "token_end": _token,
    "token_for": _person,
    "api_plan": _slug,
    "body": _body,
    "body_change": _body,
    "body_decision_add": _body,
    "body_decision_change": _decision,
    "body_succeed": _body,
    "import_answer": _import,
    "import_discard": _import,
    "import_label": _import,
    "import_mentions": _import,
    "import_preview": _import,
    "import_publish": _import,
    "import_review": _import,
    "import_title": _import,
    "import_undo": _import,
    "internal_note": _internal_note,
    "internal_note_hand_over": _internal_note,
    "interpretation_end": _interpretation,
    "interpretation_new": _reading,
    "model_change": _direction_goal,
    "model_new": _sort,
    "note_edit": _editorial_note,
    "note_new": _edition,
    "note_remove": _editorial_note,
    "person": _person,
    "person_change": _person,
    "person_password": _person,
    "person_state": _person,
    "plan": _plan,
    "plan_compare": _comparison,
    "plan_compare_choose": _plan,
    "plan_edition": _edition,
    "plan_edition_node": _edition_node,
    "plan_editions": _plan,
    "plan_facts": _edition,
    "plan_link": _link,
    "plan_node": _node,
    "plan_permanent": _permanent,
    "plan_title": _plan,
    "registrar_documents": _body,
    "unit_change": _unit,
    "unit_new": _body,
    "role_end": _assignment,
    "role_give": _person,
    **indicators.OBJECTS,
    **steering.OBJECTS,
    **reports.OBJECTS,
    **assessments.OBJECTS,
    **editing.OBJECTS,
    **detection.OBJECTS,
    **cooperation.OBJECTS,
    **competence.OBJECTS,
    **employees.OBJECTS,
}


_PUBLIC = Away(Outcome.ALLOWED, "what is adopted is public, whoever owns it")
_MUNICIPAL = Away(Outcome.ALLOWED, "administrators keep the whole municipal group")
_COMMON = Away(Outcome.ALLOWED, "the steering model belongs to no authority")
_STEERED = Away(Outcome.REFUSED, "the plan is public, but only its own coordinator keeps it")
_ANNOTATED = Away(
    Outcome.REFUSED, "a coordinator annotates the own plan; editors annotate every one", frozenset({Role.EDITOR})
)
_SENT = Away(Outcome.ALLOWED, "once sent out, a revision is read by everyone who is logged in")

AWAY: dict[str, Away] = {
    **dict.fromkeys(("plan", "plan_compare", "plan_compare_choose", "plan_edition", "plan_edition_node"), _PUBLIC),
    **dict.fromkeys(("plan_editions", "plan_node", "plan_permanent"), _PUBLIC),
    "body": Away(Outcome.ALLOWED, "the organisation is public"),
    **dict.fromkeys(("body_change", "body_succeed", "body_decision_add", "body_decision_change"), _MUNICIPAL),
    **dict.fromkeys(("person", "person_change", "person_password", "person_state"), _MUNICIPAL),
    **dict.fromkeys(("role_end", "role_give"), _MUNICIPAL),
    **dict.fromkeys(("interpretation_end", "interpretation_new", "model_change", "model_new"), _COMMON),
    **dict.fromkeys(("plan_facts", "plan_link", "plan_title"), _STEERED),
    **dict.fromkeys(("note_edit", "note_new", "note_remove"), _ANNOTATED),
    **dict.fromkeys(("api_plan", "open_set_csv", "open_set_json"), _PUBLIC),
    "token_end": Away(Outcome.UNKNOWN, "of others' keys one is told nothing", frozenset({Role.ADMINISTRATOR})),
    "token_for": _MUNICIPAL,
    "revision": _SENT,
    "revision_answers": Away(Outcome.REFUSED, "only the plan's own coordinator weighs answers", verb="POST"),
    **indicators.AWAY,
    **steering.AWAY,
    **reports.AWAY,
    **assessments.AWAY,
    **editing.AWAY,
    **detection.AWAY,
    **cooperation.AWAY,
    **competence.AWAY,
    **employees.AWAY,
}

# Where reading leads on to another page, and why. Everywhere else a redirection is not the page that was asked for.
LEADS_ON: dict[str, str] = {
    **dict.fromkeys(
        ("import_answer", "import_label", "import_mentions", "import_publish", "import_title", "import_undo"),
        "the forms stand on the review's own page",
    ),
    "account_change_password": "who has no password, as nobody in the cast, makes one first",
    "account_login": "who is logged in is shown the day",
    "account_logout": "who is not logged in has nothing to leave",
    "consultation_hand_over": "nothing is answered yet, so there is nothing to hand over",
    "home": "who is logged in is shown the day",
    "plan_permanent": "a permanent address leads to where the wording stands now",
    "registrar": "who keeps one authority's documents is led to them",
    **steering.LEADS_ON,
    **reports.LEADS_ON,
    **editing.LEADS_ON,
    **employees.LEADS_ON,
    **cooperation.LEADS_ON,
}

# What is a person's own, so that each who asks for it needs one of her own.
PERSONAL = frozenset({"token_end"}) | detection.PERSONAL

# Some routes are told by the address's query, with the verb, what they are about.
QUERIES: dict[tuple[str, str], Query] = {
    ("GET", "note_new"): lambda world: "plats=section/1/p1",
    ("GET", "internal_note_new"): lambda world: f"om={world.focus_area.public_id}",
    ("POST", "internal_note_new"): lambda world: f"om={world.focus_area.public_id}",
    ("POST", "revision_answers"): lambda world: f"vag={ConsultationAnswer.objects.latest('pk').public_id}",
    ("POST", "revision_draft"): lambda world: "del=title",
    **steering.QUERIES,
    **reports.QUERIES,
    **editing.QUERIES,
}
