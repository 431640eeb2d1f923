"""A language is approved: a named role's dated decision, entered by somebody else than who wrote last."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.editing.access import check_approve
from fyren.editing.checking import check_body
from fyren.editing.queries.desk import Desk
from fyren.guide.pack_files import Kind
from fyren.people.viewer import Viewer
from fyren.publishing import keeping
from fyren.publishing.keeping import Writing
from fyren.publishing.models import Revision
from fyren.publishing.packs import named
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.GUIDE_LANGUAGE_APPROVED)
def approve_language(
    *, code: str, role: str, approved_on: dt.date, expected_version: int | None, by: Viewer
) -> Revision:
    """Enter that somebody qualified has approved a language's texts. Saved as a draft, like every other change.

    Args:
        role: of who approved, never a name: "authorised translator, Arabic".

    Raises:
        PermissionDenied: `by` is no editor, or wrote the language's newest text.
        ValidationError: there is no such language, the role is missing, or the day lies in the future.
        Conflict: somebody was first.
    """
    desk = Desk()
    check_approve(by, desk.last_author(code))
    language = desk.language(code)
    if language is None:
        raise ValidationError(_("There is no such language."))
    if not role.strip():
        raise ValidationError({"role": _("Say in which role the texts were approved.")})
    if approved_on > by.day:
        raise ValidationError({"approved_on": _("The day lies in the future. Enter it when it has been decided.")})
    name = named(Kind.LANGUAGE, code)
    body = {**desk.newest[name].body, "approved_on": approved_on.isoformat(), "approved_by": role.strip()}
    check_body(name, body)
    made = keeping.save_body(desk.publisher, name, body, Writing(by.actor, expected_version))
    record(Act.GUIDE_LANGUAGE_APPROVED, by=by.actor, about=made.entry)
    return made
