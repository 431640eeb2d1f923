"""The closed lists that an activity is described by. Values are stored."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.steering.rules import ActivityStatus, BudgetState, Instance, LeadingSystem, StanceKind
from fyren.steering.year_template import PhaseKind

STATES = [
    (BudgetState.DRAFT.value, _("Draft")),
    (BudgetState.PROPOSED.value, _("Proposed")),
    (BudgetState.ADOPTED.value, _("Adopted")),
    (BudgetState.AMENDING.value, _("Adopted, change being prepared")),
    (BudgetState.CLOSED.value, _("Closed")),
]
INSTANCES = [
    (Instance.BOARD.value, _("The board")),
    (Instance.COMMITTEE.value, _("A committee of the board")),
    (Instance.COMPANY_BOARD.value, _("The company's board")),
    (Instance.DELEGATION.value, _("Delegation")),
]
STANCES = [
    (StanceKind.PRIORITISED.value, _("Prioritised")),
    (StanceKind.CORE.value, _("Done within the ordinary mission")),
    (StanceKind.NOT_THIS_YEAR.value, _("Not this year")),
    (StanceKind.NOT_CONCERNED.value, _("Not concerned")),
]
STATUSES = [
    (ActivityStatus.NOT_STARTED.value, _("Not started")),
    (ActivityStatus.ONGOING.value, _("Ongoing")),
    (ActivityStatus.DONE.value, _("Done")),
    (ActivityStatus.CANCELLED.value, _("Cancelled")),
]
SYSTEMS = [
    (LeadingSystem.FYREN.value, _("Fyren")),
    (LeadingSystem.OWN.value, _("The body's own system")),
]
PHASE_KINDS = [
    (PhaseKind.STEERING.value, _("The municipality's year")),
    (PhaseKind.DUTY.value, _("Outside duty")),
]


class Origin(models.TextChoices):
    """Where an activity comes from."""

    BUDGET_ASSIGNMENT = "budget_assignment", _("Assignment in the council's budget")
    OWN = "own", _("Own initiative")
    MOTION = "motion", _("Motion")
    AUDIT = "audit", _("Audit")
    STATE_GRANT = "state_grant", _("State grant")


class Financing(models.TextChoices):
    """How an activity is paid. The money is the internal budget's, never the plan's."""

    WITHIN_FRAME = "within_frame", _("Within the ordinary frame")
    SET_ASIDE = "set_aside", _("Money set aside")
    STATE_GRANT = "state_grant", _("State grant")
    UNDECIDED = "undecided", _("Not decided")


class Knowledge(models.TextChoices):
    """What an activity builds on."""

    RESEARCH = "research", _("Research")
    PROVEN = "proven", _("Proven experience")
    UNTESTED = "untested", _("Untested")


class Perspective(models.TextChoices):
    """Perspectives that an activity has been thought through from."""

    CHILDREN = "children", _("The child's best")
    PARTICIPATION = "participation", _("Participation")
    EQUALITY = "equality", _("Equality")


class TargetGroup(models.TextChoices):
    """Whom an activity is for."""

    CHILDREN = "children", _("Children and young people")
    EXPOSED = "exposed", _("Adults exposed to violence")
    USING = "using", _("People using violence")
    HONOUR = "honour", _("People in an honour context")
    VULNERABLE = "vulnerable", _("Especially vulnerable groups")
    STAFF = "staff", _("Employees")
    LEADERS = "leaders", _("Managers and elected")
    RESIDENTS = "residents", _("All residents")
