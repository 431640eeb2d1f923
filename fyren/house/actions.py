"""What is done in the house itself, recorded as everywhere else."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.jobs import job_named
from fyren.base.jobs.models import Job
from fyren.people.access import check_administer
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.JOB_ASKED_FOR)
def ask_for_job(*, name: str, by: Viewer) -> Job:
    """Have a job run as soon as a worker sees it, whatever its time. Asked for twice it is run once.

    Raises:
        PermissionDenied: `by` is no administrator.
        ValidationError: there is no such job, or it is not run in this installation.
    """
    check_administer(by)
    spec = job_named(name)
    if spec is None:
        raise ValidationError(_("There is no such job. Choose one from the list."))
    if spec.hindered():
        raise ValidationError(spec.hindered())
    job, _made = Job.objects.get_or_create(name=name)
    Job.objects.filter(pk=job.pk).update(asked_for_at=clock.now())
    record(Act.JOB_ASKED_FOR, by=by.actor, about=job)
    return job
