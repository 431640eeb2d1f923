"""Bodies of the municipal group, persons who log in, and the roles they hold."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.models import DatedModel, FactStamped, VersionedModel, dates_in_order, holding_on
from fyren.people.roles import Role
from fyren.vault.sealing import Problem


class UserManager(BaseUserManager["User"]):
    """Makes users; e-mail addresses are kept in lower case, so that one person cannot be two."""

    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        """Add a person who may log in. Without a password the person cannot, until one is set."""
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Find by e-mail, whatever case it was typed in."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, VersionedModel):
    """An employee or elected who logs in. Never a person who seeks or gets help."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(_("may log in"), default=True)
    # Set by an administrator, who has seen it: nothing but a change of password is open until the person has made one.
    password_is_temporary = models.BooleanField(default=False, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name, as Django's own code asks for it."""
        return self.name


class BodyKind(models.TextChoices):
    """What a body is in Swedish municipal law and practice."""

    COUNCIL = "council", _("Council")
    EXECUTIVE_BOARD = "executive_board", _("Executive board")
    COMMITTEE = "committee", _("Committee of the executive board")
    BOARD = "board", _("Board")
    JOINT_BOARD = "joint_board", _("Joint board")
    COMPANY = "company", _("Company")
    ADMINISTRATION = "administration", _("Administration")
    FEDERATION = "federation", _("Local federation")


# A committee prepares for its board and an administration works for one; neither is an authority of its own.
NOT_AUTHORITIES = frozenset({BodyKind.COMMITTEE, BodyKind.ADMINISTRATION})


class PlanScope(models.TextChoices):
    """Whether plans that address "all administrations and companies" address this body."""

    INCLUDED = "included", _("Included")
    OWN_DECISION = "own_decision", _("Through owner directive and own decision")
    OUTSIDE = "outside", _("Outside")


class BodyQuerySet(models.QuerySet["Body"]):
    """Selections of bodies."""

    def on(self, day: dt.date) -> BodyQuerySet:
        """Those that exist on the day."""
        return self.filter(holding_on(day))

    def living_first(self, day: dt.date) -> BodyQuerySet:
        """Those that had ended before the day last, otherwise in the usual order."""
        has_ended = models.Case(models.When(valid_to__lt=day, then=1), default=0)
        return self.order_by(has_ended, *(self.model._meta.ordering or ()))

    def authorities(self) -> BodyQuerySet:
        """Those that are authorities of their own."""
        return self.exclude(kind__in=NOT_AUTHORITIES)


class Body(VersionedModel, DatedModel, FactStamped):
    """A council, board, company, administration or federation, for as long as it exists under its name.

    A body that changes name, merges or splits gets a successor and keeps its own row, so that last year's activity
    still reads rightly.
    """

    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    plan_scope = models.CharField(
        _("plans for all administrations and companies"),
        max_length=20,
        choices=PlanScope.choices,
        default=PlanScope.INCLUDED,
    )
    scope_reason = FreeCharField(_("why outside"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("body")
        constraints = [
            dates_in_order("body_dates_in_order"),
            models.CheckConstraint(
                name="body_outside_has_reason",
                condition=~models.Q(plan_scope=PlanScope.OUTSIDE) | ~models.Q(scope_reason=""),
                violation_error_message=_("Say why the body is outside."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """What is no authority belongs to one, and nothing belongs to itself, however far up."""
        above, seen = self.parent, {self.pk} if self.pk else set()
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("A body cannot belong to itself. Choose another body.")})
            seen.add(above.pk)
            above = above.parent
        if not self.is_authority and self.parent is None:
            raise ValidationError(
                {"parent": _("A committee or an administration belongs to an authority. Choose which.")}
            )

    @property
    def is_authority(self) -> bool:
        """A board or company is an authority; an administration never is."""
        return self.kind not in NOT_AUTHORITIES

    @property
    def authority(self) -> Body:
        """The authority that answers for this body: itself, or the nearest above it that is one.

        Raises:
            ValueError: the body is no authority and belongs to none.
        """
        body: Body | None = self
        while body is not None:
            if body.is_authority:
                return body
            body = body.parent
        raise ValueError(f"{self.name} belongs to no authority")


class Succession(models.Model):
    """One body follows another on a day; several rows make a merger or a split."""

    predecessor = models.ForeignKey(Body, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Body, models.PROTECT, related_name="origins")
    on = models.DateField(_("date"))
    note = FreeCharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                name="succession_not_itself", condition=~models.Q(predecessor=models.F("successor"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} {self.on}"


class DecisionKind(models.TextChoices):
    """A decision that binds a body to the municipality's plans."""

    OWNER_DIRECTIVE = "owner_directive", _("Owner directive")
    APPLIES_PLAN = "applies_plan", _("Own decision to apply the plan")


class BodyDecision(VersionedModel, FactStamped):
    """A company's owner directive, or its own board's decision to apply a plan. What is not known is empty, not
    guessed."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions", verbose_name=_("body"))
    kind = models.CharField(_("kind"), max_length=20, choices=DecisionKind.choices)
    concerning = FreeCharField(_("concerning"), max_length=300)
    decided_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    section = FreeCharField(_("section"), max_length=20, blank=True)
    dnr = FreeCharField(_("registration number"), max_length=60, blank=True)

    class Meta:
        ordering = ["kind", "decided_on"]
        verbose_name = _("decision")

    def __str__(self) -> str:
        return f"{self.body}: {self.concerning}"

    @property
    def authority(self) -> Body:
        """The authority that owns the decision."""
        return self.body.authority


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Selections of role assignments."""

    def on(self, day: dt.date) -> RoleAssignmentQuerySet:
        """Those that hold on the day."""
        return self.filter(holding_on(day))


class RoleAssignment(VersionedModel, DatedModel):
    """A person holds a role at a body for a period."""

    user = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    body = models.ForeignKey(Body, models.PROTECT, related_name="assignments", verbose_name=_("body"))

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "role"]
        verbose_name = _("role")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.body}"

    @property
    def authority(self) -> Body:
        """The authority at which the role is held."""
        return self.body.authority

    def clean(self) -> None:
        """The last day is not before the first. The day before it means: taken back on the day it was given."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from - dt.timedelta(days=1):
            raise ValidationError({"valid_to": _("The end date is before the start date. Choose a later one.")})


class UnitRun(models.TextChoices):
    """Who runs a unit. Values are stored."""

    OWN = "own", _("The municipality or its company")
    PRIVATE = "private", _("Private provider")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Selections of units."""

    def on(self, day: dt.date) -> UnitQuerySet:
        """Those that exist on the day."""
        return self.filter(holding_on(day))

    def workplaces(self) -> UnitQuerySet:
        """Those where people work; elected members are a unit to be counted, and no workplace."""
        return self.filter(is_workplace=True)


class Unit(VersionedModel, DatedModel):
    """A workplace that an authority answers for, for as long as it exists under its name: a preschool, a home-care
    group, a private provider's school. Rooms hang routines and knowledge on it."""

    authority = models.ForeignKey(Body, models.PROTECT, related_name="units", verbose_name=_("body"))
    name = FreeCharField(_("name of the unit"), max_length=120)
    run_by = models.CharField(_("run by"), max_length=10, choices=UnitRun.choices, default=UnitRun.OWN)
    is_workplace = models.BooleanField(_("people work there"), default=True)
    succeeded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="before", verbose_name=_("followed by")
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["authority__position", "authority__name", "name"]
        verbose_name = _("unit")
        constraints = [dates_in_order("unit_dates_in_order")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Two units of one authority never have the same name at once: files name units by it."""
        self.name = " ".join(self.name.split())
        others = Unit.objects.filter(authority=self.authority_id, name__iexact=self.name).exclude(pk=self.pk)
        if any(self.overlaps(each) for each in others):
            raise ValidationError({"name": _("There is a unit with that name already. Add what tells them apart.")})
        if self.succeeded_by_id is not None and (self.succeeded_by_id == self.pk or self.valid_to is None):
            raise ValidationError({"succeeded_by": _("Only a unit that has a last day is followed by another.")})


class LogCheckOutcome(models.TextChoices):
    """What a check of the log led to."""

    NOTHING = "nothing", _("Nothing to remark on")
    LOOK_INTO = "look_into", _("Something to look into")


class LogCheck(VersionedModel):
    """An auditor has checked the audit of a period: recurring log checks are statute (lag 2001:454, 10 §).

    `findings` is what the verification of the chain said at that moment, as problem and place.
    """

    checked_at = models.DateTimeField(default=clock.now, editable=False)
    checked_by = models.CharField(max_length=32, editable=False)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=LogCheckOutcome.choices)
    note = FreeTextField(_("note"), blank=True)
    rows = models.PositiveIntegerField(editable=False)
    findings = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["-checked_at"]
        verbose_name = _("log check")
        constraints = [
            models.CheckConstraint(
                name="log_check_days_in_order",
                condition=models.Q(last_day__gte=models.F("first_day")),
                violation_error_message=_("The end date is before the start date. Choose a later one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day}"

    @property
    def found_whole(self) -> bool:
        """True when no row was altered, added or missing; that sealing was late is another matter."""
        return all(problem == Problem.NOT_SEALED for problem, _place in self.findings)


class ApiToken(VersionedModel):
    """A key by which another system reads what its holder's role may: never more, and nothing once the role ends.

    The key itself is shown once and kept nowhere; here stands its hash.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="tokens", verbose_name=_("person"))
    name = FreeCharField(_("what it is used for"), max_length=120)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_on = models.DateField(_("last day"))
    last_used_on = models.DateField(_("last used on"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    made_by = models.CharField(max_length=32, editable=False)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("key to the API")

    def __str__(self) -> str:
        return self.name

    @property
    def authority(self) -> Body:
        """The authority at which the role is held."""
        return self.body.authority

    def holds_on(self, day: dt.date) -> bool:
        """True when it may be used on the day, if the role still holds."""
        return self.ended_on is None and day <= self.expires_on
