"""Blanking a text in every version: the row, who and when remain; the words do not."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.forms import refuse_personal_numbers
from fyren.base.history import blank_entries, log_blanked
from fyren.base.models import ChangeEntry
from fyren.people.viewer import Viewer
from fyren.plan.access import check_blank
from fyren.plan.blanking import blank_wording
from fyren.plan.queries.blanking import HeldText, Place, all_sorts, logged_under
from fyren.plan.sorts import removal_mark
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

REASON_LENGTH = 200


@action(Act.TEXT_BLANKED)
def blank(*, text: HeldText, reason: str, expected_version: int, by: Viewer) -> None:
    """Blank a text wherever it stands: in its object or in every edition of its plan, in the change log, in the import
    that it came from and in the search. A mark stands in its place, and who, when and why in the history.

    Args:
        text: as `fyren.plan.queries.blanking.held_text` gives it.
        expected_version: the version of what the text is about, as it was seen.

    Raises:
        PermissionDenied: `by` is not registrar at the authority that owns the text.
        Conflict: someone changed it meanwhile.
        ValidationError: there is no reason, or no text, or it is blanked already; or an edition's wording does not
            match its checksum.
    """
    check_blank(by, text.owner)
    why = _checked(reason)
    if not text.words.strip():
        raise ValidationError(_("There is no text here to blank."))
    if text.words == removal_mark():
        raise ValidationError(_("This text is blanked already."))
    if text.place is Place.WORDING:
        blank_wording(text.about, text.field, why, expected_version, by=by)
    elif text.place is Place.LOGGED:
        _blank_logged(text, why, by=by)
    elif text.sort is not None:
        text.sort.blank(text.about, text.field, reason=why, expected_version=expected_version, by=by)
    record(Act.TEXT_BLANKED, by=by.actor, about=text.about, fields=[text.field], authority=text.owner.public_id)


def _checked(reason: str) -> str:
    why = reason.strip()
    if not why or len(why) > REASON_LENGTH:
        raise ValidationError(_("Say in a sentence why the text is blanked."))
    refuse_personal_numbers(why)
    return why


def _blank_logged(text: HeldText, reason: str, *, by: Viewer) -> None:
    """Empty the log entries of what was removed. They and their authors stay, and who blanked them is added."""
    entries = logged_under(text.owner, text.about.public_id, text.field)
    for sort in all_sorts().values():
        if isinstance(text.about, sort.model):
            sort.blank_removed(entries, text.owner, reason=reason, by=by)
    blank_entries(ChangeEntry.objects.filter(pk__in=[entry.pk for entry in entries]), reason=reason)
    log_blanked(text.about, [text.field], authority=text.owner.public_id, reason=reason, by=by.actor)
