"""Personal drafts: what somebody has typed and not yet saved, kept for that person alone.

No act: nothing that anybody else reads changes. The deliberate save is the act, and the draft is then dropped. Texts
are screened as everywhere: a personal identity number stops the draft too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base import clock
from fyren.base.forms import refuse_personal_numbers
from fyren.base.history.changes import object_type
from fyren.base.jobs import JobSpec
from fyren.base.models import PersonalDraft, PublicModel
from fyren.base.screening import without_controls

LARGEST = 200_000  # characters: more than all of a round's texts for a body
KEPT_FOR = dt.timedelta(days=90)


def draft_of(actor: str, about: PublicModel) -> PersonalDraft | None:
    """What the person has typed about the object and not saved; None when there is nothing.

    `data` has the form's fields by name, to be given to it as `initial`.
    """
    return _drafts(actor, about).first()


def keep_draft(actor: str, about: PublicModel, data: Mapping[str, str]) -> PersonalDraft:
    """Keep what the person has typed about the object, in place of what was kept before.

    Args:
        data: field names with what stands in them.

    Raises:
        ValidationError: a text holds a personal identity number, or there is too much of it. Nothing is then kept.
    """
    if sum(map(len, data.values())) > LARGEST:
        raise ValidationError(_("The text is too long to be kept as a draft. Save it in parts."))
    kept = {name: without_controls(text, one_line=False) for name, text in data.items()}
    for text in (*kept, *kept.values()):  # a name, too, is whatever was sent
        refuse_personal_numbers(text)
    draft, _made = PersonalDraft.objects.update_or_create(
        actor=actor,
        object_type=object_type(about),
        object_id=about.public_id,
        defaults={"data": kept, "saved_at": clock.now()},
    )
    return draft


def drop_draft(actor: str, about: PublicModel) -> None:
    """Forget what the person had typed: it is saved, or thrown away."""
    _drafts(actor, about).delete()


def forget_old_drafts(now: dt.datetime) -> int:
    """Forget what nobody has touched for three months; returns how many there were."""
    forgotten, _by_model = PersonalDraft.objects.filter(saved_at__lt=now - KEPT_FOR).delete()
    return forgotten


FORGETTING = JobSpec(
    name="forget_drafts",
    title=gettext_lazy("Old drafts"),
    does=gettext_lazy("Forgets what people have typed and not saved, when nobody has touched it for three months."),
    every=dt.timedelta(days=1),
    run=lambda turn: forget_old_drafts(clock.now()),
)


def _drafts(actor: str, about: PublicModel) -> models.QuerySet[PersonalDraft]:
    return PersonalDraft.objects.filter(actor=actor, object_type=object_type(about), object_id=about.public_id)
