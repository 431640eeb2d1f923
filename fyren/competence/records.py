"""What the room hands over when an authority's documents are taken out."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.clock import day_in_sweden
from fyren.base.records import Part, Record, period_of
from fyren.competence.models import Course, HashedOptIn, Outreach, Requirement
from fyren.competence.queries import courses_with_requirements


def competence_records(authority: str) -> Iterator[Record]:
    """The authority's courses, with of whom they are required, its decisions on hashed import and its outreach.

    Numbers are no documents: they come from HR's own.
    """
    for course in courses_with_requirements().filter(authority__public_id=authority):
        yield _course(course, authority)
    for opt_in in HashedOptIn.objects.filter(authority__public_id=authority):
        yield _decision(opt_in, authority)
    for done in Outreach.objects.filter(authority__public_id=authority):
        yield _outreach(done, authority)


def _outreach(done: Outreach, authority: str) -> Record:
    return Record(
        code="competence.Outreach",
        kind=_("Outreach to society"),
        public_id=done.public_id,
        title=done.title,
        authority=authority,
        state=_("Done"),
        is_draft=False,
        date=done.held_on,
        facts=(
            (_("Kind"), done.get_kind_display()),
            (_("For whom"), done.get_audience_display()),
            (_("With"), done.with_whom),
            (_("Reached"), "" if done.reach is None else str(done.reach)),
        ),
        parts=(Part("", done.about),),
    )


def _decision(opt_in: HashedOptIn, authority: str) -> Record:
    return Record(
        code="competence.HashedOptIn",
        kind=_("Decision on hashed import"),
        public_id=opt_in.public_id,
        title=_("Hashed import"),
        authority=authority,
        state=_("Holds") if opt_in.holds_on(clock.today()) else _("Ended"),
        is_draft=False,
        dnr=opt_in.dnr,
        date=opt_in.decided_on,
        facts=((_("Decided by"), opt_in.decided_by), (_("Holds"), period_of(opt_in))),
        parts=(Part(_("When hashes are removed"), opt_in.purge),),
    )


def _course(course: Course, authority: str) -> Record:
    is_ended = course.valid_to is not None and course.valid_to < clock.today()
    return Record(
        code="competence.Course",
        kind=_("Course"),
        public_id=course.public_id,
        title=course.name,
        authority=authority,
        state=_("Ended") if is_ended else _("Holds"),
        is_draft=False,
        date=course.valid_from or day_in_sweden(course.created_at),
        facts=(
            (_("What it gives"), course.get_gives_display()),
            (_("How it is held"), course.get_form_display()),
            (_("Months that it is valid"), str(course.valid_months or _("always"))),
            (_("Required of"), "; ".join(_required(each) for each in course.requirements.all())),
        ),
        parts=(Part(_("What one learns"), course.about),),
    )


def _required(requirement: Requirement) -> str:
    if requirement.body is None:
        where = _("in all boards and companies")
    else:
        units = ", ".join(unit.name for unit in requirement.units.all())
        where = f"{requirement.body.name} ({units})" if units else requirement.body.name
    return f"{requirement.get_level_display()}, {where}"
